import { sql } from 'kysely'
import { beforeAll, expect, test } from 'vitest'
import type { PersonId } from '#lib/ids'
import { dayOf } from '#lib/instants'
import { readWorkbook } from '#platform/sheets'
import { testOffice } from '../../testing/office.ts'
import { figuresOf, hasCome, measureOf, sumOf, type FigureName, type Figures } from '../../core/outputs/measures.ts'
import { monthOf, nextMonth, periodAround, type Period } from '../../core/outputs/periods.ts'
import { assignmentsOf } from '../../core/rules.ts'
import type { Item } from '../../core/types.ts'
import type { Office } from '../demo/office.ts'
import { seedSupervision } from '../demo/seed.ts'
import { listItems } from '../items.ts'
import { viewerOf } from '../viewer.ts'
import { maySeeSuggestion } from '../../core/outputs/access.ts'
import { listParts, type PartFilter } from './parts.ts'
import { listInstructions, statisticsOf } from './statistics.ts'
import { listSuggestions } from './suggestions.ts'
import { suggestionOf } from './suggestion-store.ts'
import type { SuggestionRow } from './tables.ts'
import { statisticsWorkbook } from './workbook.ts'

let made: Awaited<ReturnType<typeof testOffice>>
let office: Office
let periods: readonly Period[]
beforeAll(async () => {
  made = await testOffice()
  office = made.office
  await seedSupervision(made.platform, office.district)
  const month = monthOf(dayOf(made.platform.now()))
  periods = [periodAround(month, 'month'), periodAround(nextMonth(month, -1), 'month'), { from: month, to: nextMonth(month, 2) }, periodAround(month, 'year')]
}, 120_000)

const people = () => {
  const { supervisor, officeHead, financeContact, secretary } = office.district.cast
  return [supervisor, officeHead, financeContact, secretary]
}
async function rowsOf(person: PersonId, filter: PartFilter): Promise<number> {
  const looking = await office.look(person)
  let [count, after]: [number, string | null] = [0, null]
  do {
    const page: Awaited<ReturnType<typeof listParts>> = await listParts(looking, { filter, after, limit: 7 })
    count += page.lines.length
    after = page.next
  } while (after !== null)
  return count
}
const figureOf: Readonly<Record<Exclude<FigureName, 'falseReport'>, (some: Figures) => number>> = {
  due: ({ due }) => due, onTime: ({ onTime }) => onTime, late: ({ handed, onTime }) => handed - onTime, overdue: ({ due, handed }) => due - handed, passed: ({ passed }) => passed, firstPass: ({ firstPass }) => firstPass,
  reworked: ({ reworked }) => reworked, reopened: ({ reopened }) => reopened, extended: ({ extended }) => extended,
}

test('每个数字都等于点开后的任务条数：各人、各期、各单位、各来源', async () => {
  let compared = 0
  for (const person of people()) {
    for (const period of periods) {
      const view = await statisticsOf(await office.look(person), period)
      const { instructions } = view
      for (const [name, read] of Object.entries(figureOf) as [FigureName, (some: Figures) => number][]) {
        expect(await rowsOf(person, { figure: name, period, instructions }), name).toBe(read(view.total))
        compared += read(view.total)
      }
      for (const { unit, figures } of view.units.slice(0, 6)) expect(await rowsOf(person, { figure: 'due', period, unit, instructions })).toBe(figures.due)
      for (const { source, figures } of view.sources) for (const figure of ['due', 'overdue'] as const) expect(await rowsOf(person, { figure, period, source, instructions })).toBe(figureOf[figure](figures))
    }
  }
  expect(compared).toBeGreaterThan(50)
})

