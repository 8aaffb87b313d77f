import { granted } from '#modules/organisation'
import { beforeAll, expect, test } from 'vitest'
import type { FileId } from '#lib/ids'
import { dayOf } from '#lib/instants'
import { readPdf } from '#platform/pdf'
import type { DocumentId } from '../core/content.ts'
import { upload } from '../testing/http.ts'
import { testOffice } from '../testing/office.ts'
import { aLetter, upToDispatching, upToNumbering } from '../testing/ways.ts'
import { annexPagesOf, drawAnnexesOf } from './annex-pages.ts'
import { checkView, documentView, seenBy } from './detail.ts'
import { draft, sendOut, to } from './demo/office.ts'
import { drawOwnAnnex } from './importing.ts'
import { pagesOf, printedFile } from './printing.ts'
import { mayReadDocumentFiles } from './reading.ts'
import { own } from './tables.ts'

let made: Awaited<ReturnType<typeof testOffice>>
beforeAll(async () => { made = await testOffice() })
type Cast = keyof typeof made.office.district.cast
const asking = async (person: Cast) => ({ db: made.platform.db, actor: (await made.office.call(made.office.district.cast[person], 'look')).actor, now: made.platform.now(), note: async () => {} })
const at = async (id: DocumentId) => ({ shown: granted(await seenBy(await asking('drafter'), id)), day: dayOf(made.platform.now()) })
const uploaded = (name: string, bytes: Uint8Array, person: Cast = 'drafter') => upload(made.office, made.auditKey, { person: made.office.district.cast[person], name, bytes: Buffer.from(bytes) })

/** A letter with a PDF as its annex. */
async function annexed(file: FileId, name = '测算明细.pdf'): Promise<DocumentId> {
  const { drafter, officeHead } = made.office.district.cast
  return draft(made.office, drafter, {
    kind: 'letter', unit: null, body: [{ kind: 'paragraph', runs: [{ text: '现将测算明细送去，请核对。请予函复。' }] }], annexes: [{ title: '测算明细', body: [], file: { id: file, name } }],
    elements: { title: '关于商请核对测算明细的函', mainTo: [to(made.office, '区财政局')], isConfirmedUnclassified: true, signer: officeHead, copies: 2 },
  })
}
const twoPages = async () => printedFile(made.platform, await at(await aLetter(made.office)), 'pdf')

test('PDF 附件逐页排在正文之后，页码接着编，只画一次', async () => {
  const { platform, office } = made
  const bytes = await twoPages()
  const count = (await readPdf(bytes))!.length
  const id = await annexed(await uploaded('测算明细.pdf', bytes))
  const before = granted(await checkView(await asking('drafter'), { id, moment: 'submit' }))
  expect(before.issues).toContainEqual(expect.objectContaining({ code: 'G-ANNEX-01', severity: 'warn', field: 'annexes.0' }))
  const [file] = (await at(id)).shown.version.content.annexes.map((annex) => annex.file!.id) as [FileId]
  expect(await drawOwnAnnex(platform, await asking('drafter'), { document: id, file })).toEqual({ pages: count })
  const rows = () => own(platform.db).selectFrom('documents_annex_pages').selectAll().where('file', '=', file).orderBy('page').execute()
  const drawn = await rows()
  expect(drawn.map(({ page, width_mm, height_mm }) => [page, Math.round(width_mm), Math.round(height_mm)])).toEqual(Array.from({ length: count }, (_, index) => [index + 1, 210, 297]))
  await drawAnnexesOf(platform, id)
  expect(await rows()).toEqual(drawn)
  const after = granted(await checkView(await asking('drafter'), { id, moment: 'submit' }))
  expect(after.issues.map(({ code }) => code)).not.toContain('G-ANNEX-01')
  expect(granted(await documentView(await asking('drafter'), id)).paper.annexPages[file]).toHaveLength(count)

  const { pages } = await pagesOf(platform, platform.db, await at(id))
  expect(pages.slice(-count).map((page) => /href="([^"]+)"/.exec(page)![1])).toEqual(drawn.map(({ picture }) => `/api/files/${picture}?inline=1`))
  const printed = (await readPdf(await printedFile(platform, await at(id), 'pdf')))!
  expect(printed).toHaveLength(pages.length)
  expect(printed.map(({ images = [] }) => images.length).slice(-count)).toEqual(drawn.map(() => 1))
  const numberOn = (page: number) => printed[page]!.runs.map(({ text }) => text).join('').match(/—\s*(\d+)\s*—/)?.[1]
  expect(numberOn(pages.length - 1)).toBe(String(pages.length))

  // Whoever receives the paper sees its pages, a stranger does not.
  const reader = async (person: Cast) => mayReadDocumentFiles(platform.db, id, (await asking(person)).actor, drawn[0]!.picture)
  expect([await reader('drafter'), await reader('financeContact'), await reader('townHead')]).toEqual([true, false, false])
  await upToNumbering(office, id)
  await upToDispatching(office, id)
  await sendOut(office, id, office.district.cast.confidentialClerk, { copies: 2 })
  expect([await reader('financeContact'), await reader('townHead')]).toEqual([true, false])
})

test('用印时还没画的，先画好再用印', async () => {
  const { platform, office } = made
  const id = await annexed(await uploaded('测算明细.pdf', await twoPages()))
  await upToNumbering(office, id)
  expect(await annexPagesOf(platform.db, (await at(id)).shown.version.content)).toEqual({})
  await upToDispatching(office, id)
  const sealed = (await readPdf(await printedFile(platform, await at(id), 'pdf')))!
  expect(sealed.at(-1)!.images).toHaveLength(1)
})

test('读不懂的 PDF 说清楚怎么办，附件仍作为文件保留；别人的文件当作没有', async () => {
  const { platform } = made
  const broken = await uploaded('受损.pdf', (await twoPages()).slice(0, 900))
  const id = await annexed(broken, '受损.pdf')
  expect(await drawOwnAnnex(platform, await asking('drafter'), { document: id, file: broken })).toMatchObject({ code: 'annex-not-drawn', detail: { most: 100 } })
  expect(await drawOwnAnnex(platform, await asking('drafter'), { document: id, file: broken })).toMatchObject({ code: 'annex-not-drawn' })
  expect((await pagesOf(platform, platform.db, await at(id))).pages.length).toBeGreaterThan(0)
  const others = await uploaded('别人的.pdf', await twoPages(), 'financeContact')
  expect(await drawOwnAnnex(platform, await asking('drafter'), { document: id, file: others })).toMatchObject({ code: 'not-found' })
  expect(await drawOwnAnnex(platform, await asking('townHead'), { document: id, file: broken })).toMatchObject({ code: 'not-found' })
})
