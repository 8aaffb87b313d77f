import { expect, test } from 'vitest'
import { demoDistrict } from '../examples.ts'
import { rowsFrom, type ImportRows } from './import-rows.ts'
import { idsFor, planImport, type ImportFacts } from './plan-import.ts'
import { evolvePerson, evolveUnit, fold } from './evolve.ts'
import { day } from './testing/sample.ts'

const plan = (rows: ImportRows, over: Partial<ImportFacts> = {}) => planImport(rows, {
  fromOn: day('2026-01-01'), units: [], people: [], freshIds: Array.from({ length: idsFor(rows) }, (_, at) => `id-${at}`), ...over,
})
const saidOf = (rows: ImportRows) => plan(rows).issues.map((issue) => `${issue.sheet}${issue.row} ${issue.column}：${issue.text}`)

const units = [['云江市临江区财政局', '区财政局', '区直部门', '正科级', '临江区政府'], ['云江市临江区人民政府', '临江区政府', '区政府', '区级', '']]
const posts = [['区财政局', '局长', '单位负责人'], ['区财政局', '科员', '拟稿人', 2]]
const people = [['王玥', '19900001000', '', '区财政局', '局长'], ['李旻', '', '', '区财政局', '科员']]

test('下级单位可以写在上级之前', () => {
  const planned = plan(rowsFrom({ units, posts, people }))
  expect(planned.issues).toEqual([])
  expect([planned.units.length, planned.people.length]).toEqual([2, 2])
})

test('一人多职写多行，主要任职只有一个', () => {
  expect(plan(rowsFrom({ units, posts, people: [...people, ['王玥', '19900001000', '', '区财政局', '科员', '是']] })).people[0]?.after.appointments.map((one) => one.main)).toEqual([true, false])
  expect(saidOf(rowsFrom({ units, posts, people: [...people, ['王玥', '19900001000', '', '区财政局', '科员']] }))).toEqual(['人员4 兼任：此人已有主要任职；每人一个主要任职，其余的请填「是」。'])
})

test('每一行的每一处错误都指出来', () => {
  const said = saidOf(rowsFrom({
    units: [...units, ['', '区某局', '区直部门', '正科级'], ['云江市临江区水利局', '区水利局', '部门', '正科级', '没有的单位'], ['云江市临江区财政局', '区财局', '区直部门', '正科级', '临江区政府']],
    posts: [...posts, ['区财政局', '局长'], ['区财政局', '出纳', '收银员', '零']],
    people: [...people, ['Wang', '', '', '区财政局', '科员'], ['赵昇', '12', '', '区财政局', '处长'], ['钱昇', '12', '', '区财政局', '科员']],
  }))
  expect(said.map((text) => text.slice(0, 9))).toEqual([
    '单位4 全称：请填', '单位5 类别：没有', '单位5 上级单位：', '单位6 全称：「云', '岗位4 岗位名称：', '岗位5 角色：没有', '岗位5 职数：职数',
    '人员4 姓名：姓名', '人员5 岗位：区财', '人员5 手机：手机', '人员6 手机：手机',
  ])
})

test('互为上下级的单位不导入', () => {
  expect(saidOf(rowsFrom({ units: [['甲单位', '甲', '其他单位', '正科级', '乙'], ['乙单位', '乙', '其他单位', '正科级', '甲']] }))).toHaveLength(2)
})

test('职数已满时指出多出的那一行', () => {
  const said = saidOf(rowsFrom({ units, posts, people: [...people, ['赵昇', '', '', '区财政局', '局长']] }))
  expect(said).toEqual(['人员4 岗位：岗位「局长」职数为1，这段时间已满，请先免去原任职人员或增加职数。'])
})

test('演示区县无一处错误，人数不少于250，姓名不重复，含GB2312以外的字', () => {
  const planned = plan(demoDistrict)
  expect(planned.issues).toEqual([])
  const names = planned.people.map((one) => one.after.profile.name)
  expect(names.length).toBeGreaterThanOrEqual(250)
  expect(new Set(names).size).toBe(names.length)
  expect(names.some((name) => /[玥旻喆翀珺𬭎]/u.test(name))).toBe(true)
})

test('由事件可以复原每个单位和每个人', () => {
  const planned = plan(demoDistrict)
  for (const one of planned.units) expect(fold(evolveUnit, null, one.events)).toEqual(one.after)
  for (const one of planned.people) expect(fold(evolvePerson, null, one.events)).toEqual(one.after)
})
