import fc from 'fast-check'
import { expect, test } from 'vitest'
import { addMinutes, type Instant } from '#lib/instants'
import { decideLawfully } from '#lib/testing/spec'
import { brief, callFacts, draft, livedCall, reply } from '../../testing/call-samples.ts'
import { cast, clerk, deputy, head, now, unitOf } from '../../testing/core-samples.ts'
import { callWakeAt } from './deadlines.ts'
import { calling } from './decide.ts'
import { sampleCallActs } from './sample-acts.ts'
import { alike } from './similarity.ts'
import { evolveCall } from './evolve.ts'
import { calledOf } from './rules.ts'
import { sumsOf, tallyOf } from './tally.ts'
import type { Call, CallEvent } from './types.ts'

const units = ['区财政局', '区发改局', '区教育局', '青禾镇党委'].map(unitOf)
const begun = livedCall([clerk, draft({ units })], [deputy, { type: 'approve' }])

test('随便怎么办：应报＝已报＋未报，已报＝按时＋逾期，比率在0和1之间，每次提醒只有一次', () => {
  const turns = fc.array(fc.record({ pick: fc.nat(10_000), who: fc.constantFrom(...cast), hours: fc.integer({ min: 0, max: 30 }) }), { minLength: 5, maxLength: 40 })
  let returnedOnce = 0
  fc.assert(fc.property(turns, (sequence) => {
    let [past, at]: [readonly CallEvent[], Instant] = [begun, now]
    for (const { pick, who, hours } of sequence) {
      at = addMinutes(at, hours * 60)
      const state = past.reduce(evolveCall, { at: 'absent' } as Call)
      if (state.at === 'absent') throw new Error('it was begun')
      const acts = sampleCallActs(state, { now: at }).filter(({ type }) => type !== 'withdraw' && type !== 'close')
      const command = pick % 3 === 0 ? { type: 'tick' as const } : acts[pick % acts.length]!
      const fits = 'unit' in command && command.type === 'fill' ? head : who
      past = decideLawfully(calling(callFacts(command.type === 'tick' ? null : fits, { now: at })), past, command).history
      const called = calledOf(past.reduce(evolveCall, { at: 'absent' } as Call))
      const tally = tallyOf(called)
      expect(tally.called).toBe(tally.replied + tally.missing.length)
      expect(tally.replied).toBe(tally.onTime + tally.late)
      expect(tally.onTimeRate).toBeLessThanOrEqual(tally.replyRate)
      expect(tally.replyRate).toBeLessThanOrEqual(1)
    }
    const given = past.flatMap((event) => (event.type === 'call-reminded' ? event.units.map((unit) => `${unit} ${event.kind} ${event.on}`) : []))
    const moved = past.some(({ type }) => type === 'call-extended' || type === 'reply-returned')
    if (moved) returnedOnce++
    else expect(new Set(given).size).toBe(given.length)
    const state = past.reduce(evolveCall, { at: 'absent' } as Call)
    const wake = callWakeAt(state, callFacts(null, { now: at }))
    // Whoever has still to report is reminded some day; else nothing wakes the call any more.
    expect(wake === null).toBe(calledOf(state).every(({ at: stage }) => stage === 'replied'))
  }), { numRuns: 60 })
  expect(returnedOnce).toBeGreaterThan(0)
})

test('数字合计、百分比平均，没填的单位列出；小数不走样', () => {
  const { fields } = brief()
  const replies = [{ name: '甲', reply: reply({ values: [0.1, 90] }) }, { name: '乙', reply: reply({ values: [0.2, null] }) }, { name: '丙', reply: null }]
  expect(sumsOf(fields, replies)).toEqual([
    { name: '检查次数', measure: '次', kind: 'number', value: 0.3, given: 2, missing: ['丙'] }, { name: '整改率', measure: '', kind: 'percent', value: 90, given: 1, missing: ['乙', '丙'] },
  ])
  expect(sumsOf(fields, [])[1]).toMatchObject({ value: 0, given: 0 })
})

test('同一件事换个说法看得出来，不同的事不误报', () => {
  expect(alike('关于报送今冬明春安全生产大检查情况', '安全生产大检查开展情况')).toBeGreaterThan(0.35)
  expect(alike('今冬明春安全生产大检查', '农村人居环境整治进展')).toBe(0)
  expect(alike('', '安全生产')).toBe(0)
  expect(alike('安全生产大检查', '安全生产大检查')).toBe(1)
})
