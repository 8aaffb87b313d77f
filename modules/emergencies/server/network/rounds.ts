import { sql } from 'kysely'
import { refuse, type Refused } from '#lib/decision'
import type { PersonId, UnitId } from '#lib/ids'
import { dayOf, type Instant } from '#lib/instants'
import { isRefused, type Call, type Work } from '#platform/act'
import type { Platform } from '../../../../platform/module.ts'
import type { NetworkRefusal } from '../../core/network-refusals.ts'
import type { EmergencyRefusal } from '../../core/refusals.ts'
import { contactsTested } from '../news.ts'
import { own, type AnswerRow } from '../tables.ts'
import { viewerOf } from '../viewer.ts'
import { heldOn, keepsNetwork, ownUnits, townshipsOn } from './network.ts'

type At = Pick<Platform, 'runCommand'>
type No = Refused<NetworkRefusal | EmergencyRefusal | 'not-found'>
interface Done { readonly id: string }

/** 点名, 抽查: the emergency officers of all townships, or of some, are called at one moment. */
export const startRound = (platform: At, call: Call, { words, units }: { readonly words: string; readonly units: readonly UnitId[] }): Promise<Done | Refused> => platform.runCommand(call, async (work): Promise<Done | No> => {
  const { db, now, actor } = work
  if (!keepsNetwork(await viewerOf(work))) return refuse('not-for-duty-clerk')
  const names = new Map((await townshipsOn(db, dayOf(now))).map(({ unit, name }) => [unit, name]))
  const called = (await heldOn(db, dayOf(now))).filter(({ unit, seat }) => seat === 'emergencyInfoOfficer' && names.has(unit) && (units.length === 0 || units.includes(unit)))
  if (called.length === 0) return refuse('round-empty')
  const id = work.newId()
  await own(db).insertInto('emergencies_rounds').values({ id, words, by_name: actor.name, started_at: now, closed_at: null }).execute()
  await own(db).insertInto('emergencies_answers').values(called.map(({ unit, person, name, phone }) => ({ round: id, unit, unit_name: names.get(unit)!, person, contact: name, phone, answered_at: null, how: null, note: '' }))).execute()
  work.tell(contactsTested, { round: id, words, people: called.map(({ person }) => person), event: `emergency-round:${id}` })
  noted(work, id, 'round-started')
  return { id }
})

/** One click of whoever was called, or of whoever handles his township's matters. */
export const answerRound = (platform: At, call: Call, round: string): Promise<Done | Refused> => platform.runCommand(call, async (work): Promise<Done | No> => {
  const viewer = await viewerOf(work)
  const rows = await answersFor(work, round, { people: viewer.identities.map(({ person }) => person), units: ownUnits(viewer) })
  if (isRefused(rows)) return rows
  if (!rows[0]) return refuse('not-in-round')
  const open = rows.find(({ answered_at }) => answered_at === null)
  if (!open) return refuse('round-answered', { unit: rows[0].unit_name })
  await answered(work, open, { at: work.now, how: 'app', note: '' })
  return { id: round }
})

/** An answer by telephone, as the duty clerk writes it down. */
export const recordAnswer = (platform: At, call: Call, { round, unit, at, note }: { readonly round: string; readonly unit: UnitId; readonly at: Instant; readonly note: string }): Promise<Done | Refused> => platform.runCommand(call, async (work): Promise<Done | No> => {
  if (!keepsNetwork(await viewerOf(work))) return refuse('not-for-duty-clerk')
  const rows = await answersFor(work, round, { people: [], units: [unit] })
  if (isRefused(rows)) return rows
  const [row] = rows
  if (!row) return refuse('not-in-round')
  if (row.answered_at !== null) return refuse('round-answered', { unit: row.unit_name })
  const { started_at } = await own(work.db).selectFrom('emergencies_rounds').select('started_at').where('id', '=', round).executeTakeFirstOrThrow()
  // Times are typed to the minute: the minute of the call itself counts as answered at once.
  if (at.slice(0, 16) < started_at.slice(0, 16) || at > work.now) return refuse('round-time')
  await answered(work, row, { at: at < started_at ? started_at : at, how: 'phone', note })
  return { id: round }
})

export const closeRound = (platform: At, call: Call, round: string): Promise<Done | Refused> => platform.runCommand(call, async (work): Promise<Done | No> => {
  if (!keepsNetwork(await viewerOf(work))) return refuse('not-for-duty-clerk')
  const { numUpdatedRows } = await own(work.db).updateTable('emergencies_rounds').set({ closed_at: work.now }).where('id', '=', round).where('closed_at', 'is', null).executeTakeFirst()
  if (Number(numUpdatedRows) === 0) return refuse('round-closed')
  noted(work, round, 'round-closed')
  return { id: round }
})

/** The rows of a round that goes on, of these people or units; locked, so that two clicks are one answer. */
async function answersFor({ db }: Work, round: string, { people, units }: { readonly people: readonly PersonId[]; readonly units: readonly UnitId[] }): Promise<readonly AnswerRow[] | No> {
  const known = await own(db).selectFrom('emergencies_rounds').select('closed_at').where('id', '=', round).executeTakeFirst()
  if (!known) return refuse('not-found')
  if (known.closed_at !== null) return refuse('round-closed')
  const { rows } = await sql<AnswerRow>`select * from emergencies_answers where round = ${round} and (person = any(${people}::text[]) or unit = any(${units}::text[])) order by unit for update`.execute(db)
  return rows
}

async function answered(work: Work, { round, unit }: AnswerRow, { at, how, note }: { readonly at: Instant; readonly how: 'app' | 'phone'; readonly note: string }): Promise<void> {
  await own(work.db).updateTable('emergencies_answers').set({ answered_at: at, how, note }).where('round', '=', round).where('unit', '=', unit).execute()
  noted(work, `${round}:${unit}`, 'round-answered')
}

const noted = (work: Work, id: string, type: string): void => work.record({ stream: `emergencyRound:${id}:${type}`, from: 0, events: [{ type }] })
