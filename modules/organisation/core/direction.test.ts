import { expect, test } from 'vitest'
import { demoDistrict } from '../examples.ts'
import { unitsOfGroup } from './decide-group.ts'
import { directionBetween, relationBetween } from './direction.ts'
import { idsFor, planImport } from './plan-import.ts'
import { day, unitId } from './testing/sample.ts'
import { organOf, treeOn, withSubordinates } from './tree.ts'

const plan = planImport({ ...demoDistrict, posts: [], people: [] }, {
  fromOn: day('2026-01-01'), units: [], people: [], freshIds: Array.from({ length: idsFor(demoDistrict) }, (_, at) => `u${String(at).padStart(3, '0')}`),
})
const tree = treeOn(plan.units.map((one) => one.after), day('2026-11-23'))
const named = (name: string) => [...tree.units.values()].find((unit) => unit.shortName === name)!.id
const direction = (from: string, to: string) => directionBetween(tree, named(from), named(to))

test.each([
  ['临江区委', '市委', 'superior'], ['临江区委', '青禾镇党委', 'subordinate'], ['青禾镇党委', '临江区委', 'superior'], ['区财政局', '临江区委', 'superior'],
  ['区委办公室', '市委办公室', 'superior'], ['市委办公室', '区委办公室', 'subordinate'], ['区财政局', '市财政局', 'superior'],
  ['区财政局', '区发改局', 'peer'], ['区委办公室', '区政府办公室', 'peer'], ['区财政局', '青禾镇党委', 'peer'], ['临江区委', '临江区委', 'peer'],
  ['区财政局', '市公安局', 'unrelated'], ['公安临江分局', '市公安局', 'dualLed'], ['临江区政府', '青禾镇党委', 'dualLed'], ['临江区政府', '市政府', 'dualLed'],
] as const)('%s 致 %s：%s', (from, to, expected) => {
  expect(direction(from, to)).toBe(expected)
})

test('科室以所属单位的名义计算方向', () => {
  const section = [...tree.units.values()].find((unit) => unit.shortName === '秘书科')!.id
  expect(organOf(tree, section)?.shortName).toBe('区委办公室')
  expect(directionBetween(tree, section, named('临江区委'))).toBe('superior')
  expect(directionBetween(tree, section, named('区委办公室'))).toBe('peer')
})

test('越级、双重领导的另一上级都说得出来', () => {
  expect(relationBetween(tree, named('区财政局'), named('临江区委'))).toMatchObject({ way: 'upward', line: 'subordination', skipped: [named('临江区政府')], otherSuperiors: [] })
  expect(relationBetween(tree, named('青禾镇党委'), named('临江区委')).otherSuperiors).toEqual([named('临江区政府')])
  expect(relationBetween(tree, named('公安临江分局'), named('市公安局'))).toMatchObject({ way: 'upward', line: 'dualLeadership', otherSuperiors: [named('临江区政府')] })
  expect(relationBetween(tree, named('临江区政府'), named('青禾镇党委'))).toMatchObject({ way: 'downward', direction: 'dualLed', otherSuperiors: [named('临江区委')] })
  expect(relationBetween(tree, named('区财政局'), unitId('没有')).direction).toBe('unrelated')
})

test('甲对乙是上级，乙对甲就是下级', () => {
  const opposite = { superior: 'subordinate', subordinate: 'superior', peer: 'peer', unrelated: 'unrelated', dualLed: 'dualLed' } as const
  const units = [...tree.units.keys()]
  for (const a of units) for (const b of units) expect(directionBetween(tree, b, a)).toBe(opposite[directionBetween(tree, a, b)])
})

test('分送范围按类别展开，可增可减，按机构树排序', () => {
  const towns = unitsOfGroup({ kinds: ['township'], units: [named('区委办公室')], except: [named('白石镇党委')] }, tree)
  expect(towns).toHaveLength(15)
  expect(towns.map((unit) => unit.shortName)).not.toContain('白石镇党委')
  expect(towns[0]?.shortName).toBe('区委办公室')
})

test('演示区县规模：单位不少于60个，区直约40个，镇街15个', () => {
  const count = (kind: string) => [...tree.units.values()].filter((unit) => unit.kind === kind).length
  expect(tree.units.size).toBeGreaterThanOrEqual(60)
  expect(count('districtDepartment') + count('committeeDepartment')).toBeGreaterThanOrEqual(40)
  expect([count('township'), count('section')]).toEqual([15, 12])
  expect(withSubordinates(tree, named('临江区委')).length).toBeGreaterThan(85)
})
