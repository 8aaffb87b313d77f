import { sql } from 'kysely'
import { beforeAll, expect, test } from 'vitest'
import type { PersonId } from '#lib/ids'
import type { Day, Instant } from '#lib/instants'
import { testOffice } from '../testing/office.ts'
import { maySee, visibleOf } from '../core/access.ts'
import { countedOf } from '../core/rows.ts'
import type { ItemId } from '../core/types.ts'
import type { Board, ItemFilter } from '../core/views.ts'
import { boardOf, unitView } from './board.ts'
import { acted, assigned, instructionOf, matterOf, partFor, proposed, reportOf, type Office } from './demo/office.ts'
import { listItems, wholeList } from './items.ts'
import { isVisible } from './queries.ts'
import { itemOf } from './store.ts'
import { viewerOf } from './viewer.ts'

let made: Awaited<ReturnType<typeof testOffice>>
let office: Office
let ids: readonly ItemId[]
let secret: ItemId

beforeAll(async () => {
  made = await testOffice()
  office = made.office
  ids = await itemsOfEveryKind()
}, 120_000)

/** One only proposed, one to be planned, three handed out to different units, one of them an instruction, one closed, one declined. */
async function itemsOfEveryKind(): Promise<readonly ItemId[]> {
  const { cast } = office.district
  const first = await proposed(office, cast.supervisor, matterOf({ title: '拟立项的事' }))
  const second = await proposed(office, cast.supervisor, matterOf({ title: '待分解的事', leader: { person: cast.deputySecretary, name: '' } }))
  await acted(office, second, cast.supervisingDeputy, { type: 'approve' })
  const third = await assigned(office, matterOf({ title: '甲项目', source: 'project', category: 'keyProject', dueOn: '2026-12-20' as Day }), [partFor(office, '区财政局', { cooperating: [{ unit: office.district.units.get('区发改局')!, name: '' }] })])
  const fourth = await assigned(office, matterOf({ title: '乙热点', source: 'hotspot', category: 'publicInterest' }), [partFor(office, '青禾镇党委'), partFor(office, '区财政局', { leader: { person: cast.districtMayor, name: '' } })])
  secret = await assigned(office, matterOf({
    title: '丙批示', source: 'leaderInstruction', category: 'instruction', pace: 'urgent', instruction: instructionOf(cast.secretary, { leaderName: '周书记', on: '2026-11-23' as Day, text: '速办' }),
  }), [partFor(office, '区发改局')])
  const closed = await assigned(office, matterOf({ title: '丁会议', source: 'meeting', category: 'meetingMinutes' }), [partFor(office, '区财政局')])
  await acted(office, closed, cast.financeContact, { type: 'accept', assignment: 1 })
  await acted(office, closed, cast.financeHead, { type: 'submit', assignment: 1, report: reportOf('办毕', 1) })
  await acted(office, closed, cast.supervisor, { type: 'pass', assignment: 1, quality: 5, remark: '' })
  await acted(office, closed, cast.supervisor, { type: 'propose-closing', conclusion: 'done', text: '已完成' })
  await acted(office, closed, cast.supervisingDeputy, { type: 'approve-closing' })
  const declined = await proposed(office, cast.supervisor, matterOf({ title: '戊不立项' }))
  await acted(office, declined, cast.supervisingDeputy, { type: 'decline', reason: '不属督查范围' })
  return [first, second, third, fourth, secret, closed, declined]
}

const look = (person: PersonId) => office.look(person)
const titles = async (person: PersonId, filter: ItemFilter) => (await listItems(await look(person), { filter, after: null, limit: 50 })).lines.map(({ title }) => title)

test('谁看得到哪一件：规则与查询在「人 × 事项」的每一格上相同，列表正好是这些', async () => {
  let seen = 0
  const people = Object.values(office.district.cast)
  for (const person of people) {
    const looking = await look(person)
    const viewer = await viewerOf(looking)
    const listed = new Set((await listItems(looking, { filter: { scope: 'all' }, after: null, limit: 50 })).lines.map(({ id }) => id))
    for (const id of ids) {
      const allowed = maySee(viewer, visibleOf((await itemOf(made.platform.db, id))!.state))
      expect([await isVisible(made.platform.db, viewer, id), listed.has(id)], `${viewer.identities[0]?.name} ${id}`).toEqual([allowed, allowed])
      seen += Number(allowed)
    }
  }
  expect(seen).toBeGreaterThan(25)
  expect(seen).toBeLessThan(people.length * ids.length - 60)
})

test('三员一件也看不到', async () => {
  const looking = await look(office.district.cast.supervisor)
  const viewer = await viewerOf({ ...looking, actor: { ...looking.actor, admin: 'auditAdmin' } })
  for (const id of ids) expect([maySee(viewer, visibleOf((await itemOf(made.platform.db, id))!.state)), await isVisible(made.platform.db, viewer, id)]).toEqual([false, false])
})

