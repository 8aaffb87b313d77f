import type { Color, Origin, TextItem } from '../display.ts'
import { setBefore } from '../memory.ts'
import type { Atom, Glyph } from './atoms.ts'
import type { Line } from './break-lines.ts'

/** Where and how a line is set, in mm. */
export interface Place {
  /** The left edge of the first slot, before the line's own indent. */
  readonly x: number
  readonly baseline: number
  readonly size: number
  /** The width of one slot of one em. */
  readonly cell: number
  readonly color: Color
  readonly origin: Origin
  readonly scaleX?: number
}

/** Sets a line: one item for each stretch of one font, with the place of each character. */
export function setLine(line: Line, place: Place): readonly TextItem[] {
  return setBefore(line, place, setNow)
}

function setNow(line: Line, place: Place): TextItem[] {
  const { atoms } = line
  const hanging = hangingFrom(atoms)
  const shares = shareOut(line, hanging)
  const [squeeze, spread] = [shares.squeeze * place.cell, shares.spread * place.cell]
  const items: TextItem[] = []
  let x = place.x + line.indent * place.cell
  const writer = itemWriter(place, items)
  for (let i = 0; i < atoms.length; i++) {
    const { glyphs } = atoms[i]!
    const slack = slackAt(atoms, i)
    const squeezed = slack ? squeeze : 0
    // A mark whose ink lies to the right gives up its empty left half: it moves back over it.
    let pen = slack < 0 ? x - squeezed : x
    for (const glyph of glyphs) {
      const width = i >= hanging ? 0 : glyph.width * place.cell
      writer.write(glyph, pen, pen + width - (slack > 0 ? squeezed : 0))
      pen += width
    }
    x = (slack < 0 ? pen : pen - squeezed) + (isSpot(atoms, i, hanging) ? spread : 0)
  }
  writer.flush()
  return items
}

/** How the difference between a line and its room is shared: over the places between atoms, or by the marks that give way. */
function shareOut(line: Line, hanging: number): { spread: number; squeeze: number } {
  const gap = line.last ? 0 : line.room - line.width
  if (gap <= 1e-6 && line.squeeze <= 0) return { spread: 0, squeeze: 0 }
  let [marks, spots] = [0, 0]
  for (let i = 0; i < line.atoms.length; i++) {
    if (slackAt(line.atoms, i) !== 0) marks++
    if (isSpot(line.atoms, i, hanging)) spots++
  }
  return { spread: gap > 1e-6 && spots ? gap / spots : 0, squeeze: line.squeeze > 0 && marks ? line.squeeze / marks : 0 }
}

/** A mark that opens a line gives nothing up: it would move out of the type area. */
const slackAt = (atoms: readonly Atom[], i: number): number => i === 0 ? Math.max(0, atoms[i]!.slack) : atoms[i]!.slack

/** Whether room may be added after this atom: not inside Latin text, not in a label (lines below align with what follows it), not after the last. */
function isSpot(atoms: readonly Atom[], i: number, hanging: number): boolean {
  const next = atoms[i + 1]
  return next !== undefined && i + 1 < hanging && atoms[i]!.glyphs[0]!.offset !== undefined && !(atoms[i]!.kind === 'latin' && next.kind === 'latin')
}

/** Spaces at a line's end take no room, but stay in the text: where they begin. */
function hangingFrom(atoms: readonly Atom[]): number {
  let from = atoms.length
  while (from > 0 && atoms[from - 1]!.kind === 'space') from--
  return from
}

function itemWriter(place: Place, items: TextItem[]) {
  let first: Glyph | undefined
  let before: Glyph | undefined
  let text = ''
  let xs: number[] = []
  let end = 0
  const flush = () => {
    if (!first) return
    const { offset, font } = first
    items.push({
      kind: 'text', text, xs, end, y: place.baseline, font,
      size: place.size, color: place.color, scaleX: place.scaleX ?? 1, origin: offset === undefined ? withoutOffset(place.origin) : { ...place.origin, offset },
    })
    first = before = undefined
    text = ''
    xs = []
  }
  const write = (glyph: Glyph, from: number, to: number) => {
    if (before && !continues(before, glyph)) flush()
    first ??= glyph
    before = glyph
    text += glyph.char
    xs.push(from)
    end = to
  }
  return { write, flush }
}

const continues = (before: Glyph, glyph: Glyph): boolean => before.font === glyph.font
  && (before.offset === undefined ? glyph.offset === undefined : glyph.offset === before.offset + before.char.length)

function withoutOffset(origin: Origin): Origin {
  const { offset: _, ...rest } = origin
  return rest
}
