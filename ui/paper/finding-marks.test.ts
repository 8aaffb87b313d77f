import { expect, test } from 'vitest'
import type { MarkedFinding } from '#lib/findings'
import { countWords, findingKeys, marksOf } from './finding-marks.ts'

const found = (severity: 'error' | 'warning', line?: MarkedFinding['line']): MarkedFinding => ({ finding: { rule: 'P-08', severity, clause: '', place: { part: 'body' }, reason: `${severity}。` }, ...(line ? { line } : {}) })

test('同一行的问题合成一个记号，有错误的按错误标，不在页面上的不标', () => {
  const chosen: number[] = []
  const marks = marksOf([found('warning', { page: 0, yMm: 100.2 }), found('error', { page: 0, yMm: 100.4 }), found('warning'), found('warning', { page: 1, yMm: 100.2 })], (_, number) => chosen.push(number))
  expect(marks.map(({ page, sign, tone, label }) => ({ page, sign, tone, label }))).toEqual([
    { page: 0, sign: '1 2', tone: 'bad', label: '第 1、2 条：warning。error。' }, { page: 1, sign: '4', tone: 'warn', label: '第 4 条：warning。' },
  ])
  for (const mark of marks) mark.onChoose()
  expect(chosen).toEqual([1, 4])
})

test('错误和提醒分开计数', () => {
  expect(countWords([])).toBe('没有发现问题')
  expect(countWords([found('error'), found('warning'), found('warning')])).toBe('发现 1 处错误、2 处提醒')
})

test('前面的问题改掉以后，后面各条还是原来的那一条；相同的几处分得开', () => {
  const found = (rule: string, quote: string, fix: string) => ({ rule, severity: 'error' as const, clause: '', place: { part: 'body', quote }, reason: '', fix })
  const [first, second, third] = [found('P-01', ',', '，'), found('N-03', '5%—10', '5%～10'), found('P-01', ',', '，')]
  const keys = findingKeys([first, second, third])
  expect(new Set(keys).size).toBe(3)
  expect(findingKeys([second, third])).toEqual([keys[1], keys[0]])
})
