import { expect, test } from 'vitest'
import type { Account } from '#lib/accounts'
import type { AdministratorKind } from '#lib/contract'
import type { PersonId } from '#lib/ids'
import type { Instant } from '#lib/instants'
import { blankAccount } from './account-commands.ts'
import { decideAccount, decideRecovery, evolveAccount, type AccountCommand, type AccountFacts } from './decide-account.ts'
import { sessionSentences } from './refusals.ts'

const account = (over: Partial<Account> = {}): Account =>
  ({ ...blankAccount('account-9', '2026-11-23T01:30:00.000Z' as Instant), login: 'liming', name: '李明', status: 'active', version: 1, ...over })
const facts = (admin: AdministratorKind | null, over: Partial<AccountFacts> = {}): AccountFacts => ({
  actor: { account: 'account-1', admin }, activeAdministrators: { sysAdmin: 1, securityAdmin: 1, auditAdmin: 1 }, isLoginTaken: false, personsLogin: null, ...over,
})
const create = (over: Partial<Extract<AccountCommand, { type: 'create' }>> = {}): AccountCommand =>
  ({ type: 'create', login: 'zhangwei', name: '张伟', person: null, admin: null, ...over })
const codeOf = (decision: ReturnType<typeof decideAccount>) => (decision.kind === 'refused' ? decision.code : decision.events.map(({ type }) => type).join(' '))

const bySystem: AccountCommand[] = [create(), { type: 'appoint', admin: 'auditAdmin' }, { type: 'disable' }, { type: 'reinstate' }]
const bySecurity: AccountCommand[] = [
  { type: 'approve' }, { type: 'unlock' }, { type: 'reset-password' }, { type: 'require-new-password' }, { type: 'reset-second-factor' }, { type: 'require-second-factor', required: true },
]

test('三员分立：建户停户归系统管理员，审批解锁重置归安全保密管理员，审计员与业务人员都不能办', () => {
  for (const [commands, owner] of [[bySystem, 'sysAdmin'], [bySecurity, 'securityAdmin']] as const) {
    for (const command of commands) for (const admin of ['sysAdmin', 'securityAdmin', 'auditAdmin', null] as const) {
      const code = codeOf(decideAccount(account(), command, facts(admin)))
      expect([command.type, admin, code === 'not-your-duty']).toEqual([command.type, admin, admin !== owner])
    }
  }
})

test('在服务器上只能找回唯一的、启用的安全保密管理员', () => {
  const given = { by: 'root@server', reason: '手机遗失' }
  const security = account({ admin: 'securityAdmin', hasPassword: true, hasSecondFactor: true })
  const decision = decideRecovery(security, given, ['liming'])
  expect(decision).toEqual({ kind: 'accepted', events: [{ type: 'account-recovered', ...given }] })
  expect(evolveAccount(security, { type: 'account-recovered', ...given })).toMatchObject({ status: 'active', admin: 'securityAdmin', hasPassword: false, hasSecondFactor: false })
  expect(decideRecovery(security, given, ['liming', 'zhangwei'])).toMatchObject({ code: 'recovery-by-colleague', detail: { login: 'zhangwei' } })
  for (const admin of ['sysAdmin', 'auditAdmin', null] as const) {
    expect(decideRecovery(account({ login: 'other', admin }), given, ['liming'])).toMatchObject({ code: 'recovery-by-colleague', detail: { login: 'liming' } })
    expect(decideRecovery(account({ login: 'other', admin }), given, [])).toMatchObject({ code: 'recovery-of-others' })
  }
  expect(decideRecovery(account({ admin: 'securityAdmin', status: 'disabled' }), given, [])).toMatchObject({ code: 'account-not-active' })
  expect(decideRecovery(null, given, [])).toMatchObject({ code: 'account-unknown' })
})

test('三员分立：已是一类管理员的账号再授予任何一类都被拒绝', () => {
  for (const held of ['sysAdmin', 'securityAdmin', 'auditAdmin'] as const) for (const admin of ['sysAdmin', 'securityAdmin', 'auditAdmin'] as const) {
    expect(decideAccount(account({ admin: held }), { type: 'appoint', admin }, facts('sysAdmin'))).toMatchObject({ kind: 'refused', code: 'two-administrators' })
  }
})

test('三员分立：有业务岗位的人员账号不能任管理员，新建时也不能', () => {
  const person = 'person-1' as PersonId
  expect(codeOf(decideAccount(account({ person }), { type: 'appoint', admin: 'auditAdmin' }, facts('sysAdmin')))).toBe('administrator-with-post')
  expect(codeOf(decideAccount(null, create({ person, admin: 'sysAdmin' }), facts('sysAdmin')))).toBe('administrator-with-post')
})

test('新账号待安全保密管理员审批；首个安全保密管理员无人可批，直接启用', () => {
  expect(codeOf(decideAccount(null, create(), facts('sysAdmin')))).toBe('account-created')
  expect(codeOf(decideAccount(null, create({ admin: 'securityAdmin' }), facts('sysAdmin')))).toBe('account-created')
  const none = facts('sysAdmin', { activeAdministrators: { sysAdmin: 1, securityAdmin: 0, auditAdmin: 0 } })
  expect(codeOf(decideAccount(null, create({ admin: 'securityAdmin' }), none))).toBe('account-created account-approved')
  expect(codeOf(decideAccount(null, create({ admin: 'auditAdmin' }), none))).toBe('account-created')
  expect(codeOf(decideAccount(account(), { type: 'appoint', admin: 'securityAdmin' }, none))).toBe('administrator-appointed account-approved')
})

