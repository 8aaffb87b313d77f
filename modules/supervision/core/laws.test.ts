import fc from 'fast-check'
import { expect, test } from 'vitest'
import { isWorkday } from '#engines/workdays'
import { addDays, addMinutes, dayOf, type Day, type Instant } from '#lib/instants'
import { decideLawfully, type Lawful } from '#lib/testing/spec'
import { isSamePerson, type Signatory } from '#lib/signatory'
import { cast, categoryFor, clerk, contact, deputy, facts, head, instructed, leader, matter, now, part, propose, report, unitOf } from '../testing/core-samples.ts'
import { remindersOf, wakeAt } from './deadlines.ts'
import { supervised } from './decide.ts'
import { evolve } from './evolve.ts'
import { sampleActs } from './sample-acts.ts'
import { assignmentsOf } from './rules.ts'
import type { Category } from './sources.ts'
import type { Given } from './given.ts'
import type { Item, ItemCommand, ItemEvent, Matter } from './types.ts'

interface Turn { readonly pick: number; readonly person: Signatory; readonly hours: number; readonly eager: boolean }
const turnsOf = (slowness: number, hours: number) =>
  fc.array(fc.record<Turn>({ pick: fc.nat(10_000), person: fc.constantFrom(...cast), hours: fc.integer({ min: 0, max: hours }), eager: fc.nat(slowness).map((nth) => nth === 0) }), { minLength: 10, maxLength: 60 })
/** Quick: most items come to an end. Slow: most run past their deadline. */
const [quick, slow] = [turnsOf(1, 40), turnsOf(4, 150)]
const kinds = fc.constantFrom({ about: matter(), category: categoryFor('meetingMinutes') }, { about: instructed, category: categoryFor('instruction') })

type Kind = { readonly about: Matter; readonly category: Category }
/** Random acts by random people over weeks, every second one carrying the item on; each seen by `look` with the events it brought. */
function playAll(seen: Kind, sequence: readonly Turn[], look: (before: Item, after: Item, events: readonly ItemEvent[], at: Instant) => void): void {
  let [past, state, at]: [readonly ItemEvent[], Item, Instant] = [[], { at: 'absent' }, now]
  for (const { pick, person, hours, eager } of sequence) {
    at = addMinutes(at, hours * 60)
    const [actor, command]: readonly [Signatory, ItemCommand] = (eager ? onward(state, pick) : null) ?? [person, anyAct(state, { pick, at, about: seen.about })]
    const moment: Partial<Given> = { now: at, category: seen.category }
    const step: Lawful<Item, ItemEvent, string> = decideLawfully(supervised(facts(command.type === 'tick' ? null : actor, moment)), past, command)
    look(state, step.after, step.history.slice(past.length), at)
    past = step.history
    state = step.after
  }
}

function anyAct(state: Item, { pick, at, about }: { pick: number; at: Instant; about: Matter }): ItemCommand {
  if (state.at === 'absent') return propose(about)
  if (pick % 3 === 0) return { type: 'tick' }
  const acts = sampleActs(state, facts(clerk, { now: at }))
  const act = acts[pick % acts.length]!
  if (act.type === 'plan') return { type: 'plan', parts: [part(), part('区财政局', { content: '另一项' })].slice(0, 1 + (pick % 2)) }
  if (act.type === 'reassign') return { ...act, lead: unitOf('区财政局') }
  // Also days that lie before, on and after the deadline.
  return act.type === 'ask-extension' ? { ...act, to: addDays(dayOf(at), (pick % 60) - 5) } : act
}

/** Who carries an item one step further, and by what. */
function onward(state: Item, pick: number): readonly [Signatory, ItemCommand] | null {
  switch (state.at) {
    case 'absent': return null
    case 'proposed': return [deputy, { type: 'approve' }]
    case 'registered': return state.assignments.length === 0 ? [clerk, { type: 'plan', parts: [part(), part('区财政局', { content: '另一项' })] }] : [clerk, { type: 'assign' }]
    case 'suspended': return [deputy, { type: 'resume' }]
    case 'closing': return state.matter.instruction && !state.read ? [leader, { type: 'note-read', verdict: 'satisfied', words: '' }] : [deputy, { type: 'approve-closing' }]
    case 'running': {
      const open = state.assignments.filter(({ at }) => at !== 'closed')
      const one = open[pick % Math.max(1, open.length)]
      if (!one) return [clerk, { type: 'propose-closing', conclusion: 'done', text: '已落实' }]
      const for1 = { assignment: one.number }
      switch (one.at) {
        case 'planned': return [clerk, { type: 'assign' }]
        case 'assigned': return [contact, { type: 'accept', ...for1 }]
        case 'objected': return [clerk, { type: 'uphold', ...for1, reason: '维持' }]
        case 'doing': return [head, { type: 'submit', ...for1, report: report(1) }]
        case 'signing': return [head, { type: 'sign', ...for1 }]
        case 'reported': return [clerk, { type: 'pass', ...for1, quality: 4, remark: '' }]
        case 'closed': return null
      }
    }
    case 'closed': return [clerk, pick % 2 === 0 ? { type: 'archive' } : { type: 'plan-follow-up', dueOn: dayOf(addMinutes(now, 400 * 24 * 60)) }]
    case 'archived': case 'declined': case 'terminated': return null
  }
}

