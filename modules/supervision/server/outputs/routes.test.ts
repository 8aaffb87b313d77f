import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { PersonId } from '#lib/ids'
import { addDays, dayOf, instantOf } from '#lib/instants'
import { readPdf } from '#platform/pdf'
import { listening } from '../../testing/http.ts'
import { testOffice } from '../../testing/office.ts'
import type { OutputView, SuggestionView, AssessmentView, StatisticsView } from '../../core/outputs/views.ts'
import { acted, assigned, instructionOf, matterOf, partFor, reportOf, type Office } from '../demo/office.ts'
import type { ItemId } from '../../core/types.ts'
import { noteBecame } from './outputs.ts'
import type { OutputId } from '../../core/outputs/outputs.ts'

let made: Awaited<ReturnType<typeof testOffice>>
let house: Awaited<ReturnType<typeof listening>>
let office: Office
let open: ItemId
beforeAll(async () => {
  made = await testOffice()
  office = made.office
  house = await listening(office, made.auditKey)
  const { supervisor, financeHead, financeContact, secretary, reformContact } = cast()
  // 区财政局: one part on time and judged good, with something to say; one that falls due and is not answered. 区发改局: an instruction.
  const good = await assigned(office, matterOf({ title: '落实经费', dueOn: addDays(today(), 2) }), [partFor(office, '区财政局')])
  open = await assigned(office, matterOf({ title: '清理欠款', dueOn: addDays(today(), 3) }), [partFor(office, '区财政局')])
  const secret = await assigned(office, matterOf({ title: '秘密批示', source: 'leaderInstruction', category: 'instruction', dueOn: addDays(today(), 3), instruction: instructionOf(secretary, { leaderName: '书记', on: today(), text: '速办' }) }), [partFor(office, '区发改局')])
  for (const [item, person] of [[good, financeContact], [open, financeContact], [secret, reformContact]] as const) await acted(office, item, person, { type: 'accept', assignment: 1 })
  const said = { problem: '资金缺口较大', cause: '上级资金未到位', suggestion: '建议列入年度预算', coordination: '' }
  await acted(office, open, financeContact, { type: 'report', assignment: 1, report: reportOf('正在清理', 0.3, said) })
  await acted(office, open, financeContact, { type: 'report', assignment: 1, report: reportOf('仍在清理', 0.4, said) })
  await acted(office, secret, reformContact, { type: 'report', assignment: 1, report: reportOf('密办', 0.3, { suggestion: '密件里的建议' }) })
  await acted(office, good, financeHead, { type: 'submit', assignment: 1, report: reportOf('已完成', 1) })
  await acted(office, good, supervisor, { type: 'pass', assignment: 1, quality: 4, remark: '' })
  made.clock.moveTo(instantOf(addDays(today(), 4), 600))
}, 120_000)
afterAll(() => house.close())

const cast = () => office.district.cast
const today = () => dayOf(made.platform.now())
const month = () => today().slice(0, 7)
async function ask<Answer>(person: PersonId, method: string, path: string, body?: unknown): Promise<{ status: number; body: Answer & { code?: string } }> {
  const answer = await house.ask(person, method, `/supervision${path}`, body)
  return { status: answer.status, body: await answer.json() as never }
}
const get = async <Answer>(person: PersonId, path: string) => (await ask<Answer>(person, 'GET', path)).body
const period = () => ({ from: month(), to: month() })
const query = () => `from=${month()}&to=${month()}`

test('反馈里的问题和建议自动登记，同样的话不重复；单位看得到结果，局外人看不到批示件的建议', async () => {
  const { supervisor, financeContact, officeHead, townContact, reformContact } = cast()
  const list = async (person: PersonId, filter = '') => (await get<{ lines: SuggestionView[] }>(person, `/suggestions?limit=50${filter}`)).lines
  expect((await list(supervisor)).map(({ unitName }) => unitName).toSorted()).toEqual(['区发改局', '区财政局'])
  expect((await list(officeHead)).map(({ unitName }) => unitName)).toEqual(['区财政局'])
  expect((await list(reformContact)).map(({ words }) => words.suggestion)).toEqual(['密件里的建议'])
  expect(await list(townContact)).toEqual([])
  const [mine] = await list(financeContact)
  expect(mine).toMatchObject({ fate: 'pending', itemTitle: '清理欠款', words: { problem: '资金缺口较大' }, may: [] })
  const act = (person: PersonId, what: object) => ask(person, 'POST', `/suggestions/${mine!.id}/acts`, { act: what })
  expect(await act(townContact, { type: 'sort', kind: 'funds' })).toMatchObject({ status: 404 })
  expect(await act(supervisor, { type: 'sort', kind: 'funds' })).toMatchObject({ status: 200 })
  expect(await act(financeContact, { type: 'adopt', change: null })).toMatchObject({ body: { code: 'not-for-suggestion-decider' } })
  expect(await act(officeHead, { type: 'study', words: '请财政局测算' })).toMatchObject({ status: 200, body: { fate: 'studying' } })
  expect(await act(officeHead, { type: 'adopt', words: '列入明年预算', change: { kind: 'document', title: '年度预算安排', number: '临财〔2027〕1号', link: null } })).toMatchObject({ body: { fate: 'adopted' } })
  expect(await get<SuggestionView>(financeContact, `/suggestions/${mine!.id}`)).toMatchObject({ fate: 'adopted', kind: 'funds', decision: { words: '列入明年预算' }, change: { title: '年度预算安排' } })
  expect((await list(supervisor, '&fate=adopted&kind=funds')).length).toBe(1)
  expect((await ask(townContact, 'GET', `/suggestions/${mine!.id}`)).status).toBe(404)
})

