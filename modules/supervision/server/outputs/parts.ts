import { sql, type RawBuilder } from 'kysely'
import { unitTree } from '#modules/organisation'
import { refuse, type Refused } from '#lib/decision'
import type { UnitId } from '#lib/ids'
import { dayOf, type Day } from '#lib/instants'
import type { Db } from '#platform/act'
import type { FigureName } from '../../core/outputs/measures.ts'
import { firstDayOf, lastDayOf, type Period } from '../../core/outputs/periods.ts'
import type { PartLine } from '../../core/outputs/views.ts'
import { sources, type Source } from '../../core/sources.ts'
import type { Page } from '../../core/views.ts'
import { viewerOf, type Looking } from '../viewer.ts'
import { scopeOf, type Scope } from './scope.ts'

export interface PartFilter { readonly figure: FigureName; readonly period: Period; readonly unit?: UnitId | undefined; readonly source?: Source | undefined; readonly instructions?: 'all' | 'without' | undefined }
export interface PartQuestion { readonly filter: PartFilter; readonly after: string | null; readonly limit: number }

/** The parts behind a figure, the first deadline first. */
export async function listParts(looking: Looking, question: PartQuestion): Promise<Page<PartLine>> {
  const found = await partsIn(looking.db, scopeOf(await viewerOf(looking)), { ...question, limit: question.limit + 1, today: dayOf(looking.now) })
  const lines = found.slice(0, question.limit)
  const last = lines.at(-1)
  return { lines, next: found.length > question.limit && last ? `${last.dueOn}.${last.item}.${last.assignment}` : null }
}

/** All of them, for a file; refused when there are more than a file should have. */
export async function wholeParts(looking: Looking, { filter, limit }: Pick<PartQuestion, 'filter' | 'limit'>): Promise<readonly PartLine[] | Refused<'supervision-export-too-large'>> {
  const page = await listParts(looking, { filter, limit, after: null })
  return page.next === null ? page.lines : refuse('supervision-export-too-large', { limit })
}

/** A page of parts in scope. Each stretch of an index is read in the order of the list and no further than the page. */
export async function partsIn(db: Db, scope: Scope, asked: PartQuestion & { readonly today: Day }): Promise<readonly PartLine[]> {
  if (scope.kind === 'none') return []
  const { rows } = await sql<Omit<PartLine, 'unitName'>>`
    select p.item, p.number as assignment, i.number, i.title, p.lead as unit, p.source, p.at, p.due_on as "dueOn", p.handed_in_at as "handedInAt", p.on_time as "isOnTime", p.reworks, p.reopened as "isReopened", p.extensions, p.urges, p.quality,
      f.reason as "falseReport"
    from (${stretch(scope, asked)}) p join supervision_items i on i.id = p.item left join supervision_false_reports f on f.item = p.item and f.assignment = p.number
    order by p.due_on, p.item, p.number limit ${asked.limit}`.execute(db)
  const { units } = await unitTree(db, asked.today)
  return rows.map((row) => ({ ...row, unitName: units.get(row.unit)?.shortName ?? '' }))
}

function stretch(scope: Scope, { filter, after, limit, today }: PartQuestion & { readonly today: Day }): RawBuilder<unknown> {
  const { period, unit, source } = filter
  const asked = sources.filter((one) => (source ? one === source : true) && (filter.instructions !== 'without' || one !== 'leaderInstruction'))
  const wanted = sql`a.counts and a.due_on between ${firstDayOf(period.from)} and ${lastDayOf(period.to)} and (a.handed_in_at is not null or a.due_on <= ${today}) and ${conditions[filter.figure]} and ${afterOf(after)}`
  const order = sql`order by a.due_on, a.item, a.number limit ${limit}`
  const leads = scope.kind === 'units' ? scope.units.filter((one) => !unit || one === unit) : unit ? [unit] : null
  if (leads) {
    const seen = scope.kind === 'units' ? sql`true` : sql`(a.organ = any(${scope.whole}::text[]) or (a.organ = any(${scope.overseen}::text[]) and a.source <> 'leaderInstruction'))`
    return sql`select s.* from unnest(${leads}::text[]) u (lead) cross join lateral (select a.* from supervision_assignments a where a.lead = u.lead and a.source = any(${asked}::text[]) and ${seen} and ${wanted} ${order}) s`
  }
  const pairs = [...scope.whole.flatMap((organ) => asked.map((one) => ({ organ, source: one }))), ...scope.overseen.flatMap((organ) => asked.filter((one) => one !== 'leaderInstruction').map((one) => ({ organ, source: one })))]
  return sql`select s.* from jsonb_to_recordset(${JSON.stringify(pairs)}::jsonb) as o (organ text, source text)
    cross join lateral (select a.* from supervision_assignments a where a.organ = o.organ and a.source = o.source and ${wanted} ${order}) s`
}

/** What of a part each figure counts, as `core/outputs/measures.ts` has it. */
const conditions: Readonly<Record<FigureName, RawBuilder<boolean>>> = {
  due: sql`true`, onTime: sql`a.on_time`, late: sql`(a.handed_in_at is not null and not a.on_time)`, overdue: sql`a.handed_in_at is null`, passed: sql`a.at = 'closed'`,
  firstPass: sql`(a.at = 'closed' and a.reworks = 0 and not a.reopened)`, reworked: sql`a.reworks > 0`, reopened: sql`a.reopened`, extended: sql`a.extensions > 0`,
  falseReport: sql`exists (select from supervision_false_reports r where r.item = a.item and r.assignment = a.number)`,
}

function afterOf(after: string | null): RawBuilder<boolean> {
  const [, day, item, number] = /^(\d{4}-\d{2}-\d{2})\.([\w-]{1,64})\.(\d{1,6})$/.exec(after ?? '') ?? []
  return day ? sql`(a.due_on, a.item, a.number) > (${day}::date, ${item}, ${Number(number)}::int)` : sql`true`
}
