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
