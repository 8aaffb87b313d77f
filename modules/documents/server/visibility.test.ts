import { granted } from '#modules/organisation'
import { sql } from 'kysely'
import { beforeAll, expect, test } from 'vitest'
import type { PersonId } from '#lib/ids'
import { dayOf } from '#lib/instants'
import { handle, sendOut, type Office } from './demo/office.ts'
import { mayFollow, maySee, type Viewer } from '../core/access.ts'
import type { DocumentId } from '../core/content.ts'
import { endedStages } from '../core/rules.ts'
import { testOffice } from '../testing/office.ts'
import { aLetter, upToDispatching, upToNumbering } from '../testing/ways.ts'
import { visibilityOf } from './ground.ts'
import { isFollowed, isVisible, issuedRegister, listDocuments, wholeList, wholeRegister } from './queries.ts'
import { recallDocument } from './issuing.ts'
import { own } from './tables.ts'
import { viewerOf } from './viewer.ts'

let made: Awaited<ReturnType<typeof testOffice>>
let ids: readonly DocumentId[]
beforeAll(async () => {
  made = await testOffice()
  ids = await documentsOfEveryKind(made.office)
})

/** One never handed in, one with the section head, one to be numbered, one sent out, one recalled. */
async function documentsOfEveryKind(office: Office): Promise<readonly DocumentId[]> {
  const { cast } = office.district
  const [draft, checked, numbering, sent, taken] = [await aLetter(office, '关于甲事的函'), await aLetter(office, '关于乙事的函'), await aLetter(office, '关于丙事的函'), await aLetter(office, '关于丁事的函'), await aLetter(office, '关于戊事的函')]
  await handle(office, checked, cast.drafter)
  for (const id of [numbering, sent, taken]) await upToNumbering(office, id)
  for (const id of [sent, taken]) {
    await upToDispatching(office, id)
    await sendOut(office, id, cast.confidentialClerk, { copies: 2 })
  }
  granted(await recallDocument(office.platform, await office.call(cast.confidentialClerk, 'recall'), { document: taken, reason: '有误' }))
  return [draft, checked, numbering, sent, taken]
}

const viewer = async (person: PersonId): Promise<Viewer> => viewerOf(made.platform.db, (await made.office.call(person, 'look')).actor, dayOf(made.platform.now()))
const documentOf = async (id: DocumentId) => {
  const row = await own(made.platform.db).selectFrom('documents_documents').selectAll().where('id', '=', id).executeTakeFirstOrThrow()
  return visibilityOf({ db: made.platform.db }, { row })
}

test('谁看得到哪一份：规则与查询在「人 × 公文」的每一格上相同', async () => {
  const { db } = made.platform
  const people = Object.values(made.office.district.cast)
  let seen = 0
  for (const person of people) {
    const who = await viewer(person)
    const listed = new Set((await listDocuments(db, who, { filter: {}, after: null, limit: 100, day: dayOf(made.platform.now()) })).lines.map((line) => line.id))
    for (const id of ids) {
      const allowed = maySee(who, await documentOf(id))
      expect([await isVisible(db, who, id), listed.has(id)], `${who.posts.flatMap((post) => post.roles).join(' ')} ${id}`).toEqual([allowed, allowed])
      expect(await isFollowed(db, who, id)).toBe(mayFollow(who, await documentOf(id)))
      seen += Number(allowed)
    }
  }
  // The matrix has both answers in it, or it would show nothing.
  expect(seen).toBeGreaterThan(20)
  expect(seen).toBeLessThan(people.length * ids.length - 20)
})

test('三员一份也看不到，哪怕数据库里有他们的名字', async () => {
  const who: Viewer = { ...await viewer(made.office.district.cast.drafter), admin: 'auditAdmin' }
  for (const id of ids) expect([maySee(who, await documentOf(id)), await isVisible(made.platform.db, who, id)]).toEqual([false, false])
})

