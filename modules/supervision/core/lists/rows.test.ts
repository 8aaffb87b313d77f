import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Day } from '#lib/instants'
import { leader, unitOf } from '../../testing/core-samples.ts'
import { shippedCategories } from '../sources.ts'
import { lightOrder } from '../lights.ts'
import type { ItemAt, Light } from '../types.ts'
import { classesOf, stageOfList } from './classes.ts'
import { dayIn, listColumns, readList, type ListWorld } from './rows.ts'

const unit = (name: string, isStaffed = true) => ({ ...unitOf(name), fullName: `云江市临江${name}`, isStaffed })
const world: ListWorld = { today: '2026-11-23' as Day, latest: '2036-11-22' as Day, categories: shippedCategories, units: [unit('区财政局'), unit('区发改局'), unit('区教育局'), unit('区空局', false), { ...unit('同名'), unit: 'u1' as never }, unit('同名')], leaders: [{ person: leader.person, name: '周书记' }] }
const rows = (...lists: readonly (readonly (string | null)[])[]) => lists.map((cells, at) => ({ row: at + 2, cells: Object.fromEntries(listColumns.flatMap(({ name }, column) => (cells[column] ? [[name, cells[column]]] : []))) }))
const good = ['1', '新建幼儿园', '为民办实事', '急件', '按季报告', '完成选址', '选址获批', '区教育局', '区财政局、区发改局', '周书记', '2026年12月31日', '方案报批 2026-12-10；开工：2026/12/20']
const problems = (...lists: readonly (readonly (string | null)[])[]) => readList(rows(...lists), world).issues.map(({ row, column, text }) => `${row}${column}：${text}`)
const but = (column: number, said: string | null) => good.map((cell, at) => (at === column ? said : cell))

test('同一序号的几行合成一个事项、几项任务，单位、领导、日期、节点都认出来', () => {
  const { items, issues } = readList(rows(good, ['1', null, null, null, null, '建成开园', null, '云江市临江区发改局', null, null, '2026.12.31'], ['2', '第二件', '年度重点工作', null, null, null, null, '区财政局', null, null, '2026-12-01']), world)
  expect(issues).toEqual([])
  expect(items).toMatchObject([
    { number: '1', title: '新建幼儿园', category: 'tenThings', source: 'districtDecision', pace: 'urgent', demand: '按季报告', leader: { name: '周书记' }, parts: [
      { content: '完成选址', target: '选址获批', lead: { name: '区教育局' }, cooperating: [{ name: '区财政局' }, { name: '区发改局' }], dueOn: '2026-12-31', milestones: [{ name: '方案报批', dueOn: '2026-12-10' }, { name: '开工', dueOn: '2026-12-20' }] },
      { content: '建成开园', lead: { name: '区发改局' }, leader: null },
    ] },
    { number: '2', title: '第二件', pace: 'normal', parts: [{ content: '第二件', dueOn: '2026-12-01' }] },
  ])
})

test('哪一格错了就说哪一格：缺的、认不出的、重名的、没人签收的、过期的、矛盾的', () => {
  expect(problems(but(0, null))).toEqual(['2序号：请填写序号'])
  expect(problems(but(1, null))).toEqual(['2事项名称：请填写事项名称'])
  expect(problems(but(1, '#DIV/0!'))).toEqual(['2事项名称：公式有错（#DIV/0!），请改填文字'])
  expect(problems(but(10, '2999-12-31'))).toContain('2办结期限：日期2999-12-31太远，请核对年份')
  expect(problems(but(2, '好事'))).toEqual(['2类别：没有类别「好事」，请照“类别”表填写'])
  expect(problems(but(2, '领导批示件'))[0]).toContain('须逐件登记，不能用清单导入')
  expect(problems(but(3, '特急'))).toEqual(['2缓急：缓急只能填急件、一般、难度大'])
  expect(problems(but(7, '区某局'))).toEqual(['2牵头单位：没有单位「区某局」，请照“单位”表填写'])
  expect(problems(but(7, '同名'))).toEqual(['2牵头单位：「同名」有2个，请填全称'])
  expect(problems(but(7, '区空局'))).toEqual(['2牵头单位：「区空局」没有联络员或负责人，无法签收'])
  expect(problems(but(8, '区教育局'))).toEqual(['2配合单位：「区教育局」既是牵头又是配合单位'])
  expect(problems(but(9, '张三'))).toEqual(['2责任领导：没有区领导「张三」，请照“责任领导”表填写'])
  expect(problems(but(10, '2026-11-22'))[0]).toBe('2办结期限：办结期限2026-11-22已过')
  expect(problems(but(10, '年底'))).toEqual(['2办结期限：日期「年底」看不懂，请写成 2026-12-31'])
  expect(problems(but(10, null))).toEqual(['2办结期限：类别「为民办实事」没有办理时限，请填写办结期限'])
  expect(problems(but(11, '开工'))).toEqual(['2时间节点：节点「开工」须写明名称和日期，如 完成招标 2026-06-30'])
  expect(problems(but(11, '验收 2027-01-05'))).toEqual(['2时间节点：节点「验收」晚于办结期限2026-12-31'])
  expect(problems(but(6, '长'.repeat(501)))).toEqual(['2量化目标：量化目标不超过500个字'])
  expect(problems(good, but(1, '另一件'))).toEqual(['3事项名称：与序号1第一行（第2行）不同；同一事项只在第一行填写，另一件事请另编序号'])
})

test('一百行里错三行，正好三处错，一件也不成', () => {
  const many = Array.from({ length: 100 }, (_, at) => good.map((cell, column) => (column === 0 ? String(at + 1) : column === 7 && at % 40 === 5 ? '无此单位' : cell)))
  const { items, issues } = readList(rows(...many), world)
  expect([issues.map(({ row }) => row), items.length]).toEqual([[7, 47, 87], 97])
})

test('日期照人们的写法认，不存在的日子不认', () => {
  for (const text of ['2026-2-3', '2026/02/03', '2026.2.3', '2026年2月3日', '2026-02-03T00:00:00.000Z']) expect(dayIn(text)).toBe('2026-02-03')
  for (const text of ['2026-02-29', '2026-13-01', '2月3日', '2026-02', '46022', '']) expect(dayIn(text)).toBeNull()
  expect(dayIn('2028-02-29')).toBe('2028-02-29')
})

test('分类占比：各类件数、各灯件数相加正好是合计，占比相加为一', () => {
  const item = fc.record({ category: fc.constantFrom('a', 'b', 'c'), categoryName: fc.constant('类'), light: fc.constantFrom<Light>(...lightOrder), progress: fc.double({ min: 0, max: 1, noNaN: true }) })
  fc.assert(fc.property(fc.array(item, { minLength: 1, maxLength: 40 }), (items) => {
    const { classes, total } = classesOf(items)
    expect(total.count).toBe(items.length)
    expect(classes.reduce((sum, { count }) => sum + count, 0)).toBe(total.count)
    expect(classes.reduce((sum, { share }) => sum + share, 0)).toBeCloseTo(1)
    for (const light of lightOrder) expect(classes.reduce((sum, { lights }) => sum + lights[light], 0)).toBe(total.lights[light])
    for (const { count, lights } of classes) expect(Object.values(lights).reduce((sum, n) => sum + n, 0)).toBe(count)
  }))
})

test('清单到了哪一步，看它的事项到了哪一步', () => {
  const stage = (...stages: readonly ItemAt[]) => stageOfList(stages)
  expect([stage('proposed', 'running'), stage('registered', 'running'), stage('running', 'closed'), stage('archived', 'declined')]).toEqual(['approval', 'handing-out', 'running', 'ended'])
})
