import { strToU8 } from 'fflate'
import { flatItems, type Color, type ImageItem, type Item, type Layout, type Page, type RuleItem, type SealItem, type StampItem, type TextItem, type TurnedItem } from '../display.ts'
import { slotWidth, type FontFiles, type FontKey } from '../fonts.ts'
import { outlineOf } from './outline.ts'
import { addArchiveParts } from './pdf-archive.ts'
import { hex4, newPdfFile, num, ref, type PdfFile } from './pdf-file.ts'
import { embedFonts, type PdfFont } from './pdf-fonts.ts'
import { readPicture } from './picture-bytes.ts'
import { openTrueType } from './truetype.ts'

export interface PdfOptions {
  /** Title in the file's metadata. */
  readonly title: string
  /** PNG or JPEG bytes by the picture's `file`. A picture that is missing or unreadable shows as an empty frame. */
  readonly images?: Readonly<Record<string, Uint8Array>>
}

/** Points per mm. */
const k = 72 / 25.4

/** Paints a layout as PDF/A-1b with subset fonts. Same layout, fonts and options, same bytes. */
export function paintPdf(layout: Layout, fonts: FontFiles, options: PdfOptions): Uint8Array {
  const file = newPdfFile()
  const embedded = embedFonts(file, layout, fonts)
  const pictures = embedPictures(file, layout, options.images ?? {})
  const resources = file.add(`/Font<<${[...embedded.values()].map(({ name, object }) => `/${name} ${ref(object)}`).join('')}>>`
    + `/XObject<<${[...pictures.values()].map(({ name, object }) => `/${name} ${ref(object)}`).join('')}>>`)
  const tree = file.reserve()
  const kids = layout.pages.map((page) => {
    const content = file.stream('', strToU8(pageContent(page, { embedded, pictures, fonts }), true))
    return file.add(`/Type/Page/Parent ${ref(tree)}/MediaBox[0 0 ${num(page.widthMm * k)} ${num(page.heightMm * k)}]/Resources ${ref(resources)}/Contents ${ref(content)}`)
  })
  file.fill(tree, `/Type/Pages/Kids[${kids.map(ref).join(' ')}]/Count ${kids.length}`)
  const archive = addArchiveParts(file, options.title)
  const catalog = file.add(`/Type/Catalog/Pages ${ref(tree)}${archive.catalogEntries}`)
  return file.bytes({ catalog, info: archive.info })
}

interface PdfPicture { readonly name: string; readonly object: number }

function embedPictures(file: PdfFile, layout: Layout, images: Readonly<Record<string, Uint8Array>>): ReadonlyMap<string, PdfPicture> {
  const wanted = new Set(layout.pages.flatMap((page) => flatItems(page.items)).flatMap((item) => item.kind === 'image' ? [item.file] : []))
  const pictures = new Map<string, PdfPicture>()
  for (const key of wanted) {
    const picture = images[key] && readPicture(images[key])
    if (!picture) continue
    const shape = `/Type/XObject/Subtype/Image/Width ${picture.width}/Height ${picture.height}/BitsPerComponent 8`
    const object = picture.kind === 'jpeg'
      ? file.stream(`${shape}/ColorSpace/${picture.gray ? 'DeviceGray' : 'DeviceRGB'}/Filter/DCTDecode`, picture.data, { plain: true })
      : file.stream(`${shape}/ColorSpace/DeviceRGB`, picture.data)
    pictures.set(key, { name: `I${pictures.size}`, object })
  }
  return pictures
}

interface Painter {
  readonly embedded: ReadonlyMap<FontKey, PdfFont>
  readonly pictures: ReadonlyMap<string, PdfPicture>
  readonly fonts: FontFiles
}

/** Mirrors y: PDF counts from the lower edge. */
interface Frame { readonly height: number }

function pageContent(page: Page, painter: Painter): string {
  const frame = { height: page.heightMm }
  return page.items.map((item) => paintItem(item, painter, frame)).join('')
}

