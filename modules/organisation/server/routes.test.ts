import path from 'node:path'
import ExcelJS from 'exceljs'
import type { FastifyInstance } from 'fastify'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { httpServer } from '#platform/http'
import type { Actor } from '#platform/act'
import type { Platform } from '../../../platform/module.ts'
import { anActor, testPlatform } from '../../../platform/testing.ts'
import { importSheets } from '../core/import-rows.ts'
import type { ImportAnswer, PersonBrief, PersonCard, TreeView, UnitView } from '../core/views.ts'
import { filesModule, type FileCard } from '#modules/files'
import { openDiskStore } from '#platform/files'
import { organisation } from '../index.ts'
import { actorFacts } from './facts.ts'
import { seedDistrict, type SeededDistrict } from './demo/seed.ts'

let app: FastifyInstance
let platform: Platform
let district: SeededDistrict
const people = new Map<string, Actor>()

beforeAll(async () => {
  const modules = [organisation, filesModule({})]
  const made = await testPlatform(modules)
  platform = { ...made.platform, files: await openDiskStore(path.join(made.dataDir, 'files')) }
  district = await seedDistrict(platform)
  for (const part of ['organisationClerk', 'drafter', 'financeHead'] as const) {
    const person = district.cast[part]
    people.set(part, anActor({ account: part, person, ...await actorFacts(platform.db, person, '2026-11-23' as never) }))
  }
  people.set('sysAdmin', anActor({ account: 'sysAdmin', person: null, admin: 'sysAdmin' }))
  app = await httpServer({
    platform, modules, auditKey: made.auditKey, whoCalls: async (request) => people.get(String(request.headers['x-person'])) ?? null,
    health: { awaiting: async () => null, connections: () => ({ total: 1, idle: 1, waiting: 0 }) },
  })
})
afterAll(() => app.close())

const call = async <Answer = { code: string; detail: string }>(person: string, method: 'GET' | 'POST' | 'PUT', url: string, body?: object) => {
  const response = await app.inject({ method, url: `/api/organisation${url}`, headers: { 'x-person': person, ...(body ? { 'content-type': 'application/json' } : {}) }, ...(body ? { payload: body } : {}) })
  return { status: response.statusCode, body: response.headers['content-type']?.toString().includes('json') ? response.json<Answer>() : (null as Answer), raw: response.rawPayload }
}
const unit = (name: string) => district.units.get(name)!

test('机构树、单位、人员卡片对内可读，三员可读，未登录不可读', async () => {
  const tree = await call<TreeView>('drafter', 'GET', '/tree')
  expect(tree.body.units.length).toBeGreaterThan(60)
  expect((await call('sysAdmin', 'GET', '/tree')).status).toBe(200)
  expect((await call('nobody', 'GET', '/tree')).status).toBe(401)
  const finance = (await call<UnitView>('drafter', 'GET', `/units/${unit('区财政局')}`)).body
  expect([finance.unit.shortName, finance.inCharge?.title, finance.path.map((one) => one.shortName)]).toEqual(['区财政局', '常务副区长', ['市委', '临江区委', '临江区政府']])
  expect((await call('drafter', 'GET', '/units/none')).body).toMatchObject({ status: 404, code: 'not-found' })
  expect((await call<UnitView>('drafter', 'GET', `/units/${unit('区财政局')}?day=2026-02-01`)).body.day).toBe('2026-02-01')
})

test('手机号对外单位显示为掩码', async () => {
  const url = `/people/${district.cast.financeContact}`
  expect((await call<PersonCard>('drafter', 'GET', url)).body.mobile).toMatch(/^199\*{4}\d{4}$/)
  expect((await call<PersonCard>('financeHead', 'GET', url)).body.mobile).toMatch(/^199\d{8}$/)
  expect((await call<PersonCard>('organisationClerk', 'GET', url)).body.mobile).toMatch(/^199\d{8}$/)
})

test('查人接口按拼音首字母返回', async () => {
  const card = (await call<PersonCard>('drafter', 'GET', `/people/${district.cast.officeHead}`)).body
  const initials = card.pinyin.split(' ').map((one) => one[0]).join('')
  const found = (await call<PersonBrief[]>('drafter', 'GET', `/people?q=${initials}&limit=50`)).body
  expect(found.map((one) => one.id)).toContain(district.cast.officeHead)
})

