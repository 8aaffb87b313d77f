import { expect, test } from 'vitest'
import { changeAccount, createAccount } from './account-commands.ts'
import { activeAdministrators, accountById } from './accounts.ts'
import { createFirstAdministrator, firstAdministratorLink, linkToken, lookAtLink, oneTimeLink, setPasswordByLink } from './links.ts'
import { setPassword } from './passwords.ts'
import { sessionOf } from './sessions.ts'
import { demoSignIn, signIn } from './sign-in.ts'
import { asAdministrator, caller, goodPassword, sure, testDesk } from './testing.ts'

const right = { login: 'wangce', password: goodPassword }
const change = async (made: Awaited<ReturnType<typeof testDesk>>, token: string, next: string, current = goodPassword) =>
  setPassword(made.desk, (await sessionOf(made.desk, token))!, { current, next }, caller)

test('改口令后旧口令作废，本会话换新令牌，其余会话全部结束', async () => {
  const made = await testDesk()
  const { desk } = made
  await made.accountFor()
  const here = sure(await signIn(desk, right, caller))
  const elsewhere = sure(await signIn(desk, right, caller))
  const { token } = sure(await change(made, here.token, 'Qiutian!2026'))
  expect([await sessionOf(desk, here.token), await sessionOf(desk, elsewhere.token)]).toEqual([null, null])
  expect(await sessionOf(desk, token)).toMatchObject({ stage: 'open' })
  expect(await signIn(desk, right, caller)).toMatchObject({ code: 'wrong-credentials' })
  sure(await signIn(desk, { ...right, password: 'Qiutian!2026' }, caller))
})

test('不合要求的新口令被拒绝，一次列出全部问题；姓名拼音也算', async () => {
  const made = await testDesk()
  await made.accountFor()
  const { token } = sure(await signIn(made.desk, right, caller))
  expect(await change(made, token, 'abc')).toMatchObject({ code: 'password-unfit', detail: { count: 2 }, issues: [{ code: 'P-01' }, { code: 'P-03' }] })
  expect(await change(made, token, 'Wangceshi#2026')).toMatchObject({ issues: [{ code: 'P-04' }] })
})

test('最近五次用过的口令不能再用，更早的可以', async () => {
  const made = await testDesk()
  await made.accountFor()
  let { token } = sure(await signIn(made.desk, right, caller))
  let current = goodPassword
  expect(await change(made, token, current)).toMatchObject({ issues: [{ code: 'P-05' }] })
  for (let n = 1; n <= 4; n++) {
    made.pass(1)
    ;({ token } = sure(await change(made, token, `Qiutian!202${n}`, current)))
    current = `Qiutian!202${n}`
  }
  expect(await change(made, token, goodPassword, current)).toMatchObject({ issues: [{ code: 'P-05' }] })
  made.pass(1)
  ;({ token } = sure(await change(made, token, 'Qiutian!2025', current)))
  sure(await change(made, token, goodPassword, 'Qiutian!2025'))
})

test('当前口令输错不能改，并计入错误次数直至锁定', async () => {
  const made = await testDesk()
  await made.accountFor()
  const { token } = sure(await signIn(made.desk, right, caller))
  for (let n = 0; n < 5; n++) expect(await change(made, token, 'Qiutian!2026', '错的')).toMatchObject({ code: 'wrong-current-password' })
  expect(await change(made, token, 'Qiutian!2026')).toMatchObject({ code: 'sign-in-locked' })
})

test('口令满九十天必须更换才能办事', async () => {
  const made = await testDesk()
  await made.accountFor()
  made.pass(90 * 24 * 60 - 1)
  expect(await signIn(made.desk, right, caller)).toMatchObject({ stage: 'open' })
  made.pass(1)
  const { token, stage } = sure(await signIn(made.desk, right, caller))
  expect(stage).toBe('new-password')
  const renewed = sure(await change(made, token, 'Qiutian!2026'))
  expect(await sessionOf(made.desk, renewed.token)).toMatchObject({ stage: 'open' })
})

test('安全保密管理员可要求某账号下次登录更换口令', async () => {
  const made = await testDesk()
  const { id } = await made.accountFor()
  sure(await made.platform.runCommand(asAdministrator('securityAdmin', 'test.require'), (work) => changeAccount(work, id, { type: 'require-new-password' })))
  expect(await signIn(made.desk, right, caller)).toMatchObject({ stage: 'new-password' })
})

test('没有账号时给出一次性链接，由此建立首个系统管理员；没有默认口令', async () => {
  const { desk, platform } = await testDesk()
  const token = (await firstAdministratorLink(desk))!
  expect(await lookAtLink(desk, token)).toEqual({ purpose: 'first-administrator', login: null, name: null })
  const first = { token, login: 'sysadmin', name: '系统管理员', password: goodPassword }
  expect(await createFirstAdministrator(desk, { ...first, password: 'short' }, caller)).toMatchObject({ code: 'password-unfit' })
  expect(await createFirstAdministrator(desk, { ...first, login: '管理员' }, caller)).toMatchObject({ code: 'login-unfit' })
  expect(await createFirstAdministrator(desk, first, caller)).toBeNull()
  expect(await signIn(desk, { login: 'sysadmin', password: goodPassword }, caller)).toMatchObject({ stage: 'enrol-second-factor' })
  expect(await activeAdministrators(platform.db)).toEqual({ sysAdmin: 1, securityAdmin: 0, auditAdmin: 0 })
  expect(await createFirstAdministrator(desk, { ...first, login: 'second' }, caller)).toMatchObject({ code: 'link-unusable' })
  expect(await firstAdministratorLink(desk)).toBeNull()
})

