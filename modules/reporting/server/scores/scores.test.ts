import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { PersonId } from '#lib/ids'
import { addDays, addMinutes, dayOf, instantOf, type Instant } from '#lib/instants'
import { inChargeLeaderOf, peopleWithRole } from '#modules/organisation'
import type { ItemId } from '../../core/items/types.ts'
import type { CircularView, CircularSummary, PointScoresView, RulesView, ScoresView } from '../../core/scores/views.ts'
import type { InfoStatisticsView } from '../../core/statistics/figures.ts'
import { quarterAfter, quarterOf } from '../../core/scores/facts.ts'
import { listening } from '../../testing/http.ts'
import { testOffice } from '../../testing/office.ts'
import { acted, pointNamed, reported, type SeededPoint } from '../demo/office.ts'
import { notePublished } from '../items/commands.ts'
import { seedNetwork } from '../network/demo.ts'
import { deskOf } from '../viewer.ts'
import { noteCircularBecame } from './circulars.ts'
import { noteEmergency, noteUnanswered } from './corrections.ts'
import { scoreDaily } from './jobs.ts'
import { computedIn, storedIn } from './scoring.ts'

let made: Awaited<ReturnType<typeof testOffice>>
let house: Awaited<ReturnType<typeof listening>>
let town: SeededPoint
let reform: SeededPoint
let leader: PersonId
let editor: PersonId
beforeAll(async () => {
  made = await testOffice('2026-11-23T02:00:00.000Z' as Instant)
  house = await listening(made.office, made.auditKey)
  await seedNetwork(made.platform, made.office.district)
  town = await pointNamed(made.office, '青禾镇党委')
  reform = await pointNamed(made.office, '区发改局')
  const { db, now } = made.platform
  const { section } = (await deskOf({ db, now: now() }))!
  editor = (await peopleWithRole(db, { unit: section, role: 'infoEditor', day: dayOf(now()) })).find(({ id }) => id !== cast().infoHead)!.id
  leader = (await inChargeLeaderOf(db, { unit: section, day: dayOf(now()) }))!.id
}, 120_000)
afterAll(() => house.close())

const cast = () => made.office.district.cast
const now = () => made.platform.now()
const quarter = () => quarterOf(dayOf(now()))
const told = async <Body = { code: string }>(answer: Promise<Response>) => ({ status: (await answer).status, body: await (await answer).json() as Body })
const ask = <Body = { code: string }>(person: PersonId, method: 'GET' | 'POST', path: string, body?: object) => told<Body>(house.ask(person, method, `/reporting${path}`, body))
const act = (person: PersonId, circular: string, what: object) => ask<{ code: string; at: string }>(person, 'POST', `/circulars/${circular}/acts`, { act: what })
const asSystem = (run: Parameters<typeof made.platform.runCommand>[1]) => made.platform.runCommand(made.platform.systemCall('reporting.score-daily', null), async (work) => { await run(work); return null })
const content = (title: string) => ({ title, text: `${title}。11月23日9时，沙洲镇河堤漫水约200米。`, kind: 'problem' as const, eventAt: now(), learnedAt: now() })
const scoresOfPoint = async (person: PersonId, { point }: SeededPoint) => (await ask<PointScoresView>(person, 'GET', `/scores/${point}?quarter=${quarter()}`)).body

async function expectRecomputed(): Promise<void> {
  const scope = { points: null, from: addDays(dayOf(now()), -200), to: addDays(dayOf(now()), 60) }
  const [computed, stored] = [await computedIn(made.platform.db, scope), await storedIn(made.platform.db, scope)]
  expect(Object.fromEntries([...stored].filter(([, { points, vetoes }]) => points !== 0 || vetoes !== 0).map(([key, { points }]) => [key, points]))).toEqual(Object.fromEntries(computed.map(({ key, points }) => [key, points])))
}

