import { sql } from 'kysely'
import { beforeAll, describe, expect, test } from 'vitest'
import { evolve, unopened, type CaseEvent } from '#engines/workflow'
import type { CaseId, PersonId } from '#lib/ids'
import { addMinutes, dayOf, type Instant } from '#lib/instants'
import { administration } from '#modules/administration'
import { liveNotices, noticesModule } from '#modules/notices'
import { actorFacts, organisation, seedDistrict, type SeededDistrict } from '#modules/organisation'
import { isRefused, type Actor } from '#platform/act'
import type { Job } from '../../../platform/module.ts'
import { aCall, anActor, testPlatform } from '../../../platform/testing.ts'
import { taskRows } from '../core/rows.ts'
import type { CaseAct, NewCase } from '../core/types.ts'
import { sampleFlow } from '../examples.ts'
import { actOnCase, caseMoved, caseOf, openCase, publishDefinition, tellPeople, workflow, type CaseMoved, type OwnerFacts } from '../index.ts'
import { inboxCounts, inboxPage } from './inbox.ts'
import { deadlinesJob, timeoutJob } from './jobs.ts'
import { noticesOf } from './reactions.ts'
import { listDefinitions, readDefinition } from './definitions.ts'
import { inWorkflow } from './tables.ts'

let office: Awaited<ReturnType<typeof testPlatform>>
let district: SeededDistrict

beforeAll(async () => {
  office = await testPlatform([organisation, administration, noticesModule(liveNotices()), workflow])
  district = await seedDistrict(office.platform)
  await run('flowAdmin', (work) => publishDefinition(work, sampleFlow))
})

type Part = keyof SeededDistrict['cast']
async function actor(part: Part): Promise<Actor & { person: PersonId }> {
  const person = district.cast[part]
  return { ...anActor({ account: part, name: part }), person, ...(await actorFacts(office.platform.db, person, dayOf(office.clock()))) }
}
async function run<Answer>(part: Part, act: Parameters<typeof office.platform.runCommand<Answer>>[1], key: string | null = null) {
  return office.platform.runCommand(aCall('samples.act', { actor: await actor(part), key }), act)
}
const done = async <Answer>(answer: Promise<Answer>) => {
  const one = await answer
  if (isRefused(one)) throw new Error(`refused: ${one.code}`)
  return one as Exclude<Answer, { kind: 'refused' }>
}
const begin = (over: Partial<NewCase> = {}, part: Part = 'drafter') => done(run(part, (work) => openCase(work, {
  definition: 'samples.outgoing', subject: 'sample:1', link: '/samples/1', title: '关于防汛工作的通知', urgency: 0,
  data: { countersigners: [district.cast.financeHead, district.cast.reformHead], signer: district.cast.deputyOfficeHead }, ...over,
})))
const act = (part: Part, id: CaseId, what: CaseAct, owner: OwnerFacts = { contentHash: 'text-1' }, key: string | null = null) => run(part, (work) => actOnCase(work, id, what, owner), key)
const agree = (task: number): CaseAct => ({ type: 'approve', task })
const inbox = async (part: Part, tab: Parameters<typeof inboxPage>[2]['tab'], limit = 100, after: string | null = null) =>
  inboxPage(office.platform.db, await actor(part), { tab, after, limit, now: office.clock() })
const inTab = async (part: Part, tab: Parameters<typeof inboxPage>[2]['tab'], id: CaseId) => (await inbox(part, tab)).items.filter((item) => item.case === id).map(({ stepName }) => stepName)

/** What holds of every case: the journal folds to the row, and the task rows follow from the state. */
async function expectKept(id: CaseId) {
  const kept = await caseOf(office.platform.db, id)
  const { rows } = await sql<{ event: CaseEvent }>`select event from platform_journal where stream = ${`case:${id}`} order by version`.execute(office.platform.db)
  expect(rows.map(({ event }) => event).reduce(evolve, unopened)).toEqual(kept!.state)
  expect(rows).toHaveLength(kept!.version)
  const tasks = await inWorkflow(office.platform.db).selectFrom('workflow_tasks').selectAll().where('case_id', '=', id).orderBy('number').execute()
  expect(tasks.map((row) => ({
    number: row.number, kind: row.kind, step: row.step, stepName: row.step_name, person: row.person, unit: row.unit, status: row.status, outcome: row.outcome, doneBy: row.done_by,
    receivedAt: row.received_at, openedAt: row.opened_at, dueAt: row.due_at, closedAt: row.closed_at, urged: row.urged, isLast: row.is_last, caseEndedAt: row.case_ended_at,
  }))).toEqual(taskRows(kept!.state))
}

