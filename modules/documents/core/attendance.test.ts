import { expect, test } from 'vitest'
import { standardMetrics, type Attendance } from '#engines/typesetting'
import type { UnitId } from '#lib/ids'
import { atRecheck, content } from '../testing/core-samples.ts'
import { attendanceFindings, attendanceInBody, attendanceOf, withAttendance } from './attendance.ts'
import { compare } from './diff.ts'
import { evolve } from './evolve.ts'
import { withFix } from './fix-content.ts'
import { paperOf } from './paper.ts'
import { signedPart, wholeText, type Content } from './content.ts'
import { proofreadDocument } from './proofread.ts'
import type { OutDocument } from './types.ts'

const rows = [{ label: '主持', names: '周正平' }, { label: '出席', names: '李晓明、王建国、区财政局 赵旻' }, { label: '请假', names: '钱进（出差）' }]
const minutes = (attendance: readonly Attendance[] = rows): Content => content(['会议议定有关事项。'], { kind: 'minutes', title: '主任办公会议纪要', attendance })
const facts = { mark: '中共云江市临江区委办公室会议纪要', organs: [{ unit: 'u-office' as UnitId, name: '中共云江市临江区委办公室' }], printOrg: '', upward: false, sealNotes: {}, annexPages: {} }
const state = atRecheck.reduce(evolve, { at: 'absent' } as OutDocument)

test('纪要印出参会人员，空行不印；改为别的文种就不印', () => {
  expect(paperOf(state, minutes([...rows, { label: '列席', names: ' ' }]), facts)).toMatchObject({ attendance: rows })
  expect(attendanceOf({ kind: 'notice', attendance: rows })).toEqual([])
  expect(attendanceOf({ kind: 'minutes' })).toEqual([])
})

test('参会人员由签发人签过就不能改；以前没有这一项的文稿，签发时的摘要不变', () => {
  expect(signedPart(minutes())).toHaveProperty('attendance', rows)
  expect(signedPart(minutes([]))).not.toHaveProperty('attendance')
  expect(signedPart(content(['正文'], { attendance: rows }))).not.toHaveProperty('attendance')
})

test('填写时按主持、出席、请假、列席、记录排列，清空即去掉', () => {
  const filled = withAttendance(withAttendance(rows, { label: '记录', names: '孙小文' }), { label: '列席', names: '各科室负责人' })
  expect(filled.map(({ label }) => label)).toEqual(['主持', '出席', '请假', '列席', '记录'])
  expect(withAttendance(rows, { label: '请假', names: '' })).toEqual(rows.slice(0, 2))
})

test('名单里的毛病逐处指出，有改法的给出改法', () => {
  expect(attendanceFindings(rows)).toEqual([])
  const faulty = [{ label: '出席', names: '李晓明、、王建国、李晓明' }, { label: '请假', names: '王建国（出差）。' }]
  expect(attendanceFindings(faulty).map(({ place: { row, offset, quote }, fix }) => [row, offset, quote, fix])).toEqual([
    [0, 3, '、、', '、'], [0, 9, '李晓明', undefined], [1, 7, '。', ''], [1, 0, '王建国', undefined],
  ])
  // 单位 named twice are no people.
  expect(attendanceFindings([{ label: '出席', names: '区财政局 赵旻、区财政局 钱进' }])).toEqual([])
})

test('校对在版面的那一行旁标出，点改法只改那几个字', () => {
  const draft = minutes([rows[0]!, { label: '出席', names: '李晓明,王建国、' }])
  const found = proofreadDocument(paperOf(state, draft, facts), { metrics: standardMetrics, facts: { kind: '纪要' } }).filter(({ finding }) => finding.place.part === 'attendance')
  expect(found.map(({ finding }) => finding.place.quote)).toEqual([',', '、'])
  expect(found.every(({ line }) => line?.page === 0)).toBe(true)
  const fixed = found.toReversed().reduce((now, { finding }) => withFix(now, finding) ?? now, draft)
  expect(fixed.elements.attendance![1]).toEqual({ label: '出席', names: '李晓明，王建国' })
})

test('查密标志和版本对照都看参会人员', () => {
  expect(wholeText(minutes())).toContain('钱进（出差）')
  expect(compare(minutes(), minutes(withAttendance(rows, { label: '列席', names: '吴晓' })))).toContainEqual({ kind: 'added', text: '列席：吴晓' })
})

test('导入的纪要，文末的参会人员归到参会人员里', () => {
  const { body } = content(['会议议定有关事项。', '出席：李晓明、王建国', '列席人员：各科室负责人。'])
  expect(attendanceInBody(body)).toEqual({ body: body.slice(0, 1), attendance: [{ label: '出席', names: '李晓明、王建国' }, { label: '列席', names: '各科室负责人' }] })
  expect(attendanceInBody(body.slice(0, 1))).toEqual({ body: body.slice(0, 1), attendance: [] })
  const middle = [...body, ...content(['会后落实。']).body]
  expect(attendanceInBody(middle).body).toBe(middle)
})
