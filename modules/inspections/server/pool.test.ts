import { beforeAll, expect, test } from 'vitest'
import type { PersonId } from '#lib/ids'
import type { Day, Instant } from '#lib/instants'
import { peopleWithRole } from '#modules/organisation'
import { isRefused } from '#platform/act'
import { testOffice } from '../testing/office.ts'
import type { PlanAct, PlanId } from '../core/plans-types.ts'
import { agencyUnit, contentOf, personOf, planActed, planApproved, planDrafted, poolRegistered, problemNoted, transferActed, transferSent } from './demo/pool-office.ts'
import { acted, drafted, entryOf, memberOf, planOf as inspectionPlan, staffOf, unitNamed } from './demo/office.ts'
import { agencyViews, poolOptions, setAgency } from './pool/agencies.ts'
import { burdenRows, burdenView } from './pool/burden.ts'
import { actOnProblem, libraryPage } from './pool/library.ts'
import { noteCall } from './pool/occasions.ts'
import { planLines, planView } from './pool/plan-views.ts'
import { actOnPlan } from './pool/plans.ts'
import { collisionsOfInspection, inspectByPlan } from './pool/of-inspections.ts'
import { actOnTransfer, mayReadTransferPapers, transferLines, transferView } from './pool/transfers.ts'
import { draft } from './commands.ts'

const monday = '2026-11-23T01:30:00.000Z' as Instant
const day = (text: string) => text as Day
let made: Awaited<ReturnType<typeof testOffice>>
let clerk: PersonId, mayor: PersonId, inspector: PersonId, townContact: PersonId
beforeAll(async () => {
  made = await testOffice(monday)
  await poolRegistered(made.office)
  ;[clerk, mayor, inspector] = [await personOf(made.office, '区委督查室', 'liaison'), await personOf(made.office, '区政府督查室', 'liaison'), await personOf(made.office, '区纪委监委', 'liaison')]
  townContact = made.office.district.cast.townContact
})

const contactOf = async (unit: string): Promise<PersonId> => (await peopleWithRole(made.platform.db, { unit: unitNamed(made.office, unit).unit, role: 'unitContact', day: day('2026-11-23') }))[0]!.id
const plan = (agency: string, targets: readonly string[], [from, to]: readonly [string, string], theme = `${agency}的督查`) => planDrafted(made.office, agency, contentOf(made.office, targets, { theme, from: day(from), to: day(to) }))
const act = async (id: PlanId, person: PersonId, what: PlanAct) => {
  const answer = await actOnPlan(made.platform, await made.office.call(person, `plan-${what.type}`), { plan: id, act: what })
  return isRefused(answer) ? answer.code : answer.at
}
const viewOf = async (id: PlanId, person: PersonId) => { const view = await planView(await made.office.look(person), id); return isRefused(view) ? view.code : view }
const todosOf = async (person: PersonId): Promise<readonly string[]> => (await made.platform.db.withTables<{ workflow_tasks: { person: string; step_name: string; status: string } }>().selectFrom('workflow_tasks').select('step_name').where('person', '=', person).where('status', '=', 'open').execute()).map(({ step_name }) => step_name)

test('督查力量由督查室维护；每支力量要有负责人；外人看不到人员库', async () => {
  const { office, platform } = made
  expect((await agencyViews(await office.look(clerk))).map(({ name }) => name)).toEqual(['区委督查室', '区政府督查室', '区项目督查办', '区纪委监委', '区委组织部', '区效能办'])
  expect(await agencyViews(await office.look(townContact))).toEqual([])
  const [first] = await agencyViews(await office.look(clerk))
  expect(await setAgency(platform, await office.call(mayor, 'setAgency'), { ...first! })).toMatchObject({ code: 'not-for-pool-keeper' })
  expect(await setAgency(platform, await office.call(clerk, 'setAgency'), { ...first!, staff: [] })).toMatchObject({ code: 'agency-without-head' })
  expect((await poolOptions(await office.look(mayor))).mine.map(({ name }) => name)).toEqual(['区政府督查室'])
})

