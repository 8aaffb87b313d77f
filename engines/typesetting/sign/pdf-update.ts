import { strToU8 } from 'fflate'
import { digest, hexText, num } from '../paint/pdf-file.ts'
import type { Instant } from '#lib/instants'
import { dictionaryIn, dictionaryText, openPdf, referenceIn, valuesIn, type PdfDictionary, type PdfObjects } from './pdf-objects.ts'

/** Where a seal stands: the page from 0, and its frame in mm from the upper left corner. */
export interface StampPlace { readonly page: number; readonly x: number; readonly y: number; readonly width: number; readonly height: number }

/** What a PDF signature says of itself. */
export interface PdfSigning {
  /** The name of the seal. */
  readonly name: string
  readonly reason: string
  readonly at: Instant
  readonly place: StampPlace
}

/** The entries of a signature as they are written into the file. */
export interface SignatureEntries { readonly page: number; readonly rect: string; readonly name: string; readonly reason: string; readonly time: string; readonly roomBytes: number }

/** Room for a signature with two or three certificates and a time stamp. */
const ROOM_BYTES = 8192

/**
 * Appends an incremental update with an empty signature: every byte before stays as it is, what stands on the pages too.
 * Null for a file that is not built as ours are, or has no such page. PDF/A-1b stays PDF/A-1b.
 */
export function withEmptySignature(bytes: Uint8Array, signing: PdfSigning): Uint8Array | null {
  const file = openPdf(bytes)
  const page = file && pageAt(file, signing.place.page)
  const box = page && file.dictionary(page)!.get('MediaBox')
  if (!box) return null
  const height = Number(valuesIn(box)[3])
  const { x, y, width, height: tall } = signing.place
  const rect = `[${[x * k, height - (y + tall) * k, (x + width) * k, height - y * k].map(num).join(' ')}]`
  return appendSignature(bytes, { page: signing.place.page, rect, name: hexText(signing.name), reason: hexText(signing.reason), time: pdfTime(signing.at), roomBytes: ROOM_BYTES })
}

/** The update whose entries are already in the form of the file. Same bytes and entries, same update. */
export function appendSignature(bytes: Uint8Array, entries: SignatureEntries): Uint8Array | null {
  const file = openPdf(bytes)
  const root = file && referenceIn(file.trailer.get('Root'))
  const catalog = root && file.dictionary(root)
  const page = file && pageAt(file, entries.page)
  if (!file || !root || !catalog || !page) return null
  const [value, widget, look] = [file.size, file.size + 1, file.size + 2]
  const listed = withField(file, catalog, { root, widget, form: file.size + 3 })
  const annotated = listed && withAnnotation(file, page, widget)
  if (!annotated) return null
  return joined(bytes, file, new Map([
    ...listed.objects, ...annotated,
    [value, signatureValue(entries)],
    [widget, `<</Type/Annot/Subtype/Widget/FT/Sig/T(Signature${listed.count})/V ${value} 0 R/P ${page} 0 R/Rect${entries.rect}/F 132/AP<</N ${look} 0 R>>>>`],
    // The seal is drawn on the page itself; the field only marks where. PDF/A-1 6.9 wants an appearance all the same.
    [look, `${lookOf(entries.rect)}\nstream\n\nendstream`],
  ]))
}

/** The object number of a page counted from 0. */
export function pageAt(file: PdfObjects, index: number): number | null {
  return pagesOf(file)[index] ?? null
}

/** The object numbers of all pages in order. */
export function pagesOf(file: PdfObjects): readonly number[] {
  const seen = new Set<number>()
  const walk = (number: number | null): number[] => {
    const node = number === null || seen.has(number) ? null : file.dictionary(number)
    if (!node) return []
    seen.add(number!)
    return node.get('Type') === '/Pages' ? valuesIn(node.get('Kids')).flatMap((kid) => walk(referenceIn(kid))) : [number!]
  }
  return walk(referenceIn(file.dictionary(referenceIn(file.trailer.get('Root')) ?? -1)?.get('Pages')))
}

/** Points per mm. */
const k = 72 / 25.4

/** `2026-11-23T01:30:00.000Z` as `(D:20261123013000Z)`. */
const pdfTime = (at: Instant): string => `(D:${at.replace(/[-T:]|\..*$/g, '')}Z)`

