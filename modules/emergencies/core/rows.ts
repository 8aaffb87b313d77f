import type { Signatory } from '#lib/signatory'
import type { Instant } from '#lib/instants'
import type { PersonId, UnitId } from '#lib/ids'
import type { Emergency, EmergencyEvent, Present } from './types.ts'

export const isOpen = ({ at }: Emergency): boolean => at === 'received' || at === 'reported' || at === 'concluded' || at === 'evaluated'

/** Under what an emergency is found by those who do not see all. */
export interface Party { readonly party: 'person' | 'unit'; readonly key: PersonId | UnitId }
export const partiesOf = ({ people, record }: Present): readonly Party[] =>
  [...people.map((key): Party => ({ party: 'person', key })), ...(record.unit ? [{ party: 'unit' as const, key: record.unit.unit }] : [])]

/** Who made a fact true and when; nobody where the clock did. */
export const authorOf = (event: EmergencyEvent): { readonly by: Signatory | null; readonly at: Instant } => (event.type === 'alerted' ? { by: null, at: event.at } : { by: event.by, at: event.at })
