import { refuse, type Refused } from '#lib/decision'
import type { CaseId, PersonId } from '#lib/ids'
import { dayOf } from '#lib/instants'
import type { Signatory } from '#lib/signatory'
import { decidedInName, peopleWithRole } from '#modules/organisation'
import { keepLedCase } from '#modules/workflow'
import { isRefused, type Call, type Work } from '#platform/act'
import type { Platform } from '../../../platform/module.ts'
import { deciderRoles } from '../core/access.ts'
import { dayKindOf, monthOf } from '../core/duty-day.ts'
import { changedShifts, decideRoster, evolveRoster, isSame, type RosterCommand, type RosterEvent, type RosterGiven } from '../core/roster.ts'
import { rosterAtWords, type Month, type Roster, type Shift } from '../core/types.ts'
import { arranged, groundOf, seatsIn, type MonthGround } from './ground.ts'
import { rosterPublished } from './news.ts'
import { asJson, inDuty } from './tables.ts'
import { viewerOf, type DutyViewer, type InDutyName } from './viewer.ts'

export type RosterActInput = Exclude<RosterCommand, { type: 'arrange' }> | { readonly type: 'arrange' }
export interface DoneRoster { readonly month: Month; readonly version: number }

/** One act on the roster of a month, from the version that was seen. */
export const actOnRoster = (platform: Pick<Platform, 'runCommand'>, call: Call, input: { readonly month: Month; readonly version: number; readonly act: RosterActInput }): Promise<DoneRoster | Refused> =>
  platform.runCommand(call, async (work) => {
    const stored = await inDuty(work.db).selectFrom('duty_rosters').selectAll().where('month', '=', input.month).forUpdate().executeTakeFirst()
    if ((stored?.version ?? 0) !== input.version) return refuse('changed-meanwhile')
    const ground = await groundOf(work.db, input.month)
    const command: RosterCommand = input.act.type === 'arrange' ? { type: 'arrange', shifts: (await arranged(work.db, ground)).shifts } : input.act
    return carryOut(work, { before: stored?.state ?? null, version: input.version, ground, viewer: await viewerOf(work) }, command)
  })

interface Carried { readonly before: Roster | null; readonly version: number; readonly ground: MonthGround; readonly viewer: DutyViewer }

export async function carryOut(work: Work, { before, version, ground, viewer }: Carried, command: RosterCommand): Promise<DoneRoster | Refused> {
  const decided = await decidedInName(work, viewer.names, (actor, name) => decideRoster(before, command, rosterGiven(work, { actor, name, ground })))
  if (isRefused(decided)) return decided
  const after = decided.events.reduce<Roster | null>(evolveRoster, before)!
  await keepShifts(work, { after, ground, events: decided.events })
  await saveRoster(work, { before, after, version, ...decided })
  await keepRosterTodos(work, after, viewer)
  return { month: after.month, version: version + decided.events.length }
}

export const rosterGiven = ({ now }: Pick<Work, 'now'>, { actor, name, ground }: { actor: Signatory; name: Pick<InDutyName, 'keeps' | 'decides'>; ground: MonthGround }): RosterGiven => ({
  now, actor, keeps: name.keeps, decides: name.decides, month: ground.month, thisMonth: monthOf(dayOf(now)), shifts: ground.shifts, seats: seatsIn(ground), kindOf: (day) => dayKindOf(ground.calendar, day), ground,
})

/** Shifts are rows of their own: who is on duty is asked of them every minute. */
async function keepShifts(work: Work, { after, ground, events }: { after: Roster; ground: MonthGround; events: readonly RosterEvent[] }): Promise<void> {
  const own = (shifts: readonly Shift[]) => shifts.filter(({ day }) => monthOf(day) === after.month)
  const put = async (shifts: readonly Shift[]) => {
    await inDuty(work.db).deleteFrom('duty_shifts').where('day', 'in', seatsIn(ground).map(({ day }) => day)).execute()
    if (shifts.length > 0) await inDuty(work.db).insertInto('duty_shifts').values(shifts.map((shift) => ({ ...shift, is_published: after.at === 'published' }))).execute()
  }
  for (const event of events) {
    if (event.type === 'roster-arranged') await put(event.shifts)
    else if (event.type === 'roster-changed') await put(own(changedShifts(event.changes, { shifts: ground.shifts, kindOf: (day) => dayKindOf(ground.calendar, day) }).after))
    else if (event.type === 'roster-published') {
      await put(own(ground.shifts))
      work.tell(rosterPublished, { month: after.month, people: [...new Set(own(ground.shifts).map(({ person }) => person))], event: `duty-roster:${after.month}:published` })
    }
  }
}

interface Saved { readonly before: Roster | null; readonly after: Roster; readonly version: number; readonly events: readonly RosterEvent[]; readonly actor: Signatory }
async function saveRoster(work: Work, { before, after, version, events, actor }: Saved): Promise<void> {
  const row = { version: version + events.length, at: after.at, state: asJson(after) }
  await inDuty(work.db).insertInto('duty_rosters').values({ month: after.month, ...row }).onConflict((conflict) => conflict.column('month').doUpdateSet(row)).execute()
  work.record({ stream: `duty-roster:${after.month}`, from: version, events, onBehalfOf: actor.onBehalfOf?.person ?? null, before: before && { at: before.at }, after: { at: after.at } })
}

/** 审定 is a to-do of the office's leaders who did not arrange it. */
async function keepRosterTodos(work: Work, after: Roster, { organs }: DutyViewer): Promise<void> {
  if (after.at === 'drafted' && after.returned === null) return
  const author = after.authors[0]!
  const [year, month] = [Number(after.month.slice(0, 4)), Number(after.month.slice(5))]
  const deciders = organs.length > 0 && after.at === 'submitted' ? await decidersOf(work, organs) : []
  const excepted = (person: PersonId) => after.authors.some((one) => isSame(one, { ...author, person, onBehalfOf: null }))
  await keepLedCase(work, {
    id: `duty-roster-${after.month}` as CaseId, kind: 'duty.roster', subject: `duty-roster:${after.month}`, link: `/duty/roster?month=${after.month}`, title: `${year}年${month}月值班表`, urgency: 0,
    starter: { person: author.person, unit: author.unit ?? organs[0]! }, openedAt: work.now, standsIn: rosterAtWords[after.at], ended: after.published ? { at: after.published.at, result: 'completed' } : null,
  }, [
    ...deciders.filter((person) => !excepted(person)).map((person) => ({ key: 'publish', stepName: '审定值班表', for: { person }, dueAt: null })),
    ...(after.returned ? [{ key: 'rearrange', stepName: '修改值班表', for: { person: author.person }, dueAt: null }] : []),
  ])
}

async function decidersOf(work: Work, organs: DutyViewer['organs']): Promise<readonly PersonId[]> {
  const day = dayOf(work.now)
  const found = []
  for (const unit of organs) for (const role of deciderRoles) found.push(...await peopleWithRole(work.db, { unit, role, day }))
  return [...new Set(found.map(({ id }) => id))]
}
