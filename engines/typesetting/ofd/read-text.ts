import type { PlacedRun } from '#lib/placed'
import { mapped, type Matrix } from './geometry.ts'
import type { ForeignFont } from './read-resources.ts'
import { deltasIn, numbersIn } from './values.ts'
import { childrenOf, type XmlElement } from './xml-read.ts'

/** A text object where it stands: its axes on the page, its font, and where what cannot be read is told. */
export interface TextGiven {
  readonly onPage: Matrix
  readonly font: ForeignFont | undefined
  readonly isRed: boolean
  readonly unread: (what: string) => void
}
/** A run, and how far its baseline is turned clockwise, in degrees. */
export interface TurnedRun extends PlacedRun { readonly angle: number }

interface PlacedChar { readonly char: string; readonly x: number; readonly y: number }

/** The runs of a text object: one for each stretch on one baseline. A turned one is placed on axes that were turned back about the page's corner. */
export function runsOf(object: XmlElement, given: TextGiven): TurnedRun[] {
  const size = Number(object.attributes['Size']) || 0
  const [a, b, c, d] = given.onPage
  const angle = Math.round(Math.atan2(b, a) * 180 / Math.PI * 10) / 10
  const scale = { x: Math.hypot(a, b) * (Number(object.attributes['HScale'] ?? 1) || 1), y: Math.hypot(c, d) }
  const turn = -Math.atan2(b, a)
  const upright = ({ x, y }: { x: number; y: number }) => angle === 0 ? { x, y } : { x: x * Math.cos(turn) - y * Math.sin(turn), y: x * Math.sin(turn) + y * Math.cos(turn) }
  const chars = charsOf(object, { size, ...given }).map(({ char, x, y }) => ({ char, ...upright(mapped(x, y, given.onPage)) }))
  return baselines(chars, size * scale.y).map((run) => ({
    text: run.map(({ char }) => char).join(''), xs: run.map(({ x }) => x), end: run.at(-1)!.x + slotOf(run.at(-1)!.char) * size * scale.x,
    baseline: run[0]!.y, size: size * scale.y, font: given.font?.name ?? '', isRed: given.isRed, angle,
  }))
}

/** The usual width of a character in em, where the file tells none. */
const slotOf = (char: string): number => /^[\u0020-\u00ff]$/.test(char) ? 0.5 : 1

function charsOf(object: XmlElement, given: TextGiven & { readonly size: number }): PlacedChar[] {
  const chars: PlacedChar[] = []
  const glyphs = glyphsOf(object)
  const scale = Number(object.attributes['HScale'] ?? 1) || 1
  let [x, y, position] = [0, 0, 0]
  for (const code of childrenOf(object, 'TextCode')) {
    x = Number(code.attributes['X'] ?? x) || 0
    y = Number(code.attributes['Y'] ?? y) || 0
    const dx = deltasIn(code.attributes['DeltaX'] ?? '') ?? []
    const dy = deltasIn(code.attributes['DeltaY'] ?? '') ?? []
    const text = [...code.text.includes('\n') ? code.text.trim() : code.text]
    text.forEach((char, i) => {
      if (i > 0) {
        // Without enough advances the usual widths serve; DeltaY alone is text that runs downwards.
        x += dx[i - 1] ?? (dy.length ? 0 : slotOf(text[i - 1]!) * given.size * scale)
        y += dy[i - 1] ?? 0
      }
      chars.push({ char: readable(char, glyphs.get(position++), given), x, y })
    })
  }
  return chars
}

/** The glyph that stands for each character, where one to one glyphs are told in place of characters. */
function glyphsOf(object: XmlElement): ReadonlyMap<number, number> {
  const glyphs = new Map<number, number>()
  for (const map of childrenOf(object, 'CGTransform')) {
    const from = Number(map.attributes['CodePosition'] ?? 0)
    const numbers = numbersIn(childrenOf(map, 'Glyphs')[0]?.text ?? '') ?? []
    if (Number(map.attributes['CodeCount'] ?? 1) === numbers.length) numbers.forEach((glyph, i) => glyphs.set(from + i, glyph))
  }
  return glyphs
}

/** Marks that stand where a program knew only the glyph: ¤, private characters, U+FFFD. */
const placeholder = /[\u00a4\ue000-\uf8ff\ufffd]/

function readable(char: string, glyph: number | undefined, { font, unread }: TextGiven): string {
  if (!placeholder.test(char)) return char
  const meant = glyph === undefined ? undefined : font?.charOf(glyph)
  if (meant === undefined) unread('有的文字只有字形编号，读不出是什么字')
  return meant ?? char
}

/** Stretches on one baseline that run to the right. */
function baselines(chars: readonly PlacedChar[], size: number): PlacedChar[][] {
  const runs: PlacedChar[][] = []
  for (const one of chars) {
    const last = runs.at(-1)?.at(-1)
    if (last && Math.abs(one.y - last.y) < size * 0.05 && one.x >= last.x - size * 0.5) runs.at(-1)!.push(one)
    else runs.push([one])
  }
  return runs
}