test('登录名要规范且不重复，一人只有一个账号', () => {
  for (const login of ['ab', '1abc', 'Zhang', '张伟', 'a b c', 'a'.repeat(33)]) expect(codeOf(decideAccount(null, create({ login }), facts('sysAdmin')))).toBe('login-unfit')
  expect(decideAccount(null, create(), facts('sysAdmin', { isLoginTaken: true }))).toMatchObject({ code: 'login-taken', detail: { login: 'zhangwei' } })
  expect(decideAccount(null, create({ person: 'p' as PersonId }), facts('sysAdmin', { personsLogin: 'zhangw' }))).toMatchObject({ code: 'person-has-account', detail: { login: 'zhangw' } })
})

test('不能对自己的账号办理', () => {
  const own = account({ id: 'account-1' })
  for (const command of bySecurity) expect(codeOf(decideAccount(own, command, facts('securityAdmin')))).toBe('own-account')
  expect(codeOf(decideAccount(own, { type: 'disable' }, facts('sysAdmin')))).toBe('own-account')
})

test('每类最后一个启用的管理员不能停用，否则再无人可办', () => {
  const last = account({ admin: 'auditAdmin' })
  expect(codeOf(decideAccount(last, { type: 'disable' }, facts('sysAdmin')))).toBe('last-administrator')
  expect(codeOf(decideAccount(last, { type: 'disable' }, facts('sysAdmin', { activeAdministrators: { sysAdmin: 1, securityAdmin: 1, auditAdmin: 2 } })))).toBe('account-disabled')
})

test('停用后恢复的账号须重新审批，状态不对的办理被拒绝', () => {
  const disabled = [{ type: 'account-disabled' }, { type: 'account-reinstated' }] as const
  expect(evolveAccount(account(), disabled[0]).status).toBe('disabled')
  expect(evolveAccount(account({ status: 'disabled' }), disabled[1]).status).toBe('pending')
  expect(codeOf(decideAccount(account(), { type: 'reinstate' }, facts('sysAdmin')))).toBe('account-not-disabled')
  expect(codeOf(decideAccount(account({ status: 'disabled' }), { type: 'disable' }, facts('sysAdmin')))).toBe('account-not-active')
  expect(codeOf(decideAccount(account(), { type: 'approve' }, facts('securityAdmin')))).toBe('account-not-pending')
  expect(codeOf(decideAccount(account({ status: 'pending' }), { type: 'reset-password' }, facts('securityAdmin')))).toBe('account-not-active')
  expect(codeOf(decideAccount(null, { type: 'approve' }, facts('securityAdmin')))).toBe('account-unknown')
})

test('每条拒绝都说明下一步怎么办', () => {
  for (const sentence of Object.values(sessionSentences)) expect(sentence).toMatch(/请|直接|无需/)
})

test('每项办理成立后，账号随之改变', () => {
  const security = (command: AccountCommand, over: Partial<Account> = {}) => decideAccount(account(over), command, facts('securityAdmin'))
  expect(codeOf(decideAccount(account(), { type: 'appoint', admin: 'auditAdmin' }, facts('sysAdmin')))).toBe('administrator-appointed')
  expect(evolveAccount(account(), { type: 'administrator-appointed', admin: 'auditAdmin' })).toMatchObject({ admin: 'auditAdmin', status: 'pending' })
  expect(security({ type: 'unlock' })).toEqual({ kind: 'accepted', events: [{ type: 'account-unlocked' }] })
  expect(evolveAccount(account(), { type: 'account-unlocked' })).toEqual(account())
  expect(security({ type: 'reset-password' })).toEqual({ kind: 'accepted', events: [{ type: 'password-reset' }] })
  expect(evolveAccount(account({ hasPassword: true }), { type: 'password-reset' })).toMatchObject({ hasPassword: false, passwordSetAt: null })
  expect(security({ type: 'require-new-password' })).toEqual({ kind: 'accepted', events: [{ type: 'new-password-required' }] })
  expect(evolveAccount(account(), { type: 'new-password-required' })).toMatchObject({ mustChange: true })
  expect(security({ type: 'reset-second-factor' })).toEqual({ kind: 'accepted', events: [{ type: 'second-factor-reset' }] })
  expect(evolveAccount(account({ hasSecondFactor: true }), { type: 'second-factor-reset' })).toMatchObject({ hasSecondFactor: false })
  expect(security({ type: 'require-second-factor', required: true })).toEqual({ kind: 'accepted', events: [{ type: 'second-factor-required', required: true }] })
  expect(evolveAccount(account(), { type: 'second-factor-required', required: true })).toMatchObject({ secondFactorRequired: true })
  expect(evolveAccount(account({ status: 'pending' }), { type: 'account-approved' })).toMatchObject({ status: 'active' })
})