test('变动机构只限组织机构管理员，拒绝时说清原因', async () => {
  const { body: { unit: { version } } } = await call<UnitView>('organisationClerk', 'GET', `/units/${unit('区统计局')}`)
  const change = { version, changes: { shortName: '区财政局' }, fromOn: '2026-12-01', grounds: { reason: '更名' } }
  expect((await call('drafter', 'POST', `/units/${unit('区统计局')}/changes`, change)).status).toBe(403)
  expect((await call('organisationClerk', 'POST', `/units/${unit('区统计局')}/changes`, change)).body).toMatchObject({ code: 'unit-name-taken', detail: '「区财政局」已有单位使用，请核对名称，或先为原单位办理更名。' })
  expect((await call('organisationClerk', 'POST', `/units/${unit('区统计局')}/changes`, { ...change, changes: { shortName: '区统计调查局' } })).status).toBe(200)
  expect((await call('organisationClerk', 'POST', `/units/${unit('区统计局')}/changes`, { ...change, fromOn: '明天' })).status).toBe(422)
})

test('设岗、任职、免职、立户、分送范围、代理经接口办理', async () => {
  const at = unit('区委党校')
  const version = async () => (await call<UnitView>('organisationClerk', 'GET', `/units/${at}`)).body.unit.version
  expect((await call('organisationClerk', 'POST', `/units/${at}/posts`, { version: await version(), title: '教务科长', roles: ['drafter'], seats: 1, rank: null, oversees: [], fromOn: '2026-11-01' })).status).toBe(200)
  const post = (await call<UnitView>('organisationClerk', 'GET', `/units/${at}`)).body.posts.find((one) => one.title === '教务科长')!
  const added = (await call<{ id: string; version: number }>('organisationClerk', 'POST', '/people', { name: '欧阳旻', mobile: '19912345678', officePhone: null, post: post.id, fromOn: '2026-11-01' })).body
  const card = (await call<PersonCard>('organisationClerk', 'GET', `/people/${added.id}`)).body
  expect(card.posts.map((one) => `${one.unitName}${one.title}`)).toEqual(['区委党校教务科长'])
  expect((await call<PersonBrief[]>('drafter', 'GET', '/people?q=oym')).body.map((one) => one.id)).toContain(added.id)
  expect((await call('organisationClerk', 'POST', `/people/${added.id}/appointments/${card.posts[0]!.appointment}/end`, { version: card.version, on: '2026-11-20', reason: '退休' })).status).toBe(200)
  expect((await call('organisationClerk', 'POST', `/units/${at}/posts/${post.id}/abolition`, { version: await version(), on: '2026-11-21' })).status).toBe(200)
  expect((await call('organisationClerk', 'PUT', `/units/${at}/registration`, { version: await version(), issuer: null, fromOn: '2026-12-01', grounds: { reason: '取消' } })).status).toBe(200)
  const group = (await call<{ id: string; version: number }>('organisationClerk', 'POST', '/groups', { name: '党校系统', kinds: [], units: [at], except: [], position: 9 })).body
  expect((await call<TreeView['units']>('drafter', 'GET', `/groups/${group.id}/units`)).body.map((one) => one.shortName)).toEqual(['区委党校'])
  expect((await call('organisationClerk', 'POST', `/groups/${group.id}/retirement`, { version: group.version })).status).toBe(200)
  const proxy = (await call<{ id: string; version: number }>('drafter', 'POST', '/proxies', { principal: district.cast.drafter, deputy: district.cast.secondDrafter, kinds: ['*'], fromOn: '2026-11-23', lastOn: '2026-11-25', reason: '休假' })).body
  expect((await call<unknown[]>('drafter', 'GET', '/proxies')).body).toHaveLength(1)
  expect((await call('drafter', 'POST', `/proxies/${proxy.id}/end`, { version: proxy.version })).status).toBe(200)
  expect((await call('sysAdmin', 'GET', '/proxies')).status).toBe(403)
})

/** Uploads a workbook as its reader would, declared unclassified; a refusal is answered as it came. */
const uploaded = async (book: ExcelJS.Workbook) => {
  const form = new FormData()
  form.set('unclassified', 'yes')
  form.set('file', new File([new Uint8Array(await book.xlsx.writeBuffer())], '导入.xlsx'))
  const request = new Request('http://localhost/', { method: 'POST', body: form })
  const response = await app.inject({ method: 'POST', url: '/api/files', headers: { 'x-person': 'organisationClerk', 'content-type': request.headers.get('content-type')! }, payload: Buffer.from(await request.arrayBuffer()) })
  return response.json<FileCard & { code?: string }>()
}
const importing = async (file: string, person = 'organisationClerk') => (await call<ImportAnswer & { code?: string }>(person, 'POST', '/import', { file, fromOn: '2026-11-23' })).body
const upload = async (book: ExcelJS.Workbook) => importing((await uploaded(book)).id)
const loaded = async (bytes: Uint8Array) => {
  const book = new ExcelJS.Workbook()
  await book.xlsx.load(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength) as ArrayBuffer)
  return book
}
const count = async () => (await sql<{ n: number }>`select (select count(*) from organisation_people) + (select count(*) from organisation_units) as n`.execute(platform.db)).rows[0]!.n

