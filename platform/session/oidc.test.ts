import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import Provider from 'oidc-provider'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openOidc, type Oidc } from './oidc.ts'
import { sessionOf } from './sessions.ts'
import { caller, sure, testDesk } from './testing.ts'

const returnTo = 'http://127.0.0.1:1/sign-in/oidc'
let server: Server
let issuer = ''

// A real OpenID provider with its own sign-in pages (development interactions): whoever types a name is that person.
beforeAll(async () => {
  server = createServer((request, response) => void handler(request, response))
  await new Promise<void>((resolve) => { server.listen(0, '127.0.0.1', resolve) })
  issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const provider = new Provider(issuer, {
    clients: [{ client_id: 'shuniu', client_secret: 'a-secret-of-the-test', redirect_uris: [returnTo] }],
    claims: { openid: ['sub'], profile: ['preferred_username'] },
    conformIdTokenClaims: false,
    pkce: { required: () => true },
    findAccount: (_context, sub) => ({ accountId: sub, claims: () => ({ sub, preferred_username: sub }) }),
    cookies: { keys: ['only-for-this-test'] },
  })
  const handler = provider.callback()
})
afterAll(() => new Promise((resolve) => { server.close(resolve) }))

/** Goes through the provider's pages as a browser does and answers the query with which it sends the person back. */
async function signInAtProvider(url: string, name: string): Promise<string> {
  const cookies = new Map<string, string>()
  let next: { url: string; body?: URLSearchParams } = { url }
  for (let step = 0; step < 12; step++) {
    const response = await fetch(next.url, {
      redirect: 'manual', method: next.body ? 'POST' : 'GET', ...(next.body ? { body: next.body } : {}),
      headers: { cookie: [...cookies].map(([key, value]) => `${key}=${value}`).join('; ') },
    })
    for (const line of response.headers.getSetCookie()) {
      const [, key, value] = /^([^=]+)=([^;]*)/.exec(line)!
      cookies.set(key!, value!)
    }
    const location = response.headers.get('location')
    if (location?.startsWith(returnTo)) return new URL(location).search
    if (location) { next = { url: new URL(location, issuer).href }; continue }
    const page = await response.text()
    const action = /<form[^>]*action="([^"]+)"/.exec(page)?.[1]
    const prompt = /name="prompt" value="([^"]+)"/.exec(page)?.[1]
    if (!action || !prompt) throw new Error(`the provider shows no form: ${page.slice(0, 200)}`)
    next = { url: action, body: new URLSearchParams({ prompt, ...(prompt === 'login' ? { login: name, password: 'any' } : {}) }) }
  }
  throw new Error('the provider never sends the person back')
}

async function office(over: Partial<Parameters<typeof openOidc>[1]> = {}) {
  const made = await testDesk()
  const oidc = openOidc(made.desk, { issuer, clientId: 'shuniu', clientSecret: 'a-secret-of-the-test', loginClaim: 'preferred_username', returnTo, ...over })
  const enter = async (name: string, using: Oidc = oidc) => {
    const { url, kept } = await using.start()
    return { kept, query: await signInAtProvider(url, name) }
  }
  return { ...made, oidc, enter }
}

test('统一身份认证通过后，按登录名进入已有账号，不再要求本地口令', async () => {
  const { desk, oidc, enter, accountFor } = await office()
  await accountFor({ login: 'liming', person: 'person-3', password: null })
  const { token, stage } = sure(await oidc.finish(await enter('LiMing'), caller))
  expect(stage).toBe('open')
  expect(await sessionOf(desk, token)).toMatchObject({ means: 'oidc', account: { login: 'liming', person: 'person-3' } })
})

test('平台没有的、未启用的账号不会自动建立或放行', async () => {
  const { oidc, enter, accountFor } = await office()
  expect(await oidc.finish(await enter('stranger'), caller)).toMatchObject({ code: 'oidc-unknown-login', detail: { login: 'stranger' } })
  await accountFor({ login: 'liming', approved: false, password: null })
  expect(await oidc.finish(await enter('liming'), caller)).toMatchObject({ code: 'oidc-unknown-login' })
})

test('三类管理员不能用统一身份认证登录', async () => {
  const { oidc, enter, accountFor } = await office()
  await accountFor({ login: 'sysadmin', admin: 'sysAdmin', password: null })
  await accountFor({ login: 'security', admin: 'securityAdmin', password: null })
  expect(await oidc.finish(await enter('security'), caller)).toMatchObject({ code: 'oidc-administrator' })
})

test('授权码用过一次即失效', async () => {
  const { oidc, enter, accountFor } = await office()
  await accountFor({ login: 'liming', password: null })
  const given = await enter('liming')
  sure(await oidc.finish(given, caller))
  expect(await oidc.finish(given, caller)).toMatchObject({ code: 'oidc-failed' })
})

test('状态不符、暂存被换或缺失、超过十分钟的返回一律不认', async () => {
  const { oidc, enter, accountFor, pass } = await office()
  await accountFor({ login: 'liming', password: null })
  const given = await enter('liming')
  const other = await oidc.start()
  expect(await oidc.finish({ ...given, kept: other.kept }, caller)).toMatchObject({ code: 'oidc-failed' })
  expect(await oidc.finish({ ...given, kept: undefined }, caller)).toMatchObject({ code: 'oidc-failed' })
  expect(await oidc.finish({ ...given, kept: `${given.kept}x` }, caller)).toMatchObject({ code: 'oidc-failed' })
  expect(await oidc.finish({ ...given, query: '?error=access_denied' }, caller)).toMatchObject({ code: 'oidc-failed' })
  pass(10)
  expect(await oidc.finish(given, caller)).toMatchObject({ code: 'oidc-failed' })
})

test('认证中心没有所约定的声明，不能登录', async () => {
  const { oidc, enter, accountFor } = await office({ loginClaim: 'employee_number' })
  await accountFor({ login: 'liming', password: null })
  expect(await oidc.finish(await enter('liming', oidc), caller)).toMatchObject({ code: 'oidc-failed' })
})

test('请求带有 PKCE、state 和 nonce', async () => {
  const { oidc } = await office()
  const { searchParams } = new URL((await oidc.start()).url)
  expect(Object.fromEntries(searchParams)).toMatchObject({ code_challenge_method: 'S256', response_type: 'code', redirect_uri: returnTo })
  for (const name of ['code_challenge', 'state', 'nonce']) expect(searchParams.get(name)).toMatch(/^[\w-]{43}$/)
})
