import { openTrueType, type TrueType } from '../paint/truetype.ts'
import { readPicture } from '../paint/picture-bytes.ts'
import type { Walk } from './check-parts.ts'
import type { FaultPlace, Report } from './faults.ts'
import { resolveLoc, type OfdParts } from './package.ts'
import { childOf, type XmlElement } from './xml-read.ts'

/** The fonts by number; `null` for one that cannot be used, of which a fault is told already. */
export type KnownFonts = ReadonlyMap<string, TrueType | null>

interface Resources { readonly walk: Walk; readonly parts: OfdParts; readonly report: Report }

/** Numbers: each reference meets an element of its sort, and `MaxUnitID` is not below the largest. */
export function checkNumbers({ ids, references, met }: Walk, report: Report): void {
  for (const { id, target, from, ...place } of references) {
    const found = ids.get(id)
    if (!found) report('reference', place, `${from}引用的标识${id || '（空）'}不存在。`)
    else if (target && found.element.name !== target) report('reference', place, `${from}引用的标识${id}应是${target}，实为${found.element.name}。`)
  }
  const largest = [...ids.keys()].reduce((most, id) => Math.max(most, Number(id)), 0)
  for (const { element, type, ...place } of met) {
    if (type !== 'CommonData') continue
    const told = Number(childOf(element, 'MaxUnitID')?.text)
    if (told < largest) report('max-unit-id', place, `MaxUnitID为${told}，小于实际最大的标识${largest}。`)
  }
}

/** Fonts are embedded and can be used: a document for exchange must look the same where no such font is installed. */
export function checkFonts({ walk, parts, report }: Resources): KnownFonts {
  const fonts = new Map<string, TrueType | null>()
  for (const { element, type, ...place } of walk.met) {
    if (type !== 'Font') continue
    const bytes = fileOf(element, 'FontFile', { walk, parts, place })
    const name = element.attributes['FontName'] ?? ''
    if (!childOf(element, 'FontFile')) report('font-not-embedded', place, `字体“${name}”没有嵌入，换一台电脑显示会不同。`)
    const font = bytes ? usable(bytes) : null
    if (bytes && !font) report('font-broken', place, `字体“${name}”的文件不是完好的TrueType字体。`)
    fonts.set(element.attributes['ID'] ?? '', font)
  }
  return fonts
}

/** Opens a font and looks whether its tables and the outlines lie within the file. */
function usable(bytes: Uint8Array): TrueType | null {
  try {
    const font = openTrueType(bytes)
    if (Object.values(font.tables).some(({ offset, length }) => offset + length > bytes.length)) return null
    if (font.glyphCount === 0 || font.unitsPerEm < 16) return null
    for (let glyph = 0; glyph < font.glyphCount; glyph++) {
      const { offset, length } = font.outline(glyph)
      if (length < 0 || offset + length > bytes.length) return null
    }
    return font
  } catch {
    // Bytes that are no font throw on the way; the caller reports it.
    return null
  }
}

/** Pictures are PNG or JPEG that can be read. */
export function checkPictures({ walk, parts, report }: Resources): void {
  for (const { element, type, ...place } of walk.met) {
    if (type !== 'MultiMedia' || element.attributes['Type'] !== 'Image') continue
    const bytes = fileOf(element, 'MediaFile', { walk, parts, place })
    if (bytes && !readPicture(bytes)) report('image-broken', place, `图片资源${element.attributes['ID'] ?? ''}不是完好的PNG或JPEG文件。`)
  }
}

function fileOf(element: XmlElement, child: string, { walk, parts, place }: { walk: Walk; parts: OfdParts; place: FaultPlace }): Uint8Array | undefined {
  const loc = childOf(element, child)?.text.trim()
  const base = walk.met.find(({ part, type }) => part === place.part && type === 'Res')?.element.attributes['BaseLoc'] ?? ''
  const found = loc ? resolveLoc(place.part, loc, base) : null
  return found === null ? undefined : parts.get(found)
}

/** Parts that nothing speaks of: they may hide what no reader shows. */
export function checkOrphans({ walk, parts, report }: Resources): void {
  for (const name of parts.keys()) if (!walk.reached.has(name)) report('part-orphaned', { part: name }, '没有任何部件引用本文件，可能夹带内容。')
}
