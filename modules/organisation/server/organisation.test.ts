import { sql } from 'kysely'
import { beforeAll, expect, test } from 'vitest'
import type { PersonId, PostId, UnitId } from '#lib/ids'
import type { Day } from '#lib/instants'
import { isRefused } from '#platform/act'
import type { Platform } from '../../../platform/module.ts'
import { aCall, anActor, testPlatform } from '../../../platform/testing.ts'
import { maySeeProxy, type Viewer } from '../core/access.ts'
import { rowsFrom } from '../core/import-rows.ts'
import { evolveGroup, evolvePerson, evolveProxy, evolveUnit, fold } from '../core/evolve.ts'
import type { Person, Proxy, ProxyId, Unit } from '../core/types.ts'
import { demoDistrict } from '../examples.ts'
import { organisation } from '../index.ts'
import { actorFacts, deputiesOf } from './facts.ts'
import { importOrganisation } from './import.ts'
import { endProxy, grantProxy } from './other-commands.ts'
import { headOfUnit, inChargeLeaderOf, peopleByIds, peopleWithRole, searchPeople, sectionHeadOf } from './people-queries.ts'
import { addPerson, changePerson } from './person-commands.ts'
import { seedDistrict, type SeededDistrict } from './demo/seed.ts'
import { loadGroups, loadPeople, loadProxies, loadUnits } from './store.ts'
import { addPost, changeUnit, establishUnit, setProtocolOrder } from './unit-commands.ts'
import { expandGroup, successorOf, unitById, unitTree } from './unit-queries.ts'
import { groupViews, personCard, protocolOrder, proxyViews, unitView } from './views.ts'

const TODAY = '2026-11-23' as Day
const grounds = { reason: '机构改革' }
let platform: Platform
let district: SeededDistrict

beforeAll(async () => {
  platform = (await testPlatform([organisation])).platform
  district = await seedDistrict(platform)
})

const unit = (name: string) => district.units.get(name)!
const clerkCall = (name: string) => aCall(`organisation.${name}`, { actor: anActor({ person: district.cast.organisationClerk, roles: ['organisationClerk'] }) })
const viewer = (over: Partial<Viewer> = {}): Viewer => ({ person: null, admin: null, units: [], roles: [], ...over })
const made = async <Answer>(answer: Promise<Answer>) => {
  const one = await answer
  if (isRefused(one)) throw new Error(one.code)
  return one as Exclude<Answer, { kind: 'refused' }>
}
const versionOf = async (id: UnitId) => (await loadUnits(platform.db)).find((one) => one.id === id)!.version
const personOf = async (id: PersonId) => (await loadPeople(platform.db, [id]))[0]!

test('演示区县经同样的命令建成，再建一次不重复', async () => {
  const again = await seedDistrict(platform)
  expect(again.cast).toEqual(district.cast)
  expect(district.people.size).toBeGreaterThanOrEqual(250)
})

test('各流程所需的角色都有人', async () => {
  const office = { unit: unit('区委办公室'), day: TODAY }
  expect((await headOfUnit(platform.db, office))?.id).toBe(district.cast.officeHead)
  expect((await headOfUnit(platform.db, { unit: unit('临江区委'), day: TODAY }))?.id).toBe(district.cast.secretary)
  const general = [...district.units].find(([name]) => name.endsWith('办公室综合科'))![1]
  expect((await sectionHeadOf(platform.db, { unit: general, day: TODAY }))?.id).toBe(district.cast.generalHead)
  expect((await sectionHeadOf(platform.db, { unit: unit('区财政局'), day: TODAY }))?.id).toBe(district.cast.financeHead)
  expect((await inChargeLeaderOf(platform.db, { unit: general, day: TODAY }))?.id).toBe(district.cast.deputyOfficeHead)
  expect((await inChargeLeaderOf(platform.db, { unit: unit('区财政局'), day: TODAY }))?.title).toBe('常务副区长')
  for (const role of ['drafter', 'officeReviewer', 'officeHead', 'confidentialClerk', 'archivist', 'sealKeeper', 'secrecyOfficer', 'supervisor', 'infoEditor', 'dutyOfficer', 'dutyLeader', 'flowAdmin', 'organisationClerk'] as const) {
    expect(await peopleWithRole(platform.db, { unit: null, role, day: TODAY }), role).not.toEqual([])
  }
  const tree = await unitTree(platform.db, TODAY)
  for (const one of [...tree.units.values()].filter((each) => ['districtDepartment', 'township', 'committeeDepartment'].includes(each.kind))) {
    for (const role of ['unitHead', 'officeHead', 'drafter', 'unitContact'] as const) {
      expect(await peopleWithRole(platform.db, { unit: one.id, role, day: TODAY }), `${one.shortName} ${role}`).toHaveLength(1)
    }
  }
})

