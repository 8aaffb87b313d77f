import { createCanvas, loadImage } from '@napi-rs/canvas'
import { zipSync } from 'fflate'
import { beforeAll, expect, test } from 'vitest'
import { der, derAscii, derBits, derInteger, derOctets, derOid, derSequence, derTag } from '#lib/der'
import type { Instant } from '#lib/instants'
import { demonstrationSeal, sealMaths, type OrganSeal, type SealSigner } from '#platform/signing'
import { passingKeyRoom } from '../../../platform/signing/testing.ts'
import type { SealItem } from '../display.ts'
import { standardMetrics } from '../fonts.ts'
import { layout } from '../layout.ts'
import { lintOfd } from '../ofd/lint.ts'
import { isRefused, readOfdPackage } from '../ofd/package.ts'
import { paintOfd } from '../ofd/paint.ts'
import { shippedFonts } from '../testing/fonts.ts'
import { notice, paragraph } from '../testing/papers.ts'
import { sealPicture } from './seal-picture.ts'
import { makeSeal, type SealInfo } from './ses.ts'
import { readSeal, readSesSignature } from './ses-read.ts'
import { signOfd, type OfdSigning } from './sign-ofd.ts'
import { sealPlaces, straddleStrips, withoutSeals } from './straddle.ts'
import { testMark } from './verdict.ts'
import { verifyOfd } from './verify-ofd.ts'

const at = '2026-11-23T01:30:00.000Z' as Instant
const room = passingKeyRoom(at)
const laid = layout(notice, standardMetrics)
const drawn = laid.pages.flatMap((page) => page.items).find((item): item is SealItem => item.kind === 'seal')!
const original = paintOfd(withoutSeals(laid), shippedFonts, { title: '通知', paper: notice })
const picture = sealPicture(drawn, shippedFonts)
const stamps = [
  ...sealPlaces(laid).map(({ page, x, y, width, height }) => ({ page, box: { x, y, width, height } })),
  ...straddleStrips(laid.pages, { diameterMm: 42 }),
]
/** A few words on one page, for tests that verify a thousand times. */
const short = paintOfd(withoutSeals(layout({ ...notice, attachments: [], body: [paragraph('请遵照执行。')] }, standardMetrics)), shippedFonts, { title: '通知' })
let organ: OrganSeal
let seal: Uint8Array
let signed: Uint8Array
let shortSigned: Uint8Array

const infoOf = (holders: readonly Uint8Array[], over: Partial<SealInfo> = {}): SealInfo => ({
  id: 'SN0001', vendor: 'Shuniu', name: `中共临江区委办公室（${testMark}）`, holders, createdAt: at,
  validFrom: '2025-01-01T00:00:00.000Z' as Instant, validTo: '2036-01-01T00:00:00.000Z' as Instant, picture, ...over,
})
const makerOf = (of: OrganSeal): SealSigner => ('maker' in of.made ? of.made.maker : of.holder)
const sign = async (bytes: Uint8Array, over: Partial<OfdSigning> = {}, by: SealSigner = organ.holder): Promise<Uint8Array> => {
  const result = await signOfd(bytes, { seal, stamps, at, isLast: true, ...over }, { holder: by, maths: sealMaths })
  if (isRefused(result)) throw new Error(result.code)
  return result
}
const verify = (bytes: Uint8Array, trusted = room.certificates()) => verifyOfd(bytes, { maths: sealMaths, trusted })
const failuresOf = (bytes: Uint8Array) => verify(bytes).signatures.map(({ checks }) => checks.filter(({ outcome }) => outcome !== 'passed').map(({ check }) => check))
const partsOf = (bytes: Uint8Array) => {
  const parts = readOfdPackage(bytes)
  if (isRefused(parts)) throw new Error(parts.code)
  return new Map(parts)
}
const changed = (bytes: Uint8Array, change: (parts: Map<string, Uint8Array>) => void): Uint8Array => {
  const parts = partsOf(bytes)
  change(parts)
  return zipSync(Object.fromEntries(parts), { level: 0 })
}
const flipped = (bytes: Uint8Array, where: number): Uint8Array => bytes.map((byte, i) => (i === where ? byte ^ 1 : byte))

