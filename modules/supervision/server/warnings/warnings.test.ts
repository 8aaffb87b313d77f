import { beforeAll, expect, test } from 'vitest'
import type { PersonId } from '#lib/ids'
import { addDays, instantOf, type Day } from '#lib/instants'
import { testOffice } from '../../testing/office.ts'
import type { ItemId } from '../../core/types.ts'
import { acted, assigned, instructionOf, matterOf, partFor, reportOf, unitNamed, type Office } from '../demo/office.ts'
import { itemView } from '../items.ts'
import { foreseeAll } from './job.ts'
import { warningsFor } from './queries.ts'
import { inWarnings } from './tables.ts'

let made: Awaited<ReturnType<typeof testOffice>>
let office: Office
let finance: ItemId
let reform: ItemId
let secret: ItemId
let complaints: readonly ItemId[]

const FROM = '2026-01-06' as Day
const CASES = 30
const LOOK = addDays(FROM, 120)
const onDay = (day: Day, minute = 10 * 60) => made.clock.moveTo(instantOf(day, minute))
const project = (title: string, dueOn: Day, over = {}) => matterOf({ title, source: 'project', category: 'keyProject', dueOn, ...over })
const foreseen = async () => { await made.platform.runCommand(made.platform.systemCall('supervision.foresee', null), async (work) => { await foreseeAll(work); return null }) }
const warnings = async (person: PersonId, limit = 20, after: string | null = null) => warningsFor(await office.look(person), { after, limit })
const lateFor = async (person: PersonId) => (await warnings(person)).late.map(({ item }) => item)

/** 区财政局 took thirty days for each of thirty projects that were due after twenty; three of the latest are still in hand. */
beforeAll(async () => {
  made = await testOffice(instantOf(FROM, 8 * 60))
  office = made.office
  const { cast } = office.district
  const open: { item: ItemId; handsInOn: Day }[] = []
  for (let day = FROM; day < LOOK; day = addDays(day, 1)) {
    onDay(day)
    const at = (Date.parse(day) - Date.parse(FROM)) / 86_400_000
    if (at % 2 === 0 && at < CASES * 2) open.push({ item: await assigned(office, project(`旧项目${at}`, addDays(day, 20)), [partFor(office, '区财政局')]), handsInOn: addDays(day, 30) })
    for (const { item } of open.filter(({ handsInOn }) => handsInOn === day)) {
      await acted(office, item, cast.financeContact, { type: 'accept', assignment: 1 })
      await acted(office, item, cast.financeHead, { type: 'submit', assignment: 1, report: reportOf('办毕', 1) })
      await acted(office, item, cast.supervisor, { type: 'pass', assignment: 1, quality: 4, remark: '' })
    }
  }
  onDay(addDays(LOOK, -10))
  finance = await assigned(office, project('新项目', addDays(LOOK, 10)), [partFor(office, '区财政局')])
  reform = await assigned(office, project('发改项目', addDays(LOOK, 12)), [partFor(office, '区发改局')])
  secret = await assigned(office, matterOf({
    title: '批示所提', source: 'leaderInstruction', category: 'instruction', dueOn: addDays(LOOK, 11), instruction: instructionOf(cast.secretary, { leaderName: '周书记', on: addDays(LOOK, -10), text: '速办' }),
  }), [partFor(office, '区发改局')])
  await assigned(office, project('来得及的项目', addDays(LOOK, 60)), [partFor(office, '区财政局')])
  const hot = (title: string, unit: string) => assigned(office, matterOf({ title, source: 'hotspot', category: 'publicInterest', dueOn: addDays(LOOK, 90) }), [partFor(office, unit)])
  complaints = [await hot('江滨路夜间施工扰民问题', '青禾镇党委'), await hot('群众反映江滨路施工夜间扰民', '青禾镇党委'), await hot('江滨路夜间施工扰民', '区发改局')]
  onDay(LOOK, 6 * 60)
}, 120_000)

test('没有计算过的不说准不准；计算后，办不完的在到期前预警，来得及的不预警', async () => {
  const { supervisor } = office.district.cast
  expect(await warnings(supervisor)).toMatchObject({ late: [], accuracy: null })
  await foreseen()
  const shown = await warnings(supervisor)
  expect(shown.late.map(({ item }) => item)).toEqual([finance, secret, reform])
  expect(shown.late[0]).toMatchObject({
    title: '新项目', unit: { name: '区财政局' }, dueOn: addDays(LOOK, 10), chance: 0, reason: '本单位同类事项32件，其中交办10天仍未办结的30件，能按这一期限办结的约占0%',
  })
  // 区发改局 has no history of its own: the same category of the whole office is looked at, for an instruction all there is.
  expect(shown.late[2]!.reason).toMatch(/^同类别事项33件，/)
  expect(shown.late[1]!.reason).toMatch(/^全部督查事项\d+件，/)
})

