import type { Account } from '#lib/accounts'
import type { AdministratorKind } from '#lib/contract'
import type { PersonId } from '#lib/ids'
import { addMinutes } from '#lib/instants'
import { isRefused } from '../act/index.ts'
import { hashPassword, loadKey } from '../crypto/index.ts'
import { aCall, anActor, testPlatform } from '../testing.ts'
import { changeAccount, createAccount } from './account-commands.ts'
import { lockedRow, accountOf } from './accounts.ts'
import type { Caller, SessionDesk } from './desk.ts'
import { keepPassword } from './passwords.ts'
import { shippedRules, type SessionRules } from './rules.ts'

export const caller: Caller = { address: '10.1.1.1', agent: 'test', requestId: 'request-1' }
export const goodPassword = 'Linjiang#2026'

/** Someone acting as one of the three administrators, without an account of their own. */
export const asAdministrator = (admin: AdministratorKind, name: string) =>
  aCall(name, { actor: anActor({ account: `test-${admin}`, person: null, admin }) })

/** A desk on a real schema of its own, and how to put accounts and the clock where a test wants them. */
export async function testDesk(rules: Partial<SessionRules> = {}, demo = false) {
  const made = await testPlatform()
  const { platform, clock } = made
  const desk: SessionDesk = { platform, key: loadKey(made.dataDir), demo, rules: { ...shippedRules, ...rules } }
  const pass = (minutes: number) => clock.moveTo(addMinutes(clock(), minutes))
  return { ...made, desk, pass, accountFor: (over: Partial<WantedAccount> = {}) => accountFor(desk, over) }
}

interface WantedAccount { login: string; name: string; person: string | null; admin: AdministratorKind | null; password: string | null; approved: boolean }

async function accountFor(desk: SessionDesk, over: Partial<WantedAccount>): Promise<Account> {
  const { login, name, person, admin, password, approved } = { login: 'wangce', name: '王测试', person: null, admin: null, password: goodPassword, approved: true, ...over }
  const { platform, rules } = desk
  const created = sure(await platform.runCommand(asAdministrator('sysAdmin', 'test.create'), (work) => createAccount(work, { login, name, person: person as PersonId | null, admin })))
  if (approved && created.status === 'pending') await platform.runCommand(asAdministrator('securityAdmin', 'test.approve'), (work) => changeAccount(work, created.id, { type: 'approve' }))
  if (password !== null) {
    const hash = await hashPassword(password, rules.passwordHash)
    await platform.runCommand(asAdministrator('sysAdmin', 'test.password'), async (work) => {
      await keepPassword(work, { account: accountOf((await lockedRow(work.db, created.id))!), hash, exceptSession: null }, rules)
      return null
    })
  }
  return created
}

/** The answer, where a test needs it not to be a refusal. */
export function sure<Answer>(outcome: Answer): Exclude<Answer, { kind: 'refused' }> {
  if (isRefused(outcome)) throw new Error(`refused: ${outcome.code}`)
  return outcome as Exclude<Answer, { kind: 'refused' }>
}
