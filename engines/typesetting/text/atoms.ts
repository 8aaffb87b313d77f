import type { FontKey, FontPicker } from '../fonts.ts'
import { slotWidth } from '../fonts.ts'
import { measuredBefore, type Measurements } from '../memory.ts'
import { isInvisible, isWord, latinUnits, longestUnit, ruleBits, rulesOf, unitLength } from './marks.ts'

/** Text in one face, before it is measured. `offset` is absent for text that the format adds. */
export interface StyledRun {
  readonly text: string
  readonly face: FontKey
  readonly offset?: number
}
/** One character in its font. Widths are in cells. */
export interface Glyph {
  readonly char: string
  readonly font: FontKey
  readonly width: number
  readonly offset: number | undefined
}
/** Characters that never part at a line's end. */
export interface Atom {
  readonly glyphs: readonly Glyph[]
  readonly width: number
  readonly noStart: boolean
  readonly noEnd: boolean
  /** Which half of the slot may be given up: the right one (1), the left one (-1), neither (0). */
  readonly slack: -1 | 0 | 1
  readonly kind: 'han' | 'latin' | 'space' | 'break'
}

export interface Ruler {
  readonly pick: FontPicker
  /** Told of each character that no font has. */
  readonly missing: (char: string) => void
  /** What was measured in earlier layouts. */
  readonly measurements?: Measurements
}

/** Measures runs and joins what may not part: words, numbers with their units, —— and ……. */
export function atomsOf(runs: readonly StyledRun[], ruler: Ruler): readonly Atom[] {
  return ruler.measurements ? measuredBefore(ruler.measurements, runs, ruler, measure) : measure(runs, ruler)
}

function measure(runs: readonly StyledRun[], ruler: Ruler): Atom[] {
  const [first] = runs
  return joinNumbers(joinCharacters(runs.length === 1 ? glyphsOf(first!, ruler) : runs.flatMap((run) => glyphsOf(run, ruler))))
}

/** Each character of a run with its font and slot. A character that no font has keeps its face, and is told. */
export function glyphsOf(run: StyledRun, ruler: Ruler): Glyph[] {
  const glyphs: Glyph[] = []
  let offset = run.offset
  for (const char of run.text) {
    const at = offset
    if (offset !== undefined) offset += char.length
    if (isInvisible(char.codePointAt(0)!)) continue
    const shown = printable(char)
    const found = ruler.pick(run.face, shown)
    if (!found && shown !== '\n') ruler.missing(shown)
    const font = found ?? run.face
    glyphs.push({ char: shown, font, width: shown === '\n' ? 0 : slotWidth(font, shown), offset: at })
  }
  return glyphs
}

/** Control characters have no shape; a space stands for each. Half of a surrogate pair is no character. */
function printable(char: string): string {
  const code = char.charCodeAt(0)
  if (code >= 0x3000 && code < 0xd800) return char
  if (char === '\n') return char
  return code < 0x20 || code === 0x7f || code === 0xa0 ? ' ' : char.toWellFormed()
}

const codeOf = (glyph: Glyph): number => glyph.char.codePointAt(0)!

function joinCharacters(glyphs: readonly Glyph[]): Atom[] {
  const atoms: Atom[] = []
  for (let i = 0; i < glyphs.length;) {
    const end = endOfAtom(glyphs, i)
    atoms.push(atom(end === i + 1 ? [glyphs[i]!] : glyphs.slice(i, end)))
    i = end
  }
  return atoms
}

function endOfAtom(glyphs: readonly Glyph[], start: number): number {
  const first = codeOf(glyphs[start]!)
  if (rulesOf(first) & ruleBits.pair) return glyphs[start + 1]?.char === glyphs[start]!.char ? start + 2 : start + 1
  if (!isWord(first) || rulesOf(first) & ruleBits.noEnd) return start + 1
  let end = start + 1
  while (end < glyphs.length && goesOn(glyphs, end)) end++
  return end
}

