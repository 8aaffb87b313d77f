import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { PersonId } from '#lib/ids'
import { addMinutes, dayInChinese, dayOf, type Instant } from '#lib/instants'
import { granted, peopleWithRole, type DemoOffice } from '#modules/organisation'
import type { Content, ItemId } from '../../core/items/types.ts'
import type { LikeLine, LikenessView } from '../../core/likeness/views.ts'
import type { ClusterEvent } from '../../core/likeness/cluster.ts'
import { listening } from '../../testing/http.ts'
import { testOffice } from '../../testing/office.ts'
import { drafted, pointNamed, reported, type SeededPoint } from '../demo/office.ts'
import { seedNetwork } from '../network/demo.ts'
import { deskOf } from '../viewer.ts'
import { likenessView } from './views.ts'

let made: Awaited<ReturnType<typeof testOffice>>
let office: DemoOffice
let house: Awaited<ReturnType<typeof listening>>
let [qinghe, reform, emergency]: SeededPoint[] = []
let editor: PersonId
let flood: ItemId
beforeAll(async () => {
  made = await testOffice()
  office = made.office
  await seedNetwork(office.platform, office.district);
  [qinghe, reform, emergency] = [await pointNamed(office, '青禾镇党委'), await pointNamed(office, '区水利局'), await pointNamed(office, '区应急局')]
  const { db, now } = office.platform
  const { section } = (await deskOf({ db, now: now() }))!
  editor = (await peopleWithRole(db, { unit: section, role: 'infoEditor', day: dayOf(now()) }))[0]!.id
  house = await listening(office, made.auditKey)
}, 120_000)
afterAll(() => house.close())

const today = () => dayInChinese(dayOf(office.platform.now())).slice(5)
const content = (title: string, text: string, eventAt: Instant | null = null): Content => ({ title, text, kind: 'development', eventAt, learnedAt: null })
const told = async <Body = { code: string }>(answer: Promise<Response>) => ({ status: (await answer).status, body: await (await answer).json() as Body })
const typed = async (who: PersonId, at: SeededPoint | null, text: string) => (await told<readonly LikeLine[]>(house.ask(who, 'POST', '/reporting/likeness', { point: at?.point ?? null, item: null, title: '', text, eventAt: null }))).body
const look = async (who: PersonId, item: ItemId): Promise<LikenessView> => granted(await likenessView(await office.look(who), item))
const put = (who: PersonId, item: ItemId, other: ItemId | null) => told(house.ask(who, 'POST', `/reporting/items/${item}/cluster`, { with: other }))

test('R25 换了说法的同一场水，上报时归为一事：先报的标首报，后报的算得出迟多少；单位只看到自己的一条', async () => {
  flood = await reported(office, qinghe!, content('青山村发生内涝', `${today()}2时许，青禾镇青山村因暴雨发生内涝，32户民房进水，已转移群众57人，无人员伤亡。镇村干部仍在现场巡查值守，排水设备已全部开启。`, addMinutes(office.platform.now(), -40)))
  const other = `据青山村报告，一场大雨淹了村里，57名群众今日连夜撤出，三十二户家里进水，我局派出抽水泵支援青禾镇。`
  expect(await typed(reform!.three.infoOfficer, reform!, other)).toMatchObject([{ kind: 'same-event', item: null, title: null, unitName: null, places: ['青山村', '青禾镇'], figures: ['57人', '32户'] }])
  expect(await typed(editor, null, other)).toMatchObject([{ item: flood, title: '青山村发生内涝', unitName: '青禾镇党委' }])
  expect(await typed(qinghe!.three.infoOfficer, qinghe!, other)).toMatchObject([{ item: flood }])
  // Who does not write for the point, and who writes for none, is told nothing.
  expect(await typed(office.district.cast.drafter, reform!, other)).toEqual([])
  expect(await typed(reform!.three.infoOfficer, null, other)).toEqual([])
  made.clock.moveTo(addMinutes(office.platform.now(), 12))
  const second = await reported(office, reform!, content('区水利局支援青禾镇排涝', other))
  const whole = await look(editor, second)
  expect(whole.cluster).toMatchObject([{ item: flood, isFirst: true, unitName: '青禾镇党委' }, { item: second, isFirst: false }])
  expect(whole.cluster[0]!.sinceEvent).toBeGreaterThanOrEqual(40)
  expect(whole).toMatchObject({ mayPut: true, own: { isFirst: false, reports: 2 } })
  expect(await look(reform!.three.leader, second)).toMatchObject({ cluster: [], others: [], mayPut: false, own: { isFirst: false, reports: 2 } })
  expect(await told(house.ask(reform!.three.leader, 'GET', `/reporting/items/${flood}/likeness`))).toMatchObject({ status: 404 })
  const { rows } = await sql<{ id: string }>`select id from reporting_items where first_report`.execute(made.platform.db)
  expect(rows.map(({ id }) => id)).toEqual([flood])
})

test('照抄的一眼认出；另一件事不牵扯', async () => {
  const copy = await reported(office, emergency!, content('关于青山村内涝的情况', `据悉，${today()}2时许，青禾镇青山村因暴雨发生内涝，32户民房进水，已转移群众57人，无人员伤亡。镇村干部仍在现场巡查值守，排水设备已全部开启。`))
  expect((await look(editor, copy)).cluster.map(({ item }) => item)).toContain(flood)
  expect(await typed(editor, null, `${today()}2时许，青禾镇青山村因暴雨发生内涝，32户民房进水，已转移群众57人，无人员伤亡。镇村干部仍在现场巡查值守，排水设备已全部开启。`)).toMatchObject([{ kind: 'copy' }, { kind: 'copy' }, {}])
  expect(await typed(editor, null, `${today()}上午，白石镇召开秋收现场会，部署抢收晚稻9000亩。`)).toEqual([])
})

test('编辑可以移出、归并；别人不能；日记与现状相符', async () => {
  const { cluster } = await look(editor, flood)
  const last = cluster.at(-1)!.item
  expect(await put(emergency!.three.infoOfficer, last, null)).toMatchObject({ body: { code: 'not-for-info-desk' } })
  expect(await put(editor, flood, last)).toMatchObject({ body: { code: 'put-together-already' } })
  expect(await put(editor, flood, null)).toMatchObject({ status: 200 })
  expect(await look(editor, flood)).toMatchObject({ own: null, others: [{}, {}] })
  expect((await look(editor, last)).cluster).toMatchObject([{ isFirst: true }, { isFirst: false }])
  expect(await put(editor, flood, null)).toMatchObject({ body: { code: 'stands-alone' } })
  expect(await put(editor, flood, last)).toMatchObject({ status: 200 })
  expect((await look(editor, last)).cluster).toMatchObject([{ item: flood, isFirst: true }, {}, {}])
  const unsent = await drafted(office, reform!, content('未报的', '未报的内容'))
  expect(await put(editor, flood, unsent)).toMatchObject({ status: 404 })
  const { rows } = await sql<{ event: ClusterEvent }>`select event from platform_journal where stream like 'report-cluster:%' order by stream, version`.execute(made.platform.db)
  expect([...new Set(rows.map(({ event }) => event.type))].toSorted()).toEqual(['put-together', 'taken-apart'])
  const members = rows.reduce((all, { event }) => (event.type === 'put-together' ? new Set([...all, event.item]) : new Set([...all].filter((one) => one !== event.item))), new Set<string>())
  expect([...members].toSorted()).toEqual((await look(editor, flood)).cluster.map(({ item }) => item as string).toSorted())
})
