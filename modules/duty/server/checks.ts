import { refuse, type Refused } from '#lib/decision'
import type { PersonId } from '#lib/ids'
import { decidedInName, peopleWithRole } from '#modules/organisation'
import { dayOf, type Day } from '#lib/instants'
import type { NamedPerson } from '#lib/signatory'
import { isRefused, type Call, type Work } from '#platform/act'
import type { Platform } from '../../../platform/module.ts'
import { deciderRoles, mayReadLog } from '../core/access.ts'
import { decideCheck, evolveCheck, type Check, type CheckCommand } from '../core/checks.ts'
import { dutyDayOf } from '../core/duty-day.ts'
import type { CheckId, Shift } from '../core/types.ts'
import type { ChecksView, CheckView } from '../core/views.ts'
import { absentFound, checkAsked } from './news.ts'
import { shiftsOn } from './on-duty.ts'
import { dutySettings } from './settings.ts'
import { asJson, inDuty } from './tables.ts'
import { viewerOf, type DutyViewer, type InDutyName, type Looking } from './viewer.ts'

type At = Pick<Platform, 'runCommand'>
export interface DoneCheck { readonly id: CheckId; readonly open: number }

/** 点名: asks people who are on duty now whether they are there. */
export const askCheck = (platform: At, call: Call, input: { readonly people: readonly PersonId[] }): Promise<DoneCheck | Refused> => platform.runCommand(call, async (work) => {
  const { shifts } = await onDutyNow(work)
  const people: readonly NamedPerson[] = shifts.filter(({ person }) => input.people.includes(person)).map(({ person, name }) => ({ person, name }))
  return carryOut(work, { before: null, version: 0 }, { type: 'ask', id: work.newId<'duty-check'>(), people })
})

export type CheckActInput = Exclude<CheckCommand, { type: 'ask' }>
export const actOnCheck = (platform: At, call: Call, input: { readonly check: CheckId; readonly act: CheckActInput }): Promise<DoneCheck | Refused> => platform.runCommand(call, async (work) => {
  const stored = await inDuty(work.db).selectFrom('duty_checks').selectAll().where('id', '=', input.check).forUpdate().executeTakeFirst()
  return stored ? carryOut(work, { before: stored.state, version: stored.version }, input.act) : refuse('not-found')
})

async function carryOut(work: Work, { before, version }: { before: Check | null; version: number }, command: CheckCommand): Promise<DoneCheck | Refused> {
  const viewer = await viewerOf(work)
  const { day, shifts } = await onDutyNow(work)
  const decided = await decidedInName(work, viewer.names, (actor, name) => decideCheck(before, command, { now: work.now, actor, self: name.person, day, mayCheck: isChecker(name, shifts), onDuty: shifts.map(({ person }) => person) }))
  if (isRefused(decided)) return decided
  const after = decided.events.reduce<Check | null>(evolveCheck, before)!
  const row = { version: version + decided.events.length, state: asJson(after), asked_at: after.askedAt }
  await inDuty(work.db).insertInto('duty_checks').values({ id: after.id, ...row }).onConflict((conflict) => conflict.column('id').doUpdateSet(row)).execute()
  work.record({ stream: `duty-check:${after.id}`, from: version, events: decided.events, onBehalfOf: decided.actor.onBehalfOf?.person ?? null, before: null, after: { answered: after.checked.filter(({ answer }) => answer).length } })
  for (const event of decided.events) {
    if (event.type === 'check-asked') work.tell(checkAsked, { people: event.people.map(({ person }) => person), check: after.id, event: `duty-check:${after.id}:asked` })
    if (event.type === 'check-absent') {
      const name = after.checked.find(({ person }) => person === event.person)?.name ?? ''
      work.tell(absentFound, { people: [...new Set([event.person, ...await leadersOf(work, { viewer, shifts })])].filter((person) => person !== work.actor.person), check: after.id, name, event: `duty-check:${after.id}:absent:${event.person}` })
    }
  }
  return { id: after.id, open: after.checked.filter(({ answer }) => answer === null).length }
}

/** The rounds, the newest first. */
export async function checksView(looking: Looking, limit = 50): Promise<ChecksView | Refused<'not-found'>> {
  const viewer = await viewerOf(looking)
  if (!mayReadLog(viewer.names)) return refuse('not-found')
  const { shifts } = await onDutyNow(looking)
  const { answerMinutes } = await dutySettings(looking.db)
  const mayCheck = viewer.names.some((name) => isChecker(name, shifts))
  const own = (check: Check) => viewer.names.some(({ person }) => check.checked.some((one) => one.person === person))
  const rows = await inDuty(looking.db).selectFrom('duty_checks').select('state').orderBy('asked_at', 'desc').orderBy('id', 'desc').limit(limit).execute()
  const seen = rows.map(({ state }) => state).filter((check) => mayCheck || own(check) || viewer.names.some(({ keeps, decides }) => keeps || decides))
  return { checks: seen.map((check): CheckView => ({ check, mayAnswer: isAskedOf(check, viewer), mayNote: mayCheck })), onDuty: shifts, mayCheck, answerMinutes }
}

export const isAskedOf = ({ checked }: Check, { names }: DutyViewer): boolean => checked.some(({ person, answer }) => answer === null && names[0]?.person === person)

/** The office's leaders, and the 带班 leader of the day that runs. */
const isChecker = ({ decides, person }: InDutyName, shifts: readonly Shift[]): boolean => decides || shifts.some((one) => one.role === 'leader' && one.person === person)

async function leadersOf({ db, now }: Work, { viewer, shifts }: { viewer: DutyViewer; shifts: readonly Shift[] }): Promise<readonly PersonId[]> {
  const found = []
  for (const unit of viewer.organs) found.push(...await peopleWithRole(db, { unit, role: deciderRoles[0], day: dayOf(now) }))
  return [...shifts.filter(({ role }) => role === 'leader').map(({ person }) => person), ...found.map(({ id }) => id)]
}

async function onDutyNow({ db, now }: Pick<Looking, 'db' | 'now'>): Promise<{ readonly day: Day; readonly shifts: readonly Shift[] }> {
  const { handoverMinute } = await dutySettings(db)
  const day = dutyDayOf(now, handoverMinute)
  return { day, shifts: await shiftsOn(db, day) }
}
