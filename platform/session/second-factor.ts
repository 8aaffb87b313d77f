import { refuse, type Refused } from '#lib/decision'
import type { Work } from '../act/types.ts'
import { seal, unseal, type SecretKey } from '../crypto/index.ts'
import { accountOf, forgetFailures, lockedRow, lockedTries, noteFailure } from './accounts.ts'
import { isLocked, lockedRefusal, stageOf } from './decide-entry.ts'
import { callOf, noteOnly, type Caller, type SessionDesk } from './desk.ts'
import { markOfRecoveryCode, newRecoveryCodes, newTotpSecret, stepOfCode, totpUri } from './one-time-codes.ts'
import type { SessionRefusal } from './refusals.ts'
import { endSession, renewSession } from './sessions.ts'
import { outcomeOf, type Entered, type Kept } from './sign-in.ts'
import { tablesOf, type AccountRow, type Session } from './types.ts'

type CodeProof = { readonly isRight: true } | { readonly isRight: false; readonly code: 'wrong-code' | 'code-used' }

/**
 * Completes a sign-in with the authenticator's six digits or a recovery code. The session gets a new token.
 * A code counts once; wrong ones count as failed tries, and the one that locks also ends the session.
 */
export async function secondFactor(desk: SessionDesk, session: Session, code: string, caller: Caller): Promise<Entered | Refused> {
  if (session.stage !== 'second-factor') return refuse('second-factor-not-due' satisfies SessionRefusal)
  const kept = await desk.platform.runCommand(callOf('session.second-factor', session.account, caller), async (work): Promise<Kept<Entered> | Refused> => {
    const tries = await lockedTries(work.db, session.account.login, work.now)
    if (isLocked(tries, work.now)) return lockedRefusal(tries, work.now)
    const row = await lockedRow(work.db, session.account.id)
    if (!row?.totp_secret) return refuse('not-signed-in')
    const proof = await prove(work, { key: desk.key, row, typed: code })
    if (!proof.isRight) {
      const after = await noteFailure(work.db, { login: row.login, tries, now: work.now }, desk.rules)
      if (isLocked(after, work.now)) await endSession(work.db, session.digest)
      noteOnly(work, `account:${row.id}`, { outcome: proof.code })
      return { refusal: refuse(proof.code) }
    }
    const token = await renewSession(work, session.digest, true)
    if (!token) return refuse('not-signed-in')
    await forgetFailures(work.db, row.login)
    noteOnly(work, `account:${row.id}`, { outcome: 'second-factor-proved' })
    return { answer: { token, stage: stageOf({ account: accountOf(row), means: session.means, secondFactorDone: true }, work.now, desk.rules) } }
  })
  return outcomeOf(kept)
}

/**
 * Begins binding an authenticator: a new secret, sealed and not yet in force, as text and as QR address.
 * Shown once; beginning again replaces it.
 */
export async function startTotp(desk: SessionDesk, session: Session, caller: Caller): Promise<{ secret: string; uri: string } | Refused> {
  if (session.stage === 'second-factor') return refuse('second-factor-due' satisfies SessionRefusal)
  const secret = newTotpSecret()
  const { account } = session
  return desk.platform.runCommand(callOf('session.start-totp', account, caller), async (work) => {
    const row = await lockedRow(work.db, account.id)
    if (row?.totp_secret) return refuse('second-factor-exists' satisfies SessionRefusal)
    await tablesOf(work.db).updateTable('platform_accounts').set({ totp_pending: seal(desk.key, placeOf(account.id), secret) }).where('id', '=', account.id).execute()
    noteOnly(work, `account:${account.id}`, { outcome: 'second-factor-started' })
    return { secret, uri: totpUri(secret, account.login) }
  })
}

/** Puts the new secret in force once a code from it arrives. Answers the recovery codes, shown only now, and the session's new token. */
export async function confirmTotp(
  desk: SessionDesk, session: Session, code: string, caller: Caller,
): Promise<{ token: string; recoveryCodes: readonly string[] } | Refused> {
  if (session.stage === 'second-factor') return refuse('second-factor-due' satisfies SessionRefusal)
  return desk.platform.runCommand(callOf('session.confirm-totp', session.account, caller), async (work) => {
    const row = await lockedRow(work.db, session.account.id)
    if (row?.totp_secret) return refuse('second-factor-exists' satisfies SessionRefusal)
    const secret = row?.totp_pending ? unseal(desk.key, placeOf(row.id), row.totp_pending) : null
    if (!row || !secret) return refuse('second-factor-not-started' satisfies SessionRefusal)
    const step = stepOfCode(secret, code, work.now)
    if (step === null) return refuse('wrong-code' satisfies SessionRefusal)
    const token = await renewSession(work, session.digest, true)
    if (!token) return refuse('not-signed-in')
    const recoveryCodes = newRecoveryCodes()
    await putInForce(work, { key: desk.key, row, step, recoveryCodes })
    return { token, recoveryCodes }
  })
}

async function putInForce(work: Work, at: { key: SecretKey; row: AccountRow; step: number; recoveryCodes: readonly string[] }): Promise<void> {
  const { row } = at
  await tablesOf(work.db).updateTable('platform_accounts')
    .set({ totp_secret: row.totp_pending, totp_pending: null, totp_last_step: at.step, version: row.version + 1 }).where('id', '=', row.id).execute()
  await tablesOf(work.db).deleteFrom('platform_recovery_codes').where('account', '=', row.id).execute()
  await tablesOf(work.db).insertInto('platform_recovery_codes')
    .values(at.recoveryCodes.map((code) => ({ account: row.id, code_mark: markOfRecoveryCode(at.key, row.id, code), used_at: null }))).execute()
  work.record({ stream: `account:${row.id}`, from: row.version, events: [{ type: 'second-factor-bound' }] })
}

async function prove(work: Work, at: { key: SecretKey; row: AccountRow; typed: string }): Promise<CodeProof> {
  const { key, row } = at
  const typed = at.typed.trim()
  if (!/^\d{6}$/.test(typed)) return proveByRecoveryCode(work, { key, account: row.id, typed })
  const secret = unseal(key, placeOf(row.id), row.totp_secret!)
  if (secret === null) throw new Error('A second factor was sealed under another key; restore secret.key from the backup.')
  const step = stepOfCode(secret, typed, work.now)
  if (step === null) return { isRight: false, code: 'wrong-code' }
  // RFC 6238 5.2: a code that was accepted once must not be accepted again.
  if (step <= row.totp_last_step) return { isRight: false, code: 'code-used' }
  await tablesOf(work.db).updateTable('platform_accounts').set({ totp_last_step: step }).where('id', '=', row.id).execute()
  return { isRight: true }
}

async function proveByRecoveryCode(work: Work, at: { key: SecretKey; account: string; typed: string }): Promise<CodeProof> {
  const { numUpdatedRows } = await tablesOf(work.db).updateTable('platform_recovery_codes').set({ used_at: work.now })
    .where('account', '=', at.account).where('code_mark', '=', markOfRecoveryCode(at.key, at.account, at.typed)).where('used_at', 'is', null).executeTakeFirst()
  return numUpdatedRows > 0n ? { isRight: true } : { isRight: false, code: 'wrong-code' }
}

const placeOf = (account: string): string => `totp:${account}`
