import ExcelJS from 'exceljs'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { PersonId } from '#lib/ids'
import { addDays, instantOf, type Day } from '#lib/instants'
import { routesOf } from '#platform/http'
import { XLSX } from '#platform/sheets'
import { listening } from '../testing/http.ts'
import { modules, testOffice } from '../testing/office.ts'
import { maySee, visibleOf } from '../core/access.ts'
import { sources } from '../core/sources.ts'
import type { ItemId } from '../core/types.ts'
import { acted, assigned, instructionOf, matterOf, partFor, reportOf, unitNamed, type Office } from './demo/office.ts'
import { itemOf } from './store.ts'
import { viewerOf } from './viewer.ts'
import { foreseeAll } from './warnings/job.ts'

// What an outsider is answered, by every route there is to read from, must be the same to the letter whether there is a 批示件 or not.
const BEGUN = '2026-11-02' as Day
const LOOK = '2026-12-08' as Day
const MARK = '暗记青龙白虎'

let made: Awaited<ReturnType<typeof testOffice>>
let house: Awaited<ReturnType<typeof listening>>
let office: Office
/** A leader who oversees everything else, the contact of another unit, and one who has nothing to do with 督查. */
const outsiders = () => {
  const { officeHead, financeContact, drafter } = office.district.cast
  return { officeHead, financeContact, drafter }
}

beforeAll(async () => {
  made = await testOffice(instantOf(BEGUN, 9 * 60))
  office = made.office
  house = await listening(office, made.auditKey)
  for (const [at, source] of sources.filter((one) => one !== 'leaderInstruction' && one !== 'superiorSupervise').entries()) {
    const category = { superiorDecision: 'superiorDocument', districtDecision: 'districtDocument', meeting: 'meetingMinutes', hotspot: 'publicInterest', project: 'keyProject' }[source as 'project']
    await assigned(office, matterOf({ title: `平常事项${at}`, source, category, dueOn: addDays(BEGUN, 10 + at * 10) }), [partFor(office, at % 2 ? '区财政局' : '青禾镇党委')])
  }
}, 120_000)
afterAll(() => house.close())

async function atLook(): Promise<void> {
  made.clock.moveTo(instantOf(LOOK, 9 * 60))
  await made.swept()
  await made.platform.runCommand(made.platform.systemCall('supervision.foresee', null), async (work) => { await foreseeAll(work); return null })
}

/** Every address that can be read, filled with what the instruction is about, and the lists under every filter that could find it. */
function addresses(item: string): readonly string[] {
  const { unit } = unitNamed(office, '区发改局')
  const filled = routesOf(modules.map((module) => ({ ...module, streams: [] }))).filter(({ method, module, path }) => method === 'GET' && (module === 'supervision' || module === 'notices' || path.startsWith('/workflow/inbox')))
    .map(({ path }) => `${path.replace('{unit}', unit).replace('{item}', item).replace('{assignment}', '1').replaceAll(/\{\w+\}/g, '1')}?from=2026-11&to=2026-12&subject=supervision:${item}`)
  const leader = office.district.cast.secretary
  const filters = ['scope=all', 'scope=closed', 'source=leaderInstruction&scope=all', 'instructions=only', 'light=red', 'light=yellow', `unit=${unit}&scope=all`, `leader=${leader}&scope=all`, `q=${MARK.slice(2)}&scope=all`, 'pace=urgent&scope=all', 'mine=1&scope=all', 'year=2026&scope=all']
  return [
    ...filled, ...filters.map((filter) => `/supervision/items?${filter}`), '/supervision/items.xlsx?scope=all&columns=title,number,source',
    ...['by=leader', 'by=source', 'by=unit&year=2026'].map((by) => `/supervision/board?${by}`), ...['todo', 'toRead', 'done', 'closed', 'started'].map((tab) => `/workflow/inbox?tab=${tab}&q=${MARK}`),
    ...['instructions=all', `unit=${unit}`, 'source=leaderInstruction'].map((more) => `/supervision/parts?from=2026-11&to=2026-12&${more}`),
  ]
}

