import { unitTree } from '#modules/organisation'
import type { UnitId } from '#lib/ids'
import type { Day } from '#lib/instants'
import type { Db } from '#platform/act'
import type { Content } from '../core/content.ts'
import { numberOf } from '../core/evolve.ts'
import type { PaperFacts } from '../core/paper.ts'
import { annexPagesOf } from './annex-pages.ts'
import { numberRules } from './number-rules.ts'
import type { Loaded } from './store.ts'

/** A document with the words that are to be printed, which need not be those kept. */
export interface Printed { readonly row: Loaded['row']; readonly state: Loaded['state']; readonly content: Content }

/** What is printed besides the words on a day: the mark of the number rule in force, the organs by name, and pages of annexes as far as they were drawn. Seals bear no note yet. */
export async function paperFacts(db: Db, { row, state, content }: Printed, { day, upward }: { day: Day; upward: boolean }): Promise<PaperFacts> {
  const { units } = await unitTree(db, day)
  const nameOf = (unit: UnitId) => units.get(unit)?.name ?? ''
  const { organ, jointOrgans, kind } = content.elements
  const rules = organ ? await numberRules(db, organ) : []
  const rule = rules.find((one) => one.id === numberOf(state)?.rule) ?? rules.find((one) => !one.retired && one.kinds.includes(kind))
  const organs = [...new Set([...(organ ? [organ] : []), ...jointOrgans])]
  return {
    mark: rule?.issuerMark ?? null, organs: organs.map((unit) => ({ unit, name: nameOf(unit) })), printOrg: nameOf(row.handling_organ), upward, sealNotes: {},
    annexPages: await annexPagesOf(db, content),
  }
}
