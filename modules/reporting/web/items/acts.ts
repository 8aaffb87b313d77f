import type { ActName, MayDo } from '../../core/items/views.ts'

/** How an act is named on its button. */
export const actWords: Readonly<Record<ActName, string>> = {
  select: '筛选：值得上报', amend: '加工修改', discard: '不报', 'hand-in': '报办公室主任把关', withdraw: '撤回修改', pass: '把关通过', approve: '审签上报', return: '退回修改',
  screen: '初筛', edit: '编辑', 'send-to-review': '送审', review: '审核通过', sign: '签发', 'send-back': '退回编辑', archive: '归档', upload: '报上级', adopt: '登记采用', instruct: '登记批示',
}
/** What is said once it is done. */
export const doneWords: Readonly<Record<ActName, string>> = {
  select: '已筛选，请继续加工', amend: '已保存', discard: '已记为不报', 'hand-in': '已报办公室主任把关', withdraw: '已撤回', pass: '已通过，请分管领导审签', approve: '已审签，信息已上报区委办公室', return: '已退回修改',
  screen: '初筛意见已告知报送单位', edit: '编辑稿已保存', 'send-to-review': '已送科室负责人审核', review: '已审核，请领导签发', sign: '已签发，可以编入刊物', 'send-back': '已退回编辑', archive: '已归档', upload: '已记下报送上级', adopt: '采用已登记', instruct: '批示已登记',
}

/** What is waited for comes first; the first of these that the person may do is the page's primary act. */
const order: readonly ActName[] = ['sign', 'review', 'screen', 'approve', 'pass', 'send-to-review', 'edit', 'hand-in', 'upload', 'amend', 'select', 'instruct', 'adopt', 'send-back', 'return', 'withdraw', 'archive', 'discard']
const primaries: ReadonlySet<ActName> = new Set(order.slice(0, order.indexOf('upload')))
const rare: ReadonlySet<ActName> = new Set(['discard', 'archive', 'select'])
const heavy: ReadonlySet<ActName> = new Set(['return', 'send-back', 'discard'])
export const isHeavy = (act: ActName): boolean => heavy.has(act)

export interface Offered { readonly primary: MayDo | null; readonly others: readonly MayDo[]; readonly more: readonly MayDo[] }

/** Where each act that the person may do stands on the page. What is still being edited is gone on with before it is sent to review. */
export function offeredOf(may: readonly MayDo[]): Offered {
  const ranked = may.toSorted((one, other) => order.indexOf(one.act) - order.indexOf(other.act))
  const primary = ranked.find(({ act }) => primaries.has(act)) ?? null
  const left = ranked.filter((one) => one !== primary)
  return { primary, others: left.filter(({ act }) => !rare.has(act)), more: left.filter(({ act }) => rare.has(act)) }
}

/** Acts asked about with a reason. */
export const reasoned = {
  return: { title: '退回修改？', label: '修改意见' }, discard: { title: '这条不报？', label: '不报的理由', body: '留作记录，不再上报。' }, 'send-back': { title: '退回编辑？', label: '修改意见' },
} as const satisfies Partial<Record<ActName, { title: string; label: string; body?: string }>>
export const isReasoned = (act: ActName): act is keyof typeof reasoned => Object.hasOwn(reasoned, act)

/** Acts that only need a yes. */
export const confirmed = {
  'send-to-review': { verb: '已核实，送审', title: '时间、地点、数字都核实了吗？', body: '送审后由信息科负责人审核，再请领导签发。' }, sign: { verb: '签发', title: '签发这条信息？', body: '签发后可以编入刊物、报送上级。' },
} as const satisfies Partial<Record<ActName, { verb: string; title: string; body: string }>>
export const isConfirmed = (act: ActName): act is keyof typeof confirmed => Object.hasOwn(confirmed, act)

/** Acts with a window of their own. */
export const windowed = ['screen', 'upload', 'adopt', 'instruct'] as const satisfies readonly ActName[]
export type Windowed = (typeof windowed)[number]
export const isWindowed = (act: ActName): act is Windowed => (windowed as readonly ActName[]).includes(act)
