import fc from 'fast-check'
import { expect, test } from 'vitest'
import { decideLawfully } from '#lib/testing/spec'
import { addMinutes, type Instant } from '#lib/instants'
import { isSamePerson, type Signatory } from '#lib/signatory'
import { cast, colleague, contact, defect, discipline, draft, entry, facts, jointPlan, now, plan, planner, reform, standings, town } from '../testing/core-samples.ts'
import { inspecting } from './decide.ts'
import { evolve } from './evolve.ts'
import { ownPart } from './own-part.ts'
import { sampleActs } from './sample-acts.ts'
import type { Inspection, InspectionCommand, InspectionEvent, Present } from './types.ts'

/** What somebody tries: an act of those that could be, by anybody, so much later. */
interface Try { readonly who: number; readonly what: number; readonly later: number }
const tries = fc.array(fc.record({ who: fc.nat({ max: 20 }), what: fc.nat({ max: 60 }), later: fc.integer({ min: 0, max: 8 * 60 }) }), { minLength: 40, maxLength: 80 })
const plans = fc.constantFrom(plan(), jointPlan, plan({ isCovert: true }), plan({ method: 'special', targets: [town, reform] }))

/** Every way in which the acts may follow on each other; each step is checked by the laws of deciders and the invariants. */
function playAll(about: typeof jointPlan, sequence: readonly Try[], look: (before: Inspection, after: Inspection, events: readonly InspectionEvent[]) => void): void {
  let past: readonly InspectionEvent[] = []
  let state = { at: 'absent' } as Inspection
  let clock: Instant = now
  for (const [step, { who, what, later }] of sequence.entries()) {
    clock = addMinutes(clock, later)
    const [actor, command] = step === 0 ? [planner, draft(about)] : nextAct(state, { who, what, step, clock })
    const given = { now: clock, standing: (actor && standings.get(actor)) ?? facts(null).standing }
    const { decision, history } = decideLawfully(inspecting(facts(actor, given)), past, command)
    if (decision.kind === 'refused') continue
    const before = state
    state = decision.events.reduce(evolve, before)
    past = history
    look(before, state, decision.events)
  }
}

interface Chance { readonly who: number; readonly what: number; readonly step: number; readonly clock: Instant }

/** Half of the time what would bring the inspection on, else anything by anybody. */
function nextAct(state: Inspection, { who, what, step, clock }: Chance): readonly [Signatory | null, InspectionCommand] {
  if (state.at === 'absent') return [planner, draft()]
  const anybody = cast[who % cast.length]!
  if (what % 7 === 0) return [null, { type: 'tick' }]
  if (what % 3 === 1 && state.at === 'visiting') {
    const target = state.plan.targets[what % state.plan.targets.length]!
    const repeated = state.findings[who % Math.max(1, state.findings.length)]
    if (repeated && what % 2 === 0) return [colleague, { type: 'record', entry: entry(repeated.key, { unit: repeated.unit, notedAt: repeated.notedAt, text: repeated.text }) }]
    return [colleague, { type: 'record', entry: entry(`entry-${step}`, { unit: target.unit, notedAt: clock, defect: what % 2 === 0 ? { ...defect, dueOn: '2027-12-01' as typeof defect.dueOn } : null }) }]
  }
  const acts = sampleActs(state, facts(anybody, { now: clock })).filter(({ type }) => type !== 'amend' && (type !== 'cancel' || what % 10 === 9))
  const wanted = [...cast, contact, discipline].flatMap((actor) => acts.filter((act) => inspecting(facts(actor, { now: clock })).decide(state, act).kind === 'accepted').map((act) => [actor, act] as const))
  return what % 5 < 3 && wanted.length > 0 ? wanted[(what + who) % wanted.length]! : [anybody, acts[what % acts.length]!]
}

test('随便怎么办：先批后督、两人经手、一条记录只收一次、签齐才交办、销号齐了才办结', () => {
  const reached = new Set<string>()
  fc.assert(fc.property(plans, tries, (about, sequence) => {
    playAll(about, sequence, (before, after, events) => {
      reached.add(after.at)
      for (const event of events) {
        if (event.type === 'approved' && before.at === 'submitted') expect(isSamePerson(before.planner, event.by)).toBe(false)
        if (event.type === 'notified' || event.type === 'begun') expect(before.at).toBe('approved')
        if (event.type === 'verified' && 'problems' in before) expect(isSamePerson(before.problems[event.problem - 1]!.evidence!.by, event.by)).toBe(false)
        if (event.type === 'closed' && 'problems' in before) expect(before.problems.every(({ at }) => at === 'resolved')).toBe(true)
      }
      if (events.length === 0) expect(after).toEqual(before)
    })
  }), { numRuns: 120, seed: 45 })
  expect(reached).toEqual(new Set(['drafted', 'submitted', 'approved', 'visiting', 'signing', 'rectifying', 'closed', 'cancelled']))
})

test('任何时候，被督查单位看到的那一份里没有别的单位，也没有依据和报告', () => {
  let parts = 0
  fc.assert(fc.property(fc.constant(plan({ method: 'special', basis: { kind: 'item', subject: 'supervision:1', title: '秘密批示', link: '/supervision/items/1' }, targets: [town, reform] })), tries, (about, sequence) => {
    playAll(about, sequence, (_, after) => {
      const words = JSON.stringify(ownPart(after as Present, [town.unit]))
      parts += 1
      expect(words).not.toContain(reform.name)
      expect(words).not.toContain('秘密批示')
    })
  }), { numRuns: 100, seed: 50 })
  expect(parts).toBeGreaterThan(200)
})

test('evolve 对任何状态接任何事实都有答案，不属于它的事实不改变什么', () => {
  const states: Inspection[] = [{ at: 'absent' }]
  const kinds = new Map<string, InspectionEvent>()
  fc.assert(fc.property(plans, tries, (about, sequence) => { playAll(about, sequence, (_, after, events) => { states.push(after); for (const event of events) kinds.set(event.type, event) }) }), { numRuns: 80, seed: 11 })
  const stages = [...Map.groupBy(states, ({ at }) => at).values()].map(([first]) => first!)
  for (const state of stages) for (const event of kinds.values()) expect(() => evolve(state, event), `${state.at} ${event.type}`).not.toThrow()
  for (const event of kinds.values()) if (event.type !== 'drafted') expect(evolve({ at: 'absent' }, event)).toEqual({ at: 'absent' })
  expect(kinds.size).toBeGreaterThanOrEqual(14)
})
