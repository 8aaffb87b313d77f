import type { PersonId, UnitId } from '#lib/ids'
import { dayIndex, dayOf, type Day } from '#lib/instants'
import { isHandedOut, visibleOf } from './access.ts'
import { openProblems } from './decide-visit.ts'
import type { InspectionEvent, Present } from './types.ts'
import type { Instant } from '#lib/instants'
import type { Signatory } from '#lib/signatory'

/** Below every day there is: what is over comes after all that goes on. */
const OVER = 1_000_000

/** Lists run along it: what has to be finished first comes first, of what is over the latest. */
export function sortKeyOf(inspection: Present): number {
  const over: Day | null = inspection.at === 'closed' ? dayOf(inspection.closedAt) : inspection.at === 'cancelled' ? dayOf(inspection.ending.at) : null
  return over === null ? dayIndex(inspection.plan.to) : OVER - dayIndex(over)
}

/** Under what an inspection is found, and by whom. */
export interface Party { readonly party: 'agency' | 'organ' | 'person' | 'target'; readonly key: UnitId | PersonId }
export function partiesOf(inspection: Present): readonly Party[] {
  const { agencies, organs, people, targets } = visibleOf(inspection)
  const as = (party: Party['party']) => (key: UnitId | PersonId): Party => ({ party, key })
  return [...agencies.map(as('agency')), ...[...new Set(organs)].map(as('organ')), ...people.map(as('person')), ...targets.map(as('target'))]
}

export const countsOf = (inspection: Present) => ({ problems: 'problems' in inspection ? inspection.problems.length : 0, problemsOpen: openProblems(inspection).length })

/** The ledger's rows: what a unit has to put right from the day it was handed out. */
export const ledgerOf = (inspection: Present) => ('problems' in inspection ? inspection.problems : []).map(({ number, unit, at, description, measure, dueOn, resolved, returns }) => ({
  number, unit: unit.unit, at, description, measure, dueOn, returns, resolvedOn: resolved ? dayOf(resolved.at) : null, handedOutOn: isHandedOut(inspection) ? dayOf(inspection.handedOutAt) : null,
}))

/** Who made a fact true and when; nobody where the clock did. */
export const authorOf = (event: InspectionEvent): { readonly by: Signatory | null; readonly at: Instant } =>
  (event.type === 'reminded' || event.type === 'handed-out' ? { by: null, at: event.at } : event)
