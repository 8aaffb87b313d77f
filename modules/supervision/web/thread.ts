import { dayWords } from '#ui'
import type { Day } from '#lib/instants'
import { lightWords } from '../core/lights.ts'
import { conclusionWords, reminderWords, urgeWords } from '../core/rules.ts'
import type { ItemEvent } from '../core/types.ts'
import { percentWords } from './words.ts'

/** One thing that happened, as a line: what was done, and what was said with it. */
export interface ThreadLine {
  readonly act: string
  readonly text: string
  /** The part it is about; null where it is about the whole. */
  readonly assignment: number | null
  /** Done by the clock, or follows from what was done: shown smaller. */
  readonly isMinor?: boolean
}

const of = (act: string, text = '', assignment: number | null = null): ThreadLine => ({ act, text, assignment })

/** Everything that can happen to an item in words, from cause to close. */
export function threadLine(event: ItemEvent, today: Day): ThreadLine {
  switch (event.type) {
    case 'proposed': return of('提出立项', event.matter.title)
    case 'amended': return of('修改立项', event.matter.title)
    case 'registered': return of('审定立项', event.number)
    case 'declined': return of('不予立项', event.ending.reason)
    case 'planned': return of('分解任务', event.parts.map(({ lead, content }) => `${lead.name}：${content}`).join('；'))
    case 'assigned': return of('交办', `${event.assignments.length} 项任务，${dueWords(event.assignments.map(({ dueOn }) => dueOn), today)}`)
    case 'suspended': return of('挂起', event.stopped.reason)
    case 'resumed': return of('恢复办理', event.workdays > 0 ? `期限顺延${event.workdays}个工作日` : '')
    case 'terminated': return of('终止督办', event.ending.reason)
    case 'closing-proposed': return of('提出办结', `${conclusionWords[event.proposal.conclusion]}：${event.proposal.text}`)
    case 'leader-read': return of(event.read.verdict === 'satisfied' ? '领导阅示：满意' : '领导阅示：继续办理', [event.read.leader, event.read.words].filter(Boolean).join('：'))
    case 'closing-refused': return of('不同意办结', `${event.reason}${event.reopen.length > 0 ? `（重办任务${event.reopen.join('、')}）` : ''}`)
    case 'closed': return of('批准办结', conclusionWords[event.closing.conclusion])
    case 'follow-up-planned': return of(`安排第${event.number}次回头看`, dayWords(event.dueOn, today))
    case 'follow-up-checked': return of(`第${event.number}次回头看：${event.result === 'held' ? '成效巩固' : '出现反弹'}`, event.text)
    case 'reopened': return of('重新交办', `任务${event.assignments.map(({ assignment }) => assignment).join('、')}，${dueWords(event.assignments.map(({ dueOn }) => dueOn), today)}`)
    case 'archived': return of('归档')
    case 'light-changed': return { ...of(`${lightWords[event.change.from].name}转${lightWords[event.change.to].name}`), isMinor: true }
    default: return partLine(event, today)
  }
}

type PartEvent = Extract<ItemEvent, { assignment: number }>

function partLine(event: PartEvent, today: Day): ThreadLine {
  const line = (act: string, text = '') => of(act, text, event.assignment)
  switch (event.type) {
    case 'accepted': return line('签收')
    case 'objected': return line('退回改派', event.reason)
    case 'reassigned': return line('改派', `${event.from.name} → ${event.lead.name}，${dayWords(event.dated.dueOn, today)}前办结`)
    case 'upheld': return line('维持原派', event.reason)
    case 'reported': return line('报进度', `${percentWords(event.report.progress)}，${event.report.text}`)
    case 'submitted': return line('提交反馈', event.report.text)
    case 'signed': return line('审签反馈')
    case 'sent-back': return line('退回修改', event.reason)
    case 'passed': return line('审核通过', `质量${event.quality}分${event.remark ? `，${event.remark}` : ''}`)
    case 'reworked': return line('退回重办', event.reason)
    case 'urged': return line(`第${event.urge.number}次催办：${urgeWords[event.urge.level]}`, [event.urge.serial, event.urge.text].filter(Boolean).join('　'))
    case 'sign-in-urged': return { ...line('逾期未签收，自动催办'), isMinor: true }
    case 'reminded': return { ...line(`到期提醒：${reminderWords[event.kind]}`, `期限${dayWords(event.dueOn, today)}`), isMinor: true }
    case 'extension-asked': return line('申请延期', `延至${dayWords(event.asked.to, today)}：${event.asked.reason}`)
    case 'extension-granted': return line('同意延期', `${dayWords(event.extension.from, today)} → ${dayWords(event.extension.to, today)}`)
    case 'extension-refused': return line('不同意延期', event.reason)
  }
}

/** One day, or from the first to the last. */
function dueWords(days: readonly Day[], today: Day): string {
  const [first, last] = [days.toSorted()[0], days.toSorted().at(-1)]
  if (first === undefined || last === undefined) return ''
  return first === last ? `${dayWords(first, today)}前办结` : `${dayWords(first, today)}至${dayWords(last, today)}先后办结`
}
