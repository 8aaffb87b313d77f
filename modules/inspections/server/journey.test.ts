import { sql } from 'kysely'
import { expect, test } from 'vitest'
import type { FileId, PersonId } from '#lib/ids'
import { addDays, dayOf, instantOf, type Day } from '#lib/instants'
import { isRefused } from '#platform/act'
import { testOffice } from '../testing/office.ts'
import type { Entry, EntryKey, InspectionId } from '../core/types.ts'
import { actOn, type InspectionAct } from './commands.ts'
import { acted, drafted, entryOf, memberOf, planOf, staffOf, unitNamed, type Office } from './demo/office.ts'
import { seedInspections } from './demo/seed.ts'
import { inspectionView, ledger, listInspections } from './inspections.ts'

const refusal = async (office: Office, inspection: InspectionId, person: PersonId, act: InspectionAct) => {
  const answer = await actOn(office.platform, await office.call(person, act.type), { inspection, act })
  return isRefused(answer) ? answer.code : 'accepted'
}
const inboxOf = async (office: Office, inspection: InspectionId) => (await sql<{ step: string }>`
  select t.step_name as step from workflow_tasks t where t.case_id = ${inspection} and t.status = 'open' order by t.step_name`.execute(office.platform.db)).rows.map(({ step }) => step)

test('一次实地督查从方案到销号：先审批后通知，同一条记录只收一次，问题整改两人经手', async () => {
  const { office, clock } = await testOffice()
  const { supervisor, supervisingDeputy, officeHead, townContact, financeContact } = office.district.cast
  const plan = await planOf(office, { theme: '防汛备汛' })
  const colleague = plan.team[1]!.person
  const inspection = await drafted(office, plan)
  const act = (person: PersonId, what: InspectionAct) => acted(office, inspection, person, what)
  const see = async (person: PersonId) => inspectionView(await office.look(person), inspection)

  await act(supervisor, { type: 'submit' })
  expect(await refusal(office, inspection, supervisor, { type: 'notify' })).toBe('inspection-at-other-stage')
  expect(isRefused(await see(townContact))).toBe(true)
  expect(await act(supervisingDeputy, { type: 'approve' })).toMatchObject({ at: 'approved', number: '临督查〔2026〕1号' })
  expect(isRefused(await see(townContact))).toBe(true)
  await act(supervisor, { type: 'notify' })
  expect(await see(townContact)).toMatchObject({ sight: 'own', inspection: { notices: [{ unit: { name: '青禾镇党委' } }] } })
  expect(isRefused(await see(financeContact))).toBe(true)

  const unit = plan.targets[0]!.unit
  const entry = entryOf(office, { key: 'entry-0001' as EntryKey, unit, text: '物资仓库钥匙找不到', defect: { description: '防汛物资无专人保管', measure: '明确专人、建立台账', dueOn: addDays(dayOf(clock()), 7) } })
  const first = await act(colleague, { type: 'record', entry })
  expect(await act(colleague, { type: 'record', entry })).toMatchObject({ version: first.version })
  expect(await refusal(office, inspection, colleague, { type: 'record', entry: { ...entry, text: '改了' } })).toBe('entry-changed')
  await act(supervisor, { type: 'report', text: '督查报告正文' })
  await act(supervisor, { type: 'sign' })
  expect((await ledger(await office.look(townContact), { filter: {}, after: null, limit: 10 })).lines).toEqual([])
  expect(await act(colleague, { type: 'sign' })).toMatchObject({ at: 'rectifying' })
  expect((await ledger(await office.look(townContact), { filter: {}, after: null, limit: 10 })).lines).toMatchObject([{ at: 'listed', description: '防汛物资无专人保管', isOverdue: false }])
  expect(await see(townContact)).toMatchObject({ inspection: { report: { text: '' }, findings: [{ key: 'entry-0001' }] } })

  await act(townContact, { type: 'begin-rectifying', problem: 1, plan: '三日内完成' })
  await act(townContact, { type: 'submit-rectified', problem: 1, text: '已落实专人', files: [] as FileId[] })
  expect(await refusal(office, inspection, supervisor, { type: 'close' })).toBe('problems-open')
  await act(colleague, { type: 'send-back', problem: 1, reason: '台账没有' })
  clock.moveTo(instantOf(addDays(dayOf(clock()), 1), 9 * 60 + 30))
  await act(townContact, { type: 'submit-rectified', problem: 1, text: '台账已建', files: [] })
  await act(supervisor, { type: 'verify', problem: 1, text: '现场核实' })
  expect(await refusal(office, inspection, supervisor, { type: 'close' })).toBe('report-unread')
  expect(await inboxOf(office, inspection)).toEqual(['阅示督查报告'])
  await act(officeHead, { type: 'note-read', words: '举一反三' })
  expect(await inboxOf(office, inspection)).toEqual(['办结督查'])
  await act(supervisor, { type: 'close' })
  expect((await listInspections(await office.look(supervisor), { filter: { scope: 'closed' }, after: null, limit: 10 })).lines).toMatchObject([{ theme: '防汛备汛', problems: 1, problemsOpen: 0 }])
})

