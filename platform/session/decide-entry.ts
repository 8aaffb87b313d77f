import type { Account } from '#lib/accounts'
import type { Instant } from '#lib/instants'
import { addMinutes, instantMs } from '#lib/instants'
import { refuse, type Refused } from '#lib/decision'
import type { SessionRules } from './rules.ts'
import type { SessionRefusal } from './refusals.ts'
import type { SessionMeans, Stage } from './types.ts'

/** Failed tries of one login, known or not. */
export interface Tries { readonly failed: number; readonly lockedUntil: Instant | null }
export const noTries: Tries = { failed: 0, lockedUntil: null }

export const isLocked = (tries: Tries, now: Instant): boolean => tries.lockedUntil !== null && tries.lockedUntil > now

/** The tries after one more failure: the last one allowed locks, and after a lock the count starts anew. */
export function afterFailure(tries: Tries, now: Instant, rules: SessionRules): Tries {
  const failed = (tries.lockedUntil !== null && tries.lockedUntil <= now ? 0 : tries.failed) + 1
  return { failed, lockedUntil: failed >= rules.failuresBeforeLock ? addMinutes(now, rules.lockMinutes) : null }
}

/**
 * Whether a password lets in; null means yes. While locked, right and wrong passwords get the same answer,
 * and an account that is closed says so only to who knows its password.
 */
export function decideEntry(
  facts: { account: Account | null; isPassword: boolean; tries: Tries; now: Instant }, rules: SessionRules,
): Refused<SessionRefusal> | null {
  if (isLocked(facts.tries, facts.now)) return lockedRefusal(facts.tries, facts.now)
  if (!facts.account || !facts.isPassword) return refuse('wrong-credentials', { limit: rules.failuresBeforeLock, minutes: rules.lockMinutes })
  if (facts.account.status === 'pending') return refuse('account-pending')
  if (facts.account.status === 'disabled') return refuse('account-disabled')
  return null
}

export const lockedRefusal = (tries: Tries, now: Instant): Refused<'sign-in-locked'> =>
  refuse('sign-in-locked', { minutes: Math.ceil((instantMs(tries.lockedUntil!) - instantMs(now)) / 60_000) })

/** What a session still owes. Single sign-on and the demonstration owe nothing here: their proof lies elsewhere. */
export function stageOf(
  session: { account: Account; means: SessionMeans; secondFactorDone: boolean }, now: Instant, rules: SessionRules,
): Stage {
  const { account, means } = session
  if (means !== 'password') return 'open'
  if (account.hasSecondFactor && !session.secondFactorDone) return 'second-factor'
  if (account.mustChange || isTooOld(account, now, rules)) return 'new-password'
  if (!account.hasSecondFactor && owesSecondFactor(account, rules)) return 'enrol-second-factor'
  return 'open'
}

const isTooOld = (account: Account, now: Instant, rules: SessionRules): boolean =>
  account.passwordSetAt !== null && addMinutes(account.passwordSetAt, rules.passwordDays * 24 * 60) <= now

const owesSecondFactor = (account: Account, rules: SessionRules): boolean =>
  account.secondFactorRequired || rules.secondFactorFor === 'everyone' || (rules.secondFactorFor === 'administrators' && account.admin !== null)

/** Whether a session has ended by itself: idle too long, or open too long. */
export const hasEnded = (session: { lastSeenAt: Instant; expiresAt: Instant }, now: Instant, rules: SessionRules): boolean =>
  session.expiresAt <= now || addMinutes(session.lastSeenAt, rules.idleMinutes) <= now