test('随办随记的数字与从全部事项重新算出的一致', async () => {
  const { rows } = await sql<{ state: Item }>`select state from supervision_items`.execute(made.platform.db)
  const today = dayOf(made.platform.now())
  const period = periods[3]!
  const measures = rows.flatMap(({ state }) => assignmentsOf(state).flatMap((one) => measureOf(state, one) ?? []))
  const due = measures.filter((one) => hasCome(one, today) && monthOf(one.dueOn) >= period.from && monthOf(one.dueOn) <= period.to)
  const { total } = await statisticsOf(await office.look(office.district.cast.supervisor), period)
  expect(total).toEqual(sumOf(due.map(figuresOf)))
  expect(Math.min(total.onTime, total.firstPass, total.reworked, total.reopened, total.extended, total.due - total.handed, total.handed - total.onTime)).toBeGreaterThan(0)
})

test('三类来源的占比与事项列表的件数相符（R38）', async () => {
  const { supervisor, officeHead } = office.district.cast
  for (const [person, instructions] of [[supervisor, undefined], [officeHead, 'without']] as const) {
    const { shares } = await statisticsOf(await office.look(person), periods[0]!)
    for (const { source, n } of shares.sources) {
      const { lines } = await listItems(await office.look(person), { filter: { scope: 'all', source, year: shares.year, instructions }, after: null, limit: 1000 })
      expect(lines.length, source).toBe(n)
    }
    expect(shares.sources.some(({ source }) => source === 'leaderInstruction')).toBe(person === supervisor)
  }
})

test('批示件按批示领导的统计只给督查室和本人；旁人的数字里没有批示件的影子（R39）', async () => {
  const { supervisor, officeHead, secretary, financeContact, drafter } = office.district.cast
  const year = periods[3]!
  const viewOf = async (person: PersonId) => statisticsOf(await office.look(person), year)
  const [whole, own] = [await viewOf(supervisor), await viewOf(secretary)]
  expect(whole.leaders!.length).toBeGreaterThan(1)
  expect(own.leaders!.map(({ leader }) => leader)).toEqual([secretary])
  expect(own.leaders![0]).toEqual(whole.leaders!.find(({ leader }) => leader === secretary))
  for (const person of [officeHead, financeContact, drafter]) expect((await viewOf(person)).leaders).toBe(null)
  expect((await viewOf(officeHead)).sources.map(({ source }) => source)).not.toContain('leaderInstruction')
  expect((await viewOf(drafter)).total.due).toBe(0)
  for (const { leader, count } of whole.leaders!) {
    for (const [person, isTold] of [[supervisor, true], [secretary, leader === secretary], [officeHead, false], [financeContact, false]] as const) {
      expect((await listInstructions(await office.look(person), { leader, period: year, after: null, limit: 100 })).lines.length).toBe(isTold ? count : 0)
    }
  }
  // A unit sees its own row and no other's.
  const units = (await viewOf(financeContact)).units.map(({ name }) => name)
  expect(units).toEqual(['区财政局'])
})

test('统计表按所见导出，附口径', async () => {
  const view = await statisticsOf(await office.look(office.district.cast.supervisor), periods[3]!)
  const bytes = await statisticsWorkbook(view, '导出')
  const sheets = (await readWorkbook(bytes, { mostRows: 500 }))!
  expect(sheets.map(({ name }) => name)).toEqual(['按单位', '按来源', '按月', '批示件', '口径'])
})

test('问题与建议的列表与规则一致：每个人看到的正是规则许可的', async () => {
  const { rows } = await sql<SuggestionRow>`select * from supervision_suggestions`.execute(made.platform.db)
  expect(rows.some(({ source }) => source === 'leaderInstruction')).toBe(true)
  for (const person of [...people(), office.district.cast.drafter, office.district.cast.reformContact, office.district.cast.townContact]) {
    const looking = await office.look(person)
    const viewer = await viewerOf(looking)
    const listed: string[] = []
    for (let after: string | null = null, isFirst = true; isFirst || after !== null; isFirst = false) {
      const page: Awaited<ReturnType<typeof listSuggestions>> = await listSuggestions(looking, { filter: {}, after, limit: 5 })
      listed.push(...page.lines.map(({ id }) => id))
      after = page.next
    }
    expect(listed.toSorted()).toEqual(rows.map(suggestionOf).filter((one) => maySeeSuggestion(viewer, one)).map(({ id }) => id as string).toSorted())
  }
})
