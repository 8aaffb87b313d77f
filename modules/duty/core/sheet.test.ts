import { expect, test } from 'vitest'
import type { Day } from '#lib/instants'
import { ground, member, person } from '../testing/samples.ts'
import { seatsOf } from './rotation.ts'
import { readRoster, type SheetWorld } from './sheet.ts'

const seats = ['2026-11-21', '2026-11-22', '2026-11-27'].flatMap((day) => seatsOf(day as Day, day === '2026-11-22'))
const world: SheetWorld = { ...ground, members: [...ground.members, member('chiefs', '科长一'), member('chiefs', '科长二')], seats, around: [], kindOf: () => 'weekend' }
const row = (number: number, cells: Record<string, string>) => ({ row: number, cells })

test('表格按姓名读成班次，敏感时期两人用顿号隔开', () => {
  const { shifts, issues } = readRoster([row(2, { 日期: '2026-11-22', 带班领导: '领导一、领导二', '值班员（主班）': '甲' })], world)
  expect(issues).toEqual([])
  expect(shifts.map(({ role, seat, person: who }) => `${role}${seat} ${who}`)).toEqual([`leader1 ${person('领导一')}`, `leader2 ${person('领导二')}`, `main1 ${person('甲')}`])
})

test('错误逐格说明：日期不在本月、重复、姓名不在册、填多了、间隔不足', () => {
  const { issues } = readRoster([
    row(2, { 日期: '2026-12-01', 值班长: '科长一' }), row(3, { 日期: '2026-11-21', 值班长: '张三', '值班员（主班）': '甲、乙' }), row(4, { 日期: '2026-11-21' }), row(5, { 日期: '2026-11-22', '值班员（副班）': '甲' }),
  ], world)
  expect(issues.map((one) => `${one.row} ${one.column}`)).toEqual(['2 日期', '3 值班长', '3 值班员（主班）', '4 日期', '3 值班员（主班）', '5 值班员（副班）'])
  expect(issues.at(-1)!.text).toContain('间隔不足2天')
})
