import type { AddressInfo } from 'node:net'
import { sql } from 'kysely'
import { describe, expect, onTestFinished, test } from 'vitest'
import type { PersonId } from '#lib/ids'
import { addMinutes } from '#lib/instants'
import type { Actor } from '#platform/act'
import { httpServer } from '#platform/http'
import { aCall, anActor, testPlatform } from '../../../platform/testing.ts'
import { liveNotices, noticesModule, notify, tell, tellChanged, type NewNotice } from '../index.ts'
import type { NoticePage } from '../contract.ts'
import { tidyJob } from './jobs.ts'

const [wang, li] = ['person-1', 'person-2'] as [PersonId, PersonId]
const people: Record<string, Actor> = { wang: anActor(), li: anActor({ account: 'account-2', person: li }), sysAdmin: anActor({ person: null, admin: 'sysAdmin' }) }

/** A district with so many processes, each with a server and a listener of its own, on one database. */
async function district(processes = 1, timing: Parameters<typeof liveNotices>[0] = {}) {
  const made = await testPlatform([noticesModule(liveNotices())])
  const servers = await Promise.all(Array.from({ length: processes }, async () => {
    const live = liveNotices(timing)
    const app = await httpServer({
      platform: made.platform, modules: [noticesModule(live)], auditKey: made.auditKey, whoCalls: async (request) => people[String(request.headers['x-person'])] ?? null,
      health: { awaiting: async () => null, connections: () => ({ total: 0, idle: 0, waiting: 0 }) },
    })
    await live.open(made.database)
    await app.listen({ port: 0, host: '127.0.0.1' })
    onTestFinished(async () => {
      await live.close()
      await app.close()
    })
    return { app, live, origin: `http://127.0.0.1:${(app.server.address() as AddressInfo).port}` }
  }))
  const run = <Answer>(act: Parameters<typeof made.platform.runCommand<Answer>>[1]) => made.platform.runCommand(aCall('sample.act'), act)
  const tell = (over: Partial<NewNotice> = {}) => run(async (work) => { await notify(work, { people: [wang], kind: 'task', title: '请核稿', link: '/documents/1', event: 'e1', ...over }); return null })
  const call = (method: 'GET' | 'POST' | 'PUT', url: string, person = 'wang', body?: object) =>
    servers[0]!.app.inject({ method, url: `/api/notices${url}`, headers: { 'x-person': person, ...(body ? { 'content-type': 'application/json' } : {}) }, ...(body ? { payload: body } : {}) })
  return { ...made, servers, run, tell, call }
}

interface Heard { readonly id: string; readonly data: { topics: string[]; notice?: { title: string; href: string } } }

/** A browser's page: keeps what it heard and goes on from there after `drop`. */
function page(origin: string, person = 'wang') {
  const heard: Heard[] = []
  let [last, line]: [string | null, AbortController] = [null, new AbortController()]
  async function open(): Promise<void> {
    line = new AbortController()
    const answer = await fetch(`${origin}/api/notices/stream`, { headers: { 'x-person': person, ...(last === null ? {} : { 'last-event-id': last }) }, signal: line.signal })
    expect(answer.headers.get('content-type')).toContain('text/event-stream')
    await new Promise<void>((ready) => { void read(answer.body!, ready) })
  }
  async function read(body: ReadableStream<Uint8Array>, ready: () => void): Promise<void> {
    let text = ''
    try {
      for await (const chunk of body.pipeThrough(new TextDecoderStream() as unknown as TransformStream<Uint8Array, string>)) {
        text += chunk
        const blocks = text.split('\n\n')
        text = blocks.pop()!
        for (const block of blocks) take(block)
        ready()
      }
    } catch { /* dropped */ }
  }
  function take(block: string): void {
    const id = /^id: (.*)$/m.exec(block)?.[1]
    if (id !== undefined) last = id
    if (!/^event: /m.test(block) && id !== undefined) heard.push({ id, data: JSON.parse(/^data: (.*)$/m.exec(block)![1]!) as Heard['data'] })
  }
  const titles = () => heard.map((message) => message.data.notice?.title)
  return { heard, titles, open, drop: () => line.abort() }
}

test('账号停用、退出登录后，已打开的页面随即不再收到消息', async () => {
  const { tell, servers } = await district(1, { heartbeatMs: 60_000 })
  people['zhao'] = anActor({ account: 'account-9' })
  const open = page(servers[0]!.origin, 'zhao')
  await open.open()
  await tell({ event: 'before', title: '停用之前' })
  await expect.poll(open.titles).toEqual(['停用之前'])
  delete people['zhao']
  await tell({ event: 'after', title: '停用之后' })
  await new Promise((resolve) => setTimeout(resolve, 400))
  expect(open.titles()).toEqual(['停用之前'])
})