const told = (person: PersonId, item: string): Promise<readonly string[]> => Promise.all(addresses(item).map(async (address) => {
  const answer = await house.ask(person, 'GET', address)
  const bytes = new Uint8Array(await answer.arrayBuffer())
  const isSheet = answer.headers.get('content-type')?.startsWith(XLSX) ?? false
  const text = isSheet ? await cellsOf(bytes) : new TextDecoder().decode(bytes)
  // Of a refusal its code: the rest names the request.
  return `${address.split('?')[0]!.replaceAll(item, 'ITEM')} ${answer.status} ${answer.status === 200 ? text : (JSON.parse(text) as { code: string }).code}`
}))

async function cellsOf(bytes: Uint8Array): Promise<string> {
  const book = new ExcelJS.Workbook()
  await book.xlsx.load(bytes.buffer as ArrayBuffer)
  return JSON.stringify(book.worksheets.map((sheet) => [sheet.name, sheet.getSheetValues()]))
}

/** A red instruction, urged, reported with a problem, and a second one that was closed. */
async function instructed(): Promise<ItemId> {
  const { cast } = office.district
  const one = (title: string, dueOn: Day) => assigned(office, matterOf({
    title, source: 'leaderInstruction', category: 'instruction', pace: 'urgent', dueOn, instruction: instructionOf(cast.secretary, { leaderName: '周书记', on: BEGUN, text: `${title}速办` }),
  }), [partFor(office, '区发改局')])
  made.clock.moveTo(instantOf(BEGUN, 10 * 60))
  const red = await one(MARK, addDays(BEGUN, 5))
  const closed = await one(`${MARK}之二`, addDays(BEGUN, 20))
  for (const item of [red, closed]) await acted(office, item, cast.reformContact, { type: 'accept', assignment: 1 })
  await acted(office, red, cast.reformContact, { type: 'report', assignment: 1, report: reportOf('推进缓慢', 0.2, { problem: `${MARK}缺少经费`, suggestion: `${MARK}建议追加` }) })
  await acted(office, closed, cast.reformHead, { type: 'submit', assignment: 1, report: reportOf('办毕', 1) })
  await acted(office, closed, cast.supervisor, { type: 'pass', assignment: 1, quality: 5, remark: '' })
  await acted(office, closed, cast.supervisor, { type: 'propose-closing', conclusion: 'done', text: '已完成' })
  await acted(office, closed, cast.secretary, { type: 'note-read', verdict: 'satisfied', words: '好' })
  await acted(office, closed, cast.supervisingDeputy, { type: 'approve-closing' })
  made.clock.moveTo(instantOf(addDays(BEGUN, 7), 10 * 60))
  await acted(office, red, cast.supervisor, { type: 'urge', assignment: 1, text: '' })
  return red
}

test('有没有批示件，局外人从每一个接口得到的回答一字不差：列表、件数、总览、单位页、统计、导出、预警、消息、待办', async () => {
  const nothing = 'no-such-thing'
  await atLook()
  const before = new Map<string, readonly string[]>()
  for (const [name, person] of Object.entries(outsiders())) before.set(name, await told(person, nothing))
  const known = await told(office.district.cast.supervisor, nothing)
  const secret = await instructed()
  await atLook()
  for (const [name, person] of Object.entries(outsiders())) {
    const after = await told(person, secret)
    expect(after.filter((answer, at) => answer !== before.get(name)![at]), name).toEqual([])
    expect(after.join('\n')).not.toContain(MARK)
  }
  // The same questions do find it for whoever may see it: in many places, red light and all.
  const found = await told(office.district.cast.supervisor, secret)
  expect(found.filter((answer, at) => answer !== known[at]).length).toBeGreaterThan(15)
  expect(found.filter((answer) => answer.includes(MARK)).length).toBeGreaterThan(10)
}, 120_000)

test('批示件的消息只发给看得到它的人', async () => {
  const about = made.news.filter(({ payload }) => JSON.stringify(payload).includes(MARK))
  expect(about.length).toBeGreaterThan(3)
  for (const { payload } of about) {
    const { item, people = [] } = payload as { item?: ItemId; people?: readonly PersonId[] }
    const visible = item ? visibleOf((await itemOf(made.platform.db, item))!.state) : null
    for (const person of people) if (visible) expect(maySee(await viewerOf(await office.look(person)), visible), `${item} ${person}`).toBe(true)
  }
})
