import type { Account } from '#lib/accounts'
import type { Call, Work } from '../act/types.ts'
import type { SecretKey } from '../crypto/index.ts'
import type { Platform } from '../module.ts'
import type { SessionAction } from './actions.ts'
import type { SessionRules } from './rules.ts'

/** What entering needs of the platform: made once at start and handed to every function here. */
export interface SessionDesk {
  readonly platform: Pick<Platform, 'db' | 'now' | 'runCommand' | 'systemCall'>
  readonly key: SecretKey
  readonly rules: SessionRules
  /** Whether sample people may be entered as without a password. */
  readonly demo: boolean
}

/** Where a request comes from. */
export interface Caller {
  readonly address: string
  readonly agent: string
  readonly requestId: string
}

/**
 * A call in an account's own name before it has an actor. It has no key:
 * its answers concern one session only and must never be kept for a repeat.
 */
export const callOf = (name: SessionAction, account: Pick<Account, 'id' | 'person' | 'name' | 'admin'> | null, caller: Caller): Call => ({
  name, key: null, requestId: caller.requestId, address: caller.address,
  actor: {
    account: account?.id ?? 'nobody', person: account?.person ?? null, name: account?.name ?? '未登录',
    admin: account?.admin ?? null, units: [], roles: [], standsInFor: [],
  },
})

/** Notes in the audit what is no change of the account itself. */
export const noteOnly = (work: Work, stream: string, after: Readonly<Record<string, unknown>>): void =>
  work.record({ stream, from: 0, events: [], after })