async function published(title: string): Promise<ItemId> {
  const item = await reported(made.office, town, content(title))
  const other = await reported(made.office, reform, content(`${title}的另一份`))
  await acted(made.office, other, editor, { type: 'screen', fate: 'merge', reason: '同一件事', into: item })
  await acted(made.office, item, editor, { type: 'screen', fate: 'adopt', reason: '', into: null })
  await acted(made.office, item, editor, { type: 'edit', content: content(title) })
  await acted(made.office, item, editor, { type: 'send-to-review', isVerified: true })
  await acted(made.office, item, cast().infoHead, { type: 'review' })
  await acted(made.office, item, leader, { type: 'sign' })
  await asSystem((work) => notePublished(work, { item, name: '临江信息', issue: '第12期', form: 'single', at: addMinutes(now(), 1), evidence: '/bulletins/1' }).then(() => null))
  return item
}

test('采用、批示当场计分，合并的各家都有；各看各的依据，合计等于明细', async () => {
  const item = await published('沙洲镇河堤漫水')
  await asSystem((work) => notePublished(work, { item, name: '临江信息', issue: '第12期', form: 'single', at: now(), evidence: '/bulletins/1' }).then(() => null))
  const mine = await scoresOfPoint(town.three.infoOfficer, town)
  expect(mine.rows.map(({ points, words, href }) => [points, words, href])).toEqual([[750, '「沙洲镇河堤漫水」被区级刊物《临江信息》第12期单条采用，5分，问题建议类按150%计7.5分，2家合并，各得全分计7.5分', `/reporting/items/${item}`]])
  expect(JSON.stringify(await scoresOfPoint(reform.three.infoOfficer, reform))).toContain('另一份')
  expect((await house.ask(reform.three.infoOfficer, 'GET', `/reporting/scores/${town.point}?quarter=${quarter()}`)).status).toBe(404)
  await acted(made.office, item, cast().infoHead, { type: 'instruct', instruction: { level: 'district', person: null, leader: '区委书记', text: '抓紧排险', on: dayOf(now()) } })
  expect((await scoresOfPoint(town.three.infoOfficer, town)).points).toBe(1750)
  const whole = (await ask<ScoresView>(cast().infoHead, 'GET', '/scores')).body
  expect(whole.lines.filter(({ points }) => points !== 0).map(({ name, points }) => [name, points])).toEqual([['区发改局', 1750], ['青禾镇党委', 1750]])
  expect((await ask<ScoresView>(town.three.infoOfficer, 'GET', '/scores')).body.lines.map(({ name }) => name)).toContain('青禾镇党委')
  expect((await ask<ScoresView>(cast().financeContact, 'GET', '/scores')).body.lines.map(({ name }) => name)).not.toContain('青禾镇党委')
  await expectRecomputed()
})

test('统计：报送、采用率、时效，合计等于各直报点之和；人少的不按人列', async () => {
  const month = dayOf(now()).slice(0, 7)
  const { body: view } = await ask<InfoStatisticsView>(cast().infoHead, 'GET', `/statistics?from=${month}&to=${month}`)
  expect(view.total).toMatchObject({ submitted: 2, adopted: 2, timed: 2, inTime: 2, published: 1 })
  expect(view.points.reduce((sum, { figures }) => sum + figures.submitted, 0)).toBe(view.total.submitted)
  expect([view.people, view.fewPeople, view.months.map(({ figures }) => figures.submitted)]).toEqual([[], 2, [2]])
  expect((await ask<InfoStatisticsView>(town.three.infoOfficer, 'GET', `/statistics?from=${month}&to=${month}`)).body.total.submitted).toBe(1)
  expect((await ask<InfoStatisticsView>(cast().infoHead, 'GET', '/statistics?from=2020-01&to=2020-03')).body).toMatchObject({ total: { submitted: 0, toSubmit: null }, months: [{}, {}, {}] })
  expect((await house.ask(cast().infoHead, 'GET', `/reporting/statistics?from=2020-01&to=${month}`)).status).toBe(422)
  expect((await house.ask(cast().infoHead, 'GET', `/reporting/statistics.xlsx?from=${month}&to=${month}`)).status).toBe(200)
})

