/** What the three administrators and the settings do, as the audit calls it. */
export const administrationActions = {
  'administration.create-account': '建立账号', 'administration.appoint': '任命管理员', 'administration.disable': '停用账号', 'administration.reinstate': '恢复账号',
  'administration.approve': '批准启用账号', 'administration.unlock': '解除锁定', 'administration.reset-password': '重置口令', 'administration.require-new-password': '要求更换口令',
  'administration.reset-second-factor': '重置动态口令', 'administration.require-second-factor': '要求动态口令',
  'administration.note-recoveries': '确认知悉账号找回',
  'administration.read-audit': '查阅审计', 'administration.export-audit': '导出审计', 'administration.verify-audit': '校验审计链',
  'administration.set-calendar-year': '修改工作日历', 'administration.change-setting': '修改参数', 'administration.keep-signature': '保存签名', 'administration.drop-signature': '删除签名',
} as const satisfies Readonly<Record<string, string>>

export type AdministrationAction = keyof typeof administrationActions
