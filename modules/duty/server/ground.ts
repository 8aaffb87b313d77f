import { sql } from 'kysely'
import { isYearMissing, type WorkCalendar } from '#engines/workdays'
import type { PersonId } from '#lib/ids'
import { addDays, type Day } from '#lib/instants'
import { calendarOf } from '#modules/administration'
import type { Db } from '#platform/act'
import type { Ground } from '../core/clashes.ts'
import { dayKindOf, daysOf, isSensitive, nextMonth } from '../core/duty-day.ts'
import { arrange, inOrder, seatsOf, type Arranged } from '../core/rotation.ts'
import { dayKinds, type DayKind, type DutyPool, type Member, type Month, type SensitivePeriod, type Shift } from '../core/types.ts'
import { dutySettings } from './settings.ts'
import { inDuty } from './tables.ts'

/** Everything that a month is arranged and checked by. */
export interface MonthGround extends Ground {
  readonly month: Month
  readonly calendar: WorkCalendar
  readonly periods: readonly SensitivePeriod[]
  readonly isCalendarMissing: boolean
  /** What stands in the month and on the days of rest around it. */
  readonly shifts: readonly Shift[]
}

export async function groundOf(db: Db, month: Month): Promise<MonthGround> {
  const { restDays } = await dutySettings(db)
  const [first, last] = [`${month}-01` as Day, addDays(`${nextMonth(month)}-01` as Day, -1)]
  const calendar = await calendarOf(db)
  return {
    month, restDays, calendar, isCalendarMissing: isYearMissing(calendar, Number(month.slice(0, 4))), ...await groundBetween(db, addDays(first, -restDays), addDays(last, restDays)),
    periods: (await inDuty(db).selectFrom('duty_periods').selectAll().where('from_on', '<=', last).where('to_on', '>=', first).orderBy('from_on').execute()).map(({ name, from_on, to_on }) => ({ name, from: from_on, to: to_on })),
  }
}

/** Who takes turns, who is away, and what stands between two days. */
export async function groundBetween(db: Db, from: Day, to: Day): Promise<Pick<MonthGround, 'members' | 'absences' | 'shifts'>> {
  const absences = await inDuty(db).selectFrom('duty_absences').select(['person', 'from_on', 'to_on']).where('to_on', '>=', from).where('from_on', '<=', to).execute()
  const shifts = await inDuty(db).selectFrom('duty_shifts').select(['day', 'role', 'seat', 'person', 'name', 'kind']).where('day', '>=', from).where('day', '<=', to).execute()
  return { members: await membersIn(db), absences: absences.map(({ person, from_on, to_on }) => ({ person, from: from_on, to: to_on })), shifts: inOrder(shifts) }
}

export async function membersIn(db: Db): Promise<readonly Member[]> {
  const rows = await inDuty(db).selectFrom('duty_members').selectAll().orderBy('pool').orderBy('position').orderBy('person').execute()
  return rows.map(({ pool, person, name, from_on, until_on, base }) => ({ pool, person, name, fromOn: from_on, untilOn: until_on, base }))
}

/** What each has done before a month: by the published rosters, swaps included. */
export async function doneBefore(db: Db, members: readonly Member[], month: Month): Promise<(member: Member) => Readonly<Record<DayKind, number>>> {
  const { rows } = await sql<{ person: PersonId; pool: DutyPool; kind: DayKind; n: number }>`
    select person, case role when 'leader' then 'leaders' when 'chief' then 'chiefs' else 'officers' end as pool, kind, count(*)::int as n
    from duty_shifts where is_published and day < ${`${month}-01`}::date group by 1, 2, 3`.execute(db)
  const found = new Map(rows.map(({ person, pool, kind, n }) => [`${pool} ${person} ${kind}`, n]))
  const done = new Map(members.map((member) => [member, Object.fromEntries(dayKinds.map((kind) => [kind, member.base[kind] + (found.get(`${member.pool} ${member.person} ${kind}`) ?? 0)])) as Record<DayKind, number>]))
  return (member) => done.get(member)!
}

/** The roster that fits a month best. */
export async function arranged(db: Db, ground: MonthGround): Promise<Arranged> {
  const { month, members, absences, restDays, calendar, periods, shifts } = ground
  const present = members.filter(({ untilOn, fromOn }) => fromOn < `${nextMonth(month)}-01` && (untilOn === null || untilOn > `${month}-01`))
  return arrange({
    days: daysOf(month).map((day) => ({ day, kind: dayKindOf(calendar, day), isDoubled: isSensitive(periods, day) })), members: present, absences, restDays,
    done: await doneBefore(db, present, month), around: shifts.filter(({ day }) => day.slice(0, 7) !== month),
  })
}

export const seatsIn = ({ month, periods }: Pick<MonthGround, 'month' | 'periods'>) => daysOf(month).flatMap((day) => seatsOf(day, isSensitive(periods, day)))
