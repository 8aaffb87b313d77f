import type { Face } from '../model.ts'
import { flatItems, type Layout, type Origin, type Page, type Part, type TextItem } from '../display.ts'
import type { FontKey } from '../fonts.ts'

/** A paper as it lies on the desk, whoever set it: lines, rules and seals in mm. What the layout checks measure. */
export interface SeenPage {
  readonly widthMm: number
  readonly heightMm: number
  readonly lines: readonly SeenLine[]
  readonly rules: readonly SeenRule[]
  readonly seals: readonly SeenSeal[]
}
export interface SeenLine {
  readonly part: Part
  readonly origin: Origin
  readonly text: string
  /** The left edge of each character, and where the last one ends. */
  readonly xs: readonly number[]
  readonly end: number
  readonly baseline: number
  readonly size: number
  /** The face of most of its characters; `null` where a foreign file names a font that we do not know. */
  readonly face: Face | null
  /** The faces of its characters in turn. */
  readonly faces: readonly (Face | null)[]
  readonly isRed: boolean
  /** Upper edge of the ink above the baseline in em, where it is known better than by custom. */
  readonly inkTop?: number
}
export interface SeenRule { readonly y: number; readonly left: number; readonly right: number; readonly width: number; readonly isRed: boolean }
export interface SeenSeal { readonly x: number; readonly y: number; readonly radius: number }

/** The em box stands so about a baseline. */
const emTop = 0.88
const emBottom = 0.12
export const topOf = (line: SeenLine): number => line.baseline - emTop * line.size
export const bottomOf = (line: SeenLine): number => line.baseline + emBottom * line.size

const faceOf = (font: FontKey): Face => (font === 'fang-fallback' ? 'fang' : font)

/** The pages of a layout as they are seen. Things in turned groups have axes of their own and are left to their table. */
export const seenOf = (laid: Layout): SeenPage[] => laid.pages.map(seenPage)

function seenPage(page: Page): SeenPage {
  const flat = page.items.filter((item) => item.kind !== 'turned')
  return {
    widthMm: page.widthMm, heightMm: page.heightMm,
    lines: joinLines(flat.filter((item) => item.kind === 'text')),
    rules: flat.flatMap((item) => item.kind === 'rule' && Math.abs(item.y1 - item.y2) < 0.01
      ? [{ y: item.y1, left: Math.min(item.x1, item.x2), right: Math.max(item.x1, item.x2), width: item.width, isRed: item.color !== '#000000' }] : []),
    seals: flatItems(page.items).flatMap((item) => item.kind === 'seal' && !item.clip ? [{ x: item.x, y: item.y, radius: item.radius }] : []),
  }
}

/** Joins the items of one part and block that share a baseline. */
function joinLines(items: readonly TextItem[]): SeenLine[] {
  const lines: { key: string; parts: TextItem[] }[] = []
  for (const item of items) {
    const { part, attachment, block, index, item: bulletinItem, row, cell } = item.origin
    const key = [part, attachment, block, index, bulletinItem, row, cell, item.y.toFixed(2)].join(' ')
    const open = lines.at(-1)
    if (open?.key === key) open.parts.push(item)
    else lines.push({ key, parts: [item] })
  }
  return lines.map(({ parts }) => lineOf(parts))
}

function lineOf(parts: readonly TextItem[]): SeenLine {
  const [first] = parts as [TextItem]
  const faces = parts.flatMap((part) => [...part.text].map(() => faceOf(part.font)))
  return {
    part: first.origin.part, origin: parts.find((part) => part.origin.offset !== undefined)?.origin ?? first.origin,
    text: parts.map((part) => part.text).join(''), xs: parts.flatMap((part) => part.xs), end: parts.at(-1)!.end,
    baseline: first.y, size: first.size, faces, face: mostOf(faces), isRed: first.color !== '#000000', inkTop: 0.848,
  }
}

/** The value that occurs most often. */
export function mostOf<Value>(values: readonly Value[]): Value {
  const counts = new Map<Value, number>()
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1)
  return [...counts].reduce((best, one) => (one[1] > best[1] ? one : best))[0]
}
