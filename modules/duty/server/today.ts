import { refuse, type Refused } from '#lib/decision'
import { addDays } from '#lib/instants'
import { mayReadLog, mayReadRoster } from '../core/access.ts'
import { dutyDayOf } from '../core/duty-day.ts'
import type { DutyToday, NowView } from '../core/views.ts'
import { isAskedOf } from './checks.ts'
import { handoverView } from './handovers.ts'
import { openMatters } from './log.ts'
import { logView } from './log-views.ts'
import { shiftsOn } from './on-duty.ts'
import { clockOf, dutySettings } from './settings.ts'
import { inDuty } from './tables.ts'
import { viewerOf, type Looking } from './viewer.ts'
import { isRefused } from '#platform/act'

/** 今日值班, for those who work it. */
export async function nowView(looking: Looking): Promise<NowView | Refused> {
  const { db, now } = looking
  const viewer = await viewerOf(looking)
  if (!mayReadLog(viewer.names)) return refuse('not-found')
  const { handoverMinute } = await dutySettings(db)
  const day = dutyDayOf(now, handoverMinute)
  const [log, handover] = [await logView(looking, day), await handoverView(looking, null)]
  if (isRefused(log)) return log
  if (isRefused(handover)) return handover
  const checks = await inDuty(db).selectFrom('duty_checks').select('state').orderBy('asked_at', 'desc').orderBy('id', 'desc').limit(10).execute()
  return {
    day, handoverAt: clockOf(handoverMinute), onDuty: log.onDuty, next: await shiftsOn(db, addDays(day, 1)), log, handover, matters: await openMatters(db),
    toAnswer: checks.map(({ state }) => state).filter((check) => isAskedOf(check, viewer)), mayWork: log.mayWrite,
  }
}

/** Who is on duty today, for everybody of the office. */
export async function dutyToday(looking: Looking): Promise<DutyToday | Refused<'not-found'>> {
  const { handoverMinute } = await dutySettings(looking.db)
  const day = dutyDayOf(looking.now, handoverMinute)
  const onDuty = await shiftsOn(looking.db, day)
  return mayReadRoster((await viewerOf(looking)).names, onDuty.map(({ person }) => person)) ? { day, onDuty } : refuse('not-found')
}
