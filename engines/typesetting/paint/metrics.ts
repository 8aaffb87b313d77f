import { covers, fontKeys, slotWidth, type Coverage, type FontFiles, type FontKey, type FontMetrics } from '../fonts.ts'
import { coverageOf, openTrueType } from './truetype.ts'

/** Marks that fill a slot of one em (fonts/make-fonts.py knows them too): a font that has one narrower borrows it, so that —— is a line without gaps. */
const fullWidth = [...'·—‘’“”…'].map((char) => char.codePointAt(0)!)
/** Slots are told in thousandths of an em. */
const tolerance = 0.0006

/**
 * The coverage of the fonts really used: an office's own faces may lack characters that the standard ones have. A full-width
 * mark that is narrower in one font counts as lacking there, if another has it full: server and browser then choose the same font.
 */
export function metricsOf(fonts: FontFiles): FontMetrics {
  const covered = forEachFont((key) => coverageOf(fonts[key]))
  const isFull = (key: FontKey, code: number): boolean => {
    const font = openTrueType(fonts[key])
    return covers(covered[key], code) && Math.abs(font.advance(font.glyphOf(code)) / font.unitsPerEm - slotWidth(key, String.fromCodePoint(code))) < tolerance
  }
  const lent = fullWidth.filter((code) => fontKeys.some((key) => isFull(key, code)))
  return forEachFont((key) => without(covered[key], lent.filter((code) => !isFull(key, code))))
}

/** A coverage with some code points, in rising order, taken out. */
function without(coverage: Coverage, codes: readonly number[]): Coverage {
  const ranges: number[] = []
  let next = 0
  for (let i = 0; i < coverage.length; i += 2) {
    let from = coverage[i]!
    const to = coverage[i + 1]!
    for (; next < codes.length && codes[next]! <= to; next++) {
      if (codes[next]! < from) continue
      if (from < codes[next]!) ranges.push(from, codes[next]! - 1)
      from = codes[next]! + 1
    }
    if (from <= to) ranges.push(from, to)
  }
  return ranges
}

const forEachFont = <Value>(make: (key: FontKey) => Value): Record<FontKey, Value> =>
  Object.fromEntries(fontKeys.map((key) => [key, make(key)])) as Record<FontKey, Value>
