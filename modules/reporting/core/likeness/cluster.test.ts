import { expect, test } from 'vitest'
import fc from 'fast-check'
import { addMinutes, type Instant } from '#lib/instants'
import type { ItemId } from '../items/types.ts'
import { delaysOf } from './cluster.ts'

const at = (minute: number) => addMinutes('2026-11-20T00:00:00.000Z' as Instant, minute)
const item = (name: string) => name as ItemId

test('R25 最先上报的是首报，各家迟了多少分钟都算得出；没写事发时间的，按别家写的算', () => {
  expect(delaysOf([
    { item: item('b'), submittedAt: at(65), eventAt: null }, { item: item('a'), submittedAt: at(40), eventAt: at(0) }, { item: item('c'), submittedAt: at(90), eventAt: at(10) },
  ])).toEqual([
    { item: 'a', isFirst: true, sinceEvent: 40, behindFirst: 0 }, { item: 'b', isFirst: false, sinceEvent: 65, behindFirst: 25 }, { item: 'c', isFirst: false, sinceEvent: 80, behindFirst: 50 },
  ])
})
test('只有一条的不算首报；都没写事发时间的，不算用时', () => {
  expect(delaysOf([{ item: item('a'), submittedAt: at(5), eventAt: null }])).toEqual([{ item: 'a', isFirst: false, sinceEvent: null, behindFirst: 0 }])
})
test('首报恰有一条，次序与排列无关', () => {
  const reports = fc.uniqueArray(fc.record({ item: fc.uuid().map(item), submittedAt: fc.nat(5000).map(at), eventAt: fc.option(fc.nat(100).map(at)) }), { minLength: 2, maxLength: 8, selector: (one) => one.item })
  fc.assert(fc.property(reports, (given) => {
    const delays = delaysOf(given)
    expect(delays.filter(({ isFirst }) => isFirst)).toHaveLength(1)
    expect(delays[0]!.isFirst).toBe(true)
    expect(delaysOf(given.toReversed())).toEqual(delays)
  }))
})
