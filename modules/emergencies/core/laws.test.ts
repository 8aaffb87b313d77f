import fc from 'fast-check'
import { expect, test } from 'vitest'
import { addMinutes, type Instant } from '#lib/instants'
import type { Signatory } from '#lib/signatory'
import { decideLawfully } from '#lib/testing/spec'
import { cast, clerk, facts, needed, now, receive } from '../testing/core-samples.ts'
import { alarmsOf, wakeAt } from './alerts.ts'
import { reporting } from './decide.ts'
import { evolve } from './evolve.ts'
import { sampleActs } from './sample-acts.ts'
import { shippedSettings } from './settings.ts'
import { todosOf } from './todos.ts'
import type { Emergency, EmergencyCommand, EmergencyEvent } from './types.ts'

interface Try { readonly who: number; readonly what: number; readonly later: number }
const tries = fc.array(fc.record({ who: fc.nat({ max: 20 }), what: fc.nat({ max: 60 }), later: fc.integer({ min: 0, max: 40 }) }), { minLength: 30, maxLength: 60 })

/** Every way in which the acts may follow on each other; each step is checked by the laws of deciders and the invariants. */
function playAll(sequence: readonly Try[], look: (before: Emergency, after: Emergency, step: { readonly events: readonly EmergencyEvent[]; readonly clock: Instant }) => void): void {
  let past: readonly EmergencyEvent[] = []
  let state: Emergency = { at: 'absent' }
  let clock: Instant = now
  for (const { who, what, later } of sequence) {
    clock = addMinutes(clock, later)
    const [actor, command] = nextAct(state, { who, what, clock })
    const { decision, history } = decideLawfully(reporting(facts(actor, { now: clock })), past, command)
    if (decision.kind === 'refused') continue
    const before: Emergency = state
    state = decision.events.reduce(evolve, before)
    past = history
    look(before, state, { events: decision.events, clock })
  }
}

/** Half of the time what would bring it on, else anything by anybody. */
function nextAct(state: Emergency, { who, what, clock }: { readonly who: number; readonly what: number; readonly clock: Instant }): readonly [Signatory | null, EmergencyCommand] {
  if (state.at === 'absent') return [clerk, receive({ isFromUnit: what % 2 === 0 }, needed)]
  if (what % 6 === 0) return [null, { type: 'tick' }]
  const anybody = cast[who % cast.length]!
  const acts = sampleActs(state, facts(anybody, { now: clock })).filter(({ type }) => type !== 'dismiss' || what % 10 === 9)
  const wanted = cast.flatMap((actor) => acts.filter((act) => reporting(facts(actor, { now: clock })).decide(state, act).kind === 'accepted').map((act) => [actor, act] as const))
  return what % 5 < 4 && wanted.length > 0 ? wanted[(what * 7 + who) % wanted.length]! : [anybody, acts[what % acts.length]!]
}

test('随便怎么办：先电话后书面、两人经手、缺要素不发、补签才归档；同一轮提醒不给第二次', () => {
  const reached = new Set<string>()
  fc.assert(fc.property(tries, (sequence) => {
    const rounds = new Set<string>()
    playAll(sequence, (before, after, { events, clock }) => {
      reached.add(after.at)
      for (const event of events) {
        if (event.type !== 'alerted') continue
        expect(rounds.has(`${event.key} ${event.round}`), `${event.key} ${event.round} twice`).toBe(false)
        rounds.add(`${event.key} ${event.round}`)
      }
      // Whatever there is to say later, the clock has been asked to wake for it.
      const wake = wakeAt(after, shippedSettings)
      if (wake === null) expect(alarmsOf(after, shippedSettings).every(({ key, until }) => (after.at !== 'absent' && after.alerts[key]?.acknowledged) || (until !== null && until <= clock) || (after.at !== 'absent' && until !== null)), 'asleep with an alarm set').toBe(true)
      if (before.at === 'archived' || before.at === 'dismissed') expect(todosOf(after, shippedSettings)).toEqual([])
    })
  }), { numRuns: 150, seed: 35 })
  expect(reached).toEqual(new Set(['received', 'reported', 'concluded', 'evaluated', 'archived', 'dismissed']))
})

test('evolve 对任何状态接任何事实都有答案，不属于它的事实不改变什么', () => {
  const states = new Map<string, Emergency>([['absent', { at: 'absent' }]])
  const kinds = new Map<string, EmergencyEvent>()
  fc.assert(fc.property(tries, (sequence) => { playAll(sequence, (_, after, { events }) => { states.set(after.at, after); for (const event of events) kinds.set(event.type, event) }) }), { numRuns: 100, seed: 12 })
  for (const state of states.values()) for (const event of kinds.values()) expect(() => evolve(state, event), `${state.at} ${event.type}`).not.toThrow()
  for (const event of kinds.values()) if (event.type !== 'received') expect(evolve({ at: 'absent' }, event)).toEqual({ at: 'absent' })
  expect(kinds.size).toBeGreaterThanOrEqual(17)
})
