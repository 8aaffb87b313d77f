import { baselineIn, documentFormat } from '../dimensions.ts'
import type { Item, Origin } from '../display.ts'
import type { Unit } from '../flow.ts'
import type { Setter } from '../setter.ts'
import { breakTitle } from '../text/title.ts'
import { singleLine } from './lines.ts'

const { area, title: dimensions } = documentFormat
const pitch = documentFormat.lineOf(dimensions.size)

/** A title broken by meaning: its height and how to draw it, each line centred. */
export interface SetTitle {
  readonly height: number
  readonly draw: (top: number) => Item[]
}

/** 7.3.1: 2号小标宋，分一行或多行居中排布；回行词意完整、排列对称. */
export function setTitle(text: string, origin: Origin, setter: Setter): SetTitle {
  const lines = breakTitle(text, dimensions.maxCells, setter.pick)
  if (lines.length > 4) setter.warn({ code: 'title-too-long', text: `标题排成${lines.length}行，请精简标题。`, origin })
  const draw = (top: number) => lines.flatMap(({ text: shown, offset }, index) => {
    const kept = shown.trimEnd()
    const line = singleLine({
      runs: [{ text: shown, face: 'xiaobiaosong', offset }], origin, size: dimensions.size, baseline: baselineIn(top + index * pitch, dimensions.size, dimensions.size),
    }, setter)
    const width = kept === shown ? line.width : singleLine({ runs: [{ text: kept, face: 'xiaobiaosong' }], origin, size: dimensions.size, baseline: 0 }, setter).width
    return line.at(area.left + (area.width - width) / 2)
  })
  return { height: lines.length ? (lines.length - 1) * pitch + dimensions.size : 0, draw }
}

/** An attachment's title as part of the flow. */
export function titleUnit(text: string, origin: Origin, setter: Setter): Unit {
  const { height, draw } = setTitle(text, origin, setter)
  // The larger characters stand about the middle of the row they begin on.
  const raise = (dimensions.size - documentFormat.grid.cell) / 2
  return { height: Math.max(0, height - raise), onGrid: true, keepNext: true, draw: (top) => draw(top - raise) }
}
