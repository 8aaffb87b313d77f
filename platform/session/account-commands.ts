import { sql } from 'kysely'
import type { Account } from '#lib/accounts'
import type { Refused } from '#lib/decision'
import { refuse } from '#lib/decision'
import type { AdministratorKind } from '#lib/contract'
import type { PersonId } from '#lib/ids'
import { addMinutes, type Instant } from '#lib/instants'
import type { Work } from '../act/types.ts'
import { accountOf, activeAdministrators, forgetFailures, lockedRow, loginForm, rowByLogin } from './accounts.ts'
import { decideAccount, decideRecovery, evolveAccount, type AccountCommand, type AccountEvent, type AccountFacts } from './decide-account.ts'
import type { SessionRefusal } from './refusals.ts'
import { endSessionsOf } from './sessions.ts'
import { tablesOf } from './types.ts'

/** A new account as the system administrator writes it down. */
export interface NewAccount {
  readonly login: string
  readonly name: string
  /** The person who holds it; null for administrators. */
  readonly person: PersonId | null
  readonly admin: AdministratorKind | null
}

/** Makes an account that waits for the security administrator's approval (the first security administrator does not). */
export async function createAccount(work: Work, wanted: NewAccount): Promise<Account | Refused<SessionRefusal>> {
  const login = loginForm(wanted.login)
  const facts: AccountFacts = { ...await commonFacts(work), isLoginTaken: Boolean(await rowByLogin(work.db, login)), personsLogin: await loginOfPerson(work, wanted.person) }
  const decision = decideAccount(null, { type: 'create', ...wanted, login }, facts)
  if (decision.kind === 'refused') return decision
  const account = { ...decision.events.reduce(evolveAccount, blankAccount(work.newId<'account'>(), work.now)), version: decision.events.length }
  await insertAccount(work, account)
  record(work, { account, from: 0, events: decision.events, before: null })
  return account
}

/** One change of an existing account by the administrator whose duty it is (三员分立). */
export async function changeAccount(
  work: Work, id: string, command: Exclude<AccountCommand, { type: 'create' }>,
): Promise<Account | Refused<SessionRefusal>> {
  // Taken before the row, so that two administrators cannot each close what the other believes to be the last but one.
  const facts: AccountFacts = { ...await commonFacts(work), isLoginTaken: false, personsLogin: null }
  const row = await lockedRow(work.db, id)
  const before = row ? accountOf(row) : null
  return carryOut(work, before, decideAccount(before, command, facts))
}

/** Drops password and second factor of the last security administrator, in the name of whoever holds the server. */
export async function recoverAccount(work: Work, login: string, given: { readonly by: string; readonly reason: string }): Promise<Account | Refused<SessionRefusal>> {
  await commonFacts(work)
  const known = await rowByLogin(work.db, login)
  const row = known && await lockedRow(work.db, known.id)
  const colleagues = await tablesOf(work.db).selectFrom('platform_accounts').select('login').where('admin', '=', 'securityAdmin').where('status', '=', 'active').orderBy('login').execute()
  const before = row ? accountOf(row) : null
  return carryOut(work, before, decideRecovery(before, given, colleagues.map((one) => one.login)))
}

async function carryOut(work: Work, before: Account | null, decision: ReturnType<typeof decideAccount>): Promise<Account | Refused<SessionRefusal>> {
  if (decision.kind === 'refused') return decision
  if (!before) return refuse('account-unknown')
  const after = { ...decision.events.reduce(evolveAccount, before), version: before.version + decision.events.length }
  await save(work, before, after)
  for (const event of decision.events) await follow(work, after, event)
  record(work, { account: after, from: before.version, events: decision.events, before: factsOf(before) })
  return after
}

/**
 * Closes accounts that nobody has used for long (GB/T 22239: no stale accounts); answers how many.
 * Administrators are left: closing the last of a kind would lock everyone out, and the other two watch them.
 */