let output: OutputId
const view = (person: PersonId) => get<OutputView>(person, `/outputs/${output}`)
const doOutput = (person: PersonId, what: object) => ask<{ at: string }>(person, 'POST', `/outputs/${output}/acts`, { act: what })
const textOf = ({ output }: OutputView) => JSON.stringify(output.body)

test('问题专报按类归集，不带批示件；草稿可改，别人改过的不被盖掉', async () => {
  const { supervisor, officeHead, financeContact } = cast()
  expect((await ask(financeContact, 'POST', '/outputs', { kind: 'digest', ...period() })).status).toBe(403)
  expect(await ask(supervisor, 'POST', '/outputs', { kind: 'digest', from: '2030-01', to: '2030-01' })).toMatchObject({ body: { code: 'period-not-begun' } })
  output = (await ask<{ id: OutputId }>(supervisor, 'POST', '/outputs', { kind: 'digest', ...period() })).body.id
  const shown = await view(supervisor)
  expect(textOf(shown)).toContain('资金保障（1条）')
  expect(textOf(shown)).toContain('建议列入年度预算')
  expect(textOf(shown)).not.toContain('密件')
  expect((await view(officeHead)).may).toEqual([])
  expect(await doOutput(supervisor, { type: 'edit', from: 9, title: '改', body: shown.output.body })).toMatchObject({ status: 409, body: { code: 'changed-meanwhile' } })
  expect(await doOutput(supervisor, { type: 'edit', from: 1, title: ' ', body: shown.output.body })).toMatchObject({ status: 422 })
  expect(await doOutput(supervisor, { type: 'edit', from: 1, title: '改过的标题', body: shown.output.body })).toMatchObject({ body: { at: 'draft' } })
  expect((await ask(financeContact, 'GET', `/outputs/${output}`)).status).toBe(404)
})

test('通报按截至时的数据生成，定稿后数据再变也不变，指纹作证；预览与文件同源', async () => {
  const { supervisor, financeHead } = cast()
  output = (await ask<{ id: OutputId }>(supervisor, 'POST', '/outputs', { kind: 'circular', ...period() })).body.id
  const before = await view(supervisor)
  expect(textOf(before)).toContain('应办结任务2项，按时反馈1项，按时率50%')
  expect(await doOutput(supervisor, { type: 'send' })).toMatchObject({ status: 409, body: { code: 'output-at-other-stage' } })
  expect(await doOutput(supervisor, { type: 'freeze' })).toMatchObject({ body: { at: 'frozen' } })
  await acted(office, open, financeHead, { type: 'submit', assignment: 1, report: reportOf('清理完毕', 1) })
  const after = await view(supervisor)
  expect(after).toMatchObject({ isUnchanged: true, output: { body: before.output.body } })
  expect(await doOutput(supervisor, { type: 'refresh' })).toMatchObject({ body: { code: 'output-at-other-stage' } })
  const fresh = (await ask<{ id: OutputId }>(supervisor, 'POST', '/outputs', { kind: 'report', ...period() })).body.id
  expect(textOf(await get<OutputView>(supervisor, `/outputs/${fresh}`))).toContain('超期未反馈0项')
  const pages = await get<{ pages: string[] }>(supervisor, `/outputs/${output}/pages`)
  expect(pages.pages[0]).toContain('<svg')
  const pdf = await house.ask(supervisor, 'GET', `/supervision/outputs/${output}/paper.pdf`)
  const read = (await readPdf(new Uint8Array(await pdf.arrayBuffer())))!.flatMap(({ runs }) => runs.map(({ text }) => text)).join('')
  expect(read).toContain('督查事项办理情况')
  expect((await house.ask(supervisor, 'GET', `/supervision/outputs/${output}/paper.ofd`)).headers.get('content-type')).toBe('application/ofd')
  expect((await house.ask(cast().townContact, 'GET', `/supervision/outputs/${output}/paper.pdf`)).status).toBe(404)
})

test('被人动过的定稿，指纹对不上', async () => {
  await sql`update supervision_outputs set state = jsonb_set(state, '{title}', '"改过"') where id = ${output}`.execute(made.platform.db)
  expect((await view(cast().supervisor)).isUnchanged).toBe(false)
  await sql`update supervision_outputs set state = jsonb_set(state, '{title}', to_jsonb(title)) where id = ${output}`.execute(made.platform.db)
})