test('导入：100行中3行有错则一行也不导入，错误写回原文件；改正后全部导入', async () => {
  const book = await loaded((await call('organisationClerk', 'GET', '/import/template')).raw)
  expect(book.worksheets.map((sheet) => sheet.name)).toEqual(importSheets.map((sheet) => sheet.name))
  book.getWorksheet('单位')!.addRow(['云江市临江区文物局', '区文物局', '区直部门', '正科级', '临江区政府'])
  book.getWorksheet('岗位')!.addRow(['区文物局', '科员', '拟稿人', 200])
  const sheet = book.getWorksheet('人员')!
  for (let at = 0; at < 97; at++) sheet.addRow([`马${String.fromCodePoint(0x5000 + at)}`, `199111${String(at).padStart(5, '0')}`, '', '区文物局', '科员'])
  for (const wrong of [['Ma', '', '', '区文物局', '科员'], ['马昇', '', '', '区文化局', '科员'], ['马翀', '123', '', '区文物局', '科员']]) sheet.addRow(wrong)
  const before = await count()
  const refused = await upload(book)
  expect(refused).toMatchObject({ accepted: false, issues: [{ row: 99, column: '姓名' }, { row: 100, column: '单位' }, { row: 101, column: '手机' }] })
  expect(await count()).toBe(before)
  const marked = (await loaded(Buffer.from(refused.accepted ? '' : refused.marked, 'base64'))).getWorksheet('人员')!
  expect(marked.getCell(1, 7).text).toBe('错误')
  expect([98, 99, 100, 101].map((row) => marked.getCell(row, 7).text.slice(0, 2))).toEqual(['', '姓名', '单位', '手机'])
  sheet.getCell(99, 1).value = '马玥'
  sheet.getCell(100, 4).value = '区文物局'
  sheet.getCell(101, 2).value = null
  expect(await upload(book)).toEqual({ accepted: true, units: 1, posts: 1, people: 100, appointments: 100 })
  expect(await count()).toBe(before + 101)
})

test('读不出的文件请下载模板重填', async () => {
  const empty = new ExcelJS.Workbook()
  empty.addWorksheet('别的')
  expect(await upload(empty)).toMatchObject({ code: 'import-unreadable' })
  const blank = new ExcelJS.Workbook()
  blank.addWorksheet('单位')
  expect(await upload(blank)).toMatchObject({ code: 'import-empty' })
})

test('带密级标志的导入文件在上传时即被拦截隔离，成为保密事件；没有的、别人上传的文件不能导入', async () => {
  const secret = new ExcelJS.Workbook()
  secret.addWorksheet('单位', { headerFooter: { oddHeader: '&C机密★10年' } }).addRow(['全称', '简称'])
  const incidents = async () => (await sql<{ n: number }>`select count(*)::int as n from files_incidents`.execute(platform.db)).rows[0]!.n
  const before = await incidents()
  expect(await uploaded(secret)).toMatchObject({ code: 'classified-content' })
  expect(await incidents()).toBe(before + 1)
  expect(await importing('none')).toMatchObject({ code: 'not-found' })
  const { id } = await uploaded(await loaded((await call('organisationClerk', 'GET', '/import/template')).raw))
  people.set('otherClerk', anActor({ account: 'other', person: district.cast.financeHead, roles: ['organisationClerk'] }))
  expect(await importing(id, 'otherClerk')).toMatchObject({ code: 'not-found' })
  expect(await importing(id)).toMatchObject({ code: 'import-empty' })
})

test('导出可再导入，不含手机号，并记入审计', async () => {
  const book = await loaded((await call('organisationClerk', 'GET', '/export')).raw)
  expect(book.getWorksheet('单位')!.rowCount).toBeGreaterThan(60)
  const people_ = book.getWorksheet('人员')!
  expect(people_.rowCount).toBeGreaterThan(250)
  people_.eachRow((row, at) => { if (at > 1) expect(row.getCell(2).text).toBe('') })
  const { rows } = await sql`select action from platform_audit where action = 'organisation.export'`.execute(platform.db)
  expect(rows).toHaveLength(1)
})
