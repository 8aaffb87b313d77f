import { sql } from 'kysely'
import { dayOf } from '#lib/instants'
import { signedName } from '#lib/signatory'
import type { Db, Work } from '#platform/act'
import { wakeAt } from '../core/alerts.ts'
import { authorOf, isOpen, partiesOf } from '../core/rows.ts'
import type { EmergencySettings } from '../core/settings.ts'
import type { Emergency, EmergencyEvent, EmergencyId, Present } from '../core/types.ts'
import { json, own, type EmergencyRow } from './tables.ts'

export type Stored = Pick<EmergencyRow, 'id' | 'version' | 'state'>
const stored = ['id', 'version', 'state'] as const

/** An emergency as it stands; null when there is none. Asks nobody's leave. */
export const emergencyOf = async (db: Db, id: EmergencyId): Promise<Stored | null> =>
  (await own(db).selectFrom('emergencies_emergencies').select(stored).where('id', '=', id).executeTakeFirst()) ?? null

/** An emergency for changing: no other command changes it before this one has committed. */
export const lockEmergency = async (db: Db, id: EmergencyId): Promise<Stored | null> =>
  (await own(db).selectFrom('emergencies_emergencies').select(stored).where('id', '=', id).forUpdate().executeTakeFirst()) ?? null

export interface Change { readonly before: Emergency; readonly after: Present; readonly version: number; readonly events: readonly EmergencyEvent[] }

/** Writes what happened: the emergency, everything that lists read of it, and the journal, in the same act. */
export async function saveEmergency(work: Work, { before, after, version, events }: Change, settings: EmergencySettings): Promise<void> {
  const { id, record } = after
  const row = {
    version: version + events.length, state: json(after) as never, at: after.at, is_open: isOpen(after), number: after.number, unit: record.unit?.unit ?? null, subject: record.subject, received_at: record.receivedAt, wake_at: wakeAt(after, settings),
  }
  if (before.at === 'absent') await own(work.db).insertInto('emergencies_emergencies').values({ id, ...row }).execute()
  else await own(work.db).updateTable('emergencies_emergencies').set(row).where('id', '=', id).execute()
  if (events.length === 0) return
  await saveParties(work, before, after)
  await own(work.db).insertInto('emergencies_thread').values(events.map((event, index) => {
    const { by, at } = authorOf(event)
    return { emergency: id, number: version + index + 1, at, by_person: by?.person ?? null, by_name: signedName(by), unit_name: by?.unitName ?? '', type: event.type, event: json(event) as never }
  })).execute()
  work.record({ stream: `emergency:${id}`, from: version, events, onBehalfOf: authorOf(events[0]!).by?.onBehalfOf?.person ?? null, before: auditOf(before), after: auditOf(after) })
}

// The audit shows where an emergency stood, and never what happened there.
const auditOf = (emergency: Emergency) => (emergency.at === 'absent' ? null : { at: emergency.at, number: emergency.number, grade: emergency.grade?.grade ?? null, reports: emergency.reports.length, judgements: emergency.judgements.map(({ fault }) => fault) })

async function saveParties(work: Work, before: Emergency, after: Present): Promise<void> {
  const shown = (one: Present) => partiesOf(one).map((party) => ({ emergency: one.id, ...party, is_open: isOpen(one), received_at: one.record.receivedAt }))
  const rows = shown(after)
  if (before.at !== 'absent' && JSON.stringify(shown(before)) === JSON.stringify(rows)) return
  await own(work.db).deleteFrom('emergencies_parties').where('emergency', '=', after.id).execute()
  await own(work.db).insertInto('emergencies_parties').values(rows).execute()
}

const DIVERSIONS = 0
async function nextOf(work: Work, year: number): Promise<number> {
  const { rows: [counter] } = await sql<{ last: number }>`
    insert into emergencies_counters (year, last) values (${year}, 1) on conflict (year) do update set last = emergencies_counters.last + 1 returning last`.execute(work.db)
  return counter!.last
}
/** The next number of the year, e.g. 临紧急〔2026〕3号; its counter stays locked until the commit. */
export async function takeNumber(work: Work, prefix: string): Promise<string> {
  const year = Number(dayOf(work.now).slice(0, 4))
  return `${prefix}〔${year}〕${await nextOf(work, year)}号`
}
/** The next row of the ledger of diversions. */
export const takeDiversion = (work: Work): Promise<number> => nextOf(work, DIVERSIONS)
