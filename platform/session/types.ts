import type { Generated, Kysely } from 'kysely'
import type { Account, AccountStatus } from '#lib/accounts'
import type { AdministratorKind } from '#lib/contract'
import type { PersonId } from '#lib/ids'
import type { Instant } from '#lib/instants'
import type { Db } from '../act/types.ts'

/** How a session was opened; sessions by single sign-on or in the demonstration have no second factor of ours. */
export type SessionMeans = 'password' | 'oidc' | 'demo'

/** What a session still has to do before it may act: only `open` sessions have an actor. */
export type Stage = 'second-factor' | 'new-password' | 'enrol-second-factor' | 'open'

/** A live session and the account that holds it. */
export interface Session {
  readonly digest: string
  readonly account: Account
  readonly means: SessionMeans
  readonly stage: Stage
  readonly openedAt: Instant
  readonly lastSeenAt: Instant
  readonly expiresAt: Instant
}

export interface AccountRow {
  id: string
  login: string
  name: string
  person: PersonId | null
  admin: AdministratorKind | null
  status: AccountStatus
  password_hash: string | null
  password_set_at: Instant | null
  must_change: boolean
  totp_secret: string | null
  totp_pending: string | null
  totp_last_step: number
  totp_required: boolean
  created_at: Instant
  last_used_at: Instant | null
  version: number
}

/** The tables that only `platform/session` names. */
export interface SessionTables {
  platform_accounts: AccountRow
  platform_sessions: {
    token_digest: string; account: string; means: SessionMeans; second_factor_done: boolean
    opened_at: Instant; last_seen_at: Instant; expires_at: Instant; address: string; agent: string
  }
  platform_links: {
    id: string; account: string | null; purpose: 'first-administrator' | 'set-password'
    made_at: Instant; expires_at: Instant; used_at: Instant | null
  }
  platform_password_history: { id: Generated<number>; account: string; set_at: Instant; password_hash: string }
  platform_recovery_codes: { account: string; code_mark: string; used_at: Instant | null }
  platform_failed_tries: { login_digest: string; failed: number; last_at: Instant; locked_until: Instant | null }
  platform_preferences: { account: string; key: string; value: unknown }
}

export const tablesOf = (db: Db): Kysely<SessionTables> => db as Kysely<SessionTables>
