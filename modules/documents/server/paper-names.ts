import { unitTree } from '#modules/organisation'
import type { UnitId } from '#lib/ids'
import type { Day } from '#lib/instants'
import type { Db } from '#platform/act'
import type { Content } from '../core/content.ts'
import { numberOf } from '../core/evolve.ts'
import type { PaperNames } from '../core/paper.ts'
import { numberRules } from './number-rules.ts'
import type { Loaded } from './store.ts'

/** A document with the words that are to be printed, which need not be those kept. */
export interface Printed { readonly row: Loaded['row']; readonly state: Loaded['state']; readonly content: Content }

/** What is printed for organs on a day: the mark of the number rule in force, and the organs by name. Seals bear no note yet. */
export async function paperNames(db: Db, { row, state, content: { elements } }: Printed, { day, upward }: { day: Day; upward: boolean }): Promise<PaperNames> {
  const { units } = await unitTree(db, day)
  const nameOf = (unit: UnitId) => units.get(unit)?.name ?? ''
  const { organ, jointOrgans, kind } = elements
  const rules = organ ? await numberRules(db, organ) : []
  const rule = rules.find((one) => one.id === numberOf(state)?.rule) ?? rules.find((one) => !one.retired && one.kinds.includes(kind))
  const organs = [...new Set([...(organ ? [organ] : []), ...jointOrgans])]
  return { mark: rule?.issuerMark ?? null, organs: organs.map((unit) => ({ unit, name: nameOf(unit) })), printOrg: nameOf(row.handling_organ), upward, sealNote: null }
}
