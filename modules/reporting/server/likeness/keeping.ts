import { sql } from 'kysely'
import { KEPT_PAIRS, termsOf, traitsOf, type Report } from '#engines/wording'
import { dayOf } from '#lib/instants'
import type { Signatory } from '#lib/signatory'
import type { Db, Work } from '#platform/act'
import type { Item, ItemId, Present } from '../../core/items/types.ts'
import type { ClusterEvent, ClusterId } from '../../core/likeness/cluster.ts'
import { own } from '../tables.ts'
import { likeTo, weighing } from './finding.ts'

/** When a report first reaches the office: it is made findable, and put together with what it seems to be one event with (R25). */
export async function settle(work: Work, before: Item, after: Present): Promise<void> {
  if (after.submittedAt === null || (before.at !== 'absent' && before.submittedAt !== null)) return
  await oneAtATime(work.db)
  const { content, source, id } = after
  const report: Report = { title: content.title, text: content.text, writtenOn: dayOf(after.submittedAt), happenedAt: content.eventAt, home: source.unit.name }
  const [best] = await likeTo(work.db, report, id)
  await post(work.db, id, report)
  if (best) await putTogether(work, { item: id, with: best.item, by: null })
}

/** Two reports of one event at the same second would not see each other: what changes clusters does so one after the other. */
export const oneAtATime = (db: Db) => sql`select pg_advisory_xact_lock(hashtext('reporting_clusters' || current_schema()))`.execute(db)

async function post(db: Db, item: ItemId, report: Report): Promise<void> {
  const traits = traitsOf(report)
  const { copied, told } = termsOf(traits, await weighing(db, traits), KEPT_PAIRS)
  await sql`insert into reporting_pairs (pair, reports) select pair, 1 from unnest(${['', ...traits.pairs].sort()}::text[]) pair
    on conflict (pair) do update set reports = reporting_pairs.reports + 1`.execute(db)
  await sql`insert into reporting_postings (term, day, item) select distinct term, ${report.writtenOn}::date, ${item} from unnest(${[...copied, ...told]}::int[]) term`.execute(db)
}

/** Into the cluster of another report, which is made if there is none yet; out of its own, if it had one. */
export async function putTogether(work: Work, { item, with: other, by }: { item: ItemId; with: ItemId; by: Signatory | null }): Promise<void> {
  const { cluster } = await own(work.db).selectFrom('reporting_items').select('cluster').where('id', '=', other).executeTakeFirstOrThrow()
  const id = (cluster ?? work.newId<'report-cluster'>()) as ClusterId
  const joining = cluster ? [item] : [other, item]
  await takeApart(work, { item, by })
  await own(work.db).updateTable('reporting_items').set({ cluster: id }).where('id', 'in', joining).execute()
  await record(work, id, joining.map((one) => ({ type: 'put-together', item: one, by, at: work.now })))
  await markFirst(work.db, id)
}

/** Out of its cluster; who is left alone by that stands alone again. */
export async function takeApart(work: Work, { item, by }: { item: ItemId; by: Signatory | null }): Promise<void> {
  const { cluster: id } = await own(work.db).selectFrom('reporting_items').select('cluster').where('id', '=', item).executeTakeFirstOrThrow()
  if (id === null) return
  const members = await own(work.db).selectFrom('reporting_items').select('id').where('cluster', '=', id).orderBy('submitted_at').execute()
  const leaving = members.length <= 2 ? members.map((one) => one.id) : [item]
  await own(work.db).updateTable('reporting_items').set({ cluster: null, first_report: false }).where('id', 'in', leaving).execute()
  await record(work, id as ClusterId, leaving.map((one) => ({ type: 'taken-apart', item: one, by, at: work.now })))
  await markFirst(work.db, id as ClusterId)
}

const markFirst = (db: Db, cluster: ClusterId) => sql`
  update reporting_items set first_report = (id = (select id from reporting_items where cluster = ${cluster} order by submitted_at, id limit 1)) where cluster = ${cluster}`.execute(db)

async function record(work: Work, id: ClusterId, events: readonly ClusterEvent[]): Promise<void> {
  const { version } = await own(work.db).insertInto('reporting_clusters').values({ id, version: events.length })
    .onConflict((known) => known.column('id').doUpdateSet({ version: sql`reporting_clusters.version + ${events.length}` })).returning('version').executeTakeFirstOrThrow()
  work.record({ stream: `report-cluster:${id}`, from: version - events.length, events, before: null, after: { items: events.map(({ item }) => item) } })
}