beforeAll(async () => {
  organ = await demonstrationSeal(room, '中共临江区委办公室')
  seal = await makeSeal(infoOf([organ.holder.certificate]), makerOf(organ))
  signed = await sign(original)
  const small = await makeSeal(infoOf([organ.holder.certificate], { picture: { ...picture, data: picture.data.slice(0, 300) } }), makerOf(organ))
  shortSigned = await sign(short, { seal: small, stamps: stamps.filter(({ page }) => page === 0) })
})

test('签过的OFD合乎规范，每一项核验都通过，测试印章处处写明', () => {
  expect(lintOfd(signed)).toEqual([])
  const verdict = verify(signed)
  expect(verdict).toMatchObject({ isValid: true, problems: [], summary: `签章有效，文件在签章后未被改动（${testMark}）。` })
  expect(verdict.signatures).toHaveLength(1)
  expect(verdict.signatures[0]!.checks.map(({ check, outcome }) => [check, outcome])).toEqual([
    'structure', 'parts', 'extra-parts', 'positions', 'digest', 'signature', 'seal', 'seal-file', 'seal-holder', 'seal-time', 'certificate', 'certificate-time', 'trust',
  ].map((check) => [check, 'passed']))
  expect(verdict.signatures[0]).toMatchObject({ name: `中共临江区委办公室（${testMark}）`, at, isTest: true, certificate: { subject: expect.stringContaining(testMark) as string } })
  expect(verdict.signatures[0]!.places).toHaveLength(stamps.length)
  expect(verify(original).summary).toBe('文件没有签章。')
})

test('除入口登记签章外，原有部件一个字节不动', () => {
  const [before, after] = [partsOf(original), partsOf(signed)]
  for (const [part, bytes] of before) if (part !== 'OFD.xml') expect(Buffer.compare(Buffer.from(after.get(part)!), Buffer.from(bytes))).toBe(0)
  expect([...after.keys()].filter((part) => !before.has(part)).sort()).toEqual(['Seal.esl', 'Signature.xml', 'SignedValue.dat'].map((name) => `Doc_0/Signs/Sign_0/${name}`).concat('Doc_0/Signs/Signatures.xml').sort())
})

test('签名值和印章按GB/T 38540写成，读回一致', () => {
  const value = readSesSignature(partsOf(signed).get('Doc_0/Signs/Sign_0/SignedValue.dat')!)!
  expect(value).toMatchObject({ at, property: '/Doc_0/Signs/Sign_0/Signature.xml', seal: { id: 'SN0001', picture: { type: 'PNG', width: 42, height: 42 } } })
  expect(Buffer.compare(Buffer.from(value.seal.der), Buffer.from(seal))).toBe(0)
  expect(readSeal(seal)).toMatchObject({ validFrom: '2025-01-01T00:00:00.000Z', validTo: '2036-01-01T00:00:00.000Z' })
  expect(readSeal(derSequence(derInteger(1)))).toBeNull()
  expect(readSesSignature(seal)).toBeNull()
})

test('任何一个部件改动一个字节，都说得出', () => {
  for (const [part, bytes] of partsOf(shortSigned)) {
    const places = /Signs\//.test(part) ? Array.from({ length: 60 }, (_, i) => Math.floor(i * bytes.length / 60)) : [0, bytes.length >> 1, bytes.length - 1]
    for (const where of new Set(places)) {
      const verdict = verify(changed(shortSigned, (parts) => parts.set(part, flipped(bytes, where))))
      expect(verdict.summary, `${part} ${where}`).not.toContain('签章有效')
      expect(verdict.isValid && verdict.signatures.every(({ checks }) => checks.every(({ outcome }) => outcome === 'passed')), `${part} ${where}`).toBe(false)
    }
  }
})

test('压缩包任何位置改动一个字节：要么核验不过，要么内容原样', () => {
  const before = partsOf(shortSigned)
  for (let i = 0; i < 200; i++) {
    const bytes = flipped(shortSigned, Math.floor(i * shortSigned.length / 200))
    const verdict = verify(bytes)
    if (!verdict.isValid) continue
    expect([...partsOf(bytes)].map(([part, data]) => [part, Buffer.from(data).toString('base64')])).toEqual([...before].map(([part, data]) => [part, Buffer.from(data).toString('base64')]))
  }
})

