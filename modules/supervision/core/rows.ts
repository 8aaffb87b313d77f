import type { PersonId, UnitId } from '#lib/ids'
import { dayIndex, dayOf, type Day, type Instant } from '#lib/instants'
import { visibleOf } from './access.ts'
import { assignmentsOf, nextDueOf } from './rules.ts'
import type { Source } from './sources.ts'
import type { Item, ItemAt, Light } from './types.ts'

/** What lists read of an item; everything in it follows from the state. */
export interface ItemColumns {
  readonly at: ItemAt
  readonly title: string
  readonly number: string | null
  readonly year: number
  readonly source: Source
  readonly category: string
  readonly pace: string
  readonly office: UnitId
  readonly organ: UnitId
  readonly light: Light
  readonly dueOn: Day | null
  readonly progress: number
  readonly origin: string | null
  readonly list: string | null
  /** Lists run along it: what falls due first comes first, of what is over the latest. */
  readonly sortKey: number
  readonly createdAt: Instant
  readonly closedOn: Day | null
}

type Present = Exclude<Item, { at: 'absent' }>

export function columnsOf(item: Present): ItemColumns {
  const { matter } = item
  const dueOn = nextDueOf(item) ?? matter.dueOn
  const closedOn = 'closing' in item ? dayOf(item.closing.approvedAt) : 'ending' in item ? dayOf(item.ending.at) : null
  return {
    at: item.at, title: matter.title, number: 'number' in item ? item.number : null, year: Number(dayOf('registeredAt' in item ? item.registeredAt : item.proposedAt).slice(0, 4)),
    source: matter.source, category: matter.category, pace: matter.pace, office: item.office, organ: item.organ, light: lightShown(item), dueOn, progress: progressOf(item),
    origin: matter.origin.subject, list: matter.list, sortKey: closedOn !== null ? -dayIndex(closedOn) : dayIndex(dueOn ?? dayOf(item.proposedAt)), createdAt: item.proposedAt, closedOn,
  }
}

export const lightShown = (item: Present): Light => (item.at === 'declined' ? 'ended' : 'light' in item ? item.light : 'none')

/** The mean of its parts. */
function progressOf(item: Item): number {
  const parts = assignmentsOf(item)
  if (parts.length === 0) return 0
  return Math.round((parts.reduce((sum, { at, progress }) => sum + (at === 'closed' ? 1 : progress), 0) / parts.length) * 1000) / 1000
}

/** Headings under which an item is found besides its own columns: units that lead or cooperate, leaders who answer for it, people who have to do with it, the turn of a leader of the office for which it waits. */
export type FacetKind = 'unit' | 'cooperating' | 'leader' | 'person' | 'awaiting'
export interface Facet { readonly facet: FacetKind; readonly key: UnitId | PersonId | string; readonly light: Light }

/** Each heading once, with the worst light that the item has under it. */
export function facetsOf(item: Present): readonly Facet[] {
  const whole = lightShown(item)
  const { units, people, awaiting } = visibleOf(item)
  const parts = assignmentsOf(item)
  const lightIn = (mine: typeof parts): Light => {
    if (item.at !== 'running' || mine.length === 0) return whole
    const lights = mine.map(({ light }) => light)
    return (['red', 'yellow', 'green'] as const).find((light) => lights.includes(light)) ?? 'green'
  }
  const leading = new Set<string>()
  const found: Facet[] = []
  for (const unit of units) {
    const led = parts.filter((one) => one.lead.unit === unit && one.at !== 'planned')
    if (led.length > 0) leading.add(unit)
    found.push(led.length > 0 ? { facet: 'unit', key: unit, light: lightIn(led) } : { facet: 'cooperating', key: unit, light: whole })
  }
  const leaders = new Set([...parts.flatMap(({ leader }) => (leader ? [leader.person] : [])), ...(item.matter.leader ? [item.matter.leader.person] : [])])
  for (const leader of leaders) found.push({ facet: 'leader', key: leader, light: lightIn(parts.filter((one) => one.leader?.person === leader)) })
  return [...found, ...people.map((person): Facet => ({ facet: 'person', key: person, light: whole })), ...awaiting.map((turn): Facet => ({ facet: 'awaiting', key: turn, light: whole }))]
}

/** What a board counts: an item once under its source, and once under each unit and leader. */
export interface Counted { readonly facet: 'source' | 'unit' | 'leader'; readonly key: string; readonly light: Light }
export const countedOf = (item: Present): readonly Counted[] => [
  { facet: 'source', key: item.matter.source, light: lightShown(item) },
  ...facetsOf(item).flatMap(({ facet, key, light }): readonly Counted[] => (facet === 'unit' || facet === 'leader' ? [{ facet, key, light }] : [])),
]
