import { expect, test } from 'vitest'
import type { UnitId } from '#lib/ids'
import type { Day } from '#lib/instants'
import { emptyPart, partsOf, planLacks, type PartDraft } from './plan-draft.ts'

const today = '2026-11-23' as Day
const finance = 'u1' as UnitId
const good: PartDraft = { ...emptyPart('落实整治经费'), lead: finance }
const lacks = (parts: readonly PartDraft[], mustFixDay = false) => planLacks(parts, { today, mustFixDay }).map(({ field }) => field)

test('每项任务须有内容和牵头单位；没有固定时限的类别还须有期限', () => {
  expect(lacks([emptyPart()])).toEqual(['part-1-content', 'part-1-lead'])
  expect(lacks([good, emptyPart('排查')])).toEqual(['part-2-lead'])
  expect(lacks([good])).toEqual([])
  expect(lacks([good], true)).toEqual(['part-1-dueOn'])
})

test('牵头单位不能又配合，期限和节点不能倒置', () => {
  expect(lacks([{ ...good, cooperating: [finance] }])).toEqual(['part-1-cooperating'])
  expect(lacks([{ ...good, dueOn: '2026-11-20' as Day }])).toEqual(['part-1-dueOn'])
  expect(lacks([{ ...good, dueOn: '2026-12-01' as Day, milestones: [{ name: '完成立项', dueOn: '2026-12-02' as Day }, { name: '', dueOn: null }] }])).toEqual(['part-1-milestone-0', 'part-1-milestone-1'])
})

test('发送时补上单位名称', () => {
  expect(partsOf([good], { units: [{ unit: finance, name: '区财政局' }], leaders: [] })).toMatchObject([{ content: '落实整治经费', lead: { unit: 'u1', name: '区财政局' }, leader: null }])
})