test('列表可按文种、环节、年度和标题筛选，一页一页翻完不重不漏', async () => {
  const { db } = made.platform
  const [who, day] = [await viewer(made.office.district.cast.drafter), dayOf(made.platform.now())]
  const all: string[] = []
  let after: string | null = null
  do {
    const page: Awaited<ReturnType<typeof listDocuments>> = await listDocuments(db, who, { filter: {}, after, limit: 2, day })
    all.push(...page.lines.map((line) => line.id))
    after = page.next
  } while (after)
  expect(all).toEqual([...ids].toReversed())
  const titles = async (filter: Parameters<typeof listDocuments>[2]['filter']) => (await listDocuments(db, who, { filter, after: null, limit: 50, day })).lines.map((line) => line.title)
  expect(await titles({ q: '乙事 函' })).toEqual(['关于乙事的函'])
  expect(await titles({ at: 'drafting' })).toEqual(['关于甲事的函'])
  expect(await titles({ kind: 'notice' })).toEqual([])
  expect(await titles({ year: 2025 })).toEqual([])
  expect(await titles({ mine: true, year: 2026 })).toHaveLength(5)
  expect(await titles({ q: '临委办函〔2026〕1号' })).toHaveLength(1)
})

test('在办与已发在数据库里筛选，逐页翻完不重不漏；导出按筛选、按次序，过多则说明', async () => {
  const { db } = made.platform
  const [who, day] = [await viewer(made.office.district.cast.drafter), dayOf(made.platform.now())]
  const page = (filter: Parameters<typeof listDocuments>[2]['filter'], after: string | null) => listDocuments(db, who, { filter, after, limit: 2, day })
  const first = await page({ running: true }, null)
  const second = await page({ running: true }, first.next)
  expect([...first.lines, ...second.lines].map((line) => line.title)).toEqual(['关于丙事的函', '关于乙事的函', '关于甲事的函'])
  expect(second.next).toBeNull()
  const sent = ids[3]!
  expect((await page({ dispatched: true }, null)).lines.map((line) => line.id)).toEqual([sent])
  await sql`update documents_documents set at = 'archiveReady' where id = ${sent}`.execute(db)
  expect((await page({ dispatched: true }, null)).lines.map((line) => line.id)).toEqual([sent])
  expect((await page({ running: true }, null)).lines.map((line) => line.id)).not.toContain(sent)
  await sql`update documents_documents set at = 'dispatched' where id = ${sent}`.execute(db)
  const whole = (limit: number) => wholeList(db, who, { filter: { running: true }, limit, day })
  expect(granted(await whole(3)).map((line) => line.title)).toEqual(['关于丙事的函', '关于乙事的函', '关于甲事的函'])
  expect(await whole(2)).toMatchObject({ code: 'export-too-large', detail: { limit: 2 } })
})

test('在办列表走自己的索引：条件与迁移 0002-running-lists 一字不差', async () => {
  const { rows } = await sql<{ indexname: string; indexdef: string }>`select indexname, indexdef from pg_indexes where schemaname = current_schema() and indexname like 'documents_running_by_%' order by indexname`.execute(made.platform.db)
  expect(rows.map((row) => row.indexname)).toEqual(['drafter', 'handling', 'issuing', 'unit'].map((way) => `documents_running_by_${way}`))
  for (const { indexdef } of rows) expect([...indexdef.matchAll(/'(\w+)'::text/g)].map(([, at]) => at)).toEqual(endedStages)
})

test('发文登记簿只有办公室岗位能看，按分发时间倒序', async () => {
  const day = dayOf(made.platform.now())
  const lines = async (person: PersonId) => (await issuedRegister(made.platform.db, await viewer(person), { filter: {}, after: null, limit: 1, day }))
  const first = await lines(made.office.district.cast.archivist)
  expect(first.lines).toHaveLength(1)
  const second = await issuedRegister(made.platform.db, await viewer(made.office.district.cast.archivist), { filter: {}, after: first.next, limit: 1, day })
  expect([first.lines[0]!.title, second.lines[0]!.title, second.next]).toEqual(['关于戊事的函', '关于丁事的函', null])
  expect((await lines(made.office.district.cast.drafter)).lines).toEqual([])
  const whole = async (limit: number) => wholeRegister(made.platform.db, await viewer(made.office.district.cast.archivist), { filter: {}, limit, day })
  expect(await whole(2)).toHaveLength(2)
  expect(await whole(1)).toMatchObject({ code: 'export-too-large' })
})
