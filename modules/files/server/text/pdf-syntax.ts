/** A value of the PDF language (ISO 32000-1 §7.3). Strings keep their bytes, one character a byte. */
export type Value = number | boolean | null | string | Name | Reference | Operator | readonly Value[] | Dictionary
export interface Name { readonly kind: 'name'; readonly name: string }
export interface Reference { readonly kind: 'reference'; readonly number: number }
/** A word that is no value: `Tj` in a page's content, `stream`, `endobj`. */
export interface Operator { readonly kind: 'operator'; readonly word: string }
export interface Dictionary { readonly kind: 'dictionary'; readonly entries: ReadonlyMap<string, Value> }

/** Reads values one after another; knows where it is. Nonsense is passed over, as readers of PDF must. */
export interface Reader { at: number; readonly text: string }

const END = /^[\s\0()<>[\]{}/%]/
const isSpace = (c: string | undefined) => c !== undefined && /[\s\0]/.test(c)

/** The next value, or undefined at the end. `]` and `>>` come as operators and end the collection being read. */
export function next(reader: Reader): Value | undefined {
  skipSpace(reader)
  const { text, at } = reader
  const c = text[at]
  if (c === undefined) return undefined
  if (c === '/') return readName(reader)
  if (c === '(') return readLiteral(reader)
  if (c === '[') return readArray(reader)
  if (text.startsWith('<<', at)) return readDictionary(reader)
  if (c === '<') return readHex(reader)
  if (text.startsWith('>>', at)) return operator(reader, '>>')
  if (']{})>'.includes(c)) return operator(reader, c)
  return readWord(reader)
}

function skipSpace(reader: Reader): void {
  const { text } = reader
  for (;;) {
    while (isSpace(text[reader.at])) reader.at += 1
    if (text[reader.at] !== '%') return
    while (reader.at < text.length && !/[\r\n]/.test(text[reader.at]!)) reader.at += 1
  }
}

function operator(reader: Reader, word: string): Operator {
  reader.at += word.length
  return { kind: 'operator', word }
}

function readWord(reader: Reader): Value {
  const from = reader.at
  while (reader.at < reader.text.length && !END.test(reader.text[reader.at]!)) reader.at += 1
  const word = reader.text.slice(from, reader.at)
  if (/^[+-]?(\d+\.?\d*|\.\d+)$/.test(word)) {
    const reference = /^\d+$/.test(word) ? /^\s+\d+\s+R(?![\w])/.exec(reader.text.slice(reader.at, reader.at + 24)) : null
    if (!reference) return Number(word)
    reader.at += reference[0].length
    return { kind: 'reference', number: Number(word) }
  }
  return word === 'true' ? true : word === 'false' ? false : word === 'null' ? null : { kind: 'operator', word }
}

function readName(reader: Reader): Name {
  const from = reader.at + 1
  reader.at = from
  while (reader.at < reader.text.length && !END.test(reader.text[reader.at]!)) reader.at += 1
  return { kind: 'name', name: reader.text.slice(from, reader.at).replace(/#([0-9a-f]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))) }
}

const ESCAPES: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', b: '\b', f: '\f' }

function readLiteral(reader: Reader): string {
  const { text } = reader
  let [out, depth] = ['', 0]
  for (; reader.at < text.length; reader.at += 1) {
    const c = text[reader.at]!
    if (c === '\\') {
      const [octal] = /^[0-7]{1,3}/.exec(text.slice(reader.at + 1, reader.at + 4)) ?? []
      const [newline] = /^\r?\n|^\r/.exec(text.slice(reader.at + 1, reader.at + 3)) ?? []
      const plain = text[reader.at + 1] ?? ''
      out += octal ? String.fromCharCode(Number.parseInt(octal, 8) & 0xff) : newline ? '' : ESCAPES[plain] ?? plain
      reader.at += (octal ?? newline ?? plain).length
    } else if (c === '(' && depth++ === 0) continue
    else if (c === ')' && --depth === 0) break
    else out += c
  }
  reader.at += 1
  return out
}

function readHex(reader: Reader): string {
  const end = reader.text.indexOf('>', reader.at)
  const digits = reader.text.slice(reader.at + 1, end < 0 ? undefined : end).replace(/[^0-9a-f]/gi, '')
  reader.at = end < 0 ? reader.text.length : end + 1
  return Buffer.from(digits.length % 2 ? `${digits}0` : digits, 'hex').toString('latin1')
}

function readArray(reader: Reader): readonly Value[] {
  reader.at += 1
  return readUntil(reader, ']')
}

function readDictionary(reader: Reader): Dictionary {
  reader.at += 2
  const entries = new Map<string, Value>()
  const values = readUntil(reader, '>>')
  for (let at = 0; at + 1 < values.length; at += 2) {
    const key = values[at]
    if (isKind(key, 'name')) entries.set(key.name, values[at + 1]!)
  }
  return { kind: 'dictionary', entries }
}

function readUntil(reader: Reader, end: string): readonly Value[] {
  const values: Value[] = []
  for (let value = next(reader); value !== undefined; value = next(reader)) {
    if (isKind(value, 'operator')) {
      if (value.word === end || value.word === 'endobj') break
      continue
    }
    values.push(value)
  }
  return values
}

type Kinds = { name: Name; reference: Reference; operator: Operator; dictionary: Dictionary }
export const isKind = <Kind extends keyof Kinds>(value: Value | undefined, kind: Kind): value is Kinds[Kind] =>
  typeof value === 'object' && value !== null && 'kind' in value && value.kind === kind
