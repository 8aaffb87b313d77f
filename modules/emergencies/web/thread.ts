import type { EmergencyEvent } from '../core/types.ts'
import { alertWords, faultWords, gradeWords, reportName } from '../core/words.ts'

/** One thing that happened, as a line: what was done, and what was said with it. */
export interface ThreadLine { readonly act: string; readonly text: string; readonly isMinor?: boolean }
const of = (act: string, text = ''): ThreadLine => ({ act, text })
export const recipientWords = ({ leaders, city }: Extract<EmergencyEvent, { type: 'sent' }>['to']): string => [...leaders.map(({ name }) => name), ...(city ? ['市委值班室'] : [])].join('、')

/** Everything that can happen to an emergency in words. */
export function threadLine(event: EmergencyEvent, clock: (at: EmergencyEvent['at']) => string): ThreadLine {
  switch (event.type) {
    case 'received': return of('接报登记', event.record.content)
    case 'completed': return of('补充要素')
    case 'verified': return of('核实', event.words)
    case 'graded': return of('确认等级', `${gradeWords[event.grade]}${event.reason ? `，${event.reason}` : ''}`)
    case 'unit-reported': return of('登记单位报告时间', clock(event.reportedAt))
    case 'called-up': return of(event.to === 'city' ? '电话报告市委值班室' : '电话报告区委领导', `${clock(event.calledAt)}，接报人${event.whom}${event.words ? `：${event.words}` : ''}`)
    case 'submitted': return of(`${reportName(event.words, event.ordinal)}送审签`, event.words.kind === 'followUp' ? event.words.changes : '')
    case 'approved': return of('审签同意', event.words)
    case 'approved-orally': return of('口头审签', `${event.leader.name} ${clock(event.saidAt)}同意${event.words ? `：${event.words}` : ''}`)
    case 'returned': return of('退回修改', event.reason)
    case 'signed': return of('补签', `第${event.report}份报告`)
    case 'sent': return of(`上报${reportName(event, event.ordinal)}`, recipientWords(event.to))
    case 'instructed': return of('领导批示', `${event.leader.name}：${event.words}`)
    case 'acknowledged': return of('确认提醒')
    case 'alerted': return { ...of(`提醒：${alertWords[event.kind]}`, `第${event.round}次，${event.people.map(({ name }) => name).join('、')}`), isMinor: event.round > 1 }
    case 'judged': return of(`认定${faultWords[event.fault]}`, event.reason)
    case 'dismissed': return of('排除', event.reason)
    case 'evaluated': return of('评估', event.words)
    case 'archived': return of('归档')
  }
}
