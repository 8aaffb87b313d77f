import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs'
import { beforeAll, expect, test } from 'vitest'
import type { Instant } from '#lib/instants'
import { demonstrationSeal, sealMaths, type OrganSeal } from '#platform/signing'
import { passingKeyRoom } from '../../../platform/signing/testing.ts'
import { standardMetrics } from '../fonts.ts'
import { layout } from '../layout.ts'
import { paintPdf } from '../paint/pdf.ts'
import { shippedFonts } from '../testing/fonts.ts'
import { notice } from '../testing/papers.ts'
import type { StampPlace } from './pdf-update.ts'
import { signPdf } from './sign-pdf.ts'
import { verifyPdf } from './verify-pdf.ts'

const at = '2026-11-23T01:30:00.000Z' as Instant
const room = passingKeyRoom(at)
const name = '中共临江区委办公室（测试印章，不具法律效力）'
const place: StampPlace = { page: 1, x: 120, y: 60, width: 42, height: 42 }
const original = paintPdf(layout(notice, standardMetrics), shippedFonts, { title: notice.title })
let seal: OrganSeal
let signed: Uint8Array
const verify = (bytes: Uint8Array) => verifyPdf(bytes, { maths: sealMaths, trusted: room.certificates() })
const sign = (bytes: Uint8Array, over: Partial<StampPlace> = {}) =>
  signPdf(bytes, { name, reason: '用印', at, place: { ...place, ...over } }, { signer: seal.pdf!, maths: sealMaths })
const outcomes = (bytes: Uint8Array) => verify(bytes).signatures.map(({ checks }) => Object.fromEntries(checks.map(({ check, outcome }) => [check, outcome])))
beforeAll(async () => {
  seal = await demonstrationSeal(room, '中共临江区委办公室')
  signed = await sign(original)
})

test('签章只在文件末尾添加，原有字节一个不动；同样的钥匙和时间签出同样的字节', async () => {
  expect(Buffer.compare(signed.subarray(0, original.length), original)).toBe(0)
  expect(Buffer.compare(await sign(original), signed)).toBe(0)
})

test('未动过的文件每一项都核验通过，测试印章处处写明', () => {
  const verdict = verify(signed)
  expect(verdict.signatures).toHaveLength(1)
  expect(verdict.signatures[0]!.checks.map(({ check, outcome }) => [check, outcome])).toEqual(
    ['structure', 'digest', 'signature', 'certificate', 'certificate-time', 'trust', 'later-changes'].map((check) => [check, 'passed']))
  expect(verdict).toMatchObject({
    isValid: true, problems: [], summary: '签章有效，文件在签章后未被改动（测试印章，不具法律效力）。',
    signatures: [{ name, at, isTest: true, certificate: { subject: '枢纽 测试印章，不具法律效力 中共临江区委办公室（测试）', issuer: '枢纽 测试印章，不具法律效力 枢纽测试制章人' } }],
  })
  const [where] = verdict.signatures[0]!.places
  for (const key of ['page', 'x', 'y', 'width', 'height'] as const) expect(where![key]).toBeCloseTo(place[key], 2)
})

test('pdf.js 打得开签过的文件，认得签名域，文字不变', async () => {
  const text = async (bytes: Uint8Array) => {
    const file = await getDocument({ data: bytes.slice(), verbosity: 0 }).promise
    const pages = await Promise.all(Array.from({ length: file.numPages }, async (_, i) => (await file.getPage(i + 1))))
    const words = await Promise.all(pages.map(async (page) => (await page.getTextContent()).items.map((item) => 'str' in item ? item.str : '').join('')))
    const fields = (await Promise.all(pages.map((page) => page.getAnnotations()))).flatMap((list, page) => list.map((one) => ({ page, kind: String(one.fieldType), name: String(one.fieldName) })))
    await file.destroy()
    return { words, fields }
  }
  const [before, after] = [await text(original), await text(signed)]
  expect(after.words).toEqual(before.words)
  expect(after.fields).toEqual([{ page: 1, kind: 'Sig', name: 'Signature1' }])
})

