import { strFromU8 } from 'fflate'
import { isDigestRight, isSignatureRight, readCms, type CmsSignature } from './cms.ts'
import { dictionaryIn, openPdf, referenceIn, valuesIn, type PdfDictionary, type PdfObjects } from './pdf-objects.ts'
import { appendSignature, entriesOf, pagesOf, type StampPlace } from './pdf-update.ts'
import {
  certificateChecks, certificateView, concluded, failed, isTestName, judged, passed, verdictOn, type FileVerdict, type SignatureCheck, type SignatureVerdict, type Verifying,
} from './verdict.ts'

/**
 * Verifies every signature of a PDF: what it covers, digest, value, certificate, and what came after it.
 * Knows files whose cross-reference is a classic table, as ours are; of others it says that it cannot tell. Never throws on content.
 */
export function verifyPdf(bytes: Uint8Array, verifying: Verifying): FileVerdict {
  const file = openPdf(bytes)
  if (!file) return verdictOn([], [strFromU8(bytes.subarray(0, 5), true) === '%PDF-' ? '这份PDF的结构不能核验，或已损坏，请用原制作软件核验。' : '这不是PDF文件。'])
  const fields = fieldsOf(file)
  const found = fields.map(({ field, number }) => ({ field, number, ...rangeOf(bytes, file, field) }))
  const revisions = found.flatMap(({ range, field }) => (range ? [{ end: range.end, field }] : [])).sort((a, b) => a.end - b.end)
  const signatures = found.map((one) => verify(one, { bytes, file, revisions, verifying }))
  const problems = !fields.length && latin(bytes).includes('/ByteRange') ? ['文件里留有签章数据却没有签章，签章可能已被移除。'] : []
  return verdictOn(signatures, problems)
}

interface Field { readonly field: PdfDictionary; readonly number: number }
/** The two stretches that a signature covers: up to `start`, and from `resume` to `end`. */
interface Range { readonly start: number; readonly resume: number; readonly end: number }
interface Whole { readonly bytes: Uint8Array; readonly file: PdfObjects; readonly revisions: readonly { readonly end: number; readonly field: PdfDictionary }[]; readonly verifying: Verifying }

const latin = (bytes: Uint8Array): string => strFromU8(bytes, true)

function fieldsOf(file: PdfObjects): readonly Field[] {
  const form = file.dictionary(referenceIn(file.trailer.get('Root')) ?? -1)?.get('AcroForm')
  const dictionary = form?.startsWith('<<') ? dictionaryIn(form) : file.dictionary(referenceIn(form) ?? -1)
  return valuesIn(dictionary?.get('Fields')).flatMap((value) => {
    const number = referenceIn(value) ?? -1
    const field = file.dictionary(number)
    return field?.get('FT') === '/Sig' && field.has('V') ? [{ field, number }] : []
  })
}

/** The range of a signature, with all that is wrong about it as a word of why. */
function rangeOf(bytes: Uint8Array, file: PdfObjects, field: PdfDictionary): { readonly range: Range | null; readonly wrong?: string; readonly value?: PdfDictionary | undefined } {
  const value = dictionaryIn(file.value(referenceIn(field.get('V')) ?? -1)) ?? undefined
  const [from, start, resume, rest, ...more] = valuesIn(value?.get('ByteRange')).map(Number)
  const contents = value?.get('Contents')
  if (!value || !contents || from === undefined || start === undefined || resume === undefined || rest === undefined || more.length) return { range: null, wrong: '签章数据不完整。', value }
  const range = { start, resume, end: resume + rest }
  // The gap must be the signature itself and nothing else, or something could hide in it.
  const gap = latin(bytes.subarray(start, resume))
  const isWhole = from === 0 && start > 0 && start < resume && range.end <= bytes.length && gap === contents && /^<(?:[0-9a-fA-F]{2})+>$/.test(gap)
  return isWhole ? { range, value } : { range: null, wrong: '签章覆盖的范围被动过。', value }
}

