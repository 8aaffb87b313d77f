import { sql } from 'kysely'
import { beforeAll, expect, test } from 'vitest'
import { dayOf } from '#lib/instants'
import { administration } from '#modules/administration'
import { liveNotices, noticesModule } from '#modules/notices'
import { actorFacts, organisation, seedDistrict, type SeededDistrict } from '#modules/organisation'
import { isRefused, type Actor } from '#platform/act'
import { httpServer } from '#platform/http'
import { XLSX } from '#platform/sheets'
import { aCall, anActor, testPlatform } from '../../../platform/testing.ts'
import type { CaseView, DefinitionRow, InboxCounts, InboxPage } from '../core/types.ts'
import { sampleFlow } from '../examples.ts'
import { maySeeCase } from '../core/access.ts'
import { actOnCase, caseOf, openCase, publishDefinition, renameCase, workflow, type ActedCase } from '../index.ts'
import { caseSeenBy } from './queries.ts'

let office: Awaited<ReturnType<typeof testPlatform>>
let district: SeededDistrict
let app: Awaited<ReturnType<typeof httpServer>>
const actors = new Map<string, Actor>()
const parts = ['drafter', 'generalHead', 'financeHead', 'townHead', 'flowAdmin', 'deputyOfficeHead'] as const

beforeAll(async () => {
  const modules = [organisation, administration, noticesModule(liveNotices()), workflow]
  office = await testPlatform(modules)
  district = await seedDistrict(office.platform)
  for (const part of parts) {
    const person = district.cast[part]
    actors.set(part, { ...anActor({ account: part, name: part }), person, ...(await actorFacts(office.platform.db, person, dayOf(office.clock()))) })
  }
  app = await httpServer({
    platform: office.platform, modules, auditKey: office.auditKey, whoCalls: async (request) => actors.get(String(request.headers['x-person'])) ?? null,
    health: { awaiting: async () => null, connections: () => ({ total: 0, idle: 0, waiting: 0 }) },
  })
  await office.platform.runCommand(aCall('samples.publish', { actor: actors.get('flowAdmin')! }), (work) => publishDefinition(work, sampleFlow))
})

const call = (method: 'GET' | 'POST', url: string, part: (typeof parts)[number], body: object = {}) =>
  app.inject({ method, url: `/api/workflow${url}`, headers: { 'x-person': part, 'x-requested-with': 'shuniu', ...(method === 'POST' ? { 'content-type': 'application/json' } : {}) }, ...(method === 'POST' ? { payload: body } : {}) })
const submitted = async (): Promise<ActedCase> => {
  const acted = await office.platform.runCommand(aCall('samples.begin', { actor: actors.get('drafter')! }), async (work) => {
    const begun = await openCase(work, { definition: 'samples.outgoing', subject: 'sample:1', link: '/samples/1', title: '关于值班工作的通知', urgency: 1, data: { signer: district.cast.deputyOfficeHead } })
    return isRefused(begun) ? begun : actOnCase(work, begun.id, { type: 'approve', task: 1 })
  })
  if (isRefused(acted)) throw new Error(acted.code)
  return acted as ActedCase
}

test('收件箱与件数', async () => {
  const { id } = await submitted()
  const page = (await call('GET', '/inbox?tab=todo', 'generalHead')).json<InboxPage>()
  expect(page.items.find((item) => item.case === id)).toMatchObject({ stepName: '核稿', title: '关于值班工作的通知', link: '/samples/1', urgency: 1, due: { light: 'near' } })
  const counts = (await call('GET', '/inbox/counts', 'generalHead')).json<InboxCounts>()
  expect(counts.todo).toBe(page.items.length)
  expect((await call('GET', '/inbox?tab=else', 'generalHead')).statusCode).toBe(422)
})

