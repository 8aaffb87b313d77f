import { baselineIn, documentFormat } from '../../dimensions.ts'
import type { Layout } from '../../display.ts'
import { linePitch, type Look } from './looks.ts'

const { area, grid, body } = documentFormat

/** Where something stands on the pages when Word sets it, in mm from the top of the sheet. */
export interface Place {
  readonly page: number
  readonly top: number
  readonly endPage: number
  readonly bottom: number
}

/** Word sets the baseline at four fifths of an exact line; LibreOffice does the same. */
const ascent = 0.8
/** Rounding of the layout's own sums. */
const near = 0.05

/** The distance of rows on each page: the layout makes it a little less where a seal would else stand on a page of its own (7.3.5.5). */
export type Pitches = readonly number[]

export function pitchesOf(layout: Layout): Pitches {
  return layout.pages.map((page) => {
    const baselines = [...new Set(page.items.flatMap((item) => item.kind === 'text' && item.origin.part === 'body' && Math.abs(item.size - body.size) < near ? [item.y] : []))].sort((a, b) => a - b)
    const steps = baselines.slice(1).map((y, index) => y - baselines[index]!).filter((step) => step > grid.pitch * 0.9 && step < grid.pitch * 1.01)
    return steps.length ? Math.min(...steps) : grid.pitch
  })
}

/** The row of the grid that a baseline of the text's size stands on; null when it stands between rows. */
function rowOf(baseline: number, look: Look, pitch: number): number | null {
  if (look.line !== linePitch || look.size !== body.size) return null
  const row = (baseline - baselineIn(area.top, grid.cell, body.size)) / pitch
  return Math.abs(row - Math.round(row)) < near ? Math.round(row) : null
}

/**
 * The upper edge of Word's line for a baseline of the layout. The layout's grid has rows of 10.449 mm, Word's lines are 10.213 mm
 * so that 22 of them fit the page: a row of the grid becomes the line of the same number; all else keeps its place in mm.
 */
function lineTop(baseline: number, look: Look, pitch: number): number {
  const row = rowOf(baseline, look, pitch)
  return row === null ? baseline - ascent * look.line : area.top + row * wordPitch(pitch)
}
const wordPitch = (pitch: number): number => linePitch * pitch / grid.pitch

/** The place of lines from one baseline to another. */
export function placeOf(first: { page: number; baseline: number }, last: { page: number; baseline: number }, look: Look, pitches: Pitches): Place {
  const end = lineTop(last.baseline, look, pitches[last.page]!)
  return { page: first.page, top: lineTop(first.baseline, look, pitches[first.page]!), endPage: last.page, bottom: end + (tightLine(last.page, look, pitches) ?? look.line) }
}

/** The pitch of Word's lines on a page whose rows stand closer than usual; undefined elsewhere. */
export function tightLine(page: number, look: Look, pitches: Pitches): number | undefined {
  return look.line === linePitch && look.size === body.size && pitches[page]! < grid.pitch - 0.01 ? wordPitch(pitches[page]!) : undefined
}
