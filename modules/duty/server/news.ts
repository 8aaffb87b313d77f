import type { PersonId } from '#lib/ids'
import type { Day, Instant } from '#lib/instants'
import { newsType } from '#platform/act'
import type { CheckId, Month } from '../core/types.ts'

interface DutyNews {
  readonly people: readonly PersonId[]
  /** Names the happening for ever. */
  readonly event: string
}
/** A month's roster binds: to everybody whom it names. */
export const rosterPublished = newsType<DutyNews & { readonly month: Month }>('duty.rosterPublished')
/** A swap was settled: to both, and to the leaders of the two days. */
export const swapSettled = newsType<DutyNews & { readonly words: string; readonly month: Month }>('duty.swapSettled')
/** Nobody had taken over when the grace was past: to the 带班 leader. */
export const handoverMissed = newsType<DutyNews & { readonly day: Day; readonly dueAt: Instant }>('duty.handoverMissed')
/** A check asks for an answer: to those whom it names. */
export const checkAsked = newsType<DutyNews & { readonly check: CheckId }>('duty.checkAsked')
/** Somebody was found absent: to himself and to the leaders. */
export const absentFound = newsType<DutyNews & { readonly check: CheckId; readonly name: string }>('duty.absentFound')
