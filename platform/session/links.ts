import type { Account } from '#lib/accounts'
import { refuse, type Refused } from '#lib/decision'
import { addMinutes } from '#lib/instants'
import { isRefused } from '../act/index.ts'
import type { Work } from '../act/types.ts'
import { deriveKey, hashPassword, hmacSm3, isSameSecret, type SecretKey } from '../crypto/index.ts'
import { blankAccount, insertAccount } from './account-commands.ts'
import { accountById, lockedRow, loginForm, accountOf } from './accounts.ts'
import { decideAccount, evolveAccount } from './decide-account.ts'
import { callOf, type Caller, type SessionDesk } from './desk.ts'
import { keepPassword, unfitPassword } from './passwords.ts'
import type { SessionRefusal } from './refusals.ts'
import type { SessionRules } from './rules.ts'
import { tablesOf } from './types.ts'

/** What a one-time link is for, as the page it opens shows it. */
export interface LinkFacts {
  readonly purpose: 'first-administrator' | 'set-password'
  readonly login: string | null
  readonly name: string | null
}

/**
 * Makes a one-time link with which an account's holder sets the own password, within a command; earlier ones end.
 * Answers the link's id: it may be kept as a command's answer, while `linkToken` makes the token from it.
 */
export async function oneTimeLink(work: Work, account: string, rules: SessionRules): Promise<string> {
  await tablesOf(work.db).updateTable('platform_links').set({ used_at: work.now }).where('account', '=', account).where('used_at', 'is', null).execute()
  return insertLink(work, { account, rules })
}

/** The token of a link: its id and a mark that only the platform's key can make. */
export const linkToken = (key: SecretKey, id: string): string => `${id}.${markOf(key, id)}`

/**
 * On a platform without any account, the token of a link that makes the first system administrator; otherwise null.
 * There is no default password anywhere. Links made at earlier starts end.
 */
export async function firstAdministratorLink(desk: SessionDesk): Promise<string | null> {
  const made = await desk.platform.runCommand(desk.platform.systemCall('session.first-administrator-link', null), async (work) => {
    if (await hasAccounts(work)) return { id: null }
    await tablesOf(work.db).updateTable('platform_links').set({ used_at: work.now }).where('account', 'is', null).where('used_at', 'is', null).execute()
    return { id: await insertLink(work, { account: null, rules: desk.rules }) }
  })
  return isRefused(made) || !made.id ? null : linkToken(desk.key, made.id)
}

/** What a link is for, so that its page can greet; null when it can be used no more. */
export async function lookAtLink(desk: SessionDesk, token: string): Promise<LinkFacts | null> {
  const id = idOf(desk.key, token)
  const link = id ? await tablesOf(desk.platform.db).selectFrom('platform_links').selectAll().where('id', '=', id).executeTakeFirst() : undefined
  if (!link || link.used_at || link.expires_at <= desk.platform.now()) return null
  const account = link.account ? await accountById(desk.platform.db, link.account) : null
  return { purpose: link.purpose, login: account?.login ?? null, name: account?.name ?? null }
}

/** Sets the password of the account a link was made for. The account must have been approved; the link stays usable until then. */
export async function setPasswordByLink(desk: SessionDesk, given: { token: string; password: string }, caller: Caller): Promise<null | Refused> {
  const account = await accountOfLink(desk, given.token)
  if (!account) return refuse('link-unusable' satisfies SessionRefusal)
  if (account.status !== 'active') return refuse((account.status === 'pending' ? 'account-pending' : 'account-disabled') satisfies SessionRefusal)
  const unfit = await unfitPassword(desk, account, given.password)
  if (unfit) return unfit
  const hash = await hashPassword(given.password, desk.rules.passwordHash)
  return desk.platform.runCommand(callOf('session.set-password-by-link', account, caller), async (work) => {
    const row = await lockedRow(work.db, account.id)
    if (!row || !(await useUp(work, desk.key, given.token))) return refuse('link-unusable' satisfies SessionRefusal)
    await keepPassword(work, { account: accountOf(row), hash, exceptSession: null }, desk.rules)
    return null
  })
}

/** Makes the first system administrator by the link printed at the first start. */
export async function createFirstAdministrator(
  desk: SessionDesk, given: { token: string; login: string; name: string; password: string }, caller: Caller,
): Promise<null | Refused> {
  const login = loginForm(given.login)
  const unfit = await unfitPassword(desk, { id: '', login, name: given.name }, given.password)
  if (unfit) return unfit
  const hash = await hashPassword(given.password, desk.rules.passwordHash)
  return desk.platform.runCommand(callOf('session.create-first-administrator', null, caller), async (work) => {
    if (!(await useUp(work, desk.key, given.token))) return refuse('link-unusable' satisfies SessionRefusal)
    // The link is now locked by this transaction, so nobody else can be making the first account.
    if (await hasAccounts(work)) return refuse('accounts-exist' satisfies SessionRefusal)
    const decision = decideAccount(null, { type: 'create', login, name: given.name, person: null, admin: 'sysAdmin' }, {
      actor: { account: 'nobody', admin: 'sysAdmin' }, activeAdministrators: { sysAdmin: 0, securityAdmin: 0, auditAdmin: 0 }, isLoginTaken: false, personsLogin: null,
    })
    if (decision.kind === 'refused') return decision
    const events = [...decision.events, { type: 'account-approved' } as const]
    const account = { ...events.reduce(evolveAccount, blankAccount(work.newId<'account'>(), work.now)), version: events.length }
    await insertAccount(work, account, hash)
    work.record({ stream: `account:${account.id}`, from: 0, events, after: { login, name: given.name, admin: 'sysAdmin' } })
    return null
  })
}

async function insertLink(work: Work, at: { account: string | null; rules: SessionRules }): Promise<string> {
  const id = work.newId<'link'>()
  await tablesOf(work.db).insertInto('platform_links').values({
    id, account: at.account, purpose: at.account ? 'set-password' : 'first-administrator',
    made_at: work.now, expires_at: addMinutes(work.now, (at.account ? at.rules.linkHours : at.rules.firstLinkHours) * 60), used_at: null,
  }).execute()
  return id
}

/** Marks the link as used if it still may be; exactly one of several who try at once succeeds. */
async function useUp(work: Work, key: SecretKey, token: string): Promise<boolean> {
  const id = idOf(key, token)
  if (!id) return false
  const { numUpdatedRows } = await tablesOf(work.db).updateTable('platform_links').set({ used_at: work.now })
    .where('id', '=', id).where('used_at', 'is', null).where('expires_at', '>', work.now).executeTakeFirst()
  return numUpdatedRows > 0n
}

async function accountOfLink(desk: SessionDesk, token: string): Promise<Account | null> {
  const id = idOf(desk.key, token)
  if (!id) return null
  const link = await tablesOf(desk.platform.db).selectFrom('platform_links').selectAll().where('id', '=', id).executeTakeFirst()
  if (!link?.account || link.used_at || link.expires_at <= desk.platform.now()) return null
  return accountById(desk.platform.db, link.account)
}

const hasAccounts = async (work: Work): Promise<boolean> =>
  Boolean(await tablesOf(work.db).selectFrom('platform_accounts').select('id').limit(1).executeTakeFirst())

const markOf = (key: SecretKey, id: string): string => Buffer.from(hmacSm3(deriveKey(key, 'one-time-link'), id), 'hex').toString('base64url')

function idOf(key: SecretKey, token: string): string | null {
  const [id, mark] = token.split('.')
  return id && mark && isSameSecret(mark, markOf(key, id)) ? id : null
}
