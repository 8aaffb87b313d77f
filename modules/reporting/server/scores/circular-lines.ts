import { sql } from 'kysely'
import { instantOf, type Instant } from '#lib/instants'
import { dayOf } from '#lib/instants'
import { unitTree } from '#modules/organisation'
import type { Db } from '#platform/act'
import { canonicalJson, sm3 } from '#platform/crypto'
import { gapsOf, isValid } from '../../core/network/gaps.ts'
import type { PointId } from '../../core/network/three.ts'
import { frozenPart, type Circular, type CircularId, type CircularLine } from '../../core/scores/circular.ts'
import { firstDayOfQuarter, quarterAfter, type Quarter, type ScoreId } from '../../core/scores/facts.ts'
import { gapFacts, inNetworkOrder, nameIn } from '../network/queries.ts'
import { standingPoints } from '../network/store.ts'
import { linesOf } from './queries.ts'

interface RowSums { readonly point: PointId; readonly points: number; readonly vetoes: number; readonly adopted: number; readonly esteemed: number; readonly instructed: number; readonly deducted: number }

/** Rows that a 通报 of the quarter tells: those of it, and what became known since of quarters that were told; none twice. */
const untold = (quarter: Quarter) => sql`
  (s.quarter = ${quarter} or (s.quarter < ${quarter} and exists (select from reporting_circulars c where c.quarter = s.quarter and c.at = 'sent')))
  and not exists (select from reporting_circular_scores t where t.score = s.id)`

export interface Frozen { readonly lines: readonly CircularLine[]; readonly rows: readonly ScoreId[] }

/** The table of a quarter as it stands now, every point in the order of the organisation, and the rows it adds up. */
export async function linesNow(db: Db, { quarter, now }: { readonly quarter: Quarter; readonly now: Instant }): Promise<Frozen> {
  const [from, after] = [instantOf(firstDayOfQuarter(quarter)), instantOf(firstDayOfQuarter(quarterAfter(quarter)))]
  const { rows: sums } = await sql<RowSums>`
    select s.point, sum(s.points)::int as points, sum(s.veto)::int as vetoes, count(distinct s.item) filter (where s.kind = 'adoption')::int as adopted, count(distinct s.evidence) filter (where s.kind = 'instruction')::int as instructed,
      count(distinct s.evidence) filter (where s.kind = 'instruction' or a.level <> 'district')::int as esteemed, -coalesce(sum(s.points) filter (where s.kind in ('unanswered', 'minimum', 'emergency')), 0)::int as deducted
    from reporting_scores s left join reporting_adoptions a on s.kind = 'adoption' and s.evidence = 'adoption:' || a.id where ${untold(quarter)} group by s.point`.execute(db)
  const { rows: submitted } = await sql<{ point: PointId; n: number }>`
    select point, count(*)::int as n from reporting_items where point is not null and submitted_at >= ${from}::timestamptz and submitted_at < ${after}::timestamptz group by point`.execute(db)
  const { rows } = await sql<{ id: ScoreId }>`select s.id from reporting_scores s where ${untold(quarter)} order by s.id`.execute(db)
  const [sumOf, sentBy] = [new Map(sums.map((one) => [one.point, one])), new Map(submitted.map(({ point, n }) => [point, n]))]
  const nothing = { points: 0, vetoes: 0, adopted: 0, esteemed: 0, instructed: 0, deducted: 0 }
  const lines = (await linesOf(db, { quarter, now, reach: null })).map(({ point, name, level }): CircularLine => ({ ...nothing, ...sumOf.get(point), point, name, level, submitted: sentBy.get(point) ?? 0 }))
  return { lines, rows: rows.map(({ id }) => id) }
}

export const hashOf = (part: Pick<Circular, 'quarter' | 'cutOff' | 'lines'>, rows: readonly string[]): string => sm3(canonicalJson(frozenPart(part, rows)))

/** The rows told by a 通报 at its cut-off: what the hash was taken of. */
export async function rowsFrozen(db: Db, id: CircularId): Promise<readonly ScoreId[]> {
  const { rows } = await sql<{ score: ScoreId }>`select score from reporting_circular_scores where circular = ${id} and not is_granted order by score`.execute(db)
  return rows.map(({ score }) => score)
}

/** R28: points whose three are not complete today, by name. */
export async function incompletePoints(db: Db, now: Instant): Promise<readonly string[]> {
  const [tree, points] = [await unitTree(db, dayOf(now)), await standingPoints(db, now)]
  const facts = await gapFacts(db, now, points)
  return inNetworkOrder(points, tree).filter(({ point }) => !isValid(gapsOf(point, facts))).map(({ point }) => nameIn(tree, point))
}
