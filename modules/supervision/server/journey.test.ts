import { beforeAll, expect, test } from 'vitest'
import type { PersonId } from '#lib/ids'
import type { Day, Instant } from '#lib/instants'
import { readPdf } from '#platform/pdf'
import { testOffice } from '../testing/office.ts'
import { actOn } from './commands.ts'
import { acted, instructionOf, matterOf, partFor, proposed, reportOf, unitNamed, type Office } from './demo/office.ts'
import { itemView, listItems } from './items.ts'
import { resultFile } from './papers.ts'
import type { ItemAct } from './commands.ts'

let made: Awaited<ReturnType<typeof testOffice>>
let office: Office
beforeAll(async () => {
  made = await testOffice()
  office = made.office
})

test('一件批示：立项、分解三家、一家退回改派、一家延期、一家三次催办、一次重办，领导阅示后销号归档，全程可查', async () => {
  const { cast } = office.district
  const refused = async (person: PersonId, act: ItemAct) => actOn(office.platform, await office.call(person, act.type), { item, act })
  const matter = matterOf({
    title: '关于老旧小区消防隐患整治的批示', source: 'leaderInstruction', category: 'instruction', pace: 'normal', demand: '请区财政局、区发改局、青禾镇抓紧整改，月底前报结果。',
    instruction: instructionOf(cast.secretary, { leaderName: '周书记', on: '2026-11-23' as Day, text: '请抓紧整改，举一反三，结果报我。' }),
  })
  const item = await proposed(office, cast.supervisor, matter)
  expect(await refused(cast.financeContact, { type: 'approve' })).toMatchObject({ code: 'not-found' })
  expect(await acted(office, item, cast.supervisingDeputy, { type: 'approve' })).toMatchObject({ at: 'registered', number: '临委督〔2026〕1号' })
  await acted(office, item, cast.supervisor, { type: 'plan', parts: [partFor(office, '区财政局', { content: '落实整治经费' }), partFor(office, '区发改局', { content: '完成立项审批' }), partFor(office, '青禾镇党委', { content: '排查隐患并整改' })] })
  await acted(office, item, cast.supervisor, { type: 'assign' })

  await acted(office, item, cast.financeContact, { type: 'accept', assignment: 1 })
  await acted(office, item, cast.reformContact, { type: 'object', assignment: 2, reason: '该项审批权限在区财政局' })
  await acted(office, item, cast.supervisor, { type: 'reassign', assignment: 2, lead: unitNamed(office, '区财政局') })
  await acted(office, item, cast.financeContact, { type: 'accept', assignment: 2 })
  await acted(office, item, cast.townContact, { type: 'accept', assignment: 3 })
  expect(await refused(cast.reformContact, { type: 'accept', assignment: 2 })).toMatchObject({ code: 'not-found' })

  await acted(office, item, cast.financeContact, { type: 'report', assignment: 1, report: reportOf('经费已列入预算', 0.5) })
  await acted(office, item, cast.financeContact, { type: 'ask-extension', assignment: 1, to: '2026-12-31' as Day, reason: '预算调整须经常委会审议' })
  expect(await refused(cast.supervisingDeputy, { type: 'grant-extension', assignment: 1 })).toMatchObject({ code: 'not-for-approver', detail: { who: '批示领导周书记' } })
  await acted(office, item, cast.secretary, { type: 'grant-extension', assignment: 1 })

  for (const day of ['2026-12-15', '2026-12-16', '2026-12-17']) {
    made.clock.moveTo(`${day}T02:00:00.000Z` as Instant)
    await acted(office, item, cast.supervisor, { type: 'urge', assignment: 3, text: '' })
  }
  expect(await refused(cast.supervisor, { type: 'urge', assignment: 3, text: '' })).toMatchObject({ code: 'urged-today' })
  await acted(office, item, cast.townContact, { type: 'submit', assignment: 3, report: reportOf('隐患全部整改', 1) })
  await acted(office, item, cast.townHead, { type: 'sign', assignment: 3 })
  await acted(office, item, cast.supervisor, { type: 'rework', assignment: 3, reason: '缺少整改前后对照' })
  await acted(office, item, cast.townContact, { type: 'submit', assignment: 3, report: reportOf('补充对照照片', 1) })
  await acted(office, item, cast.townHead, { type: 'sign', assignment: 3 })
  for (const assignment of [1, 2]) await acted(office, item, cast.financeHead, { type: 'submit', assignment, report: reportOf('已完成', 1) })
  expect(await refused(cast.supervisor, { type: 'propose-closing', conclusion: 'done', text: '已落实' })).toMatchObject({ code: 'assignments-open', detail: { count: 3 } })
  for (const assignment of [1, 2, 3]) await acted(office, item, cast.supervisor, { type: 'pass', assignment, quality: 4, remark: '' })
  await acted(office, item, cast.supervisor, { type: 'propose-closing', conclusion: 'done', text: '关于落实周书记同志批示情况的报告' })
  expect(await refused(cast.supervisingDeputy, { type: 'approve-closing' })).toMatchObject({ code: 'leader-has-not-read' })
  await acted(office, item, cast.secretary, { type: 'note-read', verdict: 'satisfied', words: '很好' })
  await acted(office, item, cast.supervisingDeputy, { type: 'approve-closing' })
  await acted(office, item, cast.supervisor, { type: 'archive' })

  const report = await resultFile(made.platform, await office.look(cast.secretary), item)
  if ('kind' in report) throw new Error(report.code)
  const printed = (await readPdf(report.bytes))!.flatMap(({ runs }) => runs.map(({ text }) => text)).join('')
  for (const words of ['关于落实', '同志批示情况的报告', '补充对照照片', '二、办结意见', '已完成']) expect(printed).toContain(words)
  expect(printed).not.toContain('隐患全部整改')
  expect(await resultFile(made.platform, await office.look(cast.drafter), item)).toMatchObject({ code: 'not-found' })

  const view = await itemView(await office.look(cast.supervisor), item)
  if ('kind' in view) throw new Error(view.code)
  expect(view.thread.map(({ event }) => event.type).filter((type) => type !== 'light-changed')).toEqual([
    'proposed', 'registered', 'planned', 'assigned', 'accepted', 'objected', 'reassigned', 'accepted', 'accepted', 'reported', 'extension-asked', 'extension-granted', 'urged', 'urged', 'urged',
    'submitted', 'signed', 'reworked', 'submitted', 'signed', 'submitted', 'signed', 'submitted', 'signed', 'passed', 'passed', 'passed', 'closing-proposed', 'leader-read', 'closed', 'archived',
  ])
  expect(view.thread.map(({ number }) => number)).toEqual(view.thread.map((_, index) => index + 1))
  const urges = view.item.at === 'archived' ? view.item.assignments[2]!.urges : []
  expect(urges.map(({ level, serial }) => [level, serial])).toEqual([['reminder', null], ['slip', '临委督催〔2026〕1号'], ['letter', '临委督函〔2026〕1号']])
  expect(view.item.at === 'archived' && view.item.assignments[0]).toMatchObject({ dueOn: '2026-12-31', originalDueOn: '2026-12-14' })
  expect(await itemView(await office.look(cast.reformContact), item)).toMatchObject({ code: 'not-found' })
  expect((await listItems(await office.look(cast.drafter), { filter: { scope: 'all' }, after: null, limit: 10 })).lines).toEqual([])
})
