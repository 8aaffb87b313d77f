import type { FlatItem, ImageItem, Item, Origin, Page, TextItem } from '../display.ts'
import type { FontFiles, FontKey } from '../fonts.ts'
import { escaped } from '../xml-text.ts'
import { boxAbout, chained, corners, identity, mapped, moved, type Matrix } from './geometry.ts'
import { glyphPlaces, type OfdFont } from './paint-fonts.ts'
import { paintFrame, paintRule, paintSeal, paintStamp, rgb, type Painted } from './paint-shapes.ts'
import { array, element, mm } from './xml-write.ts'

export interface PagePainter {
  readonly nextId: () => number
  readonly fonts: ReadonlyMap<FontKey, OfdFont>
  /** Resource numbers by the picture's `file`. */
  readonly pictures: ReadonlyMap<string, number>
  readonly files: FontFiles
}

/** An object on a page, and what it shows: text or picture with its origin, a seal, or a mere line. */
export interface PageObject extends Painted {
  readonly shows?: { readonly kind: 'text' | 'image' | 'seal'; readonly origin?: Origin; readonly text: string }
  /** Its upper left corner on the page. */
  readonly x: number
  readonly y: number
}

/** The objects of a page in drawing order. */
export const paintPage = (page: Page, painter: PagePainter): PageObject[] => page.items.flatMap((item) => paintItem(item, painter))

function paintItem(item: Item, painter: PagePainter): PageObject[] {
  if (item.kind !== 'turned') return paintFlat(item, identity, painter)
  // A quarter counter-clockwise: (u, v) of the group stands at (x + v, y − u).
  const axes: Matrix = [0, -1, 1, 0, item.x, item.y]
  return item.items.flatMap((one) => paintFlat(one, axes, painter))
}

function paintFlat(item: FlatItem, axes: Matrix, painter: PagePainter): PageObject[] {
  const pen = { axes, nextId: painter.nextId }
  const sealed = (objects: readonly Painted[], at: { x: number; y: number }): PageObject[] =>
    objects.map((one) => ({ ...one, ...mapped(at.x, at.y, axes), shows: { kind: 'seal', text: '' } }))
  switch (item.kind) {
    case 'text': return paintText(item, axes, painter)
    case 'rule': return [{ ...paintRule(item, pen), ...mapped(item.x1, item.y1, axes) }]
    case 'image': return [paintImage(item, axes, painter)]
    case 'seal': return sealed(paintSeal(item, painter.files, { ...pen, clip: item.clip }), item.clip ?? { x: item.x - item.radius, y: item.y - item.radius })
    case 'stamp': return sealed(paintStamp(item, painter.files, pen), item)
  }
}

/** Readers keep the lower edge of a font's letters within so much of the size below the baseline, and the upper within one size above it. */
const below = 0.3

/** A stretch of a text item in one object: characters `from` to `to`. */
interface Piece { readonly from: number; readonly to: number }

function paintText(item: TextItem, axes: Matrix, painter: PagePainter): PageObject[] {
  const chars = [...item.text]
  const font = painter.fonts.get(item.font)!
  const places = glyphPlaces(item, font)
  return pieces(chars).map(({ from, to }) => {
    const start = places[from]!
    const end = to < chars.length ? item.xs[to]! : item.end
    const linear: Matrix = [item.scaleX, 0, 0, 1, start, item.y]
    const onPage = chained(linear, axes)
    const width = Math.max((end - start) / item.scaleX, 0.1)
    const box = boxAbout(corners({ x: 0, y: -item.size, width, height: item.size * (1 + below) }).map(({ x, y }) => mapped(x, y, onPage)))
    const [left, top] = [mm(box.x), mm(box.y)]
    const [a, b, c, d, e, f] = chained(onPage, moved(-left, -top))
    const isUpright = a === 1 && b === 0 && c === 0 && d === 1
    const id = painter.nextId()
    const steps = places.slice(from + 1, to).map((x, i) => (x - places[from + i]!) / item.scaleX)
    const text = chars.slice(from, to).join('')
    // Readers differ on whether HScale also scales DeltaX: a narrowed or turned text goes by CTM, which scales all.
    const xml = element('TextObject', { ID: id, Boundary: array(left, top, box.width, box.height), CTM: isUpright ? undefined : array(a, b, c, d, e, f), Font: font.id, Size: mm(item.size) }, [
      element('FillColor', { Value: rgb(item.color) }),
      element('TextCode', { X: isUpright ? mm(e) : 0, Y: isUpright ? mm(f) : 0, DeltaX: deltas(steps) }, escaped(text)),
    ])
    return { id, xml, x: left, y: top, shows: { kind: 'text', origin: item.origin, text } }
  })
}

/**
 * Where a text is cut into objects. Readers trim blanks at the ends of a text, which would shift the rest, and some count a character
 * beyond the basic plane as two: each such stands alone.
 */
function pieces(chars: readonly string[]): Piece[] {
  const cuts = new Set([0, chars.length])
  const first = chars.findIndex((char) => char.trim() !== '')
  const last = chars.findLastIndex((char) => char.trim() !== '')
  if (first > 0) cuts.add(first)
  if (last >= 0) cuts.add(last + 1)
  chars.forEach((char, i) => { if (char.length > 1) cuts.add(i).add(i + 1) })
  const sorted = [...cuts].sort((a, b) => a - b)
  return sorted.slice(1).map((to, i) => ({ from: sorted[i]!, to }))
}

/** Advances in a row; three or more of the same as `g count value`. */
function deltas(steps: readonly number[]): string | undefined {
  if (!steps.length) return undefined
  const values = steps.map(mm)
  const words: (string | number)[] = []
  for (let from = 0; from < values.length;) {
    let to = from
    while (to < values.length && values[to] === values[from]) to++
    if (to - from > 2) words.push('g', to - from, values[from]!)
    else words.push(...values.slice(from, to))
    from = to
  }
  return words.join(' ')
}

function paintImage(item: ImageItem, axes: Matrix, painter: PagePainter): PageObject {
  const resource = painter.pictures.get(item.file)
  const at = mapped(item.x, item.y, axes)
  const shows = { kind: 'image' as const, origin: item.origin, text: '' }
  if (resource === undefined) return { ...paintFrame(item, { axes, nextId: painter.nextId }), ...at, shows }
  // An image fills the unit square, which the CTM stretches over its place.
  const onPage = chained([item.width, 0, 0, item.height, item.x, item.y], axes)
  const box = boxAbout(corners({ x: 0, y: 0, width: 1, height: 1 }).map(({ x, y }) => mapped(x, y, onPage)))
  const id = painter.nextId()
  const xml = element('ImageObject', { ID: id, Boundary: array(box.x, box.y, box.width, box.height), CTM: array(...chained(onPage, moved(-box.x, -box.y))), ResourceID: resource })
  return { id, xml, ...at, shows }
}
