import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { clerk, deputy, head, lived, on, part, report, ways } from '../../testing/core-samples.ts'
import { evolve } from '../evolve.ts'
import { assignmentsOf } from '../rules.ts'
import type { Item, ItemEvent } from '../types.ts'
import { figuresOf, firstPassRate, hasCome, measureOf, meanQuality, noFigures, onTimeRate, overdueIn, sumOf, type Figures } from './measures.ts'

const foldOf = (events: readonly ItemEvent[]): Item => events.reduce(evolve, { at: 'absent' } as Item)
const measuresOf = (item: Item) => assignmentsOf(item).map((one) => measureOf(item, one))
const recorded = (name: string): Item => foldOf((JSON.parse(readFileSync(new URL(`../histories/${name}.json`, import.meta.url), 'utf8')) as { events: ItemEvent[] }).events)

test('按时与否看单位负责人签字反馈的日子和现行期限', () => {
  const reported = foldOf(lived(...ways.reported()))
  expect(measuresOf(reported)).toMatchObject([{ isHanded: true, onTime: true, isPassed: false, quality: 0 }])
  const late = foldOf(lived(...ways.doing(), [head, { type: 'submit', assignment: 1, report: report(1) }, { now: on('2027-02-01') }]))
  expect(measuresOf(late)).toMatchObject([{ isHanded: true, onTime: false }])
  const sentBack = foldOf(lived(...ways.reported(), [clerk, { type: 'rework', assignment: 1, reason: '佐证不足' }]))
  expect(measuresOf(sentBack)).toMatchObject([{ isHanded: false, onTime: false, isReworked: true }])
})

test('一次通过、反弹、延期、改派各归各的数', () => {
  expect(measuresOf(foldOf(lived(...ways.passed())))).toMatchObject([{ isPassed: true, isFirstPass: true, isReopened: false, quality: 4 }])
  expect(measuresOf(recorded('relapsed-after-closing')).some((one) => one?.isReopened)).toBe(true)
  expect(measuresOf(recorded('extended')).some((one) => one?.isExtended)).toBe(true)
  for (const name of ['reassigned', 'extended', 'instruction-archived', 'urged-to-a-letter']) expect(measuresOf(recorded(name)).some((one) => one?.isReopened), name).toBe(false)
})

test('没有交办、挂起、终止的不进统计；没有到期也没有反馈的还不算', () => {
  expect(measuresOf(foldOf(lived(...ways.planned([part(), part('区发改局')]))))).toEqual([null, null])
  const running = lived(...ways.doing())
  for (const type of ['suspend', 'terminate'] as const) {
    expect(measuresOf(foldOf(lived(...ways.doing(), [deputy, { type, reason: '理由' }])))).toEqual([null])
  }
  const [open] = measuresOf(foldOf(running))
  expect([hasCome(open!, '2026-11-24' as never), hasCome(open!, open!.dueOn), hasCome({ ...open!, isHanded: true }, '2026-11-24' as never)]).toEqual([false, true, true])
})

test('数字相加与先后无关；率只由数字得出，没有分母的不算', () => {
  const some = fc.record({ due: fc.nat(50), handed: fc.nat(50), onTime: fc.nat(50), passed: fc.nat(50), firstPass: fc.nat(50), reworked: fc.nat(50), reopened: fc.nat(50), extended: fc.nat(50), quality: fc.nat(250) })
  fc.assert(fc.property(fc.array(some), (all: Figures[]) => { expect(sumOf(all.toReversed())).toEqual(sumOf(all)) }))
  const [one] = measuresOf(foldOf(lived(...ways.passed())))
  expect(sumOf([figuresOf(one!), { ...noFigures, due: 1 }])).toEqual({ due: 2, handed: 1, onTime: 1, passed: 1, firstPass: 1, reworked: 0, reopened: 0, extended: 0, quality: 4 })
  const figures = sumOf([figuresOf(one!), { ...noFigures, due: 1 }])
  expect([onTimeRate(figures), firstPassRate(figures), meanQuality(figures), overdueIn(figures), onTimeRate(noFigures)]).toEqual([0.5, 1, 4, 1, null])
})