test('批示件：办理范围以外的人，列表、总览、各单位情况里都没有它', async () => {
  const { cast } = office.district
  for (const person of [cast.districtMayor, cast.officeHead, cast.deputySecretary, cast.financeContact, cast.townHead]) {
    expect(await titles(person, { scope: 'all' })).not.toContain('丙批示')
    const viewer = await viewerOf(await look(person))
    for (const by of ['unit', 'leader', 'source'] as const) {
      const board = await boardOf(made.platform.db, viewer, { by, now: made.clock() })
      expect(board.rows.map(({ key }) => key)).not.toContain('leaderInstruction')
      expect(board.rows.find(({ name }) => name === '区发改局')).toBeUndefined()
    }
    const view = await unitView(made.platform.db, viewer, { unit: office.district.units.get('区发改局')!, now: made.clock() })
    expect([Object.values(view?.counts ?? { none: 0 }).every((n) => n === 0), view?.toSignIn ?? 0]).toEqual([true, 0])
  }
  for (const person of [cast.secretary, cast.reformContact, cast.supervisor, cast.supervisingDeputy]) expect(await titles(person, { scope: 'all' })).toContain('丙批示')
  expect(await titles(cast.supervisor, { instructions: 'only' })).toEqual(['丙批示'])
  expect(await titles(cast.supervisor, { instructions: 'without', scope: 'all' })).not.toContain('丙批示')
})

test('总览上的每个数，就是同样筛选的列表的件数', async () => {
  const { cast } = office.district
  for (const person of [cast.supervisor, cast.officeHead, cast.secretary, cast.financeContact]) {
    const looking = await look(person)
    for (const by of ['unit', 'leader', 'source'] as const) {
      const board: Board = await boardOf(made.platform.db, await viewerOf(looking), { by, now: made.clock() })
      for (const row of board.rows) {
        for (const [light, n] of Object.entries(row.counts)) {
          const filter = { [by]: row.key, light, scope: 'all', instructions: board.instructions } as ItemFilter
          expect((await listItems(looking, { filter, after: null, limit: 50 })).lines, `${by} ${row.name} ${light}`).toHaveLength(n)
        }
      }
    }
  }
  const { total } = await boardOf(made.platform.db, await viewerOf(await look(cast.supervisor)), { by: 'unit', now: made.clock() })
  expect(total).toEqual({ red: 0, yellow: 1, green: 2, suspended: 0, none: 2, done: 1, ended: 1 })
})

test('计数与逐件重算一致，一件不多一件不少', async () => {
  const { rows: kept } = await sql<{ at: string; n: number }>`select facet || ' ' || key || ' ' || light as at, sum(n)::int as n from supervision_counts where n > 0 group by 1`.execute(made.platform.db)
  const counted = new Map<string, number>()
  for (const id of ids) for (const { facet, key, light } of countedOf((await itemOf(made.platform.db, id))!.state)) counted.set(`${facet} ${key} ${light}`, (counted.get(`${facet} ${key} ${light}`) ?? 0) + 1)
  expect(new Map(kept.map(({ at, n }) => [at, n]))).toEqual(counted)
})

test('列表先到期的在前，逐页翻完不重不漏；可按来源、单位、配合、领导、灯号、年度、字词、与我有关筛选', async () => {
  const { cast, units } = office.district
  const all: string[] = []
  for (let after: string | null = null; ;) {
    const page: Awaited<ReturnType<typeof listItems>> = await listItems(await look(cast.supervisor), { filter: { scope: 'all' }, after, limit: 2 })
    all.push(...page.lines.map(({ id }) => id))
    if (page.next === null) break
    after = page.next
  }
  expect([all.length, new Set(all)]).toEqual([ids.length, new Set(ids)])
  expect(await titles(cast.supervisor, {})).toEqual(['拟立项的事', '待分解的事', '丙批示', '乙热点', '甲项目'])
  expect(await titles(cast.supervisor, { scope: 'closed' })).toEqual(expect.arrayContaining(['丁会议', '戊不立项']))
  expect(await titles(cast.supervisor, { source: 'hotspot' })).toEqual(['乙热点'])
  expect(await titles(cast.supervisor, { unit: units.get('区财政局')! })).toEqual(['乙热点', '甲项目'])
  expect(await titles(cast.supervisor, { cooperating: units.get('区发改局')! })).toEqual(['甲项目'])
  expect(await titles(cast.supervisor, { leader: cast.districtMayor })).toEqual(['乙热点'])
  expect(await titles(cast.supervisor, { light: 'none' })).toEqual(['拟立项的事', '待分解的事'])
  expect(await titles(cast.supervisor, { year: 2025, scope: 'all' })).toEqual([])
  expect(await titles(cast.supervisor, { q: '项目 甲' })).toEqual(['甲项目'])
  expect(await titles(cast.supervisor, { q: '〔2026〕2号', scope: 'all' })).toEqual(['甲项目'])
  expect(await titles(cast.supervisor, { at: 'registered' })).toEqual(['待分解的事'])
  expect(await titles(cast.supervisor, { category: 'keyProject', pace: 'normal' })).toEqual(['甲项目'])
  expect(await titles(cast.secretary, { mine: true })).toEqual(['丙批示'])
  expect(await titles(cast.financeContact, {})).toEqual(['乙热点', '甲项目'])
  expect(await titles(cast.reformContact, {})).toEqual(['丙批示', '甲项目'])
})

