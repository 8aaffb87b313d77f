import { Secret, TOTP } from 'otpauth'
import { expect, test } from 'vitest'
import { instantMs } from '#lib/instants'
import type { PersonId, UnitId } from '#lib/ids'
import { deriveKey } from '../crypto/index.ts'
import { httpServer } from '../http/index.ts'
import { firstAdministratorLink } from './links.ts'
import { sessionModule } from './module.ts'
import { actorOf, sessionOf } from './sessions.ts'
import { goodPassword, testDesk } from './testing.ts'

/** A running server with the session alone, and a browser that keeps its cookies. */
async function running(demo = false) {
  const made = await testDesk({}, demo)
  const { desk, platform } = made
  const module = sessionModule({ desk, origin: 'http://oa.test', neighbours: {
    officeName: async () => '中共临江区委办公室',
    unitNames: async (_db, units) => new Map(units.map((unit) => [unit, '综合科'])),
    samplePeople: async () => [{ group: '办公室', people: [{ person: 'person-1' as PersonId, name: '王测试', post: '科员' }, { person: 'person-2' as PersonId, name: '无账号', post: '科员' }] }],
  } })
  const app = await httpServer({
    platform, modules: [module], auditKey: deriveKey(desk.key, 'audit'),
    whoCalls: async (request) => actorOf(desk, await sessionOf(desk, request.cookies.shuniu), async () => ({ units: ['unit-1' as UnitId], roles: ['drafter'], standsInFor: [] })),
    health: { awaiting: async () => null, connections: () => ({ total: 0, idle: 0, waiting: 0 }) },
  })
  const jar = new Map<string, string>()
  const call = async (method: 'GET' | 'POST' | 'PUT', url: string, body?: object) => {
    const response = await app.inject({ method, url: `/api/session${url}`, cookies: Object.fromEntries(jar), headers: { 'x-requested-with': 'shuniu' }, ...(body ? { payload: body } : {}) })
    for (const { name, value } of response.cookies) if (value) jar.set(name, value); else jar.delete(name)
    return { status: response.statusCode, body: (response.body ? response.json() : null) as Record<string, unknown>, cookies: response.cookies }
  }
  return { ...made, call, jar, app }
}
const right = { login: 'wangce', password: goodPassword }

test('登录后 Cookie 只给服务器看、只在本站发送；能取得本人信息并退出', async () => {
  const { call, accountFor, jar } = await running()
  await accountFor({ person: 'person-1' })
  expect(await call('GET', '')).toMatchObject({ status: 401, body: { code: 'not-signed-in' } })
  const { body, cookies } = await call('POST', '/sign-in', right)
  expect(body).toEqual({ stage: 'open' })
  expect(cookies).toMatchObject([{ name: 'shuniu', httpOnly: true, sameSite: 'Strict', path: '/' }])
  expect((await call('GET', '')).body).toMatchObject({
    person: 'person-1', name: '王测试', office: '中共临江区委办公室', units: [{ id: 'unit-1', name: '综合科' }], roles: ['drafter'], admin: null, settings: {}, demo: false, idleMinutes: 15,
  })
  expect(await call('PUT', '/preferences', { key: 'look', value: { textSize: 'large' } })).toMatchObject({ status: 200 })
  expect((await call('GET', '')).body.settings).toEqual({ look: { textSize: 'large' } })
  const before = jar.get('shuniu')!
  await call('POST', '/sign-out')
  expect(jar.has('shuniu')).toBe(false)
  jar.set('shuniu', before)
  expect((await call('GET', '')).status).toBe(401)
})

test('登录失败用中文说明原因和下一步', async () => {
  const { call, accountFor } = await running()
  await accountFor()
  const { status, body } = await call('POST', '/sign-in', { ...right, password: 'x' })
  expect([status, body.code, body.detail]).toEqual([409, 'wrong-credentials', '登录名或口令不正确，请核对后重新输入；连续输错 5 次将锁定 30 分钟。'])
})

test('别处先种下的 Cookie 在登录后不会变成已登录', async () => {
  const { call, accountFor, jar } = await running()
  await accountFor()
  jar.set('shuniu', 'planted-by-someone-else')
  await call('POST', '/sign-in', right)
  expect(jar.get('shuniu')).not.toBe('planted-by-someone-else')
  jar.set('shuniu', 'planted-by-someone-else')
  expect((await call('GET', '')).status).toBe(401)
})