test('转办文后记下成了哪份公文，只记一次', async () => {
  const { supervisor } = cast()
  expect(await doOutput(supervisor, { type: 'send' })).toMatchObject({ body: { at: 'sent' } })
  for (const document of ['D1', 'D2']) {
    await made.platform.runCommand(made.platform.systemCall('news.test', null), async (work) => { await noteBecame(work, { output, document: { id: `document:${document}`, title: '通报', link: `/documents/${document}` } }); return null })
  }
  expect((await view(supervisor)).output).toMatchObject({ at: 'sent', document: { link: '/documents/D1' } })
  expect((await get<{ lines: { id: string; at: string }[] }>(supervisor, '/outputs?kind=circular')).lines).toMatchObject([{ id: output, at: 'sent' }])
})

test('虚假反馈由督查室认定一次，写明理由，列入明细', async () => {
  const { supervisor, financeContact } = cast()
  const note = (person: PersonId, reason: string, assignment = 1) => ask(person, 'POST', `/items/${open}/assignments/${assignment}/false-report`, { reason })
  expect((await note(financeContact, '台账不实')).status).toBe(403)
  expect((await note(supervisor, ' ')).status).toBe(422)
  expect(await note(supervisor, '台账不实', 9)).toMatchObject({ body: { code: 'no-such-assignment' } })
  expect((await note(supervisor, '台账不实')).status).toBe(200)
  expect(await note(supervisor, '再认定')).toMatchObject({ status: 409, body: { code: 'false-report-known' } })
  expect((await get<{ lines: object[] }>(supervisor, `/parts?${query()}&figure=falseReport`)).lines).toMatchObject([{ item: open, falseReport: '台账不实' }])
})

test('考核：试算、预告、申诉、他人答复更正、发布成通报；单位先只看得到自己', async () => {
  const { supervisor, officeHead, financeContact, reformContact, supervisingDeputy } = cast()
  const id = (await ask<{ id: string }>(supervisor, 'POST', '/assessments', period())).body.id
  const seen = (person: PersonId) => get<AssessmentView & { code?: string }>(person, `/assessments/${id}`)
  const act = (person: PersonId, what: object) => ask<{ output: string | null }>(person, 'POST', `/assessments/${id}/acts`, { act: what })
  // The instruction of 区发改局 does not count: the table is published.
  expect((await seen(supervisor)).units.map(({ name, revisions }) => [name, revisions[0]!.assessed])).toEqual([['区财政局', { due: 2, handed: 2, onTime: 1, passed: 1, firstPass: 1, reworked: 0, quality: 4, falseReports: 1 }]])
  expect((await seen(financeContact)).code).toBe('not-found')
  expect((await act(supervisor, { type: 'notice' })).status).toBe(200)
  expect(await seen(financeContact)).toMatchObject({ isWhole: false, units: [{ name: '区财政局', mayAppeal: true, isOpen: true }] })
  expect((await seen(reformContact)).code).toBe('not-found')
  const [unit] = (await seen(financeContact)).units
  const total = unit!.revisions[0]!.score.total
  expect((await act(financeContact, { type: 'appeal', unit: unit!.unit, reason: '台账系误判' })).status).toBe(200)
  expect(await act(supervisor, { type: 'answer', appeal: 1, reason: '属实', correction: null })).toMatchObject({ body: { code: 'appeal-decider-same' } })
  expect((await act(officeHead, { type: 'answer', appeal: 1, reason: '属实，予以更正', correction: { ...unit!.revisions[0]!.assessed, falseReports: 0 } })).status).toBe(200)
  expect((await seen(financeContact)).units[0]!.revisions.map(({ score }) => score.total)).toEqual([total, total + 10])
  expect(await act(supervisor, { type: 'publish' })).toMatchObject({ body: { code: 'appeal-window-open' } })
  made.clock.moveTo(instantOf(addDays(today(), 12), 600))
  const published = (await act(supervisor, { type: 'publish' })).body.output!
  expect(textOf(await get<OutputView>(supervisingDeputy, `/outputs/${published}`))).toContain((total + 10).toFixed(2))
  expect(await seen(financeContact)).toMatchObject({ at: 'published', isWhole: true })
  expect((await get<{ lines: object[] }>(financeContact, '/assessments')).lines).toMatchObject([{ id, at: 'published' }])
})

test('统计接口：期不合法的退回，数字可下载', async () => {
  const { supervisor } = cast()
  expect((await ask(supervisor, 'GET', '/statistics?from=2026-12&to=2026-01')).status).toBe(422)
  const shown = await get<StatisticsView>(supervisor, `/statistics?${query()}`)
  expect(shown).toMatchObject({ scope: 'organ', isRanked: false, may: { makeOutputs: true } })
  for (const path of ['statistics.xlsx', 'parts.xlsx', 'suggestions.xlsx']) expect((await house.ask(supervisor, 'GET', `/supervision/${path}?${query()}`)).headers.get('content-type')).toContain('spreadsheetml')
})
