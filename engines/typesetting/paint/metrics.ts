import { covers, fontKeys, slotWidth, type Coverage, type FontFiles, type FontKey, type FontMetrics } from '../fonts.ts'
import { coverageOf, openTrueType } from './truetype.ts'

/** Marks that fill a slot of one em (fonts/make-fonts.py knows them too): a font that has one narrower borrows it, so that —— is a line without gaps. */
const fullWidth = [...'—…“”‘’·'].map((char) => char.codePointAt(0)!)
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

/** A coverage with some code points taken out. */
function without(coverage: Coverage, codes: readonly number[]): Coverage {
  return codes.reduce((ranges: Coverage, code) => ranges.flatMap((from, i) => {
    if (i % 2 === 1) return []
    const to = ranges[i + 1]!
    if (code < from || code > to) return [from, to]
    return [...(from < code ? [from, code - 1] : []), ...(code < to ? [code + 1, to] : [])]
  }), coverage)
}

const forEachFont = <Value>(make: (key: FontKey) => Value): Record<FontKey, Value> =>
  Object.fromEntries(fontKeys.map((key) => [key, make(key)])) as Record<FontKey, Value>
