import type { AdministratorKind } from '#lib/contract'
import type { ListedAccount } from '#lib/accounts'

/** The three administrators as people call them. */
export const administratorWords: Readonly<Record<AdministratorKind, string>> = { sysAdmin: '系统管理员', securityAdmin: '安全保密管理员', auditAdmin: '安全审计员' }

export const statusWords: Readonly<Record<ListedAccount['status'], string>> = { pending: '待审批', active: '启用', disabled: '停用' }

/** How an account stands, with a glyph beside the word. */
export const stateOf = ({ status, lockedUntil }: Pick<ListedAccount, 'status' | 'lockedUntil'>): string => {
  if (status === 'active' && lockedUntil) return '■ 已锁定'
  return `${{ pending: '▲', active: '●', disabled: '◆' }[status]} ${statusWords[status]}`
}
