import type { LightState } from '#ui'
import type { IssueAt } from '../core/types.ts'
import type { ActName, ThreadEvent } from '../core/views.ts'

export const stageTone: Readonly<Record<IssueAt, LightState>> = { absent: 'suspended', drafted: 'soon', reviewing: 'soon', signing: 'soon', signed: 'soon', published: 'normal', withdrawn: 'overdue', discarded: 'suspended' }

/** How an act is named on its button. */
export const actWords: Readonly<Record<ActName, string>> = {
  amend: '编辑本期', submit: '送审', pass: '审核通过', return: '退回修改', sign: '签发', publish: '编号发布', withdraw: '撤回本期', discard: '作废本期', 'send-up': '登记上报', 'send-down': '增发',
}
/** What is said once it is done. */
export const doneWords: Readonly<Record<ActName, string>> = {
  amend: '已保存', submit: '已送审', pass: '已审核通过，请签发', return: '已退回修改', sign: '已签发，请编辑编号发布', publish: '已编号发布，并送达发送范围', withdraw: '已撤回', discard: '已作废，稿件已放回来稿', 'send-up': '已登记上报', 'send-down': '已增发',
}
/** What is waited for comes first; the first of these that the person may do is the page's primary act. */
export const actOrder: readonly ActName[] = ['pass', 'sign', 'publish', 'amend', 'submit', 'send-up', 'send-down', 'return', 'withdraw', 'discard']
export const isRare = (act: ActName): boolean => act === 'withdraw' || act === 'discard'

export const eventWords: Readonly<Record<ThreadEvent['type'], string>> = {
  drafted: '编下一期', amended: '编辑', submitted: '送审', passed: '审核通过', returned: '退回修改', signed: '签发', published: '编号发布', withdrawn: '撤回', discarded: '作废', 'sent-up': '上报', 'sent-down': '增发',
}

/** Acts asked about with a reason. */
export const reasoned = {
  return: { title: '退回编辑科室修改？', label: '修改意见' }, withdraw: { title: '撤回这一期？', label: '撤回原因', body: '发送范围会收到撤回通知，不能再阅读；期号不再使用。' }, discard: { title: '作废这一期？', label: '作废原因', body: '编入的稿件放回来稿，可以再选。' },
} as const satisfies Partial<Record<ActName, { title: string; label: string; body?: string }>>
/** Acts that only need a yes, because others hear of them at once. */
export const confirmed = {
  sign: { title: '签发这一期？', body: '签发后由编辑科室编号发布。' }, publish: { title: '编号并发布这一期？', body: '系统编定期号，印成文件存档，送达发送范围；发布后文字不能再改。' },
} as const satisfies Partial<Record<ActName, { title: string; body: string }>>
