import type { LightState } from '#ui'
import type { Urgency } from '../core/kinds.ts'
import type { At, Stage } from '../core/types.ts'

/** How a place in the document's way is lit in lists: going as it should, sent back, or ended before its time. */
export function lightOf(at: At, isReturned = false): LightState {
  if (at === 'withdrawn' || at === 'voided' || at === 'recalled') return 'suspended'
  return isReturned ? 'soon' : 'normal'
}

export const urgencyLight: Readonly<Record<Exclude<Urgency, 'none'>, LightState>> = { teji: 'overdue', jiaji: 'soon' }

/** The one act that carries a document over each stage, as its button says. */
export const actWords: Readonly<Record<Stage, string>> = {
  drafting: '提交', unitCheck: '核稿通过', consulting: '答复意见', countersigning: '同意会签', officeReview: '审核通过', signing: '签发',
  recheck: '复核通过', numbering: '编号', proofreading: '校对完成', sealing: '用印', dispatching: '去分发',
}

/** What is said once it is done. */
export const doneWords: Readonly<Record<Stage, string>> = {
  drafting: '已提交', unitCheck: '已核稿', consulting: '已答复意见', countersigning: '已会签', officeReview: '已审核', signing: '已签发',
  recheck: '已复核', numbering: '已编号', proofreading: '校对完成', sealing: '已用印', dispatching: '已分发',
}

/** What the opinion is called on paper. */
export const opinionWords: Readonly<Record<Stage, string>> = {
  drafting: '拟稿说明', unitCheck: '核稿意见', consulting: '答复意见', countersigning: '会签意见', officeReview: '审核意见', signing: '签发意见',
  recheck: '复核意见', numbering: '编号说明', proofreading: '校对说明', sealing: '用印说明', dispatching: '分发说明',
}

/** The office's own phrases by stage; a person's come before them. 批示用语 are the leader's (documents.md §4). */
export const officePhrases: Readonly<Partial<Record<Stage, readonly string[]>>> = {
  unitCheck: ['同意，请送审。', '已核，请按程序办理。', '请修改后再报。'],
  consulting: ['无意见。', '原则同意。', '建议补充相关职责分工。'],
  countersigning: ['同意。', '同意，请按程序办理。', '不同意，理由如下：'],
  officeReview: ['拟同意，请审签。', '已审核，呈请签发。', '请按审核意见修改。'],
  signing: ['同意。', '同意印发。', '同意，请抓好落实。', '请修改后再报。'],
  recheck: ['已复核。'], proofreading: ['已校对，与签发稿一致。'],
}
