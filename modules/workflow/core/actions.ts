/** What is done beside the owners' own acts, as the audit calls it. */
export const workflowActions = {
  'workflow.open': '打开待办', 'workflow.read': '阅件', 'workflow.urge': '催办', 'workflow.exportInbox': '导出我的事项', 'workflow.publish': '发布流程', 'workflow.timeout': '处理超期', 'workflow.deadlines': '查找到期待办',
} as const satisfies Readonly<Record<string, string>>

export type WorkflowAction = keyof typeof workflowActions
