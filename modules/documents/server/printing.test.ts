import { granted } from '#modules/organisation'
import ExcelJS from 'exceljs'
import { crc32, deflateSync } from 'node:zlib'
import { strToU8, zipSync } from 'fflate'
import { beforeAll, expect, test } from 'vitest'
import { layout, metricsOf, paintOfd, paintPdf } from '#engines/typesetting'
import type { FileId } from '#lib/ids'
import { dayOf } from '#lib/instants'
import { isRefused } from '#platform/act'
import { fontsInForce } from '#platform/fonts'
import { textOfBody } from '../core/content.ts'
import { journeyText } from '../examples.ts'
import { testOffice } from '../testing/office.ts'
import { aLetter, upToDispatching, upToNumbering } from '../testing/ways.ts'
import { checkView, diffView, documentView, draftOptions, seenBy, sheetView, versionLines } from './detail.ts'
import { draft, sendOut, to } from './demo/office.ts'
import { importFile } from './importing.ts'
import { pagesOf, printedFile } from './printing.ts'
import { receiptLines } from './registers.ts'
import { receiptsWorkbook } from './workbook.ts'
import { upload } from '../testing/http.ts'

let made: Awaited<ReturnType<typeof testOffice>>
beforeAll(async () => { made = await testOffice() })
const asking = async (person: keyof typeof made.office.district.cast) => ({ db: made.platform.db, actor: (await made.office.call(made.office.district.cast[person], 'look')).actor, now: made.platform.now(), note: async () => {} })

test('预览与 PDF 同一版面；用印后给的是用印时的那一份', async () => {
  const { office, platform } = made
  const id = await aLetter(office)
  const shown = granted(await seenBy(await asking('drafter'), id))
  const day = dayOf(platform.now())
  const { pages } = await pagesOf(platform, platform.db, { shown, day })
  expect(pages.length).toBeGreaterThan(0)
  expect(pages.join('')).not.toContain('临委办函')
  const draft = await printedFile(platform, { shown, day }, 'pdf')
  expect(Buffer.from(draft).subarray(0, 5).toString()).toBe('%PDF-')
  expect(await printedFile(platform, { shown, day }, 'pdf')).toBe(draft)

  await upToNumbering(office, id)
  await upToDispatching(office, id)
  const view = granted(await documentView(await asking('drafter'), id))
  expect(view.frozen).toMatchObject({ name: expect.stringContaining('临委办函') })
  const sealed = granted(await seenBy(await asking('drafter'), id))
  const before = await printedFile(platform, { shown: sealed, day }, 'pdf')
  await sendOut(office, id, office.district.cast.confidentialClerk, { copies: 2 })
  const after = await printedFile(platform, { shown: granted(await seenBy(await asking('drafter'), id)), day }, 'pdf')
  expect(Buffer.from(after).equals(Buffer.from(before))).toBe(true)
})

test('正文和附件里的图片画在页面上，也印进 PDF', async () => {
  const { office, platform } = made
  const { drafter, officeHead } = office.district.cast
  const [inBody, inAnnex] = [await upload(office, made.auditKey, { person: drafter, name: '图1.png', bytes: aPng(200) }), await upload(office, made.auditKey, { person: drafter, name: '图2.png', bytes: aPng(90) })]
  const picture = (file: FileId) => ({ kind: 'picture' as const, file, widthMm: 60, heightMm: 40 })
  const id = await draft(office, drafter, {
    kind: 'letter', unit: null, body: [{ kind: 'paragraph', runs: [{ text: '位置见下图。' }] }, picture(inBody)], annexes: [{ title: '平面图', body: [picture(inAnnex)], file: null }],
    elements: { title: '关于场地的函', mainTo: [to(office, '区财政局')], isConfirmedUnclassified: true, signer: officeHead },
  })
  const at = { shown: granted(await seenBy(await asking('drafter'), id)), day: dayOf(platform.now()) }
  const { pages } = await pagesOf(platform, platform.db, at)
  expect([...pages.join('').matchAll(/<image [^>]*href="([^"]+)"/g)].map(([, address]) => address)).toEqual([inBody, inAnnex].map((file) => `/api/files/${file}?inline=1`))
  expect(Buffer.from(await printedFile(platform, at, 'pdf')).toString('latin1').match(/\/Subtype ?\/Image/g)).toHaveLength(2)
})

/** A grey PNG of two by two pixels. */
function aPng(grey: number): Buffer {
  const chunk = (name: string, data: Buffer) => {
    const [size, check, named] = [Buffer.alloc(4), Buffer.alloc(4), Buffer.concat([Buffer.from(name), data])]
    size.writeUInt32BE(data.length)
    check.writeUInt32BE(crc32(named))
    return Buffer.concat([size, named, check])
  }
  const head = Buffer.from([0, 0, 0, 2, 0, 0, 0, 2, 8, 0, 0, 0, 0])
  return Buffer.concat([Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]), chunk('IHDR', head), chunk('IDAT', deflateSync(Buffer.from([0, grey, grey, 0, grey, grey]))), chunk('IEND', Buffer.alloc(0))])
}

