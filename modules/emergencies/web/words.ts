import type { LightState } from '#ui'
import type { Clock, Verdict } from '../core/clocks.ts'
import type { EmergencyAt } from '../core/types.ts'
import type { EmergencyLine } from '../core/views.ts'

export const stageTone: Readonly<Record<EmergencyAt, LightState>> = { absent: 'suspended', received: 'overdue', reported: 'soon', concluded: 'soon', evaluated: 'soon', archived: 'normal', dismissed: 'suspended' }
export const verdictTone: Readonly<Record<Verdict, LightState>> = { unknown: 'suspended', pending: 'normal', near: 'soon', passed: 'overdue', onTime: 'normal', late: 'overdue', missed: 'overdue' }
export const verdictWords: Readonly<Record<Verdict, string>> = { unknown: '时间待核', pending: '未到时限', near: '时限将到', passed: '已超时', onTime: '按时', late: '迟报', missed: '漏报' }

const rank: readonly Verdict[] = ['missed', 'late', 'passed', 'near', 'pending', 'unknown', 'onTime']
/** What is worst among the clocks of a line, so that one glance down the list finds it. */
export const worstOf = ({ clocks }: Pick<EmergencyLine, 'clocks'>): Verdict | null => (clocks ? [clocks.phone, clocks.written].map(({ verdict }) => verdict).toSorted((one, other) => rank.indexOf(one) - rank.indexOf(other))[0] ?? null : null)

const MINUTE = 60_000
/** 还剩 22 分钟, 已超 3 分钟, 还剩 3 小时 5 分钟: rounded so that nothing is over while the words still say that it is not. */
export function leftWords(dueMs: number, nowMs: number): { readonly label: '还剩' | '已超'; readonly hours: number; readonly minutes: number } {
  const left = dueMs - nowMs
  const whole = left >= 0 ? Math.floor(left / MINUTE) : Math.ceil(-left / MINUTE)
  return { label: left >= 0 ? '还剩' : '已超', hours: Math.floor(whole / 60), minutes: whole % 60 }
}

/** Whether a clock still runs, and so counts down. */
export const isRunning = ({ dueAt, doneAt, verdict }: Clock): boolean => dueAt !== null && doneAt === null && verdict !== 'missed' && verdict !== 'unknown'
