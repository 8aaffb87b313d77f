import type { Instant } from '#lib/instants'
import { decideLawfully, specFor } from '#lib/testing/spec'
import type { Signatory } from '#lib/signatory'
import { calling } from '../core/calls/decide.ts'
import type { CallGiven } from '../core/calls/given.ts'
import { shippedCallSettings } from '../core/calls/settings.ts'
import type { CallBrief, CallCommand, CallEvent, CallId, CallReply } from '../core/calls/types.ts'
import { facts, unitOf } from './core-samples.ts'

/** Pieces from which tests of calls are put together. Due on Friday, six o'clock. */
export const callId = 'C1' as CallId
export const dueAt = '2026-11-27T10:00:00.000Z' as Instant
export const finance = unitOf('区财政局')
export const reform = unitOf('区发改局')

export const brief = (over: Partial<CallBrief> = {}): CallBrief => ({
  theme: '今冬明春安全生产大检查', demand: '请报检查开展情况。', dueAt, units: [finance, reform], files: [],
  fields: [{ name: '检查次数', kind: 'number', measure: '次', isRequired: true }, { name: '整改率', kind: 'percent', measure: '', isRequired: false }], ...over,
})
export const reply = (over: Partial<CallReply> = {}): CallReply => ({ text: '已检查。', values: [12, 95.5], files: [], ...over })
export const draft = (over: Partial<CallBrief> = {}): CallCommand => ({ type: 'draft', id: callId, brief: brief(over), office: unitOf('督查室').unit, organ: unitOf('区委办公室').unit })

export const callFacts = (actor: Signatory | null, over: Partial<CallGiven> = {}): CallGiven => ({ ...facts(actor), calls: shippedCallSettings, number: '临委督催报〔2026〕1号', ...over })
/** `given(actor, past).when(…)`: the actor's facts of the moment bound. */
export const givenCall = (actor: Signatory | null, past: readonly CallEvent[] = [], over: Partial<CallGiven> = {}) => specFor(calling(callFacts(actor, over)))(...past)

type Acts = readonly (readonly [actor: Signatory | null, command: CallCommand, over?: Partial<CallGiven>])[]
/** One act after another, each lawful and accepted; answers the whole stream. */
export function livedCall(...acts: Acts): CallEvent[] {
  let past: readonly CallEvent[] = []
  for (const [actor, command, over] of acts) {
    const { decision, history } = decideLawfully(calling(callFacts(actor, over)), past, command)
    if (decision.kind === 'refused') throw new Error(`${command.type}: ${decision.code}`)
    past = history
  }
  return [...past]
}
