import type { EmergencyView, MayDo } from '../core/views.ts'
import { countWords, reportWords } from '../core/words.ts'

export type ActName = MayDo['act']
/** How an act is named on its button. */
const words: Readonly<Record<ActName, string>> = {
  complete: '保存要素', verify: '登记核实', grade: '确认等级', 'note-unit-report': '登记单位报告', 'call-up': '登记电话上报', instruct: '登记批示', acknowledge: '确认提醒', judge: '认定瞒报谎报', dismiss: '排除', submit: '送审签', approve: '审签同意',
  'approve-orally': '登记口头审签', return: '退回修改', sign: '补签', send: '上报', evaluate: '评估', archive: '归档',
}
export const doneWords: Readonly<Record<ActName, string>> = {
  complete: '要素已保存', verify: '核实情况已登记', grade: '等级已确认', 'note-unit-report': '单位报告时间已登记', 'call-up': '电话上报已登记', instruct: '批示已登记', acknowledge: '已确认，不再提醒这一项', judge: '已认定', dismiss: '已排除', submit: '已送带班领导审签', approve: '已审签，请值班员上报',
  'approve-orally': '口头审签已登记，请上报；领导事后补签', return: '已退回修改', sign: '已补签', send: '已上报', evaluate: '评估已登记', archive: '已归档',
}
export const actLabel = ({ act, report }: MayDo, { emergency }: Pick<EmergencyView, 'emergency'>): string => {
  if (act === 'submit') return `${typeof report === 'string' ? reportWords[report] : ''}送审签`
  if (act === 'sign') return `补签第${countWords(Number(report))}份报告`
  if (act === 'send' && emergency.draft) return `上报${reportWords[emergency.draft.words.kind]}`
  return words[act]
}

/** What is waited for comes first; the first of these that the person may do is the page's next act. */
const order: readonly ActName[] = ['approve', 'send', 'approve-orally', 'submit', 'acknowledge', 'sign', 'evaluate', 'archive', 'call-up', 'grade', 'verify', 'complete', 'note-unit-report', 'instruct', 'return', 'judge', 'dismiss']
const nexts: ReadonlySet<ActName> = new Set(order.slice(0, 8))
const rare: ReadonlySet<ActName> = new Set(['judge', 'dismiss', 'note-unit-report'])
export const isHeavy = (act: ActName): boolean => act === 'return' || act === 'judge' || act === 'dismiss'

export interface Offered { readonly primary: MayDo | null; readonly others: readonly MayDo[]; readonly more: readonly MayDo[] }

/** Where each act stands: a leader first says that he knows; the telephone comes before every paper while the city has not been called. */
export function offeredOf({ may, emergency, waiting }: Pick<EmergencyView, 'may' | 'emergency' | 'waiting'>): Offered {
  const isUncalled = emergency.at === 'received' && !emergency.calls.some(({ to }) => to === 'city')
  const place = ({ act }: MayDo): number => (act === 'acknowledge' ? -2 : act === 'call-up' && isUncalled ? -1 : order.indexOf(act))
  // The form has its own report: the radio above it says which of the two.
  const ranked = may.filter(({ act, report }) => !(act === 'submit' && report === 'final') && !(act === 'acknowledge' && waiting === 0)).toSorted((one, other) => place(one) - place(other))
  const primary = ranked.find((one) => nexts.has(one.act) || place(one) < 0) ?? null
  const left = ranked.filter((one) => one !== primary)
  return { primary, others: left.filter(({ act }) => !rare.has(act)), more: left.filter(({ act }) => rare.has(act)) }
}
