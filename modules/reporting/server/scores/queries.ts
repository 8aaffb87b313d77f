import { sql } from 'kysely'
import { refuse, type Refused } from '#lib/decision'
import { addDays, dayOf, type Day, type Instant } from '#lib/instants'
import { unitTree } from '#modules/organisation'
import type { Db } from '#platform/act'
import type { PointId } from '../../core/network/three.ts'
import { firstDayOfQuarter, quarterAfter, quarterOf, type Quarter, type ScoreKind } from '../../core/scores/facts.ts'
import type { PointScoresView, ScoreLine, ScoreRowView, ScoresView } from '../../core/scores/views.ts'
import { inNetworkOrder, nameIn } from '../network/queries.ts'
import { nameOn } from '../network/three.ts'
import { pointOf } from '../network/store.ts'
import { inNetwork } from '../network/tables.ts'
import type { Looking } from '../viewer.ts'
import { editsScores, scoreReachOf, seesScoresOf, type ScoreReach } from './acting.ts'
import { circularSettingsOf } from './settings.ts'

/** What every point seen has in a quarter, from the tallies. */
export async function scoresView(looking: Looking, asked: Quarter | null): Promise<ScoresView> {
  const { db, now } = looking
  const reach = await scoreReachOf(looking)
  const today = quarterOf(dayOf(now))
  const quarter = asked ?? today
  const { rankingVisible } = await circularSettingsOf(db)
  const lines = await linesOf(db, { quarter, now, reach })
  const { rows } = await sql<{ quarter: Quarter }>`select distinct quarter from reporting_score_tallies where ${reach.isWhole ? sql`true` : sql`point = any(${reach.points}::text[])`} order by quarter desc limit 40`.execute(db)
  const edits = reach.organ !== null && reach.viewer.admin === null && reach.viewer.identities.some((identity) => editsScores(identity, reach.organ!))
  return {
    quarter, quarters: [...new Set([today, quarter, ...rows.map((row) => row.quarter)])].toSorted().toReversed(), isWhole: reach.isWhole, isRanked: rankingVisible && reach.isWhole,
    lines: rankingVisible && reach.isWhole ? lines.toSorted((a, b) => b.points - a.points) : lines, may: { correct: edits, makeCircular: edits },
  }
}

/** Points that stood at some time of the quarter, in the order of the organisation, with what their rows add up to. */
export async function linesOf(db: Db, { quarter, now, reach }: { readonly quarter: Quarter; readonly now: Instant; readonly reach: ScoreReach | null }): Promise<readonly ScoreLine[]> {
  const [tree, points] = [await unitTree(db, dayOf(now)), await pointsIn(db, quarter)]
  const { rows } = await sql<{ point: PointId; kind: ScoreKind; points: number; vetoes: number }>`select point, kind, points, vetoes from reporting_score_tallies where quarter = ${quarter}`.execute(db)
  const tallies = Map.groupBy(rows, ({ point }) => point)
  return inNetworkOrder(points.filter(({ id }) => reach === null || seesScoresOf(reach, id)), tree).map(({ point }): ScoreLine => {
    const own = tallies.get(point.id) ?? []
    return { point: point.id, name: nameIn(tree, point), level: point.level, byKind: Object.fromEntries(own.map(({ kind, points: sum }) => [kind, sum])), points: own.reduce((sum, one) => sum + one.points, 0), vetoes: own.reduce((sum, one) => sum + one.vetoes, 0) }
  })
}

async function pointsIn(db: Db, quarter: Quarter) {
  const [from, after] = [firstDayOfQuarter(quarter), firstDayOfQuarter(quarterAfter(quarter))]
  return (await inNetwork(db).selectFrom('reporting_points').select('state').where('from_on', '<', after).where((is) => is.or([is('until_on', 'is', null), is('until_on', '>', from)])).execute()).map(({ state }) => state)
}

interface Asked { readonly point: PointId; readonly quarter: Quarter; readonly after: string | null; readonly limit: number }

/** The rows of a point in a quarter, the latest first; `not-found` for whoever may not know of them. */
export async function pointScores(looking: Looking, { point, quarter, after, limit }: Asked): Promise<PointScoresView | Refused<'not-found'>> {
  const { db, now } = looking
  const [reach, stored] = [await scoreReachOf(looking), await pointOf(db, point)]
  if (!stored || !seesScoresOf(reach, point)) return refuse('not-found')
  const [from, to] = [firstDayOfQuarter(quarter), addDays(firstDayOfQuarter(quarterAfter(quarter)), -1)]
  const [, day, last] = /^(\d{4}-\d\d-\d\d)_([\w-]{1,64})$/.exec(after ?? '') ?? []
  const { rows } = await sql<Omit<ScoreRowView, 'href'> & { on: Day; item: string | null; source: string | null }>`
    select id, kind, on_day as on, points, veto <> 0 as "isVeto", words, is_correction as "isCorrection", rule, made_at as "madeAt", by_name as "byName", item, source from reporting_scores
    where point = ${point} and on_day between ${from} and ${to} and ${day ? sql`(on_day, id) < (${day}::date, ${last})` : sql`true`} order by on_day desc, id desc limit ${limit + 1}`.execute(db)
  const { rows: [total] } = await sql<{ points: number; vetoes: number }>`select coalesce(sum(points), 0)::int as points, coalesce(sum(vetoes), 0)::int as vetoes from reporting_score_tallies where quarter = ${quarter} and point = ${point}`.execute(db)
  const shown = rows.slice(0, limit)
  const isOwn = reach.points.includes(point)
  return {
    point, name: await nameOn(db, stored.state, dayOf(now)), quarter, ...total!,
    // The office opens the item that was adopted, a point its own part of it.
    rows: shown.map(({ item, source, ...row }) => ({ ...row, href: reach.isWhole && item ? `/reporting/items/${item}` : isOwn && source ? `/reporting/items/${source}` : null })),
    next: rows.length > limit ? `${shown.at(-1)!.on}_${shown.at(-1)!.id}` : null, mayCorrect: reach.organ !== null && reach.viewer.identities.some((identity) => editsScores(identity, reach.organ!)),
  }
}
