import { addMinutes, type Instant } from '#lib/instants'
import { limitsFor, type EmergencySettings } from './settings.ts'
import type { Present } from './types.ts'

/** `unknown`: a time it is measured from is still 待核. `passed`: the limit is over and nothing was done yet. */
export type Verdict = 'unknown' | 'pending' | 'near' | 'passed' | 'onTime' | 'late' | 'missed'
export interface Clock { readonly from: Instant | null; readonly dueAt: Instant | null; readonly doneAt: Instant | null; readonly verdict: Verdict }
/** The two clocks of C3: the unit towards the office, and the office upwards, by telephone and in writing. */
export interface Clocks { readonly unit: Clock; readonly phone: Clock; readonly written: Clock; readonly followUp: Clock }

interface Moment { readonly now: Instant; readonly settings: EmergencySettings }
interface Measured { readonly from: Instant | null; readonly limit: number; readonly doneAt: Instant | null; readonly isOver: boolean }

/** 按时, 迟报 and 漏报 from timestamps and nothing else. */
export function measure({ from, limit, doneAt, isOver }: Measured, { now, settings: { near, missed } }: Moment): Clock {
  if (from === null) return { from, dueAt: null, doneAt, verdict: 'unknown' }
  const dueAt = addMinutes(from, limit)
  const lost = addMinutes(from, Math.max(missed, limit))
  const verdict = (): Verdict => {
    if (doneAt !== null) return doneAt <= dueAt ? 'onTime' : doneAt <= lost ? 'late' : 'missed'
    if (isOver || now > lost) return 'missed'
    return now > dueAt ? 'passed' : now >= addMinutes(dueAt, -near) ? 'near' : 'pending'
  }
  return { from, dueAt, doneAt, verdict: verdict() }
}

const later = (one: Instant, other: Instant | null): Instant => (other !== null && other > one ? other : one)

/** C2: each clock starts at max(发生, 获知): for the unit when it learned of it, for the office when it was told. */
export function clocksOf(emergency: Present, moment: Moment): Clocks {
  const { record, facts: { category, elements: { occurredAt } }, grade, calls, reports, unitReportedAt } = emergency
  const limits = limitsFor(moment.settings, category, grade?.grade ?? null)
  const isOver = emergency.at !== 'received' && emergency.at !== 'reported'
  const office = later(record.receivedAt, occurredAt)
  const called = calls.map(({ at }) => at).toSorted()[0] ?? null
  // What was found to be no emergency need not be reported: nothing of it is late.
  const isDismissed = emergency.at === 'dismissed'
  const nextFrom = emergency.at === 'reported' ? reports.at(-1)?.sentAt ?? null : null
  return {
    unit: measure({ from: record.unit === null || occurredAt === null || isDismissed ? null : later(occurredAt, record.learnedAt), limit: limits.unit, doneAt: unitReportedAt, isOver }, moment),
    phone: measure({ from: isDismissed ? null : office, limit: limits.phone, doneAt: called, isOver }, moment),
    written: measure({ from: isDismissed ? null : office, limit: limits.written, doneAt: reports[0]?.sentAt ?? null, isOver }, moment),
    followUp: measure({ from: nextFrom, limit: limits.followUp, doneAt: null, isOver: false }, moment),
  }
}