test('单位页：灯号、待签收、在办的件数；外单位的人看不到别家的页', async () => {
  const { cast, units } = office.district
  const view = async (person: PersonId) => unitView(made.platform.db, await viewerOf(await look(person)), { unit: units.get('区财政局')!, now: made.clock() })
  expect(await view(cast.financeContact)).toMatchObject({ unit: { name: '区财政局' }, counts: { green: 2, done: 1 }, toSignIn: 2, toDo: 0 })
  expect(await view(cast.supervisor)).toMatchObject({ toSignIn: 2 })
  expect(await view(cast.townContact)).toBeNull()
})

test('导出过多时请缩小范围', async () => {
  expect(await wholeList(await look(office.district.cast.supervisor), { filter: { scope: 'all' }, limit: 3 })).toMatchObject({ code: 'supervision-export-too-large', detail: { limit: 3 } })
})

test('时间一天天过去：没有签收的次日自动催办，节点提醒各一次，到期转红', async () => {
  for (let day = new Date('2026-11-24T00:35:00.000Z'); day < new Date('2026-12-04T00:00:00.000Z'); day = new Date(day.getTime() + 24 * 3_600_000)) {
    made.clock.moveTo(day.toISOString() as Instant)
    await made.swept()
  }
  expect(await titles(office.district.cast.supervisor, { light: 'red' })).toEqual(['丙批示', '乙热点'])
  const { rows } = await sql<{ type: string; kind: string | null; at: string; n: number }>`
    select type, event ->> 'kind' as kind, min(at at time zone 'Asia/Shanghai')::date::text as at, count(*)::int as n from supervision_thread where item = ${secret} and type in ('reminded', 'sign-in-urged') group by 1, 2 order by 3, 1, 2`.execute(made.platform.db)
  expect(rows).toEqual([
    { type: 'sign-in-urged', kind: null, at: '2026-11-24', n: 1 }, { type: 'reminded', kind: 'oneBefore', at: '2026-11-25', n: 1 }, { type: 'reminded', kind: 'onTheDay', at: '2026-11-26', n: 1 }, { type: 'reminded', kind: 'overdue', at: '2026-11-27', n: 5 },
  ])
})

test('批示件等谁审定、谁批准办结，谁就看得到并能办；办公室其他领导仍看不到；批过的以后也看得到', async () => {
  const { cast } = office.district
  const sees = async (person: PersonId, id: ItemId) => {
    const viewer = await viewerOf(await look(person))
    const answers = [await isVisible(made.platform.db, viewer, id), (await listItems(await look(person), { filter: { scope: 'all' }, after: null, limit: 50 })).lines.some((line) => line.id === id)]
    expect(answers[0]).toBe(answers[1])
    expect(answers[0]).toBe(maySee(viewer, visibleOf((await itemOf(made.platform.db, id))!.state)))
    return answers[0]
  }
  const about = (title: string) => matterOf({ title, source: 'leaderInstruction', category: 'instruction', instruction: instructionOf(cast.secretary, { leaderName: '周书记', on: '2026-11-23' as Day, text: '速办' }) })
  // The leader in charge proposed it himself, so that it waits for the head of the office.
  const own = await proposed(office, cast.supervisingDeputy, about('己批示'))
  expect([await sees(cast.officeHead, own), await sees(cast.deputyOfficeHead, own), await sees(cast.districtMayor, own)]).toEqual([true, false, false])
  await acted(office, own, cast.officeHead, { type: 'approve' })
  expect(await sees(cast.officeHead, own)).toBe(true)
  // Proposed by the clerk, it waits for the leader in charge and nobody else.
  const waiting = await proposed(office, cast.supervisor, about('辛批示'))
  expect([await sees(cast.supervisingDeputy, waiting), await sees(cast.officeHead, waiting)]).toEqual([true, false])
  // Approved and proposed for closing by the leader in charge: the head of the office sees it from then on.
  const other = await assigned(office, about('庚批示'), [partFor(office, '区财政局')])
  expect(await sees(cast.officeHead, other)).toBe(false)
  await acted(office, other, cast.financeContact, { type: 'accept', assignment: 1 })
  await acted(office, other, cast.financeHead, { type: 'submit', assignment: 1, report: reportOf('办毕', 1) })
  await acted(office, other, cast.supervisor, { type: 'pass', assignment: 1, quality: 5, remark: '' })
  await acted(office, other, cast.supervisingDeputy, { type: 'propose-closing', conclusion: 'done', text: '已完成' })
  await acted(office, other, cast.secretary, { type: 'note-read', verdict: 'satisfied', words: '好' })
  expect([await sees(cast.officeHead, other), await sees(cast.deputyOfficeHead, other)]).toEqual([true, false])
  await acted(office, other, cast.officeHead, { type: 'approve-closing' })
  expect([await sees(cast.officeHead, other), await sees(cast.deputyOfficeHead, other)]).toEqual([true, false])
})
