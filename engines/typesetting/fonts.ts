import { faceData } from './face-data.ts'
import type { Face } from './model.ts'

/** A font as it is drawn: the five faces, and the file that fills the gaps of 仿宋. */
export type FontKey = Face | 'fang-fallback'
export const fontKeys: readonly FontKey[] = ['fang', 'fang-fallback', 'kai', 'hei', 'xiaobiaosong', 'song']

/** Which code points a font can draw. */
export interface Coverage { readonly has: (code: number) => boolean }
/** What the layout must know of the fonts. Widths are not in it: they are fixed, so that other font files never re-break a line. */
export type FontMetrics = Readonly<Record<FontKey, Coverage>>
/** TrueType bytes of every font, as a painter needs them. */
export type FontFiles = Readonly<Record<FontKey, Uint8Array>>

/** Family names under which a web page must declare the fonts with `@font-face`. */
export const cssFamilies: Readonly<Record<FontKey, string>> = {
  fang: 'GW Fang', 'fang-fallback': 'GW Fang Fallback', kai: 'GW Kai', hei: 'GW Hei', xiaobiaosong: 'GW XBS', song: 'GW Song',
}

/** Where to look next when a face lacks a character. */
const fallbacks: Readonly<Record<FontKey, readonly FontKey[]>> = {
  fang: ['fang-fallback', 'song', 'kai'], 'fang-fallback': ['fang', 'song', 'kai'],
  kai: ['fang', 'fang-fallback', 'song'], hei: ['fang', 'fang-fallback', 'song', 'kai'],
  xiaobiaosong: ['song', 'fang', 'fang-fallback', 'kai'], song: ['fang', 'fang-fallback', 'kai'],
}

/** The coverage of the fonts that come with the program. */
export const standardMetrics: FontMetrics = forEachFont((key) => {
  // Read when it is first asked for: a server, which has the font files, never does.
  let ranges: readonly number[] | undefined
  return { has: (code) => covers(ranges ??= readRanges(faceData[key].coverage), code) }
})

const narrowSlots: Readonly<Record<FontKey, ReadonlyMap<string, number>>> = forEachFont((key) => {
  const widths = faceData[key].widths.split(' ')
  return new Map([...faceData[key].narrow].map((char, i) => [char, parseInt(widths[i]!, 36) / 1000]))
})

/** All narrow slots are of characters before the radicals of Han characters. */
const firstHan = '\u2e80'

/**
 * The width of a character's slot in em: one em for Han characters and full-width marks, a fixed width for Latin,
 * digits and the like, whatever font file is used in the end.
 */
export const slotWidth = (font: FontKey, char: string): number => char >= firstHan ? 1 : narrowSlots[font].get(char) ?? 1

/** Chooses the font for a character of a face; `null` when no font has it. */
export type FontPicker = (face: FontKey, char: string) => FontKey | null

const pickers = new WeakMap<FontMetrics, FontPicker>()

/** The picker for these metrics. It remembers what it has found. */
export function fontPicker(metrics: FontMetrics): FontPicker {
  const before = pickers.get(metrics)
  if (before) return before
  const found = forEachFont(() => new Map<number, FontKey | null>())
  const picker: FontPicker = (face, char) => {
    const code = char.codePointAt(0)!
    const known = found[face].get(code)
    if (known !== undefined) return known
    const font = [face, ...fallbacks[face]].find((key) => metrics[key].has(code)) ?? null
    found[face].set(code, font)
    return font
  }
  pickers.set(metrics, picker)
  return picker
}

/** Whether a code point lies in ranges: sorted `from, to` pairs, both ends included. */
function covers(ranges: readonly number[], code: number): boolean {
  let low = 0
  let high = ranges.length / 2 - 1
  while (low <= high) {
    const middle = (low + high) >> 1
    if (code < ranges[2 * middle]!) high = middle - 1
    else if (code > ranges[2 * middle + 1]!) low = middle + 1
    else return true
  }
  return false
}

function readRanges(text: string): number[] {
  const pairs: number[] = []
  let end = 0
  for (const part of text.split(' ')) {
    const [gap, length = '1'] = part.split('+')
    const from = end + parseInt(gap!, 36)
    end = from + parseInt(length, 36)
    pairs.push(from, end - 1)
  }
  return pairs
}

function forEachFont<Value>(make: (key: FontKey) => Value): Record<FontKey, Value> {
  return Object.fromEntries(fontKeys.map((key) => [key, make(key)])) as Record<FontKey, Value>
}
