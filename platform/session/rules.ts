import type { PasswordHash } from '../crypto/index.ts'
import type { Settings } from '../config/index.ts'

/** What one office may set about entering. Defaults are the answer to GB/T 22239-2019, level 3 (standards.md §5). */
export interface SessionRules {
  readonly passwordHash: PasswordHash
  readonly passwordLength: number
  readonly passwordDays: number
  readonly passwordsRemembered: number
  readonly failuresBeforeLock: number
  readonly lockMinutes: number
  readonly idleMinutes: number
  readonly longestHours: number
  /** How long the link printed at the first start is good, and how long those given to people. */
  readonly firstLinkHours: number
  readonly linkHours: number
  /** Days without a sign-in after which an account is closed. */
  readonly staleDays: number
  /** Whom a second factor is asked of, besides accounts for which it is required singly. */
  readonly secondFactorFor: 'none' | 'administrators' | 'everyone'
}

export const shippedRules: SessionRules = {
  passwordHash: 'argon2id',
  passwordLength: 10,
  passwordDays: 90,
  passwordsRemembered: 5,
  failuresBeforeLock: 5,
  lockMinutes: 30,
  idleMinutes: 15,
  longestHours: 12,
  firstLinkHours: 24,
  linkHours: 72,
  staleDays: 90,
  secondFactorFor: 'administrators',
}

/** The rules in force under the settings of this installation. */
export const rulesOf = (settings: Pick<Settings, 'PASSWORD_HASH' | 'IDLE_MINUTES'>): SessionRules =>
  ({ ...shippedRules, passwordHash: settings.PASSWORD_HASH, idleMinutes: settings.IDLE_MINUTES })