describe('办件', () => {
  test('从拟稿到办结：各人的收件箱随之变化，账与行一致', async () => {
    const { id } = await begin()
    expect(await inTab('drafter', 'todo', id)).toEqual(['拟稿'])
    await done(act('drafter', id, agree(1)))
    expect([await inTab('drafter', 'todo', id), await inTab('drafter', 'done', id), await inTab('generalHead', 'todo', id)]).toEqual([[], ['核稿'], ['核稿']])
    const check = (await caseOf(office.platform.db, id))!.state
    const own = check.at === 'running' ? check.tasks.find(({ to }) => to.person === district.cast.generalHead)! : null
    await done(act('generalHead', id, agree(own!.number)))
    expect([await inTab('financeHead', 'todo', id), await inTab('reformHead', 'todo', id)]).toEqual([['会签'], ['会签']])
    const tasksOf = async (part: Part) => (await inbox(part, 'todo')).items.find((item) => item.case === id)!.number!
    await done(act('financeHead', id, { type: 'disagree', task: await tasksOf('financeHead'), opinion: { form: 'words', text: '经费测算有误' } }))
    expect(await inTab('drafter', 'todo', id)).toEqual(['拟稿'])
    await done(act('drafter', id, agree(await tasksOf('drafter'))))
    await done(act('financeHead', id, agree(await tasksOf('financeHead'))))
    await done(act('reformHead', id, agree(await tasksOf('reformHead'))))
    await done(act('deputyOfficeHead', id, agree(await tasksOf('deputyOfficeHead'))))
    expect((await caseOf(office.platform.db, id))!.state).toMatchObject({ at: 'ended', result: 'completed' })
    expect([await inTab('drafter', 'toRead', id), await inTab('drafter', 'done', id), await inTab('drafter', 'closed', id), await inTab('drafter', 'started', id)]).toEqual([['传阅'], [], ['办结'], ['办结']])
    expect(await inTab('financeHead', 'closed', id)).toEqual(['办结'])
    await expectKept(id)
  })

  test('两人同时办理：一人成功，另一人被告知已处理，都不丢不重', async () => {
    const { id } = await begin()
    const answers = await Promise.all([act('drafter', id, agree(1)), act('drafter', id, agree(1)), act('drafter', id, { type: 'transfer', task: 1, to: district.cast.secondDrafter })])
    expect(answers.filter((answer) => !isRefused(answer))).toHaveLength(1)
    for (const answer of answers) if (isRefused(answer)) expect(['task-closed', 'not-your-task']).toContain(answer.code)
    await expectKept(id)
  })

  test('同一操作编号提交两次只算一次', async () => {
    const { id } = await begin()
    const first = await done(act('drafter', id, agree(1), {}, 'once'))
    expect(await act('drafter', id, agree(1), {}, 'once')).toEqual(JSON.parse(JSON.stringify(first)))
    await expectKept(id)
  })

  test('撤回与打开的竞争由先到者定', async () => {
    const { id } = await begin({ data: { signer: district.cast.deputyOfficeHead } })
    await done(act('drafter', id, agree(1)))
    const head = (await inbox('generalHead', 'todo')).items.find((item) => item.case === id)!.number!
    await done(act('generalHead', id, agree(head)))
    const [opened, retracted] = await Promise.all([
      act('deputyOfficeHead', id, { type: 'open', task: (await inbox('deputyOfficeHead', 'todo')).items.find((item) => item.case === id)!.number! }),
      act('generalHead', id, { type: 'retract', task: head }),
    ])
    // Opened first, it cannot be taken back; taken back first, there is nothing left to open.
    const codes = [opened, retracted].map((answer) => (isRefused(answer) ? answer.code : null))
    expect([[null, 'successor-opened'], ['task-closed', null]]).toContainEqual(codes)
    await expectKept(id)
  })

  test('没有的件、没有的流程、离岗的人、没有单位的拟稿人', async () => {
    expect(await act('drafter', 'none' as CaseId, agree(1))).toMatchObject({ code: 'not-found' })
    expect(await run('drafter', (work) => openCase(work, { definition: 'samples.none', subject: 's', link: '/', title: 't', urgency: 0, data: {} }))).toMatchObject({ code: 'no-such-flow', detail: { flow: 'samples.none' } })
    const { id } = await begin()
    expect(await act('drafter', id, { type: 'transfer', task: 1, to: 'nobody' as PersonId })).toMatchObject({ code: 'person-not-in-post' })
    const nowhere = aCall('samples.act', { actor: anActor({ person: district.cast.drafter, units: [] }) })
    expect(await office.platform.runCommand(nowhere, (work) => openCase(work, { definition: 'samples.outgoing', subject: 's', link: '/', title: 't', urgency: 0, data: {} }))).toMatchObject({ code: 'drafter-without-unit' })
  })

  test('改了标题和缓急，列表随之改变', async () => {
    const { id } = await begin()
    await done(act('drafter', id, agree(1), { title: '关于进一步做好防汛工作的通知', urgency: 2 }))
    expect((await inbox('generalHead', 'todo')).items.find((item) => item.case === id)).toMatchObject({ title: '关于进一步做好防汛工作的通知', urgency: 2 })
  })
})

