import { expect, test } from 'vitest'
import { accept, refuse, type Decider } from '../decision.ts'
import { specFor } from './spec.ts'

interface Count { n: number }
type Code = 'enough'
const sound: Decider<Count, 'add', Count, Code> = {
  initial: { n: 0 },
  decide: (state) => (state.n >= 2 ? refuse('enough') : accept({ n: 1 })),
  evolve: (state, event) => ({ n: state.n + event.n }),
  invariants: [],
}
const run = (decider: typeof sound) => () => specFor(decider)().when('add').then({ n: 1 })

test('a sound decider passes', () => expect(run(sound)).not.toThrow())
test('a refusal is compared by its code', () => {
  expect(() => specFor(sound)({ n: 2 }).when('add').thenRefused('enough')).not.toThrow()
  expect(() => specFor(sound)().when('add').thenRefused('enough')).toThrow()
})
test('the state reached can be compared', () => {
  specFor(sound)({ n: 1 }).when('add').thenState({ n: 2 })
  expect(() => specFor(sound)({ n: 1 }).when('add').thenState({ n: 3 })).toThrow()
})

let tick = 0
test('refuses a decider that is not deterministic', () => expect(run({ ...sound, decide: () => accept({ n: ++tick }) })).toThrow('deterministic'))
test('refuses an evolve that mutates', () => expect(run({ ...sound, evolve: (s, e) => { s.n += e.n; return s } })).toThrow(/read only/))
test('refuses a state that breaks an invariant', () => expect(run({ ...sound, invariants: [(s) => (s.n > 0 ? 'n must be 0' : null)] })).toThrow('n must be 0'))
test('refuses a decision that JSON cannot carry', () => expect(run({ ...sound, decide: () => accept({ n: 1, at: new Date(0) } as Count) })).toThrow('JSON'))
test('refuses a state that JSON cannot carry', () => expect(run({ ...sound, evolve: () => ({ n: Number.NaN }) })).toThrow('JSON'))
