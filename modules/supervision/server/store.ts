import { sql } from 'kysely'
import { dayOf } from '#lib/instants'
import { signedName } from '#lib/signatory'
import type { Db, Work } from '#platform/act'
import { wakeAt, type Timing } from '../core/deadlines.ts'
import { isOnTime, isReopenedIn, measureOf } from '../core/outputs/measures.ts'
import { columnsOf, countedOf, facetsOf } from '../core/rows.ts'
import { assignmentsOf } from '../core/rules.ts'
import { authorOf } from '../core/thread.ts'
import type { Assignment, Item, ItemEvent, ItemId } from '../core/types.ts'
import { saveSuggestions } from './outputs/suggestion-store.ts'
import { saveInstruction, saveTallies } from './outputs/tallies.ts'
import { json, own, type AssignmentRow, type ItemRow } from './tables.ts'

export type Present = Exclude<Item, { at: 'absent' }>
export type StoredItem = Pick<ItemRow, 'id' | 'version' | 'state'>

const stored = ['id', 'version', 'state'] as const

/** An item as it stands; null when there is none. Asks nobody's leave. */
export const itemOf = async (db: Db, id: ItemId): Promise<StoredItem | null> =>
  (await own(db).selectFrom('supervision_items').select(stored).where('id', '=', id).executeTakeFirst()) ?? null

/** An item for changing: no other command changes it before this one has committed. */
export const lockItem = async (db: Db, id: ItemId): Promise<StoredItem | null> =>
  (await own(db).selectFrom('supervision_items').select(stored).where('id', '=', id).forUpdate().executeTakeFirst()) ?? null

export interface Change { readonly before: Item; readonly after: Present; readonly version: number; readonly events: readonly ItemEvent[] }

/** Writes what happened: the item, everything that lists, boards and pages read of it, and the journal, in the same act. */
export async function saveItem(work: Work, change: Change, timing: Timing): Promise<void> {
  const { before, after, version, events } = change
  const wake = wakeAt(after, timing)
  const columns = columnsOf(after)
  const row = {
    version: version + events.length, state: json(after) as never, at: columns.at, title: columns.title, number: columns.number, year: columns.year, source: columns.source, category: columns.category,
    pace: columns.pace as ItemRow['pace'], office: columns.office, organ: columns.organ, light: columns.light, due_on: columns.dueOn, progress: columns.progress, origin: columns.origin, list: columns.list,
    sort_key: columns.sortKey, created_at: columns.createdAt, closed_on: columns.closedOn, wake_at: wake,
  }
  if (before.at === 'absent') await own(work.db).insertInto('supervision_items').values({ id: after.id, ...row }).execute()
  else if (events.length > 0) await own(work.db).updateTable('supervision_items').set(row).where('id', '=', after.id).execute()
  else await own(work.db).updateTable('supervision_items').set({ wake_at: wake }).where('id', '=', after.id).execute()
  if (events.length === 0) return
  await saveAssignments(work, before, after)
  await saveFacets(work, before, after)
  await saveCounts(work, before, after)
  saveTallies(work, before, after)
  saveInstruction(work, after)
  await own(work.db).insertInto('supervision_thread').values(events.map((event, index) => {
    const { by, at } = authorOf(event)
    return { item: after.id, number: version + index + 1, at, by_person: by?.person ?? null, by_name: signedName(by), unit_name: by?.unitName ?? '', type: event.type, event: json(event) as never }
  })).execute()
  await saveSuggestions(work, change)
  work.record({ stream: `supervision:${after.id}`, from: version, events, onBehalfOf: authorOf(events[0]!).by?.onBehalfOf?.person ?? null, before: auditOf(before), after: auditOf(after) })
}

// The audit shows where an item stood, and never the words of an instruction.
const auditOf = (item: Item) => (item.at === 'absent' ? null : {
  at: item.at, number: 'number' in item ? item.number : null, light: 'light' in item ? item.light : null,
  assignments: assignmentsOf(item).map(({ number, at, light, progress, dueOn }) => ({ number, at, light, progress, dueOn })),
})

async function saveAssignments(work: Work, before: Item, after: Present): Promise<void> {
  const known = assignmentsOf(before)
  // Whether a part counts depends on where the whole stands.
  const changed = assignmentsOf(after).filter((one, index) => one !== known[index] || before.at !== after.at)
  const gone = known.length - assignmentsOf(after).length
  if (gone > 0) await own(work.db).deleteFrom('supervision_assignments').where('item', '=', after.id).where('number', '>', assignmentsOf(after).length).execute()
  if (changed.length === 0) return
  const rows = changed.map((one) => assignmentRow(after, one))
  await own(work.db).insertInto('supervision_assignments').values(rows)
    .onConflict((conflict) => conflict.columns(['item', 'number']).doUpdateSet((is) => Object.fromEntries(Object.keys(rows[0]!).map((column) => [column, is.ref(`excluded.${column}` as 'excluded.at')])))).execute()
}