describe('时限', () => {
  test('按工作日计算，到时各办一次；已办的不再处理', async () => {
    const { id } = await begin()
    await done(act('drafter', id, agree(1)))
    const runJob = (job: Job, data: unknown) => office.platform.runCommand(office.platform.systemCall(job.name, null), async (work) => { await job.run(work, data); return null })
    const dueAt = async (moment: string) => {
      office.clock.moveTo(moment as Instant)
      await runJob(deadlinesJob, {})
      return office.timers.filter(({ key }) => key.startsWith(id))
    }
    const before = office.clock()
    // 2026-11-23 is a Monday: one working day ends with Tuesday's hours.
    expect(await dueAt('2026-11-24T09:29:00.000Z')).toEqual([])
    const data = { case: id, task: 2 }
    await expect(runJob(timeoutJob, data)).rejects.toThrow('not-due')
    expect(await dueAt('2026-11-24T09:30:00.000Z')).toEqual([{ job: 'workflow.timeout', at: '2026-11-24T09:30:00.000Z', key: `${id}.2`, data }])
    expect(await dueAt('2026-11-24T09:31:00.000Z')).toHaveLength(1)
    await runJob(timeoutJob, data)
    await runJob(timeoutJob, data)
    const { state } = (await caseOf(office.platform.db, id))!
    expect(state.at !== 'unopened' && state.acts.filter(({ operation }) => operation === 'remind')).toHaveLength(1)
    await expectKept(id)
    office.clock.moveTo(before)
  })

  test('办完在先的，到期不再惊动', async () => {
    const { id } = await begin()
    await done(act('drafter', id, agree(1)))
    await done(act('generalHead', id, agree(2)))
    const open = (await inbox('financeHead', 'todo')).items.find((item) => item.case === id)!
    const before = office.clock()
    office.clock.moveTo(addMinutes(open.dueAt!, 60 * 24 * 60))
    await office.platform.runCommand(office.platform.systemCall(deadlinesJob.name, null), async (work) => { await deadlinesJob.run(work, {}); return null })
    const asked = office.timers.filter(({ key }) => key.startsWith(id)).map(({ key }) => key)
    expect(asked).toContain(`${id}.${open.number}`)
    expect(asked).not.toContain(`${id}.2`)
    office.clock.moveTo(before)
  })

  test('会签超期上报拟稿单位负责人：作为阅件，会签人照常办理', async () => {
    const { id } = await begin()
    await done(act('drafter', id, agree(1)))
    await done(act('generalHead', id, agree((await inbox('generalHead', 'todo')).items.find((item) => item.case === id)!.number!)))
    const task = (await inbox('financeHead', 'todo')).items.find((item) => item.case === id)!
    const before = office.clock()
    office.clock.moveTo(addMinutes(task.dueAt!, 1))
    await office.platform.runCommand(office.platform.systemCall('workflow.timeout', null), async (work) => { await timeoutJob.run(work, { case: id, task: task.number }); return null })
    expect([await inTab('generalHead', 'toRead', id), await inTab('financeHead', 'todo', id)]).toEqual([['会签'], ['会签']])
    expect((await inbox('financeHead', 'todo')).items.find((item) => item.case === id)?.due?.light).toBe('overdue')
    await expectKept(id)
    office.clock.moveTo(before)
  })
})

