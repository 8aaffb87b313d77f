import { sql } from 'kysely'
import { signedName } from '#lib/signatory'
import type { Db, Work } from '#platform/act'
import type { Item, ItemEvent, ItemId, Present } from '../../core/items/types.ts'
import { scoreItem } from '../scores/scoring.ts'
import { json, own, type ItemRow } from '../tables.ts'

export type Stored = Pick<ItemRow, 'id' | 'version' | 'state'>
const stored = ['id', 'version', 'state'] as const

/** An item as it stands; null when there is none. Asks nobody's leave. */
export const itemOf = async (db: Db, id: ItemId): Promise<Stored | null> => (await own(db).selectFrom('reporting_items').select(stored).where('id', '=', id).executeTakeFirst()) ?? null

/** An item for changing: no other command changes it before this one has committed. */
export const lockItem = async (db: Db, id: ItemId): Promise<Stored | null> => (await own(db).selectFrom('reporting_items').select(stored).where('id', '=', id).forUpdate().executeTakeFirst()) ?? null

export interface Change { readonly before: Item; readonly after: Present; readonly version: number; readonly events: readonly ItemEvent[] }

/** Writes what happened: the item, what lists and scores read of it, and the journal, in the same act. */
export async function saveItem(work: Work, { before, after, version, events }: Change): Promise<void> {
  const { source, content } = after
  const row = {
    version: version + events.length, state: json(after) as never, at: after.at, kind: content.kind, title: content.title, text: content.text, event_at: content.eventAt, learned_at: content.learnedAt,
    submitted_at: after.submittedAt, decision: decisionOf(after), merged_into: 'screening' in after ? after.screening.into : null, published_at: after.at === 'published' ? after.publication.at : null,
  }
  if (before.at === 'absent') {
    await own(work.db).insertInto('reporting_items').values({ id: after.id, point: source.point, unit: source.unit.unit, author: after.author.person, channel: source.channel, origin: source.origin, created_at: after.draftedAt, ...row }).execute()
  } else await own(work.db).updateTable('reporting_items').set(row).where('id', '=', after.id).execute()
  if (events.length === 0) return
  await saveContributors(work, before, after)
  await saveOutcome(work, after, events)
  if (events.some(({ type }) => type === 'adopted' || type === 'instructed' || type === 'taken-in')) await scoreItem(work, after.id)
  await own(work.db).insertInto('reporting_thread').values(events.map((event, index) => (
    { item: after.id, number: version + index + 1, at: event.at, by_person: event.by?.person ?? null, by_name: signedName(event.by), unit_name: event.by?.unitName ?? '', type: event.type, event: json(event) as never }))).execute()
  work.record({ stream: `report:${after.id}`, from: version, events, onBehalfOf: events[0]!.by?.onBehalfOf?.person ?? null, before: auditOf(before), after: auditOf(after) })
}

/** What the office decided last; a returned item keeps it until it comes back. */
const decisionOf = (item: Present): ItemRow['decision'] => ('screening' in item ? item.screening.fate : item.at === 'drafted' && item.returned?.from === 'office' ? 'return' : null)

// The audit shows where an item stood, and never what it says.
const auditOf = (item: Item) => (item.at === 'absent' ? null : { at: item.at, submittedAt: item.submittedAt, adoptions: item.outcome.adoptions.length })

async function saveContributors(work: Work, before: Item, after: Present): Promise<void> {
  const known = before.at === 'absent' ? 0 : before.contributors.length
  const rows = after.contributors.slice(known).map(({ source, point }) => ({ item: after.id, source, point, share: 1 }))
  if (rows.length > 0) await own(work.db).insertInto('reporting_contributors').values(rows).execute()
}

async function saveOutcome(work: Work, { id: item }: Present, events: readonly ItemEvent[]): Promise<void> {
  for (const event of events) {
    if (event.type === 'adopted') {
      const { adoptedAt: at, ...adoption } = event.adoption
      await own(work.db).insertInto('reporting_adoptions').values({ id: work.newId(), item, at, ...adoption }).execute()
    } else if (event.type === 'instructed') {
      const { on, level, leader, text } = event.instruction
      await own(work.db).insertInto('reporting_instructions').values({ id: work.newId(), item, level, leader, text, instructed_on: on }).execute()
    }
  }
}

/** Everything that happened to an item, in order. */
export const threadOf = (db: Db, id: ItemId) => own(db).selectFrom('reporting_thread').select(['number', 'at', 'by_name', 'unit_name', 'event']).where('item', '=', id).orderBy('number').execute()

/** What was merged into an item. */
export const mergedInto = async (db: Db, id: ItemId): Promise<readonly Present[]> =>
  (await own(db).selectFrom('reporting_items').select('state').where(sql<boolean>`merged_into = ${id}`).orderBy('submitted_at').orderBy('id').execute()).map(({ state }) => state)
