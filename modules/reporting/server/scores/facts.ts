import { sql, type RawBuilder } from 'kysely'
import { instantOf, addDays, type Day, type Instant } from '#lib/instants'
import type { Db } from '#platform/act'
import type { AdoptionLevel, InstructionLevel, ItemKind } from '../../core/items/types.ts'
import type { PointId } from '../../core/network/three.ts'
import type { Contribution, Fact } from '../../core/scores/facts.ts'
import type { RuleVersion } from '../../core/scores/rules.ts'
import { inScores } from './tables.ts'

/** What is computed together: some points, or all, from day to day. */
export interface Scope { readonly points: readonly PointId[] | null; readonly from: Day; readonly to: Day }

/** Every fact that bears on the scores of a scope: what items became, whole items at a time for the sake of caps, and what is kept of points. */
export async function factsIn(db: Db, scope: Scope): Promise<readonly Fact[]> {
  const items = await itemsIn(db, scope)
  const kept = await sql<{ fact: Fact }>`
    select fact from reporting_score_facts where on_day between ${scope.from} and ${scope.to} and ${scope.points ? sql`point = any(${scope.points}::text[])` : sql`true`}`.execute(db)
  return [...await factsOfItems(db, items), ...kept.rows.map(({ fact }) => fact)]
}

/** Items with an adoption or an instruction in the scope. */
async function itemsIn(db: Db, { points, from, to }: Scope): Promise<readonly string[]> {
  const [begin, end] = [instantOf(from), instantOf(addDays(to, 1))]
  const theirs = (item: RawBuilder<unknown>) => (points ? sql`exists (select from reporting_contributors c where c.item = ${item} and c.point = any(${points}::text[]))` : sql`true`)
  const { rows } = await sql<{ item: string }>`
    select a.item from reporting_adoptions a where a.at >= ${begin}::timestamptz and a.at < ${end}::timestamptz and ${theirs(sql`a.item`)}
    union select n.item from reporting_instructions n where n.instructed_on between ${from} and ${to} and ${theirs(sql`n.item`)}`.execute(db)
  return rows.map(({ item }) => item)
}

/** What became of items, with whose work they are. */
export async function factsOfItems(db: Db, items: readonly string[]): Promise<readonly Fact[]> {
  if (items.length === 0) return []
  const { rows: contributors } = await sql<Contribution & { item: string }>`
    select c.item, c.point, c.share::float8 as share, c.source = c.item as "isLead", c.source, s.title from reporting_contributors c join reporting_items s on s.id = c.source where c.item = any(${items}::text[]) order by c.item, c.source`.execute(db)
  const { rows: adoptions } = await sql<{ id: string; item: string; itemKind: ItemKind; level: AdoptionLevel; vehicle: string; issue: string; form: 'single' | 'combined'; at: Instant }>`
    select a.id, a.item, i.kind as "itemKind", a.level, a.vehicle, a.issue, a.form, a.at from reporting_adoptions a join reporting_items i on i.id = a.item where a.item = any(${items}::text[])`.execute(db)
  const { rows: instructions } = await sql<{ id: string; item: string; itemKind: ItemKind; level: InstructionLevel; on: Day }>`
    select n.id, n.item, i.kind as "itemKind", n.level, n.instructed_on as on from reporting_instructions n join reporting_items i on i.id = n.item where n.item = any(${items}::text[])`.execute(db)
  const whose = Map.groupBy(contributors.map(({ item, ...contribution }) => ({ item, contribution })), ({ item }) => item)
  const of = (item: string) => (whose.get(item) ?? []).map(({ contribution }) => contribution)
  return [...adoptions.map((one): Fact => ({ kind: 'adoption', ...one, contributors: of(one.item) })), ...instructions.map((one): Fact => ({ kind: 'instruction', ...one, contributors: of(one.item) }))]
}

/** Every version of the rule table, the latest first. */
export const ruleVersions = async (db: Db): Promise<readonly RuleVersion[]> => (await inScores(db).selectFrom('reporting_score_rules').select('version').orderBy('number', 'desc').execute()).map(({ version }) => version)
