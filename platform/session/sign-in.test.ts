import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { addMinutes, type Instant } from '#lib/instants'
import { readAudit } from '../audit/index.ts'
import { changeAccount } from './account-commands.ts'
import { listAccounts } from './accounts.ts'
import { actorOf, sessionOf, sweepSessions } from './sessions.ts'
import { demoSignIn, signIn, signOut } from './sign-in.ts'
import { asAdministrator, caller, goodPassword, sure, testDesk } from './testing.ts'

const nobodyThere = async () => ({ units: [], roles: ['drafter'], standsInFor: [] })
const right = { login: 'wangce', password: goodPassword }
const wrong = { login: 'wangce', password: 'Linjiang#2027' }

test('登录名和口令正确即可登录，会话带出账号与本人', async () => {
  const { desk, accountFor } = await testDesk()
  await accountFor({ person: 'person-7' })
  const { token, stage } = sure(await signIn(desk, { ...right, login: ' WangCe ' }, caller))
  expect(stage).toBe('open')
  const session = await sessionOf(desk, token)
  expect(session).toMatchObject({ account: { login: 'wangce', person: 'person-7' }, means: 'password', stage: 'open' })
  expect(await actorOf(desk, session, nobodyThere)).toMatchObject({ person: 'person-7', admin: null, roles: ['drafter'] })
})

test('数据库里没有令牌和口令原文', async () => {
  const { desk, accountFor, platform } = await testDesk()
  await accountFor()
  const { token } = sure(await signIn(desk, right, caller))
  for (const table of ['platform_sessions', 'platform_accounts', 'platform_password_history', 'platform_audit', 'platform_journal', 'platform_acts']) {
    const { rows } = await sql<{ text: string }>`select row_to_json(t)::text as text from ${sql.table(table)} t`.execute(platform.db)
    for (const { text } of rows) for (const secret of [token, goodPassword]) expect(text).not.toContain(secret)
  }
})

test('不存在的登录名与口令错误得到同样的答复，同样在第五次后锁定', async () => {
  const { desk, accountFor } = await testDesk()
  await accountFor()
  const answers = async (login: string) => {
    const seen: unknown[] = []
    for (let n = 0; n < 7; n++) seen.push(await signIn(desk, { ...wrong, login }, caller))
    return seen
  }
  const known = await answers('wangce')
  expect(await answers('nobody')).toEqual(known)
  expect(known.map((answer) => (answer as { code: string }).code)).toEqual([...Array<string>(5).fill('wrong-credentials'), 'sign-in-locked', 'sign-in-locked'])
})

test('不存在的登录名用时与真实账号相当，看不出账号有无', async () => {
  const { desk, accountFor } = await testDesk({ failuresBeforeLock: 100 })
  await accountFor()
  const time = async (login: string) => {
    const start = performance.now()
    await signIn(desk, { ...wrong, login }, caller)
    return performance.now() - start
  }
  await time('warmup')
  const times: Record<'nobody' | 'wangce', number[]> = { nobody: [], wangce: [] }
  // Taken in turns, so that a busy machine slows both alike.
  for (let n = 0; n < 11; n++) for (const login of ['nobody', 'wangce'] as const) times[login].push(await time(login))
  const median = (list: number[]) => list.sort((a, b) => a - b)[Math.floor(list.length / 2)]!
  // Without the same work for unknown logins the ratio is below 0.4.
  expect(median(times.nobody) / median(times.wangce)).toBeGreaterThan(0.5)
})

test('锁定期间口令正确也不能登录，三十分钟后可以', async () => {
  const { desk, accountFor, pass } = await testDesk()
  await accountFor()
  for (let n = 0; n < 5; n++) await signIn(desk, wrong, caller)
  expect(await signIn(desk, right, caller)).toMatchObject({ code: 'sign-in-locked', detail: { minutes: 30 } })
  pass(29)
  expect(await signIn(desk, right, caller)).toMatchObject({ code: 'sign-in-locked', detail: { minutes: 1 } })
  pass(1)
  expect(await signIn(desk, right, caller)).toMatchObject({ stage: 'open' })
})

