import fc from 'fast-check'
import type { PersonId } from '#lib/ids'
import type { Definition, Step } from '../definition.ts'
import type { CaseCommand, CaseState, Choices } from '../types.ts'
import { draft, flow, handle } from './examples.ts'
import { participant, words } from './scenario.ts'

/** A stretch of flow, not yet wired to what follows. */
type Piece =
  | { readonly kind: 'handle'; readonly mode: 'single' | 'any' | 'all' | 'sequential'; readonly people: readonly string[]; readonly signs: boolean; readonly policy: 'record' | 'ends' | 'returns' }
  | { readonly kind: 'circulate'; readonly people: readonly string[] }
  | { readonly kind: 'either'; readonly one: readonly Piece[]; readonly other: readonly Piece[] }
  | { readonly kind: 'parallel'; readonly branches: readonly (readonly Piece[])[] }

export const PEOPLE = ['甲', '乙', '丙', '丁'] as const
const some = fc.subarray([...PEOPLE], { minLength: 1, maxLength: 3 })
const pieces = (depth: number, inBranch: boolean): fc.Arbitrary<readonly Piece[]> => fc.array(piece(depth, inBranch), { minLength: 1, maxLength: depth > 1 ? 3 : 2 })
function piece(depth: number, inBranch: boolean): fc.Arbitrary<Piece> {
  const handling: fc.Arbitrary<Piece> = fc.record({
    kind: fc.constant('handle' as const), mode: fc.constantFrom('single', 'any', 'all', 'sequential'), people: some,
    signs: inBranch ? fc.constant(false) : fc.boolean(), policy: fc.constantFrom('record', 'ends', 'returns'),
  })
  const circulating: fc.Arbitrary<Piece> = fc.record({ kind: fc.constant('circulate' as const), people: some })
  if (depth === 0) return handling
  return fc.oneof({ weight: 4, arbitrary: handling }, { weight: 1, arbitrary: circulating },
    { weight: 1, arbitrary: fc.record({ kind: fc.constant('either' as const), one: pieces(depth - 1, inBranch), other: pieces(depth - 1, inBranch) }) },
    { weight: 3, arbitrary: fc.record({ kind: fc.constant('parallel' as const), branches: fc.array(pieces(depth - 1, true), { minLength: 2, maxLength: 3 }) }) })
}

/** Definitions as someone could draw them: any nesting of handling, reading, conditions and parallel branches. */
export const definitions: fc.Arbitrary<Definition> = pieces(2, false).map((list) => {
  const steps: Step[] = []
  const first = wire(list, 'end', steps)
  return flow([draft(first), ...steps], ['flag'])
})

/** Adds the steps of the pieces, leading to `next`; gives the first step's id. */
function wire(list: readonly Piece[], next: string, steps: Step[]): string {
  return list.reduceRight((after, each) => wireOne(each, after, steps), next)
}

function wireOne(each: Piece, next: string, steps: Step[]): string {
  const id = `s${steps.length + 1}`
  const at = steps.length
  steps.push(handle(id, [], next))
  switch (each.kind) {
    case 'handle': {
      const people = each.mode === 'single' ? each.people.slice(0, 1) : each.people
      const disagreeing = each.policy === 'returns' ? { policy: 'returns' as const, to: 'draft', way: 'rerun' as const } : { policy: each.policy }
      steps[at] = handle(id, people, next, { mode: each.mode, signs: each.signs, disagreeing })
      return id
    }
    case 'circulate':
      steps[at] = { kind: 'circulate', id, name: id, next, readers: each.people.map((person) => ({ by: 'person', person: person as PersonId })) }
      return id
    case 'either': {
      const to = wire(each.one, next, steps)
      steps[at] = { kind: 'branch', id, name: id, cases: [{ when: 'flag = true', label: '是', to }], otherwise: wire(each.other, next, steps) }
      return id
    }
    case 'parallel': {
      const join = `${id}join`
      steps.push({ kind: 'join', id: join, name: join, next })
      const branches = each.branches.map((branch, index) => ({ name: `${id}.${index}`, to: wire(branch, join, steps) }))
      steps[at] = { kind: 'split', id, name: id, branches, join }
      return id
    }
  }
}

/** One random attempt: who tries what, as numbers that `attempt` reads against the case. */
export interface Dice { readonly who: number; readonly what: number; readonly which: number; readonly flag: boolean; readonly minutes: number; readonly content: number }
export const dice: fc.Arbitrary<Dice> = fc.record({
  who: fc.nat(9), what: fc.nat(18), which: fc.nat(60), flag: fc.boolean(), minutes: fc.constantFrom(0, 1, 30, 90), content: fc.nat(1),
})

/** Reads dice as a command: mostly the holder of an open task, now and then anyone on anything. */
export function attempt(state: Exclude<CaseState, { at: 'unopened' }>, definition: Definition, { who, what, which, flag }: Dice): CaseCommand {
  const open = state.tasks.filter(({ at, kind }) => at === 'open' && (kind === 'read') === (what === 11))
  const wild = who === 0 || open.length === 0
  const task = wild ? (which % state.tasks.length) + 1 : open[which % open.length]!.number
  const holder = state.tasks[task - 1]!.to.person
  const actor = wild ? PEOPLE[which % PEOPLE.length]! as PersonId : holder
  const other = participant(PEOPLE[(which + who) % PEOPLE.length]!)
  const step = definition.steps[which % definition.steps.length]!.id
  const passed = state.visits[which % state.visits.length]?.step ?? step
  const shared = { actor, key: null, task }
  const opinion = words('意见')
  const choose: Choices = {}
  switch (what) {
    case 0: case 1: case 2: case 3: case 16: case 17: case 18: return { ...shared, type: 'approve', data: state.tasks[task - 1]!.visit === 1 ? { flag } : {}, choose }
    case 4: return { ...shared, type: 'disagree', opinion }
    case 5: return { ...shared, type: 'return', to: passed, way: flag ? 'rerun' : 'straightBack', opinion }
    case 6: return { ...shared, type: 'return', to: 'draft', way: flag ? 'rerun' : 'straightBack', opinion }
    case 7: case 8: return { ...retractable(state, which), type: 'retract', key: null }
    case 9: return { ...shared, type: 'transfer', to: other }
    case 10: return { actor, key: null, type: 'circulate', readers: [other] }
    case 11: return { ...shared, type: 'read' }
    case 12: return { actor, key: null, type: 'recall', tasks: flag ? 'all' : [task] }
    case 13: return { ...shared, actor: other.person, type: 'urge', channel: 'inApp' }
    case 14: return { ...shared, type: 'open' }
    default: return which < 6 ? { actor, key: null, type: 'terminate', reason: '撤稿' } : { type: 'timeout', actor: null, key: null, task }
  }
}

function retractable(state: Exclude<CaseState, { at: 'unopened' }>, which: number) {
  const closed = state.tasks.filter((task) => task.at === 'closed')
  const task = closed.at(-1 - (which % 3)) ?? state.tasks[0]!
  return { actor: task.to.person, task: task.number }
}