const assignmentRow = (item: Present, one: Assignment): AssignmentRow => ({
  item: item.id, number: one.number, lead: one.lead.unit, leader: one.leader?.person ?? null, organ: item.organ, source: item.matter.source, category: item.matter.category, at: one.at, light: one.light, progress: one.progress,
  due_on: one.dueOn, original_due_on: one.originalDueOn, assigned_at: one.assignedAt, accepted_at: one.acceptedAt, handed_in_at: one.handedInAt, closed_at: one.closedAt,
  extensions: one.extensions.length, urges: one.urges.length, reworks: one.reworks, quality: one.quality,
  counts: measureOf(item, one) !== null, on_time: isOnTime(one), reopened: isReopenedIn(item, one),
})

/** Headings, with the copies that lists run along; untouched where nothing of them changed. */
async function saveFacets(work: Work, before: Item, after: Present): Promise<void> {
  const shown = (item: Present) => {
    const { organ, source, sortKey } = columnsOf(item)
    return facetsOf(item).map(({ facet, key, light }) => ({ facet, key, item: item.id, organ, source, light, sort_key: sortKey }))
  }
  const [was, rows] = [before.at === 'absent' ? [] : shown(before), shown(after)]
  if (JSON.stringify(was) === JSON.stringify(rows)) return
  const gone = was.filter((one) => !rows.some(({ facet, key }) => facet === one.facet && key === one.key))
  for (const { facet, key } of gone) await own(work.db).deleteFrom('supervision_facets').where('item', '=', after.id).where('facet', '=', facet).where('key', '=', key).execute()
  await own(work.db).insertInto('supervision_facets').values(rows)
    .onConflict((conflict) => conflict.columns(['item', 'facet', 'key']).doUpdateSet((is) => ({ source: is.ref('excluded.source'), light: is.ref('excluded.light'), sort_key: is.ref('excluded.sort_key') }))).execute()
}

/** Boards count by adding what came and taking what went; in one order for all, so that two acts wait for each other and never for ever. */
async function saveCounts(work: Work, before: Item, after: Present): Promise<void> {
  const changes = new Map<string, number>()
  const add = (item: Present, by: number) => {
    const { organ, year } = columnsOf(item)
    for (const { facet, key, light } of countedOf(item)) {
      const at = JSON.stringify([facet, organ, key, item.matter.source === 'leaderInstruction', year, light])
      changes.set(at, (changes.get(at) ?? 0) + by)
    }
  }
  if (before.at !== 'absent') add(before, -1)
  add(after, 1)
  const rows = [...changes].filter(([, n]) => n !== 0).sort(([a], [b]) => (a < b ? -1 : 1)).map(([at, n]) => {
    const [facet, organ, key, is_instruction, year, light] = JSON.parse(at) as [string, string, string, boolean, number, string]
    return { facet, organ, key, is_instruction, year, light, n }
  })
  if (rows.length === 0) return
  // Twice, because a row that is to be made may not be made of a number below nothing.
  await sql`insert into supervision_counts (facet, organ, key, is_instruction, year, light, n)
    select facet, organ, key, is_instruction, year, light, 0 from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r (facet text, organ text, key text, is_instruction boolean, year int, light text)
    order by facet, organ, key, is_instruction, year, light on conflict do nothing`.execute(work.db)
  for (const { facet, organ, key, is_instruction, year, light, n } of rows) {
    await sql`update supervision_counts set n = n + ${n} where facet = ${facet} and organ = ${organ} and key = ${key} and is_instruction = ${is_instruction} and year = ${year} and light = ${light}`.execute(work.db)
  }
}

/** The next number of a series, e.g. 临委督〔2026〕3号; its counter stays locked until the commit. */
export async function takeNumber(work: Work, { series, organ, prefix }: { series: 'item' | 'slip' | 'letter' | 'call'; organ: ItemRow['organ']; prefix: string }): Promise<string> {
  const year = Number(dayOf(work.now).slice(0, 4))
  const { rows: [counter] } = await sql<{ last: number }>`
    insert into supervision_counters (series, organ, year, last) values (${series}, ${organ}, ${year}, 1)
    on conflict (series, organ, year) do update set last = supervision_counters.last + 1 returning last`.execute(work.db)
  return `${prefix}〔${year}〕${counter!.last}号`
}