test('导出我的事项为表格，并记入审计', async () => {
  await submitted()
  const file = await call('GET', '/inbox.xlsx?tab=todo&columns=title,step', 'generalHead')
  expect([file.statusCode, file.headers['content-type'], file.rawPayload.subarray(0, 2).toString()]).toEqual([200, XLSX, 'PK'])
  const { rows } = await sql`select subject from platform_audit where action = 'workflow.exportInbox'`.execute(office.platform.db)
  expect(rows).toEqual([{ subject: 'inbox:todo' }])
  expect((await call('GET', '/inbox.xlsx?tab=else', 'generalHead')).statusCode).toBe(422)
})

test('流转情况：参与人和流程管理员可看，无关的人看不到', async () => {
  const { id } = await submitted()
  for (const part of ['drafter', 'generalHead', 'flowAdmin'] as const) expect((await call('GET', `/cases/${id}`, part)).statusCode).toBe(200)
  for (const part of ['townHead', 'financeHead'] as const) expect((await call('GET', `/cases/${id}`, part)).json()).toMatchObject({ status: 404, code: 'not-found' })
  const view = (await call('GET', `/cases/${id}`, 'generalHead')).json<CaseView>()
  expect(view.chart.nodes.filter(({ status }) => status === 'now').map(({ name }) => name)).toEqual(['核稿'])
  expect(view.trace.map(({ operation }) => operation)).toEqual(['begin', 'approve'])
  expect(view.mine).toMatchObject([{ stepName: '核稿', isOpen: true, returnTargets: [{ step: 'draft', straightBack: true }], onBehalfOf: null }])
  expect(view.mine[0]!.may.filter(({ allowed }) => allowed).map(({ operation }) => operation)).toEqual(['approve', 'disagree', 'return', 'transfer', 'circulate'])
  expect(Object.values(view.names.people).length).toBeGreaterThan(1)
  const drafters = (await call('GET', `/cases/${id}`, 'drafter')).json<CaseView>()
  expect(drafters.open).toMatchObject([{ mayUrge: true, whyNotUrge: null }])
  expect(drafters.mine[0]!.may.find(({ operation }) => operation === 'approve')).toMatchObject({ allowed: false, reason: '这项待办已经处理完毕或已被收回，无需再办；请刷新列表查看最新进展。' })
})

test('工作秘密事项：流程管理员查不到、催不了；规则与查询在「人 × 事项」的每一格上相同', async () => {
  const begin = async (workSecret: boolean) => {
    const begun = await office.platform.runCommand(aCall('samples.begin', { actor: actors.get('drafter')! }), async (work) => {
      const opened = await openCase(work, { definition: 'samples.outgoing', subject: 'sample:2', link: '/samples/2', title: '关于内部事项的请示', urgency: 0, workSecret, data: { signer: district.cast.deputyOfficeHead } })
      return isRefused(opened) ? opened : actOnCase(work, opened.id, { type: 'approve', task: 1 })
    })
    return (begun as ActedCase).id
  }
  const [open, secret, laterSecret] = [await begin(false), await begin(true), await begin(false)]
  await office.platform.runCommand(aCall('samples.describe', { actor: actors.get('drafter')! }), async (work) => {
    renameCase(work, laterSecret, { title: '关于内部事项的请示', urgency: 0, workSecret: true })
    return null
  })
  const seen: string[] = []
  for (const part of parts) {
    for (const [id, name] of [[open, '公开'], [secret, '秘密'], [laterSecret, '后定秘密']] as const) {
      const kept = (await caseOf(office.platform.db, id))!
      const [may, found] = [maySeeCase(actors.get(part)!, kept), await caseSeenBy(office.platform.db, actors.get(part)!, id)]
      expect(found, `${part} ${name}`).toEqual(may ? kept : null)
      expect((await call('GET', `/cases/${id}`, part)).statusCode).toBe(may ? 200 : 404)
      if (may) seen.push(`${part} ${name}`)
    }
  }
  expect(seen).toEqual(['drafter 公开', 'drafter 秘密', 'drafter 后定秘密', 'generalHead 公开', 'generalHead 秘密', 'generalHead 后定秘密', 'flowAdmin 公开'])
  expect((await call('POST', `/tasks/${secret}.2/urge`, 'flowAdmin')).json()).toMatchObject({ status: 404, code: 'not-found' })
})

