import ExcelJS from 'exceljs'
import fc from 'fast-check'
import { sql } from 'kysely'
import { beforeAll, expect, test } from 'vitest'
import type { PersonId } from '#lib/ids'
import { addMinutes, type Instant } from '#lib/instants'
import { administration } from '#modules/administration'
import { liveNotices, noticesModule } from '#modules/notices'
import { organisation } from '#modules/organisation'
import type { Actor } from '#platform/act'
import { readWorkbook } from '#platform/sheets'
import { anActor, testPlatform } from '../../../platform/testing.ts'
import type { InboxItem, InboxTab } from '../core/types.ts'
import { workflow } from '../index.ts'
import { narrowed, type InboxFilters } from '../core/inbox-filter.ts'
import { inboxCounts, inboxPage, taskOf } from './inbox.ts'
import { inboxFile } from './inbox-file.ts'

let office: Awaited<ReturnType<typeof testPlatform>>
const [me, principal] = ['me', 'principal'] as [PersonId, PersonId]
const start = '2026-11-23T01:30:00.000Z' as Instant
const reader = (over: Partial<Actor> = {}): Actor => anActor({ person: me, ...over })

beforeAll(async () => {
  office = await testPlatform([organisation, administration, noticesModule(liveNotices()), workflow])
  await sql`insert into workflow_definitions (id, name, version, title, definition, published_at, published_by) values ('d', 'samples.flow', 1, '样例', '{}', now(), '')`.execute(office.platform.db)
})

/** The order in plain words: most urgent first, then what falls due first (no deadline last), then what came first. */
const byUrgencyDueReceived = (a: InboxItem, b: InboxItem) => b.urgency - a.urgency || textOrder(a.dueAt ?? '9999', b.dueAt ?? '9999')
  || textOrder(a.receivedAt, b.receivedAt) || textOrder(a.case, b.case)
const textOrder = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0)

const row = fc.record({
  person: fc.constantFrom(me, me, principal, 'other' as PersonId), kind: fc.constantFrom('handle', 'handle', 'read'), caseKind: fc.constantFrom('documents.committee', 'samples.flow'),
  urgency: fc.constantFrom(0, 1, 2), due: fc.option(fc.nat(5), { nil: null }), received: fc.nat(3),
})

/** Puts rows straight into the table: only the lists are under test here. */
async function put(rows: readonly { person: string; kind: string; caseKind: string; urgency: number; due: number | null; received: number }[]) {
  await sql`truncate workflow_urges, workflow_tasks, workflow_cases`.execute(office.platform.db)
  for (const [index, each] of rows.entries()) {
    const id = `c${String(index).padStart(3, '0')}`
    await sql`insert into workflow_cases (id, kind, definition, subject, link, title, urgency, drafter, unit, at, steps, state, version, opened_at)
      values (${id}, ${each.caseKind}, 'd', ${id}, '/', ${id}, ${each.urgency}, 'd', 'u', 'running', '', '{}', 1, ${addMinutes(start, each.received)}::timestamptz)`.execute(office.platform.db)
    await sql`insert into workflow_tasks (case_id, number, kind, step, step_name, person, unit, status, received_at, due_at, case_kind, title, link, urgency)
      values (${id}, 1, ${each.kind}, 's', '核稿', ${each.person}, 'u', 'open', ${addMinutes(start, each.received)}::timestamptz, ${each.due === null ? null : addMinutes(start, each.due)}::timestamptz, ${each.caseKind}, ${id}, '/', ${each.urgency})`.execute(office.platform.db)
  }
}

async function everyPage(actor: Actor, tab: InboxTab, limit: number): Promise<readonly InboxItem[]> {
  const items: InboxItem[] = []
  for (let after: string | null = null, turn = 0; turn < 100; turn++) {
    const page = await inboxPage(office.platform.db, actor, { tab, after, limit, now: start })
    items.push(...page.items)
    if (page.next === null) return items
    after = page.next
  }
  throw new Error('the pages do not end')
}

test('待办按缓急、时限、收到先后排列，逐页翻完不重不漏', () => fc.assert(fc.asyncProperty(fc.array(row, { maxLength: 25 }), fc.integer({ min: 1, max: 7 }), async (rows, limit) => {
  await put(rows)
  const items = await everyPage(reader(), 'todo', limit)
  expect(items).toEqual(items.toSorted(byUrgencyDueReceived))
  expect(items.map((item) => item.case).toSorted()).toEqual(rows.flatMap((each, index) => (each.person === me && each.kind === 'handle' ? [`c${String(index).padStart(3, '0')}`] : [])))
}), { numRuns: 15 }))

