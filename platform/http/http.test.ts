import { mkdir, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { implement } from '@orpc/server'
import { z } from 'zod'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { route, type Access } from '#lib/contract'
import { refuse } from '#lib/decision'
import type { FastifyInstance } from 'fastify'
import type { Actor } from '../act/types.ts'
import type { Module, RouteContext } from '../module.ts'
import { anActor, testPlatform } from '../testing.ts'
import { answered, httpServer, RefusedAnswer, routesOf } from './index.ts'
import { problemOf } from './problems.ts'

const at = (path: `/${string}`, access: Access, method: 'GET' | 'POST' = 'GET') => route({ method, path, summary: path, access })
const contract = {
  open: at('/sample/open', 'public').output(z.object({ ok: z.boolean() })),
  mine: at('/sample/mine', 'account').output(z.object({ name: z.string() })),
  work: at('/sample/work', 'staff', 'POST').input(z.object({ n: z.number().int('请填整数') })).output(z.object({ n: z.number() })),
  full: at('/sample/full', 'staff', 'POST').output(z.object({ n: z.number() })),
  words: at('/sample/words', 'staff', 'POST').input(z.object({ text: z.json() })).output(z.object({ text: z.json() })),
  audit: at('/sample/audit', ['auditAdmin']).output(z.object({})),
  broken: at('/sample/broken', 'public').output(z.object({})),
  one: at('/sample/things/{id}', 'staff').input(z.object({ id: z.string() })).output(z.object({ id: z.string() })),
}
const os = implement(contract).$context<RouteContext<string>>()
const router = {
  open: os.open.handler(() => ({ ok: true })),
  mine: os.mine.handler(({ context }) => ({ name: context.actor!.name })),
  work: os.work.handler(async ({ input, context }) => answered(await context.platform.runCommand(context.call('sample.work'), async () => ({ n: input.n })))),
  full: os.full.handler(async ({ context }) => answered(await context.platform.runCommand<{ n: number }>(context.call('sample.full'), async () => refuse('full', { n: 3 })))),
  words: os.words.handler(({ input }) => input),
  audit: os.audit.handler(() => ({})),
  broken: os.broken.handler(() => { throw new Error('secret detail') }),
  one: os.one.handler(({ input }) => ({ id: input.id })),
}
const sample: Module = {
  name: 'sample', uses: [], contract, router: () => router, tables: [], screen: (input) => (JSON.stringify(input ?? null).includes('拦下') ? refuse('full', { n: 0 }) : null),
  refusals: { full: '已满 {n} 项，请先办结再添加。' },
  streams: [{ method: 'POST', path: '/sample/stream', summary: 'stream', access: 'staff', handle: async () => ({ streamed: true }) }],
}

let app: FastifyInstance
const people: Record<string, Actor | null> = { nobody: null, staff: anActor(), auditAdmin: anActor({ account: 'a', person: null, admin: 'auditAdmin' }) }
let ready: string | null = null

beforeAll(async () => {
  const { platform, auditKey, dataDir } = await testPlatform()
  await mkdir(path.join(dataDir, 'web/assets'), { recursive: true })
  await writeFile(path.join(dataDir, 'web/index.html'), '<!doctype html><title>枢纽</title>')
  await writeFile(path.join(dataDir, 'web/assets/page-1a.js'), 'export {}')
  app = await httpServer({
    platform, modules: [sample], auditKey, webFolder: path.join(dataDir, 'web'), whoCalls: async (request) => people[String(request.headers['x-person'] ?? 'nobody')] ?? null,
    health: { awaiting: async () => ready, connections: () => ({ total: 1, idle: 1, waiting: 0 }) },
  })
})
afterAll(() => app.close())

const call = (method: 'GET' | 'POST', url: string, over: { person?: string; body?: object; headers?: Record<string, string> } = {}) =>
  app.inject({ method, url: `/api${url}`, headers: { 'x-person': over.person ?? 'nobody', ...(over.body ? { 'content-type': 'application/json' } : {}), ...over.headers }, ...(over.body ? { payload: over.body } : {}) })

test('routes answer whom they declare, and nobody else', async () => {
  expect((await call('GET', '/sample/open')).json()).toEqual({ ok: true })
  expect((await call('GET', '/sample/mine')).statusCode).toBe(401)
  expect((await call('GET', '/sample/mine', { person: 'auditAdmin' })).statusCode).toBe(200)
  expect((await call('GET', '/sample/audit', { person: 'staff' })).json()).toMatchObject({ status: 403, code: 'not-allowed' })
  expect((await call('POST', '/sample/work', { person: 'auditAdmin', body: { n: 1 } })).statusCode).toBe(403)
  expect((await call('POST', '/sample/stream')).statusCode).toBe(401)
  expect((await call('POST', '/sample/stream', { person: 'staff' })).json()).toEqual({ streamed: true })
  expect((await call('GET', '/sample/things/7', { person: 'staff' })).json()).toEqual({ id: '7' })
})

test('a refusal leaves as a problem with its sentence and the request id', async () => {
  const answer = await call('POST', '/sample/full', { person: 'staff', body: {} })
  expect(answer.statusCode).toBe(409)
  expect(answer.headers['content-type']).toContain('application/problem+json')
  expect(answer.json()).toMatchObject({ status: 409, code: 'full', detail: '已满 3 项，请先办结再添加。', requestId: answer.headers['x-request-id'] })
})

test('wrong input names every field; a broken body and an unknown route are problems too', async () => {
  expect((await call('POST', '/sample/work', { person: 'staff', body: { n: 'x' } })).json()).toMatchObject({ status: 422, code: 'wrong-input', issues: [{ field: 'n' }] })
  expect((await call('POST', '/sample/work', { person: 'staff', headers: { 'content-type': 'application/json' } })).statusCode).toBe(422)
  expect((await call('GET', '/nowhere')).json()).toMatchObject({ status: 404, code: 'no-such-route' })
})

test('input that nobody can keep is wrong input, never a fault', async () => {
  const told = async (payload: string, type = 'application/json') => {
    const answer = await app.inject({ method: 'POST', url: '/api/sample/words', headers: { 'x-person': 'staff', 'content-type': type }, payload })
    return [answer.statusCode, answer.json<{ code: string }>().code]
  }
  const wrong = [422, 'wrong-input']
  expect(await told('{"text":"甲\\u0000乙"}')).toEqual(wrong)
  expect(await told('{"text":"甲\\ud800"}')).toEqual(wrong)
  expect(await told('{"text":')).toEqual(wrong)
  expect(await told(`{"text":${'['.repeat(100_000)}${']'.repeat(100_000)}}`)).toEqual(wrong)
  expect(await told('--x', 'multipart/form-data; boundary=x')).toEqual(wrong)
  expect(await told('<a/>', 'application/xml')).toEqual([415, 'wrong-type'])
  expect((await call('GET', '/sample/things/%00', { person: 'staff' })).statusCode).toBe(422)
  expect((await call('POST', '/sample/words', { person: 'staff', body: { text: '甲' } })).json()).toEqual({ text: '甲' })
})

test('a body beyond the limit is refused before it is read whole, whether or not its length was told', async () => {
  const origin = await app.listen({ port: 0, host: '127.0.0.1' })
  const megabyte = new TextEncoder().encode(' '.repeat(1024 * 1024))
  let sent = 0
  const endless = new ReadableStream({ pull: (controller) => { sent++; if (sent > 64) controller.close(); else controller.enqueue(megabyte) } })
  const answer = await fetch(`${origin}/api/sample/words`, { method: 'POST', headers: { 'content-type': 'application/json', 'x-person': 'staff' }, body: endless, duplex: 'half' } as RequestInit).catch(() => null)
  // The server may also close the line while the rest is still being sent.
  expect(answer?.status ?? 413).toBe(413)
  expect(sent).toBeLessThan(60)
  expect((await call('POST', '/sample/words', { person: 'staff', body: { text: 'x'.repeat(9 * 1024 * 1024) } })).json()).toMatchObject({ status: 413, code: 'too-large' })
})

test('one key for two different requests is refused; for the same request it is one act', async () => {
  const work = (n: number) => call('POST', '/sample/work', { person: 'staff', body: { n }, headers: { 'idempotency-key': 'once' } })
  expect((await work(1)).json()).toEqual({ n: 1 })
  expect((await work(1)).json()).toEqual({ n: 1 })
  expect((await work(2)).json()).toMatchObject({ status: 409, code: 'key-used-otherwise' })
})

test('what a module screens out reaches no handler', async () => {
  expect((await call('POST', '/sample/words', { person: 'staff', body: { text: '拦下' } })).json()).toMatchObject({ status: 409, code: 'full' })
  expect((await call('GET', '/sample/things/拦下', { person: 'staff' })).statusCode).toBe(200)
})

test('a fault shows a calm sentence and no detail', async () => {
  const answer = await call('GET', '/sample/broken')
  expect(answer.json()).toMatchObject({ status: 500, code: 'fault' })
  expect(answer.body).not.toContain('secret')
})

test('a request that carries a cookie but not our header is refused', async () => {
  const forged = await call('POST', '/sample/work', { person: 'staff', body: { n: 1 }, headers: { cookie: 'shuniu_session=x' } })
  expect(forged.json()).toMatchObject({ status: 403, code: 'cross-site' })
  const own = await call('POST', '/sample/work', { person: 'staff', body: { n: 1 }, headers: { cookie: 'shuniu_session=x', 'x-requested-with': 'shuniu' } })
  expect(own.json()).toEqual({ n: 1 })
})

test('security headers, health, metrics and documents are served', async () => {
  const page = await app.inject('/api/docs')
  expect(page.headers['content-security-policy']).toContain("default-src 'self'")
  expect(page.headers['content-security-policy']).toContain("script-src 'self';")
  expect(page.body).toContain('/api/sample/things/{id}')
  const document = (await app.inject('/api/openapi.json')).json()
  expect(document.openapi).toMatch(/^3\.1/)
  expect(Object.keys(document.paths)).toHaveLength(9)
  expect((await app.inject('/healthz')).json()).toMatchObject({ alive: true })
  expect((await app.inject('/readyz')).statusCode).toBe(200)
  ready = 'web pages'
  expect((await app.inject('/readyz')).statusCode).toBe(503)
  expect((await app.inject('/metrics')).body).toContain('shuniu_http_seconds')
})

test('the list of routes knows every route with its declared access', () => {
  expect(routesOf([sample])).toHaveLength(9)
  expect(routesOf([sample]).every((route) => route.access !== undefined)).toBe(true)
})

test('pages: assets for a year, every other path the one page, a missing asset never the page', async () => {
  const asset = await app.inject('/assets/page-1a.js')
  expect([asset.statusCode, asset.headers['cache-control']]).toEqual([200, 'public, max-age=31536000, immutable'])
  const page = await app.inject('/documents/some-id')
  expect([page.statusCode, page.headers['content-type'], page.headers['cache-control']]).toEqual([200, 'text/html; charset=utf-8', 'no-cache'])
  expect((await app.inject('/assets/gone.js')).statusCode).toBe(404)
})

test('what goes wrong outside a command has its own problem', () => {
  const statusOf = (thrown: unknown) => { const { status, code } = problemOf(thrown, 'r', {}); return [status, code] }
  expect(statusOf(new RefusedAnswer(refuse('not-found')))).toEqual([404, 'not-found'])
  expect(statusOf(Object.assign(new Error(), { statusCode: 429 }))).toEqual([429, 'too-many-requests'])
  expect(statusOf(Object.assign(new Error(), { statusCode: 413 }))).toEqual([413, 'too-large'])
  expect(statusOf(Object.assign(new Error(), { statusCode: 415 }))).toEqual([415, 'wrong-type'])
  expect(statusOf(Object.assign(new Error('invalid input syntax'), { code: '22007' }))).toEqual([422, 'wrong-input'])
  expect(statusOf(Object.assign(new Error('terminating connection'), { code: '57P01' }))).toEqual([503, 'unavailable'])
  expect(statusOf(new Error('Connection terminated unexpectedly'))).toEqual([503, 'unavailable'])
  expect(problemOf(new RefusedAnswer(refuse('full', { n: 3 })), 'r', { full: '已满 {n} 项。' }).detail).toBe('已满 3 项。')
})

test('an address that asks too often is asked to wait', async () => {
  const { platform, auditKey } = await testPlatform()
  const hasty = await httpServer({ platform: { ...platform, settings: { ...platform.settings, REQUESTS_PER_MINUTE: 2 } }, modules: [sample], auditKey, whoCalls: async () => null, health: { awaiting: async () => null, connections: () => ({ total: 0, idle: 0, waiting: 0 }) } })
  const answers = [await hasty.inject('/api/sample/open'), await hasty.inject('/api/sample/open'), await hasty.inject('/api/sample/open')]
  expect(answers.map((answer) => answer.statusCode)).toEqual([200, 200, 429])
  expect(answers[2]!.json()).toMatchObject({ code: 'too-many-requests' })
  await hasty.close()
})

test('an address that cannot be decoded is a problem too', async () => {
  const answer = await app.inject('/api/sample/things/%E0%A4%A')
  expect(answer.json()).toMatchObject({ status: 404, code: 'no-such-route' })
})
