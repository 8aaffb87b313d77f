import type { Day } from '#lib/instants'
import { dayWords } from '#ui'
import type { InspectionEvent } from '../core/types.ts'
import { reminderWords } from '../core/words.ts'

/** One thing that happened, as a line: what was done, and what was said with it. */
export interface ThreadLine { readonly act: string; readonly text: string; readonly problem: number | null; readonly isMinor?: boolean }

const of = (act: string, text = '', problem: number | null = null): ThreadLine => ({ act, text, problem })

/** Everything that can happen to an inspection in words. */
export function threadLine(event: InspectionEvent, today: Day): ThreadLine {
  switch (event.type) {
    case 'drafted': return of('拟定督查方案', event.plan.theme)
    case 'amended': return of('修改方案', event.plan.theme)
    case 'submitted': return of('送审方案')
    case 'approved': return of('批准方案', event.number)
    case 'returned': return of('退回修改方案', event.reason)
    case 'cancelled': return of('取消督查', event.reason)
    case 'notified': return of('发督查通知', event.notices.map(({ unit }) => unit.name).join('、'))
    case 'begun': return of('进点督查', '暗访，不发通知')
    case 'recorded': return of(event.problem === null ? '现场记录' : '发现问题', `${event.unit.name}：${event.entry.defect?.description ?? event.entry.text}`, event.problem)
    case 'reported': return of('提交督查报告')
    case 'revised': return of('退回修改报告', event.reason)
    case 'signed': return of('签署督查报告')
    case 'handed-out': return of('问题清单交单位整改')
    case 'read': return of('阅示督查报告', event.words)
    case 'closed': return of('办结')
    case 'rectifying-begun': return of('制定整改措施', event.plan, event.problem)
    case 'rectified': return of('报告整改情况', event.text, event.problem)
    case 'verified': return of('核验销号', event.text, event.problem)
    case 'sent-back': return of('退回再整改', event.reason, event.problem)
    case 'extension-asked': return of('申请整改延期', `拟延至${dayWords(event.to, today)}：${event.reason}`, event.problem)
    case 'extension-granted': return of('同意整改延期', `由${dayWords(event.from, today)}延至${dayWords(event.to, today)}`, event.problem)
    case 'extension-refused': return of('不同意整改延期', event.reason, event.problem)
    case 'reminded': return { ...of(reminderWords[event.kind], `期限${dayWords(event.dueOn, today)}`, event.problem), isMinor: true }
  }
}
