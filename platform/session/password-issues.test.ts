import { expect, test } from 'vitest'
import fc from 'fast-check'
import { passwordIssues, type WantedPassword } from './password-issues.ts'

const codesOf = (over: Partial<WantedPassword>) =>
  passwordIssues({ password: 'Linjiang#2026', names: ['wangshu', '王书记', 'wangshuji'], wasUsed: false, shortest: 10, remembered: 5, ...over }).map(({ code }) => code)

test('十位以上、三类字符、与姓名无关、近期未用过的口令可以用', () => {
  expect(codesOf({})).toEqual([])
  expect(codesOf({ password: '临江办公室同志2026ab' })).toEqual([])
})

test('不足十位的口令不能用，恰好十位的可以', () => {
  expect(codesOf({ password: 'Abcdef#12' })).toEqual(['P-01'])
  expect(codesOf({ password: 'Abcdefg#12' })).toEqual([])
})

test('四类字符中少于三类的口令不能用', () => {
  expect(codesOf({ password: 'abcdefghijk1' })).toEqual(['P-03'])
  expect(codesOf({ password: 'abcdefghijK1' })).toEqual([])
})

test('含登录名、姓名或姓名拼音的口令不能用，不分大小写', () => {
  for (const password of ['xWangShu#2026', '王书记Ab12345678', 'AA_wangshuji_1']) expect(codesOf({ password })).toEqual(['P-04'])
})

test('单个字母的名称不算含有姓名', () => {
  expect(codesOf({ names: ['a', '王'] })).toEqual([])
})

test('近期用过的口令不能再用', () => {
  expect(codesOf({ wasUsed: true })).toEqual(['P-05'])
})

test('过长的口令不能用，以免拖慢登录', () => {
  expect(codesOf({ password: 'Aa1#'.repeat(40) })).toEqual(['P-02'])
})

test('所有不符之处一次说全，每条都有依据和下一步', () => {
  const issues = passwordIssues({ password: 'wangshu', names: ['wangshu'], wasUsed: true, shortest: 10, remembered: 5 })
  expect(issues.map(({ code }) => code)).toEqual(['P-01', 'P-03', 'P-04', 'P-05'])
  for (const issue of issues) expect(issue).toMatchObject({ severity: 'block', field: 'password', clause: expect.stringContaining('GB/T 22239'), text: expect.stringMatching(/请/) })
})

test('任何能用的口令加长后（不含姓名）仍能用', () => {
  fc.assert(fc.property(fc.stringMatching(/^[x-z]{0,40}$/), (tail) => {
    expect(codesOf({ password: `Linjiang#2026${tail}` })).toEqual([])
  }))
})
