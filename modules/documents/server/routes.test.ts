import ExcelJS from 'exceljs'
import { sql } from 'kysely'
import type { PersonId } from '#lib/ids'
import { addMinutes } from '#lib/instants'
import { readDocxFacts, readOfd } from '#engines/typesetting'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { routesOf } from '#platform/http'
import { administration } from '#modules/administration'
import { contentOf } from '#modules/files'
import { organisation } from '#modules/organisation'
import { workflow } from '#modules/workflow'
import { documents, mayReadDocumentFiles } from '../index.ts'
import type { DraftSheet } from '../core/draft-sheet.ts'
import { documentRefusals } from '../core/refusals.ts'
import { listening } from '../testing/http.ts'
import { testOffice } from '../testing/office.ts'
import { aLetter, upToDispatching, upToNumbering } from '../testing/ways.ts'
import { draft, handle, sendOut, taskOf, to, unitNamed } from './demo/office.ts'

let made: Awaited<ReturnType<typeof testOffice>>
let house: Awaited<ReturnType<typeof listening>>
beforeAll(async () => {
  made = await testOffice()
  house = await listening(made.office, made.auditKey, [organisation, administration, workflow, documents])
})
afterAll(() => house.close())

const cast = () => made.office.district.cast
const told = async (answer: Promise<Response>) => ({ status: (await answer).status, body: await (await answer).json() as Record<string, never> })

test('拟稿、保存、检查、送出都走接口；缺什么一次说全', async () => {
  const created = await told(house.ask(cast().drafter, 'POST', '/documents', { kind: 'letter', unit: null, elements: { title: '关于商请支持的函' } }))
  expect(created).toMatchObject({ status: 200, body: { revision: 1, task: 1 } })
  const { id } = created.body as unknown as { id: string }
  const lacking = await told(house.ask(cast().drafter, 'POST', `/documents/${id}/acts`, { act: { type: 'approve', task: 1 } }))
  expect(lacking).toMatchObject({ status: 422, body: { code: 'incomplete', issues: expect.arrayContaining([expect.objectContaining({ code: 'G-ELEMENT-04', field: 'mainTo' })]) } })
  const view = (await told(house.ask(cast().drafter, 'GET', `/documents/${id}`))).body as unknown as { content: { elements: object; body: object[]; annexes: object[] }; may: { edit: boolean } }
  expect(view.may.edit).toBe(true)
  const content = { ...view.content, elements: { ...view.content.elements, mainTo: [{ kind: 'unit', unit: unitNamed(made.office, '区财政局'), name: '区财政局' }], isConfirmedUnclassified: true, signer: cast().officeHead }, body: [{ kind: 'paragraph', runs: [{ text: '请予函复。' }] }] }
  expect(await told(house.ask(cast().drafter, 'PUT', `/documents/${id}/content`, { from: 1, source: 'saved', content }))).toMatchObject({ status: 200, body: { revision: 2 } })
  expect(await told(house.ask(cast().drafter, 'PUT', `/documents/${id}/content`, { from: 1, source: 'saved', content }))).toMatchObject({ status: 409, body: { code: 'newer-text' } })
  expect(await told(house.ask(cast().drafter, 'POST', `/documents/${id}/check`, { moment: 'submit' }))).toMatchObject({ status: 200, body: { open: [] } })
  expect(await told(house.ask(cast().drafter, 'POST', `/documents/${id}/acts`, { act: { type: 'approve', task: 1 } }))).toMatchObject({ status: 200, body: { at: 'unitCheck' } })
  const chart = await told(house.ask(cast().generalHead, 'GET', `/documents/${id}/case`))
  expect(chart).toMatchObject({ status: 200, body: { at: 'running', mine: [{ stepName: '核稿', isOpen: true }] } })
})

test('无关的人按没有处理，没登录的先登录，没有岗位的不能签收', async () => {
  const id = await aLetter(made.office)
  expect(await told(house.ask(cast().townHead, 'GET', `/documents/${id}`))).toMatchObject({ status: 404, body: { code: 'not-found' } })
  expect(await told(house.ask(null, 'GET', `/documents/${id}`))).toMatchObject({ status: 401 })
  expect(await told(house.ask(cast().drafter, 'GET', '/documents/incoming'))).toMatchObject({ status: 403 })
})