test('受托的按委托的事项范围并入，与自己的同一次序', () => fc.assert(fc.asyncProperty(fc.array(row, { maxLength: 20 }), fc.constantFrom(['*'], ['documents'], ['documents.committee'], ['research']), async (rows, kinds) => {
  await put(rows)
  const actor = reader({ standsInFor: [{ person: principal, kinds }] })
  const isMine = (each: (typeof rows)[number]) => each.person === me
    || (each.person === principal && kinds.some((kind) => kind === '*' || kind === each.caseKind || kind === each.caseKind.split('.')[0]))
  const items = await everyPage(actor, 'todo', 4)
  expect(items).toEqual(items.toSorted(byUrgencyDueReceived))
  expect(items.map((item) => item.case).toSorted()).toEqual(rows.flatMap((each, index) => (isMine(each) && each.kind === 'handle' ? [`c${String(index).padStart(3, '0')}`] : [])))
  expect(items.every((item) => item.isForAnother === (item.person !== me))).toBe(true)
  expect(await inboxCounts(office.platform.db, actor, start)).toMatchObject({ todo: items.length, toRead: (await everyPage(actor, 'toRead', 50)).length })
}), { numRuns: 15 }))

test('别的文字不能当作翻页位置，从头开始', async () => {
  await put([{ person: me, kind: 'handle', caseKind: 'samples.flow', urgency: 1, due: null, received: 0 }])
  const { items } = await inboxPage(office.platform.db, reader(), { tab: 'todo', after: 'bm90LWEtY3Vyc29y', limit: 10, now: start })
  expect(items).toHaveLength(1)
})

test('待办的编号可还原为件与序号', () => {
  expect(taskOf('0199-abc.12')).toEqual({ case: '0199-abc', number: 12 })
  for (const text of ['', 'x', 'x.', 'x.y', "x'.1"]) expect(taskOf(text)).toBeNull()
})

const all: InboxFilters = { words: '', light: '', step: '', owner: '', due: '' }
const fileOf = async (asked: { filters?: Partial<InboxFilters>; columns?: readonly string[] }) =>
  inboxFile(office.platform, reader({ name: '李明' }), { tab: 'todo', filters: { ...all, ...asked.filters }, columns: asked.columns ?? [] })
const rowsOf = async (file: Awaited<ReturnType<typeof fileOf>>) => {
  if (!(file instanceof File)) throw new Error(file.code)
  const [sheet] = (await readWorkbook(new Uint8Array(await file.arrayBuffer()), { mostRows: 100 }))!
  // The note stands in the first row, so that all cells are read under it.
  return { name: file.name, sheet: sheet!.name, note: sheet!.titles[0]!, rows: sheet!.rows.length }
}

test('导出的行与屏幕上筛选后的一致，列按屏幕所见，首行注明由谁何时导出', async () => {
  await put([{ person: me, kind: 'handle', caseKind: 'documents.committee', urgency: 2, due: 1, received: 0 }, { person: me, kind: 'handle', caseKind: 'samples.flow', urgency: 0, due: null, received: 1 }, { person: me, kind: 'read', caseKind: 'samples.flow', urgency: 0, due: null, received: 1 }])
  const shown = await everyPage(reader(), 'todo', 10)
  for (const filters of [{}, { owner: 'documents' }, { step: '核稿', words: 'c001' }, { light: 'overdue' as const }]) {
    const { name, sheet, note, rows } = await rowsOf(await fileOf({ filters }))
    const wanted = narrowed(shown, { ...all, ...filters }, '2026-11-23' as never).length
    expect([name, sheet, note, rows - 1]).toEqual(['待办-2026-11-23.xlsx', '待办', '李明 于 2026-11-23 导出，仅供内部使用', wanted])
  }
  const book = new ExcelJS.Workbook()
  await book.xlsx.load(await (await fileOf({ columns: ['step', 'title'] }) as File).arrayBuffer())
  expect([2, 3].map((row) => (book.worksheets[0]!.getRow(row).values as string[]).slice(1))).toEqual([['环节', '标题', '缓急', '办理人'], ['核稿', 'c000', '特急', '']])
})

test('超过一次可导出的件数时说明办法', async () => {
  await put([{ person: me, kind: 'handle', caseKind: 'documents.committee', urgency: 0, due: null, received: 0 }])
  await sql`insert into workflow_tasks (case_id, number, kind, step, step_name, person, unit, status, received_at, case_kind, title, link, urgency)
    select 'c000', n, 'handle', 's', '核稿', ${me}, 'u', 'open', now(), 'documents.committee', 't', '/', 0 from generate_series(2, 5001) n`.execute(office.platform.db)
  expect(await fileOf({})).toMatchObject({ code: 'inbox-export-too-large', detail: { most: 5000 } })
})
