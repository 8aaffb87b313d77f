import fc from 'fast-check'
import { expect, test } from 'vitest'
import { addDays, type Day } from '#lib/instants'
import { likeness, repeated, type Complaint } from './complaints.ts'
import { shippedWarnings } from './settings.ts'

const from = '2026-06-01' as Day
const complaint = (text: string, after: number, id = `${text}${after}`): Complaint => ({ id, text, on: addDays(from, after) })

test('同一地点同一诉求，说法不同也算相似；地点或诉求不同的不算', () => {
  expect(likeness('江滨路夜间施工扰民问题', '群众反映江滨路施工夜间扰民')).toBeGreaterThanOrEqual(shippedWarnings.likeness)
  expect(likeness('锦绣家园小区物业乱收费', '关于锦绣家园小区物业乱收费的投诉')).toBeGreaterThan(0.9)
  expect(likeness('江滨路夜间施工扰民', '锦绣家园小区物业乱收费')).toBeLessThan(shippedWarnings.likeness)
  expect(likeness('文峰街道老旧管网改造', '青禾镇老旧管网改造')).toBeLessThan(shippedWarnings.likeness)
})

test('半年内三件相似的热点事项提示；只有两件的、相隔太久的不提示', () => {
  const night = ['江滨路夜间施工扰民问题', '群众反映江滨路施工夜间扰民', '江滨路夜间施工扰民']
  const [group, ...others] = repeated([complaint(night[0]!, 0), complaint('锦绣家园小区物业乱收费', 5), complaint(night[1]!, 40), complaint(night[2]!, 90)], shippedWarnings)
  expect(group!.map(({ text }) => text)).toEqual(night)
  expect(others).toEqual([])
  expect(repeated([complaint(night[0]!, 0), complaint(night[1]!, 40)], shippedWarnings)).toEqual([])
  expect(repeated([complaint(night[0]!, 0), complaint(night[1]!, 170), complaint(night[2]!, 340)], shippedWarnings)).toEqual([])
})

test('相似度在0与1之间，两边一样，自己与自己最像', () => {
  const title = fc.string({ unit: fc.constantFrom(...'江滨路夜间施工扰民物业乱收费的小区ＡA1 ，。'), maxLength: 20 })
  fc.assert(fc.property(title, title, (one, other) => {
    const alike = likeness(one, other)
    expect(alike >= 0 && alike <= 1).toBe(true)
    expect(likeness(other, one)).toBe(alike)
    expect(likeness(one, one)).toBeGreaterThanOrEqual(alike)
  }))
})

test('每组都够数、都在一个期间内；来的先后不改变结果', () => {
  const some = fc.array(fc.record({ text: fc.constantFrom('江滨路夜间施工扰民', '江滨路施工扰民', '物业乱收费', '锦绣家园物业乱收费', '道路积水'), after: fc.integer({ min: 0, max: 700 }) }), { maxLength: 25 })
  fc.assert(fc.property(some, (asked) => {
    const complaints = asked.map(({ text, after }, at) => complaint(text, after, `${at}`))
    const groups = repeated(complaints, shippedWarnings)
    for (const group of groups) {
      expect(group.length).toBeGreaterThanOrEqual(shippedWarnings.complaints)
      expect(group.at(-1)!.on <= addDays(group[0]!.on, shippedWarnings.complaintDays)).toBe(true)
    }
    expect(repeated(complaints.toReversed(), shippedWarnings)).toEqual(groups)
  }))
})
