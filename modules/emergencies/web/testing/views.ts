import type { PersonId, UnitId } from '#lib/ids'
import type { Instant } from '#lib/instants'
import type { Signatory } from '#lib/signatory'
import { emptyElements, emptyFigures } from '../../core/elements.ts'
import { evolve } from '../../core/evolve.ts'
import type { Emergency, EmergencyEvent, EmergencyId, Facts, Present } from '../../core/types.ts'
import type { EmergencyOptions, EmergencyView } from '../../core/views.ts'
import type { ActName } from '../acts.ts'

/** Ten past two at night, and what is known then. */
export const NIGHT = '2026-11-22T18:10:00.000Z' as Instant
export const needed: Facts = { category: 'accident', elements: { ...emptyElements, occurredAt: '2026-11-22T18:00:00.000Z' as Instant, place: '东桥', nature: '客车侧翻事故', source: '青禾镇党委', contact: '文书', contactPhone: '13800001234' }, figures: emptyFigures }
const clerk: Signatory = { person: 'p-值班员' as PersonId, name: '值班员', unit: null, unitName: '值班室', onBehalfOf: null }
const stamp = { by: clerk, at: NIGHT }
const record = { caller: '文书', phone: '13800001234', unit: { unit: 'u1' as UnitId, name: '青禾镇党委' }, isFromUnit: true, receivedAt: NIGHT, learnedAt: null, content: '侧翻', informed: '', subject: null }
export const received: EmergencyEvent = { type: 'received', id: 'E1' as EmergencyId, number: '临紧急〔2026〕1号', office: { unit: 'u0' as UnitId, name: '区委办公室' }, record, facts: needed, ...stamp }
export const calledUp: EmergencyEvent = { type: 'called-up', to: 'city', whom: '李明', calledAt: NIGHT, words: '', ...stamp }
export const submitted: EmergencyEvent = { type: 'submitted', words: { kind: 'initial' }, facts: needed, ordinal: 1, approver: null, ...stamp }

export const viewOf = (events: readonly EmergencyEvent[], may: readonly ActName[]): EmergencyView => {
  const emergency = events.reduce(evolve, { at: 'absent' } as Emergency) as Present
  const clock = { from: null, dueAt: null, doneAt: null, verdict: 'unknown' } as const
  return { id: emergency.id, version: 1, sight: 'whole', emergency, clocks: { unit: clock, phone: clock, written: clock, followUp: clock }, suggested: null, thread: [], may: may.map((act) => ({ act, report: act === 'submit' ? 'initial' as const : null })), waiting: 0, outcomes: [], beginnings: [], now: NIGHT }
}
const leader = { person: 'p-领导' as PersonId, name: '领导' }
export const options: EmergencyOptions = {
  standing: { keeps: true, leads: false, heads: false }, units: [], approvers: [leader], onDuty: leader, leaders: [{ person: 'p-书记' as PersonId, name: '书记' }], keepers: [], limits: { category: 'any', grade: 'any', unit: 20, phone: 30, written: 60, followUp: 1440 }, now: NIGHT,
}
