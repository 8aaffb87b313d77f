import type { ListActName } from './types.ts'

/** What is done about key-work lists, as the audit calls it. */
export const listActions = {
  'supervision.list-import': '导入重点工作清单', 'supervision.list-approve': '审定重点工作清单', 'supervision.list-decline': '重点工作清单不予立项', 'supervision.list-hand-out': '交办重点工作清单',
} as const satisfies Readonly<Record<`supervision.list-${ListActName | 'import'}`, string>>
