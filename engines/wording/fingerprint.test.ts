import { expect, test } from 'vitest'
import fc from 'fast-check'
import { fingerprintOf, isNearDuplicate, similarity } from './index.ts'

const topics = ['防汛', '就业', '产业', '环保', '教育', '医疗', '住房', '交通', '文化', '养老', '信访', '消防']
const sentence = (n: number) => `第${n}条 各单位应当在${(n * 7) % 28 + 1}日前完成${topics[n % 12]}与${topics[(n * 5 + 3) % 12]}的第${n * 13}项任务，由第${(n * 11) % 37}科负责，报区委办公室备案。`
const text = (from: number, count: number) => Array.from({ length: count }, (_, at) => sentence(from + at)).join('\n')
const secret = `000123\n机密★10年\n特急\n${text(1, 40)}`

test('N-08 删去密级标志重新上传的，仍被认出', () => {
  expect(similarity(fingerprintOf(secret), fingerprintOf(secret.replace('机密★10年\n', '')))).toBe(1)
})
test('N-08 改动少量字句、重新分段的，仍被认出', () => {
  const edited = text(1, 40).replace('第3条', '第三条').replace('环保', '生态环保').replaceAll('\n', ' \n\n ') + '\n特此通知。'
  expect(isNearDuplicate(fingerprintOf(secret), fingerprintOf(edited))).toBe(true)
})
test('N-08 全角半角、大小写、标点的改动不影响', () => {
  expect(similarity(fingerprintOf('ＡＢＣ计划２０２６年，全面推进重点工程建设。'), fingerprintOf('abc计划2026年 全面推进重点工程建设'))).toBe(1)
})
test('不同的文件不被误认', () => {
  expect(isNearDuplicate(fingerprintOf(secret), fingerprintOf(text(300, 40)))).toBe(false)
  expect(similarity(fingerprintOf(secret), fingerprintOf('关于召开全区经济工作会议的通知，请各单位主要负责人准时参加。'))).toBeLessThan(0.05)
})
test('过短的文字不作近似判断', () => expect(isNearDuplicate(fingerprintOf('特此通知，请遵照执行'), fingerprintOf('特此通知，请遵照执行'))).toBe(false))
test('空文与任何文字都不相似', () => {
  expect(similarity(fingerprintOf(''), fingerprintOf(''))).toBe(0)
  expect(similarity(fingerprintOf(''), fingerprintOf(secret))).toBe(0)
})
test('相似度对称、在0与1之间，自身为1', () => {
  const words = fc.string({ unit: fc.constantFrom(...'区委办公室关于进一步做好年度重点工作督查落实'), minLength: 5, maxLength: 400 })
  fc.assert(fc.property(words, words, (a, b) => {
    const [one, other] = [fingerprintOf(a), fingerprintOf(b)]
    expect(similarity(one, one)).toBe(1)
    expect(similarity(one, other)).toBe(similarity(other, one))
    expect(similarity(one, other)).toBeGreaterThanOrEqual(0)
    expect(similarity(one, other)).toBeLessThanOrEqual(1)
  }))
})
test('长文的指纹大小固定，不随文长增长', () => expect(fingerprintOf(text(1, 2000)).length).toBe(256 * 8))