test('整改提醒：到期前三个工作日、当天、逾期每个工作日各一次，断电过夜不多也不少', async () => {
  const { office, clock, swept } = await testOffice()
  const { supervisor, supervisingDeputy } = office.district.cast
  const plan = await planOf(office, { theme: '到期' })
  const inspection = await drafted(office, plan)
  for (const [person, act] of [
    [supervisor, { type: 'submit' }], [supervisingDeputy, { type: 'approve' }], [supervisor, { type: 'notify' }],
    [supervisor, { type: 'record', entry: entryOf(office, { key: 'entry-0001' as EntryKey, unit: plan.targets[0]!.unit, text: '有问题', defect: { description: '问题', measure: '改', dueOn: '2026-12-02' as Day } }) }],
    [supervisor, { type: 'report', text: '报告' }], [supervisor, { type: 'sign' }], [plan.team[1]!.person, { type: 'sign' }],
  ] as const satisfies readonly (readonly [PersonId, InspectionAct])[]) await acted(office, inspection, person, act)
  const given = async () => {
    const view = await inspectionView(await office.look(supervisor), inspection)
    return isRefused(view) ? [] : view.thread.flatMap(({ event }) => (event.type === 'reminded' ? [`${event.kind} ${event.on}`] : []))
  }
  for (const [day, expected] of [['2026-11-26', 0], ['2026-11-27', 1], ['2026-11-30', 1], ['2026-12-04', 4]] as const) {
    clock.moveTo(instantOf(day as Day, 9 * 60))
    await swept()
    await swept()
    expect((await given()).length, day).toBe(expected)
  }
  expect(await given()).toEqual(['near 2026-11-27', 'onTheDay 2026-12-02', 'overdue 2026-12-03', 'overdue 2026-12-04'])
  expect(await swept()).toBe(0)
  // Two servers at once share what is due.
  clock.moveTo(instantOf('2026-12-07' as Day, 9 * 60))
  expect((await Promise.all([swept(), swept()])).toSorted()).toEqual([0, 1])
  expect((await given()).at(-1)).toBe('overdue 2026-12-07')
  expect((await given()).length).toBe(5)
})

test('日历改了，正在整改的都重新看一次', async () => {
  const { office, platform, swept } = await testOffice()
  await seedInspections(platform, office.district)
  const { rows: [rectifying] } = await sql<{ n: number }>`select count(*)::int as n from inspections_inspections where at = 'rectifying' and problems_open > 0`.execute(platform.db)
  expect([await swept(), rectifying!.n > 0]).toEqual([0, true])
  await sql`update inspections_clock set mark = 'another calendar'`.execute(platform.db)
  expect([await swept(), await swept()]).toEqual([rectifying!.n, 0])
})

test('联合督查：各单位都看得到，一份通知一份报告，每个单位都签字才发出整改', async () => {
  const { office } = await testOffice()
  const { supervisor, supervisingDeputy, townContact, reformContact } = office.district.cast
  const [discipline] = await staffOf(office, '区纪委监委')
  const plan = await planOf(office, { theme: '营商环境', method: 'joint', members: [unitNamed(office, '区纪委监委')] })
  const inspection = await drafted(office, { ...plan, team: [...plan.team, memberOf(office, discipline!, '区纪委监委')], targets: [unitNamed(office, '青禾镇党委'), unitNamed(office, '区发改局')] })
  await acted(office, inspection, supervisor, { type: 'submit' })
  await acted(office, inspection, supervisingDeputy, { type: 'approve' })
  await acted(office, inspection, supervisor, { type: 'notify' })
  expect(await inspectionView(await office.look(discipline!), inspection)).toMatchObject({ sight: 'whole' })
  const found = (key: string, unit: string, text: string): Entry => entryOf(office, {
    key: key as EntryKey, unit: unitNamed(office, unit).unit, text, defect: { description: `${unit}的问题`, measure: '限期整改', dueOn: addDays(dayOf(office.platform.now()), 10) },
  })
  await acted(office, inspection, discipline!, { type: 'record', entry: found('entry-0001', '青禾镇党委', '一') })
  expect(await refusal(office, inspection, supervisor, { type: 'report', text: '报告' })).toBe('targets-unvisited')
  await acted(office, inspection, supervisor, { type: 'record', entry: found('entry-0002', '区发改局', '二') })
  await acted(office, inspection, supervisor, { type: 'report', text: '报告' })
  expect(await acted(office, inspection, supervisor, { type: 'sign' })).toMatchObject({ at: 'signing' })
  expect(await acted(office, inspection, discipline!, { type: 'sign' })).toMatchObject({ at: 'rectifying' })
  const [town, reform] = [JSON.stringify(await inspectionView(await office.look(townContact), inspection)), JSON.stringify(await inspectionView(await office.look(reformContact), inspection))]
  expect([town.includes('青禾镇党委的问题'), town.includes('区发改局'), reform.includes('区发改局的问题'), reform.includes('青禾镇')]).toEqual([true, false, true, false])
})
