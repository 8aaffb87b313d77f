import { sql } from 'kysely'
import { refuse, type Refused } from '#lib/decision'
import type { Day } from '#lib/instants'
import type { Described, Related } from '#lib/related'
import type { Platform } from '../../../platform/module.ts'
import type { NotedLooker } from '../../../platform/related.ts'
import { mayReadLog } from '../core/access.ts'
import { dutyDayOf } from '../core/duty-day.ts'
import { entryKindWords, mayClose, type Entry, type EntryKind } from '../core/log.ts'
import type { EntryId } from '../core/types.ts'
import type { EntryView, LogPage, LogView, RecordView } from '../core/views.ts'
import { isClosed, writerOf } from './log.ts'
import { shiftsOn } from './on-duty.ts'
import { dutySettings } from './settings.ts'
import { inDuty } from './tables.ts'
import { viewerOf, type Looking } from './viewer.ts'

/** The log of one duty day, in the order in which things happened, each with what put it right. */
export async function logView(looking: Looking, asked: Day | null): Promise<LogView | Refused<'not-found'>> {
  const { db, now } = looking
  if (!mayReadLog((await viewerOf(looking)).names)) return refuse('not-found')
  const { handoverMinute } = await dutySettings(db)
  const today = dutyDayOf(now, handoverMinute)
  const day = asked ?? today
  const entries = (await inDuty(db).selectFrom('duty_entries').select('state').where('day', '=', day).orderBy('at').orderBy('id').limit(1000).execute()).map(({ state }) => state)
  const closing = (await inDuty(db).selectFrom('duty_closings').select('closed').where('day', '=', day).executeTakeFirst())?.closed ?? null
  const mayWrite = await writerOf(looking, day) !== null
  return {
    day, today, onDuty: await shiftsOn(db, day), closing, mayWrite: mayWrite && closing === null && day <= today, mayCorrect: mayWrite,
    mayClose: mayClose(day, { now, handoverMinute, isClosed: closing !== null, mayWrite }) === null, entries: withCorrections(entries),
  }
}

const withCorrections = (entries: readonly Entry[]): readonly EntryView[] =>
  entries.filter(({ corrects }) => corrects === null).map((entry) => ({ entry, corrections: entries.filter(({ corrects }) => corrects === entry.id) }))

export interface LogQuestion { readonly q: string; readonly kind: EntryKind | null; readonly from: Day | null; readonly to: Day | null; readonly after: string | null; readonly limit: number }

/** Entries with all of the words, the newest first. */
export async function searchLog(looking: Looking, { q, kind, from, to, after, limit }: LogQuestion): Promise<LogPage | Refused<'not-found'>> {
  if (!mayReadLog((await viewerOf(looking)).names)) return refuse('not-found')
  const [, at, last] = /^(\d{4}-[\d:.T-]+Z)_([\w-]{1,64})$/.exec(after ?? '') ?? []
  const found = await inDuty(looking.db).selectFrom('duty_entries').select('state').orderBy('at', 'desc').orderBy('id', 'desc').limit(limit + 1)
    .$if(kind !== null, (of) => of.where('kind', '=', kind!)).$if(from !== null, (of) => of.where('day', '>=', from!)).$if(to !== null, (of) => of.where('day', '<=', to!))
    .$if(at !== undefined, (of) => of.where(sql<boolean>`(at, id) < (${at}::timestamptz, ${last})`))
    .where(sql<boolean>`${sql.join([...q.trim().split(/\s+/).filter(Boolean).map((word) => sql`strpos(words, ${word}) > 0`), sql`true`], sql` and `)}`).execute()
  const page = found.slice(0, limit).map(({ state }) => state)
  const end = page.at(-1)
  return { lines: page, next: found.length > limit && end ? `${end.at}_${end.id}` : null }
}

/** The page of one entry: what came of it elsewhere, and what may be begun from it. */
export async function recordView(platform: Pick<Platform, 'relations'>, looking: Looking, id: EntryId): Promise<RecordView | Refused<'not-found'>> {
  const entries = mayReadLog((await viewerOf(looking)).names) ? (await inDuty(looking.db).selectFrom('duty_entries').select('state').where((is) => is.or([is('id', '=', id), is('corrects', '=', id)])).orderBy('made_at').orderBy('id').execute()).map(({ state }) => state) : []
  const entry = entries.find((one) => one.id === id)
  if (!entry) return refuse('not-found')
  const related: Related = await platform.relations.related(looking, `duty:${id}`)
  return { view: { entry, corrections: entries.filter(({ corrects }) => corrects === id) }, related, mayCorrect: await writerOf(looking, entry.day) !== null && await isClosed(looking.db, entry.day) }
}

/** An entry as another module begins something from it (`duty:ID`), to those who may read the log. */
export async function describeEntry(looker: NotedLooker, id: string): Promise<Described | null> {
  if (!mayReadLog((await viewerOf(looker)).names)) return null
  const row = await inDuty(looker.db).selectFrom('duty_entries').select('state').where('id', '=', id as EntryId).executeTakeFirst()
  if (!row) return null
  const { text, caller, unit, phone, at } = row.state
  const subject = `duty:${id}`
  await looker.note(subject)
  return { subject, kind: 'record', title: titleOf(row.state), number: null, link: `/duty/entries/${id}`, words: null, record: { text, caller, unit, phone, at } }
}

const TITLE_LENGTH = 30
const titleOf = ({ text, kind, unit }: Entry): string => `${unit || ''}${entryKindWords[kind]}：${text.length > TITLE_LENGTH ? `${text.slice(0, TITLE_LENGTH)}…` : text}`
