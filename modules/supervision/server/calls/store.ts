import { sql } from 'kysely'
import { dayIndex, dayOf, type Instant } from '#lib/instants'
import { signedName, type Signatory } from '#lib/signatory'
import type { Db, Work } from '#platform/act'
import { callWakeAt } from '../../core/calls/deadlines.ts'
import { calledOf, missingOf } from '../../core/calls/rules.ts'
import { tallyOf } from '../../core/calls/tally.ts'
import type { Call, CallEvent, CallId, CallReply, PresentCall } from '../../core/calls/types.ts'
import type { Timing } from '../../core/deadlines.ts'
import { json } from '../tables.ts'
import { inCalls, type CallRow, type CallUnitRow } from './tables.ts'

export type StoredCall = Pick<CallRow, 'id' | 'version' | 'state'>
const stored = ['id', 'version', 'state'] as const

/** A call as it stands; null when there is none. Asks nobody's leave. */
export const callOf = async (db: Db, id: CallId): Promise<StoredCall | null> => (await inCalls(db).selectFrom('supervision_calls').select(stored).where('id', '=', id).executeTakeFirst()) ?? null
/** A call for changing. */
export const lockCall = async (db: Db, id: CallId): Promise<StoredCall | null> => (await inCalls(db).selectFrom('supervision_calls').select(stored).where('id', '=', id).forUpdate().executeTakeFirst()) ?? null

export interface CallChange { readonly before: Call; readonly after: PresentCall; readonly version: number; readonly events: readonly CallEvent[] }

/** Writes what happened: the call, a row for every unit that it changed, the thread and the journal, in the same act. */
export async function saveCall(work: Work, change: CallChange, timing: Timing): Promise<void> {
  const { before, after, version, events } = change
  const row = { ...columnsOf(after), version: version + events.length, state: json(after) as never, wake_at: callWakeAt(after, timing) }
  if (before.at === 'absent') await inCalls(work.db).insertInto('supervision_calls').values(row).execute()
  else await inCalls(work.db).updateTable('supervision_calls').set(row).where('id', '=', after.id).execute()
  if (events.length === 0) return
  await saveUnits(work.db, change)
  await inCalls(work.db).insertInto('supervision_call_thread').values(events.map((event, index) => {
    const { by, at } = callAuthorOf(event)
    return { call: after.id, number: version + index + 1, at, by_person: by?.person ?? null, by_name: signedName(by), unit_name: by?.unitName ?? '', type: event.type, event: json(event) as never }
  })).execute()
  work.record({ stream: `call:${after.id}`, from: version, events, onBehalfOf: callAuthorOf(events[0]!).by?.onBehalfOf?.person ?? null, before: auditOf(before), after: auditOf(after) })
}

function columnsOf(call: PresentCall) {
  const { called, replied, onTime } = tallyOf(calledOf(call))
  const dueAt = missingOf(call).reduce((latest, one) => (one.dueAt > latest ? one.dueAt : latest), call.brief.dueAt)
  const { sortKey } = listedOf(call, dueAt)
  return {
    id: call.id, at: call.at, theme: call.brief.theme, number: 'number' in call ? call.number : null, office: call.office, organ: call.organ, due_at: dueAt, sent_at: 'sentAt' in call ? call.sentAt : null,
    called: call.at === 'drafted' || call.at === 'returned' ? call.brief.units.length : called, replied, on_time: onTime, sort_key: sortKey,
  }
}

/** Where a call stands in lists: what falls due first comes first, of what is over the latest. */
function listedOf(call: PresentCall, dueAt: Instant): { readonly sortKey: number } {
  const endedAt = call.at === 'closed' ? call.conclusion.at : call.at === 'withdrawn' ? call.ending.at : null
  return { sortKey: endedAt === null ? dayIndex(dayOf(dueAt)) : -dayIndex(dayOf(endedAt)) }
}

/** Rows of units as they changed; their words come from the facts themselves. */
async function saveUnits(db: Db, { before, after, events }: CallChange): Promise<void> {
  const called = calledOf(after)
  if (called.length === 0) return
  const known = calledOf(before)
  const filled = new Map(events.flatMap((event) => (event.type === 'reply-filled' ? [[event.unit, { reply: event.reply, by: signedName(event.by) }] as const] : [])))
  const signed = new Map(events.flatMap((event) => (event.type === 'reply-handed-in' ? [[event.unit, signedName(event.by)] as const] : [])))
  if (before.at === 'absent' || known.length === 0) {
    const sentOn = dayOf('sentAt' in after ? after.sentAt : after.draftedAt)
    await inCalls(db).insertInto('supervision_call_units').values(called.map((one, position): CallUnitRow => ({
      ...unitColumns(one), call: after.id, unit: one.unit, position, call_at: after.at, sort_key: columnsOf(after).sort_key, sent_on: sentOn, reply: null, filled_by: '', signed_by: '',
    }))).execute()
    return
  }
  for (const one of called.filter((each, index) => each !== known[index])) {
    const reply = filled.get(one.unit)
    await inCalls(db).updateTable('supervision_call_units').set({
      ...unitColumns(one), ...(reply ? { reply: json<CallReply>(reply.reply) as never, filled_by: reply.by, signed_by: '' } : {}), ...(signed.has(one.unit) ? { signed_by: signed.get(one.unit)! } : {}),
    }).where('call', '=', after.id).where('unit', '=', one.unit).execute()
  }
  if (before.at !== after.at || columnsOf(after).sort_key !== columnsOf(before).sort_key) await inCalls(db).updateTable('supervision_call_units').set({ call_at: after.at, sort_key: columnsOf(after).sort_key }).where('call', '=', after.id).execute()
}

const unitColumns = ({ at, dueAt, handedInAt, wasLate, returns, urges }: ReturnType<typeof calledOf>[number]) => ({ at, due_at: dueAt, handed_in_at: handedInAt, was_late: wasLate, returns, urges })

/** Who made a fact true and when; nobody where the clock did. */
export function callAuthorOf(event: CallEvent): { readonly by: Signatory | null; readonly at: Instant } {
  switch (event.type) {
    case 'call-returned': return event.returned
    case 'call-withdrawn': return event.ending
    case 'call-closed': return event.conclusion
    case 'call-reminded': return { by: null, at: event.at }
    default: return event
  }
}

const auditOf = (call: Call) => (call.at === 'absent' ? null : { at: call.at, number: 'number' in call ? call.number : null, units: calledOf(call).map(({ unit, at, dueAt }) => ({ unit, at, dueAt })) })

/** Calls whose reminder has come, locked; two sweeps at once share them. */
export const callsToWake = async ({ db, now }: Pick<Work, 'db' | 'now'>, most: number): Promise<readonly StoredCall[]> =>
  (await sql<StoredCall>`select id, version, state from supervision_calls where wake_at <= ${now}::timestamptz order by wake_at limit ${most} for update skip locked`.execute(db)).rows
