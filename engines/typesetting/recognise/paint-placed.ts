import { cssFamilies } from '../fonts.ts'
import { escaped } from '../xml-text.ts'
import type { PlacedPage, PlacedRule, PlacedRun } from '#lib/placed'
import { faceNamed } from './placed.ts'

/** Paints a page of a foreign file as SVG, to be held beside what was recognised: its words in their places, its lines, and frames where pictures and seals are. */
export function paintPlaced({ widthMm, heightMm, runs, rules, images = [], seals }: PlacedPage): string {
  const frames = images.map((box) => `<rect x="${n(box.x)}" y="${n(box.y)}" width="${n(box.width)}" height="${n(box.height)}" fill="#f4f4f4" stroke="#8c8c8c" stroke-width="0.2" stroke-dasharray="1.5 1"/>`)
  const rings = seals.map(({ x, y, radius }) => `<circle cx="${n(x)}" cy="${n(y)}" r="${n(radius)}" fill="none" stroke="${red}" stroke-width="0.6" stroke-dasharray="2 1"/>`)
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${n(widthMm)} ${n(heightMm)}"><rect width="${n(widthMm)}" height="${n(heightMm)}" fill="#fff"/>`
    + `${[...frames, ...rules.map(ruleSvg), ...runs.map(runSvg), ...rings].join('')}</svg>`
}

const red = '#e60012'
const inkOf = (isRed: boolean): string => (isRed ? red : '#000000')

/** Foreign files tell numbers that are none; a drawing that holds one would not be drawn at all. */
const n = (value: number): number => (Number.isFinite(value) ? Math.round(value * 100) / 100 : 0)

const ruleSvg = ({ x1, y1, x2, y2, width, isRed }: PlacedRule): string =>
  `<line x1="${n(x1)}" y1="${n(y1)}" x2="${n(x2)}" y2="${n(y2)}" stroke="${inkOf(isRed)}" stroke-width="${n(Math.max(width, hairline))}"/>`
/** Thinner ones are not seen on a screen. */
const hairline = 0.1

function runSvg({ text, xs, baseline, size, font, isRed }: PlacedRun): string {
  const chars = [...text]
  const scale = narrowing(chars, xs, size)
  // Browsers count places by UTF-16 units: a character beyond the basic plane takes two.
  const places = xs.flatMap((x, i) => Array.from({ length: chars[i]?.length ?? 0 }, () => n(x / scale))).join(' ')
  const families = [...new Set([cssFamilies[faceNamed(font) ?? 'song'], cssFamilies['fang-fallback'], cssFamilies.song, 'serif'])].join(', ')
  return `<text font-family="${families}" font-size="${n(size)}" fill="${inkOf(isRed)}" y="${n(baseline)}" x="${places}"${scale === 1 ? '' : ` transform="scale(${scale} 1)"`} xml:space="preserve">${escaped(text)}</text>`
}

/** Han characters that stand closer than they are large were drawn narrow, as those of an issuer's mark are. Marks may be squeezed, so they tell nothing. */
function narrowing(chars: readonly string[], xs: readonly number[], size: number): number {
  const steps = xs.slice(1).flatMap((x, i) => (/\p{Script=Han}/u.test(chars[i] ?? '') ? [x - xs[i]!] : [])).sort((a, b) => a - b)
  const share = Math.round((steps[steps.length >> 1] ?? size) / size * 10_000) / 10_000
  return share > leastNarrowing && share < 0.97 ? share : 1
}
/** What stands closer still lies on purpose one above another. */
const leastNarrowing = 0.3
