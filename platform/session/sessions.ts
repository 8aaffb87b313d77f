import type { Day, Instant } from '#lib/instants'
import { addMinutes, dayOf } from '#lib/instants'
import type { PersonId } from '#lib/ids'
import type { Actor, Db, Work } from '../act/types.ts'
import { randomToken, sha256 } from '../crypto/index.ts'
import { accountOf } from './accounts.ts'
import { hasEnded, stageOf } from './decide-entry.ts'
import type { Caller, SessionDesk } from './desk.ts'
import type { SessionRules } from './rules.ts'
import { tablesOf, type Session, type SessionMeans } from './types.ts'

/** What the organisation knows of a person on a day; the app hands in how to ask. */
export type ResolvePerson = (db: Db, person: PersonId, day: Day) => Promise<Pick<Actor, 'units' | 'roles' | 'posts' | 'standsInFor'>>

const TOUCH_MINUTES = 1

/**
 * The live session of a cookie's token, or null. One indexed query; once a minute it also notes that the session is in use,
 * unless `isAutomatic` says that no person is behind the request (polling must not keep a session alive).
 */
export async function sessionOf(
  desk: Pick<SessionDesk, 'platform' | 'rules' | 'demo'>, token: string | null | undefined, isAutomatic = false,
): Promise<Session | null> {
  if (!token) return null
  const { db } = desk.platform
  const now = desk.platform.now()
  const row = await tablesOf(db).selectFrom('platform_sessions as s').innerJoin('platform_accounts as a', 'a.id', 's.account')
    .selectAll('a').select(['s.token_digest', 's.means', 's.second_factor_done', 's.opened_at', 's.last_seen_at', 's.expires_at'])
    .where('s.token_digest', '=', sha256(token)).executeTakeFirst()
  if (!row || row.status !== 'active') return null
  // Entered without a password: worth nothing once the demonstration is over.
  if (row.means === 'demo' && !desk.demo) return null
  const times = { openedAt: row.opened_at, lastSeenAt: row.last_seen_at, expiresAt: row.expires_at }
  if (hasEnded(times, now, desk.rules)) return null
  if (!isAutomatic && addMinutes(row.last_seen_at, TOUCH_MINUTES) <= now) await touch(db, row.token_digest, now)
  const account = accountOf(row)
  const stage = stageOf({ account, means: row.means, secondFactorDone: row.second_factor_done }, now, desk.rules)
  return { digest: row.token_digest, account, means: row.means, stage, ...times }
}

/** The actor of a session that may act; null while it still owes a second factor or a new password. */
export async function actorOf(desk: Pick<SessionDesk, 'platform'>, session: Session | null, resolvePerson: ResolvePerson): Promise<Actor | null> {
  if (!session || session.stage !== 'open') return null
  const { id, person, name, admin } = session.account
  // 三员分立: an administrator has no place in the organisation's work, whatever the organisation says.
  const place = person && !admin ? await resolvePerson(desk.platform.db, person, dayOf(desk.platform.now())) : { units: [], roles: [], standsInFor: [] }
  return { account: id, person, name, admin, ...place }
}

/** Opens a session within a command and answers its cookie's token, of which only the digest is kept. */
export async function openSession(
  work: Work, at: { account: string; means: SessionMeans; secondFactorDone: boolean; caller: Caller }, rules: SessionRules,
): Promise<string> {
  const token = randomToken()
  await tablesOf(work.db).insertInto('platform_sessions').values({
    token_digest: sha256(token), account: at.account, means: at.means, second_factor_done: at.secondFactorDone,
    opened_at: work.now, last_seen_at: work.now, expires_at: addMinutes(work.now, rules.longestHours * 60),
    address: at.caller.address, agent: at.caller.agent.slice(0, LONGEST_AGENT),
  }).execute()
  return token
}

/**
 * Gives a session a new token, so that one known before a step up (fixation) is worth nothing after it.
 * Answers null if the session has meanwhile ended.
 */
export async function renewSession(work: Work, digest: string, secondFactorDone: boolean): Promise<string | null> {
  const token = randomToken()
  const { numUpdatedRows } = await tablesOf(work.db).updateTable('platform_sessions')
    .set({ token_digest: sha256(token), second_factor_done: secondFactorDone, last_seen_at: work.now })
    .where('token_digest', '=', digest).executeTakeFirst()
  return numUpdatedRows > 0n ? token : null
}

export async function endSession(db: Db, digest: string): Promise<void> {
  await tablesOf(db).deleteFrom('platform_sessions').where('token_digest', '=', digest).execute()
}

/** Ends all sessions of an account, but for the one with the digest `except`. */
export async function endSessionsOf(db: Db, account: string, except = ''): Promise<void> {
  await tablesOf(db).deleteFrom('platform_sessions').where('account', '=', account).where('token_digest', '!=', except).execute()
}

/** Removes sessions that have ended and tries nobody made for a day; links stay, the audit refers to them. */
export async function sweepSessions(db: Db, now: Instant, rules: SessionRules): Promise<void> {
  await tablesOf(db).deleteFrom('platform_sessions')
    .where(({ eb, or }) => or([eb('expires_at', '<=', now), eb('last_seen_at', '<=', addMinutes(now, -rules.idleMinutes))])).execute()
  // Known and unknown logins are forgotten alike.
  await tablesOf(db).deleteFrom('platform_failed_tries').where('last_at', '<', addMinutes(now, -24 * 60)).execute()
}

const LONGEST_AGENT = 300

async function touch(db: Db, digest: string, now: Instant): Promise<void> {
  await tablesOf(db).updateTable('platform_sessions').set({ last_seen_at: now }).where('token_digest', '=', digest).execute()
}