test('随便怎么办：两人经手、子项先于父项、延期不过两次且在期限之内申请', () => {
  const reached = new Set<string>()
  fc.assert(fc.property(kinds, quick, (kind, sequence) => {
    playAll(kind, sequence, (before, after, events, at) => {
      reached.add(after.at)
      for (const event of events) {
        if (event.type === 'registered' && before.at === 'proposed') expect(isSamePerson(before.proposer, event.by)).toBe(false)
        if (event.type === 'closed') {
          expect(isSamePerson(event.closing.by, event.closing.approvedBy)).toBe(false)
          expect(assignmentsOf(before).every((one) => one.at === 'closed')).toBe(true)
        }
        if (event.type === 'extension-asked') {
          const one = assignmentsOf(before).find(({ number }) => number === event.assignment)!
          expect([dayOf(at) <= one.dueOn!, one.extensions.length < 2, event.asked.to > one.dueOn!]).toEqual([true, true, true])
        }
      }
    })
  }), { numRuns: 300, seed: 20261123 })
  expect(reached).toEqual(new Set(['absent', 'proposed', 'declined', 'registered', 'running', 'suspended', 'closing', 'closed', 'archived', 'terminated']))
})

test('随便怎么办：原定期限定了就不变，挂起期间没有提醒也不变灯，时间不倒流', () => {
  fc.assert(fc.property(kinds, quick, (kind, sequence) => {
    playAll(kind, sequence, (before, after, events) => {
      const isRedone = events.some(({ type }) => type === 'assigned' || type === 'reassigned' || type === 'reopened')
      if (!isRedone && before.at !== 'registered') for (const [index, one] of assignmentsOf(before).entries()) expect(assignmentsOf(after)[index]!.originalDueOn).toBe(one.originalDueOn)
      if (before.at === 'suspended' && after.at === 'suspended') expect(events).toEqual([])
    })
  }), { numRuns: 200, seed: 4 })
})

test('随便怎么办：每个提醒只有一次，到点的事一次办完后，下次醒来在以后', () => {
  let given = 0
  fc.assert(fc.property(kinds, slow, (kind, sequence) => {
    const seen = new Set<string>()
    playAll(kind, sequence, (before, after, events, at) => {
      for (const event of events) {
        if (event.type !== 'reminded') continue
        given++
        // A part that is handed out anew has its reminders anew.
        const key = JSON.stringify([event.assignment, event.on, event.dueOn, assignmentsOf(before)[event.assignment - 1]!.assignedAt])
        expect(seen.has(key), key).toBe(false)
        seen.add(key)
      }
      const timing = facts(null, { now: at })
      const woken = supervised(facts(null, { now: at, category: kind.category })).decide(after, { type: 'tick' })
      const settled = woken.kind === 'accepted' ? woken.events.reduce(evolve, after) : after
      const wake = wakeAt(settled, timing)
      if (wake !== null) expect(wake > at, `${wake} is not after ${at}`).toBe(true)
    })
  }), { numRuns: 200, seed: 7 })
  expect(given).toBeGreaterThan(50)
})

test('evolve 对任何状态接任何事实都有答案，不属于它的事实不改变什么', () => {
  const states: Item[] = []
  const facts: ItemEvent[] = []
  fc.assert(fc.property(kinds, fc.oneof(quick, slow), (kind, sequence) => { playAll(kind, sequence, (_, after, events) => { if (events.length > 0) { states.push(after); facts.push(...events) } }) }), { numRuns: 300, seed: 11 })
  const kindsOf = [...Map.groupBy(facts, ({ type }) => type).values()].map(([first]) => first!)
  const stages = [...Map.groupBy([{ at: 'absent' } as Item, ...states], ({ at }) => at).values()].map(([first]) => first!)
  expect([kindsOf.length, stages.length]).toEqual([expect.toSatisfy((count: number) => count >= 25), 10])
  for (const state of stages) for (const event of kindsOf) expect(() => evolve(state, event), `${state.at} ${event.type}`).not.toThrow()
  for (const event of kindsOf.filter(({ type }) => type !== 'proposed')) expect(evolve({ at: 'absent' }, event)).toEqual({ at: 'absent' })
})

test('提醒不论分几次取，取得的都一样，都在工作日', () => {
  const days = fc.integer({ min: 0, max: 300 }).map((ahead) => addDays('2026-01-05' as Day, ahead))
  fc.assert(fc.property(days, fc.array(days, { maxLength: 8 }), (dueOn, stops) => {
    const { calendar, settings } = facts(null)
    const [from, until] = ['2026-01-04' as Day, addDays(dueOn, 10)]
    const whole = remindersOf(dueOn, { after: from, until, calendar, settings })
    const pieces: (typeof whole)[number][] = []
    let after = from
    for (const stop of [...stops.filter((day) => day < until).sort(), until]) {
      const some = remindersOf(dueOn, { after, until: stop, calendar, settings })
      pieces.push(...some)
      after = some.at(-1)?.on ?? after
    }
    expect(pieces).toEqual(whole)
    expect(whole.every(({ on }) => isWorkday(calendar, on))).toBe(true)
  }), { numRuns: 300, seed: 3 })
})