test('任何一处改动一个字节都不再有效，也不出错', () => {
  const tail = signed.length - original.length
  const inTail = Array.from({ length: Math.ceil(tail / 31) }, (_, i) => original.length + 31 * i)
  const gap = Buffer.from(signed).indexOf('/Contents <', original.length) + '/Contents <'.length
  // 签名值和证书约两千字节，逐段取样要密；其余部分均匀取样。
  const places = [...Array.from({ length: 60 }, (_, i) => Math.floor(i * original.length / 60)), ...inTail, ...Array.from({ length: 700 }, (_, i) => gap + 7 * i)]
  const survived = places.filter((where) => {
    const changed = signed.slice()
    changed[where]! ^= 1
    return verify(changed).summary.startsWith('签章有效')
  })
  expect(survived).toEqual([])
})

test('截断、去掉签章、追加内容，分别说得出', async () => {
  expect(verify(signed.subarray(0, signed.length - 40))).toMatchObject({ isValid: false })
  expect(verify(original)).toMatchObject({ isValid: false, summary: '文件没有签章。', signatures: [] })
  expect(verify(Buffer.from('不是文件'))).toMatchObject({ isValid: false, problems: ['这不是PDF文件。'] })
  const appended = withUpdate(signed, '<</Type/Catalog/Pages 1 0 R>>')
  expect(verify(appended)).toMatchObject({ isValid: false, signatures: [], summary: expect.stringContaining('签章可能已被移除') })
  const painted = withPageReplaced(signed)
  expect(outcomes(painted)).toMatchObject([{ digest: 'passed', signature: 'passed', 'later-changes': 'failed' }])
  expect(verify(painted).summary).toContain('文件在签章后被改动')
})

test('联合行文先后两次签章都有效；第二次之后再改就不行', async () => {
  const twice = await sign(signed, { x: 40 })
  expect(Buffer.compare(twice.subarray(0, signed.length), signed)).toBe(0)
  expect(verify(twice)).toMatchObject({ isValid: true, signatures: [{ isValid: true }, { isValid: true }] })
  expect(verify(twice).signatures[0]!.checks.at(-1)!.text).toContain('其他单位依次签章')
  const thrice = await sign(twice, { x: 80, page: 0 })
  expect(verify(thrice).signatures.map((one) => one.isValid)).toEqual([true, true, true])
  expect(verify(withPageReplaced(twice)).signatures.map((one) => one.isValid)).toEqual([false, false])
})

test('别人的印章核验得出没动过，但指出身份不明', async () => {
  const verdict = verifyPdf(signed, { maths: sealMaths, trusted: [] })
  expect(verdict.signatures[0]!.checks.find(({ check }) => check === 'trust')).toMatchObject({ outcome: 'unsure' })
  expect(verdict.summary).toContain('签章人身份未能确认')
})

test('不在有效期内签的章、没有这一页的文件', async () => {
  const early = await signPdf(original, { name, reason: '用印', at: '2019-01-01T00:00:00.000Z' as Instant, place }, { signer: seal.pdf!, maths: sealMaths })
  expect(outcomes(early)).toMatchObject([{ digest: 'passed', 'certificate-time': 'failed' }])
  expect(verify(early).summary).toContain('不在证书有效期内')
  await expect(sign(original, { page: 99 })).rejects.toThrow(/no such page/)
})

/** An update by somebody else: the catalog written anew. */
function withUpdate(bytes: Uint8Array, dictionary: string, number?: number): Uint8Array {
  const text = Buffer.from(bytes).toString('latin1')
  const size = Number([...text.matchAll(/\/Size (\d+)/g)].at(-1)![1])
  const root = Number([...text.matchAll(/\/Root (\d+)/g)].at(-1)![1])
  const before = Number([...text.matchAll(/startxref\s+(\d+)/g)].at(-1)![1])
  const object = `\n${number ?? root} 0 obj\n${dictionary}\nendobj\n`
  const start = text.length + 1
  const table = `xref\n${number ?? root} 1\n${String(start).padStart(10, '0')} 00000 n \ntrailer\n<</Size ${size}/Root ${root} 0 R/Prev ${before}>>\nstartxref\n${text.length + object.length}\n%%EOF\n`
  return new Uint8Array(Buffer.from(text + object + table, 'latin1'))
}

/** The first page shown as an empty one. */
function withPageReplaced(bytes: Uint8Array): Uint8Array {
  const [, number, parent] = /(\d+) 0 obj\n<<\/Type\/Page\/Parent (\d+) 0 R/.exec(Buffer.from(bytes).toString('latin1'))!
  return withUpdate(bytes, `<</Type/Page/Parent ${parent!} 0 R/MediaBox[0 0 595 842]>>`, Number(number))
}
