import { Secret, TOTP } from 'otpauth'
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { addMinutes, instantMs, type Instant } from '#lib/instants'
import { changeAccount } from './account-commands.ts'
import { accountById } from './accounts.ts'
import { confirmTotp, secondFactor, startTotp } from './second-factor.ts'
import { actorOf, sessionOf } from './sessions.ts'
import { signIn } from './sign-in.ts'
import { setPassword } from './passwords.ts'
import { asAdministrator, caller, goodPassword, sure, testDesk } from './testing.ts'

const right = { login: 'wangce', password: goodPassword }
const codeAt = (secret: string, at: Instant) => new TOTP({ secret: Secret.fromBase32(secret) }).generate({ timestamp: instantMs(at) })

/** An account that has bound an authenticator, and a fresh session of it that still owes the code. */
async function bound() {
  const made = await testDesk()
  const { desk, clock, pass } = made
  const { id } = await made.accountFor()
  const first = sure(await signIn(desk, right, caller))
  const { secret } = sure(await startTotp(desk, (await sessionOf(desk, first.token))!, caller))
  const { recoveryCodes } = sure(await confirmTotp(desk, (await sessionOf(desk, first.token))!, codeAt(secret, clock()), caller))
  pass(1)
  const enterAgain = async () => {
    const { token, stage } = sure(await signIn(desk, right, caller))
    expect(stage).toBe('second-factor')
    return { token, session: (await sessionOf(desk, token))! }
  }
  return { ...made, id, secret, recoveryCodes, enterAgain, code: () => codeAt(secret, clock()) }
}

test('绑定后登录须再输动态口令，输对之前没有任何权限', async () => {
  const { desk, enterAgain, code } = await bound()
  const { token, session } = await enterAgain()
  expect(await actorOf(desk, session, async () => ({ units: [], roles: [], standsInFor: [] }))).toBeNull()
  const opened = sure(await secondFactor(desk, session, code(), caller))
  expect(opened.stage).toBe('open')
  expect(await sessionOf(desk, opened.token)).toMatchObject({ stage: 'open' })
  expect(opened.token).not.toBe(token)
  expect(await sessionOf(desk, token)).toBeNull()
})

test('同一动态口令只能用一次，绑定时用过的也不行', async () => {
  const { desk, enterAgain, code, clock, secret } = await bound()
  expect(await secondFactor(desk, (await enterAgain()).session, codeAt(secret, addMinutes(clock(), -1)), caller)).toMatchObject({ code: 'wrong-code' })
  const used = code()
  sure(await secondFactor(desk, (await enterAgain()).session, used, caller))
  expect(await secondFactor(desk, (await enterAgain()).session, used, caller)).toMatchObject({ code: 'code-used' })
})

test('同时提交同一动态口令，只有一个会话得以打开', async () => {
  const { desk, enterAgain, code } = await bound()
  const sessions = [await enterAgain(), await enterAgain()]
  const outcomes = await Promise.all(sessions.map(({ session }) => secondFactor(desk, session, code(), caller)))
  expect(outcomes.filter((outcome) => 'token' in outcome)).toHaveLength(1)
})

test('手机时间差半分钟以内可以，差更多不可以', async () => {
  const { desk, enterAgain, secret, clock } = await bound()
  const shifted = (seconds: number) => new Date(instantMs(clock()) + seconds * 1000).toISOString() as Instant
  expect(await secondFactor(desk, (await enterAgain()).session, codeAt(secret, shifted(90)), caller)).toMatchObject({ code: 'wrong-code' })
  sure(await secondFactor(desk, (await enterAgain()).session, codeAt(secret, shifted(30)), caller))
})

test('连续输错动态口令同样锁定，并结束这次登录', async () => {
  const { desk, enterAgain } = await bound()
  const { token, session } = await enterAgain()
  for (let n = 0; n < 5; n++) expect(await secondFactor(desk, session, 'AAAAA-AAAAA', caller)).toMatchObject({ code: 'wrong-code' })
  expect(await sessionOf(desk, token)).toBeNull()
  expect(await signIn(desk, right, caller)).toMatchObject({ code: 'sign-in-locked' })
})

test('重新输对口令不会清掉动态口令的错误次数', async () => {
  const { desk, enterAgain } = await bound()
  for (let n = 0; n < 5; n++) await secondFactor(desk, (await enterAgain()).session, 'AAAAA-AAAAA', caller)
  expect(await signIn(desk, right, caller)).toMatchObject({ code: 'sign-in-locked' })
})

