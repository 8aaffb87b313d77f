import { sql } from 'kysely'
import { inTreeOrder, unitTree } from '#modules/organisation'
import type { UnitId } from '#lib/ids'
import { dayOf, type Day } from '#lib/instants'
import type { Db } from '#platform/act'
import { reachOf, type Viewer } from '../../core/access.ts'
import { noFigures, onTimeRate, sumOf, type Figures } from '../../core/outputs/measures.ts'
import { firstDayOf, lastDayOf, monthsIn, nextMonth, type Month, type Period } from '../../core/outputs/periods.ts'
import type { InstructionFigures, InstructionLine, StatisticsView, UnitFigures } from '../../core/outputs/views.ts'
import type { Page } from '../../core/views.ts'
import { sources, type Source } from '../../core/sources.ts'
import { viewerOf, type Looking } from '../viewer.ts'
import { scopeOf, tallied, within, type Scope } from './scope.ts'
import { assessmentSettingsOf } from './settings.ts'

interface Row extends Figures { readonly key: string }
export interface Asked { readonly period: Period; readonly today: Day }

/** 督查统计 of a period, as far as the viewer sees it. */
export async function statisticsOf(looking: Looking, period: Period): Promise<StatisticsView> {
  const { db, now } = looking
  const [viewer, today] = [await viewerOf(looking), dayOf(now)]
  const scope = scopeOf(viewer)
  const asked = { period, today }
  const { showsRanking } = await assessmentSettingsOf(db)
  const units = await unitFigures(db, scope, asked)
  const { whole } = reachOf(viewer)
  return {
    period, today, scope: scope.kind, instructions: scope.kind === 'organ' && scope.whole.length === 0 ? 'without' : 'all',
    units: showsRanking ? ranked(units) : units, isRanked: showsRanking, total: sumOf(units.map(({ figures }) => figures)),
    sources: scope.kind === 'organ' ? await sourceFigures(db, scope, asked) : [], months: await monthFigures(db, scope, asked),
    shares: { year: Number(period.to.slice(0, 4)), sources: await sharesOf(db, scope, Number(period.to.slice(0, 4))) },
    leaders: await leaderFigures(db, viewer, period), may: { makeOutputs: whole.length > 0, seeOutputs: scope.kind === 'organ' },
  }
}

const ranked = (units: readonly UnitFigures[]): readonly UnitFigures[] => units.toSorted((a, b) => (onTimeRate(b.figures) ?? -1) - (onTimeRate(a.figures) ?? -1))

const SUMS = sql`sum(t.n)::int as due, coalesce(sum(t.n) filter (where t.is_handed), 0)::int as handed, sum(t.on_time)::int as "onTime", sum(t.passed)::int as passed, sum(t.first_pass)::int as "firstPass",
  sum(t.reworked)::int as reworked, sum(t.reopened)::int as reopened, sum(t.extended)::int as extended, sum(t.quality)::int as quality`

async function figuresBy(db: Db, facet: 'unit' | 'source', { scope, asked: { period, today } }: { scope: Scope; asked: Asked }): Promise<ReadonlyMap<string, Figures>> {
  if (scope.kind === 'none') return new Map()
  const { rows } = await sql<Row>`select t.key, ${SUMS} from supervision_tallies t where t.facet = ${facet} and ${tallied(scope)} and ${within(period, today)} group by t.key having sum(t.n) > 0`.execute(db)
  return new Map(rows.map(({ key, ...figures }) => [key, figures]))
}

/** Units that had something due, in protocol order; one that is no more stands at the end. */
export async function unitFigures(db: Db, scope: Scope, asked: Asked): Promise<readonly UnitFigures[]> {
  const found = await figuresBy(db, 'unit', { scope, asked })
  const tree = await unitTree(db, asked.today)
  const order = inTreeOrder(tree).map(({ unit }) => unit.id)
  const placed = [...order.filter((unit) => found.has(unit)), ...[...found.keys()].filter((unit) => !tree.units.has(unit as UnitId)) as UnitId[]]
  return placed.map((unit) => ({ unit, name: tree.units.get(unit)?.shortName ?? '已撤销的单位', figures: found.get(unit)! }))
}

export async function sourceFigures(db: Db, scope: Scope, asked: Asked): Promise<StatisticsView['sources']> {
  const found = await figuresBy(db, 'source', { scope, asked })
  return sources.flatMap((source) => (found.has(source) ? [{ source, figures: found.get(source)! }] : []))
}