test('锁定到期后重新计数；登录成功后清零', async () => {
  const { desk, accountFor, pass } = await testDesk()
  await accountFor()
  for (let n = 0; n < 5; n++) await signIn(desk, wrong, caller)
  pass(30)
  for (let n = 0; n < 4; n++) expect(await signIn(desk, wrong, caller)).toMatchObject({ code: 'wrong-credentials' })
  sure(await signIn(desk, right, caller))
  for (let n = 0; n < 4; n++) expect(await signIn(desk, wrong, caller)).toMatchObject({ code: 'wrong-credentials' })
  sure(await signIn(desk, right, caller))
})

test('同时发起的多次试探也全部计数', async () => {
  const { desk, accountFor } = await testDesk()
  await accountFor()
  const codes = (await Promise.all(Array.from({ length: 12 }, () => signIn(desk, wrong, caller)))).map((answer) => (answer as { code: string }).code)
  expect(codes.filter((code) => code === 'wrong-credentials')).toHaveLength(5)
  expect(codes.filter((code) => code === 'sign-in-locked')).toHaveLength(7)
})

test('安全保密管理员解锁后可立即登录，列表里看得到锁定', async () => {
  const { desk, accountFor, platform, clock } = await testDesk()
  const { id } = await accountFor()
  for (let n = 0; n < 5; n++) await signIn(desk, wrong, caller)
  expect(await listAccounts(platform.db, {}, clock())).toMatchObject([{ login: 'wangce', lockedUntil: addMinutes(clock(), 30) }])
  sure(await platform.runCommand(asAdministrator('securityAdmin', 'test.unlock'), (work) => changeAccount(work, id, { type: 'unlock' })))
  expect(await listAccounts(platform.db, {}, clock())).toMatchObject([{ lockedUntil: null }])
  sure(await signIn(desk, right, caller))
})

test('未审批、已停用的账号不能登录，只有口令正确才告知原因', async () => {
  const { desk, accountFor, platform } = await testDesk()
  const { id } = await accountFor({ approved: false })
  expect(await signIn(desk, right, caller)).toMatchObject({ code: 'account-pending' })
  expect(await signIn(desk, wrong, caller)).toMatchObject({ code: 'wrong-credentials' })
  sure(await platform.runCommand(asAdministrator('sysAdmin', 'test.disable'), (work) => changeAccount(work, id, { type: 'disable' })))
  expect(await signIn(desk, right, caller)).toMatchObject({ code: 'account-disabled' })
})

test('停用账号立即结束其所有会话', async () => {
  const { desk, accountFor, platform } = await testDesk()
  const { id } = await accountFor()
  const { token } = sure(await signIn(desk, right, caller))
  sure(await platform.runCommand(asAdministrator('sysAdmin', 'test.disable'), (work) => changeAccount(work, id, { type: 'disable' })))
  expect(await sessionOf(desk, token)).toBeNull()
})

test('十五分钟不操作即退出；有操作则延续；自动刷新不算操作', async () => {
  const { desk, accountFor, pass } = await testDesk()
  await accountFor()
  const { token } = sure(await signIn(desk, right, caller))
  pass(14)
  expect(await sessionOf(desk, token)).not.toBeNull()
  pass(14)
  expect(await sessionOf(desk, token, true)).not.toBeNull()
  pass(1)
  expect(await sessionOf(desk, token)).toBeNull()
})

test('不论是否操作，十二小时后必须重新登录', async () => {
  const { desk, accountFor, pass } = await testDesk()
  await accountFor()
  const { token } = sure(await signIn(desk, right, caller))
  for (let minutes = 10; minutes < 12 * 60; minutes += 10) {
    pass(10)
    expect(await sessionOf(desk, token)).not.toBeNull()
  }
  pass(10)
  expect(await sessionOf(desk, token)).toBeNull()
})