test('恢复码可代替动态口令，每个只能用一次，大小写和短横不计', async () => {
  const { desk, enterAgain, recoveryCodes } = await bound()
  expect(new Set(recoveryCodes).size).toBe(10)
  const typed = recoveryCodes[0]!.toLowerCase().replace('-', ' ')
  sure(await secondFactor(desk, (await enterAgain()).session, typed, caller))
  expect(await secondFactor(desk, (await enterAgain()).session, recoveryCodes[0]!, caller)).toMatchObject({ code: 'wrong-code' })
  sure(await secondFactor(desk, (await enterAgain()).session, recoveryCodes[1]!, caller))
})

test('动态口令种子和恢复码在数据库里都是密文', async () => {
  const { platform, secret, recoveryCodes } = await bound()
  for (const table of ['platform_accounts', 'platform_recovery_codes', 'platform_audit', 'platform_journal', 'platform_acts']) {
    const { rows } = await sql<{ text: string }>`select row_to_json(t)::text as text from ${sql.table(table)} t`.execute(platform.db)
    for (const { text } of rows) for (const plain of [secret, ...recoveryCodes]) expect(text).not.toContain(plain)
  }
})

test('只凭口令不能改口令、不能换绑动态口令', async () => {
  const { desk, enterAgain, code } = await bound()
  const { session } = await enterAgain()
  expect(await setPassword(desk, session, { current: goodPassword, next: 'Qiutian!2026' }, caller)).toMatchObject({ code: 'second-factor-due' })
  expect(await startTotp(desk, session, caller)).toMatchObject({ code: 'second-factor-due' })
  expect(await confirmTotp(desk, session, code(), caller)).toMatchObject({ code: 'second-factor-due' })
})

test('已绑定的不能自行再绑，重置后才可以', async () => {
  const { desk, enterAgain, code, platform, id } = await bound()
  const { token } = sure(await secondFactor(desk, (await enterAgain()).session, code(), caller))
  expect(await startTotp(desk, (await sessionOf(desk, token))!, caller)).toMatchObject({ code: 'second-factor-exists' })
  sure(await platform.runCommand(asAdministrator('securityAdmin', 'test.reset'), (work) => changeAccount(work, id, { type: 'reset-second-factor' })))
  expect(await sessionOf(desk, token)).toBeNull()
  expect(await accountById(platform.db, id)).toMatchObject({ hasSecondFactor: false })
  expect(await signIn(desk, right, caller)).toMatchObject({ stage: 'open' })
})

test('没有开始绑定不能确认，确认的数字不对不生效', async () => {
  const { desk, accountFor } = await testDesk()
  await accountFor()
  const { token } = sure(await signIn(desk, right, caller))
  const session = (await sessionOf(desk, token))!
  expect(await confirmTotp(desk, session, '000000', caller)).toMatchObject({ code: 'second-factor-not-started' })
  const { uri } = sure(await startTotp(desk, session, caller))
  expect(uri).toMatch(/^otpauth:\/\/totp\//)
  expect(await confirmTotp(desk, session, 'abcdef', caller)).toMatchObject({ code: 'wrong-code' })
  expect(await secondFactor(desk, session, '000000', caller)).toMatchObject({ code: 'second-factor-not-due' })
  expect(await signIn(desk, right, caller)).toMatchObject({ stage: 'open' })
})

test('三类管理员必须绑定动态口令，未绑定前不能办事', async () => {
  const { desk, accountFor, clock } = await testDesk()
  await accountFor({ admin: 'sysAdmin' })
  const { token, stage } = sure(await signIn(desk, right, caller))
  expect(stage).toBe('enrol-second-factor')
  const { secret } = sure(await startTotp(desk, (await sessionOf(desk, token))!, caller))
  const bind = sure(await confirmTotp(desk, (await sessionOf(desk, token))!, codeAt(secret, clock()), caller))
  expect(await sessionOf(desk, bind.token)).toMatchObject({ stage: 'open' })
  expect(await sessionOf(desk, token)).toBeNull()
})

test('可单独要求某个账号绑定动态口令', async () => {
  const { desk, accountFor, platform } = await testDesk({ secondFactorFor: 'none' })
  const { id } = await accountFor()
  expect(await signIn(desk, right, caller)).toMatchObject({ stage: 'open' })
  sure(await platform.runCommand(asAdministrator('securityAdmin', 'test.require'), (work) => changeAccount(work, id, { type: 'require-second-factor', required: true })))
  expect(await signIn(desk, right, caller)).toMatchObject({ stage: 'enrol-second-factor' })
})
