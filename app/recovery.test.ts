import { Secret, TOTP } from 'otpauth'
import { sql } from 'kysely'
import { beforeEach, expect, test } from 'vitest'
import { instantFrom, instantMs } from '#lib/instants'
import { confirmTotp, noteRecoveries, recoveriesUnseen, sessionOf, setPasswordByLink, signIn, startTotp } from '#platform/session'
import { goodPassword, testDesk } from '../platform/session/testing.ts'
import { recoverAccount } from './recovery.ts'

const caller = { address: '10.1.1.1', agent: 'test', requestId: 'request-1' }
let made: Awaited<ReturnType<typeof testDesk>>
let accounts: Readonly<Record<'security' | 'system', string>>
// The clock of the command line is the machine's own.
const catchUp = () => made.clock.moveTo(instantFrom(Date.now()))
const run = (login: string) => recoverAccount({ settings: made.platform.settings, database: made.database, key: made.desk.key, auditKey: made.auditKey, close: async () => {} }, { login, reason: '手机遗失，经主任同意' })

beforeEach(async () => {
  made = await testDesk()
  const security = await made.accountFor({ login: 'security', name: '安全保密管理员', admin: 'securityAdmin' })
  const system = await made.accountFor({ login: 'system', name: '系统管理员', admin: 'sysAdmin' })
  accounts = { security: security.id, system: system.id }
  catchUp()
})

test('找回后原口令、动态口令和登录都失效，凭一次性链接重设，并须重新绑定', async () => {
  const { desk, clock } = made
  const bound = await signIn(desk, { login: 'security', password: goodPassword }, caller)
  const session = (await sessionOf(desk, (bound as { token: string }).token))!
  const { secret } = await startTotp(desk, session, caller) as { secret: string }
  await confirmTotp(desk, session, new TOTP({ secret: Secret.fromBase32(secret) }).generate({ timestamp: instantMs(clock()) }), caller)
  const { isDone, text } = await run('security')
  expect(isDone).toBe(true)
  expect(await sessionOf(desk, (bound as { token: string }).token)).toBeNull()
  expect(await signIn(desk, { login: 'security', password: goodPassword }, caller)).toMatchObject({ code: 'wrong-credentials' })
  const [, token] = /\/one-time#(\S+)/.exec(text)!
  expect(await setPasswordByLink(desk, { token: token!, password: 'Chongxin#2027' }, caller)).toBeNull()
  expect(await setPasswordByLink(desk, { token: token!, password: 'Chongxin#2028' }, caller)).toMatchObject({ code: 'link-unusable' })
  expect(await signIn(desk, { login: 'security', password: 'Chongxin#2027' }, caller)).toMatchObject({ stage: 'enrol-second-factor' })
})

test('找回记入审计：不是任何账号所为，写明谁在服务器上、为什么；链接不在其中', async () => {
  const { text } = await run('security')
  const { rows } = await sql<{ account: string; name: string; subject: string; after: unknown }>`select account, name, subject, after from platform_audit where action = 'session.recover-account'`.execute(made.platform.db)
  expect(rows).toMatchObject([{ account: 'server', subject: `account:${accounts.security}`, after: { login: 'security', recovered: { reason: '手机遗失，经主任同意' } } }])
  expect(rows[0]!.name).toMatch(/^服务器操作人 \S+@\S+$/)
  const { rows: events } = await sql<{ event: object }>`select event from platform_journal where type = 'account-recovered'`.execute(made.platform.db)
  expect(events).toMatchObject([{ event: { reason: '手机遗失，经主任同意' } }])
  expect(JSON.stringify([rows, events])).not.toContain(/#[^.]+\.(\S+)/.exec(text)![1])
})

test('其他管理员都被告知，直到各自确认', async () => {
  const { platform } = made
  expect(await recoveriesUnseen(platform.db, accounts.system)).toEqual([])
  await run('security')
  const told = await recoveriesUnseen(platform.db, accounts.system)
  expect(told).toMatchObject([{ login: 'security', name: '安全保密管理员', reason: '手机遗失，经主任同意' }])
  catchUp()
  const call = platform.systemCall('administration.note-recoveries', null)
  await platform.runCommand({ ...call, actor: { ...call.actor, account: accounts.system } }, noteRecoveries)
  expect(await recoveriesUnseen(platform.db, accounts.system)).toEqual([])
  expect(await recoveriesUnseen(platform.db, accounts.security)).toHaveLength(1)
})

test('不是唯一的安全保密管理员时说明找谁，什么也不改变', async () => {
  expect(await run('system')).toEqual({ isDone: false, text: '安全保密管理员“security”仍可重置口令和动态口令，请由其办理，无须在服务器上找回。' })
  await made.accountFor({ login: 'second', name: '第二位', admin: 'securityAdmin' })
  expect((await run('security')).text).toContain('“second”')
  expect((await run('nobody')).isDone).toBe(false)
  expect(await signIn(made.desk, { login: 'security', password: goodPassword }, caller)).toHaveProperty('token')
})
