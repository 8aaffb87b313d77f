import { addWorkdays, workdaysBetween, type WorkCalendar } from '#engines/workdays'
import { addDays, dayOf, type Day } from '#lib/instants'
import type { LightSettings } from './settings.ts'
import type { Assignment, Item, Light } from './types.ts'

/** What made a light what it is, for the words on hover. */
export type LightReason = 'onTime' | 'behind' | 'nearDue' | 'reportLate' | 'overdue' | 'reportVeryLate' | 'sentBackTwice' | 'stopped' | 'finished' | 'notAssigned' | 'endedEarly'
export interface Lit { readonly light: Light; readonly reason: LightReason }
/** A light that changed, of the item and of those assignments where it did. */
export interface LightChange {
  readonly from: Light
  readonly to: Light
  readonly on: Day
  readonly assignments: readonly { readonly assignment: number; readonly light: Light; readonly reason: LightReason }[]
}

export const lightWords: Readonly<Record<Light, { readonly name: string; readonly glyph: string }>> = {
  red: { name: '红灯', glyph: '■' }, yellow: { name: '黄灯', glyph: '▲' }, green: { name: '绿灯', glyph: '●' }, suspended: { name: '挂起', glyph: '◆' },
  none: { name: '待交办', glyph: '○' }, done: { name: '办结', glyph: '✓' }, ended: { name: '终止', glyph: '×' },
}
/** The worst first; also the order of boards. */
export const lightOrder: readonly Light[] = ['red', 'yellow', 'green', 'suspended', 'none', 'done', 'ended']

interface Moment { readonly calendar: WorkCalendar; readonly settings: LightSettings; readonly today: Day }

/** 红黄绿灯 of one assignment on a day: a function of dates, progress and settings alone (A4). */
export function lightOf(assignment: Assignment, moment: Moment): Lit {
  if (assignment.at === 'closed') return { light: 'done', reason: 'finished' }
  if (assignment.assignedAt === null || assignment.dueOn === null) return { light: 'none', reason: 'notAssigned' }
  // What the unit handed in on time waits for the office: it does not turn red, were the review ever so slow.
  const { settings, today } = moment
  const isHandedIn = assignment.handedInAt !== null
  if ((isHandedIn ? dayOf(assignment.handedInAt) : today) > assignment.dueOn) return { light: 'red', reason: 'overdue' }
  if (assignment.reworks >= settings.redReworks) return { light: 'red', reason: 'sentBackTwice' }
  if (isHandedIn) return { light: 'green', reason: 'onTime' }
  const late = lateReport(assignment, moment)
  if (late > settings.lateReportWorkdays) return { light: 'red', reason: 'reportVeryLate' }
  if (late > 0) return { light: 'yellow', reason: 'reportLate' }
  if (assignment.progress < settings.nearProgress && today >= nearFrom(assignment.dueOn, moment)) return { light: 'yellow', reason: 'nearDue' }
  if (today >= (behindFrom(assignment, moment) ?? addDays(today, 1))) return { light: 'yellow', reason: 'behind' }
  return { light: 'green', reason: 'onTime' }
}

/** The worst light of an item's assignments; an item that does not run has the light of its state. */
export function lightOfItem(item: Item, moment: Moment): Light {
  switch (item.at) {
    case 'absent': case 'proposed': case 'registered': return 'none'
    case 'declined': case 'terminated': return 'ended'
    case 'suspended': return 'suspended'
    case 'closed': case 'archived': return 'done'
    // All is handed in and judged good: what is left is the leader's word.
    case 'closing': return 'green'
    case 'running': return worst(item.assignments.map((one) => lightOf(one, moment).light))
  }
}

/** The worst light; of closed parts alone nothing is late, so that it is green until the whole is closed. */
function worst(lights: readonly Light[]): Light {
  return lightOrder.find((light) => light !== 'done' && light !== 'none' && lights.includes(light)) ?? 'green'
}

/** Days after which the light of an assignment may be another than on `today`, although nobody does anything. */
export function lightDays(assignment: Assignment, moment: Moment): readonly Day[] {
  if (assignment.assignedAt === null || assignment.dueOn === null || assignment.at === 'closed' || assignment.at === 'reported') return []
  const { calendar, settings } = moment
  const report = assignment.reportDueOn
  return [
    addDays(assignment.dueOn, 1),
    ...(assignment.progress < settings.nearProgress ? [nearFrom(assignment.dueOn, moment)] : []),
    ...(report === null ? [] : [addWorkdays(calendar, report, 1), addWorkdays(calendar, report, settings.lateReportWorkdays + 1)]),
    ...[behindFrom(assignment, moment)].filter((day) => day !== null),
  ].filter((day) => day > moment.today)
}

const nearFrom = (dueOn: Day, { calendar, settings }: Moment): Day => addWorkdays(calendar, dueOn, -settings.nearWorkdays)

/** g = elapsed / total of working days, the stopped ones not counted; the first day on which p < g − lag. Null while that cannot come before the deadline. */
function behindFrom({ assignedAt, dueOn, progress, stoppedWorkdays }: Assignment, { calendar, settings }: Moment): Day | null {
  const start = dayOf(assignedAt!)
  const total = workdaysBetween(calendar, start, dueOn!) - stoppedWorkdays
  if (total <= 0) return null
  // In whole thousandths, or 0.2 + 0.1 would be more than 0.3.
  const allowed = Math.round((progress + settings.lag) * 1000)
  const elapsed = Math.floor((allowed * total) / 1000) + 1
  return elapsed > total ? null : addWorkdays(calendar, start, elapsed + stoppedWorkdays)
}

const lateReport = ({ reportDueOn }: Assignment, { calendar, today }: Moment): number =>
  (reportDueOn === null || today <= reportDueOn ? 0 : Math.max(0, workdaysBetween(calendar, reportDueOn, today)))
