import type { Met, Walk } from './check-parts.ts'
import type { KnownFonts } from './check-resources.ts'
import type { Report } from './faults.ts'
import { mapped, identity, type Matrix } from './geometry.ts'
import { deltasIn, numbersIn } from './values.ts'
import { childOf, childrenOf, type XmlElement } from './xml-read.ts'

/** How far beyond the paper's edge a character may begin, for rounding. */
const slack = 0.05

/** Texts: advances fit the characters, the first begins somewhere, every character has a glyph and stands on the page. */
export function checkTexts(walk: Walk, fonts: KnownFonts, report: Report): void {
  const boxes = pageBoxes(walk)
  const missing = new Map<string, Set<string>>()
  for (const met of walk.met) {
    if (met.type !== 'TextObject') continue
    const usesGlyphs = childOf(met.element, 'CGTransform') !== undefined
    const codes = childrenOf(met.element, 'TextCode')
    codes.forEach((code, index) => {
      const place = { part: met.part, line: code.line }
      if (index === 0 && (code.attributes['X'] === undefined || code.attributes['Y'] === undefined)) report('text-start', place, '第一个TextCode必须有X和Y。')
      // With glyph numbers in place of characters, advances and glyphs are counted otherwise.
      if (usesGlyphs) return
      checkAdvances(code, met, report)
      const font = met.element.attributes['Font'] ?? ''
      for (const char of code.text) if (fonts.get(font)?.glyphOf(char.codePointAt(0)!) === 0) missing.set(font, (missing.get(font) ?? new Set()).add(char))
      const box = boxes.get(met.part)
      if (box && isOff(met.element, code, box)) report('off-page', place, `文字“${code.text.slice(0, 10)}”落在页面之外。`)
    })
  }
  for (const [id, chars] of missing) {
    const font = walk.ids.get(id)!
    report('glyph-missing', { part: font.part, line: font.line ?? 0 }, `嵌入字体“${font.element.attributes['FontName'] ?? ''}”缺少所用的字：${[...chars].slice(0, 20).join(' ')}。`)
  }
}

function checkAdvances(code: XmlElement, met: Met, report: Report): void {
  const place = { part: met.part, line: code.line }
  const wanted = [...code.text].length - 1
  for (const name of ['DeltaX', 'DeltaY'] as const) {
    const value = code.attributes[name]
    if (value === undefined) continue
    const count = deltasIn(value)?.length
    if (count !== undefined && count !== wanted) report('delta-count', place, `文字“${code.text.slice(0, 10)}”有${wanted + 1}个字，${name}应有${Math.max(0, wanted)}个值，实有${count}个。`)
  }
  const hasNone = code.attributes['DeltaX'] === undefined && code.attributes['DeltaY'] === undefined
  if (wanted > 0 && hasNone) report('delta-count', place, `文字“${code.text.slice(0, 10)}”有${wanted + 1}个字，却没有DeltaX或DeltaY，各字会叠在一起。`)
}

/** Width and height of each page part: its own, or else the document's. */
function pageBoxes(walk: Walk): ReadonlyMap<string, readonly number[]> {
  const boxOf = (area: XmlElement | undefined) => numbersIn(childOf(area, 'PhysicalBox')?.text ?? '') ?? []
  const common = walk.met.find(({ type }) => type === 'CommonData')
  const usual = boxOf(childOf(common?.element, 'PageArea'))
  return new Map(walk.met.filter(({ type }) => type === 'PageContent').flatMap(({ part, element }) => {
    const own = boxOf(childOf(element, 'Area'))
    const box = own.length === 4 ? own : usual
    return box.length === 4 ? [[part, box] as const] : []
  }))
}

function isOff(text: XmlElement, code: XmlElement, [left, top, width, height]: readonly number[]): boolean {
  const boundary = numbersIn(text.attributes['Boundary'] ?? '')
  if (boundary?.length !== 4) return false
  const given = numbersIn(text.attributes['CTM'] ?? '')
  const matrix = given?.length === 6 ? given as unknown as Matrix : identity
  let x = Number(code.attributes['X'] ?? 0)
  let y = Number(code.attributes['Y'] ?? 0)
  const dx = deltasIn(code.attributes['DeltaX'] ?? '') ?? []
  const dy = deltasIn(code.attributes['DeltaY'] ?? '') ?? []
  return [...code.text].some((_, i) => {
    if (i > 0) {
      x += dx[i - 1] ?? 0
      y += dy[i - 1] ?? 0
    }
    const at = mapped(x, y, matrix)
    const [px, py] = [at.x + boundary[0]!, at.y + boundary[1]!]
    return px < left! - slack || py < top! - slack || px > left! + width! + slack || py > top! + height! + slack
  })
}
