import { sql } from 'kysely'
import { refuse, type Refused } from '#lib/decision'
import { addDays, addMinutes, type Day } from '#lib/instants'
import { refuseClassified } from '#modules/files'
import { decidedInName } from '#modules/organisation'
import { isRefused, type Call, type Work } from '#platform/act'
import type { Job, Platform } from '../../../platform/module.ts'
import { mayReadLog } from '../core/access.ts'
import { dutyDayOf, startOf } from '../core/duty-day.ts'
import { decideHandover, evolveHandover, type Handover, type HandoverCommand, type HandoverContent, type HandoverGiven } from '../core/handovers.ts'
import type { HandoverView } from '../core/views.ts'
import { openMatters } from './log.ts'
import { handoverMissed } from './news.ts'
import { shiftsOn } from './on-duty.ts'
import { dutySettings } from './settings.ts'
import { asJson, inDuty } from './tables.ts'
import { viewerOf, type Looking } from './viewer.ts'

export type HandoverInput = { readonly type: 'hand-over'; readonly content: Omit<HandoverContent, 'matters'> } | { readonly type: 'take-over' }
export interface DoneHandover { readonly day: Day; readonly isDone: boolean }

/** Signs the handover at the beginning of a duty day. What is unfinished is read from the book, not typed anew. */
export const signHandover = (platform: Pick<Platform, 'runCommand'>, call: Call, { day, act }: { readonly day: Day; readonly act: HandoverInput }): Promise<DoneHandover | Refused> => platform.runCommand(call, async (work) => {
  await sql`select pg_advisory_xact_lock(hashtext(${`duty-handover:${day}`}))`.execute(work.db)
  const stored = await inDuty(work.db).selectFrom('duty_handovers').selectAll().where('day', '=', day).executeTakeFirst()
  if (act.type === 'hand-over') {
    const { documents, keys, phones, note } = act.content
    const classified = await refuseClassified(work, [documents, keys, phones, note])
    if (classified) return classified
  }
  const command: HandoverCommand = act.type === 'take-over' ? act : { type: 'hand-over', content: { ...act.content, matters: (await openMatters(work.db)).map(({ id, text }) => ({ id, text })) } }
  const viewer = await viewerOf(work)
  const facts = await handoverFacts(work, day)
  const decided = await decidedInName(work, viewer.names, (actor, { person }) => decideHandover(stored?.state ?? null, command, { ...facts, actor, self: person }))
  if (isRefused(decided)) return decided
  const after = decided.events.reduce<Handover | null>(evolveHandover, stored?.state ?? null)!
  const version = stored?.version ?? 0
  const row = { version: version + decided.events.length, state: asJson(after), is_done: after.taken !== null }
  await inDuty(work.db).insertInto('duty_handovers').values({ day, ...row }).onConflict((conflict) => conflict.column('day').doUpdateSet(row)).execute()
  work.record({ stream: `duty-handover:${day}`, from: version, events: decided.events, onBehalfOf: decided.actor.onBehalfOf?.person ?? null, before: null, after: { isDone: row.is_done } })
  return { day, isDone: row.is_done }
})

async function handoverFacts({ db, now }: Pick<Looking, 'db' | 'now'>, day: Day): Promise<Omit<HandoverGiven, 'actor' | 'self'>> {
  const { handoverMinute } = await dutySettings(db)
  const people = async (of: Day) => (await shiftsOn(db, of)).filter(({ role }) => role !== 'leader').map(({ person }) => person)
  return { now, day, dueAt: startOf(day, handoverMinute), leaving: await people(addDays(day, -1)), coming: await people(day) }
}

/** The handover with which a duty day begins. Until an hour before the next it is today's. */
export async function handoverView(looking: Looking, asked: Day | null): Promise<HandoverView | Refused<'not-found'>> {
  const { db, now } = looking
  const viewer = await viewerOf(looking)
  if (!mayReadLog(viewer.names)) return refuse('not-found')
  const { handoverMinute, handoverGraceMinutes } = await dutySettings(db)
  const day = asked ?? dutyDayOf(addMinutes(now, 60), handoverMinute)
  const [facts, stored] = [await handoverFacts(looking, day), await inDuty(db).selectFrom('duty_handovers').select('state').where('day', '=', day).executeTakeFirst()]
  const handover = stored?.state ?? null
  const commands: readonly HandoverCommand[] = [{ type: 'hand-over', content: { matters: [], documents: '', keys: '', phones: '', note: '' } }, { type: 'take-over' }]
  return {
    day, dueAt: facts.dueAt, isLate: !handover?.taken && now >= addMinutes(facts.dueAt, handoverGraceMinutes), handover, matters: await openMatters(db), leaving: await shiftsOn(db, addDays(day, -1)), coming: await shiftsOn(db, day),
    may: commands.filter((command) => viewer.names.some((name, at) => decideHandover(handover, command, {
      ...facts, self: name.person, actor: { person: viewer.names[0]!.person, name: '', unit: null, unitName: '', onBehalfOf: at === 0 ? null : { person: name.person, name: name.name } },
    }).kind === 'accepted')).map(({ type }) => type),
  }
}

/** Every minute: tells the 带班 leader once when nobody has taken over by the time and the grace. */
export const watchJob: Job = { name: 'duty.watch', cron: '* * * * *', run: async (work) => { await watchHandover(work) } }

/** Answers whether somebody was told. The row is the memory: asked again, or by two processes at once, it tells nobody twice. */
export async function watchHandover(work: Work): Promise<boolean> {
  const { handoverMinute, handoverGraceMinutes } = await dutySettings(work.db)
  const day = dutyDayOf(work.now, handoverMinute)
  const dueAt = startOf(day, handoverMinute)
  if (work.now < addMinutes(dueAt, handoverGraceMinutes)) return false
  const done = await inDuty(work.db).selectFrom('duty_handovers').select('day').where('day', '=', day).where('is_done', '=', true).executeTakeFirst()
  const leaders = done ? [] : (await shiftsOn(work.db, day)).filter(({ role }) => role === 'leader').map(({ person }) => person)
  // Where yesterday had no roster there is nobody to hand over.
  if (leaders.length === 0 || (await shiftsOn(work.db, addDays(day, -1))).length === 0) return false
  const first = await inDuty(work.db).insertInto('duty_alerts').values({ day, told_at: work.now }).onConflict((conflict) => conflict.doNothing()).returning('day').executeTakeFirst()
  if (first) work.tell(handoverMissed, { people: leaders, day, dueAt, event: `duty-handover:${day}:missed` })
  return first !== undefined
}
