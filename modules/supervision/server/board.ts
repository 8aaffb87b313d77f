import { sql } from 'kysely'
import { dayOf, type Day, type Instant } from '#lib/instants'
import { inTreeOrder, peopleByIds, unitTree } from '#modules/organisation'
import type { Db } from '#platform/act'
import type { PersonId, UnitId } from '#lib/ids'
import { reachOf, type Reach, type Viewer } from '../core/access.ts'
import { lightOrder } from '../core/lights.ts'
import { sources, sourceWords } from '../core/sources.ts'
import type { Light } from '../core/types.ts'
import type { Board, BoardRow, UnitView } from '../core/views.ts'
import { settingsOf } from './settings.ts'
import { own } from './tables.ts'

interface CountRow { readonly key: string; readonly light: Light; readonly n: number }
type By = Board['by']

/**
 * 红黄绿灯 by unit, leader or source, as far as the viewer sees items by organ: 督查室 all of them, overseeing leaders all but instructions.
 * Whoever only handles items for a unit gets that unit's row. Each figure is the length of the list with the same filter.
 */
export async function boardOf(db: Db, viewer: Viewer, { by, year, now }: { by: By; year?: number | undefined; now: Instant }): Promise<Board> {
  const reach = reachOf(viewer)
  const { light: rule } = await settingsOf(db)
  const instructions = reach.whole.length > 0 ? 'all' : 'without'
  const isByOrgan = reach.whole.length + reach.overseen.length > 0
  if (!isByOrgan) {
    const counts = by === 'unit' ? await countsOf(db, { where: sql`c.facet = 'unit' and c.key = any(${reach.units}::text[])`, year }) : []
    return { by, rows: await rowsOf(db, by, counts, now), total: sumOf(counts), instructions: 'all', rule }
  }
  const [counts, total] = [await countsOf(db, { where: inOrgans(by, reach), year }), await countsOf(db, { where: inOrgans('source', reach), year })]
  return { by, rows: await rowsOf(db, by, counts, now), total: sumOf(total), instructions, rule }
}

/** Of two organs one seen whole and one overseen, instructions of the second are left out. */
const inOrgans = (facet: By, { whole, overseen }: Reach) =>
  sql`c.facet = ${facet} and (c.organ = any(${whole}::text[]) or (c.organ = any(${overseen}::text[]) and not c.is_instruction))`

async function countsOf(db: Db, { where, year }: { where: ReturnType<typeof sql>; year: number | undefined }): Promise<readonly CountRow[]> {
  const { rows } = await sql<CountRow>`
    select c.key, c.light, sum(c.n)::int as n from supervision_counts c where ${where} ${year === undefined ? sql`` : sql`and c.year = ${year}`} and c.n > 0 group by c.key, c.light`.execute(db)
  return rows
}

const nothing = (): Record<Light, number> => ({ red: 0, yellow: 0, green: 0, suspended: 0, none: 0, done: 0, ended: 0 })
function sumOf(counts: readonly CountRow[]): Readonly<Record<Light, number>> {
  const sum = nothing()
  for (const { light, n } of counts) sum[light] += n
  return sum
}

/** Rows with names, in the order in which the office lists units, people and sources: a board is no ranking (减负). */
async function rowsOf(db: Db, by: By, counts: readonly CountRow[], now: Instant): Promise<readonly BoardRow[]> {
  const byKey = Map.groupBy(counts, ({ key }) => key)
  const row = (key: string, name: string): BoardRow => {
    const sum = sumOf(byKey.get(key) ?? [])
    return { key, name, counts: sum, open: lightOrder.reduce((open, light) => open + (light === 'done' || light === 'ended' ? 0 : sum[light]), 0) }
  }
  return (await headings(db, by, { keys: byKey, day: dayOf(now) })).flatMap(([key, name]) => (byKey.has(key) ? [row(key, name)] : []))
}

/** What may head a row, with its name, in order; whatever left the organisation since comes last. */
async function headings(db: Db, by: By, { keys, day }: { keys: ReadonlyMap<string, unknown>; day: Day }): Promise<readonly (readonly [string, string])[]> {
  if (by === 'source') return sources.map((source) => [source, sourceWords[source]])
  const known: readonly (readonly [string, string])[] = by === 'unit'
    ? inTreeOrder(await unitTree(db, day)).map(({ unit }) => [unit.id, unit.shortName])
    : [...(await peopleByIds(db, [...keys.keys()] as PersonId[], day)).values()].toSorted((a, b) => (a.rank ?? Infinity) - (b.rank ?? Infinity) || (a.id < b.id ? -1 : 1)).map(({ id, name }) => [id, name])
  const found = new Set(known.map(([key]) => key))
  return [...known, ...[...keys.keys()].filter((key) => !found.has(key)).map((key) => [key, '（已不在册）'] as const)]
}

/** A unit's own page, for those who handle for it and those who see its items by organ; null for all others. */
export async function unitView(db: Db, viewer: Viewer, { unit, now }: { unit: UnitId; now: Instant }): Promise<UnitView | null> {
  const reach = reachOf(viewer)
  const isOwn = reach.units.includes(unit)
  const named = (await unitTree(db, dayOf(now))).units.get(unit)
  if (!named || (!isOwn && reach.whole.length + reach.overseen.length === 0)) return null
  const where = isOwn ? sql`c.facet = 'unit' and c.key = ${unit}` : sql`${inOrgans('unit', reach)} and c.key = ${unit}`
  const seen = isOwn ? sql<boolean>`true` : sql<boolean>`(organ = any(${reach.whole}::text[]) or (organ = any(${reach.overseen}::text[]) and source <> 'leaderInstruction'))`
  const rows = await own(db).selectFrom('supervision_assignments').select(['at', (is) => is.fn.countAll<string>().as('n')]).where('lead', '=', unit).where('at', 'in', ['assigned', 'doing', 'signing']).where(seen).groupBy('at').execute()
  const countOf = (...at: readonly string[]) => rows.filter((row) => at.includes(row.at)).reduce((sum, { n }) => sum + Number(n), 0)
  return { unit: { unit, name: named.shortName }, counts: sumOf(await countsOf(db, { where, year: undefined })), toSignIn: countOf('assigned'), toDo: countOf('doing', 'signing') }
}
