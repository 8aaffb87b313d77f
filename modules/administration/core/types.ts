import type { AdministratorKind } from '#lib/contract'
import type { Day, Instant } from '#lib/instants'

/** A day that differs from the plain week: off on a weekday, or worked on a weekend (调休). */
export interface CalendarDay {
  readonly day: Day
  readonly kind: 'off' | 'work'
  readonly name: string
}

/** What is known of one year's holidays. Version 0 came with the product. */
export interface CalendarYear {
  readonly year: number
  readonly version: number
  readonly days: readonly CalendarDay[]
}

export type CalendarEvent = { readonly type: 'calendar-year-set'; readonly year: number; readonly days: readonly CalendarDay[] }

/** An account as the three administrators see it. */
export interface AccountView {
  readonly id: string
  readonly login: string
  readonly name: string
  readonly person: string | null
  readonly admin: AdministratorKind | null
  readonly status: 'pending' | 'active' | 'disabled'
  readonly hasPassword: boolean
  readonly passwordSetAt: Instant | null
  readonly mustChange: boolean
  readonly hasSecondFactor: boolean
  readonly secondFactorRequired: boolean
  readonly createdAt: Instant
  readonly lastUsedAt: Instant | null
  readonly lockedUntil: Instant | null
}

/** Someone who may be given an account, or has one. */
export interface Candidate {
  readonly person: string
  readonly name: string
  readonly unitName: string | null
  readonly title: string | null
  /** Login of the account the person has. */
  readonly login: string | null
  /** A free login made from the name. */
  readonly suggestion: string
}

/** One line of the audit as it is read. */
export interface AuditLine {
  readonly id: number
  readonly at: Instant
  readonly account: string
  readonly person: string | null
  readonly name: string
  readonly onBehalfOf: string | null
  readonly action: string
  readonly subject: string
  readonly before: unknown
  readonly after: unknown
  readonly address: string
  readonly requestId: string
}

/** What checking the audit chain found. */
export interface ChainView {
  readonly sealed: number
  readonly waiting: number
  readonly broken: { readonly position: number; readonly rowId: number | null; readonly why: string } | null
}

/** A setting with its value in force. Version 0 is the value the product ships. */
export interface SettingView {
  readonly key: string
  readonly label: string
  readonly about: string
  readonly value: unknown
  readonly initial: unknown
  readonly version: number
  readonly changedAt: Instant | null
  readonly changedBy: string | null
}
