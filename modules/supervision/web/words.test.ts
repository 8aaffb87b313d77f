import { expect, test } from 'vitest'
import { shippedSettings } from '../core/settings.ts'
import { shippedCategories } from '../core/sources.ts'
import { lightRules, rhythmWords, termOf, termWords } from './words.ts'

test('灯号规则用现行数值写出', () => {
  const rules = lightRules({ ...shippedSettings.light, nearWorkdays: 5, redReworks: 3 })
  expect(rules.yellow).toContain('距期限5个工作日以内而进度不到90%')
  expect(rules.red).toContain('退回重办3次以上')
})

const category = (code: string) => shippedCategories.find((one) => one.code === code)!
test.each([['instruction', '急件3日、一般15日、难度大30日'], ['meetingMinutes', '20个工作日'], ['annualKeyWork', '逐项指定日期']])('%s 的时限写作 %s', (code, words) => expect(termWords(category(code).terms)).toBe(words))

test('没有固定时限的类别要求指定日期', () => {
  expect(termOf(category('annualKeyWork'), 'normal')).toBe('这类事项须指定办结日期')
  expect(termOf(category('instruction'), 'urgent')).toContain('3个工作日')
  expect(termOf(null, 'urgent')).toBe('')
})

test.each([[{ every: 'never' }, '办结时一次反馈'], [{ every: 'week', day: 5 }, '每周五报进展'], [{ every: 'month', day: 5 }, '每月5日前报进展']] as const)('报告频次', (rhythm, words) => expect(rhythmWords(rhythm)).toBe(words))