test('会话所需的人员情况：主要任职的单位在前，角色和代理齐全', async () => {
  const head = await actorFacts(platform.db, district.cast.officeHead, TODAY)
  expect(head.units).toEqual([unit('区委办公室'), unit('临江区委')])
  expect(head.roles).toContain('officeHead')
  const deputy = await actorFacts(platform.db, district.cast.deputyOfficeHead, TODAY)
  expect(deputy.standsInFor).toEqual([{ person: district.cast.secrecyDeputy, kinds: ['*'] }])
  expect((await actorFacts(platform.db, district.cast.deputyOfficeHead, '2026-12-30' as Day)).standsInFor).toEqual([])
  const { secrecyDeputy, deputyOfficeHead, officeHead } = district.cast
  expect([...await deputiesOf(platform.db, { principals: [secrecyDeputy, officeHead], kind: 'documents', day: TODAY })]).toEqual([[secrecyDeputy, deputyOfficeHead]])
  expect(await actorFacts(platform.db, 'nobody' as PersonId, TODAY)).toEqual({ units: [], roles: [], posts: [], standsInFor: [] })
})

test('人员调动后，旧记录仍是旧单位；单位更名后，旧记录仍是旧名（R116）', async () => {
  const { platform: own } = await testPlatform([organisation])
  const { cast, units } = await seedDistrict(own)
  const call = aCall('organisation.movePerson', { actor: anActor({ roles: ['organisationClerk'] }) })
  const before = (await loadPeople(own.db, [cast.financeContact]))[0]!
  const town = (await loadUnits(own.db)).find((one) => one.id === units.get('青禾镇党委'))!
  const free = await made(addPost(own, call, { unit: town.id, version: town.version, post: { title: '宣传委员', roles: [], seats: 1, rank: null, oversees: [], fromOn: TODAY } }))
  const post = (await loadUnits(own.db)).find((one) => one.id === free.id)!.posts.find((one) => one.title === '宣传委员')!.id
  await made(changePerson(own, call, { person: before.id, version: before.version, command: { type: 'move-person', leaving: [before.appointments[0]!.id], post, on: TODAY, reason: '工作需要' } }))
  const finance = units.get('区财政局')!
  await made(changeUnit(own, call, { unit: finance, version: (await loadUnits(own.db)).find((one) => one.id === finance)!.version, command: { type: 'change-unit', changes: { name: '云江市临江区财政金融局', shortName: '区财政金融局' }, fromOn: TODAY, grounds } }))
  const on = async (day: string) => (await peopleByIds(own.db, [before.id], day as Day)).get(before.id)?.unitName
  expect([await on('2026-11-22'), await on('2026-11-23')]).toEqual(['区财政局', '青禾镇党委'])
  expect([(await unitById(own.db, finance, '2026-11-22' as Day))?.shortName, (await unitById(own.db, finance, TODAY))?.shortName]).toEqual(['区财政局', '区财政金融局'])
  const card = await personCard(own.db, { id: before.id, today: TODAY, viewer: viewer() })
  expect(card?.posts.map((one) => `${one.unitName}${one.title}`)).toEqual(['青禾镇党委宣传委员', '区财政局文书'])
  expect(card?.history.map((one) => one.about).slice(0, 2)).toEqual(['任青禾镇党委宣传委员', '免区财政金融局文书'])
  expect((await searchPeople(own.db, { q: card!.name, day: TODAY }))[0]?.unitName).toBe('青禾镇党委')
})

test('单位并入他处后，由承接单位接续', async () => {
  const call = clerkCall('mergeUnit')
  const profile = { name: '云江市临江区试验局', shortName: '区试验局', kind: 'districtDepartment', level: 'department', parent: unit('临江区政府'), lines: [], issuer: null, unifiedCode: null, position: 99 } as const
  const trial = await made(establishUnit(platform, call, { profile, fromOn: '2026-06-01' as Day, grounds }))
  const id = trial.id as UnitId
  await made(changeUnit(platform, call, { unit: id, version: trial.version, command: { type: 'merge-unit', into: unit('区科技局'), on: '2026-10-01' as Day, grounds } }))
  expect([await successorOf(platform.db, id, '2026-09-30' as Day), await successorOf(platform.db, id, TODAY)]).toEqual([id, unit('区科技局')])
  expect([(await unitTree(platform.db, '2026-09-30' as Day)).units.has(id), (await unitTree(platform.db, TODAY)).units.has(id)]).toEqual([true, false])
  expect((await unitView(platform.db, { id, day: TODAY, viewer: viewer() }))?.history.map((one) => one.about)).toEqual(['并入区科技局', '设立云江市临江区试验局'])
})

