import excel from 'exceljs'
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { sealAudit } from '#platform/audit'
import { running } from './testing/running.ts'

type Lines = { rows: { id: number; action: string; account: string; subject: string }[]; next: number | null }

async function withLines() {
  const made = await running()
  made.as('sysAdmin')
  await made.call('POST', '/accounts', { login: 'liming', name: '李明', person: null, admin: null })
  made.as('auditAdmin')
  const lines = async (query = '') => (await made.call('GET', `/audit${query}`)).body as unknown as Lines
  return { ...made, lines }
}

test('只有安全审计员能查阅、导出、校验审计', async () => {
  const { call, as } = await running()
  for (const who of ['sysAdmin', 'securityAdmin', 'staff'] as const) {
    as(who)
    expect((await call('GET', '/audit')).status).toBe(403)
    expect((await call('GET', '/audit/export')).status).toBe(403)
    expect((await call('POST', '/audit/verification')).status).toBe(403)
  }
})

test('查阅审计本身也留审计，写明查了什么', async () => {
  const { lines } = await withLines()
  await lines('?action=administration.create-account')
  expect((await lines('?action=administration.read-audit')).rows[1]).toMatchObject({ account: 'account-auditAdmin', subject: 'action=administration.create-account' })
})

test('可按日期、登录名、操作、对象筛选；没有的登录名什么也查不到', async () => {
  const { lines } = await withLines()
  const actions = async (query: string) => (await lines(query)).rows.map(({ action }) => action)
  expect(await actions('?action=administration.create-account')).toEqual(['administration.create-account'])
  expect(await actions('?action=administration.create-account&from=2026-11-23&until=2026-11-23')).toHaveLength(1)
  expect(await actions('?from=2026-11-24')).toEqual([])
  expect(await actions('?until=2026-11-22')).toEqual([])
  expect(await actions('?login=nobody')).toEqual([])
  expect(await actions('?login=liming')).toEqual([])
  const [made] = (await lines('?action=administration.create-account')).rows
  expect(await actions(`?subject=${made!.subject}`)).toEqual(['administration.create-account'])
})

test('审计记录一页五十条，凭末条编号续页，不重不漏', async () => {
  const { lines } = await withLines()
  for (let n = 0; n < 55; n++) await lines('?action=none')
  const first = await lines()
  expect(first.rows).toHaveLength(50)
  const second = await lines(`?before=${first.next}`)
  const ids = [...first.rows, ...second.rows].map(({ id }) => id)
  expect(new Set(ids).size).toBe(ids.length)
  expect(Math.min(...ids)).toBe(1)
  expect(second.next).toBeNull()
})

test('导出的表格与查到的逐行一致', async () => {
  const { call, lines } = await withLines()
  const shown = (await lines('?action=administration.create-account')).rows
  const { status, raw } = await call('GET', '/audit/export?action=administration.create-account')
  expect(status).toBe(200)
  const book = new excel.Workbook()
  await book.xlsx.load(raw as never)
  const sheet = book.getWorksheet('审计记录')!
  expect(sheet.getRow(1).getCell(7).value).toBe('操作')
  expect(sheet.rowCount - 1).toBe(shown.length)
  expect(sheet.getRow(2).getCell(1).value).toBe(shown[0]!.id)
  expect([7, 8].map((at) => sheet.getRow(2).getCell(at).value)).toEqual(['建立账号', 'administration.create-account'])
  expect(sheet.getRow(2).getCell(11).value).toContain('李明')
  expect((await lines('?action=administration.export-audit')).rows).toHaveLength(1)
})

test('操作的中文名称由各模块给出，只有安全审计员可取', async () => {
  const { call, as } = await running()
  as('auditAdmin')
  expect((await call('GET', '/audit/actions')).body).toMatchObject({ 'administration.create-account': '建立账号' })
  as('sysAdmin')
  expect((await call('GET', '/audit/actions')).status).toBe(403)
})

test('导出超过上限时请缩小范围', async () => {
  const { call, as, platform } = await running()
  await sql`insert into platform_audit (at, account, name, action, subject, request_id, address, digest) select now(), 'a', 'n', 'bulk', 's', 'r', '-', 'd' from generate_series(1, 50001)`.execute(platform.db)
  as('auditAdmin')
  expect((await call('GET', '/audit/export?action=bulk')).body).toMatchObject({ code: 'audit-export-too-large' })
})

test('校验审计链：完好时通过，库里改动一行即指出', async () => {
  const { call, platform, auditKey, clock } = await withLines()
  await sealAudit(platform.db, auditKey, clock)
  expect((await call('POST', '/audit/verification')).body).toMatchObject({ broken: null })
  await sql`alter table platform_audit disable trigger platform_audit_keep`.execute(platform.db)
  await sql`update platform_audit set name = '他人' where id = 1`.execute(platform.db)
  expect((await call('POST', '/audit/verification')).body).toMatchObject({ broken: { rowId: 1 } })
})
