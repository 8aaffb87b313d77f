import { refuse, type Refused } from '#lib/decision'
import { dayOf } from '#lib/instants'
import { peopleByIds, unitTree } from '#modules/organisation'
import { mayReadRoster } from '../core/access.ts'
import { dayKindOf, daysOf, dutyDayOf, nextMonth } from '../core/duty-day.ts'
import { decideRoster, emptySeats, type RosterAct, type RosterCommand } from '../core/roster.ts'
import { dayKinds, poolOf, type DayKind, type Month, type Shift } from '../core/types.ts'
import type { MonthView, TallyLine } from '../core/views.ts'
import { doneBefore, groundOf, seatsIn, type MonthGround } from './ground.ts'
import { rosterGiven } from './rosters.ts'
import { clockOf, dutySettings } from './settings.ts'
import { swapViews } from './swap-views.ts'
import { inDuty } from './tables.ts'
import { viewerOf, type DutyViewer, type Looking } from './viewer.ts'

/** A month's roster. What is not published is seen by those who arrange and settle it; to everybody else the month is empty. */
export async function monthView(looking: Looking, month: Month): Promise<MonthView | Refused<'not-found'>> {
  const { db, now } = looking
  const [viewer, ground, settings] = [await viewerOf(looking), await groundOf(db, month), await dutySettings(db)]
  const stored = await inDuty(db).selectFrom('duty_rosters').selectAll().where('month', '=', month).executeTakeFirst()
  const works = viewer.names.some(({ keeps, decides }) => keeps || decides)
  const own = ground.shifts.filter(({ day }) => day.slice(0, 7) === month)
  const shifts = works || stored?.at === 'published' ? own : []
  if (!mayReadRoster(viewer.names, shifts.map(({ person }) => person))) return refuse('not-found')
  const today = dutyDayOf(now, settings.handoverMinute)
  const { units } = await unitTree(db, dayOf(now))
  return {
    month, today, handoverAt: clockOf(settings.handoverMinute), roster: works || stored?.at === 'published' ? stored?.state ?? null : null, version: works ? stored?.version ?? 0 : 0,
    officeName: viewer.organs.map((organ) => units.get(organ)?.name ?? '').join('、'), shifts, empty: shifts.length > 0 ? emptySeats({ seats: seatsIn(ground), shifts }).length : 0,
    days: daysOf(month).map((day) => ({ day, kind: dayKindOf(ground.calendar, day), period: ground.periods.find(({ from, to }) => from <= day && day <= to)?.name ?? null })),
    tally: works ? await tallyOf(looking, ground, own) : [], swaps: await swapViews(looking, viewer, month),
    may: mayDo(looking, { viewer, ground, stored: stored?.state ?? null }), mine: shifts.filter(({ day, person }) => stored?.at === 'published' && day > today && viewer.names[0]?.person === person),
    isCalendarMissing: ground.isCalendarMissing,
  }
}

/** What each who takes turns has in the month and has had in all, by kind of day. */
async function tallyOf({ db, now }: Looking, { members, month }: MonthGround, shifts: readonly Shift[]): Promise<readonly TallyLine[]> {
  const present = members.filter(({ untilOn, fromOn }) => fromOn < `${nextMonth(month)}-01` && (untilOn === null || untilOn > `${month}-01`))
  const done = await doneBefore(db, present, month)
  const people = await peopleByIds(db, present.map(({ person }) => person), dayOf(now))
  return present.map((member) => {
    const inMonth = countsOf(shifts.filter((one) => one.person === member.person && poolOf[one.role] === member.pool))
    const brief = people.get(member.person)
    return { person: member.person, name: member.name, pool: member.pool, post: `${brief?.unitName ?? ''}${brief?.title ?? ''}`, inMonth, inAll: Object.fromEntries(dayKinds.map((kind) => [kind, done(member)[kind] + inMonth[kind]])) as Record<DayKind, number> }
  })
}

const countsOf = (shifts: readonly Shift[]): Record<DayKind, number> => ({
  workday: shifts.filter(({ kind }) => kind === 'workday').length, weekend: shifts.filter(({ kind }) => kind === 'weekend').length, holiday: shifts.filter(({ kind }) => kind === 'holiday').length,
})

const samples: readonly RosterCommand[] = [{ type: 'arrange', shifts: [] }, { type: 'change', changes: [] }, { type: 'submit' }, { type: 'return', reason: '…' }, { type: 'publish' }]

/** What the viewer may do now: the decider itself is asked. */
function mayDo({ now }: Looking, { viewer, ground, stored }: { viewer: DutyViewer; ground: MonthGround; stored: Parameters<typeof decideRoster>[0] }): readonly RosterAct[] {
  return samples.filter((act) => viewer.names.some((name) => {
    const actor = { person: viewer.names[0]!.person, name: '', unit: null, unitName: '', onBehalfOf: name === viewer.names[0] ? null : { person: name.person, name: name.name } }
    return decideRoster(stored, act, rosterGiven({ now }, { actor, name, ground })).kind === 'accepted'
  })).map(({ type }) => type)
}
