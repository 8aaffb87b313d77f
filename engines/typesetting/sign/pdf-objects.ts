import { strFromU8 } from 'fflate'

/** A dictionary of a PDF file, its values as they are written: `/Pages` → `3 0 R`. Keys stand without the slash. */
export type PdfDictionary = ReadonlyMap<string, string>

/** An opened PDF file with classic cross-reference tables, as our own writer and our own updates make them. */
export interface PdfObjects {
  /** One more than the highest object number. */
  readonly size: number
  readonly trailer: PdfDictionary
  /** Where the newest cross-reference table stands. */
  readonly startXref: number
  /** The dictionary of an object; null when there is no such object or it is none. */
  readonly dictionary: (number: number) => PdfDictionary | null
  /** The value of an object that is no dictionary, such as an array. */
  readonly value: (number: number) => string | null
}

/** Opens a PDF file. Null for anything that is no PDF or keeps its objects in another way (cross-reference streams). */
export function openPdf(bytes: Uint8Array): PdfObjects | null {
  const tail = strFromU8(bytes.subarray(Math.max(0, bytes.length - tailBytes)), true)
  const startXref = Number(/startxref\s+(\d+)\s+%%EOF\s*$/.exec(tail)?.[1] ?? NaN)
  const places = new Map<number, number>()
  let trailer: PdfDictionary | null = null
  const seen = new Set<number>()
  for (let at = startXref; Number.isInteger(at) && !seen.has(at);) {
    seen.add(at)
    const table = readTable(bytes, at)
    if (!table) return null
    for (const [number, place] of table.places) if (!places.has(number)) places.set(number, place)
    trailer ??= table.trailer
    at = Number(table.trailer.get('Prev') ?? NaN)
  }
  if (!trailer) return null
  const value = (number: number): string | null => objectAt(bytes, number, places.get(number))
  return { size: Number(trailer.get('Size')), trailer, startXref, value, dictionary: (number) => dictionaryIn(value(number)) }
}

/** The number of the object that a value such as `12 0 R` refers to. */
export function referenceIn(value: string | undefined): number | null {
  const [, number] = /^(\d+) \d+ R$/.exec(value ?? '') ?? []
  return number ? Number(number) : null
}

/** The values within an array such as `[3 0 R 5 0 R]`. */
export function valuesIn(array: string | undefined): readonly string[] {
  if (!array?.startsWith('[') || !array.endsWith(']')) return []
  return readValues(array.slice(1, -1)) ?? []
}

/** The text of a dictionary as written into a file. */
export const dictionaryText = (dictionary: PdfDictionary): string => `<<${[...dictionary].map(([key, value]) => `/${key} ${value}`).join('')}>>`

/** A dictionary read from its text; null when it is none. */
export function dictionaryIn(text: string | null | undefined): PdfDictionary | null {
  if (!text?.startsWith('<<') || !text.endsWith('>>')) return null
  const values = readValues(text.slice(2, -2))
  if (!values || values.length % 2) return null
  const pairs = values.flatMap((key, i): [string, string][] => i % 2 ? [] : [[key.slice(1), values[i + 1]!]])
  // Two values under one key let two readers see two different files.
  return values.some((key, i) => i % 2 === 0 && !key.startsWith('/')) || new Set(pairs.map(([key]) => key)).size < pairs.length ? null : new Map(pairs)
}

/** How far from the end `startxref` may stand; readers look no further either. */
const tailBytes = 1024

interface Table { readonly places: ReadonlyMap<number, number>; readonly trailer: PdfDictionary }

function readTable(bytes: Uint8Array, at: number): Table | null {
  if (strFromU8(bytes.subarray(at, at + 4), true) !== 'xref') return null
  const end = indexOf(bytes, 'trailer', at)
  if (end < 0) return null
  const lines = strFromU8(bytes.subarray(at + 4, end), true).trim().split(/\s*[\r\n]+\s*/)
  const places = new Map<number, number>()
  let next = 0
  for (const line of lines) {
    const [, first] = /^(\d+) \d+$/.exec(line) ?? []
    const [, place, kind] = /^(\d{10}) \d{5} ([nf])$/.exec(line) ?? []
    if (first) next = Number(first)
    else if (!place) return null
    else {
      if (kind === 'n') places.set(next, Number(place))
      next += 1
    }
  }
  const trailer = dictionaryIn(firstValue(bytes, end + 'trailer'.length))
  return trailer && { places, trailer }
}

function objectAt(bytes: Uint8Array, number: number, place: number | undefined): string | null {
  if (place === undefined) return null
  const head = `${number} 0 obj`
  return strFromU8(bytes.subarray(place, place + head.length), true) === head ? firstValue(bytes, place + head.length) : null
}

/** The value that begins at or after a place, read from a window that grows until the value is whole. */
function firstValue(bytes: Uint8Array, from: number): string | null {
  for (let width = 512; ; width *= 4) {
    const text = strFromU8(bytes.subarray(from, from + width), true)
    const start = /[^\s]/.exec(text)?.index ?? text.length
    const end = valueEnd(text, start)
    // A value that ends with the window may go on behind it.
    if (end !== null && end < text.length) return text.slice(start, end)
    if (from + width >= bytes.length) return null
  }
}

/** All values of a text one after another; null when the text is not made of values. */
function readValues(text: string): string[] | null {
  const values: string[] = []
  const gap = /\s*/y
  for (let at = 0; ;) {
    gap.lastIndex = at
    gap.exec(text)
    at = gap.lastIndex
    if (at >= text.length) return values
    const end = valueEnd(text, at)
    if (end === null) return null
    values.push(text.slice(at, end))
    at = end
  }
}

/** Where the value beginning at `at` ends; null when it is not whole. A reference counts as one value. */
function valueEnd(text: string, at: number): number | null {
  const simple = /\/[^\s()<>[\]{}/%]*|<[0-9A-Fa-f\s]*>|\d+ \d+ R(?![^\s()<>[\]{}/%])|[^\s()<>[\]{}/%]+/y
  simple.lastIndex = at
  if (text.startsWith('<<', at)) return closed(text, at + 2, '>>')
  if (text[at] === '[') return closed(text, at + 1, ']')
  if (text[at] === '(') return stringEnd(text, at)
  return simple.test(text) ? simple.lastIndex : null
}

function closed(text: string, from: number, mark: string): number | null {
  for (let at: number | null = from; at !== null && at < text.length;) {
    if (text.startsWith(mark, at)) return at + mark.length
    at = /\s/.test(text[at]!) ? at + 1 : valueEnd(text, at)
  }
  return null
}

function stringEnd(text: string, from: number): number | null {
  let depth = 0
  for (let at = from; at < text.length; at++) {
    if (text[at] === '\\') at += 1
    else if (text[at] === '(') depth += 1
    else if (text[at] === ')' && --depth === 0) return at + 1
  }
  return null
}

function indexOf(bytes: Uint8Array, wanted: string, from: number): number {
  const codes = [...wanted].map((char) => char.charCodeAt(0))
  for (let at = from; at <= bytes.length - codes.length; at++) if (codes.every((code, i) => bytes[at + i] === code)) return at
  return -1
}