test('预警只到看得到事项的人：批示件的预警不给局外人，单位只见自己的', async () => {
  const { financeContact, reformContact, districtMayor, secretary, drafter, supervisingDeputy } = office.district.cast
  expect(await lateFor(financeContact)).toEqual([finance])
  expect(await lateFor(reformContact)).toEqual([secret, reform])
  expect(await lateFor(districtMayor)).not.toContain(secret)
  expect(await lateFor(supervisingDeputy)).toEqual([finance, secret, reform])
  expect(await lateFor(secretary)).toContain(secret)
  expect(await lateFor(drafter)).toEqual([])
  expect((await itemView(await office.look(financeContact), finance))).toMatchObject({ foreseen: [{ assignment: 1, reason: expect.stringContaining('本单位同类事项32件') }] })
  expect(await itemView(await office.look(financeContact), secret)).toMatchObject({ code: 'not-found' })
})

test('一页一页翻，一项不漏、一项不重', async () => {
  const { supervisor } = office.district.cast
  const first = await warnings(supervisor, 2)
  const second = await warnings(supervisor, 2, first.next)
  expect([first, second].map(({ late, next }) => [late.map(({ item }) => item), next === null])).toEqual([[[finance, secret], false], [[reform], true]])
})

test('回看一年：只用当时已知的历史，预警的件件逾期，先头没有历史的几件不评', async () => {
  // The first fifteen closed by the beginning of March, ten more were seen open by then: only the last five, half-way in that month, had enough to be compared with.
  const [kept] = await inWarnings(made.platform.db).selectFrom('supervision_accuracy').select('accuracy').execute()
  expect(kept!.accuracy).toEqual({ cases: 5, late: 5, warned: 5, right: 5 })
  expect((await warnings(office.district.cast.supervisor)).accuracy).toBe('近一年可核对的任务不足20项，预警的准确程度还不能说明。')
})

test('同一诉求三次反映的提示给看得到三件的人；只看得到两件的，一件也不提', async () => {
  const { supervisor, townContact, reformContact, drafter } = office.district.cast
  expect((await warnings(supervisor)).repeats.map(({ items }) => items.map(({ id }) => id))).toEqual([[...complaints].sort()])
  for (const person of [townContact, reformContact, drafter]) expect((await warnings(person)).repeats).toEqual([])
})

test('一个单位三个红灯的提示督查室和该单位；不相干的人看不到', async () => {
  const { supervisor, financeContact, townContact, drafter } = office.district.cast
  const { unit } = unitNamed(office, '青禾镇党委')
  expect((await warnings(supervisor)).units.map((one) => one.unit.unit)).not.toContain(unit)
  const lates: ItemId[] = []
  for (const title of ['甲', '乙', '丙']) lates.push(await assigned(office, project(`${title}项目`, addDays(LOOK, 1)), [partFor(office, '青禾镇党委')]))
  onDay(addDays(LOOK, 2))
  await made.swept()
  const shown = await warnings(supervisor)
  expect(shown.units).toContainEqual({ unit: { unit, name: '青禾镇党委' }, red: 3 })
  expect((await warnings(townContact)).units).toEqual([{ unit: { unit, name: '青禾镇党委' }, red: 3 }])
  for (const person of [financeContact, drafter]) expect((await warnings(person)).units).toEqual([])
})

test('已经反馈的、期限改了的，预警当时就撤', async () => {
  const { financeContact, financeHead, reformContact, supervisingDeputy, supervisor } = office.district.cast
  await acted(office, finance, financeContact, { type: 'accept', assignment: 1 })
  await acted(office, finance, financeHead, { type: 'submit', assignment: 1, report: reportOf('办毕', 1) })
  await acted(office, reform, reformContact, { type: 'accept', assignment: 1 })
  await acted(office, reform, reformContact, { type: 'ask-extension', assignment: 1, to: addDays(LOOK, 40), reason: '需上会' })
  expect(await lateFor(supervisor)).toEqual([secret, reform])
  await acted(office, reform, supervisingDeputy, { type: 'grant-extension', assignment: 1 })
  expect(await lateFor(supervisor)).toEqual([secret])
})

test('每晚重算：昨天的不留，今天的不重', async () => {
  const { supervisor } = office.district.cast
  onDay(addDays(LOOK, 3), 6 * 60)
  await foreseen()
  await foreseen()
  expect(await lateFor(supervisor)).toEqual([secret])
  onDay(addDays(LOOK, 12))
  expect(await lateFor(supervisor)).toEqual([])
})