test('首个管理员：凭链接设口令、登录、绑定动态口令后才有权限，其后登录须验动态口令', async () => {
  const { call, desk, clock, pass } = await running()
  const token = await firstAdministratorLink(desk)
  expect((await call('POST', '/one-time/look', { token })).body).toMatchObject({ purpose: 'first-administrator' })
  const first = { login: 'sysadmin', name: '系统管理员' }
  expect(await call('POST', '/one-time', { token, password: '短', first })).toMatchObject({ body: { code: 'password-unfit', issues: [{ code: 'P-01' }, { code: 'P-03' }] } })
  expect((await call('POST', '/one-time', { token, password: goodPassword, first })).status).toBe(200)
  expect((await call('POST', '/one-time/look', { token })).body).toMatchObject({ code: 'link-unusable' })
  expect((await call('POST', '/sign-in', { login: 'sysadmin', password: goodPassword })).body).toEqual({ stage: 'enrol-second-factor' })
  expect((await call('GET', '')).status).toBe(401)
  expect((await call('GET', '/entry')).body).toMatchObject({ stage: 'enrol-second-factor', name: '系统管理员', demo: false, oidc: false })
  const { secret } = (await call('POST', '/totp/start')).body as { secret: string }
  const code = () => new TOTP({ secret: Secret.fromBase32(secret) }).generate({ timestamp: instantMs(clock()) })
  expect((await call('POST', '/totp/confirm', { code: code() })).body.recoveryCodes).toHaveLength(10)
  expect((await call('GET', '')).body).toMatchObject({ admin: 'sysAdmin', units: [], roles: [], hasSecondFactor: true })
  await call('POST', '/sign-out')
  pass(1)
  expect((await call('POST', '/sign-in', { login: 'sysadmin', password: goodPassword })).body).toEqual({ stage: 'second-factor' })
  expect((await call('GET', '')).status).toBe(401)
  expect((await call('POST', '/second-factor', { code: code() })).body).toEqual({ stage: 'open' })
  expect((await call('GET', '')).status).toBe(200)
})

test('未登录时改口令、绑动态口令、验动态口令都要求先登录', async () => {
  const { call } = await running()
  expect(await call('POST', '/password', { current: 'a', next: 'b' })).toMatchObject({ status: 401 })
  expect(await call('POST', '/totp/start')).toMatchObject({ status: 401 })
  expect(await call('POST', '/totp/confirm', { code: '000000' })).toMatchObject({ status: 401 })
  expect(await call('POST', '/second-factor', { code: '000000' })).toMatchObject({ status: 401 })
  expect(await call('POST', '/sign-out')).toMatchObject({ status: 200 })
})

test('修改口令后换新 Cookie，仍在登录中', async () => {
  const { call, accountFor, jar } = await running()
  await accountFor()
  await call('POST', '/sign-in', right)
  const before = jar.get('shuniu')
  expect(await call('POST', '/password', { current: goodPassword, next: 'Qiutian!2026' })).toMatchObject({ status: 200 })
  expect(jar.get('shuniu')).not.toBe(before)
  expect((await call('GET', '')).status).toBe(200)
})

test('演示模式列出有账号的人员和三员，选中即可进入；非演示模式拒绝', async () => {
  const { call, accountFor } = await running(true)
  const { id } = await accountFor({ person: 'person-1', password: null })
  await accountFor({ login: 'security', name: '安全员', admin: 'securityAdmin', password: null })
  expect((await call('GET', '/demo')).body).toMatchObject([
    { group: '办公室', people: [{ account: id, name: '王测试', post: '科员' }] }, { group: '三员', people: [{ name: '安全员', post: '安全保密管理员' }] },
  ])
  expect((await call('POST', '/demo', { account: id })).body).toEqual({ stage: 'open' })
  expect((await call('GET', '')).body).toMatchObject({ person: 'person-1', demo: true })
  const real = await running()
  expect((await real.call('GET', '/demo')).body).toMatchObject({ code: 'not-demo' })
  expect((await real.call('POST', '/demo', { account: id })).body).toMatchObject({ code: 'not-demo' })
})

test('未接入统一身份认证时如实告知', async () => {
  const { call } = await running()
  expect((await call('GET', '/oidc/start')).body).toMatchObject({ code: 'oidc-off' })
  expect((await call('POST', '/oidc/callback', { query: '?code=1' })).body).toMatchObject({ code: 'oidc-off' })
})

test('个人设置过大或键名不规范被拒绝', async () => {
  const { call, accountFor } = await running()
  await accountFor()
  await call('POST', '/sign-in', right)
  expect((await call('PUT', '/preferences', { key: 'a b', value: 1 })).status).toBe(422)
  expect((await call('PUT', '/preferences', { key: 'ab', value: 'x'.repeat(20_001) })).status).toBe(422)
})
