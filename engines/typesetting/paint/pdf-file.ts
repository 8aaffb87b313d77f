import { latin1 } from './bytes.ts'
import { deflated, deflatedAlike } from './deflate/stream.ts'

/** Makes a zlib stream (RFC 1950): at once, or beside the engine while it goes on. */
export type Deflate = (bytes: Uint8Array) => Packed
type Packed = Uint8Array | Promise<Uint8Array>

/** A PDF file being written: numbered objects, then the cross-reference table. */
export interface PdfFile {
  /** Adds an object whose dictionary (without its `<<>>`) is given, and returns its number. */
  readonly add: (dictionary: string) => number
  /** Adds a stream, deflated unless it stays plain or already is (then the file must tell its content by a name). */
  readonly stream: (dictionary: string, data: Packed, how?: 'plain' | 'deflated') => number
  /** Adds streams of one kind, deflated together. */
  readonly streams: (all: readonly Uint8Array[]) => readonly number[]
  /** How the caller makes zlib streams, if it has a way of its own. */
  readonly deflate: Deflate | undefined
  /** Keeps a number for an object that comes later. */
  readonly reserve: () => number
  readonly fill: (number: number, dictionary: string) => void
  /** Waits for the streams that are still being made beside. */
  readonly complete: () => Promise<void>
  readonly bytes: (root: Root) => Uint8Array
}
/** Where a reader begins. */
export interface Root { readonly catalog: number; readonly info: number }

export const ref = (number: number): string => `${number} 0 R`
/** A number as PDF wants it: at most three decimals, no exponent. */
export const num = (value: number): string => String(Math.round(value * 1000) / 1000)
/** Text as UTF-16 in hexadecimal. */
export const hexText = (text: string): string => `<FEFF${utf16Hex(text)}>`
export function utf16Hex(text: string): string {
  let hex = ''
  for (let i = 0; i < text.length; i++) hex += hex4(text.charCodeAt(i))
  return hex
}
export const hex4 = (value: number): string => value.toString(16).toUpperCase().padStart(4, '0')

interface PdfObject { readonly dictionary: string; readonly stream?: PdfStream }
/** `named` where the dictionary of another object tells the data apart from others. */
interface PdfStream { readonly data: Uint8Array; readonly plain: boolean; readonly named: boolean }

export function newPdfFile(deflate?: Deflate): PdfFile {
  const objects: PdfObject[] = []
  const late: Promise<void>[] = []
  const push = (object: PdfObject) => objects.push(object)
  const pushStream = (dictionary: string, data: Packed, how?: 'plain' | 'deflated'): number => {
    const place = push({ dictionary })
    const put = (stored: Uint8Array): void => { objects[place - 1] = { dictionary, stream: { data: stored, plain: how === 'plain', named: how === 'deflated' } } }
    if (data instanceof Promise) late.push(data.then(put))
    else put(data)
    return place
  }
  return {
    deflate,
    add: (dictionary) => push({ dictionary }),
    stream: (dictionary, data, how) => pushStream(dictionary, how || data instanceof Promise ? data : (deflate ?? deflated)(data), how),
    streams: (all) => (deflate ? all.map(deflate) : deflatedAlike(all)).map((data) => pushStream('', data)),
    reserve: () => push({ dictionary: '' }),
    fill: (number, dictionary) => { objects[number - 1] = { dictionary } },
    complete: async () => { await Promise.all(late) },
    bytes: (root) => assemble(objects, root),
  }
}

const streamEnd = latin1('\nendstream\nendobj\n')

function assemble(objects: readonly PdfObject[], root: Root): Uint8Array {
  // The four high bytes after the version tell programs that the file is binary (PDF/A-1, 6.1.2).
  const parts: Uint8Array[] = [latin1('%PDF-1.4\n%\xe2\xe3\xcf\xd3\n')]
  const telling: Uint8Array[] = []
  const places: number[] = []
  let length = parts[0]!.length
  const put = (part: Uint8Array) => {
    parts.push(part)
    length += part.length
  }
  objects.forEach(({ dictionary, stream }, i) => {
    places.push(length)
    const head = latin1(`${i + 1} 0 obj\n<<${dictionary}${stream ? entriesOf(stream) : ''}>>\n${stream ? 'stream\n' : 'endobj\n'}`)
    put(head)
    telling.push(head)
    if (!stream) return
    put(stream.data)
    if (!stream.named) telling.push(stream.data)
    put(streamEnd)
  })
  const id = digest(telling)
  const rows = places.map((place) => `${String(place).padStart(10, '0')} 00000 n \n`).join('')
  put(latin1(`xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${rows}trailer\n<</Size ${objects.length + 1}/Root ${ref(root.catalog)}/Info ${ref(root.info)}`
    + `/ID[<${id}><${id}>]>>\nstartxref\n${length}\n%%EOF\n`))
  return join(parts)
}

const entriesOf = ({ data, plain }: PdfStream): string => `/Length ${data.length}${plain ? '' : '/Filter/FlateDecode'}`

function join(parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0))
  let at = 0
  for (const part of parts) {
    whole.set(part, at)
    at += part.length
  }
  return whole
}

/** A name for content, 128 bits by four sums over its words. It only tells files apart; it guards nothing. */
export function digest(parts: readonly Uint8Array[]): string {
  const sums = Int32Array.of(0x811c9dc5, 0x01000193, 0x9e3779b9, 0x85ebca6b)
  for (const part of parts) mixIn(part, sums)
  return Array.from(sums, (sum) => (sum >>> 0).toString(16).toUpperCase().padStart(8, '0')).join('')
}

function mixIn(part: Uint8Array, sums: Int32Array): void {
  const view = new DataView(part.buffer, part.byteOffset, part.byteLength)
  let [a, b, c, d] = sums as unknown as [number, number, number, number]
  for (let at = 0; at < part.length; at += 4) {
    const word = at + 4 <= part.length ? view.getInt32(at) : lastWord(part, at)
    a = Math.imul(a ^ word ^ d >>> 11, 0x01000193)
    b = Math.imul(b ^ word ^ a >>> 15, 0x85ebca6b)
    c = Math.imul(c ^ word ^ b >>> 13, 0xc2b2ae35)
    d = Math.imul(d ^ word ^ c >>> 16, 0x27d4eb2f)
  }
  sums.set([a, b, c, d])
}

const lastWord = (part: Uint8Array, at: number): number => part.subarray(at).reduce((word, byte) => word << 8 | byte, part.length)
