import type { Account } from '#lib/accounts'
import type { AdministratorKind } from '#lib/contract'
import { accept, refuse, type Decision } from '#lib/decision'
import type { PersonId } from '#lib/ids'
import { administratorNames, type SessionRefusal } from './refusals.ts'

export type AccountCommand =
  | { readonly type: 'create'; readonly login: string; readonly name: string; readonly person: PersonId | null; readonly admin: AdministratorKind | null }
  | { readonly type: 'appoint'; readonly admin: AdministratorKind }
  | { readonly type: 'approve' }
  | { readonly type: 'disable' }
  | { readonly type: 'reinstate' }
  | { readonly type: 'unlock' }
  | { readonly type: 'reset-password' }
  | { readonly type: 'require-new-password' }
  | { readonly type: 'reset-second-factor' }
  | { readonly type: 'require-second-factor'; readonly required: boolean }

export type AccountEvent =
  | { readonly type: 'account-created'; readonly login: string; readonly name: string; readonly person: PersonId | null; readonly admin: AdministratorKind | null }
  | { readonly type: 'administrator-appointed'; readonly admin: AdministratorKind }
  | { readonly type: 'account-approved' }
  | { readonly type: 'account-disabled' }
  | { readonly type: 'account-reinstated' }
  | { readonly type: 'account-unlocked' }
  | { readonly type: 'password-reset' }
  | { readonly type: 'new-password-required' }
  | { readonly type: 'second-factor-reset' }
  | { readonly type: 'second-factor-required'; readonly required: boolean }
  /** Password and second factor were dropped from the server itself, by whoever holds it, and why. */
  | { readonly type: 'account-recovered'; readonly by: string; readonly reason: string }

/** What the decision needs to know besides the account. */
export interface AccountFacts {
  readonly actor: { readonly account: string; readonly admin: AdministratorKind | null }
  /** Active accounts of each kind now, the one in question included. */
  readonly activeAdministrators: Readonly<Record<AdministratorKind, number>>
  readonly isLoginTaken: boolean
  /** Login of the account that the person already has. */
  readonly personsLogin: string | null
}

type Outcome = Decision<AccountEvent, SessionRefusal>

const duties: Record<AccountCommand['type'], AdministratorKind> = {
  create: 'sysAdmin', appoint: 'sysAdmin', disable: 'sysAdmin', reinstate: 'sysAdmin',
  approve: 'securityAdmin', unlock: 'securityAdmin', 'reset-password': 'securityAdmin', 'require-new-password': 'securityAdmin',
  'reset-second-factor': 'securityAdmin', 'require-second-factor': 'securityAdmin',
}

/**
 * 三员分立 (GB/T 22239-2019 8.1.5.1–3): the system administrator makes and closes accounts, the security administrator
 * approves them, unlocks and resets, the audit administrator only reads. None acts on the own account, none does both halves.
 */
export function decideAccount(account: Account | null, command: AccountCommand, facts: AccountFacts): Outcome {
  if (facts.actor.admin !== duties[command.type]) return refuse('not-your-duty', { duty: administratorNames[duties[command.type]] })
  if (command.type === 'create') return decideCreating(command, facts)
  if (!account) return refuse('account-unknown')
  if (account.id === facts.actor.account) return refuse('own-account')
  switch (command.type) {
    case 'appoint': return decideAppointing(account, command.admin, facts)
    case 'approve': return account.status === 'pending' ? accept({ type: 'account-approved' }) : refuse('account-not-pending')
    case 'disable': return decideDisabling(account, facts)
    // Who comes back is approved again: the reason for closing may still stand.
    case 'reinstate': return account.status === 'disabled' ? accept({ type: 'account-reinstated' }) : refuse('account-not-disabled')
    case 'unlock': return accept({ type: 'account-unlocked' })
    case 'reset-password': return account.status === 'active' ? accept({ type: 'password-reset' }) : refuse('account-not-active')
    case 'require-new-password': return accept({ type: 'new-password-required' })
    case 'reset-second-factor': return accept({ type: 'second-factor-reset' })
    case 'require-second-factor': return accept({ type: 'second-factor-required', required: command.required })
  }
}