test('发文稿纸、版本、对照和可选项', async () => {
  const { office, platform } = made
  const id = await aLetter(office)
  await upToNumbering(office, id)
  const sheet = granted(await sheetView(await asking('confidentialClerk'), id))
  expect(sheet).toMatchObject({ title: '关于商请核对经费安排的函', kind: '函', docNumber: '', docDate: '2026年11月23日' })
  expect(sheet.signing).toHaveLength(1)
  expect(sheet.officeReview).toHaveLength(2)
  const versions = granted(await versionLines(await asking('drafter'), id))
  expect(versions).toHaveLength(1)
  const same = granted(await diffView(await asking('drafter'), { id, from: 1, to: 1 }))
  expect(same.changes.every((change) => change.kind === 'same')).toBe(true)
  expect(await diffView(await asking('drafter'), { id, from: 1, to: 9 })).toMatchObject({ code: 'not-found' })
  expect(await sheetView(await asking('townHead'), id)).toMatchObject({ code: 'not-found' })
  const options = await draftOptions(await asking('drafter'))
  expect(options.units[0]!.organs.map((organ) => organ.name)).toEqual(['中共云江市临江区委办公室', '中共云江市临江区委员会'])
  expect(options.signers.filter((signer) => signer.isPrincipal).map((signer) => signer.person)).toEqual(expect.arrayContaining([office.district.cast.officeHead, office.district.cast.secretary]))
  const check = granted(await checkView(await asking('drafter'), { id, moment: 'sign' }))
  expect(check.open).toEqual([])
  expect(platform.now()).toBe(made.clock())
})

test('导入三千字的 .txt：认出标题、主送、层次和落款，没认出的列出来', async () => {
  const { office, platform } = made
  const { cast } = office.district
  const id = await upload(office, made.auditKey, { person: cast.drafter, name: '通知.txt', bytes: Buffer.from(journeyText) })
  const read = granted(await importFile(platform, (await asking('drafter')).actor, id))
  expect(read.content.elements).toMatchObject({ kind: 'notice', title: expect.stringContaining('通知') })
  expect(read.content.elements.mainTo!.map((one) => one.kind)).toEqual(['group', 'group', 'group', 'group'])
  expect(read.content.body.filter((block) => block.kind === 'heading').length).toBeGreaterThan(5)
  expect(textOfBody(read.content.body).replace(/\s/g, '').length).toBeGreaterThan(2500)
  expect(read.setAside.map((one) => one.label)).toEqual(expect.arrayContaining(['署名', '成文日期']))
  expect(read.notUnderstood).toEqual([])
})

test('导入 .docx：段落和标题认得出来', async () => {
  const { office, platform } = made
  const id = await upload(office, made.auditKey, { person: office.district.cast.drafter, name: '通知.docx', bytes: aDocx(['关于做好防汛工作的通知', '各镇党委，区直各部门：', '一、压实责任', '各单位要落实责任。', '特此通知。']) })
  const read = granted(await importFile(platform, (await asking('drafter')).actor, id))
  expect(read.content.elements).toMatchObject({ kind: 'notice', title: '关于做好防汛工作的通知', mainTo: [{ kind: 'text', name: '各镇党委' }, { kind: 'group', name: '区直各部门' }] })
  expect(read.content.body[0]).toMatchObject({ kind: 'heading', level: 1 })
})

