import type { FontKey, FontPicker } from '../fonts.ts'
import { slotWidth } from '../fonts.ts'
import { inkLeft, inkRight, latinUnits, noEnd, noStart, pairs, unitLength } from './marks.ts'

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
}

/** Measures runs and joins what may not part: words, numbers with their units, —— and ……. */
export function atomsOf(runs: readonly StyledRun[], ruler: Ruler): Atom[] {
  return joinNumbersWithUnits(joinCharacters(runs.flatMap((run) => glyphsOf(run, ruler))))
}

/** Each character of a run with its font and slot. A character that no font has keeps its face, and is told. */
export function glyphsOf(run: StyledRun, ruler: Ruler): Glyph[] {
  const glyphs: Glyph[] = []
  let offset = run.offset
  for (const char of run.text) {
    const at = offset
    if (offset !== undefined) offset += char.length
    if (invisible.test(char)) continue
    const shown = printable(char)
    const found = ruler.pick(run.face, shown)
    if (!found && shown !== '\n') ruler.missing(shown)
    const font = found ?? run.face
    glyphs.push({ char: shown, font, width: shown === '\n' ? 0 : slotWidth(font, shown), offset: at })
  }
  return glyphs
}

/** Marks for programs that pasted text brings along: joiners, byte order marks, directions, soft hyphens. They have no shape and are not set. */
const invisible = /^(?:[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]|\p{Variation_Selector})$/u

/** Control characters have no shape; a space stands for each. Half of a surrogate pair is no character. */
function printable(char: string): string {
  if (char === '\n') return char
  return char < ' ' || char === '\u007f' || char === '\u00a0' ? ' ' : char.toWellFormed()
}

const isLatin = (char: string): boolean => char > ' ' && char <= '~'

function joinCharacters(glyphs: readonly Glyph[]): Atom[] {
  const atoms: Atom[] = []
  let i = 0
  while (i < glyphs.length) {
    const end = endOfAtom(glyphs, i)
    atoms.push(atom(glyphs.slice(i, end)))
    i = end
  }
  return atoms
}

function endOfAtom(glyphs: readonly Glyph[], start: number): number {
  const first = glyphs[start]!.char
  if (pairs.has(first)) return glyphs[start + 1]?.char === first ? start + 2 : start + 1
  if (!isLatin(first) || noEnd.has(first)) return start + 1
  let end = start + 1
  while (end < glyphs.length && isLatin(glyphs[end]!.char) && !noEnd.has(glyphs[end]!.char)) end++
  return end
}

/** An atom of these glyphs, with the rules of its first and last character. */
export function atom(glyphs: readonly Glyph[]): Atom {
  const first = glyphs[0]!.char
  const last = glyphs.at(-1)!.char
  const single = glyphs.length === 1
  return {
    glyphs, width: glyphs.reduce((sum, glyph) => sum + glyph.width, 0),
    // A dash of two slots may open a line; a single one, which joins a range, may not.
    noStart: noStart.has(first) && !(first === '—' && glyphs.length === 2), noEnd: noEnd.has(last),
    slack: single && inkLeft.has(first) ? 1 : single && inkRight.has(first) ? -1 : 0,
    kind: first === '\n' ? 'break' : single && first === ' ' ? 'space' : isLatin(first) ? 'latin' : 'han',
  }
}

// P-10: 数字与其后的单位不拆行.
function joinNumbersWithUnits(atoms: readonly Atom[]): Atom[] {
  const joined: Atom[] = []
  for (let i = 0; i < atoms.length; i++) {
    const here = atoms[i]!
    const taken = endsInDigit(here) ? atomsOfUnit(atoms, i + 1) : 0
    joined.push(taken ? { ...atom([here, ...atoms.slice(i + 1, i + 1 + taken)].flatMap((one) => one.glyphs)), kind: 'latin' } : here)
    i += taken
  }
  return joined
}

const textOf = (one: Atom | undefined): string => one?.glyphs.map((glyph) => glyph.char).join('') ?? ''
const endsInDigit = (one: Atom): boolean => one.kind === 'latin' && /\d$/.test(textOf(one))

/** How many atoms after a number make up its unit; a Han character is an atom of its own. */
function atomsOfUnit(atoms: readonly Atom[], from: number): number {
  if (atoms[from]?.kind === 'space') return latinUnits.has(textOf(atoms[from + 1])) ? 2 : 0
  return unitLength(atoms.slice(from, from + 4).map((one) => one.kind === 'han' ? textOf(one) : ' ').join(''))
}