test('使用中的会话每分钟最多记录一次', async () => {
  const { desk, accountFor, clock } = await testDesk()
  await accountFor()
  const { token } = sure(await signIn(desk, right, caller))
  const opened = clock()
  const seenAfter = async (seconds: number) => {
    clock.moveTo(new Date(Date.parse(opened) + seconds * 1000).toISOString() as Instant)
    await sessionOf(desk, token)
    return (await sessionOf(desk, token))!.lastSeenAt
  }
  expect(await seenAfter(59)).toBe(opened)
  expect(await seenAfter(60)).toBe(addMinutes(opened, 1))
})

test('退出后令牌作废，过期会话会被清扫', async () => {
  const { desk, accountFor, platform, pass, clock } = await testDesk()
  await accountFor()
  const first = sure(await signIn(desk, right, caller))
  sure(await signIn(desk, right, caller))
  await signOut(desk, (await sessionOf(desk, first.token))!, caller)
  expect(await sessionOf(desk, first.token)).toBeNull()
  const count = async () => (await sql<{ n: number }>`select count(*) as n from platform_sessions`.execute(platform.db)).rows[0]!.n
  expect(await count()).toBe(1)
  pass(15)
  await sweepSessions(platform.db, clock(), desk.rules)
  expect(await count()).toBe(0)
})

test('伪造或空的令牌没有会话', async () => {
  const { desk } = await testDesk()
  for (const token of [null, undefined, '', 'x', 'a'.repeat(43)]) expect(await sessionOf(desk, token)).toBeNull()
})

test('登录成功与失败都进审计，误填在登录名里的口令不留痕', async () => {
  const { desk, accountFor, platform } = await testDesk()
  const { id } = await accountFor()
  await signIn(desk, wrong, caller)
  await signIn(desk, { login: 'Secret#Pass123', password: 'x' }, caller)
  sure(await signIn(desk, right, caller))
  const rows = await readAudit(platform.db, { action: 'session.sign-in' })
  expect(rows.map(({ subject, after }) => [subject, (after as { outcome: string }).outcome])).toEqual([
    [`account:${id}`, 'signed-in'], ['account:unknown', 'wrong-credentials'], [`account:${id}`, 'wrong-credentials'],
  ])
  expect(rows[0]).toMatchObject({ account: id, address: '10.1.1.1', requestId: 'request-1' })
  expect(JSON.stringify(rows)).not.toMatch(/secret#pass/i)
})

test('口令散列方式改变后，登录时自动换新方式保存', async () => {
  const { desk, accountFor, platform } = await testDesk()
  await accountFor()
  const newDesk = { ...desk, rules: { ...desk.rules, passwordHash: 'pbkdf2-sm3' as const } }
  sure(await signIn(newDesk, right, caller))
  const { rows } = await sql<{ password_hash: string }>`select password_hash from platform_accounts`.execute(platform.db)
  expect(rows[0]!.password_hash).toMatch(/^\$pbkdf2-sm3\$/)
  sure(await signIn(newDesk, right, caller))
})

test('演示登录只在演示模式下可用', async () => {
  const { desk, accountFor } = await testDesk()
  const { id } = await accountFor({ password: null })
  expect(await demoSignIn(desk, id, caller)).toMatchObject({ code: 'not-demo' })
  const demo = { ...desk, demo: true }
  const { token } = sure(await demoSignIn(demo, id, caller))
  expect(await sessionOf(demo, token)).toMatchObject({ means: 'demo', stage: 'open' })
  // 演示结束后，免口令进入的会话随即失效。
  expect(await sessionOf(desk, token)).toBeNull()
  expect(await demoSignIn(demo, 'nobody', caller)).toMatchObject({ code: 'account-unknown' })
})

test('没有口令的账号用任何口令都登录不了', async () => {
  const { desk, accountFor } = await testDesk()
  await accountFor({ password: null })
  for (const password of ['', 'null', goodPassword]) expect(await signIn(desk, { login: 'wangce', password }, caller)).toMatchObject({ code: 'wrong-credentials' })
})
