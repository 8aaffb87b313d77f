import { sm3, canonicalJson } from '#platform/crypto'
import type { Db, Work } from '#platform/act'
import { saysSomething, type Suggestion, type SuggestionEvent, type SuggestionId } from '../../core/outputs/suggestions.ts'
import { assignmentsOf } from '../../core/rules.ts'
import type { Change } from '../store.ts'
import { json, own } from '../tables.ts'
import type { SuggestionRow } from './tables.ts'

/** What reports say to the office above becomes suggestions; the same words in a later report are not raised again. */
export async function saveSuggestions(work: Work, { after, events }: Pick<Change, 'after' | 'events'>): Promise<void> {
  for (const event of events) {
    if (event.type !== 'reported' && event.type !== 'submitted') continue
    const { problem, cause, suggestion, coordination } = event.report
    const words = { problem, cause, suggestion, coordination }
    const one = assignmentsOf(after).find(({ number }) => number === event.assignment)
    if (!one || !saysSomething(words)) continue
    const raised: Suggestion = {
      id: work.newId<'supervision-suggestion'>(), item: after.id, assignment: event.assignment, organ: after.organ, source: after.matter.source, unit: one.lead.unit, unitName: one.lead.name, raisedAt: event.at,
      raisedBy: { person: event.by.person, name: event.by.name }, kind: 'unsorted', fate: 'pending', words, decision: null, change: null,
    }
    const kept = await own(work.db).insertInto('supervision_suggestions').values({ ...rowOf(raised, 1), digest: sm3(canonicalJson(words)) }).onConflict((conflict) => conflict.columns(['item', 'assignment', 'digest']).doNothing()).returning('id').execute()
    const raisedEvent: SuggestionEvent = { type: 'suggestion-raised', suggestion: raised }
    if (kept.length > 0) work.record({ stream: `supervision-suggestion:${raised.id}`, from: 0, events: [raisedEvent], before: null, after: { fate: raised.fate } })
  }
}

const rowOf = (one: Suggestion, version: number) => ({
  id: one.id, version, item: one.item, assignment: one.assignment, organ: one.organ, source: one.source, unit: one.unit, unit_name: one.unitName, raised_at: one.raisedAt, raised_by: one.raisedBy.person,
  raised_by_name: one.raisedBy.name, kind: one.kind, fate: one.fate, words: json(one.words) as never, decision: json(one.decision) as never, change: json(one.change) as never,
})

export const suggestionOf = (row: SuggestionRow): Suggestion => ({
  id: row.id, item: row.item, assignment: row.assignment, organ: row.organ, source: row.source, unit: row.unit, unitName: row.unit_name, raisedAt: row.raised_at, raisedBy: { person: row.raised_by, name: row.raised_by_name },
  kind: row.kind, fate: row.fate, words: row.words, decision: row.decision, change: row.change,
})

/** A suggestion for changing; null when there is none. */
export const lockSuggestion = async (db: Db, id: SuggestionId): Promise<SuggestionRow | null> =>
  (await own(db).selectFrom('supervision_suggestions').selectAll().where('id', '=', id).forUpdate().executeTakeFirst()) ?? null

/** Writes what became of it, and the journal with it. The audit shows its fate, never the words. */
export async function saveSuggestion(work: Work, { before, version, after, events }: { before: Suggestion; version: number; after: Suggestion; events: readonly SuggestionEvent[] }): Promise<void> {
  await own(work.db).updateTable('supervision_suggestions').set({ version: version + events.length, kind: after.kind, fate: after.fate, decision: json(after.decision) as never, change: json(after.change) as never })
    .where('id', '=', after.id).execute()
  work.record({ stream: `supervision-suggestion:${after.id}`, from: version, events, before: { kind: before.kind, fate: before.fate }, after: { kind: after.kind, fate: after.fate } })
}