test('看到的版本已旧时不覆盖别人的改动', async () => {
  const version = await versionOf(unit('区水利局'))
  const change = (position: number) => changeUnit(platform, clerkCall('correctUnit'), { unit: unit('区水利局'), version, command: { type: 'correct-unit', changes: { position }, grounds } })
  const both = await Promise.all([change(61), change(62)])
  expect(both.map((one) => (isRefused(one) ? one.code : 'accepted')).toSorted()).toEqual(['accepted', 'changed-meanwhile'])
})

test('同名同手机的人不重复录入，新人录入即可查到', async () => {
  const post = (await loadUnits(platform.db)).find((one) => one.id === unit('区委党校'))!.posts[0]!.id
  const [{ name, mobile }] = (await sql<{ name: string; mobile: string }>`select name, mobile from organisation_people limit 1`.execute(platform.db)).rows as [{ name: string; mobile: string }]
  expect(await addPerson(platform, clerkCall('addPerson'), { profile: { name, mobile, officePhone: null }, post, fromOn: TODAY })).toMatchObject({ code: 'person-known' })
  expect(await addPerson(platform, clerkCall('addPerson'), { profile: { name: '欧阳旻', mobile: null, officePhone: null }, post, fromOn: TODAY })).toMatchObject({ code: 'post-full' })
  expect(await searchPeople(platform.db, { q: '欧阳旻', day: TODAY })).toEqual([])
})

test('按姓名、全拼、首字母、称谓、单位都能找到人', async () => {
  const head = (await peopleByIds(platform.db, [district.cast.officeHead], TODAY)).get(district.cast.officeHead)!
  const found = async (q: string) => (await searchPeople(platform.db, { q, day: TODAY, limit: 50 })).map((one) => one.id)
  const { rows: [row] } = await sql<{ pinyin: string }>`select pinyin from organisation_people where id = ${head.id}`.execute(platform.db)
  const syllables = row!.pinyin.split(' ')
  for (const q of [head.name, syllables.join(''), syllables.map((one) => one[0]).join(''), `${head.name[0]}主任`, `${syllables[0]![0]}zr`, `${head.name[0]} 区委办公室`]) expect(await found(q), q).toContain(head.id)
  expect((await found(head.name))[0]).toBe(head.id)
  expect(await found('没有这个人')).toEqual([])
  expect(await found("' or 1=1 --%")).toEqual([])
})

test('礼宾次序按领导岗位排列，重排须一个不落', async () => {
  const order = await protocolOrder(platform.db, TODAY)
  expect(order.slice(0, 2).map((post) => `${post.unitName}${post.title}`)).toEqual(['临江区委书记', '临江区政府区长'])
  const ids = order.map((post) => post.post)
  expect(await setProtocolOrder(platform, clerkCall('setProtocolOrder'), ids.slice(1))).toMatchObject({ code: 'order-incomplete' })
  const swapped = [ids[1]!, ids[0]!, ...ids.slice(2)]
  expect(await setProtocolOrder(platform, clerkCall('setProtocolOrder'), swapped)).toEqual({ posts: ids.length })
  expect((await protocolOrder(platform.db, TODAY)).map((post) => post.post)).toEqual(swapped)
  expect(await setProtocolOrder(platform, clerkCall('setProtocolOrder'), ids)).toEqual({ posts: ids.length })
})

test('分送范围展开为单位', async () => {
  const groups = await groupViews(platform.db, TODAY)
  const towns = groups.find((group) => group.name === '各镇党委、街道党工委')!
  expect(towns.count).toBe(15)
  expect((await expandGroup(platform.db, towns.id, TODAY)).map((one) => one.shortName).slice(0, 2)).toEqual(['青禾镇党委', '白石镇党委'])
})

test('代理列表的筛选与权限规则一致', async () => {
  const { platform: own } = await testPlatform([organisation])
  const { cast } = await seedDistrict(own)
  const grant = (principal: PersonId, deputy: PersonId, person = principal) => grantProxy(own, aCall('organisation.grantProxy', { actor: anActor({ person }) }), { principal, deputy, kinds: ['*'], fromOn: TODAY, lastOn: TODAY, reason: '出差' })
  await made(grant(cast.generalHead, cast.secretariatHead))
  expect(await grant(cast.secretariatHead, cast.infoHead)).toMatchObject({ code: 'proxy-chain' })
  expect(await grant(cast.infoHead, cast.archivist, cast.drafter)).toMatchObject({ code: 'proxy-not-yours' })
  expect(await grantProxy(own, aCall('organisation.grantProxy', { actor: anActor({ person: null, admin: 'sysAdmin' }) }), { principal: cast.infoHead, deputy: cast.archivist, kinds: ['*'], fromOn: TODAY, lastOn: TODAY, reason: '试' })).toMatchObject({ code: 'administrator-has-no-proxy' })
  const all = await everyProxy(own)
  for (const person of Object.values(cast)) {
    for (const roles of [[], ['organisationClerk']]) {
      const who = viewer({ person, roles })
      const listed = (await proxyViews(own.db, { viewer: who, today: TODAY, all: true })).map((one) => one.id).toSorted()
      expect(listed).toEqual(all.filter((one) => maySeeProxy(who, one)).map((one) => one.id).toSorted())
    }
  }
  const mine = (await proxyViews(own.db, { viewer: viewer({ person: cast.generalHead }), today: TODAY, all: false }))[0]!
  expect(mine.state).toBe('inForce')
  await made(endProxy(own, aCall('organisation.endProxy', { actor: anActor({ person: cast.generalHead }) }), { proxy: mine.id, version: mine.version }))
  expect((await actorFacts(own.db, cast.secretariatHead, TODAY)).standsInFor).toEqual([])
})

