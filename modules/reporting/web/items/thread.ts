import type { ItemEvent } from '../../core/items/types.ts'
import { pointRoleWords } from '../../core/network/three.ts'
import { adoptionFormWords, adoptionLevelWords, fateWords, instructionLevelWords, returnerWords } from '../../core/items/words.ts'

/** Everything that can happen to an item, as a line. */
export function threadLine(event: ItemEvent): string {
  switch (event.type) {
    case 'drafted': return '采集'
    case 'received': return '登记'
    case 'selected': return '筛选'
    case 'amended': return '加工'
    case 'discarded': return `不报：${event.reason}`
    case 'handed-in': return `上报${event.lacks.length > 0 ? `（缺${event.lacks.map((role) => pointRoleWords[role]).join('、')}）` : ''}`
    case 'withdrawn': return '撤回'
    case 'passed': return `办公室主任把关通过${urgent(event.emergency)}`
    case 'approved': return `分管领导审签${urgent(event.emergency)}`
    case 'returned': return `${returnerWords[event.from]}退回：${event.reason}`
    case 'screened': return `初筛：${fateWords[event.fate]}${event.reason ? `（${event.reason}）` : ''}`
    case 'taken-in': return `并入《${event.title}》`
    case 'edited': return '编辑'
    case 'sent-to-review': return '事实已核实，送审'
    case 'reviewed': return '审核通过'
    case 'signed': return '签发'
    case 'sent-back': return `退回编辑：${event.reason}`
    case 'archived': return `归档${event.reason ? `：${event.reason}` : ''}`
    case 'uploaded': return `报送${adoptionLevelWords[event.to]}`
    case 'instructed': return `${instructionLevelWords[event.instruction.level]}${event.instruction.leader}批示${event.instruction.text ? `：${event.instruction.text}` : ''}`
    case 'adopted': return `被${adoptionLevelWords[event.adoption.level]}《${event.adoption.vehicle}》${event.adoption.issue}采用（${adoptionFormWords[event.adoption.form]}）`
    case 'published': return `刊于《${event.publication.name}》${event.publication.issue}`
  }
}

const urgent = (emergency: string | null): string => (emergency ? `（紧急：${emergency}）` : '')
