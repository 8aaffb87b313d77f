import { pinyin } from 'pinyin-pro'
import type { Account } from '#lib/accounts'
import { refuse, type Refused } from '#lib/decision'
import type { Issue } from '#lib/issues'
import type { Db, Work } from '../act/types.ts'
import { hashPassword, isPassword, sha256 } from '../crypto/index.ts'
import { accountOf, lockedRow, lockedTries, noteFailure } from './accounts.ts'
import { isLocked, lockedRefusal } from './decide-entry.ts'
import { callOf, noteOnly, type Caller, type SessionDesk } from './desk.ts'
import { passwordIssues } from './password-issues.ts'
import type { SessionRefusal } from './refusals.ts'
import type { SessionRules } from './rules.ts'
import { endSessionsOf, renewSession } from './sessions.ts'
import { outcomeOf, type Kept } from './sign-in.ts'
import { tablesOf, type Session } from './types.ts'

/** What speaks against this password for this account, its last ones included. */
export async function issuesOfPassword(desk: SessionDesk, account: Pick<Account, 'id' | 'login' | 'name'>, password: string): Promise<readonly Issue[]> {
  const spelled = pinyin(account.name, { toneType: 'none', type: 'array' }).join('')
  return passwordIssues({
    password, names: [account.login, account.name, spelled], wasUsed: await wasUsed(desk.platform.db, account.id, password),
    shortest: desk.rules.passwordLength, remembered: desk.rules.passwordsRemembered,
  })
}

/** The refusal that lists every issue at once, or null. */
export async function unfitPassword(
  desk: SessionDesk, account: Pick<Account, 'id' | 'login' | 'name'>, password: string,
): Promise<(Refused<'password-unfit'> & { readonly issues: readonly Issue[] }) | null> {
  const issues = await issuesOfPassword(desk, account, password)
  return issues.length ? { ...refuse('password-unfit', { count: issues.length }), issues } : null
}

/**
 * Changes the own password. The session gets a new token, all other sessions of the account end.
 * Wrong current passwords count as failed tries: an open desk must not become a way to guess.
 */
export async function setPassword(
  desk: SessionDesk, session: Session, given: { current: string; next: string }, caller: Caller,
): Promise<{ token: string } | Refused> {
  if (session.means !== 'password') return refuse('no-local-password' satisfies SessionRefusal)
  // Otherwise a stolen password alone would be enough to replace it.
  if (session.stage === 'second-factor') return refuse('second-factor-due' satisfies SessionRefusal)
  const { account } = session
  const seen = await tablesOf(desk.platform.db).selectFrom('platform_accounts').select('password_hash').where('id', '=', account.id).executeTakeFirst()
  const isRight = Boolean(seen?.password_hash) && await isPassword(given.current, seen!.password_hash!)
  const unfit = isRight ? await unfitPassword(desk, account, given.next) : null
  if (unfit) return unfit
  const hash = isRight ? await hashPassword(given.next, desk.rules.passwordHash) : null
  const kept = await desk.platform.runCommand(callOf('session.set-password', account, caller), async (work): Promise<Kept<{ token: string }> | Refused> => {
    const tries = await lockedTries(work.db, account.login, work.now)
    if (isLocked(tries, work.now)) return lockedRefusal(tries, work.now)
    const row = await lockedRow(work.db, account.id)
    if (!hash || row?.password_hash !== seen?.password_hash) {
      await noteFailure(work.db, { login: account.login, tries, now: work.now }, desk.rules)
      noteOnly(work, `account:${account.id}`, { outcome: 'wrong-current-password' })
      return { refusal: refuse('wrong-current-password') }
    }
    const token = await renewSession(work, session.digest, true)
    if (!token) return refuse('not-signed-in')
    await keepPassword(work, { account: accountOf(row!), hash, exceptSession: token }, desk.rules)
    return { answer: { token } }
  })
  return outcomeOf(kept)
}

/** Writes a password that was found fit, remembers it, and ends every other session. */
export async function keepPassword(
  work: Work, at: { account: Account; hash: string; exceptSession: string | null }, rules: SessionRules,
): Promise<void> {
  const { account, hash } = at
  const db = tablesOf(work.db)
  await db.updateTable('platform_accounts')
    .set({ password_hash: hash, password_set_at: work.now, must_change: false, version: account.version + 1 }).where('id', '=', account.id).execute()
  await db.insertInto('platform_password_history').values({ account: account.id, set_at: work.now, password_hash: hash }).execute()
  const kept = db.selectFrom('platform_password_history').select('id').where('account', '=', account.id).orderBy('id', 'desc').limit(rules.passwordsRemembered)
  await db.deleteFrom('platform_password_history').where('account', '=', account.id).where('id', 'not in', kept).execute()
  await endSessionsOf(work.db, account.id, at.exceptSession ? sha256(at.exceptSession) : '')
  work.record({ stream: `account:${account.id}`, from: account.version, events: [{ type: 'password-set' }] })
}

async function wasUsed(db: Db, account: string, password: string): Promise<boolean> {
  const rows = await tablesOf(db).selectFrom('platform_password_history').select('password_hash').where('account', '=', account).execute()
  for (const row of rows) if (await isPassword(password, row.password_hash)) return true
  return false
}