describe('代理', () => {
  test('受托人的待办里有委托人的件，注明代谁；办后双方都在记录中', async () => {
    const { id } = await begin({ data: { signer: district.cast.secrecyDeputy } })
    await done(act('drafter', id, agree(1)))
    await done(act('generalHead', id, agree((await inbox('generalHead', 'todo')).items.find((item) => item.case === id)!.number!)))
    const item = (await inbox('deputyOfficeHead', 'todo')).items.find((each) => each.case === id)
    expect(item).toMatchObject({ isForAnother: true, person: district.cast.secrecyDeputy })
    await done(act('deputyOfficeHead', id, agree(item!.number!)))
    const { state } = (await caseOf(office.platform.db, id))!
    expect(state.at === 'ended' && state.acts.at(-1)).toMatchObject({ actor: district.cast.deputyOfficeHead, onBehalfOf: district.cast.secrecyDeputy })
    expect([await inTab('deputyOfficeHead', 'closed', id), await inTab('secrecyDeputy', 'closed', id)]).toEqual([['办结'], ['办结']])
    await expectKept(id)
  })
})

describe('流程定义', () => {
  test('改流程后，新件按新版本，在办的按原版本；两个版本都可查看', async () => {
    const { id, definition: first } = await begin({ data: { signer: district.cast.deputyOfficeHead } })
    const changed = { ...sampleFlow, title: '样例发文（二版）', steps: sampleFlow.steps.map((step) => (step.id === 'sign' && step.kind === 'handle' ? { ...step, name: '领导签发' } : step)) }
    const published = await done(run('flowAdmin', (work) => publishDefinition(work, changed)))
    const second = await begin({ data: { signer: district.cast.deputyOfficeHead } })
    expect([first === published.id, second.definition === published.id]).toEqual([false, true])
    await done(act('drafter', id, agree(1)))
    await done(act('generalHead', id, agree((await inbox('generalHead', 'todo')).items.find((item) => item.case === id)!.number!)))
    expect(await inTab('deputyOfficeHead', 'todo', id)).toEqual(['签发'])
    const versions = (await listDefinitions(office.platform.db)).filter(({ name }) => name === 'samples.outgoing').map(({ version }) => version)
    expect(versions).toEqual([published.version, published.version - 1])
    expect((await readDefinition(office.platform.db, 'samples.outgoing', published.version - 1))?.definition.title).toBe('样例发文')
    const { rows } = await sql`select type, version from platform_journal where stream = 'flow:samples.outgoing' order by version`.execute(office.platform.db)
    expect(rows).toEqual(versions.toReversed().map((version) => ({ type: 'flow-published', version })))
  })

  test('有问题的流程不能发布，问题一次列全；已发布的不能改', async () => {
    const bad = { ...sampleFlow, steps: [...sampleFlow.steps.filter(({ kind }) => kind !== 'end'), { kind: 'handle' as const, id: 'x', name: '多余', mode: 'any' as const, participants: [{ by: 'role' as const, role: 'nobody', unit: { of: 'drafter' as const } }], next: 'nowhere' }] }
    const answer = await run('flowAdmin', (work) => publishDefinition(work, bad))
    expect(answer).toMatchObject({ code: 'flow-has-faults' })
    expect((answer as { issues: readonly { code: string }[] }).issues.map(({ code }) => code)).toEqual(['no-end', 'missing-step', 'missing-step'])
    await expect(sql`update workflow_definitions set title = 'x'`.execute(office.platform.db)).rejects.toThrow('never changed')
  })

  test('找不到人的规则在发布时指出', async () => {
    const lost = { ...sampleFlow, name: 'samples.lost', steps: sampleFlow.steps.map((step) => (step.id === 'check' && step.kind === 'handle' ? { ...step, participants: [{ by: 'role' as const, role: 'nobody', unit: { of: 'drafter' as const } }] } : step)) }
    const answer = await run('flowAdmin', (work) => publishDefinition(work, lost))
    expect((answer as unknown as { issues: readonly { code: string }[] }).issues.map(({ code }) => code)).toEqual(['unresolvable'])
  })
})