test('重新计算一行不添；更正、约稿未报、紧急信息另记一行，说过两次只计一次', async () => {
  const { n: before } = (await sql<{ n: number }>`select count(*)::int as n from reporting_scores`.execute(made.platform.db)).rows[0]!
  expect((await ask(cast().infoHead, 'POST', '/scores/recompute', { quarter: quarter() })).body).toEqual({ added: 0 })
  await asSystem(scoreDaily)
  await ask(cast().infoHead, 'POST', `/scores/${town.point}/corrections`, { points: -50, reason: '重复登记' })
  const unit = made.office.district.units.get('区发改局')!
  for (let twice = 0; twice < 2; twice++) await asSystem(async (work) => { await noteEmergency(work, { unit, emergency: 'E1', title: '山火', fault: 'late', at: work.now }); await noteUnanswered(work, { commission: 'C1', title: '稳就业', point: reform.point }); return null })
  const { rows: [after] } = await sql<{ n: number }>`select count(*)::int as n from reporting_scores`.execute(made.platform.db)
  expect(after!.n - before).toBe(3)
  expect((await scoresOfPoint(cast().infoHead, reform)).rows.map(({ words }) => words)).toEqual(expect.arrayContaining(['紧急信息「山火」迟报，扣5分', '约稿「稳就业」没有按期报送，扣3分']))
  expect((await ask(town.three.infoOfficer, 'POST', `/scores/${town.point}/corrections`, { points: 900, reason: '想加分' })).status).toBe(403)
  expect((await ask(cast().infoHead, 'POST', `/scores/${town.point}/corrections`, { points: 0, reason: '无' })).body.code).toBe('correction-empty')
  expect((await ask(cast().infoHead, 'POST', `/scores/${town.point}/corrections`, { points: 5, reason: '' })).body.code).toBe('score-reason-missing')
  await expectRecomputed()
})

test('计分办法只能由办公室主任发布新版本，不改以前的得分', async () => {
  const { body: view } = await ask<RulesView>(cast().officeHead, 'GET', '/score-rules')
  const { rules } = view.versions[0]!
  const next = { ...rules, adoption: { ...rules.adoption, district: { single: 6, combined: 4 } }, minimum: { ...rules.minimum, levels: ['township'] } }
  const tomorrow = addDays(dayOf(now()), 1)
  expect((await ask(cast().infoHead, 'POST', '/score-rules', { from: tomorrow, rules: next, reason: '改' })).status).toBe(403)
  expect((await ask(town.three.officeHead, 'POST', '/score-rules', { from: tomorrow, rules: next, reason: '改' })).body.code).toBe('not-for-rule-decider')
  expect((await ask(cast().officeHead, 'POST', '/score-rules', { from: addDays(dayOf(now()), -1), rules: next, reason: '改' })).body.code).toBe('rules-backdated')
  expect((await ask(cast().officeHead, 'POST', '/score-rules', { from: tomorrow, rules, reason: '改' })).body.code).toBe('rules-unchanged')
  expect((await ask(cast().officeHead, 'POST', '/score-rules', { from: tomorrow, rules: next, reason: ' ' })).body.code).toBe('score-reason-missing')
  expect((await ask(cast().officeHead, 'POST', '/score-rules', { from: tomorrow, rules: next, reason: '鼓励区级采用' })).body).toEqual({ number: 1 })
  expect((await ask<RulesView>(cast().officeHead, 'GET', '/score-rules')).body.versions.map(({ number }) => number)).toEqual([1, 0])
  await expectRecomputed()
})

