import { sql } from 'kysely'
import type { Account, AccountStatus, ListedAccount } from '#lib/accounts'
import type { AdministratorKind } from '#lib/contract'
import type { Instant } from '#lib/instants'
import type { Db } from '../act/types.ts'
import { sha256 } from '../crypto/index.ts'
import { afterFailure, noTries, type Tries } from './decide-entry.ts'
import type { SessionRules } from './rules.ts'
import { tablesOf, type AccountRow } from './types.ts'

/** Narrows a list of accounts; a page goes on after the login `after`. */
export interface AccountFilter {
  readonly status?: AccountStatus | undefined
  readonly administrators?: boolean | undefined
  /** Part of login or name. */
  readonly words?: string | undefined
  readonly after?: string | undefined
  readonly limit?: number | undefined
}

export const accountOf = (row: AccountRow): Account => ({
  id: row.id, login: row.login, name: row.name, person: row.person, admin: row.admin, status: row.status,
  hasPassword: row.password_hash !== null, passwordSetAt: row.password_set_at, mustChange: row.must_change,
  hasSecondFactor: row.totp_secret !== null, secondFactorRequired: row.totp_required,
  createdAt: row.created_at, lastUsedAt: row.last_used_at, version: row.version,
})

/** How a login is kept and compared: what people type in another case or width is the same login. */
export const loginForm = (typed: string): string => typed.normalize('NFKC').trim().toLowerCase()

export const rowByLogin = (db: Db, login: string) =>
  tablesOf(db).selectFrom('platform_accounts').selectAll().where('login', '=', loginForm(login)).executeTakeFirst()

/** The row, locked until the transaction ends. */
export const lockedRow = (db: Db, id: string) =>
  tablesOf(db).selectFrom('platform_accounts').selectAll().where('id', '=', id).forUpdate().executeTakeFirst()

export async function accountById(db: Db, id: string): Promise<Account | null> {
  const row = await tablesOf(db).selectFrom('platform_accounts').selectAll().where('id', '=', id).executeTakeFirst()
  return row ? accountOf(row) : null
}

export async function accountByLogin(db: Db, login: string): Promise<Account | null> {
  const row = await rowByLogin(db, login)
  return row ? accountOf(row) : null
}

/** Accounts of people, by person; people without one are absent. */
export async function accountsOfPeople(db: Db, people: readonly string[]): Promise<ReadonlyMap<string, Account>> {
  if (people.length === 0) return new Map()
  const rows = await tablesOf(db).selectFrom('platform_accounts').selectAll()
    .where('person', '=', sql<never>`any(${people})`).execute()
  return new Map(rows.map((row) => [row.person!, accountOf(row)]))
}

/** Accounts by login. */
export async function listAccounts(db: Db, filter: AccountFilter, now: Instant): Promise<readonly ListedAccount[]> {
  let query = tablesOf(db).selectFrom('platform_accounts as a')
    .leftJoin('platform_failed_tries as t', (join) => join.on('t.login_digest', '=', sql<string>`encode(sha256(convert_to(a.login, 'UTF8')), 'hex')`))
    .selectAll('a').select('t.locked_until').orderBy('a.login').limit(filter.limit ?? 50)
  if (filter.status) query = query.where('a.status', '=', filter.status)
  if (filter.administrators !== undefined) query = query.where('a.admin', filter.administrators ? 'is not' : 'is', null)
  if (filter.after) query = query.where('a.login', '>', filter.after)
  const words = filter.words?.trim()
  if (words) query = query.where(({ eb, or }) => or([eb(sql`strpos(a.login, ${loginForm(words)})`, '>', 0), eb(sql`strpos(a.name, ${words})`, '>', 0)]))
  const rows = await query.execute()
  return rows.map(({ locked_until, ...row }) => ({ ...accountOf(row), lockedUntil: locked_until && locked_until > now ? locked_until : null }))
}

/** How many accounts of each kind may sign in. */
export async function activeAdministrators(db: Db): Promise<Record<AdministratorKind, number>> {
  const rows = await tablesOf(db).selectFrom('platform_accounts').select(['admin', sql<number>`count(*)`.as('n')])
    .where('status', '=', 'active').where('admin', 'is not', null).groupBy('admin').execute()
  const counts = { sysAdmin: 0, securityAdmin: 0, auditAdmin: 0 }
  for (const row of rows) counts[row.admin!] = row.n
  return counts
}

const digestOfLogin = (login: string): string => sha256(loginForm(login))

/** Failed tries of a login, locked until the transaction ends, so that tries at the same instant are all counted. */
export async function lockedTries(db: Db, login: string, now: Instant): Promise<Tries> {
  await tablesOf(db).insertInto('platform_failed_tries')
    .values({ login_digest: digestOfLogin(login), failed: 0, last_at: now, locked_until: null })
    .onConflict((conflict) => conflict.doNothing()).execute()
  const row = await tablesOf(db).selectFrom('platform_failed_tries').selectAll()
    .where('login_digest', '=', digestOfLogin(login)).forUpdate().executeTakeFirst()
  return row ? { failed: row.failed, lockedUntil: row.locked_until } : noTries
}

export async function noteFailure(db: Db, at: { login: string; tries: Tries; now: Instant }, rules: SessionRules): Promise<Tries> {
  const tries = afterFailure(at.tries, at.now, rules)
  await tablesOf(db).updateTable('platform_failed_tries')
    .set({ failed: tries.failed, locked_until: tries.lockedUntil, last_at: at.now })
    .where('login_digest', '=', digestOfLogin(at.login)).execute()
  return tries
}

export async function forgetFailures(db: Db, login: string): Promise<void> {
  await tablesOf(db).deleteFrom('platform_failed_tries').where('login_digest', '=', digestOfLogin(login)).execute()
}
