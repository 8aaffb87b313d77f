import { sql } from 'kysely'
import { refuse, type Refused } from '#lib/decision'
import type { Day } from '#lib/instants'
import { refuseClassified } from '#modules/files'
import { signatoryOf } from '#modules/organisation'
import type { Call, Work } from '#platform/act'
import type { Platform } from '../../../platform/module.ts'
import { dutyDayOf } from '../core/duty-day.ts'
import { mayAdd, mayClose, wordsOf, type Entry, type EntryContent, type Matter, type LogEvent } from '../core/log.ts'
import type { EntryId, MatterId } from '../core/types.ts'
import { shiftsOn } from './on-duty.ts'
import { dutySettings } from './settings.ts'
import { asJson, inDuty } from './tables.ts'
import { viewerOf, type InDutyName, type Looking } from './viewer.ts'

type At = Pick<Platform, 'runCommand'>

/** Writes down what happened; with `corrects`, what was written wrongly, beside it. Nothing of the log is ever changed. */
export const writeEntry = (platform: At, call: Call, input: { readonly content: EntryContent; readonly corrects: EntryId | null; readonly isUnfinished: boolean }): Promise<{ id: EntryId } | Refused> => platform.runCommand(call, async (work) => {
  const { handoverMinute } = await dutySettings(work.db)
  const wrong = input.corrects ? await entryOf(work.db, input.corrects) : null
  if (input.corrects && !wrong) return refuse('not-found')
  const day = wrong?.day ?? dutyDayOf(input.content.at, handoverMinute)
  const classified = await refuseClassified(work, wordsOf(input.content))
  if (classified) return classified
  // One writer of a day at a time, so that nothing slips into a day that is just being closed.
  await lockDay(work, day)
  const writer = await writerOf(work, day)
  const no = mayAdd(input.content, wrong, { now: work.now, handoverMinute, isClosed: await isClosed(work.db, day), mayWrite: writer !== null })
  if (no || !writer) return no ?? refuse('not-for-duty-people')
  const entry: Entry = { ...input.content, id: work.newId<'duty-entry'>(), day, by: await signatoryOf(work, writer), madeAt: work.now, corrects: input.corrects }
  await inDuty(work.db).insertInto('duty_entries').values({ id: entry.id, day, at: entry.at, made_at: work.now, kind: entry.kind, state: asJson(entry), words: wordsOf(entry), corrects: entry.corrects }).execute()
  work.record({ stream: `duty-entry:${entry.id}`, from: 0, events: [{ type: 'entry-written', entry } as LogEvent], before: null, after: { day, kind: entry.kind, corrects: entry.corrects } })
  if (input.isUnfinished) await openMatterIn(work, { day, text: entry.text, by: entry.by })
  return { id: entry.id }
})

/** 日清: closes a day whose people have been relieved. */
export const closeDay = (platform: At, call: Call, input: { readonly day: Day }): Promise<{ day: Day } | Refused> => platform.runCommand(call, async (work) => {
  await lockDay(work, input.day)
  const { handoverMinute } = await dutySettings(work.db)
  const writer = await writerOf(work, input.day)
  const no = mayClose(input.day, { now: work.now, handoverMinute, isClosed: await isClosed(work.db, input.day), mayWrite: writer !== null })
  if (no || !writer) return no ?? refuse('not-for-duty-people')
  const closing = { by: await signatoryOf(work, writer), at: work.now }
  await inDuty(work.db).insertInto('duty_closings').values({ day: input.day, closed: asJson(closing) }).execute()
  work.record({ stream: `duty-log:${input.day}`, from: 0, events: [{ type: 'log-closed', day: input.day, closing } as LogEvent], before: null, after: { by: closing.by.name } })
  return { day: input.day }
})

/** 未办结事项: carried from handover to handover. */
export const openMatter = (platform: At, call: Call, input: { readonly text: string }): Promise<{ id: MatterId } | Refused> => platform.runCommand(call, async (work) => {
  const { handoverMinute } = await dutySettings(work.db)
  const day = dutyDayOf(work.now, handoverMinute)
  const classified = await refuseClassified(work, input.text)
  if (classified) return classified
  const writer = await writerOf(work, day)
  if (!writer) return refuse('not-for-duty-people')
  return { id: await openMatterIn(work, { day, text: input.text, by: await signatoryOf(work, writer) }) }
})

export const finishMatter = (platform: At, call: Call, input: { readonly matter: MatterId; readonly words: string }): Promise<{ id: MatterId } | Refused> => platform.runCommand(call, async (work) => {
  const stored = await inDuty(work.db).selectFrom('duty_matters').selectAll().where('id', '=', input.matter).forUpdate().executeTakeFirst()
  if (!stored) return refuse('not-found')
  const { handoverMinute } = await dutySettings(work.db)
  const writer = await writerOf(work, dutyDayOf(work.now, handoverMinute))
  if (!writer) return refuse('not-for-duty-people')
  if (stored.state.done) return refuse('matter-done-already')
  const done = { by: await signatoryOf(work, writer), at: work.now, words: input.words }
  await inDuty(work.db).updateTable('duty_matters').set({ version: stored.version + 1, state: asJson({ ...stored.state, done }), is_open: false }).where('id', '=', stored.id).execute()
  work.record({ stream: `duty-matter:${stored.id}`, from: stored.version, events: [{ type: 'matter-done', id: stored.id, ...done } as LogEvent], before: { done: false }, after: { done: true } })
  return { id: stored.id }
})

async function openMatterIn(work: Work, { day, text, by }: Pick<Matter, 'day' | 'text' | 'by'>): Promise<MatterId> {
  const matter: Matter = { id: work.newId<'duty-matter'>(), day, text, by, at: work.now, done: null }
  await inDuty(work.db).insertInto('duty_matters').values({ id: matter.id, version: 1, day, state: asJson(matter), is_open: true }).execute()
  work.record({ stream: `duty-matter:${matter.id}`, from: 0, events: [{ type: 'matter-opened', matter } as LogEvent], before: null, after: { day } })
  return matter.id
}

export const openMatters = async (db: Work['db']): Promise<readonly Matter[]> =>
  (await inDuty(db).selectFrom('duty_matters').select('state').where('is_open', '=', true).orderBy('day').orderBy('id').limit(200).execute()).map(({ state }) => state)

/** In whose name the actor writes in a day's log: one on duty that day, or 值班室; null for all others. */
export async function writerOf(looking: Looking, day: Day): Promise<InDutyName | null> {
  const { names } = await viewerOf(looking)
  const shifts = await shiftsOn(looking.db, day)
  return names.find(({ keeps, person }) => keeps || shifts.some((one) => one.person === person)) ?? null
}

export const entryOf = async (db: Work['db'], id: EntryId): Promise<Entry | null> => (await inDuty(db).selectFrom('duty_entries').select('state').where('id', '=', id).executeTakeFirst())?.state ?? null
export const isClosed = async (db: Work['db'], day: Day): Promise<boolean> => (await inDuty(db).selectFrom('duty_closings').select('day').where('day', '=', day).executeTakeFirst()) !== undefined

async function lockDay(work: Work, day: Day): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtext(${`duty-log:${day}`}))`.execute(work.db)
}
