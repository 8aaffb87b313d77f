import { granted } from '#modules/organisation'
import { writeFile } from 'node:fs/promises'
import path from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { contentOf } from '#modules/files'
import { demonstrationSeal, type OrganSeal, type SealSource } from '#platform/signing'
import { passingKeyRoom } from '../../../platform/signing/testing.ts'
import { dayOf } from '#lib/instants'
import type { DocumentId } from '../core/content.ts'
import { isStraddled } from '../core/evolve.ts'
import type { SealedFileView } from '../core/views.ts'
import { documents } from '../index.ts'
import { listening } from '../testing/http.ts'
import { testOffice } from '../testing/office.ts'
import { aLetter, upToDispatching, upToNumbering } from '../testing/ways.ts'
import { draft, to } from './demo/office.ts'
import { seenBy } from './detail.ts'
import { sealedFilesOf } from './files.ts'
import { pagesOf } from './printing.ts'
import { sealLines } from './registers.ts'
import { sealedFiles, sealNoteOf } from './signing.ts'
import { viewerOf } from './viewer.ts'

let made: Awaited<ReturnType<typeof testOffice>>
let house: Awaited<ReturnType<typeof listening>>
let id: DocumentId
beforeAll(async () => {
  made = await testOffice()
  house = await listening(made.office, made.auditKey, [documents])
  id = await aLetter(made.office)
  await upToNumbering(made.office, id)
  await upToDispatching(made.office, id)
})
afterAll(() => house.close())

test('用印后留存的 PDF 和 OFD 都签了章，页面上看得到核验结果；无关的人看不到', async () => {
  const { drafter, townHead } = made.office.district.cast
  const answer = await house.ask(drafter, 'GET', `/documents/${id}/sealed-files`)
  const files = await answer.json() as SealedFileView[]
  expect(files.map(({ kind, verdict }) => [kind, verdict.isValid, verdict.summary])).toEqual(
    ['PDF', 'OFD'].map((kind) => [kind, true, '签章有效，文件在签章后未被改动（测试印章，不具法律效力）。']))
  for (const { verdict } of files) expect(verdict.signatures).toMatchObject([{ name: '中共云江市临江区委办公室（测试印章，不具法律效力）', places: [{ page: 0 }] }])
  expect((await house.ask(townHead, 'GET', `/documents/${id}/sealed-files`)).status).toBe(404)
  expect(Buffer.from(await (await house.ask(drafter, 'GET', `/documents/${id}/ofd`)).arrayBuffer()).subarray(0, 2).toString()).toBe('PK')
})

test('没有用印的公文没有签章可核验，OFD 照样下载', async () => {
  const draft = await aLetter(made.office)
  expect(await (await house.ask(made.office.district.cast.drafter, 'GET', `/documents/${draft}/sealed-files`)).json()).toEqual([])
  const ofd = await house.ask(made.office.district.cast.drafter, 'GET', `/documents/${draft}/ofd`)
  expect(Buffer.from(await ofd.arrayBuffer()).subarray(0, 2).toString()).toBe('PK')
})