function paintItem(item: Item, painter: Painter, frame: Frame): string {
  switch (item.kind) {
    case 'text': return paintText(item, painter, frame)
    case 'rule': return paintRule(item, frame)
    case 'image': return paintImage(item, painter, frame)
    case 'seal': return paintSeal(item, painter, frame)
    case 'stamp': return paintStamp(item, painter, frame)
    case 'turned': return paintTurned(item, painter, frame)
  }
}

/** A group's own axes: with a frame of no height, its point (u, v) is written as (u, −v), which this matrix turns to (x + v, y − u). */
const paintTurned = ({ x, y, items }: TurnedItem, painter: Painter, frame: Frame): string =>
  `q 0 1 -1 0 ${at(x, y, frame)} cm\n${items.map((item) => paintItem(item, painter, { height: 0 })).join('')}Q\n`

const at = (x: number, y: number, { height }: Frame): string => `${num(x * k)} ${num((height - y) * k)}`
const rgb = (color: Color): string => [1, 3, 5].map((i) => num(parseInt(color.slice(i, i + 2), 16) / 255)).join(' ')

/** Text with each character put where the layout wants it: the array holds what must be added to the glyphs' own advances. */
function paintText(item: TextItem, painter: Painter, frame: Frame): string {
  const { name, subset } = painter.embedded.get(item.font)!
  const unit = item.size * item.scaleX
  const start = item.xs[0]!
  let pen = start
  let array = '<'
  let index = 0
  for (const char of item.text) {
    const glyph = subset.glyphs.get(char.codePointAt(0)!)!
    const wanted = item.xs[index++]! + centring(item.font, char, subset.advance(glyph)) * unit
    const move = Math.round((pen - wanted) / unit * 1000)
    if (move) array += `>${move}<`
    pen += (subset.advance(glyph) - move / 1000) * unit
    array += hex4(glyph)
  }
  return `${rgb(item.color)} rg BT /${name} ${num(item.size * k)} Tf ${num(item.scaleX)} 0 0 1 ${at(start, item.y, frame)} Tm [${array}>] TJ ET\n`
}

/** A glyph of another font file may be narrower or wider than its fixed slot: then it stands in the middle of it. */
function centring(font: FontKey, char: string, advance: number): number {
  const spare = slotWidth(font, char) - advance
  return Math.abs(spare) > 0.02 ? spare / 2 : 0
}

const paintRule = (item: RuleItem, frame: Frame): string =>
  `${rgb(item.color)} RG ${num(item.width * k)} w ${at(item.x1, item.y1, frame)} m ${at(item.x2, item.y2, frame)} l S\n`

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
  return `q ${rgb(item.color)} RG ${rgb(item.color)} rg ${num(item.ringWidth * k)} w ${circle(item, frame)} S ${star} f\n${glyphs}Q\n`
}

const paintStamp = (item: StampItem, painter: Painter, frame: Frame): string =>
  `q ${rgb(item.color)} rg\n${item.glyphs.map((glyph) => sealGlyph(glyph, painter, frame)).join('')}Q\n`

/** The share of the radius at which control points make four curves a circle. */
const roundness = 0.5523

function circle({ x, y, radius, ringWidth }: SealItem, frame: Frame): string {
  const r = radius - ringWidth / 2
  const c = r * roundness
  const curve = (...points: readonly [number, number][]) => `${points.map(([dx, dy]) => at(x + dx, y + dy, frame)).join(' ')} c`
  return `${at(x + r, y, frame)} m ${curve([r, c], [c, r], [0, r])} ${curve([-c, r], [-r, c], [-r, 0])} ${curve([-r, -c], [-c, -r], [0, -r])} ${curve([c, -r], [r, -c], [r, 0])} h`
}

function sealGlyph(glyph: SealItem['glyphs'][number], { fonts }: Painter, frame: Frame): string {
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