test('同一单位五个工作日内去两次：拟定时就提示，双方名称都在，对方只见事实', async () => {
  const [one, other] = [await plan('区委督查室', ['青禾镇党委', '柳溪镇党委'], ['2026-12-01', '2026-12-02']), await plan('区政府督查室', ['青禾镇党委', '云渡镇党委'], ['2026-12-04', '2026-12-04'])]
  const view = await viewOf(one, clerk)
  expect(view).toMatchObject({ collisions: [{ with: `plan:${other}`, agencies: [{ name: '区政府督查室' }], units: [{ name: '青禾镇党委' }], standing: 'open', mayMerge: true, apart: 2 }] })
  expect(JSON.stringify(view)).not.toContain('云渡镇')
  expect(await act(one, clerk, { type: 'submit' })).toBe('collision-open')
  expect(await viewOf(one, mayor)).toBe('not-found')
  const facts = (await planLines(await made.office.look(mayor), 2026)).filter(({ id }) => id === null)
  expect(facts).toMatchObject([{ agency: { name: '区委督查室' }, theme: null, targets: [] }])
  expect(await planLines(await made.office.look(townContact), 2026)).toEqual([])
  // 区委督查室 coordinates: the annual plan is on file with it.
  expect((await planLines(await made.office.look(clerk), 2026)).every(({ id }) => id !== null)).toBe(true)
})

test('邀请合并：对方在待办里答复，接受后只剩一项联合计划，待办随之消失', async () => {
  const lines = await planLines(await made.office.look(clerk), 2026)
  const idOf = (agency: string) => lines.find((line) => line.agency.name === agency)!.id!
  const [one, other] = [idOf('区委督查室'), idOf('区政府督查室')]
  expect(await act(one, clerk, { type: 'offer-merge', plan: other })).toBe('drafted')
  expect(await todosOf(mayor)).toContain('答复合并邀请')
  expect(await viewOf(one, inspector)).toBe('not-found')
  expect(await viewOf(one, mayor)).toMatchObject({ may: [{ act: 'accept-merge', offer: 1 }, { act: 'decline-merge', offer: 1 }] })
  expect(await act(one, inspector, { type: 'accept-merge', offer: 1 })).toBe('not-found')
  expect(await act(one, mayor, { type: 'accept-merge', offer: 1 })).toBe('drafted')
  expect(await todosOf(mayor)).not.toContain('答复合并邀请')
  expect(await viewOf(one, clerk)).toMatchObject({ collisions: [], plan: { members: [{ name: '区政府督查室' }], content: { method: 'joint', targets: [{ name: '青禾镇党委' }, { name: '柳溪镇党委' }, { name: '云渡镇党委' }] } } })
  expect(await viewOf(other, mayor)).toMatchObject({ plan: { at: 'merged', into: one } })
  expect(await act(one, clerk, { type: 'submit' })).toBe('submitted')
  expect(await act(one, clerk, { type: 'approve' })).toBe('not-for-agency-head')
  expect(await act(one, await personOf(made.office, '区委督查室', 'head'), { type: 'approve' })).toBe('approved')
})

test('批准的计划才能拟定督查方案；有了现场记录即为已办，单位被占用一次，问题交办后进问题库', async () => {
  const { office, platform } = made
  const call = await office.call(clerk, 'draft')
  const onPlan = (id: PlanId) => inspectByPlan(platform, call, { plan: id, draft: (wanted) => draft(platform, call, wanted) })
  const early = await plan('区委督查室', ['梅岭镇党委'], ['2026-12-15', '2026-12-16'], '年终督查')
  expect(await onPlan(early)).toMatchObject({ code: 'plan-not-approved' })
  const approved = (await planLines(await office.look(clerk), 2026)).find(({ at }) => at === 'approved')!
  const inspection = await onPlan(approved.id!)
  expect(inspection).toMatchObject({ at: 'drafted' })
  // A visit that no plan foresaw takes its units by itself.
  const today = await drafted(office, await inspectionPlan(office, { theme: '临时督查', isCovert: true, targets: [unitNamed(office, '梅岭镇党委')], team: [clerk, (await staffOf(office, '督查室')).find((one) => one !== clerk)!].map((one) => memberOf(office, one, '督查室')) }))
  // Whoever plans a visit beside the calendar is warned as well; nobody outside is told.
  expect(await collisionsOfInspection(await office.look(clerk), today)).toEqual([])
  await planDrafted(office, '区政府督查室', contentOf(office, ['梅岭镇党委'], { theme: '政务督查', from: day('2026-11-26'), to: day('2026-11-26') }))
  expect(await collisionsOfInspection(await office.look(clerk), today)).toMatchObject([{ source: 'plan', agencies: [{ name: '区政府督查室' }], units: [{ name: '梅岭镇党委' }], apart: 3 }])
  expect(await collisionsOfInspection(await office.look(mayor), today)).toMatchObject({ code: 'not-found' })
  await acted(office, today, clerk, { type: 'submit' })
  await acted(office, today, office.district.cast.supervisingDeputy, { type: 'approve' })
  await acted(office, today, clerk, { type: 'begin' })
  await acted(office, today, clerk, { type: 'record', entry: entryOf(office, { key: 'entry-0001' as never, unit: unitNamed(office, '梅岭镇党委').unit, text: '台账不全', defect: { description: '防火台账不全', measure: '补齐台账', dueOn: day('2026-12-10') } }) })
  expect(await burdenRows(await office.look(clerk), { unit: unitNamed(office, '梅岭镇党委').unit, year: 2026 })).toMatchObject([{ source: 'plan', isHeld: false }, { source: 'plan', isHeld: false }, { source: 'inspection', isHeld: true, theme: '临时督查' }])
  await acted(office, today, clerk, { type: 'report', text: '总体情况良好。' })
  const page = await libraryPage(await office.look(clerk), { filter: {}, after: null, limit: 10 })
  expect(page.lines).toEqual([])
  for (const person of [clerk, (await staffOf(office, '督查室')).find((one) => one !== clerk)!]) await acted(office, today, person, { type: 'sign' })
  expect((await libraryPage(await office.look(clerk), { filter: {}, after: null, limit: 10 })).lines).toMatchObject([{ sight: 'full', text: '防火台账不全', source: 'onSite', at: 'listed' }])
  expect((await libraryPage(await office.look(inspector), { filter: {}, after: null, limit: 10 })).lines).toMatchObject([{ sight: 'fact', unit: { name: '梅岭镇党委' } }])
})

