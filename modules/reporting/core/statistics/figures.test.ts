import { expect, test } from 'vitest'
import { definitionsOf, shareWords, spanWords, share, withoutSmall, figureNames, type Figures, type Named } from './figures.ts'

const figures = (submitted: number): Figures => ({ submitted, adopted: 0, firstReports: 0, timed: 0, inTime: 0, toSubmit: null, published: 0, publishedInTime: 0, toPublish: null })
const person = (name: string, submitted: number): Named => ({ key: name, name, figures: figures(submitted) })

test('不足3条的不按人列出；只隐去一个人会被推算出来，连同最少的一起隐去', () => {
  expect(withoutSmall([person('甲', 5), person('乙', 2), person('丙', 1)])).toMatchObject({ shown: [{ name: '甲' }], few: 2 })
  expect(withoutSmall([person('甲', 5), person('乙', 2), person('丙', 4)])).toMatchObject({ shown: [{ name: '甲' }], few: 2 })
  expect(withoutSmall([person('甲', 5), person('乙', 3)])).toMatchObject({ shown: [{ name: '甲' }, { name: '乙' }], few: 0 })
  expect(withoutSmall([person('乙', 2)])).toMatchObject({ shown: [], few: 1 })
})

test('时间和比例的说法；没有依据的写“—”；每个数字都有口径', () => {
  expect([spanWords(null), spanWords(45), spanWords(210), spanWords(2880), shareWords(share(1, 3)), shareWords(share(0, 0))]).toEqual(['—', '45分钟', '3.5小时', '2天', '33.3%', '—'])
  const defined = definitionsOf({ submitHours: 24, publishHours: 72 })
  expect(figureNames.every((name) => defined[name].definition.length > 10)).toBe(true)
  expect(defined.inTimeShare.definition).toContain('24小时')
})
