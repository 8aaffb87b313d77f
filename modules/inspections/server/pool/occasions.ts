import { sql } from 'kysely'
import type { UnitId } from '#lib/ids'
import { addDays, dayOf, type Day } from '#lib/instants'
import { unitTree } from '#modules/organisation'
import type { Db, Work } from '#platform/act'
import type { Occasion } from '../../core/collisions.ts'
import type { Visit } from '../../core/burden.ts'
import { takesUnits, windowOf } from '../../core/plans.ts'
import type { OccasionKind, PresentPlan } from '../../core/plans-types.ts'
import { asJson, pool, type OccasionRow } from './tables.ts'

export interface KeptOccasion extends Occasion { readonly kind: OccasionKind; readonly theme: string; readonly isHeld: boolean }

/** Says anew what an occasion takes of which units; nothing when it takes none any more. */
export async function keepOccasion(db: Db, key: string, occasion: KeptOccasion | null): Promise<void> {
  await pool(db).deleteFrom('inspections_occasions').where('key', '=', key).execute()
  if (!occasion || occasion.targets.length === 0) return
  const { source, kind, theme, agencies, from, to, isHeld } = occasion
  await pool(db).insertInto('inspections_occasions').values(occasion.targets.map(({ unit, name }) =>
    ({ key, unit, unit_name: name, source, kind, theme, agencies: asJson(agencies) as never, from_on: from, to_on: to, is_held: isHeld }))).execute()
}

/** A 催报 of another module: the units are asked on that day, or no longer. Said twice, it stands once. */
export async function noteCall(work: Work, call: { readonly id: string; readonly title: string; readonly office: UnitId; readonly units: readonly UnitId[]; readonly on: Day; readonly isWithdrawn: boolean }): Promise<void> {
  const { units } = await unitTree(work.db, dayOf(work.now))
  const agency = await pool(work.db).selectFrom('inspections_agencies').select('name').where('unit', '=', call.office).executeTakeFirst()
  const named = (unit: UnitId) => ({ unit, name: units.get(unit)?.shortName ?? '' })
  await keepOccasion(work.db, `call:${call.id}`, call.isWithdrawn ? null : {
    key: `call:${call.id}`, source: 'call', kind: 'call', theme: call.title, agencies: [{ unit: call.office, name: agency?.name ?? named(call.office).name }],
    targets: call.units.filter((unit) => units.has(unit)).map(named), from: call.on, to: call.on, isHeld: true,
  })
}

/** What a plan takes of its units. */
export const occasionOfPlan = (plan: PresentPlan): KeptOccasion | null => (takesUnits(plan) ? {
  key: planKey(plan), source: 'plan', kind: plan.content.kind, theme: plan.content.theme, agencies: [plan.agency, ...plan.members], targets: plan.content.targets, ...windowOf(plan), isHeld: plan.at === 'done',
} : null)
export const planKey = ({ id }: Pick<PresentPlan, 'id'>): string => `plan:${id}`

// Working days are never so rare that the office's spacing reaches further than this many days.
const SLACK_DAYS = (workdays: number): number => workdays * 2 + 14

/** Everything that takes one of these units near a window, with these units alone: of the others nobody is told. */
export async function occasionsNear(db: Db, { targets, from, to }: Pick<Occasion, 'targets' | 'from' | 'to'>, workdays: number): Promise<readonly Occasion[]> {
  const slack = SLACK_DAYS(workdays)
  const rows = await pool(db).selectFrom('inspections_occasions').selectAll().where('unit', 'in', targets.map(({ unit }) => unit))
    .where('to_on', '>=', addDays(from, -slack)).where('from_on', '<=', addDays(to, slack)).orderBy('key').orderBy('unit').execute()
  return grouped(rows)
}

/** Everything of a year that takes units. */
export const occasionsOfYear = async (db: Db, year: number): Promise<readonly Occasion[]> =>
  grouped(await pool(db).selectFrom('inspections_occasions').selectAll().where('from_on', '>=', `${year - 1}-12-01` as Day).where('from_on', '<=', `${year + 1}-01-31` as Day).orderBy('key').orderBy('unit').execute())

function grouped(rows: readonly OccasionRow[]): readonly Occasion[] {
  return [...Map.groupBy(rows, ({ key }) => key).values()].map((same) => {
    const { key, source, agencies, from_on: from, to_on: to } = same[0]!
    return { key, source, agencies, from, to, targets: same.map(({ unit, unit_name }) => ({ unit, name: unit_name })) }
  })
}

/** What these units receive in a year and received the year before. */
export async function visitsIn(db: Db, { year, units }: { year: number; units: readonly UnitId[] }): Promise<readonly Visit[]> {
  if (units.length === 0) return []
  const { rows } = await sql<Visit>`
    select key, unit, kind, from_on as "on", is_held as "isHeld" from inspections_occasions
    where unit = any(${units}::text[]) and from_on between ${`${year - 1}-01-01`}::date and ${`${year}-12-31`}::date`.execute(db)
  return rows
}

/** The occasions at one unit in two years, the newest first. */
export const occasionsAt = (db: Db, { unit, year }: { unit: UnitId; year: number }): Promise<OccasionRow[]> =>
  pool(db).selectFrom('inspections_occasions').selectAll().where('unit', '=', unit).where('from_on', '>=', `${year - 1}-01-01` as Day).where('from_on', '<=', `${year}-12-31` as Day).orderBy('from_on', 'desc').orderBy('key').execute()
