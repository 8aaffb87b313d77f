import { sql } from 'kysely'
import { ASKED_PAIRS, likenessOf, SAME_EVENT_DAYS, termsOf, traitsOf, weighBy, type Likeness, type Report, type Traits, type Weigh } from '#engines/wording'
import { addDays, dayIndex, dayOf, type Day, type Instant } from '#lib/instants'
import type { Db } from '#platform/act'
import type { ItemId } from '../../core/items/types.ts'

/** A report that reached the office, found to be like another. */
export interface Like {
  readonly item: ItemId
  readonly title: string
  readonly unitName: string
  readonly point: string | null
  readonly author: string
  readonly submittedAt: Instant
  readonly cluster: string | null
  readonly likeness: Likeness
}

interface Candidate { id: ItemId; title: string; text: string; home: string; point: string | null; author: string; event_at: Instant | null; submitted_at: Instant; cluster: string | null }

/** How many are read and compared, and how far a term is followed that stands in many. */
const MOST_CANDIDATES = 50
const MOST_OF_TERM = 40

/**
 * Reports of the office like the one given, copies and the surest first. An index leads from its terms to at most fifty candidates, however many reports
 * there are: a term that stands in many is followed for its latest forty alone, and speaks the less for each the more of them there are.
 */
export async function likeTo(db: Db, report: Report, except: ItemId | null): Promise<readonly Like[]> {
  const traits = traitsOf(report)
  const weigh = await weighing(db, traits)
  const candidates = await candidatesFor(db, { traits, weigh, day: report.writtenOn, except })
  return candidates.flatMap((row): readonly Like[] => {
    const likeness = likenessOf(traits, traitsOf(reportOf(row)), weigh)
    const isNear = Math.abs(dayIndex(dayOf(row.submitted_at)) - dayIndex(report.writtenOn)) <= SAME_EVENT_DAYS
    if (likeness.kind === 'different' || (likeness.kind === 'same-event' && !isNear)) return []
    return [{ item: row.id, title: row.title, unitName: row.home, point: row.point, author: row.author, submittedAt: row.submitted_at, cluster: row.cluster, likeness }]
  }).sort((a, b) => Number(b.likeness.kind === 'copy') - Number(a.likeness.kind === 'copy') || b.likeness.certainty - a.likeness.certainty)
}

const reportOf = ({ title, text, submitted_at, event_at, home }: Candidate): Report => ({ title, text, writtenOn: dayOf(submitted_at), happenedAt: event_at, home })

/** How much its pairs say, by how often they have stood in reports so far. */
export async function weighing(db: Db, { pairs }: Traits): Promise<Weigh> {
  const { rows } = await sql<{ pair: string; reports: number }>`select pair, reports from reporting_pairs where pair = any(${['', ...pairs]}::text[])`.execute(db)
  const frequency = new Map(rows.map(({ pair, reports }) => [pair, reports]))
  return weighBy(frequency, frequency.get('') ?? 0)
}

async function candidatesFor(db: Db, { traits, weigh, day, except }: { traits: Traits; weigh: Weigh; day: Day; except: ItemId | null }): Promise<readonly Candidate[]> {
  const { copied, told } = termsOf(traits, weigh, ASKED_PAIRS)
  const { rows } = await sql<Candidate>`
    with met as (
      (select p.item, t.term, count(*) over (partition by t.term) as often from unnest(${copied}::int[]) t (term)
        cross join lateral (select item from reporting_postings where term = t.term order by day desc limit ${MOST_OF_TERM}) p)
      union all
      (select p.item, t.term, count(*) over (partition by t.term) as often from unnest(${told}::int[]) t (term)
        cross join lateral (select item from reporting_postings where term = t.term and day between ${addDays(day, -SAME_EVENT_DAYS)}::date and ${addDays(day, SAME_EVENT_DAYS)}::date order by day desc limit ${MOST_OF_TERM}) p)),
    best as (select item, sum(1.0 / often) as shared from met where item is distinct from ${except}::text group by item order by shared desc, item limit ${MOST_CANDIDATES})
    select i.id, i.title, i.text, i.state->'source'->'unit'->>'name' as home, i.point, i.author, i.event_at, i.submitted_at, i.cluster
    from best join reporting_items i on i.id = best.item where i.submitted_at is not null`.execute(db)
  return rows
}
