import { expect, test } from 'vitest'
import { accountsOfPeople, createFirstAdministrator, firstAdministratorLink, sessionDesk, setPasswordByLink, signIn } from '#platform/session'
import { loadKey } from '#platform/crypto'
import { running } from './testing/running.ts'

const caller = { address: '10.1.1.1', agent: 'test', requestId: 'r' }
const tokenOf = (link: unknown) => String(link).split('#')[1]!
const create = (over: object = {}) => ({ login: 'liming', name: '李明', person: null, admin: null, ...over })

test('建户、审批、凭链接设口令、登录：各由其人，一步不少', async () => {
  const { call, as, platform, dataDir } = await running()
  const desk = sessionDesk(platform, loadKey(dataDir), false)
  as('sysAdmin')
  const made = await call('POST', '/accounts', create())
  expect(made).toMatchObject({ status: 200, body: { link: expect.stringMatching(/^\/one-time#/) } })
  const given = { token: tokenOf(made.body.link), password: 'Qiutian!2026' }
  expect(await setPasswordByLink(desk, given, caller)).toMatchObject({ code: 'account-pending' })
  expect((await call('POST', `/accounts/${made.body.id}/approval`)).status).toBe(403)
  as('securityAdmin')
  expect((await call('GET', '/accounts?status=pending')).body).toMatchObject({ rows: [{ login: 'liming', status: 'pending', lockedUntil: null }], next: null })
  expect((await call('POST', `/accounts/${made.body.id}/approval`)).status).toBe(200)
  expect(await setPasswordByLink(desk, given, caller)).toBeNull()
  expect(await signIn(desk, { login: 'liming', password: 'Qiutian!2026' }, caller)).toMatchObject({ stage: 'open' })
})

test('三员分立：同一账号授予两类管理员被拒绝', async () => {
  const { call, as } = await running()
  as('sysAdmin')
  const { body: { id } } = await call('POST', '/accounts', create({ login: 'audit', person: null, admin: 'auditAdmin' }))
  expect(await call('POST', `/accounts/${id}/appointment`, { admin: 'securityAdmin' })).toMatchObject({ status: 409, body: { code: 'two-administrators', detail: expect.stringContaining('安全审计员') } })
  expect((await call('POST', '/accounts', create({ admin: ['sysAdmin', 'auditAdmin'] }))).status).toBe(422)
})

test('从首个系统管理员起，三员可逐一建齐', async () => {
  const { call, as, platform, dataDir } = await running()
  const desk = sessionDesk(platform, loadKey(dataDir), false)
  expect(await createFirstAdministrator(desk, { token: (await firstAdministratorLink(desk))!, login: 'sysadmin', name: '系统管理员', password: 'Qiutian!2026' }, caller)).toBeNull()
  as('sysAdmin')
  await call('POST', '/accounts', create({ login: 'security', name: '安全员', person: null, admin: 'securityAdmin' }))
  const audit = await call('POST', '/accounts', create({ login: 'audit', name: '审计员', person: null, admin: 'auditAdmin' }))
  as('securityAdmin')
  await call('POST', `/accounts/${audit.body.id}/approval`)
  expect((await call('GET', '/accounts?group=administrators')).body.rows).toMatchObject([
    { login: 'audit', status: 'active' }, { login: 'security', status: 'active' }, { login: 'sysadmin', status: 'active' },
  ])
})

test('安全保密管理员可解锁、重置口令和动态口令、要求换口令；系统管理员可停用恢复', async () => {
  const { call, as } = await running()
  as('sysAdmin')
  const { body: { id } } = await call('POST', '/accounts', create())
  as('securityAdmin')
  for (const act of ['approval', 'unlocking', 'new-password', 'second-factor-reset']) expect([act, (await call('POST', `/accounts/${id}/${act}`)).status]).toEqual([act, 200])
  expect((await call('POST', `/accounts/${id}/second-factor`, { required: true })).status).toBe(200)
  expect((await call('POST', `/accounts/${id}/password-reset`)).body.link).toMatch(/^\/one-time#/)
  as('sysAdmin')
  expect((await call('POST', `/accounts/${id}/closing`)).status).toBe(200)
  expect((await call('POST', `/accounts/${id}/reinstatement`)).status).toBe(200)
  expect((await call('GET', '/accounts')).body.rows).toMatchObject([{ login: 'liming', status: 'pending', secondFactorRequired: true }])
  expect((await call('POST', '/accounts/nobody/closing')).body).toMatchObject({ code: 'account-unknown' })
})

test('一次性链接的原文不留在库里', async () => {
  const { platform, as, call } = await running()
  as('sysAdmin')
  const { body } = await call('POST', '/accounts', create())
  const mark = tokenOf(body.link).split('.')[1]!
  for (const table of ['platform_acts', 'platform_links', 'platform_audit', 'platform_journal']) {
    expect(JSON.stringify(await platform.db.selectFrom(table).selectAll().execute())).not.toContain(mark)
  }
})

test('账号列表一页五十个，凭末位登录名续页', async () => {
  const { call, as } = await running()
  as('sysAdmin')
  for (let n = 10; n < 62; n++) await call('POST', '/accounts', create({ login: `user${n}` }))
  const first = (await call('GET', '/accounts')).body as unknown as { rows: unknown[]; next: string }
  expect([first.rows.length, first.next]).toEqual([50, 'user59'])
  expect((await call('GET', `/accounts?after=${first.next}`)).body).toMatchObject({ rows: [{ login: 'user60' }, { login: 'user61' }], next: null })
})

test('业务人员和未登录者不能看账号', async () => {
  const { call, as } = await running()
  as('staff')
  expect((await call('GET', '/accounts')).status).toBe(403)
  as(null)
  expect((await call('GET', '/accounts')).status).toBe(401)
})

test('为人员建户：按姓名拼音查找，给出可用登录名；姓名以组织机构为准；已有账号的看得到', async () => {
  const { call, as, seedDistrict, platform } = await running()
  const { cast } = await seedDistrict()
  as('sysAdmin')
  const person = cast.drafter
  const found = async () => ((await call('GET', `/candidates?q=${encodeURIComponent(known.name)}`)).body as unknown as { person: string; login: string | null; suggestion: string }[]).find((each) => each.person === person)!
  const known = (await call('POST', '/accounts', create({ login: 'a-test', person }))).status === 200
    ? (await accountsOfPeople(platform.db, [person])).get(person)! : { name: '', login: '' }
  expect(known.name).not.toBe('李明')
  expect(await found()).toMatchObject({ login: 'a-test', suggestion: expect.stringMatching(/^[a-z]+$/) })
  expect((await call('POST', '/accounts', create({ login: 'another', person }))).body).toMatchObject({ code: 'person-has-account', detail: expect.stringContaining('a-test') })
  expect((await call('POST', '/accounts', create({ person: 'nobody' }))).body).toMatchObject({ code: 'person-without-post' })
  expect((await call('POST', '/accounts', create({ login: 'third', person: cast.clerk, admin: 'sysAdmin' }))).body).toMatchObject({ code: 'administrator-with-post' })
})
