import type { Color, FlatItem, ImageItem, Item, Page, RuleItem, SealGlyph, SealItem, StampItem, TextItem, TurnedItem } from '../display.ts'
import type { FontFiles, FontKey } from '../fonts.ts'
import { outlineOf } from './outline.ts'
import { num } from './pdf-file.ts'
import type { PdfFont } from './pdf-fonts.ts'
import type { PageTags, Tag } from './pdf-tags.ts'
import { openTrueType } from './truetype.ts'

/** What the pages of a file draw with. */
export interface Painter {
  readonly embedded: ReadonlyMap<FontKey, PdfFont>
  /** Resource names by the picture's `file`. */
  readonly pictures: ReadonlyMap<string, { readonly name: string }>
  readonly fonts: FontFiles
}

/** Points per mm. */
export const k = 72 / 25.4

/** Mirrors y: PDF counts from the lower edge. */
interface Frame { readonly height: number }

/** The content stream of a page, one byte to a UTF-16 unit. */
export const pageContent = (page: Page, painter: Painter, tags: PageTags): string =>
  paintItems(page.items, { ...painter, tags }, { height: page.heightMm })

interface PagePainter extends Painter { readonly tags: PageTags }

/** Items one after the other; what lies between two of the same tag, or outside the text, is marked as one stretch. */
function paintItems(items: readonly Item[], painter: PagePainter, frame: Frame): string {
  let content = ''
  let open: Tag | null | undefined
  for (const item of items) {
    const tag = item.kind === 'turned' ? undefined : painter.tags.tagOf(item)
    if (tag !== open) {
      if (open !== undefined) content += 'EMC\n'
      if (tag !== undefined) content += tag ? `/${tag.role} <</MCID ${painter.tags.mark(tag)}>> BDC\n` : '/Artifact BMC\n'
      open = tag
    }
    content += item.kind === 'turned' ? paintTurned(item, painter, frame) : paintItem(item, painter, frame)
  }
  return open === undefined ? content : `${content}EMC\n`
}

function paintItem(item: FlatItem, painter: Painter, frame: Frame): string {
  switch (item.kind) {
    case 'text': return paintText(item, painter, frame)
    case 'rule': return paintRule(item, frame)
    case 'image': return paintImage(item, painter, frame)
    case 'seal': return paintSeal(item, painter, frame)
    case 'stamp': return paintStamp(item, painter, frame)
  }
}

/** A group's own axes: with a frame of no height, its point (u, v) is written as (u, −v), which this matrix turns to (x + v, y − u). */
const paintTurned = ({ x, y, items }: TurnedItem, painter: PagePainter, frame: Frame): string =>
  `q 0 1 -1 0 ${at(x, y, frame)} cm\n${paintItems(items, painter, { height: 0 })}Q\n`

const at = (x: number, y: number, { height }: Frame): string => `${num(x * k)} ${num((height - y) * k)}`
const colors: Readonly<Record<Color, string>> = { '#000000': '0 0 0', '#e60012': '0.902 0 0.071' }

/**
 * Text with each character put where the layout wants it: the most common distance of the characters is told once (`Tc`), what
 * differs from it stands in the array, in thousandths of the size. `pen` follows what a reader makes of it, so that no error grows.
 */
function paintText(item: TextItem, painter: Painter, frame: Frame): string {
  const font = painter.embedded.get(item.font)!
  const { xs, text } = item
  const thousandth = item.size * item.scaleX / 1000
  const spacing = num(commonMove(item, font) / 1000 * item.size * k)
  const space = Number(spacing) / k * item.scaleX / thousandth
  const start = xs[0]!
  let pen = start / thousandth
  let array = '['
  let run = ''
  for (let at = 0, i = 0; at < text.length; i++) {
    const { code, units, advance, centring } = font.charAt(text, at)
    at += units
    const move = Math.round(pen - xs[i]! / thousandth - centring)
    if (move) {
      array += run && `(${run})`
      array += move
      run = ''
    }
    run += code
    pen += advance - move + space
  }
  return `${colors[item.color]} rg BT /${font.name} ${num(item.size * k)} Tf ${spacing} Tc ${num(item.scaleX)} 0 0 1 ${at(start, item.y, frame)} Tm ${array}(${run})] TJ ET\n`
}

