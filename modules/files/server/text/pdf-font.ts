import { isKind, next, type Value } from './pdf-syntax.ts'
import { isNamed, type PdfFile } from './pdf-file.ts'

/** Turns the bytes shown with a font into text. */
export type Decode = (bytes: string) => string

/** How a font's codes read: by its ToUnicode table, by the national encodings of Chinese fonts, or as Latin letters. */
export function decoderOf(pdf: PdfFile, font: Value | undefined): Decode {
  const isComposite = isNamed(pdf.get(font, 'Subtype'), 'Type0')
  const dictionary = pdf.resolve(font)
  const table = isKind(dictionary, 'dictionary') ? pdf.streamOf(dictionary.entries.get('ToUnicode')) : null
  if (table) return byTable(tableIn(table.toString('latin1')), isComposite ? 2 : 1)
  if (!isComposite) return (bytes) => bytes
  const encoding = pdf.get(font, 'Encoding')
  const name = isKind(encoding, 'name') ? encoding.name : ''
  if (/^UniGB-(UCS2|UTF16)/.test(name)) return (bytes) => utf16(bytes)
  if (/^(GBK|GB-EUC|GBpc|GBKp|GBK2K)/.test(name)) return (bytes) => new TextDecoder('gb18030').decode(Buffer.from(bytes, 'latin1'))
  // Glyph numbers of an embedded font without a table: nobody can read them.
  return () => ''
}

function byTable(table: ReadonlyMap<string, string>, usual: number): Decode {
  const widths = [...new Set([...table.keys()].map((code) => code.length))].sort()
  return (bytes) => {
    let text = ''
    for (let at = 0; at < bytes.length;) {
      const width = widths.find((each) => table.has(bytes.slice(at, at + each))) ?? widths[0] ?? usual
      text += table.get(bytes.slice(at, at + width)) ?? ''
      at += width
    }
    return text
  }
}

/** A range longer than this is damaged. */
const RANGE_LIMIT = 0x10000

/** The pairs of a ToUnicode CMap: `bfchar` one by one, `bfrange` in runs. */
function tableIn(text: string): ReadonlyMap<string, string> {
  const table = new Map<string, string>()
  const reader = { text, at: 0 }
  let operands: Value[] = []
  for (let value = next(reader); value !== undefined; value = next(reader)) {
    if (!isKind(value, 'operator')) operands.push(value)
    else {
      if (value.word === 'endbfchar') for (let at = 0; at + 1 < operands.length; at += 2) set(table, operands[at], operands[at + 1])
      if (value.word === 'endbfrange') for (let at = 0; at + 2 < operands.length; at += 3) setRange(table, operands.slice(at, at + 3))
      operands = []
    }
  }
  return table
}

function set(table: Map<string, string>, code: Value | undefined, text: Value | undefined): void {
  if (typeof code === 'string' && typeof text === 'string') table.set(code, utf16(text))
}

function setRange(table: Map<string, string>, [from, to, target]: readonly Value[]): void {
  if (typeof from !== 'string' || typeof to !== 'string') return
  const [first, last] = [numberOf(from), numberOf(to)]
  for (let code = first; code <= last && code - first < RANGE_LIMIT; code += 1) {
    const bytes = bytesOf(code, from.length)
    if (Array.isArray(target)) set(table, bytes, (target as readonly Value[])[code - first])
    else if (typeof target === 'string') {
      const whole = utf16(target)
      const last16 = whole.charCodeAt(whole.length - 1) + code - first
      table.set(bytes, whole.slice(0, -1) + String.fromCharCode(last16))
    }
  }
}

const numberOf = (bytes: string): number => [...bytes].reduce((sum, c) => sum * 256 + c.charCodeAt(0), 0)
const bytesOf = (code: number, width: number): string => Array.from({ length: width }, (_, at) => String.fromCharCode(Math.floor(code / 256 ** (width - 1 - at)) % 256)).join('')
const utf16 = (bytes: string): string => new TextDecoder('utf-16be').decode(Buffer.from(bytes, 'latin1'))