describe('列表与已读', () => {
  test('同一事件对同一人只发一次', async () => {
    const { tell, call } = await district()
    await tell()
    await tell({ people: [wang, li, li] })
    expect((await call('GET', '')).json<NoticePage>().notices).toMatchObject([{ kind: 'task', title: '请核稿', link: '/documents/1', readAt: null }])
    expect((await call('GET', '/unread', 'li')).json()).toEqual({ count: 1 })
  })

  test('新的在前，分页不重不漏，未读可筛', async () => {
    const { tell, call } = await district()
    for (let n = 1; n <= 5; n += 1) await tell({ event: `e${n}`, title: `第${n}件` })
    const first = (await call('GET', '?limit=2')).json<NoticePage>()
    const second = (await call('GET', `?limit=3&before=${first.next}`)).json<NoticePage>()
    expect([...first.notices, ...second.notices].map((notice) => notice.title)).toEqual(['第5件', '第4件', '第3件', '第2件', '第1件'])
    expect(second.next).toBeNull()
    expect((await call('POST', `/${first.notices[0]!.id}/read`, 'wang', {})).json()).toEqual({ unread: 4 })
    expect((await call('GET', '?unread=1')).json<NoticePage>().notices).toHaveLength(4)
    await tell({ event: '其间到的' })
    expect((await call('POST', '/read', 'wang', {})).statusCode).toBe(422)
    expect((await call('POST', '/read', 'wang', { upTo: first.notices[0]!.id })).json()).toEqual({ unread: 1 })
    expect((await call('GET', '?unread=1')).json<NoticePage>().notices).toHaveLength(1)
  })

  test('别人的消息看不到、也标不了', async () => {
    const { tell, call } = await district()
    await tell()
    const { notices: [notice] } = (await call('GET', '')).json<NoticePage>()
    expect((await call('GET', '', 'li')).json<NoticePage>().notices).toEqual([])
    await call('POST', `/${notice!.id}/read`, 'li', {})
    expect((await call('GET', '/unread')).json()).toEqual({ count: 1 })
    expect((await call('GET', '', 'sysAdmin')).statusCode).toBe(403)
  })

  test('不提醒的种类进列表而不计未读；保密事件不能设为不提醒', async () => {
    const { tell, call } = await district()
    expect((await call('PUT', '/preferences', 'wang', { muted: ['progress'], quiet: { from: 1320, until: 420 } })).json()).toEqual({ muted: ['progress'], quiet: { from: 1320, until: 420 } })
    expect((await call('GET', '/preferences')).json()).toEqual({ muted: ['progress'], quiet: { from: 1320, until: 420 } })
    expect((await call('PUT', '/preferences', 'wang', { muted: ['secrecy'], quiet: null })).json()).toMatchObject({ code: 'always-heard', detail: '「保密事件」关系安全，不能设为不提醒，请保留后再保存。' })
    await tell({ kind: 'progress' })
    expect((await call('GET', '/unread')).json()).toEqual({ count: 0 })
    expect((await call('GET', '')).json<NoticePage>().notices).toHaveLength(1)
  })

  test('命令失败则什么也没发；链接只能指向本站', async () => {
    const { run, tell, call } = await district()
    await expect(run(async (work) => { await notify(work, { people: [wang], kind: 'task', title: 'x', link: '/a', event: 'e' }); throw new Error('rolled back') })).rejects.toThrow('rolled back')
    await expect(tell({ link: '//evil.example' })).rejects.toThrow('page of ours')
    expect((await call('GET', '/unread')).json()).toEqual({ count: 0 })
  })

  test('每夜清理旧消息与一年前读过的通知', async () => {
    const { tell, run, call, platform, clock } = await district()
    await tell()
    await tell({ event: 'e2' })
    const { notices } = (await call('GET', '')).json<NoticePage>()
    await call('POST', `/${notices[0]!.id}/read`, 'wang', {})
    await sql`update notices_notices set read_at = ${addMinutes(clock(), -366 * 1440)} where read_at is not null`.execute(platform.db)
    await sql`update notices_messages set at = ${addMinutes(clock(), -3 * 1440)} where position < 3`.execute(platform.db)
    await run(async (work) => { await tidyJob.run(work, {}); return null })
    expect((await call('GET', '')).json<NoticePage>().notices).toHaveLength(1)
    expect((await sql`select position from notices_messages`.execute(platform.db)).rows).toEqual([{ position: 3 }])
  })
})