test('季度通报：冻结、预告、申诉、答复、转办文；表中之和等于得分明细', async () => {
  expect((await ask(town.three.infoOfficer, 'POST', '/circulars', { quarter: quarter() })).status).toBe(403)
  expect((await ask(cast().infoHead, 'POST', '/circulars', { quarter: quarterAfter(quarter()) })).body.code).toBe('quarter-not-begun')
  expect((await ask(cast().infoHead, 'POST', '/circulars', { quarter: '2020-Q1' })).body.code).toBe('circular-empty')
  const first = (await ask<{ id: string }>(cast().infoHead, 'POST', '/circulars', { quarter: quarter() })).body.id
  expect((await ask(cast().infoHead, 'POST', '/circulars', { quarter: quarter() })).body.code).toBe('quarter-told')
  await act(cast().infoHead, first, { type: 'discard', reason: '漏了一条' })
  const id = (await ask<{ id: string }>(cast().infoHead, 'POST', '/circulars', { quarter: quarter() })).body.id
  const look = async (person: PersonId) => (await ask<CircularView>(person, 'GET', `/circulars/${id}`)).body
  expect((await house.ask(town.three.infoOfficer, 'GET', `/reporting/circulars/${id}`)).status).toBe(404)
  expect((await act(cast().infoHead, id, { type: 'send' })).body.code).toBe('circular-at-other-stage')
  await act(cast().infoHead, id, { type: 'notice' })
  expect((await look(town.three.infoOfficer)).lines.map(({ name }) => name)).toContain('青禾镇党委')
  expect((await look(town.three.infoOfficer)).lines.map(({ name }) => name)).not.toContain('区发改局')
  expect((await act(town.three.infoOfficer, id, { type: 'appeal', point: reform.point, reason: '替别人申诉' })).body.code).toBe('circular-appeal-not-for-point')
  await act(town.three.infoOfficer, id, { type: 'appeal', point: town.point, reason: '省里采用的一条没有计' })
  expect((await act(town.three.infoOfficer, id, { type: 'appeal', point: town.point, reason: '再来一次' })).body.code).toBe('circular-appeal-open')
  expect((await act(cast().infoHead, id, { type: 'send' })).body.code).toBe('circular-appeals-undecided')
  expect((await act(cast().infoHead, id, { type: 'answer', appeal: 1, points: null, reason: '自己答复' })).body.code).toBe('circular-appeal-decider-same')
  await act(leader, id, { type: 'answer', appeal: 1, points: 2000, reason: '经核确有省委办公厅采用' })
  expect((await act(leader, id, { type: 'answer', appeal: 1, points: 2000, reason: '又一次' })).body.code).toBe('circular-appeal-answered')
  expect((await act(cast().infoHead, id, { type: 'send' })).body.code).toBe('circular-window-open')

  const view = await look(cast().infoHead)
  const { rows: sums } = await sql<{ point: string; points: number }>`select s.point, sum(s.points)::int as points from reporting_circular_scores t join reporting_scores s on s.id = t.score where t.circular = ${id} group by s.point`.execute(made.platform.db)
  expect(Object.fromEntries(view.lines.filter((line) => line.now !== 0).map((line) => [line.point, line.now]))).toEqual(Object.fromEntries(sums.map(({ point, points }) => [point, points])))
  expect(view.lines.find(({ point }) => point === town.point)).toMatchObject({ points: 1700, now: 3700, rank: null, submitted: 1 })
  expect([view.isUnchanged, view.showsRanking]).toEqual([true, false])
  expect(JSON.stringify(view.draft)).toContain('青禾镇党委')
  expect(JSON.stringify(view.draft)).not.toContain('名次')
  made.clock.moveTo(instantOf(addDays(dayOf(now()), 7)))
  expect((await act(town.three.infoOfficer, id, { type: 'appeal', point: town.point, reason: '晚了' })).body.code).toBe('circular-appeal-closed')
  expect((await act(cast().infoHead, id, { type: 'send' })).body.at).toBe('sent')
  await asSystem((work) => noteCircularBecame(work, { circular: id as never, document: { id: 'document:1', title: '通报', link: '/documents/1' } }).then(() => null))
  expect((await look(town.three.infoOfficer)).document).toMatchObject({ link: '/documents/1' })
  expect((await ask<readonly CircularSummary[]>(town.three.infoOfficer, 'GET', '/circulars')).body.map(({ at }) => at)).toEqual(['sent'])
  await expectRecomputed()
})