function decideCreating(command: Extract<AccountCommand, { type: 'create' }>, facts: AccountFacts): Outcome {
  if (command.admin && command.person) return refuse('administrator-with-post')
  if (!/^[a-z][a-z0-9._-]{2,31}$/.test(command.login)) return refuse('login-unfit')
  if (facts.isLoginTaken) return refuse('login-taken', { login: command.login })
  if (facts.personsLogin) return refuse('person-has-account', { login: facts.personsLogin })
  const { login, name, person, admin } = command
  const created: AccountEvent = { type: 'account-created', login, name, person, admin }
  return isFirstApprover(admin, facts) ? accept<AccountEvent>(created, { type: 'account-approved' }) : accept(created)
}

// Nobody could approve the first security administrator, so that one account alone is active at once.
const isFirstApprover = (admin: AdministratorKind | null, facts: AccountFacts): boolean =>
  admin === 'securityAdmin' && facts.activeAdministrators.securityAdmin === 0

function decideAppointing(account: Account, wanted: AdministratorKind, facts: AccountFacts): Outcome {
  if (account.person) return refuse('administrator-with-post')
  if (account.admin) return refuse('two-administrators', { held: administratorNames[account.admin], wanted: administratorNames[wanted] })
  const appointed: AccountEvent = { type: 'administrator-appointed', admin: wanted }
  return isFirstApprover(wanted, facts) ? accept<AccountEvent>(appointed, { type: 'account-approved' }) : accept(appointed)
}

function decideDisabling(account: Account, facts: AccountFacts): Outcome {
  if (account.status === 'disabled') return refuse('account-not-active')
  if (account.admin && account.status === 'active' && facts.activeAdministrators[account.admin] <= 1) {
    return refuse('last-administrator', { kind: administratorNames[account.admin] })
  }
  return accept({ type: 'account-disabled' })
}

/**
 * 三员分立 leaves one knot: what the security administrator resets for all others nobody can reset for the last of them.
 * Only that one account may be recovered from the server; `colleagues` are the logins of security administrators who could help.
 */
export function decideRecovery(account: Account | null, given: { readonly by: string; readonly reason: string }, colleagues: readonly string[]): Outcome {
  if (!account) return refuse('account-unknown')
  const [colleague] = colleagues.filter((login) => login !== account.login)
  if (colleague) return refuse('recovery-by-colleague', { login: colleague })
  if (account.admin !== 'securityAdmin') return refuse('recovery-of-others')
  if (account.status !== 'active') return refuse('account-not-active')
  return accept({ type: 'account-recovered', ...given })
}

/** The account after an event; `account-created` is folded by the store, which knows id and moment. */
export function evolveAccount(account: Account, event: AccountEvent): Account {
  switch (event.type) {
    case 'account-created': return { ...account, login: event.login, name: event.name, person: event.person, admin: event.admin, status: 'pending' }
    // A new power is approved like a new account.
    case 'administrator-appointed': return { ...account, admin: event.admin, status: 'pending' }
    case 'account-approved': return { ...account, status: 'active' }
    case 'account-disabled': return { ...account, status: 'disabled' }
    case 'account-reinstated': return { ...account, status: 'pending' }
    case 'account-unlocked': return account
    case 'password-reset': return { ...account, hasPassword: false, passwordSetAt: null, mustChange: false }
    case 'new-password-required': return { ...account, mustChange: true }
    case 'second-factor-reset': return { ...account, hasSecondFactor: false }
    case 'second-factor-required': return { ...account, secondFactorRequired: event.required }
    case 'account-recovered': return { ...account, hasPassword: false, passwordSetAt: null, mustChange: false, hasSecondFactor: false }
  }
}
