import { expect, test } from 'vitest'
import { knownOrgans } from './known-organs.ts'

const committee = { name: '中共云江市临江区委员会', shortName: '区委' }

test('市级机关的分局不能写成“区某局”', () => {
  expect(knownOrgans([committee, { name: '云江市公安局临江分局', shortName: '公安临江分局' }])).toEqual([{ name: '公安临江分局', informal: ['区公安局'] }])
  expect(knownOrgans([{ name: '青河县人民政府', shortName: '县政府' }, { name: '云江市自然资源局青河分局', shortName: '自然资源青河分局' }])).toEqual([{ name: '自然资源青河分局', informal: ['县自然资源局'] }])
})

test('本级机关的简称都可以用；不知道在哪一级的不猜', () => {
  expect(knownOrgans([committee, { name: '云江市临江区财政局', shortName: '区财政局' }])).toEqual([])
  expect(knownOrgans([{ name: '云江市公安局临江分局', shortName: '公安临江分局' }])).toEqual([])
})
