import { readTables } from './placed-tables.ts'
import type { PlacedPage, PlacedRun } from '#lib/placed'
import type { Row } from './placed.ts'

/** Runs whose baselines differ by less than this part of their size stand on one line. */
const sameLine = 0.35
/** A gap of more than this many characters parts two things that share a line. */
const wideGap = 0.85

/** The lines of all pages from top to bottom; what stands within a table comes as the table. */
export function rowsOf(pages: readonly PlacedPage[]): Row[] {
  return pages.flatMap((page, at) => {
    const { tables, others } = readTables(page)
    const rows = [...linesOf(others, at), ...tables.map(({ table, top, left, right }): Row => ({ page: at, runs: [], text: '', left, right, baseline: top, size: 0, table }))]
    return rows.sort((a, b) => a.baseline - b.baseline)
  })
}

/** Joins runs to lines, left to right; a wide gap becomes a wide blank. */
export function linesOf(runs: readonly PlacedRun[], page: number): Row[] {
  const lines: PlacedRun[][] = []
  for (const run of runs.filter(({ text }) => text.trim()).sort((a, b) => a.baseline - b.baseline)) {
    const line = lines.findLast((one) => Math.abs(one[0]!.baseline - run.baseline) < sameLine * Math.min(one[0]!.size, run.size))
    if (line) line.push(run)
    else lines.push([run])
  }
  return lines.map((line) => rowOf(line.sort((a, b) => a.xs[0]! - b.xs[0]!), page))
}

function rowOf(runs: readonly PlacedRun[], page: number): Row {
  const largest = runs.reduce((most, run) => (run.text.length > most.text.length ? run : most))
  const text = runs.map((run, i) => {
    const before = runs[i - 1]
    return (before && run.xs[0]! - before.end > wideGap * run.size ? '\u3000' : '') + run.text
  }).join('')
  return { page, runs, text, left: runs[0]!.xs[0]!, right: Math.max(...runs.map(({ end }) => end)), baseline: largest.baseline, size: largest.size }
}
