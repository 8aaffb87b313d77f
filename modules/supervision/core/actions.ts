import { callActions } from './calls/actions.ts'
import { listActions } from './lists/actions.ts'
import { outputActions } from './outputs/actions.ts'
import type { ItemCommand } from './types.ts'

const acts = {
  'supervision.propose': '提出立项', 'supervision.amend': '修改立项内容', 'supervision.approve': '审定立项', 'supervision.decline': '不予立项', 'supervision.plan': '分解任务', 'supervision.assign': '交办',
  'supervision.accept': '签收任务', 'supervision.object': '退回改派', 'supervision.reassign': '改派', 'supervision.uphold': '维持原派', 'supervision.report': '报告进展', 'supervision.submit': '提交反馈',
  'supervision.sign': '审签反馈', 'supervision.send-back': '退回修改反馈', 'supervision.pass': '审核通过', 'supervision.rework': '退回重办', 'supervision.urge': '催办',
  'supervision.ask-extension': '申请延期', 'supervision.grant-extension': '同意延期', 'supervision.refuse-extension': '不同意延期', 'supervision.suspend': '挂起', 'supervision.resume': '恢复办理', 'supervision.terminate': '终止督办',
  'supervision.propose-closing': '提出办结', 'supervision.note-read': '领导阅示', 'supervision.approve-closing': '批准办结', 'supervision.refuse-closing': '不同意办结',
  'supervision.plan-follow-up': '安排回头看', 'supervision.check-follow-up': '登记回头看结果', 'supervision.archive': '归档督查事项', 'supervision.tick': '督查到时处理',
} as const satisfies Readonly<Record<`supervision.${ItemCommand['type']}`, string>>

/** What is done in 督查, as the audit calls it. */
export const supervisionActions = {
  ...acts, ...callActions, ...listActions, 'supervision.sweepCalls': '催报到时提醒', 'supervision.sweep': '督查到时提醒', 'supervision.foresee': '督查预警计算', 'supervision.setCategory': '设置督查类别', 'supervision.exportItems': '导出督查事项', 'supervision.print': '打印督查文书', 'supervision.readInstruction': '查阅领导批示件', 'supervision.readOrigin': '查阅立项依据',
  ...outputActions,
} as const satisfies Readonly<Record<string, string>>

export type SupervisionAction = keyof typeof supervisionActions