export async function closeStaleAccounts(work: Work, staleDays: number): Promise<number> {
  const rows = await tablesOf(work.db).selectFrom('platform_accounts').selectAll()
    .where('status', '=', 'active').where('admin', 'is', null)
    .where(sql<Instant>`coalesce(last_used_at, created_at)`, '<', addMinutes(work.now, -staleDays * MINUTES_A_DAY)).orderBy('id').forUpdate().execute()
  for (const row of rows) {
    const before = accountOf(row)
    const event: AccountEvent = { type: 'account-disabled' }
    const after = { ...evolveAccount(before, event), version: before.version + 1 }
    await save(work, before, after)
    await follow(work, after, event)
    record(work, { account: after, from: before.version, events: [event], before: factsOf(before) })
  }
  return rows.length
}

const MINUTES_A_DAY = 24 * 60

/** Writes a new account's row; the caller has decided. */
export async function insertAccount(work: Work, account: Account, passwordHash: string | null = null): Promise<void> {
  await tablesOf(work.db).insertInto('platform_accounts').values({
    id: account.id, login: account.login, name: account.name, person: account.person, admin: account.admin, status: account.status,
    password_hash: passwordHash, password_set_at: passwordHash ? work.now : null, must_change: account.mustChange,
    totp_secret: null, totp_pending: null, totp_last_step: 0, totp_required: account.secondFactorRequired,
    created_at: work.now, last_used_at: null, version: account.version,
  }).execute()
  if (passwordHash) await tablesOf(work.db).insertInto('platform_password_history').values({ account: account.id, set_at: work.now, password_hash: passwordHash }).execute()
}

export const blankAccount = (id: string, now: Instant): Account => ({
  id, login: '', name: '', person: null, admin: null, status: 'pending', hasPassword: false, passwordSetAt: null, mustChange: false,
  hasSecondFactor: false, secondFactorRequired: false, createdAt: now, lastUsedAt: null, version: 0,
})

async function commonFacts(work: Work): Promise<Pick<AccountFacts, 'actor' | 'activeAdministrators'>> {
  await tablesOf(work.db).selectFrom('platform_accounts').select('id').where('admin', 'is not', null).orderBy('id').forUpdate().execute()
  return { actor: work.actor, activeAdministrators: await activeAdministrators(work.db) }
}

async function loginOfPerson(work: Work, person: PersonId | null): Promise<string | null> {
  if (!person) return null
  const row = await tablesOf(work.db).selectFrom('platform_accounts').select('login').where('person', '=', person).executeTakeFirst()
  return row?.login ?? null
}

async function save(work: Work, before: Account, after: Account): Promise<void> {
  await tablesOf(work.db).updateTable('platform_accounts').set({
    admin: after.admin, status: after.status, totp_required: after.secondFactorRequired, must_change: after.mustChange,
    ...(before.hasPassword && !after.hasPassword ? { password_hash: null, password_set_at: null } : {}),
    version: after.version,
  }).where('id', '=', after.id).execute()
}

/** What an event asks for outside the account's own row. */
async function follow(work: Work, account: Account, event: AccountEvent): Promise<void> {
  switch (event.type) {
    case 'account-unlocked': return forgetFailures(work.db, account.login)
    case 'account-disabled':
    case 'administrator-appointed':
    case 'password-reset': return endSessionsOf(work.db, account.id)
    case 'second-factor-reset': return dropSecondFactor(work, account.id)
    case 'account-recovered':
      await dropSecondFactor(work, account.id)
      return forgetFailures(work.db, account.login)
    case 'account-created':
    case 'account-approved':
    case 'account-reinstated':
    case 'second-factor-required':
    case 'new-password-required':
  }
}

async function dropSecondFactor(work: Work, account: string): Promise<void> {
  await tablesOf(work.db).updateTable('platform_accounts').set({ totp_secret: null, totp_pending: null }).where('id', '=', account).execute()
  await tablesOf(work.db).deleteFrom('platform_recovery_codes').where('account', '=', account).execute()
  await endSessionsOf(work.db, account)
}

function record(work: Work, at: { account: Account; from: number; events: readonly AccountEvent[]; before: unknown }): void {
  // Why somebody came in from the server is not seen in what the account then is.
  const recovered = at.events.find((event) => event.type === 'account-recovered')
  work.record({ stream: `account:${at.account.id}`, from: at.from, events: at.events, before: at.before, after: { ...factsOf(at.account), ...(recovered ? { recovered: { by: recovered.by, reason: recovered.reason } } : {}) } })
}

const factsOf = ({ login, name, person, admin, status, secondFactorRequired }: Account) => ({ login, name, person, admin, status, secondFactorRequired })
