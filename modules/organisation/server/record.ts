import type { Refused } from '#lib/decision'
import { dayOf, type Day } from '#lib/instants'
import { isRefused, type Call, type RunCommand, type Work } from '#platform/act'
import { inParts, lockRegister, touchRegister } from './store.ts'
import { inOrganisation } from './tables.ts'
import { forgetLooked } from './unit-queries.ts'

type Event = { readonly type: string }

/** One stream's news within a change: what it was, what happened, what it is. */
export interface Happened {
  readonly stream: string
  readonly from: number
  readonly events: readonly Event[]
  readonly before: unknown
  readonly after: unknown
}

/** Runs one change of the organisation alone: lock, act, new revision for the caches. */
export const changing = <Answer>(at: { runCommand: RunCommand }, call: Call, act: (work: Work) => Promise<Answer | Refused>): Promise<Answer | Refused> =>
  at.runCommand(call, async (work) => {
    await lockRegister(work.db)
    // Before as well as after: what is looked up halfway must never be kept under a revision that others see.
    await touchRegister(work.db)
    forgetLooked(work.db)
    const answer = await act(work)
    if (!isRefused(answer)) await touchRegister(work.db)
    forgetLooked(work.db)
    return answer
  })

/** Writes what happened to the journal, the audit and the dated history. */
export async function recordAll(work: Work, all: readonly Happened[]): Promise<void> {
  for (const { stream, from, events, before, after } of all) {
    work.record({ stream, from, events, before, after, onBehalfOf: null })
  }
  const rows = all.flatMap(({ stream, events }) => events.map((event) => changeRow(work, stream, event)))
  for (const some of inParts(rows)) await inOrganisation(work.db).insertInto('organisation_changes').values(some).execute()
}

interface Dated { readonly fromOn?: Day; readonly on?: Day; readonly reason?: string; readonly grounds?: { reason: string; basis?: string }; readonly appointment?: { fromOn: Day } | string; readonly post?: { fromOn: Day } | string }

function changeRow(work: Work, stream: string, event: Event) {
  const dated = event as Event & Dated
  const inner = [dated.appointment, dated.post].find((one) => typeof one === 'object')
  return {
    stream, type: event.type,
    on_day: dated.fromOn ?? dated.on ?? (typeof inner === 'object' ? inner.fromOn : dayOf(work.now)),
    reason: dated.grounds?.reason ?? dated.reason ?? null, basis: dated.grounds?.basis ?? null,
    event: JSON.stringify(event), by_name: work.actor.name, at: work.now,
  }
}
