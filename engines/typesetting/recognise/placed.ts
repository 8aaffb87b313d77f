import type { PlacedRun } from '#lib/placed'
import type { Face, Table } from '../model.ts'

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
