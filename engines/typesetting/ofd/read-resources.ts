import { coverageOf, openTrueType } from '../paint/truetype.ts'
import type { Opened } from './read-parts.ts'
import { numbersIn } from './values.ts'
import { childOf, childrenOf, type XmlElement } from './xml-read.ts'

/** What pages refer to by numbers. */
export interface Resources {
  readonly fonts: Map<string, ForeignFont>
  readonly images: Map<string, { readonly bytes: Uint8Array; readonly format: string }>
  readonly composites: Map<string, XmlElement>
  readonly drawParams: Map<string, XmlElement>
}
export interface ForeignFont {
  /** All names that the file gives it. */
  readonly name: string
  /** The character of a glyph, where the embedded file tells it. */
  readonly charOf: (glyph: number) => string | undefined
}

export const newResources = (): Resources => ({ fonts: new Map(), images: new Map(), composites: new Map(), drawParams: new Map() })

/** The same again, for a page that adds its own. */
export const copyOf = ({ fonts, images, composites, drawParams }: Resources): Resources =>
  ({ fonts: new Map(fonts), images: new Map(images), composites: new Map(composites), drawParams: new Map(drawParams) })

/** Reads a resource part into the resources. */
export function addResources(part: string | null, into: Resources, opened: Opened): void {
  const root = opened.root(part, '资源文件')
  if (!root || part === null) return
  const base = root.attributes['BaseLoc'] ?? ''
  const bytesAt = (loc: string | undefined): Uint8Array | undefined => {
    const found = loc ? opened.locate(part, loc, base) : null
    return found === null ? undefined : opened.bytes(found)
  }
  const all = (list: string, item: string) => childrenOf(root, list).flatMap((element) => childrenOf(element, item))
  for (const font of all('Fonts', 'Font')) into.fonts.set(font.attributes['ID'] ?? '', fontOf(font, bytesAt(childOf(font, 'FontFile')?.text)))
  for (const media of all('MultiMedias', 'MultiMedia')) {
    if (media.attributes['Type']?.toLowerCase() !== 'image') continue
    const loc = childOf(media, 'MediaFile')?.text ?? ''
    const bytes = bytesAt(loc)
    if (bytes) into.images.set(media.attributes['ID'] ?? '', { bytes, format: (media.attributes['Format'] ?? loc.split('.').at(-1) ?? '').toUpperCase() })
    else opened.unread(`图片“${loc}”缺失，未能读入。`)
  }
  for (const unit of all('CompositeGraphicUnits', 'CompositeGraphicUnit')) into.composites.set(unit.attributes['ID'] ?? '', unit)
  for (const param of all('DrawParams', 'DrawParam')) into.drawParams.set(param.attributes['ID'] ?? '', param)
}

function fontOf(font: XmlElement, bytes: Uint8Array | undefined): ForeignFont {
  const name = [font.attributes['FontName'], font.attributes['FamilyName']].filter(Boolean).join(' ')
  let chars: Map<number, string> | undefined
  return {
    name,
    charOf: (glyph) => {
      chars ??= charactersOf(bytes)
      return chars.get(glyph)
    },
  }
}

/** Which character each glyph of a font stands for; none when the file is missing or of another kind. */
function charactersOf(bytes: Uint8Array | undefined): Map<number, string> {
  const chars = new Map<number, string>()
  if (!bytes) return chars
  try {
    const { glyphOf } = openTrueType(bytes)
    const ranges = coverageOf(bytes)
    for (let i = 0; i < ranges.length; i += 2) {
      for (let code = ranges[i]!; code <= ranges[i + 1]!; code++) if (!chars.has(glyphOf(code))) chars.set(glyphOf(code), String.fromCodePoint(code))
    }
  } catch {
    // Fonts of other kinds are not opened: their glyphs stay without characters, which the reader of the text reports.
  }
  return chars
}

/** The colour of an object as red, green and blue: its own, or that of its drawing parameters; `null` where none is told. */
export function colorOf(object: XmlElement, name: 'FillColor' | 'StrokeColor', { params, resources }: { readonly params: readonly (string | undefined)[]; readonly resources: Resources }): readonly number[] | null {
  const own = rgbOf(childOf(object, name))
  if (own) return own
  for (const start of params) {
    let id = start
    for (let step = 0; id !== undefined && step < 8; step++) {
      const param = resources.drawParams.get(id)
      const color = rgbOf(childOf(param, name))
      if (color) return color
      id = param?.attributes['Relative']
    }
  }
  return null
}

function rgbOf(color: XmlElement | undefined): readonly number[] | null {
  const value = color?.attributes['Value'] ?? ''
  const hex = value.trim().split(/\s+/).map((word) => /^#[\da-fA-F]+$/.test(word) ? String(parseInt(word.slice(1), 16)) : word).join(' ')
  const values = numbersIn(hex) ?? []
  if (values.length === 1) return [values[0]!, values[0]!, values[0]!]
  if (values.length !== 4) return values.length === 3 ? values : null
  const [c, m, y, k] = values as [number, number, number, number]
  return [c, m, y].map((ink) => 255 * (1 - ink / 255) * (1 - k / 255))
}

export const isRed = (color: readonly number[] | null): boolean => color !== null && color[0]! > 140 && color[1]! < 100 && color[2]! < 100