test('打开、催办、已阅；不能做的说明原因', async () => {
  const { id } = await submitted()
  const task = `${id}.2`
  expect((await call('POST', `/tasks/${task}/open`, 'drafter')).json()).toMatchObject({ code: 'not-your-task' })
  expect((await call('POST', `/tasks/${task}/open`, 'generalHead')).json()).toMatchObject({ case: id, version: (await submitted()).version + 1 })
  expect((await call('POST', `/tasks/${task}/urge`, 'drafter', { channel: 'phone' })).statusCode).toBe(200)
  expect((await call('POST', `/tasks/${task}/urge`, 'drafter')).json()).toMatchObject({ status: 429, code: 'wait-before-urging', detail: '一小时内已经催过，请60分钟后再催。' })
  expect((await call('POST', `/tasks/${task}/read`, 'generalHead')).json()).toMatchObject({ code: 'not-a-reading-task' })
  expect((await call('POST', '/tasks/nothing/open', 'drafter')).json()).toMatchObject({ status: 404 })
  // 无关的人连有没有这件事都不知道。
  for (const act of ['open', 'read', 'urge']) expect((await call('POST', `/tasks/${task}/${act}`, 'financeHead')).json()).toMatchObject({ status: 404, code: 'not-found' })
  await office.platform.runCommand(aCall('samples.circulate', { actor: actors.get('drafter')! }), (work) => actOnCase(work, id, { type: 'circulate', readers: [district.cast.townHead] }))
  expect((await call('GET', '/inbox?tab=toRead', 'townHead')).json<InboxPage>().items.map((item) => item.case)).toEqual([id])
  expect((await call('POST', `/tasks/${id}.3/read`, 'townHead', { opinion: { form: 'words', text: '已悉' } })).statusCode).toBe(200)
  expect((await call('GET', `/cases/${id}`, 'townHead')).json<CaseView>().trace.at(-1)).toMatchObject({ operation: 'read', opinion: { form: 'words', text: '已悉' } })
})

test('流程管理员检查、发布、查看各版本；别人不能', async () => {
  expect((await call('GET', '/definitions', 'drafter')).json()).toMatchObject({ status: 403, code: 'not-allowed' })
  const other = { ...sampleFlow, name: 'samples.other' }
  expect((await call('POST', '/definitions/check', 'flowAdmin', other)).json()).toEqual({ faults: [] })
  const unlinked = { ...other, steps: [...other.steps, { kind: 'handle', id: 'lost', name: '无人到达', mode: 'any', participants: [{ by: 'drafter' }], next: 'end' }] }
  expect((await call('POST', '/definitions/check', 'flowAdmin', unlinked)).json()).toMatchObject({ faults: [{ code: 'unreachable', step: 'lost' }] })
  expect((await call('POST', '/definitions', 'flowAdmin', unlinked)).json()).toMatchObject({ code: 'flow-has-faults', issues: [{ code: 'unreachable', field: 'lost' }] })
  expect((await call('POST', '/definitions', 'flowAdmin', { ...other, steps: [{ kind: 'wrong' }] })).json()).toMatchObject({ status: 422, code: 'wrong-input' })
  expect((await call('POST', '/definitions', 'flowAdmin', other)).json()).toMatchObject({ version: 1 })
  expect((await call('POST', '/definitions', 'flowAdmin', other)).json()).toMatchObject({ version: 2 })
  expect((await call('GET', '/definitions', 'flowAdmin')).json<readonly DefinitionRow[]>().filter(({ name }) => name === 'samples.other').map(({ version }) => version)).toEqual([2, 1])
  expect((await call('GET', '/definitions/samples.other/1', 'flowAdmin')).json()).toMatchObject({ version: 1, definition: { title: '样例发文' } })
  expect((await call('GET', '/definitions/samples.other/3', 'flowAdmin')).json()).toMatchObject({ code: 'not-found' })
})