test('改正文、删部件、加部件、去签章，各有各的说法', () => {
  const page = 'Doc_0/Pages/Page_0/Content.xml'
  const edited = changed(signed, (parts) => parts.set(page, Buffer.from(Buffer.from(parts.get(page)!).toString().replace('公文', '函件'))))
  expect(failuresOf(edited)).toEqual([['parts']])
  expect(verify(edited).signatures[0]!.checks.find(({ check }) => check === 'parts')!.text).toBe(`签章后“${page}”被改动。`)
  expect(verify(edited).summary).toContain('文件在签章后被改动')
  expect(verify(changed(signed, (parts) => parts.delete(page))).signatures[0]!.checks.find(({ check }) => check === 'parts')!.text).toContain('被删去')
  expect(failuresOf(changed(signed, (parts) => parts.set('Doc_0/Evil.xml', Buffer.from('<a/>'))))).toEqual([['extra-parts']])
  expect(failuresOf(changed(signed, (parts) => parts.set('Doc_0/Signs/Sign_0/SignedValue.dat', new Uint8Array())))).toEqual([['structure']])
  expect(failuresOf(changed(signed, (parts) => parts.delete('Doc_0/Signs/Sign_0/Signature.xml')))).toEqual([['structure']])
  const entry = partsOf(original).get('OFD.xml')!
  expect(verify(changed(signed, (parts) => parts.set('OFD.xml', entry)))).toMatchObject({ isValid: false, summary: expect.stringContaining('签章可能已被移除') as string })
  expect(verify(Buffer.from('不是文件'))).toMatchObject({ isValid: false, problems: [expect.stringContaining('不是OFD文件')] })
})

test('冒用：换印章、不在名单、制章人不明、过期，分别指出', async () => {
  const stranger = await demonstrationSeal(passingKeyRoom(at), '不明单位')
  const [name, other] = ['冒名印章', '区财政局']
  expect(failuresOf(await sign(original, { seal: await makeSeal(infoOf([organ.holder.certificate], { name }), makerOf(stranger)) }))).toEqual([['trust']])
  const self = await makeSeal(infoOf([organ.holder.certificate], { name }), organ.holder)
  const forged = await sign(original, { seal: Uint8Array.from(Buffer.from(self).map((byte, i) => (i === self.length - 5 ? byte ^ 1 : byte))) })
  expect(failuresOf(forged)).toEqual([['seal']])
  const finance = await demonstrationSeal(room, other)
  expect(failuresOf(await sign(original, {}, finance.holder))).toEqual([['seal-holder']])
  expect(failuresOf(await sign(original, { at: '2037-03-01T00:00:00.000Z' as Instant }))).toEqual([['seal-time']])
  expect(failuresOf(await sign(original, { at: '2047-03-01T00:00:00.000Z' as Instant }))).toEqual([['seal-time', 'certificate-time']])
  expect(verify(signed, []).summary).toContain('签章人身份未能确认')
  const swapped = changed(signed, (parts) => parts.set('Doc_0/Signs/Sign_0/Seal.esl', self))
  expect(failuresOf(swapped)).toEqual([['parts', 'seal-file']])
})

test('印章位置在页面之外，指出来；没有这一页，签不了', async () => {
  expect(failuresOf(await sign(original, { stamps: [{ page: 0, box: { x: 190, y: 20, width: 42, height: 42 } }] }))).toEqual([['positions']])
  await expect(sign(original, { stamps: [{ page: 40, box: { x: 0, y: 0, width: 42, height: 42 } }] })).rejects.toThrow(/no page/)
  expect(await signOfd(Buffer.from('x'), { seal, stamps, at, isLast: true }, { holder: organ.holder, maths: sealMaths })).toMatchObject({ code: 'not-a-package' })
})

test('联合行文依次签章都有效；最后一家签完再加就露馅', async () => {
  const finance = await demonstrationSeal(room, '区财政局')
  const second = await makeSeal(infoOf([finance.holder.certificate], { id: 'SN0002', name: `区财政局（${testMark}）` }), makerOf(finance))
  const first = await sign(original, { isLast: false })
  const both = await sign(first, { seal: second, isLast: true }, finance.holder)
  expect(verify(both)).toMatchObject({ isValid: true, signatures: [{ isValid: true }, { isValid: true }] })
  expect(lintOfd(both)).toEqual([])
  expect(failuresOf(await sign(signed, { seal: second }, finance.holder))).toEqual([['parts'], []])
})

