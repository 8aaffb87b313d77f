import type { Day } from '#lib/instants'
import { signedBy } from '#lib/signatory'
import { momentWords, type FlowNode } from '#ui'
import type { ItemAt, Stage } from '../../core/items/types.ts'
import type { ItemView } from '../../core/items/views.ts'
import { stepWords } from '../../core/items/words.ts'

const point: readonly Stage[] = ['collect', 'select', 'process', 'report', 'headGate', 'leaderGate']
const office: readonly { readonly id: string; readonly label: string; readonly event: string; readonly at: readonly ItemAt[]; readonly who: string }[] = [
  { id: 'screened', label: '区委办公室初筛', event: 'screened', at: ['submitted'], who: '信息科' }, { id: 'edited', label: '编辑', event: 'sent-to-review', at: ['screened', 'editing'], who: '信息科' },
  { id: 'reviewed', label: '审核', event: 'reviewed', at: ['reviewing'], who: '信息科负责人' }, { id: 'signed', label: '签发', event: 'signed', at: ['reviewing'], who: '办公室领导' }, { id: 'published', label: '刊发', event: 'published', at: ['signed'], who: '刊物' },
]

/** 流程: the steps of the point with person and time (R31), then those of the office. */
export function flowOf({ item, thread, waitingFor, sight }: Pick<ItemView, 'item' | 'thread' | 'waitingFor' | 'sight'>, today: Day): readonly FlowNode[] {
  const gates: readonly Stage[] = item.source.point === null ? ['collect'] : point
  const next = gates.find((stage) => !item.steps.some((step) => step.stage === stage))
  const isInside = item.at === 'drafted' || item.at === 'atOfficeHead' || item.at === 'atLeader'
  const own = gates.map((stage): FlowNode => {
    const step = item.steps.find((one) => one.stage === stage)
    if (step) return { id: stage, label: `${stepWords[stage]}${step.emergency ? '（紧急）' : ''}`, state: 'done', who: [signedBy(step.by)], when: momentWords(step.at, today) }
    return { id: stage, label: stepWords[stage], state: isInside ? (stage === next ? 'now' : 'next') : 'skipped', ...(isInside && stage === next ? { who: waitingFor } : {}) }
  })
  // What goes on inside the office is the office's: its unit sees what was decided and what came of it.
  const shown = sight === 'whole' ? office : office.filter(({ id }) => id === 'screened' || id === 'published')
  return [...own, ...shown.map(({ id, label, event, at, who }): FlowNode => {
    const found = thread.findLast((entry) => entry.event.type === event)
    const isNow = at.includes(item.at) && (id === 'reviewed' || id === 'signed' ? item.at === 'reviewing' && (item.reviewed === null) === (id === 'reviewed') : true)
    if (found && !isNow && !isInside) return { id, label, state: 'done', when: momentWords(found.at, today), ...(sight === 'whole' && found.byName !== '系统' ? { who: [found.byName] } : {}) }
    return { id, label, state: isNow && !isSettled(item) ? 'now' : item.at === 'archived' || isSettled(item) ? 'skipped' : 'next', who: [who] }
  })]
}

/** Put aside, merged or not used: nothing more is waited for. */
const isSettled = (item: ItemView['item']): boolean => item.at === 'screened' && item.screening.fate !== 'adopt'
