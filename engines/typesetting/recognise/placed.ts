import type { Face, Table } from '../model.ts'
import type { Box } from '../ofd/geometry.ts'

/** A page of a finished file (OFD, PDF) as its reader gives it; mm from the upper left corner. */
export interface PlacedPage {
  readonly widthMm: number
  readonly heightMm: number
  readonly runs: readonly PlacedRun[]
  readonly rules: readonly PlacedRule[]
  /** Round seals and the like that were told apart from other pictures. */
  readonly seals: readonly { readonly x: number; readonly y: number; readonly radius: number }[]
  /** Where pictures stand. */
  readonly images?: readonly Box[]
}
/** Text on one baseline in one font. */
export interface PlacedRun {
  readonly text: string
  /** The left edge of each character, and where the last one ends. */
  readonly xs: readonly number[]
  readonly end: number
  readonly baseline: number
  readonly size: number
  /** The name the file gives the font. */
  readonly font: string
  readonly isRed: boolean
}
/** A straight line, upright or level. */
export interface PlacedRule { readonly x1: number; readonly y1: number; readonly x2: number; readonly y2: number; readonly width: number; readonly isRed: boolean }

/** One line of text across a page, or one table. */
export interface Row {
  readonly page: number
  readonly runs: readonly PlacedRun[]
  readonly text: string
  readonly left: number
  readonly right: number
  readonly baseline: number
  readonly size: number
  readonly table?: Table
}

const faces: readonly (readonly [RegExp, Face])[] = [
  [/小标宋|xiaobiaosong|XBS|BiaoSong/i, 'xiaobiaosong'], [/仿宋|fang/i, 'fang'], [/楷|kai/i, 'kai'], [/黑体|hei|gothic|sans/i, 'hei'], [/宋|song|simsun|mincho|serif/i, 'song'],
]
/** The face that a font's name tells, as offices and their fonts call it; `null` where it tells none. */
export const faceNamed = (font: string): Face | null => faces.find(([pattern]) => pattern.test(font))?.[1] ?? null
