import { brokenBefore } from '../memory.ts'
import { atom, type Atom } from './atoms.ts'
import { cutOfWord } from './words.ts'

/** One line, broken but not yet set. All widths are in cells. */
export interface Line {
  readonly atoms: readonly Atom[]
  /** Natural width without spaces at the end. */
  readonly width: number
  /** What the line may fill. */
  readonly room: number
  /** Free cells before the first character. */
  readonly indent: number
  /** The last line of a paragraph, or one ended by hand: it is not spread. */
  readonly last: boolean
  /** How much its marks must give up together so that it fits. */
  readonly squeeze: number
}
export interface LineMeasure {
  readonly width: number
  /** Cells free before the first line. */
  readonly indent?: number
}

/** At most one cell is pulled out of the marks of one line. */
const maxSqueeze = 1

/**
 * Breaks measured text into lines. State: `rest`, the atoms not yet in a line. Each step fills a line greedily; if the next
 * atom may not start a line it is pulled in by squeezing marks, or else the break moves back to the last lawful place.
 */
export function breakLines(atoms: readonly Atom[], measure: LineMeasure): readonly Line[] {
  return brokenBefore(atoms, measure, broken)
}

function broken(atoms: readonly Atom[], measure: LineMeasure): Line[] {
  const lines: Line[] = []
  const rest = [...atoms]
  let start = 0
  while (start < rest.length || lines.length === 0) {
    const indent = lines.length === 0 ? measure.indent ?? 0 : 0
    const cut = cutLine(rest, start, measure.width - indent)
    const taken = rest.slice(start, cut.end)
    const width = widthOf(taken)
    const last = cut.end >= rest.length || taken.at(-1)?.kind === 'break'
    // A break by hand ends its line, so that it stands nowhere else.
    if (taken.at(-1)?.kind === 'break') taken.pop()
    lines.push({ atoms: taken, width, room: measure.width - indent, indent, last, squeeze: cut.squeeze })
    start = cut.end
  }
  return lines
}

interface Cut { readonly end: number; readonly squeeze: number }

/** Where the line that begins at `start` ends. May split an over-long atom of `rest` in two. */
function cutLine(rest: Atom[], start: number, room: number): Cut {
  const { end, width, slack } = fill(rest, start, room)
  if (end >= rest.length || (end > start && rest[end - 1]!.kind === 'break')) return { end, squeeze: 0 }
  const pulled = pullIn(rest, end, { over: width - room, slack })
  if (pulled) return pulled
  const back = lawfulBreak(rest, start, end)
  return { end: splitLongWord(rest, { start, end: back, room }), squeeze: 0 }
}

interface Filled { readonly end: number; readonly width: number; readonly slack: number }

/** As many atoms as fit. Spaces at the end hang, and a break by hand ends the line. */
function fill(atoms: readonly Atom[], start: number, room: number): Filled {
  let end = start
  let width = 0
  let slack = 0
  while (end < atoms.length) {
    const next = atoms[end]!
    if (next.kind !== 'space' && width + next.width > room + 1e-6) break
    width += next.width
    if (givesWay(atoms, start, end)) slack += 0.5
    end++
    if (next.kind === 'break') break
  }
  return { end, width, slack }
}

/** Whether a mark can give up half its slot; one that opens a line would move out of the type area. */
const givesWay = (atoms: readonly Atom[], start: number, at: number): boolean => atoms[at]!.slack > 0 || (atoms[at]!.slack < 0 && at > start)

function pullIn(atoms: readonly Atom[], from: number, line: { over: number; slack: number }): Cut | null {
  let { over, slack } = line
  let end = from
  while (atoms[end]?.noStart) {
    over += atoms[end]!.width
    if (atoms[end]!.slack) slack += 0.5
    end++
  }
  const fits = end > from && over <= Math.min(slack, maxSqueeze) + 1e-6 && !atoms[end - 1]!.noEnd
  return fits ? { end, squeeze: Math.max(0, over) } : null
}

function lawfulBreak(atoms: readonly Atom[], start: number, end: number): number {
  const isLawful = (at: number) => !atoms[at]!.noStart && atoms[at]!.kind !== 'space' && !atoms[at - 1]!.noEnd
  for (let at = end; at > start; at--) if (isLawful(at)) return at
  return end
}

/** Cuts a word that is wider than a line, or an address before which the line would stand half empty. */
function splitLongWord(atoms: Atom[], line: { start: number; end: number; room: number }): number {
  const { start, end, room } = line
  const word = atoms[end]!
  const alone = end === start
  const count = cutOfWord(word.glyphs, room - (alone ? 0 : widthOf(atoms.slice(start, end))), alone)
  if (count === 0) return alone ? end + 1 : end
  atoms.splice(end, 1, { ...atom(word.glyphs.slice(0, count)), kind: 'latin' }, { ...atom(word.glyphs.slice(count)), kind: 'latin' })
  return end + 1
}

function widthOf(atoms: readonly Atom[]): number {
  let end = atoms.length
  while (end > 0 && (atoms[end - 1]!.kind === 'space' || atoms[end - 1]!.kind === 'break')) end--
  let width = 0
  for (let at = 0; at < end; at++) width += atoms[at]!.width
  return width
}
