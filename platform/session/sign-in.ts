import type { Account } from '#lib/accounts'
import { refuse, type Refused } from '#lib/decision'
import { isRefused } from '../act/index.ts'
import type { Work } from '../act/types.ts'
import { hashPassword, isPassword, needsRehash, spendPasswordTime } from '../crypto/index.ts'
import { accountById, accountOf, forgetFailures, lockedRow, lockedTries, loginForm, noteFailure, rowByLogin } from './accounts.ts'
import { decideEntry, stageOf } from './decide-entry.ts'
import { callOf, noteOnly, type Caller, type SessionDesk } from './desk.ts'
import type { SessionRefusal } from './refusals.ts'
import { endSession, openSession } from './sessions.ts'
import { tablesOf, type AccountRow, type Session, type SessionMeans, type Stage } from './types.ts'

/** A session just opened: the cookie's token and what is still owed. */
export interface Entered { readonly token: string; readonly stage: Stage }

/** What a command answers when a refusal must nevertheless be kept (counted and audited): the refusal inside an answer. */
export type Kept<Answer> = { readonly refusal: Refused<SessionRefusal> } | { readonly answer: Answer }

/**
 * Signs in with login and password. Unknown logins take the same time, get the same answers and lock alike.
 * A failure is counted and audited; the session opened may still owe a second factor or a new password.
 */
export async function signIn(desk: SessionDesk, given: { login: string; password: string }, caller: Caller): Promise<Entered | Refused> {
  const seen = await rowByLogin(desk.platform.db, given.login)
  const isRight = await checkPassword(desk, given.password, seen?.password_hash ?? null)
  const rehashed = isRight && needsRehash(seen!.password_hash!, desk.rules.passwordHash) ? await hashPassword(given.password, desk.rules.passwordHash) : null
  const call = callOf('session.sign-in', seen ? accountOf(seen) : null, caller)
  const kept = await desk.platform.runCommand(call, async (work): Promise<Kept<Entered>> => {
    const tries = await lockedTries(work.db, given.login, work.now)
    const row = seen ? await lockedRow(work.db, seen.id) : undefined
    const account = row ? accountOf(row) : null
    // The password was checked before the row was locked: it counts only if it is still the one in force.
    const isStillRight = isRight && row?.password_hash === seen?.password_hash
    const refusal = decideEntry({ account, isPassword: isStillRight, tries, now: work.now }, desk.rules)
    if (refusal) {
      if (refusal.code === 'wrong-credentials') await noteFailure(work.db, { login: given.login, tries, now: work.now }, desk.rules)
      noteOnly(work, account ? `account:${account.id}` : 'account:unknown', { outcome: refusal.code, login: shownLogin(given.login) })
      return { refusal }
    }
    if (rehashed) await tablesOf(work.db).updateTable('platform_accounts').set({ password_hash: rehashed }).where('id', '=', account!.id).execute()
    return { answer: await enter(work, { desk, account: account!, means: 'password', caller }) }
  })
  return outcomeOf(kept)
}

/** Signs in as a sample person without a password; only in the demonstration. */
export async function demoSignIn(desk: SessionDesk, accountId: string, caller: Caller): Promise<Entered | Refused> {
  if (!desk.demo) return refuse('not-demo' satisfies SessionRefusal)
  const account = await accountById(desk.platform.db, accountId)
  if (!account || account.status !== 'active') return refuse('account-unknown' satisfies SessionRefusal)
  return desk.platform.runCommand(callOf('session.demo-sign-in', account, caller), (work) => enter(work, { desk, account, means: 'demo', caller }))
}

/** Ends the session. */
export async function signOut(desk: SessionDesk, session: Session, caller: Caller): Promise<void> {
  await desk.platform.runCommand(callOf('session.sign-out', session.account, caller), async (work) => {
    await endSession(work.db, session.digest)
    noteOnly(work, `account:${session.account.id}`, { outcome: 'signed-out' })
    return null
  })
}

/** Opens the session of an account that has proved itself by `means`, and forgets its failures once nothing more is to prove. */
export async function enter(
  work: Work, at: { desk: SessionDesk; account: Account; means: SessionMeans; caller: Caller },
): Promise<Entered> {
  const { account, means, desk: { rules } } = at
  const secondFactorDone = means !== 'password'
  const stage = stageOf({ account, means, secondFactorDone }, work.now, rules)
  // With a second factor still to come, a known password alone must not give the tries back.
  if (stage !== 'second-factor') await forgetFailures(work.db, account.login)
  await tablesOf(work.db).updateTable('platform_accounts').set({ last_used_at: work.now }).where('id', '=', account.id).execute()
  noteOnly(work, `account:${account.id}`, { outcome: 'signed-in', means, stage })
  return { token: await openSession(work, { account: account.id, means, secondFactorDone, caller: at.caller }, rules), stage }
}

/** Takes the kept refusal out of a command's answer. */
export const outcomeOf = <Answer>(kept: Kept<Answer> | Refused): Answer | Refused => {
  if (isRefused(kept)) return kept
  return 'refusal' in kept ? kept.refusal : kept.answer
}

async function checkPassword(desk: SessionDesk, password: string, kept: AccountRow['password_hash']): Promise<boolean> {
  if (kept !== null) return isPassword(password, kept)
  await spendPasswordTime(password, desk.rules.passwordHash)
  return false
}

// People type passwords into the wrong field: only what looks like a login is written down.
const shownLogin = (typed: string): string => (/^[a-z][a-z0-9._-]{2,31}$/.test(loginForm(typed)) ? loginForm(typed) : '（不像登录名，未记录）')
