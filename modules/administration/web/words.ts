import type { AdministratorKind } from '#lib/contract'
import type { AccountView } from '../core/types.ts'

/** The three administrators as people call them. */
export const administratorWords: Readonly<Record<AdministratorKind, string>> = { sysAdmin: '系统管理员', securityAdmin: '安全保密管理员', auditAdmin: '安全审计员' }

export const statusWords: Readonly<Record<AccountView['status'], string>> = { pending: '待审批', active: '启用', disabled: '停用' }

/** What was done, for the acts of the house itself; business acts are shown by their code and what they changed. */
const actionWords: Readonly<Record<string, string>> = {
  'session.sign-in': '登录', 'session.sign-out': '退出登录', 'session.second-factor': '验证动态口令', 'session.demo-sign-in': '演示登录', 'session.oidc-sign-in': '统一身份认证登录',
  'session.set-password': '更换口令', 'session.set-password-by-link': '凭链接设置口令', 'session.start-totp': '开始绑定动态口令', 'session.confirm-totp': '绑定动态口令',
  'session.create-first-administrator': '建立首个管理员', 'session.first-administrator-link': '生成首个管理员链接', 'session.close-stale': '停用久未使用的账号', 'session.keep-preference': '保存个人设置',
  'administration.create-account': '建立账号', 'administration.appoint': '任命管理员', 'administration.disable': '停用账号', 'administration.reinstate': '恢复账号',
  'administration.approve': '批准启用账号', 'administration.unlock': '解除锁定', 'administration.reset-password': '重置口令', 'administration.require-new-password': '要求更换口令',
  'administration.reset-second-factor': '重置动态口令', 'administration.require-second-factor': '要求动态口令',
  'administration.read-audit': '查阅审计', 'administration.export-audit': '导出审计', 'administration.verify-audit': '校验审计链',
  'administration.set-calendar-year': '修改工作日历', 'administration.change-setting': '修改参数', 'administration.keep-signature': '保存签名', 'administration.drop-signature': '删除签名',
}

/** An act in words, with its code where only that is known. */
export const actionText = (action: string): string => actionWords[action] ?? action

/** How an account stands, with a glyph beside the word. */
export const stateOf = ({ status, lockedUntil }: Pick<AccountView, 'status' | 'lockedUntil'>): string => {
  if (status === 'active' && lockedUntil) return '■ 已锁定'
  return `${{ pending: '▲', active: '●', disabled: '◆' }[status]} ${statusWords[status]}`
}