const TREND = 12
async function monthFigures(db: Db, scope: Scope, { period, today }: Asked): Promise<StatisticsView['months']> {
  const months = monthsIn({ from: nextMonth(period.to, 1 - TREND), to: period.to })
  const { rows } = scope.kind === 'none' ? { rows: [] } : await sql<Figures & { month: string }>`
    select to_char(t.on_day, 'YYYY-MM') as month, ${SUMS} from supervision_tallies t
    where t.facet = ${scope.kind === 'units' ? 'unit' : 'source'} and ${tallied(scope)} and ${within({ from: months[0]!, to: period.to }, today)} group by 1`.execute(db)
  const found = new Map(rows.map(({ month, ...figures }) => [month as Month, figures]))
  return months.map((month) => ({ month, figures: found.get(month) ?? noFigures }))
}

/** R38: items by source, each once, as the list of the same year has them. */
async function sharesOf(db: Db, { kind, whole, overseen }: Scope, year: number): Promise<StatisticsView['shares']['sources']> {
  if (kind !== 'organ') return []
  const { rows } = await sql<{ key: Source; n: number }>`
    select c.key, sum(c.n)::int as n from supervision_counts c
    where c.facet = 'source' and (c.organ = any(${whole}::text[]) or (c.organ = any(${overseen}::text[]) and not c.is_instruction)) and c.year = ${year} group by c.key having sum(c.n) > 0`.execute(db)
  const found = new Map(rows.map(({ key, n }) => [key, n]))
  return sources.flatMap((source) => (found.has(source) ? [{ source, n: found.get(source)! }] : []))
}

/** R39: 批示件 by the leader who wrote them, for 督查室, and for the leader his own; to all others there are none. */
async function leaderFigures(db: Db, viewer: Viewer, { from, to }: Period): Promise<readonly InstructionFigures[] | null> {
  const { whole, people } = reachOf(viewer)
  if (whole.length + people.length === 0) return null
  const { rows } = await sql<InstructionFigures>`
    select coalesce(i.leader, i.leader_name) as leader, max(i.leader_name) as name, count(*)::int as count, count(*) filter (where i.is_closed)::int as closed, count(*) filter (where i.is_on_time)::int as "onTime",
      count(*) filter (where i.is_read)::int as read
    from supervision_instructions i where ${ofLeaders(whole, people)} and i.on_day between ${firstDayOf(from)} and ${lastDayOf(to)}
    group by 1 order by count desc, name`.execute(db)
  return whole.length > 0 || rows.length > 0 ? rows : null
}

const ofLeaders = (whole: readonly string[], people: readonly string[]) => sql<boolean>`(i.organ = any(${whole}::text[]) or i.leader = any(${people}::text[]))`

export interface InstructionQuestion { readonly leader: string; readonly period: Period; readonly after: string | null; readonly limit: number }

/** The instructions behind the figures of a leader, the first written first; as `leaderFigures`, for 督查室 and himself. */
export async function listInstructions(looking: Looking, { leader, period: { from, to }, after, limit }: InstructionQuestion): Promise<Page<InstructionLine>> {
  const { whole, people } = reachOf(await viewerOf(looking))
  const [, day, last] = /^(\d{4}-\d{2}-\d{2})\.([\w-]{1,64})$/.exec(after ?? '') ?? []
  const { rows } = await sql<InstructionLine>`
    select i.item, s.number, s.title, i.leader_name as "leaderName", i.on_day as "on", i.is_closed as "isClosed", i.is_on_time as "isOnTime", i.is_read as "isRead"
    from supervision_instructions i join supervision_items s on s.id = i.item
    where ${ofLeaders(whole, people)} and (i.leader = ${leader} or (i.leader is null and i.leader_name = ${leader})) and i.on_day between ${firstDayOf(from)} and ${lastDayOf(to)}
      and ${day ? sql`(i.on_day, i.item) > (${day}::date, ${last})` : sql`true`} order by i.on_day, i.item limit ${limit + 1}`.execute(looking.db)
  const lines = rows.slice(0, limit)
  const end = lines.at(-1)
  return { lines, next: rows.length > limit && end ? `${end.on}.${end.item}` : null }
}
