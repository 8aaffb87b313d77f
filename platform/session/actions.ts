import type { ActionWords } from '../module.ts'

/** What entering and accounts do, as the audit calls it. */
export const sessionActions = {
  'session.sign-in': '登录', 'session.sign-out': '退出登录', 'session.second-factor': '验证动态口令', 'session.demo-sign-in': '演示登录', 'session.oidc-sign-in': '统一身份认证登录',
  'session.set-password': '更换口令', 'session.set-password-by-link': '凭链接设置口令', 'session.start-totp': '开始绑定动态口令', 'session.confirm-totp': '绑定动态口令',
  'session.create-first-administrator': '建立首个管理员', 'session.first-administrator-link': '生成首个管理员链接', 'session.keep-preference': '保存个人设置',
  'session.recover-account': '在服务器上找回账号', 'session.create-accounts': '批量建立账号', 'session.approve-accounts': '批量批准账号', 'session.close-stale': '停用久未使用的账号', 'session.sweep': '清理过期会话',
} as const satisfies ActionWords

export type SessionAction = keyof typeof sessionActions