function verify({ field, range, wrong, value }: Field & ReturnType<typeof rangeOf>, whole: Whole): SignatureVerdict {
  const { file, bytes, verifying } = whole
  const name = textIn(value?.get('Name'))
  const places = placesOf(file, field)
  const cms = range && readCms(bytesOfHex(value!.get('Contents')!))
  const at = cms?.at ?? null
  const shared = { name, at, places, certificate: certificateView(cms?.certificate ?? null), isTest: isTestName(name, cms?.certificate.subject) }
  if (!range) return concluded({ ...shared, checks: [failed('structure', wrong ?? '签章数据不完整。')] })
  if (!cms) return concluded({ ...shared, checks: [failed('structure', '签章数据读不出，已损坏或用了不支持的算法。')] })
  return concluded({ ...shared, checks: [passed('structure', '签章数据完整。'), ...mathsChecks(cms, range, whole), ...certificateChecks(cms.certificate, at, { verifying, others: cms.others }), laterChanges(range, whole, bytes)] })
}

function mathsChecks(cms: CmsSignature, { start, resume, end }: Range, { bytes, verifying: { maths } }: Whole): SignatureCheck[] {
  const signed = new Uint8Array(start + end - resume)
  signed.set(bytes.subarray(0, start))
  signed.set(bytes.subarray(resume, end), start)
  return [
    judged('digest', isDigestRight(cms, signed, maths), { right: '内容与签章时一致。', wrong: '内容与签章时不一致，文件被改动过。' }),
    judged('signature', isSignatureRight(cms, maths), { right: '签名值正确。', wrong: '签名值不正确，签章可能是伪造的。' }),
  ]
}

/** After a signature others may sign; anything else that was appended is a change. */
function laterChanges({ end }: Range, { revisions, bytes }: Whole, file: Uint8Array): SignatureCheck {
  if (end === file.length) return passed('later-changes', '签章覆盖整份文件，之后没有改动。')
  const isOnlySigned = (from: number): boolean => {
    const next = revisions.find((one) => one.end > from)
    return from === bytes.length || (next !== undefined && isSignatureAlone(bytes, { from, ...next }) && isOnlySigned(next.end))
  }
  return isOnlySigned(end) ? passed('later-changes', '签章之后只有其他单位依次签章，没有别的改动。') : failed('later-changes', '签章之后文件又被添加了内容。')
}

/** Whether an update is exactly what signing alone would have appended: it is made again and compared byte by byte. */
function isSignatureAlone(bytes: Uint8Array, { from, end, field }: { from: number; end: number; field: PdfDictionary }): boolean {
  const revision = openPdf(bytes.subarray(0, end))
  const entries = revision && entriesOf(revision, field)
  const again = entries && appendSignature(bytes.subarray(0, from), entries)
  if (again?.length !== end) return false
  const blank = (text: string) => text.replace(/\/ByteRange \[[^\]]*\] */, '').replace(/\/Contents <[0-9a-fA-F]*>/, '')
  return blank(latin(again.subarray(from))) === blank(latin(bytes.subarray(from, end)))
}

/** mm per point. */
const mmPerPoint = 25.4 / 72

function placesOf(file: PdfObjects, field: PdfDictionary): StampPlace[] {
  const page = pagesOf(file).indexOf(referenceIn(field.get('P')) ?? -1)
  const box = page < 0 ? null : file.dictionary(pagesOf(file)[page]!)
  const height = Number(valuesIn(box?.get('MediaBox'))[3])
  const [left = NaN, bottom = NaN, right = NaN, top = NaN] = valuesIn(field.get('Rect')).map(Number)
  const place = { page, x: left * mmPerPoint, y: (height - top) * mmPerPoint, width: (right - left) * mmPerPoint, height: (top - bottom) * mmPerPoint }
  return page >= 0 && Object.values(place).every(Number.isFinite) ? [place] : []
}

/** A text written as UTF-16 in hexadecimal, or a plain one. */
function textIn(value: string | undefined): string {
  if (value?.startsWith('<FEFF')) return (value.slice(5, -1).match(/.{4}/g) ?? []).map((code) => String.fromCharCode(parseInt(code, 16))).join('')
  return value?.startsWith('(') ? value.slice(1, -1) : ''
}

const bytesOfHex = (text: string): Uint8Array => Uint8Array.from(text.slice(1, -1).match(/../g) ?? [], (pair) => parseInt(pair, 16))