test('从编号到签收、催办、登记簿和导出', async () => {
  const { office } = made
  const id = await aLetter(office)
  await upToNumbering(office, id)
  const clerk = cast().confidentialClerk
  expect((await told(house.ask(clerk, 'GET', `/documents/${id}/number-choices`))).body).toMatchObject([{ prefix: '临委办函', next: '临委办函〔2026〕1号' }])
  const plain = await told(house.ask(clerk, 'POST', `/documents/${id}/acts`, { act: { type: 'approve', task: await taskOf(office, id, clerk) } }))
  expect(plain).toMatchObject({ status: 409, body: { code: 'use-own-operation' } })
  await upToDispatching(office, id)
  const sent = await told(house.ask(clerk, 'POST', `/documents/${id}/dispatch`, { task: await taskOf(office, id, clerk), copies: 2, further: [] }))
  expect(sent).toMatchObject({ status: 200, body: { receivers: 1, at: 'dispatched' } })
  const waiting = (await told(house.ask(cast().financeContact, 'GET', '/documents/incoming'))).body as unknown as { lines: { receipt: string; document: string }[] }
  expect(waiting.lines.map((line) => line.document)).toEqual([id])
  expect(await told(house.ask(clerk, 'POST', `/documents/${id}/receipts/urge`, { receipts: 'all' }))).toMatchObject({ status: 200, body: { urged: ['区财政局'] } })
  expect(await told(house.ask(clerk, 'POST', `/documents/${id}/receipts/urge`, { receipts: 'all' }))).toMatchObject({ status: 429, body: { code: 'wait-before-urging' } })
  expect(await told(house.ask(cast().financeContact, 'POST', `/documents/receipts/${waiting.lines[0]!.receipt}/sign`, {}))).toMatchObject({ status: 200, body: { document: id } })
  expect(await told(house.ask(clerk, 'POST', `/documents/${id}/further`, { to: [{ kind: 'unit', unit: unitNamed(office, '区财政局'), name: '区财政局' }] }))).toMatchObject({ status: 409, body: { code: 'already-receiving' } })
  const pdf = await house.ask(cast().financeContact, 'GET', `/documents/${id}/pdf`)
  expect([pdf.status, pdf.headers.get('content-type')]).toEqual([200, 'application/pdf'])
  const file = await house.ask(clerk, 'GET', '/documents/register.xlsx')
  expect([file.status, file.headers.get('content-type')]).toEqual([200, 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'])
  const exported = await house.ask(clerk, 'GET', '/documents/list.xlsx?dispatched=1&columns=number,title')
  expect([exported.status, exported.headers.get('content-type')]).toEqual([200, 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'])
  const book = new ExcelJS.Workbook()
  await book.xlsx.load(await exported.arrayBuffer())
  expect(book.worksheets[0]!.getSheetValues().slice(2)).toEqual([[undefined, '文号', '标题'], [undefined, '临委办函〔2026〕1号', '关于商请核对经费安排的函']])
  const audited = await sql<{ action: string }>`select action from platform_audit where action = 'documents.exportList'`.execute(made.platform.db)
  expect(audited.rows).toHaveLength(1)
  expect((await told(house.ask(clerk, 'GET', '/documents/seal-log'))).body).toMatchObject([{ document: id, copies: 60 }])
  expect((await told(house.ask(clerk, 'GET', '/documents/number-rules'))).body).toHaveLength(5)
})

test('审核要点和采纳情况由办理人填写', async () => {
  const { office } = made
  const id = await aLetter(office)
  await handle(office, id, cast().drafter)
  await handle(office, id, cast().generalHead)
  expect(await told(house.ask(cast().secretariatHead, 'PUT', `/documents/${id}/checklist`, { answers: { basis: { answer: 'yes', remark: '' } } }))).toMatchObject({ status: 200 })
  const open = await told(house.ask(cast().secretariatHead, 'POST', `/documents/${id}/acts`, { act: { type: 'approve', task: await taskOf(office, id, cast().secretariatHead) } }))
  expect(open).toMatchObject({ status: 409, body: { code: 'checklist-open' } })
  expect(await told(house.ask(cast().drafter, 'POST', `/documents/${id}/settlements`, { mark: 'none', adopted: 'adopted', reason: '' }))).toMatchObject({ status: 409, body: { code: 'mark-not-found' } })
  expect((await told(house.ask(cast().officeHead, 'GET', `/documents/instruction?words=${encodeURIComponent('请财政局研处，12月5日前报')}`))).body).toMatchObject({ act: 'supervise', due: '12月5日' })
})

test('收文单位打开的是印发的文件：没有意见、底稿、流程和别家的签收', async () => {
  const { office } = made
  const id = await aLetter(office, '关于商请协助的函')
  await handle(office, id, cast().drafter)
  await handle(office, id, cast().generalHead, { opinion: '此件内部意见一' })
  await handle(office, id, cast().secretariatHead)
  await handle(office, id, cast().officeHead)
  await handle(office, id, cast().officeHead, { opinion: '此件内部意见二' })
  await handle(office, id, cast().secretariatHead)
  await upToDispatching(office, id)
  const reads = ['', '/case', '/sheet', '/sheet.pdf', '/pages', '/pdf', '/versions', '/versions/1', '/diff?from=1&to=1', '/receipts', '/receipts.xlsx', '/number-choices']
  const seenBy = async (person: PersonId) => Promise.all(reads.map(async (path) => {
    const answer = await house.ask(person, 'GET', `/documents/${id}${path}`)
    // A body left unread keeps its connection, and the house could not close.
    await answer.arrayBuffer()
    return answer.status
  }))
  expect(await seenBy(cast().financeContact)).toEqual(reads.map(() => 404))
  await sendOut(office, id, cast().confidentialClerk, { copies: 2 })
  expect(await seenBy(cast().drafter)).toEqual(reads.map(() => 200))
  expect(await seenBy(cast().financeContact)).toEqual(reads.map((path) => (['', '/pages', '/pdf'].includes(path) ? 200 : 404)))
  expect((await house.ask(cast().financeContact, 'POST', `/documents/${id}/check`, { moment: 'draft' })).status).toBe(404)
  const paper = await (await house.ask(cast().financeContact, 'GET', `/documents/${id}`)).text()
  expect(paper).toContain('关于商请协助的函')
  expect(paper).not.toContain('此件内部意见')
  // 界面要求 15: the sender sees who opened it and when, before it is signed for; only whoever signs for the unit counts, and only once.
  const opening = async () => ((await told(house.ask(cast().confidentialClerk, 'GET', `/documents/${id}/receipts`))).body as unknown as { at: string; openedAt: string | null; openedByName: string | null }[])[0]!
  const first = await opening()
  expect(first).toMatchObject({ at: 'sent', openedAt: made.platform.now(), openedByName: (await office.call(cast().financeContact, 'name')).actor.name })
  const journal = await sql<{ type: string }>`select j.event ->> 'type' as type from platform_journal j join documents_receipts r on j.stream = 'receipt:' || r.id where r.document = ${id} order by j.version`.execute(made.platform.db)
  expect(journal.rows.map((row) => row.type)).toEqual(['copy-sent', 'copy-opened'])
  expect(JSON.parse(paper)).toMatchObject({ receipts: null, savedBy: '', state: { marks: [], proofs: [], signature: { text: '' } } })
})

test('打开工作秘密公文、打印任何公文都留下记录', async () => {
  const id = await draft(made.office, cast().drafter, { kind: 'letter', unit: null, elements: { title: '关于内部事项的函', workSecret: true } })
  const noted = async () => (await sql<{ action: string; name: string }>`select action, name from platform_audit where subject = ${`document:${id}`} and action in ('documents.readWorkSecret', 'documents.print') order by id`.execute(made.platform.db)).rows.map((row) => row.action)
  await house.ask(cast().drafter, 'GET', `/documents/${id}`)
  expect(await noted()).toEqual(['documents.readWorkSecret'])
  await (await house.ask(cast().drafter, 'GET', `/documents/${id}/pdf`)).arrayBuffer()
  expect(await noted()).toEqual(['documents.readWorkSecret', 'documents.readWorkSecret', 'documents.print'])
})

test('用印前可下载 Word 供修改，用印后只给版式文件；稿纸印成 PDF；都留下记录', async () => {
  const { office } = made
  const id = await aLetter(office, '关于商请修改的函')
  const taken = async (path: string, person = cast().drafter) => {
    const answer = await house.ask(person, 'GET', `/documents/${id}/${path}`)
    return { status: answer.status, name: decodeURIComponent(answer.headers.get('content-disposition') ?? ''), bytes: new Uint8Array(await answer.arrayBuffer()) }
  }
  const word = await taken('docx')
  expect(word).toMatchObject({ status: 200, name: expect.stringContaining('关于商请修改的函（供修改）.docx') })
  expect(readDocxFacts(word.bytes)).toMatchObject({ paragraphs: expect.arrayContaining([expect.objectContaining({ text: expect.stringContaining('现商请贵局协助核对经费安排') })]) })
  const sheet = await taken('sheet.pdf')
  expect([sheet.status, Buffer.from(sheet.bytes.subarray(0, 5)).toString()]).toEqual([200, '%PDF-'])
  expect((await taken('docx', cast().townHead)).status).toBe(404)
  await upToNumbering(office, id)
  await upToDispatching(office, id)
  expect(await told(house.ask(cast().drafter, 'GET', `/documents/${id}/docx`))).toMatchObject({ status: 409, body: { code: 'sealed-no-draft' } })
  const noted = (await sql<{ action: string }>`select action from platform_audit where subject = ${`document:${id}`} and action in ('documents.takeDraft', 'documents.printSheet') order by id`.execute(made.platform.db)).rows
  expect(noted.map(({ action }) => action)).toEqual(['documents.takeDraft', 'documents.printSheet'])
})

test('排版校对的文字存成三种文件，什么都不留', async () => {
  const saved = async (kind: string) => new Uint8Array(await (await house.ask(cast().drafter, 'POST', '/documents/desk', { text: '关于防汛的通知\n各镇：\n　　请落实。', format: 'document', kind })).arrayBuffer())
  expect(Buffer.from((await saved('pdf')).subarray(0, 5)).toString()).toBe('%PDF-')
  expect(readOfd(await saved('ofd'))).toMatchObject({ pages: expect.any(Array) })
  expect(readDocxFacts(await saved('docx'))).toMatchObject({ paragraphs: expect.any(Array) })
})

test('用手写签名署名：没有保存的先保存；稿纸和记录上是当时的一份，删掉签名也在，收文单位看不到', async () => {
  const { office } = made
  const { drafter, generalHead, financeContact, townHead } = cast()
  const id = await aLetter(office)
  await handle(office, id, drafter)
  const act = { type: 'approve', task: await taskOf(office, id, generalHead), opinion: '同意。', withSignature: true }
  expect(await told(house.ask(generalHead, 'POST', `/documents/${id}/acts`, { act }))).toMatchObject({ status: 409, body: { code: 'signature-not-kept' } })
  const drawing = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR4nGNgYGBgAAAABQABpfZFQAAAAABJRU5ErkJggg==', 'base64')
  expect((await house.ask(generalHead, 'PUT', '/administration/my/signature', { image: `data:image/png;base64,${drawing.toString('base64')}` })).status).toBe(200)
  expect(await told(house.ask(generalHead, 'POST', `/documents/${id}/acts`, { act }))).toMatchObject({ status: 200 })
  expect((await house.ask(generalHead, 'DELETE', '/administration/my/signature')).status).toBe(200)
  const sheet = (await told(house.ask(drafter, 'GET', `/documents/${id}/sheet`))).body as unknown as DraftSheet
  const [entry] = sheet.unitCheck
  expect(entry).toMatchObject({ text: '同意。', signature: expect.any(String), handwriting: null })
  expect(await contentOf(made.platform, entry!.signature!)).toEqual(drawing)
  const mayRead = async (person: PersonId) => mayReadDocumentFiles(made.platform.db, id, (await office.call(person, 'look')).actor, entry!.signature!)
  expect([await mayRead(drafter), await mayRead(townHead), await mayRead(financeContact)]).toEqual([true, false, false])
})

test('谁正在编辑：只告诉看得到文稿的人，一分钟即忘，离开即去，不进审计', async () => {
  const { office, platform, clock } = made
  const { drafter, generalHead, townHead, flowAdmin } = cast()
  const id = await draft(office, drafter, { kind: 'letter', unit: null, elements: { title: '关于共同改稿的函', workSecret: true } })
  const writing = (person: PersonId, isOpen = true) => told(house.ask(person, 'POST', `/documents/${id}/writers`, { isOpen }))
  const rows = async () => (await sql<{ count: number }>`select count(*)::int as count from platform_audit`.execute(platform.db)).rows[0]!.count
  const before = await rows()
  expect(await writing(drafter)).toMatchObject({ status: 200, body: [] })
  for (const person of [townHead, flowAdmin]) expect((await writing(person)).status).toBe(404)
  expect((await house.ask(townHead, 'GET', `/documents/${id}/writers`)).status).toBe(404)
  // Whoever follows the draft sees who writes, and does not write himself.
  await sql`insert into documents_participants (person, document, since) values (${generalHead}, ${id}, ${platform.now()})`.execute(platform.db)
  const seen = async (person: PersonId) => ((await told(house.ask(person, 'GET', `/documents/${id}/writers`))).body as unknown as { person: PersonId; name: string }[]).map((one) => one.person)
  expect(await seen(generalHead)).toEqual([drafter])
  expect(await seen(drafter)).toEqual([])
  expect(await writing(generalHead)).toMatchObject({ status: 409, body: { code: 'not-yours' } })
  await writing(drafter, false)
  expect(await seen(generalHead)).toEqual([])
  await writing(drafter)
  expect(await seen(generalHead)).toEqual([drafter])
  clock.moveTo(addMinutes(platform.now(), 1))
  expect(await seen(generalHead)).toEqual([])
  expect(await rows()).toBe(before)
})

test('工作秘密公文：流程管理员按没有处理，改回不含工作秘密后看得到流转', async () => {
  const { drafter, flowAdmin } = cast()
  const id = await draft(made.office, drafter, { kind: 'letter', unit: null, elements: { title: '关于内部事项的函', workSecret: true } })
  const view = (await told(house.ask(drafter, 'GET', `/documents/${id}`))).body as unknown as { caseId: string; content: { elements: object } }
  const looked = async () => (await house.ask(flowAdmin, 'GET', `/workflow/cases/${view.caseId}`)).status
  expect([await looked(), (await house.ask(flowAdmin, 'GET', `/documents/${id}/case`)).status]).toEqual([404, 404])
  const content = { ...view.content, elements: { ...view.content.elements, workSecret: false } }
  expect((await house.ask(drafter, 'PUT', `/documents/${id}/content`, { from: 1, source: 'saved', content })).status).toBe(200)
  expect(await looked()).toBe(200)
})

test('签发只由本机关负责人办：选签发人、转办都拦得住', async () => {
  const { office } = made
  const elements = { title: '关于另一事项的函', mainTo: [to(office, '区财政局')], isConfirmedUnclassified: true, signer: cast().supervisor }
  const wrong = await draft(office, cast().drafter, { kind: 'letter', unit: null, elements, body: [{ kind: 'paragraph', runs: [{ text: '请予函复。' }] }] })
  expect(await told(house.ask(cast().drafter, 'POST', `/documents/${wrong}/acts`, { act: { type: 'approve', task: 1 } }))).toMatchObject({ status: 422, body: { code: 'incomplete', issues: [expect.objectContaining({ code: 'G-SIGN-05' })] } })
  const id = await aLetter(office)
  for (const person of [cast().drafter, cast().generalHead, cast().secretariatHead]) await handle(office, id, person)
  const transfer = async (by: PersonId, heir: PersonId) => told(house.ask(by, 'POST', `/documents/${id}/acts`, { act: { type: 'transfer', task: await taskOf(office, id, by), to: heir } }))
  expect(await transfer(cast().officeHead, cast().drafter)).toMatchObject({ status: 409, body: { code: 'not-of-the-post' } })
  await handle(office, id, cast().officeHead)
  expect(await transfer(cast().officeHead, cast().supervisor)).toMatchObject({ status: 409, body: { code: 'not-of-the-post' } })
  expect(await transfer(cast().officeHead, cast().deputyOfficeHead)).toMatchObject({ status: 200 })
  await handle(office, id, cast().deputyOfficeHead)
  await handle(office, id, cast().secretariatHead)
  expect(await transfer(cast().confidentialClerk, cast().drafter)).toMatchObject({ status: 409, body: { code: 'not-of-the-post' } })
})

test('审核要点不由拟稿人自己回答', async () => {
  const { office } = made
  const id = await aLetter(office)
  await handle(office, id, cast().drafter)
  await handle(office, id, cast().generalHead)
  expect(await told(house.ask(cast().drafter, 'PUT', `/documents/${id}/checklist`, { answers: { basis: { answer: 'yes', remark: '' } } }))).toMatchObject({ status: 409, body: { code: 'not-yours' } })
})

test('正文过长的请作为附件上传，不在版式里排', async () => {
  const body = Array.from({ length: 21 }, () => ({ kind: 'paragraph', runs: [{ text: '字'.repeat(10_000) }] }))
  expect(await told(house.ask(cast().drafter, 'POST', '/documents', { kind: 'notice', unit: null, body }))).toMatchObject({ status: 422, body: { code: 'wrong-input' } })
})

test('每个接口都写明谁能调用', () => {
  expect(routesOf([documents]).length).toBeGreaterThan(30)
})

test('每次改动都有审计：谁、何时、做了什么，不含文稿内容', async () => {
  const { rows } = await sql<{ action: string; name: string; after: unknown }>`select action, name, after from platform_audit where subject like 'document:%'`.execute(made.platform.db)
  expect(new Set(rows.map((row) => row.action))).toContain('documents.allotNumber')
  expect(JSON.stringify(rows)).not.toContain('请予函复')
  expect(Object.values(documentRefusals).every((sentence) => sentence.length > 8)).toBe(true)
})
