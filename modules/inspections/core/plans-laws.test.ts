import fc from 'fast-check'
import { expect, test } from 'vitest'
import { addDays } from '#lib/instants'
import { decideLawfully } from '#lib/testing/spec'
import type { Signatory } from '#lib/signatory'
import { agencies, chief, clerk, content, day, discipline, inspector, inspectorChief, mayor, mayorChief, mayorClerk, office, planGiven, planId, second, spacing, unitOf } from '../testing/pool-samples.ts'
import { collisionsOf, type Occasion } from './collisions.ts'
import { planned, takesUnits, unsettled, windowOf } from './plans.ts'
import { evolvePlan } from './plans-evolve.ts'
import type { PlanAct, PlanEntry, PlanEntryCommand, PlanEntryEvent, PlanId, PresentPlan } from './plans-types.ts'

const cast = [clerk, chief, second, mayorClerk, mayorChief, inspector, inspectorChief]
const towns = ['青禾镇', '文峰街道', '柳溪镇'].map(unitOf)
const places = fc.record({ start: fc.nat(25), days: fc.nat(3), targets: fc.subarray(towns, { minLength: 1 }) })
const turns = fc.array(fc.record({ plan: fc.nat(4), other: fc.nat(4), who: fc.nat(cast.length - 1), act: fc.nat(9), isFit: fc.nat(3).map((nth) => nth > 0), place: places }), { minLength: 20, maxLength: 90 })
type Turn = { readonly plan: number; readonly other: number; readonly who: number; readonly act: number; readonly isFit: boolean; readonly place: { readonly start: number; readonly days: number; readonly targets: readonly (typeof towns)[number][] } }

/** The calendar of a few agencies, every act through the decider, as the server does it. */
class World {
  readonly streams = new Map<PlanId, readonly PlanEntryEvent[]>()
  readonly plans = new Map<PlanId, PresentPlan>()

  collisions(plan: PresentPlan) {
    const occasionOf = (one: PresentPlan): Occasion => ({ key: `plan:${one.id}`, source: 'plan', agencies: [one.agency], targets: one.content.targets, ...windowOf(one) })
    return takesUnits(plan) ? collisionsOf(occasionOf(plan), [...this.plans.values()].filter(takesUnits).map(occasionOf), spacing) : []
  }

  /** Whether it held. */
  act(id: PlanId, command: PlanEntryCommand, actor: Signatory): boolean {
    const before = this.plans.get(id)
    const otherId = 'plan' in command ? command.plan : command.type === 'accept-merge' ? before?.offers.find(({ number }) => number === command.offer)?.plan : undefined
    const given = planGiven(actor, { collisions: before ? this.collisions(before) : [], other: (otherId && this.plans.get(otherId)) || null })
    const { decision, history, after } = decideLawfully(planned(given), this.streams.get(id) ?? [], command)
    if (decision.kind === 'refused') return false
    this.streams.set(id, history)
    this.plans.set(id, after as PresentPlan)
    // Both plans are written in one act, or neither.
    if (command.type === 'accept-merge') expect(this.act(otherId!, { type: 'merge-into', plan: id, lead: before!.agency }, actor)).toBe(true)
    return true
  }
}

const agencyOf = (at: number) => [office, mayor, discipline, office, mayor][at]!
function commandOf({ plan, other, act, place }: Turn, state: PresentPlan | undefined): PlanEntryCommand {
  const id = planId(`P${plan}`)
  const [from, to] = [addDays(day('2026-11-30'), place.start), addDays(day('2026-11-30'), place.start + place.days)]
  if (!state) return { type: 'draft', id, agency: agencyOf(plan).unit, content: content({ targets: place.targets, from, to }) }
  const offer = state.offers.findLast(({ answer }) => answer === null)?.number ?? 1
  const acts: readonly PlanAct[] = [
    { type: 'submit' }, { type: 'approve' }, { type: 'offer-merge', plan: planId(`P${other}`) }, { type: 'accept-merge', offer }, { type: 'accept-merge', offer }, { type: 'decline-merge', offer, reason: '不便' },
    { type: 'keep', with: `plan:P${other}`, reason: '急事' }, { type: 'move', from, to, reason: '让开' }, { type: 'return', reason: '再想想' }, { type: 'offer-merge', plan: planId(`P${(other + 1) % 5}`) },
  ]
  return acts[act]!
}

/** Whoever it is meant for: one of the invited agency answers, a head approves, one of the agency's own does the rest. */
function fitFor(command: PlanEntryCommand, state: PresentPlan | undefined, { plan }: Turn): Signatory {
  const of = (unit: string) => cast.filter(({ unitName }) => `u-${unitName}` === unit)
  const own = of(agencyOf(plan).unit)
  if (command.type === 'approve' || command.type === 'return') return own.find((one) => one === chief || one === mayorChief || one === inspectorChief)!
  const invited = 'offer' in command ? state?.offers.find(({ number }) => number === command.offer)?.agency.unit : undefined
  return (invited ? of(invited) : own)[0]!
}

test('随便怎么办：批准的计划没有未处理的撞车；合并不丢单位、不重单位；并入的都归到牵头的计划里', () => {
  let merged = 0
  fc.assert(fc.property(turns, (drawn) => {
    const world = new World()
    const wanted = new Map<PlanId, Set<string>>()
    for (const turn of drawn) {
      const id = planId(`P${turn.plan}`)
      const command = commandOf(turn, world.plans.get(id))
      const collisions = world.plans.get(id) ? world.collisions(world.plans.get(id)!) : []
      if (!world.act(id, command, turn.isFit ? fitFor(command, world.plans.get(id), turn) : cast[turn.who]!)) continue
      const now = world.plans.get(id)!
      if (command.type === 'draft') wanted.set(id, new Set(now.content.targets.map(({ unit }) => unit)))
      if (command.type === 'approve' || command.type === 'submit') expect(unsettled(now, collisions)).toEqual([])
      if (command.type === 'approve') expect(now.at === 'approved' && agencies.find(({ unit }) => unit === now.agency.unit)?.staff.some(({ person, role }) => person === now.approver.person && role === 'head')).toBe(true)
    }
    for (const [id, plan] of world.plans) {
      const units = plan.content.targets.map(({ unit }) => unit)
      expect(new Set(units).size).toBe(units.length)
      const living = livingOf(world, id)
      expect([...wanted.get(id)!].every((unit) => living.content.targets.some((one) => one.unit === unit))).toBe(true)
      if (plan.at !== 'merged') continue
      merged += 1
      expect([living.agency, ...living.members].some(({ unit }) => unit === plan.agency.unit)).toBe(true)
    }
    for (const [id, events] of world.streams) expect(events.reduce<PlanEntry>(evolvePlan, { at: 'absent' })).toEqual(world.plans.get(id))
  }), { numRuns: 200 })
  // The law says nothing unless merging happens.
  expect(merged).toBeGreaterThan(20)
})

/** The plan in which one lives on. */
function livingOf({ plans }: World, id: PlanId): PresentPlan {
  const plan = plans.get(id)!
  return plan.at === 'merged' ? livingOf({ plans } as World, plan.into) : plan
}
