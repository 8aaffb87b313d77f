import { accept, refuse, type Refused } from '#lib/decision'
import { addDays, dayOf, type Instant } from '#lib/instants'
import type { UnitId } from '#lib/ids'
import { isRefused, type Call, type Work } from '#platform/act'
import type { Platform } from '../../../../platform/module.ts'
import type { PointId } from '../../core/network/three.ts'
import { firstDayOfQuarter, quarterAfter, type EmergencyFault, type Quarter } from '../../core/scores/facts.ts'
import { pointOf, standingPoints } from '../network/store.ts'
import { decidedBy, editsScores, scoreReachOf } from './acting.ts'
import { keepFact, scoreScope } from './scoring.ts'

/** 更正: points given or taken by a further row, with the reason; in hundredths. */
export const correctScore = (platform: Pick<Platform, 'runCommand'>, call: Call, { point, points, reason }: { point: PointId; points: number; reason: string }): Promise<{ id: string } | Refused> => platform.runCommand(call, async (work) => {
  const { viewer, organ } = await scoreReachOf(work)
  const decided = await decidedBy(work, viewer, (_, identity) => {
    if (organ === null || !editsScores(identity, organ)) return refuse('not-for-info-office')
    return reason.trim() === '' ? refuse('score-reason-missing') : points === 0 ? refuse('correction-empty') : accept({ type: 'correcting' })
  })
  if (isRefused(decided)) return decided
  if (!await pointOf(work.db, point)) return refuse('not-found')
  return { id: await correctIn(work, { point, points, reason }) }
})

/** The same within another command. */
export async function correctIn(work: Work, { point, points, reason }: { readonly point: PointId; readonly points: number; readonly reason: string }): Promise<string> {
  const id = work.newId()
  await keepFact(work, { kind: 'correction', id, point, points, reason, on: dayOf(work.now) })
  return id
}

/** Computes a quarter anew for all points; answers how many rows were added, none when everything stood. */
export const recompute = (platform: Pick<Platform, 'runCommand'>, call: Call, { quarter }: { quarter: Quarter }): Promise<{ added: number } | Refused> => platform.runCommand(call, async (work) => {
  const { viewer, organ } = await scoreReachOf(work)
  const decided = await decidedBy(work, viewer, (_, identity) => (organ !== null && editsScores(identity, organ) ? accept({ type: 'recomputing' }) : refuse('not-for-info-office')))
  return isRefused(decided) ? decided : { added: await scoreQuarter(work, quarter) }
})

export const scoreQuarter = (work: Work, quarter: Quarter): Promise<number> => scoreScope(work, { points: null, from: firstDayOfQuarter(quarter), to: addDays(firstDayOfQuarter(quarterAfter(quarter)), -1) })

/** Heard from 紧急信息: a report was late, missed or concealed (R34). Of a unit that is no point there is nothing to score. */
export async function noteEmergency(work: Work, { unit, emergency, title, fault, at }: { readonly unit: UnitId; readonly emergency: string; readonly title: string; readonly fault: EmergencyFault; readonly at: Instant }): Promise<void> {
  const point = (await standingPoints(work.db, work.now)).find((one) => one.unit === unit && one.level !== 'village')
  if (point) await keepFact(work, { kind: 'emergency', id: `${emergency}:${fault}`, title, point: point.id, fault, on: dayOf(at) })
}

/** A 约稿 was not answered by its day. */
export const noteUnanswered = (work: Work, { commission, title, point }: { readonly commission: string; readonly title: string; readonly point: PointId }): Promise<boolean> =>
  keepFact(work, { kind: 'unanswered', id: commission, title, point, on: dayOf(work.now) })
