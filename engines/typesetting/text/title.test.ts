import fc from 'fast-check'
import { expect, test } from 'vitest'
import { fontPicker, slotWidth, standardMetrics } from '../fonts.ts'
import { breakTitle } from './title.ts'

const pick = fontPicker(standardMetrics)
const lines = (title: string) => breakTitle(title, 20, pick).map((line) => line.text)

test.each([
  ['中共临江区委办公室关于进一步规范全区党政机关公文处理工作的通知', ['中共临江区委办公室关于进一步规范', '全区党政机关公文处理工作的通知']],
  ['关于召开区委常委会会议的通知', ['关于召开区委常委会会议的通知']],
  ['中共临江区委办公室关于印发《全区公文处理工作三年提升行动方案（2026—2028年）》的通知', null],
  ['关于2026年度全区党政领导班子和领导干部考核工作情况的报告', ['关于2026年度全区党政领导班子和领导干部', '考核工作情况的报告']],
  ['关于同意设立临江经济开发区管理委员会的批复', ['关于同意设立临江经济开发区', '管理委员会的批复']],
  ['关于申请追加2026年度老旧小区改造项目资金的请示', null],
  ['中共临江区委关于制定临江区国民经济和社会发展第十五个五年规划的建议', ['中共临江区委关于制定临江区', '国民经济和社会发展第十五个五年规划的建议']],
  ['中共临江区委关于深入贯彻落实党的二十届四中全会精神全面推进乡村振兴加快农业农村现代化的实施意见', null],
])('标题按词意回行：%s', (title, expected) => {
  const got = lines(title)
  if (expected) expect(got).toEqual(expected)
  expect(got.join('')).toBe(title)
  for (const line of got.slice(1)) expect(line).not.toMatch(/^[的、，》）]/)
  for (const line of got) expect([...line].reduce((sum, char) => sum + slotWidth('xiaobiaosong', char), 0)).toBeLessThanOrEqual(20)
})

test('多行标题不排成长方形，也不排成沙漏形', () => {
  const words = ['中共', '临江区', '委员会', '办公室', '关于', '进一步', '加强', '安全生产', '工作', '推进', '乡村振兴', '落实', '督查', '制度', '的', '意见']
  fc.assert(fc.property(fc.array(fc.constantFrom(...words), { minLength: 9, maxLength: 22 }), (picked) => {
    const title = picked.join('').replace(/的+/g, '的').replace(/^的/, '')
    const lengths = lines(title).map((line) => [...line].length)
    expect(Math.max(...lengths)).toBeLessThanOrEqual(20)
    for (let i = 1; i + 1 < lengths.length; i++) expect(lengths[i]! < lengths[i - 1]! && lengths[i]! < lengths[i + 1]!).toBe(false)
  }), { numRuns: 300 })
})

test('手工换行照办', () => {
  expect(lines('关于印发\n工作方案的通知')).toEqual(['关于印发', '工作方案的通知'])
  expect(breakTitle('关于印发\n工作方案的通知', 20, pick)[1]!.offset).toBe(5)
})
