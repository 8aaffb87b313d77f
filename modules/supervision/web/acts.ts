import type { ItemAt } from '../core/types.ts'
import type { ActName, MayDo } from '../core/views.ts'

/** How an act is named on its button. */
export const actWords: Readonly<Record<ActName, string>> = {
  amend: '修改立项', approve: '审定立项', decline: '不予立项', plan: '分解任务', assign: '交办', accept: '签收', object: '退回改派', reassign: '改派', uphold: '维持原派', report: '报进度', submit: '提交反馈',
  sign: '审签反馈', 'send-back': '退回修改', pass: '审核通过', rework: '退回重办', urge: '催办', 'ask-extension': '申请延期', 'grant-extension': '同意延期', 'refuse-extension': '不同意延期', suspend: '挂起', resume: '恢复办理',
  terminate: '终止督办', 'propose-closing': '提出办结', 'note-read': '领导阅示', 'approve-closing': '批准办结', 'refuse-closing': '不同意办结', 'plan-follow-up': '安排回头看', 'check-follow-up': '登记回头看', archive: '归档',
}

/** Parts that are added while others are in work have a name of their own. */
export const actLabel = (act: ActName, at: ItemAt): string => (act === 'plan' && at === 'running' ? '补充任务' : act === 'assign' && at === 'running' ? '补充交办' : actWords[act])

/** What is said once it is done. */
export const doneWords: Readonly<Record<ActName, string>> = {
  amend: '立项内容已修改', approve: '已审定立项并编号', decline: '已不予立项', plan: '分解已保存', assign: '已交办，各单位即时收到', accept: '已签收', object: '已退回督查室改派', reassign: '已改派', uphold: '已维持原派', report: '进度已报',
  submit: '反馈已提交', sign: '反馈已审签，送督查室审核', 'send-back': '已退回修改', pass: '已审核通过', rework: '已退回重办', urge: '已催办', 'ask-extension': '延期申请已提交', 'grant-extension': '已同意延期', 'refuse-extension': '已答复不同意延期',
  suspend: '已挂起，期限停止计算', resume: '已恢复办理，期限顺延', terminate: '已终止督办', 'propose-closing': '已提出办结', 'note-read': '已登记领导阅示', 'approve-closing': '已批准办结', 'refuse-closing': '已答复不同意办结',
  'plan-follow-up': '已安排回头看', 'check-follow-up': '已登记回头看结果', archive: '已归档',
}

/** What is waited for comes first; the first of these that the person may do is the page's primary act. */
const order: readonly ActName[] = [
  'accept', 'sign', 'submit', 'reassign', 'grant-extension', 'pass', 'note-read', 'approve-closing', 'approve', 'assign', 'plan', 'propose-closing', 'check-follow-up', 'resume', 'archive',
  'report', 'object', 'ask-extension', 'uphold', 'rework', 'send-back', 'refuse-extension', 'urge', 'refuse-closing', 'decline', 'amend', 'plan-follow-up', 'suspend', 'terminate',
]
const primaries: ReadonlySet<ActName> = new Set(order.slice(0, order.indexOf('archive') + 1))
/** Rare and heavy: behind 更多. */
const rare: ReadonlySet<ActName> = new Set(['suspend', 'terminate'])
/** Stops or sends back; drawn as such. */
const heavy: ReadonlySet<ActName> = new Set(['decline', 'object', 'rework', 'send-back', 'refuse-extension', 'refuse-closing', 'suspend', 'terminate'])
export const isHeavy = (act: ActName): boolean => heavy.has(act)

export interface Offered {
  readonly primary: MayDo | null
  /** About the item as a whole. */
  readonly others: readonly MayDo[]
  readonly more: readonly MayDo[]
  /** About one part, by its number. */
  readonly parts: ReadonlyMap<number, readonly MayDo[]>
}

/** Where each act that the person may do stands on the page. A plan that is made is handed out before it is changed; once units work, more can be planned but nobody waits for it. */
export function offeredOf(may: readonly MayDo[], at: ItemAt): Offered {
  const ranked = may.toSorted((one, other) => order.indexOf(one.act) - order.indexOf(other.act) || (one.assignment ?? 0) - (other.assignment ?? 0))
  const primary = ranked.find(({ act }) => primaries.has(act) && !(act === 'plan' && at === 'running')) ?? null
  const left = ranked.filter((one) => one !== primary)
  const whole = left.filter(({ assignment }) => assignment === null)
  const numbers = [...new Set(left.flatMap(({ assignment }) => (assignment === null ? [] : [assignment])))].toSorted((one, other) => one - other)
  return {
    primary, others: whole.filter(({ act }) => !rare.has(act)), more: whole.filter(({ act }) => rare.has(act)),
    parts: new Map(numbers.map((number) => [number, left.filter(({ assignment }) => assignment === number)])),
  }
}

/** Acts that are asked about with a reason and nothing besides. */
export const reasoned = {
  decline: { title: '不予立项？', label: '不予立项的理由' }, object: { title: '退回督查室改派？', label: '退回改派的理由', body: '每项任务只能退回一次；不属本单位职责的，请写明应由谁承办。' },
  uphold: { title: '维持原派？', label: '维持原派的理由', body: '原单位应重新签收办理。' }, 'send-back': { title: '退回承办人修改反馈？', label: '修改意见' }, rework: { title: '退回重办？', label: '退回理由', body: '单位须重新办理并反馈；退回多次会转为红灯。' },
  'refuse-extension': { title: '不同意延期？', label: '不同意的理由' }, suspend: { title: '挂起这一事项？', label: '挂起理由', body: '挂起期间不催办、不亮灯，恢复后期限顺延。' }, terminate: { title: '终止督办？', label: '终止理由', body: '终止后不能恢复。' },
} as const satisfies Partial<Record<ActName, { title: string; label: string; body?: string }>>
export type Reasoned = keyof typeof reasoned
export const isReasoned = (act: ActName): act is Reasoned => Object.hasOwn(reasoned, act)

/** Acts that only need a yes, because they cannot be taken back or others hear of them at once. */
export const confirmed = {
  assign: { title: '把已分解的任务交给各单位？', body: '各单位立即收到待办和督办通知，期限从现在起算。' }, 'approve-closing': { title: '批准办结？', body: '批准后销号，各承办单位会看到办结结果。' }, archive: { title: '归档这一事项？', body: '归档后只供查阅。' },
} as const satisfies Partial<Record<ActName, { title: string; body: string }>>
export type Confirmed = keyof typeof confirmed
export const isConfirmed = (act: ActName): act is Confirmed => Object.hasOwn(confirmed, act)

/** Acts done with one press. */
const direct = ['approve', 'accept', 'sign', 'grant-extension', 'resume'] as const satisfies readonly ActName[]
export type Direct = (typeof direct)[number]
export const isDirect = (act: ActName): act is Direct => direct.some((one) => one === act)

/** Acts with a form of their own in a window. */
export type Formed = Exclude<ActName, Reasoned | Confirmed | Direct | 'plan' | 'amend'>
export const isFormed = (act: ActName): act is Formed => !isReasoned(act) && !isConfirmed(act) && !isDirect(act) && act !== 'plan' && act !== 'amend'