/** Puts a field into the form of the document, which is made if there is none. */
function withField(file: PdfObjects, catalog: PdfDictionary, { root, widget, form }: { root: number; widget: number; form: number }): { objects: [number, string][]; count: number } | null {
  const known = referenceIn(catalog.get('AcroForm'))
  if (known === null && catalog.has('AcroForm')) return null
  if (known === null) {
    return { count: 1, objects: [[root, dictionaryText(new Map([...catalog, ['AcroForm', `${form} 0 R`]]))], [form, `<</Fields[${widget} 0 R]/SigFlags 3>>`]] }
  }
  const before = file.dictionary(known)
  if (!before) return null
  const fields = valuesIn(before.get('Fields'))
  return { count: fields.length + 1, objects: [[known, dictionaryText(new Map([...before, ['Fields', `[${[...fields, `${widget} 0 R`].join(' ')}]`], ['SigFlags', '3']]))]] }
}

/** Puts an annotation on a page. */
function withAnnotation(file: PdfObjects, page: number, widget: number): [number, string][] | null {
  const before = file.dictionary(page)!
  const elsewhere = referenceIn(before.get('Annots'))
  const list = elsewhere === null ? before.get('Annots') ?? '[]' : file.value(elsewhere)
  if (!list?.startsWith('[')) return null
  const longer = `[${[...valuesIn(list), `${widget} 0 R`].join(' ')}]`
  return [elsewhere === null ? [page, dictionaryText(new Map([...before, ['Annots', longer]]))] : [elsewhere, longer]]
}

/** Three offsets of up to ten digits, with blanks between. */
export const rangeWidth = 32

function signatureValue({ name, reason, time, roomBytes }: SignatureEntries): string {
  return `<</Type/Sig/Filter/Adobe.PPKLite/SubFilter/adbe.pkcs7.detached/ByteRange [0 ${' '.repeat(rangeWidth)}]`
    + `/Contents <${'0'.repeat(2 * roomBytes)}>/Name${name}/Reason${reason}/M${time}>>`
}

function lookOf(rect: string): string {
  const [left = 0, bottom = 0, right = 0, top = 0] = valuesIn(rect).map(Number)
  return `<</Type/XObject/Subtype/Form/BBox[0 0 ${num(right - left)} ${num(top - bottom)}]/Resources<<>>/Length 0>>`
}

/** The file with its update: the objects, a table of them alone, and a trailer that points back. */
function joined(bytes: Uint8Array, file: PdfObjects, objects: ReadonlyMap<number, string>): Uint8Array {
  const start = bytes.length + (bytes.at(-1) === newline ? 0 : 1)
  const numbers = [...objects.keys()].sort((a, b) => a - b)
  const places = new Map<number, number>()
  let body = start > bytes.length ? '\n' : ''
  for (const number of numbers) {
    places.set(number, bytes.length + body.length)
    body += `${number} 0 obj\n${objects.get(number)!}\nendobj\n`
  }
  const rows = numbers.map((number) => `${number} 1\n${String(places.get(number)!).padStart(10, '0')} 00000 n \n`).join('')
  const kept = ['Root', 'Info'].flatMap((key) => file.trailer.has(key) ? [`/${key} ${file.trailer.get(key)!}`] : []).join('')
  const [first = '<>'] = valuesIn(file.trailer.get('ID'))
  const size = Math.max(file.size, numbers.at(-1)! + 1)
  const table = `xref\n${rows}trailer\n<</Size ${size}${kept}/ID[${first}<${digest([strToU8(body, true)])}>]/Prev ${file.startXref}>>\nstartxref\n${bytes.length + body.length}\n%%EOF`
  const update = strToU8(body + table, true)
  const whole = new Uint8Array(bytes.length + update.length)
  whole.set(bytes)
  whole.set(update, bytes.length)
  return whole
}

const newline = 10

/** The entries that were used for an update, read back from the signature's own objects; null when they are of another form. */
export function entriesOf(file: PdfObjects, field: PdfDictionary): SignatureEntries | null {
  const value = dictionaryIn(file.value(referenceIn(field.get('V')) ?? -1))
  const page = pagesOf(file).indexOf(referenceIn(field.get('P')) ?? -1)
  const [name, reason, time, rect, contents] = [value?.get('Name'), value?.get('Reason'), value?.get('M'), field.get('Rect'), value?.get('Contents')]
  if (!name || !reason || !time || !rect || !contents || page < 0) return null
  return { page, rect, name, reason, time, roomBytes: (contents.length - 2) / 2 }
}
