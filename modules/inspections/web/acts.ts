import type { ActName, MayDo } from '../core/views.ts'

/** How an act is named on its button. */
export const actWords: Readonly<Record<ActName, string>> = {
  amend: '修改方案', submit: '送审方案', approve: '批准方案', return: '退回修改', cancel: '取消督查', notify: '发督查通知', begin: '进点督查', record: '现场记录', report: '提交报告', revise: '退回修改报告', sign: '签署报告', 'note-read': '阅示报告',
  close: '办结督查', 'begin-rectifying': '制定整改措施', 'submit-rectified': '报告整改情况', verify: '核验销号', 'send-back': '退回再整改',
  'ask-extension': '申请延期', 'grant-extension': '同意延期', 'refuse-extension': '不同意延期',
}
/** What is said once it is done. */
export const doneWords: Readonly<Record<ActName, string>> = {
  amend: '方案已修改', submit: '方案已送审', approve: '方案已批准并编号', return: '已退回修改', cancel: '已取消督查', notify: '督查通知已发出', begin: '已进点督查', record: '已记录', report: '报告已提交，请督查组签字', revise: '已退回修改报告', sign: '已签字', 'note-read': '已阅示',
  close: '已办结', 'begin-rectifying': '整改措施已记入台账', 'submit-rectified': '整改情况已报督查组', verify: '已核验销号', 'send-back': '已退回再整改',
  'ask-extension': '延期申请已送牵头单位领导', 'grant-extension': '已同意延期', 'refuse-extension': '已告知不同意延期',
}

/** What is waited for comes first; the first of these that the person may do is the page's primary act. */
const order: readonly ActName[] = [
  'begin-rectifying', 'submit-rectified', 'approve', 'note-read', 'submit', 'notify', 'begin', 'record', 'sign', 'verify', 'grant-extension', 'close', 'report', 'send-back', 'refuse-extension', 'ask-extension', 'revise', 'return', 'amend', 'cancel',
]
const primaries: ReadonlySet<ActName> = new Set(order.slice(0, order.indexOf('close') + 1))
const rare: ReadonlySet<ActName> = new Set(['cancel'])
const heavy: ReadonlySet<ActName> = new Set(['return', 'revise', 'cancel', 'send-back', 'refuse-extension'])
export const isHeavy = (act: ActName): boolean => heavy.has(act)

export interface Offered {
  readonly primary: MayDo | null
  readonly others: readonly MayDo[]
  readonly more: readonly MayDo[]
  /** About one problem, by its number. */
  readonly problems: ReadonlyMap<number, readonly MayDo[]>
}

/** Where each act that the person may do stands on the page. */
export function offeredOf(may: readonly MayDo[]): Offered {
  const ranked = may.toSorted((one, other) => order.indexOf(one.act) - order.indexOf(other.act) || (one.problem ?? 0) - (other.problem ?? 0))
  const primary = ranked.find(({ act }) => primaries.has(act)) ?? null
  const left = ranked.filter((one) => one !== primary)
  const whole = left.filter(({ problem }) => problem === null)
  const numbers = [...new Set(left.flatMap(({ problem }) => problem ?? []))].toSorted((one, other) => one - other)
  return { primary, others: whole.filter(({ act }) => !rare.has(act)), more: whole.filter(({ act }) => rare.has(act)), problems: new Map(numbers.map((number) => [number, left.filter(({ problem }) => problem === number)])) }
}

/** Acts asked about with a reason and nothing besides. */
export const reasoned = {
  return: { title: '退回修改方案？', label: '修改意见' }, cancel: { title: '取消这次督查？', label: '取消原因', body: '取消后不能恢复。' }, revise: { title: '退回修改报告？', label: '修改意见', body: '已签的字作废，改后重新签署。' },
  'send-back': { title: '退回再整改？', label: '退回原因' }, 'refuse-extension': { title: '不同意延期？', label: '理由' },
} as const satisfies Partial<Record<ActName, { title: string; label: string; body?: string }>>
export type Reasoned = keyof typeof reasoned
export const isReasoned = (act: ActName): act is Reasoned => Object.hasOwn(reasoned, act)

/** Acts that only need a yes, because others hear of them at once. */
export const confirmed = {
  notify: { title: '向被督查单位发出督查通知？', body: '各单位立即收到通知，发出后不能取消这次督查。' }, sign: { title: '签署督查报告？', body: '签字齐全后，问题清单即交各单位整改。' }, close: { title: '办结这次督查？', body: '办结后只供查阅。' },
  'grant-extension': { title: '同意延期？', body: '整改期限改为所申请的日期，原定期限留在台账上。' },
} as const satisfies Partial<Record<ActName, { title: string; body: string }>>
export type Asking = keyof typeof confirmed
export const isConfirmed = (act: ActName): act is Asking => Object.hasOwn(confirmed, act)

/** Acts with words of their own, and what these are called. */
export const worded = {
  report: { title: '提交督查报告', label: '督查报告', need: '请填写督查报告', rows: 12, hint: '整体情况、做法成效、存在问题和意见建议；各单位的发现附在报告之后，不必重抄。' },
  'note-read': { title: '阅示督查报告', label: '阅示意见', need: '', rows: 3, hint: '没有意见的可以不写。' },
  'begin-rectifying': { title: '制定整改措施', label: '整改措施', need: '请填写整改措施', rows: 4, hint: '怎么改、谁负责、何时完成。' },
  'submit-rectified': { title: '报告整改情况', label: '整改情况', need: '请填写整改情况', rows: 4, hint: '改了什么、结果怎样；可附整改后的照片、台账。' },
  verify: { title: '核验销号', label: '核验情况', need: '请填写核验情况', rows: 3, hint: '怎么核的、看到了什么。' },
  'ask-extension': { title: '申请整改延期', label: '延期理由', need: '请写明延期理由', rows: 3, hint: '为什么不能按期完成、现在进展如何。' },
} as const satisfies Partial<Record<ActName, { title: string; label: string; need: string; rows: number; hint: string }>>
export type Worded = keyof typeof worded
export const isWorded = (act: ActName): act is Worded => Object.hasOwn(worded, act)
