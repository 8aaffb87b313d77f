import type { IssueCommand } from './types.ts'

const acts = {
  'bulletins.draft': '编下一期', 'bulletins.amend': '编辑本期', 'bulletins.submit': '送审刊物', 'bulletins.pass': '审核通过', 'bulletins.return': '退回修改', 'bulletins.sign': '签发刊物', 'bulletins.publish': '编号发布',
  'bulletins.withdraw': '撤回刊物', 'bulletins.discard': '作废本期', 'bulletins.send-up': '登记上报', 'bulletins.send-down': '增发',
} as const satisfies Readonly<Record<`bulletins.${IssueCommand['type']}`, string>>

/** What is done in bulletins, as the audit calls it. */
export const bulletinActions = {
  ...acts, 'bulletins.contribute': '登记来稿', 'bulletins.decline': '来稿不用', 'bulletins.reopen': '恢复来稿', 'bulletins.takeBack': '撤回来稿', 'bulletins.read': '阅读刊物', 'bulletins.urge': '催阅',
  'bulletins.found': '新建刊物', 'bulletins.change': '修改刊物设置',
} as const satisfies Readonly<Record<string, string>>

export type BulletinAction = keyof typeof bulletinActions