describe('告知', () => {
  test('交办、催办、传阅各成一条消息，受托人也收到；同一件事不重复', async () => {
    const from = office.news.length
    const { id } = await begin({ data: { signer: district.cast.secrecyDeputy } })
    await done(act('drafter', id, agree(1)))
    const head = (await inbox('generalHead', 'todo')).items.find((item) => item.case === id)!.number!
    await done(act('drafter', id, { type: 'urge', task: head, channel: 'inApp' }))
    await done(act('generalHead', id, { type: 'open', task: head }))
    await done(act('generalHead', id, agree(head)))
    const told = office.news.slice(from).filter(({ type }) => type === caseMoved.name).map(({ payload }) => payload as CaseMoved)
    expect(told).toHaveLength(4)
    for (const moves of [told.slice(0, 1), told, told.slice(1)]) await office.platform.runCommand(office.platform.systemCall('news.workflow', null), (work) => tellPeople(moves, work))
    const { rows } = await sql<{ person: PersonId; kind: string; title: string }>`select person, kind, title from notices_notices where event like ${`case:${id}:%`} order by at, event`.execute(office.platform.db)
    const of = (person: PersonId) => rows.filter((row) => row.person === person).map(({ kind, title }) => `${kind} ${title}`)
    expect(of(district.cast.generalHead).toSorted()).toEqual(['task 请办理核稿：关于防汛工作的通知', 'urged 第1次催办核稿：关于防汛工作的通知'])
    // 拟稿 is a task he gave himself by opening the case: no notice, though it stands in the news.
    expect(told[0]!.given).toMatchObject([{ person: district.cast.drafter, stepName: '拟稿' }])
    expect(of(district.cast.drafter)).toEqual([])
    expect(of(district.cast.secrecyDeputy)).toEqual(of(district.cast.deputyOfficeHead))
    expect(of(district.cast.secrecyDeputy)).toHaveLength(1)
  })

  test('工作秘密事项：消息里没有标题', async () => {
    const from = office.news.length
    const { id } = await begin({ workSecret: true })
    await done(act('drafter', id, agree(1)))
    const told = office.news.slice(from).filter(({ type }) => type === caseMoved.name).map(({ payload }) => payload as CaseMoved)
    expect(noticesOf(told.at(-1)!, (person) => [person])).toMatchObject([{ people: [district.cast.generalHead], title: '请办理核稿：一件工作秘密事项' }])
  })

  test('替别人拟稿：告知拟稿人，不告知开办的人', () => {
    const [drafter, opener] = [district.cast.drafter, district.cast.secondDrafter]
    const moved = { id: 'c1', kind: 'samples.outgoing', subject: 's', link: '/', title: '通知', version: 3, at: 'running', result: null, urged: [], late: [], people: [],
      acts: [{ operation: 'begin', actor: opener }], given: [{ task: 1, kind: 'handle', person: drafter, stepName: '拟稿', isReturned: false, dueAt: null }] } as unknown as CaseMoved
    expect(noticesOf(moved, (person) => [person, opener])).toMatchObject([{ people: [drafter], title: '请办理拟稿：通知' }])
  })
})

describe('收件箱', () => {
  test('件数与列表一致；临期、超期只数待办', async () => {
    const who = await actor('generalHead')
    const counts = await inboxCounts(office.platform.db, who, office.clock())
    for (const tab of ['todo', 'toRead', 'done', 'closed', 'started'] as const) expect([tab, (await inbox('generalHead', tab)).items.length]).toEqual([tab, counts[tab]])
    const later = addMinutes(office.clock(), 30 * 24 * 60)
    const dated = (await inbox('generalHead', 'todo')).items.filter(({ dueAt }) => dueAt !== null).length
    expect(await inboxCounts(office.platform.db, who, later)).toMatchObject({ overdue: dated, near: 0 })
  })
})
