import { expect, test } from 'vitest'
import { z } from 'zod'
import { shippedCalendar, isWorkday } from '#engines/workdays'
import type { PersonId } from '#lib/ids'
import type { Day, Instant } from '#lib/instants'
import { calendarOf, officeSetting, readSetting, signaturesOf } from '#modules/administration'
import { missingYear } from './calendar.ts'
import { running } from './testing/running.ts'

const PNG = `data:image/png;base64,${Buffer.concat([Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]), Buffer.from('rest')]).toString('base64')}`
const days = [{ day: '2027-01-01', kind: 'off', name: '元旦' }, { day: '2027-01-02', kind: 'work', name: '元旦调休' }]

test('新装的日历等于随产品发布的日历', async () => {
  const { platform } = await running()
  expect(await calendarOf(platform.db)).toEqual(shippedCalendar)
})

test('系统管理员填入下一年安排后，办理时限随即按新日历算', async () => {
  const { call, as, platform } = await running()
  as('sysAdmin')
  expect((await call('GET', '/calendar?year=2027')).body).toMatchObject({ version: 0, days: [], known: [2024, 2025, 2026], missing: null })
  expect(await call('PUT', '/calendar/2027', { version: 0, days })).toMatchObject({ status: 200, body: { version: 1 } })
  const calendar = await calendarOf(platform.db)
  expect([isWorkday(calendar, '2027-01-01' as Day), isWorkday(calendar, '2027-01-02' as Day)]).toEqual([false, true])
  expect((await call('PUT', '/calendar/2027', { version: 0, days })).body).toMatchObject({ code: 'changed-meanwhile' })
  expect((await call('PUT', '/calendar/2027', { version: 1, days: [days[1]] })).body).toMatchObject({ code: 'calendar-year-unfit', issues: [{ code: 'C-05' }] })
  expect(await call('PUT', '/calendar/2027', { version: 1, days: [days[0]] })).toMatchObject({ body: { version: 2 } })
  expect((await call('GET', '/calendar?year=2027')).body).toMatchObject({ version: 2, days: [{ day: '2027-01-01' }] })
})

test('随产品发布的年份也可更正', async () => {
  const { call, as } = await running()
  as('sysAdmin')
  const { days: shipped } = (await call('GET', '/calendar?year=2026')).body as unknown as { days: object[] }
  expect(await call('PUT', '/calendar/2026', { version: 0, days: shipped.slice(1) })).toMatchObject({ body: { version: 1 } })
})

test('通知文字先读出来给人核对，并不保存', async () => {
  const { call, as, platform } = await running()
  as('sysAdmin')
  expect((await call('POST', '/calendar/notice', { year: 2027, text: '一、元旦：1月1日（周五）放假。' })).body).toEqual([{ day: '2027-01-01', kind: 'off', name: '元旦' }])
  expect(await calendarOf(platform.db)).toEqual(shippedCalendar)
})

test('日历人人可看，只有系统管理员可改', async () => {
  const { call, as } = await running()
  as('staff')
  expect((await call('GET', '/calendar?year=2026')).status).toBe(200)
  expect((await call('PUT', '/calendar/2027', { version: 0, days })).status).toBe(403)
})

test('十二月一日起下一年还没有安排就提醒，当年没有随时提醒', () => {
  const at = (day: string) => `${day}T04:00:00.000Z` as Instant
  expect(missingYear([2026], at('2026-11-30'))).toBeNull()
  expect(missingYear([2026], at('2026-12-01'))).toBe(2027)
  expect(missingYear([2026, 2027], at('2026-12-01'))).toBeNull()
  expect(missingYear([2026], at('2027-03-01'))).toBe(2027)
})

test('各模块声明的设置都能列出、修改；改坏的值、旧版本、没有的设置被拒绝', async () => {
  const { call, as, platform } = await running()
  const setting = officeSetting({ key: 'sample.days', label: '样例天数', about: '只在测试里用。', schema: z.number().int().min(1, '至少 1 天'), initial: 3 })
  expect(() => officeSetting(setting)).toThrow(/twice/)
  as('sysAdmin')
  expect(await readSetting(platform.db, setting)).toBe(3)
  expect(await call('PUT', '/settings/sample.days', { version: 0, value: 5 })).toMatchObject({ body: { version: 1 } })
  expect(await readSetting(platform.db, setting)).toBe(5)
  const { body } = await call('GET', '/settings')
  expect(body as unknown as object[]).toContainEqual(expect.objectContaining({ key: 'sample.days', label: '样例天数', value: 5, initial: 3, version: 1, changedBy: 'sysAdmin' }))
  expect((await call('PUT', '/settings/sample.days', { version: 0, value: 6 })).body).toMatchObject({ code: 'changed-meanwhile' })
  expect((await call('PUT', '/settings/sample.days', { version: 1, value: 0 })).body).toMatchObject({ code: 'setting-unfit', detail: '“样例天数”的值不合要求：至少 1 天。请改正后再保存。' })
  expect((await call('PUT', '/settings/no.such', { version: 0, value: 1 })).body).toMatchObject({ code: 'setting-unknown' })
  as('auditAdmin')
  expect((await call('PUT', '/settings/sample.days', { version: 1, value: 6 })).status).toBe(403)
})

test('工作时间须先后相接，改后即用于计算时限', async () => {
  const { call, as, platform } = await running()
  as('sysAdmin')
  const hours = [{ from: 540, to: 720 }, { from: 810, to: 1050 }]
  expect((await call('PUT', '/settings/administration.workHours', { version: 0, value: [...hours].reverse() })).body).toMatchObject({ code: 'setting-unfit' })
  await call('PUT', '/settings/administration.workHours', { version: 0, value: hours })
  expect((await calendarOf(platform.db)).hours).toEqual(hours)
})

test('签名图片只能存取自己的，须是 PNG，可删除', async () => {
  const { call, as, platform } = await running()
  as('staff')
  expect((await call('GET', '/my/signature')).body).toEqual({ image: null })
  expect((await call('DELETE', '/my/signature')).body).toMatchObject({ code: 'signature-missing' })
  expect((await call('PUT', '/my/signature', { image: 'data:image/png;base64,AAAA' })).body).toMatchObject({ code: 'signature-unfit' })
  expect((await call('PUT', '/my/signature', { image: PNG })).status).toBe(200)
  expect((await call('PUT', '/my/signature', { image: PNG })).status).toBe(200)
  expect((await call('GET', '/my/signature')).body).toEqual({ image: PNG })
  expect([...(await signaturesOf(platform.db, ['person-1', 'person-2'] as PersonId[])).keys()]).toEqual(['person-1'])
  expect((await call('DELETE', '/my/signature')).status).toBe(200)
  expect((await call('GET', '/my/signature')).body).toEqual({ image: null })
  as('sysAdmin')
  expect((await call('GET', '/my/signature')).status).toBe(403)
})