test('骑缝章：各页错开叠起来是完整的一枚，单页没有，双面印只在正面，页多分几枚', () => {
  const a4 = (count: number) => Array.from({ length: count }, () => ({ widthMm: 210, heightMm: 297 }))
  expect(straddleStrips(a4(1), { diameterMm: 42 })).toEqual([])
  const strips = straddleStrips(a4(6), { diameterMm: 42 })
  expect(strips.map(({ clip }) => [clip.x, clip.width])).toEqual([0, 7, 14, 21, 28, 35].map((x) => [x, 7]))
  for (const { box, clip } of strips) expect([box.x + clip.x + clip.width, box.y + box.height / 2]).toEqual([210, 148.5])
  expect(straddleStrips(a4(7), { diameterMm: 42, duplex: true }).map(({ page }) => page)).toEqual([0, 2, 4, 6])
  const long = straddleStrips(a4(30), { diameterMm: 42 })
  expect(long.filter(({ clip }) => clip.x === 0).map(({ page }) => page)).toEqual([0, 10, 20])
  for (const { clip } of straddleStrips(a4(500), { diameterMm: 42 })) expect(clip.width).toBeGreaterThanOrEqual(3)
})

test('印章图片：红色、透明底、圆环和五角星都在', async () => {
  const image = await loadImage(Buffer.from(picture.data))
  const canvas = createCanvas(image.width, image.height)
  canvas.getContext('2d').drawImage(image, 0, 0)
  const dot = (x: number, y: number) => [...canvas.getContext('2d').getImageData(Math.round(image.width * x), Math.round(image.height * y), 1, 1).data]
  expect(image.width).toBe(497)
  expect(dot(0.5, 0.015)).toEqual([0xe6, 0, 0x12, 255])
  expect(dot(0.5, 0.5)).toEqual([0xe6, 0, 0x12, 255])
  for (const [x, y] of [[0.01, 0.01], [0.5, 0.72], [0.99, 0.99]] as const) expect(dot(x, y)[3]).toBe(0)
  expect(Buffer.compare(Buffer.from(sealPicture(drawn, shippedFonts).data), Buffer.from(picture.data))).toBe(0)
})

test('GM/T 0031—2014 的旧版印章和签名值也读得懂', async () => {
  const [holder, maker] = [organ.holder, makerOf(organ)]
  const text = (tag: number, words: string) => der(tag, Buffer.from(words))
  const utc = (words: string) => derAscii(derTag.utcTime, words)
  const info = derSequence(
    derSequence(derAscii(derTag.ia5, 'ES'), derInteger(1), derAscii(derTag.ia5, 'Old')), derAscii(derTag.ia5, 'OLD1'),
    derSequence(derInteger(1), text(derTag.utf8, '旧章'), derSequence(derOctets(holder.certificate)), utc('200101000000Z'), utc('200101000000Z'), utc('300101000000Z')),
    derSequence(derAscii(derTag.ia5, 'png'), derOctets(picture.data.slice(0, 50)), derInteger(40), derInteger(40)),
  )
  const algorithm = derOid('1.2.156.10197.1.501')
  const making = [derOctets(maker.certificate), algorithm]
  const old = derSequence(info, derSequence(...making, derBits(await maker.signSm3(derSequence(info, ...making)))))
  const toSign = derSequence(derInteger(1), old, derBits(Buffer.from('20201123013000Z')), derBits(new Uint8Array(32)), derAscii(derTag.ia5, '/Doc_0/Signs/Sign_0/Signature.xml'), derOctets(holder.certificate), algorithm)
  const value = readSesSignature(derSequence(toSign, derBits(await holder.signSm3(toSign))))!
  expect(value).toMatchObject({ at: '2020-11-23T01:30:00.000Z', seal: { id: 'OLD1', name: '旧章', validTo: '2030-01-01T00:00:00.000Z' } })
  expect(sealMaths.isSm2(value.holder.key, value.signed, value.signature)).toBe(true)
  expect(sealMaths.isSm2(value.seal.maker.key, value.seal.signed, value.seal.signature)).toBe(true)
  expect(value.seal.admits(holder.certificate, sealMaths)).toBe(true)
  expect(value.seal.admits(maker.certificate, sealMaths)).toBe(false)
})
