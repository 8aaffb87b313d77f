import type { Color, Point, RuleItem, SealGlyph, SealItem, StampItem } from '../display.ts'
import type { FontFiles } from '../fonts.ts'
import { outlineOf } from '../paint/outline.ts'
import { openTrueType } from '../paint/truetype.ts'
import { boxAbout, corners, mapped, type Box, type Matrix } from './geometry.ts'
import { array, element, mm } from './xml-write.ts'

/** A piece of a path: an operator of `AbbreviatedData` and its points. */
interface PathStep { readonly operator: 'M' | 'L' | 'Q' | 'B' | 'C'; readonly points: readonly Point[] }

/** How a path is drawn: along its line with a width, or filled. */
type Ink = { readonly color: Color; readonly lineWidth: number } | { readonly color: Color; readonly lineWidth?: undefined }

/** What a shape is drawn with: the axes it stands on, where object numbers come from, and within what it shows, if not whole. */
export interface ShapePen { readonly axes: Matrix; readonly nextId: () => number; readonly clip?: Box | undefined }

/** A colour as OFD writes it. */
export const rgb = (color: Color): string => [1, 3, 5].map((i) => parseInt(color.slice(i, i + 2), 16)).join(' ')

export interface Painted { readonly id: number; readonly xml: string }

function pathObject(steps: readonly PathStep[], ink: Ink, { axes, nextId, clip }: ShapePen): Painted {
  const placed = steps.map(({ operator, points }) => ({ operator, points: points.map(({ x, y }) => mapped(x, y, axes)) }))
  // GB/T 33190-2016 8.5: what is drawn beyond its boundary is cut off there.
  const box = clip ? boxAbout(corners(clip).map(({ x, y }) => mapped(x, y, axes))) : boxAbout(placed.flatMap(({ points }) => points))
  const half = clip ? 0 : (ink.lineWidth ?? 0) / 2
  const left = mm(box.x - half)
  const top = mm(box.y - half)
  const data = placed.map(({ operator, points }) => [operator, ...points.map(({ x, y }) => array(x - left, y - top))].join(' ')).join(' ')
  const boundary = array(left, top, box.width + 2 * half, box.height + 2 * half)
  const id = nextId()
  const xml = ink.lineWidth === undefined
    ? element('PathObject', { ID: id, Boundary: boundary, Stroke: 'false', Fill: 'true' }, [element('FillColor', { Value: rgb(ink.color) }), element('AbbreviatedData', {}, data)])
    : element('PathObject', { ID: id, Boundary: boundary, LineWidth: mm(ink.lineWidth) }, [element('StrokeColor', { Value: rgb(ink.color) }), element('AbbreviatedData', {}, data)])
  return { id, xml }
}

export const paintRule = (item: RuleItem, pen: ShapePen): Painted =>
  pathObject(polyline([{ x: item.x1, y: item.y1 }, { x: item.x2, y: item.y2 }]), { color: item.color, lineWidth: item.width }, pen)

/** The frame that stands for a picture which is missing or unreadable. */
export const paintFrame = (box: { x: number; y: number; width: number; height: number }, pen: ShapePen): Painted =>
  pathObject([...polyline(corners(box)), closing], { color: '#000000', lineWidth: 0.2 }, pen)

/** A seal by paths alone: its letters are no part of the document's text. */
export const paintSeal = (item: SealItem, files: FontFiles, pen: ShapePen): Painted[] => [
  pathObject(circle(item), { color: item.color, lineWidth: item.ringWidth }, pen),
  pathObject([...polyline(item.star), closing, ...item.glyphs.flatMap((glyph) => glyphPath(glyph, files))], { color: item.color }, pen),
]

/** A signature stamp is its letters. */
export function paintStamp(item: StampItem, files: FontFiles, pen: ShapePen): Painted[] {
  const name = item.glyphs.flatMap((glyph) => glyphPath(glyph, files))
  return name.length ? [pathObject(name, { color: item.color }, pen)] : []
}

const closing: PathStep = { operator: 'C', points: [] }
const polyline = (points: readonly Point[]): PathStep[] => points.map((point, i) => ({ operator: i ? 'L' : 'M', points: [point] }))

/** The share of the radius at which control points make four curves a circle. */
const roundness = 0.5523

function circle({ x, y, radius, ringWidth }: SealItem): PathStep[] {
  const r = radius - ringWidth / 2
  const c = r * roundness
  const curve = (...points: readonly [number, number][]): PathStep => ({ operator: 'B', points: points.map(([dx, dy]) => ({ x: x + dx, y: y + dy })) })
  return [
    { operator: 'M', points: [{ x: x + r, y }] },
    curve([r, c], [c, r], [0, r]), curve([-c, r], [-r, c], [-r, 0]), curve([-r, -c], [-c, -r], [0, -r]), curve([c, -r], [r, -c], [r, 0]), closing,
  ]
}

function glyphPath(glyph: SealGlyph, files: FontFiles): PathStep[] {
  const font = openTrueType(files[glyph.font])
  const number = font.glyphOf(glyph.char.codePointAt(0)!)
  const em = glyph.size / font.unitsPerEm
  const turn = glyph.angle * Math.PI / 180
  const [cos, sin] = [Math.cos(turn), Math.sin(turn)]
  const place = (fx: number, fy: number): Point => {
    const dx = (fx - font.advance(number) / 2) * em * glyph.scaleX
    return { x: glyph.x + dx * cos + fy * em * sin, y: glyph.y + dx * sin - fy * em * cos }
  }
  return outlineOf(font, number).flatMap((steps) => [
    ...steps.map((step): PathStep => step.kind === 'curve'
      ? { operator: 'Q', points: [place(step.cx, step.cy), place(step.x, step.y)] }
      : { operator: step.kind === 'move' ? 'M' : 'L', points: [place(step.x, step.y)] }),
    closing,
  ])
}
