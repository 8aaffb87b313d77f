import type { AdministratorKind } from './contract.ts'
import type { PersonId } from './ids.ts'
import type { Instant } from './instants.ts'

/** `pending` waits for the security administrator's approval; only `active` accounts enter. */
export type AccountStatus = 'pending' | 'active' | 'disabled'

/** Who may sign in, as the server keeps it and the administrators see it. Secrets are never part of it. */
export interface Account {
  readonly id: string
  readonly login: string
  readonly name: string
  readonly person: PersonId | null
  readonly admin: AdministratorKind | null
  readonly status: AccountStatus
  readonly hasPassword: boolean
  readonly passwordSetAt: Instant | null
  readonly mustChange: boolean
  readonly hasSecondFactor: boolean
  readonly secondFactorRequired: boolean
  readonly createdAt: Instant
  readonly lastUsedAt: Instant | null
  readonly version: number
}

/** What lists of accounts show, beside the account: whether it is locked out now. */
export interface ListedAccount extends Account { readonly lockedUntil: Instant | null }

/** An administrator's account recovered from the server, as the administrators are told of it. */
export interface RecoveryNote {
  readonly at: Instant
  readonly login: string
  readonly name: string
  /** Who was at the server, as the machine knows him. */
  readonly by: string
  readonly reason: string
}