test('导入 OFD、PDF：原件的页面一并给出，没有读懂的地方标在原件的行上；别的格式没有页面', async () => {
  const { office, platform } = made
  const { drafter } = office.district.cast
  const files = await fontsInForce(platform.settings)
  const body = [...Array.from({ length: 40 }, () => '请各单位认真核对经费安排，按时报送有关情况。'), '（此页无正文）'].map((text) => ({ kind: 'paragraph', runs: [{ text }] }) as const)
  const laid = layout({ format: 'document', issuerMark: '临江区财政局文件', title: '关于核对经费安排的通知', mainTo: '各镇', body, attachments: [], signatories: [], docDate: '2026年11月23日' }, metricsOf(files))
  for (const [name, bytes] of [['原件.pdf', paintPdf(laid, files, { title: '' })], ['原件.ofd', paintOfd(laid, files, { title: '' })]] as const) {
    const id = await upload(office, made.auditKey, { person: drafter, name, bytes: Buffer.from(bytes) })
    const { original, notUnderstood } = granted(await importFile(platform, (await asking('drafter')).actor, id))
    expect([original!.count, original!.pages.length]).toEqual([laid.pages.length, laid.pages.length])
    expect(original!.pages[0]).toContain('关于核对经费安排的通知')
    const items = laid.pages.flatMap(({ items: own }, page) => own.flatMap((item) => item.kind === 'text' && item.text.includes('此页无正文') ? [{ page, y: item.y }] : []))
    expect(notUnderstood).toMatchObject([{ text: '（此页无正文）', line: { page: items[0]!.page } }])
    expect(notUnderstood[0]!.line!.yMm).toBeCloseTo(items[0]!.y, 1)
  }
  const text = await upload(office, made.auditKey, { person: drafter, name: '原文.txt', bytes: Buffer.from('关于测试的通知\n（此页无正文）\n正文。') })
  const plain = granted(await importFile(platform, (await asking('drafter')).actor, text))
  expect([plain.original, plain.notUnderstood[0]!.line]).toEqual([null, undefined])
})

/** The smallest .docx that holds these paragraphs. */
function aDocx(paragraphs: readonly string[]): Buffer {
  const xml = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
  const office = 'http://schemas.openxmlformats.org'
  const body = paragraphs.map((text) => `<w:p><w:r><w:t>${text}</w:t></w:r></w:p>`).join('')
  return Buffer.from(zipSync({
    '[Content_Types].xml': strToU8(`${xml}<Types xmlns="${office}/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>`),
    '_rels/.rels': strToU8(`${xml}<Relationships xmlns="${office}/package/2006/relationships"><Relationship Id="rId1" Type="${office}/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>`),
    'word/document.xml': strToU8(`${xml}<w:document xmlns:w="${office}/wordprocessingml/2006/main"><w:body>${body}</w:body></w:document>`),
  }))
}

test('GB 18030 的旧文本也读得懂；别人的文件、空文件和别的格式不读', async () => {
  const { office, platform } = made
  const { cast } = office.district
  // 「关于防汛的通知」 in GB 18030.
  const old = Buffer.from([0xb9, 0xd8, 0xd3, 0xda, 0xb7, 0xc0, 0xd1, 0xb4, 0xb5, 0xc4, 0xcd, 0xa8, 0xd6, 0xaa])
  const id = await upload(office, made.auditKey, { person: cast.drafter, name: '旧.txt', bytes: old })
  expect(granted(await importFile(platform, (await asking('drafter')).actor, id)).content.elements.title).toBe('关于防汛的通知')
  expect(await importFile(platform, (await asking('clerk')).actor, id)).toMatchObject({ code: 'not-found' })
  expect(await importFile(platform, (await asking('drafter')).actor, 'none' as FileId)).toMatchObject({ code: 'not-found' })
  const blank = await upload(office, made.auditKey, { person: cast.drafter, name: '空.txt', bytes: Buffer.from(' \n') })
  expect(await importFile(platform, (await asking('drafter')).actor, blank)).toMatchObject({ code: 'draft-import-empty' })
  const broken = await upload(office, made.auditKey, { person: cast.drafter, name: '坏.docx', bytes: Buffer.from('not a zip') })
  expect(await importFile(platform, (await asking('drafter')).actor, broken)).toMatchObject({ code: 'draft-import-unreadable' })
})

test('签收情况导出的表与屏幕一致', async () => {
  const { office, platform } = made
  const id = await aLetter(office)
  await upToNumbering(office, id)
  await upToDispatching(office, id)
  await sendOut(office, id, office.district.cast.confidentialClerk, { copies: 2 })
  const lines = await receiptLines(platform.db, id)
  const book = new ExcelJS.Workbook()
  await book.xlsx.load((await receiptsWorkbook(lines, '某人导出')).buffer as ArrayBuffer)
  const sheet = book.worksheets[0]!
  expect([sheet.rowCount, sheet.getCell('A1').value, sheet.getCell('B3').value]).toEqual([lines.length + 2, '某人导出', '区财政局'])
  expect(isRefused(lines)).toBe(false)
})
