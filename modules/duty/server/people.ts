import { refuse, type Refused } from '#lib/decision'
import type { PersonId } from '#lib/ids'
import { addDays, dayOf, type Day } from '#lib/instants'
import { peopleByIds } from '#modules/organisation'
import type { Call, Work } from '#platform/act'
import type { Platform } from '../../../platform/module.ts'
import { mayReadRoster } from '../core/access.ts'
import { monthOf, nextMonth } from '../core/duty-day.ts'
import { isMemberOn } from '../core/rotation.ts'
import { dayKinds, type DayKind, type DutyPool, type Member } from '../core/types.ts'
import type { AbsenceId, PeopleView, PeriodId } from '../core/views.ts'
import { doneBefore, membersIn } from './ground.ts'
import { asJson, inDuty } from './tables.ts'
import { viewerOf, type Looking } from './viewer.ts'

type At = Pick<Platform, 'runCommand'>
type No = Refused<'not-for-duty-room' | 'not-found' | 'period-unfit'>

/** Who takes turns, who is away, and which periods are sensitive. */
export async function peopleView(looking: Looking): Promise<PeopleView | No> {
  const { db, now } = looking
  const { names } = await viewerOf(looking)
  if (!mayReadRoster(names, [])) return refuse('not-found')
  const mayKeep = names.some(({ keeps }) => keeps)
  const [members, today] = [await membersIn(db), dayOf(now)]
  const people = await peopleByIds(db, members.map(({ person }) => person), today)
  const absences = mayKeep ? await inDuty(db).selectFrom('duty_absences').selectAll().where('to_on', '>=', addDays(today, -31)).orderBy('from_on').orderBy('id').limit(200).execute() : []
  const periods = await inDuty(db).selectFrom('duty_periods').selectAll().where('to_on', '>=', addDays(today, -366)).orderBy('from_on').orderBy('id').limit(100).execute()
  return {
    mayKeep, members: members.map(({ pool, person, name, fromOn, untilOn }) => { const brief = people.get(person); return { pool, person, name, post: `${brief?.unitName ?? ''}${brief?.title ?? ''}`, fromOn, untilOn } }),
    absences: absences.map(({ id, person, name, from_on, to_on, reason }) => ({ id, person, name, from: from_on, to: to_on, reason })), periods: periods.map(({ id, name, from_on, to_on }) => ({ id, name, from: from_on, to: to_on })),
  }
}

export interface MemberInput { readonly pool: DutyPool; readonly person: PersonId; readonly fromOn: Day; readonly untilOn: Day | null }

/** Lets people take turns from a day, or until a day. Who joins is taken to have done as much as the others had then: he is not given all the weekends. */
export const setMembers = (platform: At, call: Call, input: { readonly members: readonly MemberInput[] }): Promise<{ count: number } | Refused> => keeping(platform, call, async (work) => {
  const people = await peopleByIds(work.db, input.members.map(({ person }) => person), dayOf(work.now))
  const known = await membersIn(work.db)
  for (const [at, one] of input.members.entries()) {
    const brief = people.get(one.person)
    if (!brief) return refuse('not-found')
    const before = known.find(({ pool, person }) => pool === one.pool && person === one.person)
    const base = before?.base ?? await baseFor(work, { pool: one.pool, known, day: one.fromOn })
    const row = { name: brief.name, from_on: one.fromOn, until_on: one.untilOn }
    await inDuty(work.db).insertInto('duty_members').values({ ...row, pool: one.pool, person: one.person, base: asJson(base), position: known.length + at })
      .onConflict((conflict) => conflict.columns(['pool', 'person']).doUpdateSet(row)).execute()
  }
  return { count: input.members.length }
})

async function baseFor({ db }: Work, { pool, known, day }: { pool: DutyPool; known: readonly Member[]; day: Day }): Promise<Member['base']> {
  const group = known.filter((one) => one.pool === pool && isMemberOn(one, day))
  const done = await doneBefore(db, group, nextMonth(monthOf(day)))
  return Object.fromEntries(dayKinds.map((kind) => [kind, group.length > 0 ? Math.min(...group.map((one) => done(one)[kind])) : 0])) as Record<DayKind, number>
}

export const addAbsence = (platform: At, call: Call, input: { readonly person: PersonId; readonly from: Day; readonly to: Day; readonly reason: string }): Promise<{ id: AbsenceId } | Refused> => keeping(platform, call, async (work) => {
  const brief = (await peopleByIds(work.db, [input.person], dayOf(work.now))).get(input.person)
  if (!brief) return refuse('not-found')
  if (input.to < input.from) return refuse('period-unfit')
  const id = work.newId<'duty-absence'>()
  await inDuty(work.db).insertInto('duty_absences').values({ id, person: input.person, name: brief.name, from_on: input.from, to_on: input.to, reason: input.reason }).execute()
  return { id }
})

export const addPeriod = (platform: At, call: Call, input: { readonly name: string; readonly from: Day; readonly to: Day }): Promise<{ id: PeriodId } | Refused> => keeping(platform, call, async (work) => {
  if (input.to < input.from) return refuse('period-unfit')
  const id = work.newId<'duty-period'>()
  await inDuty(work.db).insertInto('duty_periods').values({ id, name: input.name, from_on: input.from, to_on: input.to }).execute()
  return { id }
})

/** An absence or a period that does not hold any more. */
export const removeDates = (platform: At, call: Call, input: { readonly of: 'absence' | 'period'; readonly id: string }): Promise<{ id: string } | Refused> => keeping(platform, call, async (work) => {
  const removed = input.of === 'absence'
    ? await inDuty(work.db).deleteFrom('duty_absences').where('id', '=', input.id as AbsenceId).returning('id').executeTakeFirst()
    : await inDuty(work.db).deleteFrom('duty_periods').where('id', '=', input.id as PeriodId).returning('id').executeTakeFirst()
  return removed ? { id: removed.id } : refuse('not-found')
})

/** What only 值班室 does, written down with what was asked. */
const keeping = <Answer>(platform: At, call: Call, act: (work: Work) => Promise<Answer | Refused>): Promise<Answer | Refused> => platform.runCommand(call, async (work) =>
  ((await viewerOf(work)).names.some(({ keeps }) => keeps) ? act(work) : refuse('not-for-duty-room')))