test('再次启动换新链接，旧链接作废；伪造和过期的链接无效', async () => {
  const { desk, pass } = await testDesk()
  const old = (await firstAdministratorLink(desk))!
  const fresh = (await firstAdministratorLink(desk))!
  const [id] = fresh.split('.')
  for (const token of [old, '', 'x.y', `${id}.${old.split('.')[1]}`, id!]) expect(await lookAtLink(desk, token)).toBeNull()
  expect(await lookAtLink(desk, fresh)).not.toBeNull()
  pass(24 * 60)
  expect(await lookAtLink(desk, fresh)).toBeNull()
  expect(await createFirstAdministrator(desk, { token: fresh, login: 'sysadmin', name: '系统管理员', password: goodPassword }, caller)).toMatchObject({ code: 'link-unusable' })
})

test('两人同时使用首个管理员链接，只建立一个账号', async () => {
  const { desk, platform } = await testDesk()
  const token = (await firstAdministratorLink(desk))!
  const outcomes = await Promise.all(['admin-a', 'admin-b'].map((login) => createFirstAdministrator(desk, { token, login, name: '管理员', password: goodPassword }, caller)))
  expect(outcomes.filter((outcome) => outcome === null)).toHaveLength(1)
  expect(await activeAdministrators(platform.db)).toMatchObject({ sysAdmin: 1 })
})

test('新账号凭一次性链接自设口令：审批前不能用，审批后能用一次', async () => {
  const { desk, platform } = await testDesk()
  const { account, link } = sure(await platform.runCommand(asAdministrator('sysAdmin', 'test.create'), async (work) => {
    const account = sure(await createAccount(work, { login: 'liming', name: '李明', person: null, admin: null }))
    return { account, link: await oneTimeLink(work, account.id, desk.rules) }
  }))
  const token = linkToken(desk.key, link)
  const given = { token, password: goodPassword }
  expect(await lookAtLink(desk, token)).toEqual({ purpose: 'set-password', login: 'liming', name: '李明' })
  expect(await setPasswordByLink(desk, given, caller)).toMatchObject({ code: 'account-pending' })
  sure(await platform.runCommand(asAdministrator('securityAdmin', 'test.approve'), (work) => changeAccount(work, account.id, { type: 'approve' })))
  expect(await setPasswordByLink(desk, given, caller)).toBeNull()
  expect(await setPasswordByLink(desk, { token, password: 'Another#2026' }, caller)).toMatchObject({ code: 'link-unusable' })
  expect(await signIn(desk, { login: 'liming', password: goodPassword }, caller)).toMatchObject({ stage: 'open' })
})

test('重置口令后旧口令和会话立即失效，新链接使旧链接作废', async () => {
  const made = await testDesk()
  const { desk, platform } = made
  const { id } = await made.accountFor()
  const { token } = sure(await signIn(desk, right, caller))
  const reset = () => platform.runCommand(asAdministrator('securityAdmin', 'test.reset'), async (work) => {
    sure(await changeAccount(work, id, { type: 'reset-password' }))
    return oneTimeLink(work, id, desk.rules)
  })
  const [first, second] = [linkToken(desk.key, sure(await reset())), linkToken(desk.key, sure(await reset()))]
  expect(await sessionOf(desk, token)).toBeNull()
  expect(await signIn(desk, right, caller)).toMatchObject({ code: 'wrong-credentials' })
  expect(await accountById(platform.db, id)).toMatchObject({ hasPassword: false })
  expect(await setPasswordByLink(desk, { token: first, password: 'Qiutian!2026' }, caller)).toMatchObject({ code: 'link-unusable' })
  expect(await setPasswordByLink(desk, { token: second, password: goodPassword }, caller)).toMatchObject({ issues: [{ code: 'P-05' }] })
  expect(await setPasswordByLink(desk, { token: second, password: 'Qiutian!2026' }, caller)).toBeNull()
})

test('已有账号后，早先打印的首个管理员链接不能再建管理员', async () => {
  const { desk, accountFor } = await testDesk()
  const token = (await firstAdministratorLink(desk))!
  await accountFor({ password: null })
  expect(await createFirstAdministrator(desk, { token, login: 'sysadmin', name: '系统管理员', password: goodPassword }, caller)).toMatchObject({ code: 'accounts-exist' })
})

test('不是用口令登录的会话不能在此改口令', async () => {
  const { desk, accountFor } = await testDesk({}, true)
  const { id } = await accountFor()
  const { token } = sure(await demoSignIn(desk, id, caller))
  expect(await setPassword(desk, (await sessionOf(desk, token))!, { current: goodPassword, next: 'Qiutian!2026' }, caller)).toMatchObject({ code: 'no-local-password' })
})