test('加盖骑缝章：每一页的右边缘都有一条，签章照样有效，用印登记写明；只有一页的不盖', async () => {
  const { platform, office } = made
  const paper = await draft(office, office.district.cast.drafter, {
    kind: 'notice', unit: null, body: Array.from({ length: 30 }, () => ({ kind: 'paragraph', runs: [{ text: '请各单位认真核对经费安排，按时报送有关情况。' }] })),
    elements: { title: '关于核对经费安排的通知', mainTo: [to(office, '区财政局')], isConfirmedUnclassified: true, signer: office.district.cast.officeHead, copies: 2 },
  })
  const letter = await aLetter(office, '关于再次商请核对的函')
  const bearing: DocumentId[] = []
  for (const document of [paper, letter]) {
    await upToNumbering(office, document)
    await upToDispatching(office, document, true)
    const seen = granted(await seenBy({ db: platform.db, actor: (await office.call(office.district.cast.drafter, 'look')).actor, now: platform.now(), note: async () => {} }, document))
    const { pages } = await pagesOf(platform, platform.db, { shown: seen, day: dayOf(platform.now()) })
    const straddled = pages.length > 1
    if (straddled) bearing.push(document)
    expect(pages.map((svg) => / viewBox="[^"]*"><g fill="#e60012"/.test(svg))).toEqual(pages.map(() => straddled))
    expect(isStraddled(seen.state)).toBe(straddled)
    const [pdf, ofd] = await sealedFiles(platform, document)
    expect([pdf!.verdict.isValid, ofd!.verdict.isValid]).toEqual([true, true])
    expect(ofd!.verdict.signatures[0]!.places.map(({ page }) => page).filter((page, at, all) => all.indexOf(page) === at).toSorted()).toEqual(pages.map((_, page) => page))
    expect(ofd!.verdict.signatures[0]!.places).toHaveLength(straddled ? pages.length + 1 : 1)
  }
  expect(bearing).toContain(paper)
  const viewer = await viewerOf(platform.db, (await office.call(office.district.cast.sealKeeper, 'look')).actor, dayOf(platform.now()))
  const lines = await sealLines(platform.db, viewer, { limit: 50 })
  for (const document of [paper, letter]) expect(lines.find((line) => line.document === document)!.seal.endsWith('印章（含骑缝章）')).toBe(bearing.includes(document))
})

test('留存的文件在磁盘上被人改动，核验说得出', async () => {
  const { pdf } = await sealedFilesOf(made.platform.db, id)
  const kept = (await contentOf(made.platform, pdf!.id))!
  const place = path.join(made.dataDir, 'files', pdf!.sha256.slice(0, 2), pdf!.sha256.slice(2, 4), pdf!.sha256)
  await writeFile(place, Buffer.from(kept).fill(0x20, 900, 901))
  const [changed] = await sealedFiles(made.platform, id)
  expect(changed!.verdict).toMatchObject({ isValid: false, summary: expect.stringContaining('文件在签章后被改动') as string })
  await writeFile(place, kept)
  expect((await sealedFiles(made.platform, id))[0]!.verdict.isValid).toBe(true)
})

test('单位接入自己的印章后，用它签章，章上不再标测试字样', async () => {
  const room = passingKeyRoom()
  const own: OrganSeal = await demonstrationSeal(room, '本单位')
  const file = path.join(made.dataDir, 'signer.mjs')
  // The module stands for the maker's own; it takes its answers from this test.
  Object.assign(globalThis, { sealSource: { openSeal: async (organ: string) => (organ.endsWith('区委办公室') ? own : null), trusted: room.certificates() } satisfies SealSource })
  await writeFile(file, 'export const { openSeal, trusted } = globalThis.sealSource\n')
  const settings = { ...made.platform.settings, SEAL_SIGNER: file }
  expect(await sealNoteOf(settings, '中共云江市临江区委办公室')).toBeNull()
  expect(await sealNoteOf(settings, '区财政局')).toBe('测试印章，不具法律效力')
  expect(await sealNoteOf(made.platform.settings, '中共云江市临江区委办公室')).toBe('测试印章，不具法律效力')
  const office = { ...made.office, platform: { ...made.office.platform, settings } }
  const other = await aLetter(office, '关于另一件事的函')
  await upToNumbering(office, other)
  await upToDispatching(office, other)
  const files = await sealedFiles({ ...made.platform, settings }, other)
  expect(files.map(({ verdict }) => [verdict.isValid, verdict.signatures[0]!.name])).toEqual([[true, '中共云江市临江区委办公室'], [true, '中共云江市临江区委办公室']])
  expect(files[0]!.verdict.signatures[0]!.checks.every(({ outcome }) => outcome === 'passed')).toBe(true)
})
