import { expect, test } from 'vitest'
import type { Instant } from '#lib/instants'
import { allKinds, isMutable } from './kinds.ts'
import { isOwnLink, loudnessOf, plainTitle, shippedPreferences } from './rules.ts'

const at = (clock: string) => `2026-11-23T${clock}:00.000Z` as Instant
const MORNING = at('01:30') // 09:30 in China
const NIGHT = at('15:00') // 23:00 in China
const overnight = { muted: [], quiet: { from: 22 * 60, until: 7 * 60 } }

test('默认全部提醒', () => expect(allKinds.map((kind) => loudnessOf(kind, shippedPreferences, NIGHT))).toEqual(allKinds.map(() => 'shown')))
test('设为不提醒的种类只进列表', () => {
  expect(loudnessOf('progress', { muted: ['progress'], quiet: null }, MORNING)).toBe('silent')
  expect(loudnessOf('task', { muted: ['progress'], quiet: null }, MORNING)).toBe('shown')
})
test('免打扰时段计入未读而不弹出，跨午夜亦然，到点即止', () => {
  expect(loudnessOf('task', overnight, NIGHT)).toBe('quiet')
  expect(loudnessOf('task', overnight, at('22:59'))).toBe('quiet')
  expect(loudnessOf('task', overnight, at('23:00'))).toBe('shown')
  expect(loudnessOf('task', { muted: [], quiet: { from: 540, until: 600 } }, MORNING)).toBe('quiet')
})
test('保密事件和账号安全始终提醒', () => {
  expect(allKinds.filter((kind) => !isMutable(kind))).toEqual(['secrecy', 'emergency', 'account'])
  expect(loudnessOf('secrecy', { muted: ['secrecy'], quiet: { from: 0, until: 1439 } }, NIGHT)).toBe('shown')
})
test('标题成为一行纯文字，过长的截断', () => {
  expect(plainTitle(' 关于\n召开\u202e会议\u0000的通知 ')).toBe('关于 召开会议 的通知')
  expect([...plainTitle('长'.repeat(200))]).toHaveLength(100)
})
test.each([['/documents/1', true], ['/inbox?tab=todo#top', true], ['//evil.example', false], ['/\\evil.example', false], ['https://evil.example', false], ['javascript:alert(1)', false], ['', false]])('链接 %s 是否本站：%s', (link, own) => expect(isOwnLink(link)).toBe(own))
