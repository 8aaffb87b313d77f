import assert from 'node:assert/strict'
import type { Decider, Decision } from '../decision.ts'

/**
 * `given(...events).when(command).then(...events)` for one decider, checking on the way every law a decider obeys.
 * A decider that needs facts is given with them bound: `specFor({ ...signing, decide: (s, c) => signing.decide(s, c, facts) })`.
 */
export function specFor<State, Command, Event, Code extends string>(decider: Decider<State, Command, Event, Code>) {
  return (...past: Event[]) => ({
    when(command: Command) {
      const { decision, after } = decideLawfully(decider, past, command)
      return {
        // oxlint-disable-next-line unicorn/no-thenable -- The rule reads given, when, then; nothing awaits it.
        then: (...expected: Event[]) => assert.deepEqual(decision, { kind: 'accepted', events: expected }),
        thenRefused: (code: Code) => assert.equal(decision.kind === 'refused' ? decision.code : 'accepted', code),
        thenState: (expected: State) => assert.deepEqual(after, expected),
      }
    },
  })
}

/** What a lawful decision left: the answer, the whole stream, and the state it folds to. */
export interface Lawful<State, Event, Code extends string> {
  readonly decision: Decision<Event, Code>
  readonly history: readonly Event[]
  readonly after: State
}

/**
 * Decides once and checks what no decider may break: the same answer twice, an input left untouched, an answer and a
 * state that survive JSON, a refusal that changes nothing, and every invariant in the state reached. Throws AssertionError.
 */
export function decideLawfully<State, Command, Event, Code extends string>(
  decider: Decider<State, Command, Event, Code>, past: readonly Event[], command: Command,
): Lawful<State, Event, Code> {
  const before = foldLawfully(decider, decider.initial, past)
  const decision = decider.decide(before, freeze(command))
  assert.deepEqual(decider.decide(before, command), decision, 'decide is not deterministic')
  assert.deepEqual(throughJson(decision), decision, 'decision does not survive JSON')
  if (decision.kind === 'refused') return { decision, history: past, after: before }
  return { decision, history: [...past, ...decision.events], after: foldLawfully(decider, before, decision.events) }
}

/** Folds events onto a frozen state. Invariants are asked where a decision ended: at the last event. */
export function foldLawfully<State, Event>(
  decider: Pick<Decider<State, never, Event, never>, 'evolve' | 'invariants'>, from: State, events: readonly Event[],
): State {
  const after = events.reduce((state, event) => decider.evolve(freeze(state), freeze(event)), from)
  for (const broken of decider.invariants) assert.equal(broken(after), null)
  assert.deepEqual(throughJson(after), after, 'state does not survive JSON')
  return freeze(after)
}

const throughJson = <T>(value: T): T => JSON.parse(JSON.stringify(value)) as T

const freeze = <T>(value: T): T => {
  if (value && typeof value === 'object' && !Object.isFrozen(value)) Object.values(Object.freeze(value)).forEach(freeze)
  return value
}