/** How far apart most characters stand beyond their advance, in thousandths; if none is common, any is as right, but longer to write. */
function commonMove({ text, xs, size, scaleX }: TextItem, font: PdfFont): number {
  const thousandth = size * scaleX / 1000
  let [common, lead, end] = [0, 0, 0]
  for (let at = 0, i = 0; at < text.length; i++) {
    const { units, advance, centring } = font.charAt(text, at)
    at += units
    const begin = xs[i]! / thousandth + centring
    const move = Math.round(begin - end)
    end = begin + advance
    if (i === 0) continue
    if (lead === 0) common = move
    lead += move === common ? 1 : -1
  }
  return common
}

const paintRule = (item: RuleItem, frame: Frame): string =>
  `${colors[item.color]} RG ${num(item.width * k)} w ${at(item.x1, item.y1, frame)} m ${at(item.x2, item.y2, frame)} l S\n`

function paintImage(item: ImageItem, painter: Painter, frame: Frame): string {
  const picture = painter.pictures.get(item.file)
  const corner = at(item.x, item.y + item.height, frame)
  if (!picture) return `0 0 0 RG 0.5 w ${corner} ${num(item.width * k)} ${num(item.height * k)} re S\n`
  return `q ${num(item.width * k)} 0 0 ${num(item.height * k)} ${corner} cm /${picture.name} Do Q\n`
}

/** The seal by paths alone: its letters are no part of the document's text. */
function paintSeal(item: SealItem, painter: Painter, frame: Frame): string {
  const star = item.star.map((point, i) => `${at(point.x, point.y, frame)} ${i ? 'l' : 'm'}`).join(' ')
  const glyphs = item.glyphs.map((glyph) => sealGlyph(glyph, painter, frame)).join('')
  const clip = item.clip ? `${at(item.clip.x, item.clip.y + item.clip.height, frame)} ${num(item.clip.width * k)} ${num(item.clip.height * k)} re W n ` : ''
  return `q ${clip}${colors[item.color]} RG ${colors[item.color]} rg ${num(item.ringWidth * k)} w ${circle(item, frame)} S ${star} f\n${glyphs}Q\n`
}

const paintStamp = (item: StampItem, painter: Painter, frame: Frame): string =>
  `q ${colors[item.color]} rg\n${item.glyphs.map((glyph) => sealGlyph(glyph, painter, frame)).join('')}Q\n`

/** The share of the radius at which control points make four curves a circle. */
const roundness = 0.5523

function circle({ x, y, radius, ringWidth }: SealItem, frame: Frame): string {
  const r = radius - ringWidth / 2
  const c = r * roundness
  const curve = (...points: readonly [number, number][]) => `${points.map(([dx, dy]) => at(x + dx, y + dy, frame)).join(' ')} c`
  return `${at(x + r, y, frame)} m ${curve([r, c], [c, r], [0, r])} ${curve([-c, r], [-r, c], [-r, 0])} ${curve([-r, -c], [-c, -r], [0, -r])} ${curve([c, -r], [r, -c], [r, 0])} h`
}

function sealGlyph(glyph: SealGlyph, { fonts }: Painter, frame: Frame): string {
  const font = openTrueType(fonts[glyph.font])
  const number = font.glyphOf(glyph.char.codePointAt(0)!)
  const em = glyph.size / font.unitsPerEm
  const turn = glyph.angle * Math.PI / 180
  const place = (fx: number, fy: number): string => {
    const dx = (fx - font.advance(number) / 2) * em * glyph.scaleX
    const dy = -fy * em
    return at(glyph.x + dx * Math.cos(turn) - dy * Math.sin(turn), glyph.y + dx * Math.sin(turn) + dy * Math.cos(turn), frame)
  }
  const contours = outlineOf(font, number).map((steps) => {
    let [px, py] = [0, 0]
    return steps.map((step) => {
      const text = step.kind === 'curve'
        ? `${place(px + (step.cx - px) * 2 / 3, py + (step.cy - py) * 2 / 3)} ${place(step.x + (step.cx - step.x) * 2 / 3, step.y + (step.cy - step.y) * 2 / 3)} ${place(step.x, step.y)} c`
        : `${place(step.x, step.y)} ${step.kind === 'move' ? 'm' : 'l'}`
      px = step.x
      py = step.y
      return text
    }).join(' ')
  })
  return contours.length ? `${contours.join(' h ')} h f\n` : ''
}