describe('实时', () => {
  test('提交之后送到本人打开的页面，别人听不到', async () => {
    const { tell, servers: [server] } = await district()
    const [mine, other] = [page(server!.origin), page(server!.origin, 'li')]
    await Promise.all([mine.open(), other.open()])
    await tell()
    await expect.poll(() => mine.heard).toMatchObject([{ id: '1', data: { topics: ['notices'], notice: { title: '请核稿', href: '/documents/1' } } }])
    expect(other.heard).toEqual([])
  })

  test('两个进程都送达，不论由谁提交', async () => {
    const { tell, servers } = await district(2)
    const pages = servers.map((server) => page(server.origin))
    await Promise.all(pages.map((each) => each.open()))
    await tell()
    for (const each of pages) await expect.poll(each.titles).toEqual(['请核稿'])
  })

  test('断线重连十次，不重不漏，次序不乱', async () => {
    const { tell, servers } = await district(2)
    const mine = page(servers[0]!.origin)
    const told: Promise<unknown>[] = []
    let n = 0
    await mine.open()
    for (let round = 0; round < 10; round += 1) {
      // Some come while the line is open, some while it is broken, several at once.
      for (let each = 0; each < 5; each += 1) told.push(tell({ event: `e${++n}`, title: `第${n}件` }))
      if (round % 2) await Promise.all(told)
      mine.drop()
      for (let each = 0; each < 3; each += 1) told.push(tell({ event: `e${++n}`, title: `第${n}件` }))
      await mine.open()
    }
    await Promise.all(told)
    await expect.poll(() => mine.heard.length, { timeout: 5000 }).toBe(80)
    expect(mine.heard.map((message) => Number(message.id))).toEqual(Array.from({ length: 80 }, (_, at) => at + 1))
    expect(new Set(mine.titles()).size).toBe(80)
  })

  test('同时发给多人的命令互不死锁，各人编号连续', async () => {
    const { run, platform } = await district()
    const crowd = Array.from({ length: 200 }, (_, at) => `p${at}` as PersonId)
    await Promise.all(Array.from({ length: 8 }, (_, at) => run(async (work) => { await tellChanged(work, at % 2 ? crowd : crowd.toReversed(), ['workflow.inbox']); return null })))
    expect((await sql`select count(*) as n, min(position) as least, max(position) as most from notices_messages`.execute(platform.db)).rows).toEqual([{ n: 1600, least: 1, most: 8 }])
  })

  test('一次告知多件：同一人逐件编号，变动随通知而来，不另发', async () => {
    const { run, servers: [server] } = await district()
    const mine = page(server!.origin)
    await mine.open()
    const about = (event: string): NewNotice => ({ people: [wang], kind: 'task', title: event, link: '/documents/1', event })
    await run(async (work) => { await tell(work, { notices: [about('甲'), about('乙')], changed: { people: [wang, li], topics: ['workflow'] } }); return null })
    await expect.poll(mine.titles).toEqual(['甲', '乙'])
    expect(mine.heard.map(({ id, data }) => [id, data.topics])).toEqual([['1', ['notices', 'workflow']], ['2', ['notices']]])
    const his = page(server!.origin, 'li')
    await his.open()
    await run(async (work) => { await tellChanged(work, [li], ['workflow']); return null })
    await expect.poll(() => his.heard.map(({ id }) => id)).toEqual(['2'])
  })

  test('听的连接断了会重接，其间的消息补上', async () => {
    const { tell, servers: [server], database } = await district()
    const mine = page(server!.origin)
    await mine.open()
    await tell()
    await expect.poll(mine.titles).toEqual(['请核稿'])
    await database.pool.query("select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'shuniu-notices' and query like $1", [`%${database.schema}_notices%`])
    await tell({ event: 'e2', title: '断线时' })
    await expect.poll(mine.titles, { timeout: 5000 }).toEqual(['请核稿', '断线时'])
  })

  test('免打扰时段不弹出，只刷新计数', async () => {
    const { tell, call, servers: [server] } = await district()
    await call('PUT', '/preferences', 'wang', { muted: [], quiet: { from: 0, until: 1439 } })
    const mine = page(server!.origin)
    await mine.open()
    await tell()
    await expect.poll(() => mine.heard.map((message) => message.data)).toEqual([{ topics: ['notices'] }])
  })

  test('有心跳；到时自行结束，好重新核对会话；进程停下时也结束', async () => {
    const { servers: [server] } = await district(1, { heartbeatMs: 20, longestMs: 200 })
    const raw = async () => (await fetch(`${server!.origin}/api/notices/stream`, { headers: { 'x-person': 'wang' } })).text()
    expect((await raw()).split(': \n\n').length).toBeGreaterThan(3)
    const open = raw()
    await new Promise((resolve) => setTimeout(resolve, 50))
    await server!.live.close()
    expect(await open).toContain('event: ready')
    expect((await fetch(`${server!.origin}/api/notices/stream`, { headers: { 'x-person': 'wang' } })).status).toBe(503)
  })
})
