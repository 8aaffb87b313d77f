import type { ListedAccount } from '#lib/accounts'
import type { Confirmation, SessionInfo } from '#ui'
import { client } from '../api.ts'

/** One thing the administrator who looks may do with an account; the server decides once more. */
export interface AccountAct {
  readonly key: string
  readonly label: string
  readonly asks: Confirmation | null
  /** A one-time link, when the act makes one. */
  readonly run: () => Promise<{ readonly id: string; readonly link?: string }>
}

/** What this administrator can do with this account now (三员分立). */
export function actsOn(account: ListedAccount, session: Pick<SessionInfo, 'admin' | 'account'>): readonly AccountAct[] {
  if (account.id === session.account) return []
  if (session.admin === 'sysAdmin') return bySystemAdministrator(account)
  return session.admin === 'securityAdmin' ? bySecurityAdministrator(account) : []
}

function bySystemAdministrator(account: ListedAccount): readonly AccountAct[] {
  const { id, name } = account
  return account.status === 'disabled'
    ? [{ key: 'reinstate', label: '恢复', asks: { verb: '恢复', title: `恢复${name}的账号？`, body: '恢复后须经安全保密管理员审批才能登录。' }, run: () => client.reinstate({ id }) }]
    : [{ key: 'disable', label: '停用', asks: { verb: '停用', title: `停用${name}的账号？`, body: '其所有登录立即退出，直至恢复并重新审批。', isDanger: true }, run: () => client.disable({ id }) }]
}

function bySecurityAdministrator(account: ListedAccount): readonly AccountAct[] {
  const { id, name, secondFactorRequired: isRequired } = account
  const active: readonly AccountAct[] = [
    { key: 'reset-password', label: '重置口令', asks: { verb: '重置口令', title: `重置${name}的口令？`, body: '原口令和所有登录立即失效，得到一条一次性链接，请当面或通过可靠渠道交给本人。' }, run: () => client.resetPassword({ id }) },
    { key: 'new-password', label: '要求更换口令', asks: { verb: '要求更换', title: `要求${name}下次登录更换口令？` }, run: () => client.requireNewPassword({ id }) },
  ]
  return [
    ...(account.status === 'pending' ? [{ key: 'approve', label: '批准启用', asks: null, run: () => client.approve({ id }) }] : []),
    ...(account.lockedUntil ? [{ key: 'unlock', label: '解除锁定', asks: null, run: () => client.unlock({ id }) }] : []),
    ...(account.status === 'active' ? active : []),
    ...(account.hasSecondFactor ? [{ key: 'reset-second-factor', label: '重置动态口令', asks: { verb: '重置', title: `重置${name}的动态口令？`, body: '请先当面核实身份。重置后本人须重新绑定。' }, run: () => client.resetSecondFactor({ id }) }] : []),
    { key: 'require-second-factor', label: isRequired ? '不再要求动态口令' : '要求动态口令', asks: null, run: () => client.requireSecondFactor({ id, required: !isRequired }) },
  ]
}