const everyProxy = async ({ db }: Platform): Promise<readonly Proxy[]> => {
  const { rows } = await sql<{ id: ProxyId }>`select id from organisation_proxies`.execute(db)
  return (await Promise.all(rows.map((row) => loadProxies(db, { id: row.id })))).flat()
}

test('由流水可以复原每一行：单位、人员、代理、分送范围', async () => {
  const { rows } = await sql<{ stream: string; event: never }>`select stream, event from platform_journal order by stream, version`.execute(platform.db)
  const streams = Map.groupBy(rows, (row) => row.stream)
  const events = (stream: string) => (streams.get(stream) ?? []).map((row) => row.event)
  const byTerm = (one: Unit | Person) => ('posts' in one ? { ...one, posts: one.posts.toSorted((a, b) => (a.id < b.id ? -1 : 1)) } : { ...one, appointments: one.appointments.toSorted((a, b) => (a.id < b.id ? -1 : 1)) })
  const units = await loadUnits(platform.db)
  for (const one of units) expect(byTerm(fold(evolveUnit, null, events(`unit:${one.id}`))!)).toEqual(byTerm(one))
  const ids = (await sql<{ id: PersonId }>`select id from organisation_people`.execute(platform.db)).rows.map((row) => row.id)
  for (const one of await loadPeople(platform.db, ids)) expect(byTerm(fold(evolvePerson, null, events(`person:${one.id}`))!)).toEqual(byTerm(one))
  for (const one of await everyProxy(platform)) expect(fold(evolveProxy, null, events(`proxy:${one.id}`))).toEqual(one)
  for (const one of await loadGroups(platform.db)) {
    const sorted = (group: typeof one) => ({ ...group, units: group.units.toSorted() })
    expect(sorted(fold(evolveGroup, null, events(`group:${one.id}`))!)).toEqual(sorted(one))
  }
  expect(units.length + ids.length).toBeGreaterThan(300)
})

test('五千人中查人不超过200毫秒', async () => {
  const { platform: own } = await testPlatform([organisation])
  const people = Array.from({ length: 5000 }, (_, at) => [`${'王李张刘陈'[at % 5]}${'建国志强丽华'[at % 6]}${String.fromCodePoint(0x4e00 + at)}`, `1990000${String(at).padStart(4, '0')}`, '', '甲局', '主任'])
  const rows = rowsFrom({ units: [['甲局', '甲局', '其他单位', '正科级']], posts: [['甲局', '主任', '', 5000]], people })
  await made(importOrganisation(own, own.systemCall('organisation.import', null), { rows, fromOn: TODAY }))
  await searchPeople(own.db, { q: 'wzr', day: TODAY })
  const began = performance.now()
  const found = await searchPeople(own.db, { q: 'wzr', day: TODAY })
  expect(performance.now() - began).toBeLessThan(200)
  expect(found).toHaveLength(20)
}, 120_000)

test('导入超限或为空时拒绝', async () => {
  const call = clerkCall('import')
  expect(await importOrganisation(platform, call, { rows: { units: [], posts: [], people: [] }, fromOn: TODAY })).toMatchObject({ code: 'import-empty' })
  const many = { ...demoDistrict, people: Array.from({ length: 6001 }, (_, at) => ({ row: at + 2, cells: {} })) }
  expect(await importOrganisation(platform, call, { rows: many, fromOn: TODAY })).toMatchObject({ code: 'import-too-large' })
  expect(await changePerson(platform, call, { person: 'x' as PersonId, version: 1, command: { type: 'appoint', post: 'y' as PostId, fromOn: TODAY, main: false } })).toMatchObject({ code: 'person-not-found' })
  expect((await personOf(district.cast.drafter)).version).toBeGreaterThan(0)
})