test('问题库：别家的只知道单位有问题，按词、类别、状态都搜不到它；共享后都看得到；翻页不重不漏', async () => {
  const { office, platform } = made
  for (let index = 0; index < 5; index++) await problemNoted(office, '区纪委监委', { unit: unitNamed(office, '白石镇党委'), source: 'patrol', kind: 'conduct', text: `公务接待问题${index}`, isShared: index === 0 })
  const seen = async (person: PersonId, filter = {}) => (await libraryPage(await office.look(person), { filter, after: null, limit: 50 })).lines
  const sightsOf = async (person: PersonId, filter = {}) => (await seen(person, filter)).map(({ sight }) => sight).toSorted()
  expect(await sightsOf(mayor, { agency: agencyUnit(office, '区纪委监委') })).toEqual(['fact', 'fact', 'fact', 'fact', 'full'])
  for (const filter of [{ q: '公务接待' }, { kind: 'conduct' }, { source: 'patrol' }, { at: 'listed', unit: unitNamed(office, '白石镇党委').unit }]) expect(await sightsOf(mayor, filter)).toEqual(['full'])
  expect(JSON.stringify(await seen(mayor))).not.toContain('公务接待问题1')
  expect(await seen(townContact)).toEqual([])
  expect(await sightsOf(await contactOf('白石镇党委'))).toEqual(['full', 'full', 'full', 'full', 'full'])
  const keys: string[] = []
  for (let after: string | null = null, first = true; first || after; first = false) {
    const page = await libraryPage(await office.look(inspector), { filter: { kind: 'conduct' }, after, limit: 2 })
    keys.push(...page.lines.map(({ key }) => key))
    after = page.next
  }
  expect([keys.length, new Set(keys).size]).toEqual([5, 5])
  const [shared, hidden] = [keys.at(-1)!, keys[0]!]
  const sort = async (person: PersonId, key: string) => { const done = await actOnProblem(platform, await office.call(person, 'library-sort'), { key: key as never, act: { type: 'sort', kind: 'finance' } }); return isRefused(done) ? done.code : 'done' }
  expect([await sort(mayor, shared), await sort(mayor, hidden), await sort(inspector, hidden)]).toEqual(['not-for-finder', 'not-found', 'done'])
})

