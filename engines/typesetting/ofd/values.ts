/** Numbers as OFD writes them, exponents included. */
const number = /^[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?$/

/** Numbers in a row; `null` when one is none. */
export function numbersIn(text: string): number[] | null {
  const words = text.trim().split(/\s+/).filter(Boolean)
  return words.every((word) => number.test(word)) ? words.map(Number) : null
}

/** Advances with their `g count value` runs written out; `null` when they cannot be read. */
export function deltasIn(text: string, most = 1_000_000): number[] | null {
  const words = text.trim().split(/\s+/).filter(Boolean)
  const values: number[] = []
  for (let i = 0; i < words.length;) {
    if (words[i] !== 'g') {
      if (!number.test(words[i]!)) return null
      values.push(Number(words[i++]))
      continue
    }
    const count = Number(words[i + 1])
    if (!Number.isInteger(count) || count < 1 || count + values.length > most || !number.test(words[i + 2] ?? '')) return null
    for (let k = 0; k < count; k++) values.push(Number(words[i + 2]))
    i += 3
  }
  return values
}

/** How many numbers each operator of a path takes. */
const operands: Readonly<Record<string, number>> = { S: 2, M: 2, L: 2, Q: 4, B: 6, A: 7, C: 0 }

/** A piece of a path: its operator and numbers. */
export interface PathPiece { readonly operator: string; readonly values: readonly number[] }

/** The pieces of an `AbbreviatedData`; `null` when it cannot be read or does not begin with a point. */
export function pathIn(text: string): PathPiece[] | null {
  const words = text.trim().split(/\s+/).filter(Boolean)
  const pieces: PathPiece[] = []
  for (let i = 0; i < words.length;) {
    const operator = words[i++]!
    const count = operands[operator]
    const values = count === undefined ? null : numbersIn(words.slice(i, i + count).join(' '))
    if (!values || values.length !== count) return null
    pieces.push({ operator, values })
    i += count
  }
  return pieces[0] && /[SM]/.test(pieces[0].operator) ? pieces : null
}

/** What each kind of value looks like, beyond the kinds that are looked up. */
const checks: Readonly<Record<string, (text: string) => boolean>> = {
  text: () => true,
  id: (text) => /^\d{1,10}$/.test(text) && Number(text) > 0 && Number(text) < 2 ** 32,
  ref: (text) => /^\d{1,10}$/.test(text),
  name: (text) => /^[A-Za-z_][\w.-]*$/.test(text),
  uuid: (text) => /^[\da-fA-F]{32}$/.test(text),
  bool: (text) => /^(true|false|0|1)$/.test(text),
  int: (text) => /^[+-]?\d+$/.test(text),
  byte: (text) => /^\d{1,3}$/.test(text) && Number(text) < 256,
  number: (text) => number.test(text),
  box: (text) => {
    const values = numbersIn(text)
    return values?.length === 4 && values[2]! > 0 && values[3]! > 0
  },
  pos: (text) => numbersIn(text)?.length === 2,
  matrix: (text) => numbersIn(text)?.length === 6,
  // Colours may be written in hexadecimal, with a hash.
  array: (text) => text.trim() !== '' && text.trim().split(/\s+/).every((word) => number.test(word) || /^#[\da-fA-F]+$/.test(word)),
  deltas: (text) => deltasIn(text) !== null,
  path: (text) => pathIn(text) !== null,
  date: (text) => /^\d{4}-\d\d-\d\d$/.test(text),
  dateTime: (text) => /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d/.test(text),
  base64: (text) => /^[A-Za-z\d+/\s]+={0,2}\s*$/.test(text),
  folder: (text) => text !== '',
  loc: (text) => text.trim() !== '',
  res: (text) => text.trim() !== '',
}

/** Whether a text is a value of a kind; a kind without a check of its own is a list of values. */
export const isValue = (text: string, kind: string): boolean => {
  const check = checks[kind.split('>')[0]!]
  return check ? check(text) : kind.split('|').includes(text)
}