/** Whether a word goes on: an apostrophe as Chinese has it stands within one too. */
function goesOn(glyphs: readonly Glyph[], at: number): boolean {
  const code = codeOf(glyphs[at]!)
  if (isWord(code)) return !(rulesOf(code) & ruleBits.noEnd)
  const next = glyphs[at + 1]
  return code === 0x2019 && isLetter(codeOf(glyphs[at - 1]!)) && next !== undefined && isLetter(codeOf(next))
}

const isLetter = (code: number): boolean => (code > 0x40 && code < 0x5b) || (code > 0x60 && code < 0x7b) || (code >= 0xc0 && isWord(code))

/** An atom of these glyphs, with the rules of its first and last character. */
export function atom(glyphs: readonly Glyph[]): Atom {
  const code = codeOf(glyphs[0]!)
  const first = rulesOf(code)
  if (glyphs.length === 1) {
    return {
      glyphs, width: glyphs[0]!.width, noStart: (first & ruleBits.noStart) !== 0, noEnd: (first & ruleBits.noEnd) !== 0,
      slack: first & ruleBits.inkLeft ? 1 : first & ruleBits.inkRight ? -1 : 0, kind: code === 10 ? 'break' : code === 32 ? 'space' : isWord(code) ? 'latin' : 'han',
    }
  }
  const last = rulesOf(codeOf(glyphs.at(-1)!))
  // A dash of two slots may open a line; a single one, which joins a range, may not.
  const isDash = glyphs.length === 2 && (code === 0x2014 || code === 0x2015)
  return {
    glyphs, width: glyphs.reduce((sum, glyph) => sum + glyph.width, 0), noStart: (first & ruleBits.noStart) !== 0 && !isDash, noEnd: (last & ruleBits.noEnd) !== 0,
    slack: 0, kind: isWord(code) ? 'latin' : 'han',
  }
}

// P-10: 数字与其后的单位不拆行，一个数的各位数字不拆行 (GB/T 15835-2011 5.1.4: groups of digits may stand apart by a space).
function joinNumbers(atoms: readonly Atom[]): Atom[] {
  const joined: Atom[] = []
  for (let i = 0; i < atoms.length; i++) {
    let here = atoms[i]!
    if (here.kind !== 'latin') {
      joined.push(here)
      continue
    }
    while (endsInDigit(here) && atoms[i + 1]?.kind === 'space' && /^\d{3}(?:\D|$)/.test(textOf(atoms[i + 2]))) {
      here = whole([here, atoms[i + 1]!, atoms[i + 2]!])
      i += 2
    }
    const taken = endsInDigit(here) ? atomsOfUnit(atoms, i + 1) : 0
    joined.push(taken ? whole([here, ...atoms.slice(i + 1, i + 1 + taken)]) : here)
    i += taken
  }
  return joined
}

const whole = (atoms: readonly Atom[]): Atom => ({ ...atom(atoms.flatMap((one) => one.glyphs)), kind: 'latin' })
const textOf = (one: Atom | undefined): string => one?.glyphs.map((glyph) => glyph.char).join('') ?? ''

function endsInDigit(one: Atom): boolean {
  if (one.kind !== 'latin') return false
  const code = codeOf(one.glyphs.at(-1)!)
  return code > 0x2f && code < 0x3a
}

/** How many atoms after a number make up its unit; a Han character is an atom of its own. */
function atomsOfUnit(atoms: readonly Atom[], from: number): number {
  if (atoms[from]?.kind === 'space') return latinUnits.has(textOf(atoms[from + 1])) ? 2 : 0
  if (atoms[from]?.kind !== 'han') return 0
  return unitLength(atoms.slice(from, from + longestUnit).map((one) => one.kind === 'han' && one.glyphs.length === 1 ? one.glyphs[0]!.char : ' ').join(''))
}
