import { addMinutes } from '#lib/instants'
import type { Given } from '../given.ts'
import { calledOf } from './rules.ts'
import type { CallCommand, CallField, CallReply, PresentCall } from './types.ts'

type Act = Exclude<CallCommand, { type: 'draft' | 'tick' }>
const words = '情况'

/** A reply that fills every field. */
export const sampleReply = (fields: readonly CallField[]): CallReply =>
  ({ text: words, files: [], values: fields.map(({ kind }) => (kind === 'text' ? words : kind === 'day' ? '2026-11-23' : 1)) })

/** One well-filled act of every kind, for every unit: what of them holds is what somebody may do now. */
export function sampleCallActs(call: PresentCall, { now }: Pick<Given, 'now'>): readonly Act[] {
  const later = addMinutes(now, 366 * 24 * 60)
  return [
    { type: 'amend', brief: { ...call.brief, dueAt: later } }, { type: 'approve' }, { type: 'return', reason: words }, { type: 'withdraw', reason: words }, { type: 'urge' }, { type: 'close', conclusion: words },
    ...calledOf(call).flatMap(({ unit }): readonly Act[] => [
      { type: 'fill', unit, reply: sampleReply(call.brief.fields) }, { type: 'sign', unit }, { type: 'send-back', unit, reason: words }, { type: 'rework', unit, reason: words, dueAt: later }, { type: 'extend', units: [unit], dueAt: later, reason: words },
    ]),
  ]
}