test('移送：接收单位的待办里签收、反馈；发送、接收双方看全文，别家只见事实', async () => {
  const { office, platform } = made
  const [problem] = (await libraryPage(await office.look(clerk), { filter: { q: '防火台账' }, after: null, limit: 1 })).lines
  const sent = await transferSent(office, ['区委督查室', '区纪委监委'], { kind: 'clue', title: '虚报整改线索', reason: '涉嫌弄虚作假', unit: unitNamed(office, '梅岭镇党委'), problems: [problem!.key as never], papers: [] })
  expect(await todosOf(inspector)).toContain('签收移送')
  expect(await transferView(await office.look(inspector), sent)).toMatchObject({ transfer: { number: '督移〔2026〕1号' }, problems: [{ sight: 'full', text: '防火台账不全' }], may: ['receive', 'refuse'] })
  expect(await transferView(await office.look(clerk), sent)).toMatchObject({ may: [] })
  expect(await transferView(await office.look(mayor), sent)).toMatchObject({ code: 'not-found' })
  expect((await transferLines(await office.look(mayor), { after: null, limit: 10, scope: 'all' })).lines).toMatchObject([{ id: null, title: null, unit: null, from: { name: '区委督查室' }, to: { name: '区纪委监委' }, at: 'sent' }])
  expect((await transferLines(await office.look(townContact), { after: null, limit: 10, scope: 'all' })).lines).toEqual([])
  expect(await actOnTransfer(platform, await office.call(mayor, 'transfer-receive'), { transfer: sent, act: { type: 'receive' } })).toMatchObject({ code: 'not-found' })
  await transferActed(office, sent, inspector, { type: 'receive' })
  expect(await todosOf(inspector)).toContain('反馈移送结果')
  await transferActed(office, sent, inspector, { type: 'reply', text: '已立案审查。', papers: [] })
  expect(await todosOf(inspector)).not.toContain('反馈移送结果')
  expect(await transferView(await office.look(clerk), sent)).toMatchObject({ transfer: { at: 'replied', said: { text: '已立案审查。' }, receiver: { person: inspector } } })
  const may = async (person: PersonId) => mayReadTransferPapers(platform.db, sent, (await office.look(person)).actor)
  expect([await may(clerk), await may(inspector), await may(mayor)]).toEqual([true, true, false])
})

test('催报也占用单位：计划与它撞车，撤回后不再提示；说两遍只算一次', async () => {
  const { office, platform } = made
  const call = { id: 'c1', title: '秋冬防火情况', office: unitNamed(office, '督查室').unit, units: [unitNamed(office, '南屏镇党委').unit], on: day('2026-12-08'), isWithdrawn: false }
  const tell = (over = {}) => platform.runCommand(platform.systemCall('news.inspections.call-placed', null), async (work) => { await noteCall(work, { ...call, ...over }); return null })
  await tell()
  await tell()
  const planned = await plan('区政府督查室', ['南屏镇党委'], ['2026-12-09', '2026-12-09'])
  expect(await viewOf(planned, mayor)).toMatchObject({ collisions: [{ source: 'call', agencies: [{ name: '区委督查室' }], units: [{ name: '南屏镇党委' }], mayMerge: false }] })
  expect(JSON.stringify(await viewOf(planned, mayor))).not.toContain('秋冬防火')
  await tell({ isWithdrawn: true })
  expect(await viewOf(planned, mayor)).toMatchObject({ collisions: [] })
})

test('减负统计：单位只看自己的、已经来过的；计划加起来将超去年的，拟计划时就提醒', async () => {
  const { office } = made
  await planDrafted(office, '区政府督查室', contentOf(office, ['石桥镇党委'], { theme: '去年督查', from: day('2025-05-06'), to: day('2025-05-06') }), day('2025-05-06'))
  const next = await plan('区政府督查室', ['石桥镇党委'], ['2026-12-22', '2026-12-22'])
  const later = await plan('区政府督查室', ['石桥镇党委'], ['2026-12-30', '2026-12-30'])
  expect(await viewOf(later, mayor)).toMatchObject({ burdened: [{ unit: { name: '石桥镇党委' }, before: 1, planned: 2, state: 'willExceed' }] })
  await planActed(office, next, mayor, { type: 'cancel', reason: '合并到下一次' })
  expect(await viewOf(later, mayor)).toMatchObject({ burdened: [] })
  const contact = await contactOf('石桥镇党委')
  const own = await burdenView(await office.look(contact), { year: 2026 })
  expect(own.units).toMatchObject([{ unit: { name: '石桥镇党委' }, before: 1, planned: 0 }])
  expect(await burdenRows(await office.look(contact), { unit: unitNamed(office, '石桥镇党委').unit, year: 2026 })).toMatchObject([{ theme: '去年督查', isHeld: true }])
  expect(await burdenRows(await office.look(contact), { unit: unitNamed(office, '青禾镇党委').unit, year: 2026 })).toMatchObject({ code: 'not-found' })
  expect((await burdenView(await office.look(clerk), { year: 2026 })).units.length).toBeGreaterThan(10)
  await expect(planApproved(office, '区政府督查室', later)).resolves.toBeUndefined()
})
