import { fontKeys, slotWidth, type FontFiles, type FontKey, type FontMetrics } from '../fonts.ts'
import { openTrueType } from './truetype.ts'

/** Marks that fill a slot of one em (fonts/make-fonts.py knows them too): a font that has one narrower borrows it, so that —— is a line without gaps. */
const fullWidth = [...'·—‘’“”…'].map((char) => char.codePointAt(0)!)
/** Slots are told in thousandths of an em. */
const tolerance = 0.0006
/** Once for the same files: whoever lays out with them is told of the same coverage. */
const known = new WeakMap<FontFiles, FontMetrics>()

/**
 * The coverage of the fonts really used: an office's own faces may lack characters that the standard ones have. A full-width
 * mark that is narrower in one font counts as lacking there, if another has it full: server and browser then choose the same font.
 */
export function metricsOf(fonts: FontFiles): FontMetrics {
  const metrics = known.get(fonts) ?? coverageOf(fonts)
  known.set(fonts, metrics)
  return metrics
}

function coverageOf(fonts: FontFiles): FontMetrics {
  const glyphOf = (key: FontKey, code: number): number => openTrueType(fonts[key]).glyphOf(code)
  const isFull = (key: FontKey, code: number): boolean => {
    const { advance, unitsPerEm } = openTrueType(fonts[key])
    const glyph = glyphOf(key, code)
    return glyph !== 0 && Math.abs(advance(glyph) / unitsPerEm - slotWidth(key, String.fromCodePoint(code))) < tolerance
  }
  const lent = fullWidth.filter((code) => fontKeys.some((key) => isFull(key, code)))
  return forEachFont((key) => {
    const borrowed = new Set(lent.filter((code) => !isFull(key, code)))
    return { has: (code) => !borrowed.has(code) && glyphOf(key, code) !== 0 }
  })
}

const forEachFont = <Value>(make: (key: FontKey) => Value): Record<FontKey, Value> =>
  Object.fromEntries(fontKeys.map((key) => [key, make(key)])) as Record<FontKey, Value>
