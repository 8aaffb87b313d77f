import { constants, inflateSync } from 'node:zlib'
import { isKind, next, type Dictionary, type Reader, type Value } from './pdf-syntax.ts'

/** More than this in one stream is no text. */
const STREAM_LIMIT = 64 * 1024 * 1024

interface Entry { readonly value: Value; readonly raw: Buffer | null }

/** The objects of a PDF file, found by walking it from start to end; the cross-reference table, often damaged, is not needed. */
export interface PdfFile {
  /** What a value stands for, references followed. */
  resolve(value: Value | undefined): Value | undefined
  /** A dictionary's entry, references followed. */
  get(value: Value | undefined, key: string): Value | undefined
  /** The bytes of a stream, decoded; null when there is none or its coding is not known. */
  streamOf(value: Value | undefined): Buffer | null
  readonly pages: readonly Dictionary[]
}

/** Opens a PDF for reading its words; null when it is none or encrypted. */
export function openPdf(content: Buffer): PdfFile | null {
  const text = content.toString('latin1')
  if (!text.slice(0, 1024).includes('%PDF-')) return null
  const entries = objectsIn(content, text)
  const values = [...entries.values()].map((entry) => entry.value)
  const trailers = [...text.matchAll(/\btrailer\b/g)].map((match) => next({ text, at: match.index + 7 }))
  const heads = [...trailers, ...values].filter((value): value is Dictionary => isKind(value, 'dictionary'))
  if (heads.some((head) => head.entries.has('Encrypt'))) return null

  const entryOf = (value: Value | undefined): Entry | undefined => isKind(value, 'reference') ? entries.get(value.number) : undefined
  const resolve = (value: Value | undefined): Value | undefined => isKind(value, 'reference') ? entryOf(value)?.value : value
  const get = (value: Value | undefined, key: string): Value | undefined => {
    const dictionary = resolve(value)
    return isKind(dictionary, 'dictionary') ? resolve(dictionary.entries.get(key)) : undefined
  }
  const streamOf = (value: Value | undefined) => {
    const entry = entryOf(value)
    return entry?.raw ? decoded(entry.raw, entry.value, get) : null
  }
  unpack(entries, get)
  const pages = [...entries.values()].map((entry) => entry.value).filter((value): value is Dictionary => isNamed(get(value, 'Type'), 'Page'))
  const root = get([...heads].reverse().find((head) => head.entries.has('Root')), 'Root')
  const ordered = pagesUnder(get(root, 'Pages'), { get, inherited: undefined, depth: 0 })
  return { resolve, get, streamOf, pages: ordered.length > 0 ? ordered : pages }
}

function objectsIn(content: Buffer, text: string): Map<number, Entry> {
  const entries = new Map<number, Entry>()
  const heads = /(?<!\d)(\d{1,9})\s+\d{1,5}\s+obj\b/g
  for (let head = heads.exec(text); head; head = heads.exec(text)) {
    const reader: Reader = { text, at: head.index + head[0].length }
    const value = next(reader) ?? null
    const [opening] = /^\s*stream(\r\n|\n|\r)/.exec(text.slice(reader.at, reader.at + 40)) ?? []
    let raw: Buffer | null = null
    if (opening) {
      const from = reader.at + opening.length
      const to = endOfStream(text, from, isKind(value, 'dictionary') ? value.entries.get('Length') : undefined)
      raw = content.subarray(from, to)
      reader.at = to
    }
    // A later object of the same number is a later version of it.
    entries.set(Number(head[1]), { value, raw })
    heads.lastIndex = reader.at
  }
  return entries
}

function endOfStream(text: string, from: number, length: Value | undefined): number {
  if (typeof length === 'number' && /^\s*endstream/.test(text.slice(from + length, from + length + 14))) return from + length
  const end = text.indexOf('endstream', from)
  return end < 0 ? text.length : end
}

type Get = PdfFile['get']

/** Objects packed into object streams (PDF 1.5). */
function unpack(entries: Map<number, Entry>, get: Get): void {
  const streams = [...entries.values()].filter(({ value, raw }) => raw !== null && isNamed(get(value, 'Type'), 'ObjStm'))
  for (const { value, raw } of streams) {
    const text = decoded(raw!, value, get)?.toString('latin1')
    const [count, first] = [get(value, 'N'), get(value, 'First')]
    if (text === undefined || typeof count !== 'number' || typeof first !== 'number') continue
    const head = text.slice(0, first).trim().split(/\s+/).map(Number)
    for (let at = 0; at + 1 < Math.min(head.length, count * 2); at += 2) {
      const packed = next({ text, at: first + head[at + 1]! })
      if (packed !== undefined && !entries.get(head[at]!)?.raw) entries.set(head[at]!, { value: packed, raw: null })
    }
  }
}

function decoded(raw: Buffer, value: Value, get: Get): Buffer | null {
  const filter = get(value, 'Filter')
  const names = (Array.isArray(filter) ? filter as readonly Value[] : filter === undefined ? [] : [filter]).map((each) => isKind(each, 'name') ? each.name : '')
  if (names.length === 0) return raw
  if (names.length > 1 || !['FlateDecode', 'Fl'].includes(names[0]!)) return null
  try {
    // Many writers cut the stream's end; what was read up to there is good.
    return inflateSync(raw, { maxOutputLength: STREAM_LIMIT, finishFlush: constants.Z_SYNC_FLUSH })
  } catch {
    return null
  }
}

/** Pages in the order of the page tree, each with the resources it inherits. */
function pagesUnder(node: Value | undefined, at: { get: Get; inherited: Value | undefined; depth: number }): readonly Dictionary[] {
  if (!isKind(node, 'dictionary') || at.depth > 32) return []
  const resources = node.entries.get('Resources') ?? at.inherited
  const kids = at.get(node, 'Kids')
  if (Array.isArray(kids)) return (kids as readonly Value[]).flatMap((kid) => pagesUnder(at.get({ kind: 'dictionary', entries: new Map([['kid', kid]]) }, 'kid'), { ...at, inherited: resources, depth: at.depth + 1 }))
  return [{ kind: 'dictionary', entries: resources === undefined ? node.entries : new Map([...node.entries, ['Resources', resources]]) }]
}

export const isNamed = (value: Value | undefined, name: string): boolean => isKind(value, 'name') && value.name === name
