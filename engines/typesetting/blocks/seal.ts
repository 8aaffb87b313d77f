import { documentFormat } from '../dimensions.ts'
import type { Point, SealGlyph, SealItem } from '../display.ts'
import type { Seal } from '../model.ts'
import type { Setter } from '../setter.ts'

/** Proportions of a round seal to its diameter. */
const proportions = { ring: 0.028, margin: 0.02, name: 0.165, star: 0.165, noteSize: 0.058, noteBelow: 0.405, notePitch: 0.064, noteWidth: 0.34 } as const
/** The name takes at most this much of the ring, and one character at most this step. */
const widestArc = 262
const widestStep = 34
const narrowest = 0.55
/** The ink of 宋体 above its baseline, in em. */
const inkTop = 0.84
/** Inner to outer radius of a five-pointed star. */
const starRatio = 0.382

const { closing } = documentFormat

/** Its diameter, within what seals have. */
export const sealDiameter = ({ diameterMm = closing.sealDiameter }: Seal): number =>
  Number.isFinite(diameterMm) ? Math.max(closing.smallestSeal, Math.min(closing.largestSeal, diameterMm)) : closing.sealDiameter

/** The round seal about a point: ring, five-pointed star, the organ's name along the ring, the note at the foot, clear of the signature. */
export function drawSeal({ seal, signatory }: { seal: Seal; signatory: number }, centre: Point, setter: Setter): SealItem {
  const diameter = sealDiameter(seal)
  const radius = diameter / 2
  return {
    kind: 'seal', ...centre, signatory, radius, color: '#e60012', ringWidth: diameter * proportions.ring,
    star: star(centre, diameter * proportions.star),
    glyphs: [...nameGlyphs(seal.organ, { centre, diameter }, setter), ...noteGlyphs(seal.note ?? '', { centre, diameter }, setter)],
  }
}

interface Round { readonly centre: Point; readonly diameter: number }

function nameGlyphs(organ: string, { centre, diameter }: Round, setter: Setter): SealGlyph[] {
  const chars = [...organ]
  const inner = diameter / 2 - diameter * (proportions.ring + proportions.margin)
  const step = chars.length > 1 ? Math.min(widestStep, widestArc / (chars.length - 1)) : 0
  const fullSize = diameter * proportions.name
  const room = (size: number) => step * Math.PI / 180 * (inner - size * 0.75) * 0.94
  const size = chars.length > 1 ? Math.min(fullSize, room(fullSize) / narrowest) : fullSize
  const scaleX = chars.length > 1 ? Math.min(0.86, room(size) / size) : 0.86
  const base = inner - inkTop * size
  return chars.map((char, index) => {
    const angle = (index - (chars.length - 1) / 2) * step
    const turn = angle * Math.PI / 180
    return { char, font: fontOf(char, setter), x: centre.x + base * Math.sin(turn), y: centre.y - base * Math.cos(turn), angle, size, scaleX }
  })
}

/** The note breaks after its comma, so that it is large enough to be read; the comma itself hangs out of the row. */
function noteGlyphs(note: string, { centre, diameter }: Round, setter: Setter): SealGlyph[] {
  const rows = note.split(/(?<=，)/).map((row) => [...row])
  const lengthOf = (row: readonly string[]) => row.filter((char) => char !== '，').length
  const size = Math.min(diameter * proportions.noteSize, diameter * proportions.noteWidth / Math.max(1, ...rows.map(lengthOf)))
  return rows.flatMap((row, at) => row.map((char, index) => ({
    char, font: fontOf(char, setter), x: centre.x + (index - (lengthOf(row) - 1) / 2) * size,
    y: centre.y + diameter * (proportions.noteBelow - (rows.length - 1 - at) * proportions.notePitch), angle: 0, size, scaleX: 1,
  })))
}

function fontOf(char: string, setter: Setter) {
  const font = setter.pick('song', char)
  if (!font) setter.missing(char)
  return font ?? 'song'
}

function star(centre: Point, radius: number): Point[] {
  return Array.from({ length: 10 }, (_, corner) => {
    const reach = corner % 2 === 0 ? radius : radius * starRatio
    const turn = corner * Math.PI / 5
    return { x: centre.x + reach * Math.sin(turn), y: centre.y - reach * Math.cos(turn) }
  })
}
