import { sql } from 'kysely'
import { expect, test } from 'vitest'
import type { PersonId } from '#lib/ids'
import { isRefused } from '../act/index.ts'
import { changeAccount, closeStaleAccounts, createAccount } from './account-commands.ts'
import { accountById, accountsOfPeople, listAccounts } from './accounts.ts'
import { keepPreference, preferencesOf } from './preferences.ts'
import { aCall, anActor } from '../testing.ts'
import { asAdministrator, sure, testDesk } from './testing.ts'

test('一个账号不能兼任两类管理员，数据库约束也不允许管理员有岗位', async () => {
  const { platform, accountFor } = await testDesk()
  const { id } = await accountFor({ login: 'audit', admin: 'auditAdmin', password: null })
  const appoint = await platform.runCommand(asAdministrator('sysAdmin', 'test.appoint'), (work) => changeAccount(work, id, { type: 'appoint', admin: 'sysAdmin' }))
  expect(appoint).toMatchObject({ code: 'two-administrators', detail: { held: '安全审计员', wanted: '系统管理员' } })
  expect(await accountById(platform.db, id)).toMatchObject({ admin: 'auditAdmin' })
  await expect(sql`update platform_accounts set person = 'p' where id = ${id}`.execute(platform.db)).rejects.toThrow(/check/)
  await expect(sql`update platform_accounts set admin = 'sysAdmin,auditAdmin' where id = ${id}`.execute(platform.db)).rejects.toThrow(/check/)
})

test('被任命的账号须重新审批，原有会话结束', async () => {
  const { platform, accountFor } = await testDesk()
  await accountFor({ login: 'security', admin: 'securityAdmin', password: null })
  const { id } = await accountFor()
  const appointed = sure(await platform.runCommand(asAdministrator('sysAdmin', 'test.appoint'), (work) => changeAccount(work, id, { type: 'appoint', admin: 'auditAdmin' })))
  expect(appointed).toMatchObject({ admin: 'auditAdmin', status: 'pending' })
})

test('两人同时停用两名同类管理员，至少留下一名', async () => {
  const { platform, accountFor } = await testDesk()
  const admins = [await accountFor({ login: 'audit-a', admin: 'auditAdmin', password: null }), await accountFor({ login: 'audit-b', admin: 'auditAdmin', password: null })]
  const outcomes = await Promise.all(admins.map(({ id }) => platform.runCommand(asAdministrator('sysAdmin', 'test.disable'), (work) => changeAccount(work, id, { type: 'disable' }))))
  expect(outcomes.filter((outcome) => isRefused(outcome) && outcome.code === 'last-administrator')).toHaveLength(1)
})

test('同名登录同时建立，只成功一个', async () => {
  const { platform } = await testDesk()
  const create = (name: string) => platform.runCommand(asAdministrator('sysAdmin', 'test.create'), (work) => createAccount(work, { login: 'Same.Login', name, person: null, admin: null }))
  const outcomes = await Promise.allSettled(['甲', '乙'].map(create))
  expect(outcomes.filter((outcome) => outcome.status === 'fulfilled' && !isRefused(outcome.value))).toHaveLength(1)
  expect(await listAccounts(platform.db, {}, platform.now())).toHaveLength(1)
})

test('账号列表可按状态、类别、字词筛选并续页', async () => {
  const { platform, accountFor } = await testDesk()
  await accountFor({ login: 'security', name: '安全员', admin: 'securityAdmin', password: null })
  await accountFor({ login: 'liming', name: '李明', person: 'p1', password: null })
  await accountFor({ login: 'zhangwei', name: '张伟', person: 'p2', password: null, approved: false })
  const logins = async (filter: Parameters<typeof listAccounts>[1]) => (await listAccounts(platform.db, filter, platform.now())).map(({ login }) => login)
  expect(await logins({})).toEqual(['liming', 'security', 'zhangwei'])
  expect(await logins({ status: 'pending' })).toEqual(['zhangwei'])
  expect(await logins({ administrators: true })).toEqual(['security'])
  expect(await logins({ administrators: false })).toEqual(['liming', 'zhangwei'])
  expect(await logins({ words: '李' })).toEqual(['liming'])
  expect(await logins({ words: 'WEI' })).toEqual(['zhangwei'])
  expect(await logins({ words: '%' })).toEqual([])
  expect(await logins({ after: 'liming', limit: 1 })).toEqual(['security'])
  expect([...(await accountsOfPeople(platform.db, ['p1', 'p2', 'p3'])).keys()].sort()).toEqual(['p1', 'p2'])
})

test('一人只能有一个账号', async () => {
  const { platform, accountFor } = await testDesk()
  await accountFor({ login: 'liming', person: 'p1', password: null })
  const again = await platform.runCommand(asAdministrator('sysAdmin', 'test.create'), (work) => createAccount(work, { login: 'liming2', name: '李明', person: 'p1' as PersonId, admin: null }))
  expect(again).toMatchObject({ code: 'person-has-account', detail: { login: 'liming' } })
})

test('账号每次变动都有流水和审计，版本与流水一致', async () => {
  const { platform, accountFor } = await testDesk()
  const { id } = await accountFor()
  const { rows } = await sql<{ version: number; type: string }>`select version, type from platform_journal where stream = ${`account:${id}`} order by version`.execute(platform.db)
  expect(rows).toEqual([{ version: 1, type: 'account-created' }, { version: 2, type: 'account-approved' }, { version: 3, type: 'password-set' }])
  expect(await accountById(platform.db, id)).toMatchObject({ version: 3 })
})

test('个人设置各存各的，可改可删，数量有上限', async () => {
  const { platform, accountFor } = await testDesk()
  const { id } = await accountFor({ password: null })
  const keep = (key: string, value: unknown) => platform.runCommand(aCall('test.keep', { actor: anActor({ account: id }) }), (work) => keepPreference(work, key, value))
  await keep('look', { textSize: 'large' })
  await keep('phrases', ['同意', '已阅'])
  await keep('look', { textSize: 'huge' })
  expect(await preferencesOf(platform.db, id)).toEqual({ look: { textSize: 'huge' }, phrases: ['同意', '已阅'] })
  await keep('phrases', null)
  expect(await preferencesOf(platform.db, id)).toEqual({ look: { textSize: 'huge' } })
  expect(await preferencesOf(platform.db, 'someone-else')).toEqual({})
  await sql`insert into platform_preferences select ${id}, 'key' || n, '1' from generate_series(1, 199) n`.execute(platform.db)
  expect(await keep('one-more', 1)).toMatchObject({ code: 'too-many-preferences' })
  expect(await keep('look', 1)).toBeNull()
})

test('九十天未使用的账号自动停用，管理员账号除外', async () => {
  const { platform, accountFor, pass } = await testDesk()
  const stale = await accountFor({ login: 'liming', person: 'p1', password: null })
  const admin = await accountFor({ login: 'security', admin: 'securityAdmin', password: null })
  pass(90 * 24 * 60)
  const close = () => platform.runCommand(platform.systemCall('session.close-stale', null), (work) => closeStaleAccounts(work, 90))
  expect(await close()).toBe(0)
  pass(1)
  expect(await close()).toBe(1)
  expect(await accountById(platform.db, stale.id)).toMatchObject({ status: 'disabled' })
  expect(await accountById(platform.db, admin.id)).toMatchObject({ status: 'active' })
})
