import type { Cell, Table } from '../model.ts'
import type { PlacedPage, PlacedRule, PlacedRun } from '#lib/placed'

interface FoundTable { readonly table: Table; readonly top: number; readonly left: number; readonly right: number }
interface Box { readonly x1: number; readonly y1: number; readonly x2: number; readonly y2: number }

/** Ends of rules that should meet may miss each other by so much. */
const slack = 0.6

/** More rules than any table of a page has: they are a drawing. */
const mostRules = 3000

/** Tables drawn by rules, and the runs that stand in none. Cells that no rule parts are merged. */
export function readTables(page: PlacedPage): { tables: FoundTable[]; others: readonly PlacedRun[] } {
  const rules = page.rules.filter(({ isRed }) => !isRed)
  const grids = groups(rules.length > mostRules ? [] : rules).filter((rules) => rules.filter(isUpright).length >= 2 && rules.filter((rule) => !isUpright(rule)).length >= 2)
  const boxes = grids.map(boundsOf)
  const others = page.runs.filter((run) => !boxes.some((box) => isIn(run, box)))
  const tables = grids.map((rules, i) => {
    const box = boxes[i]!
    return { table: tableOf(rules, page.runs.filter((run) => isIn(run, box))), top: box.y1 + 1, left: box.x1, right: box.x2 }
  })
  // Rules alone are the frame of what stands there turned or as a picture.
  return { tables: tables.filter(({ table }) => table.rows.some((row) => row.some(({ text }) => text))), others }
}

const isUpright = (rule: PlacedRule): boolean => Math.abs(rule.x1 - rule.x2) < Math.abs(rule.y1 - rule.y2)
const isIn = (run: PlacedRun, box: Box): boolean => {
  const x = (run.xs[0]! + run.end) / 2
  const y = run.baseline - run.size / 3
  return x > box.x1 && x < box.x2 && y > box.y1 && y < box.y2
}
const boundsOf = (rules: readonly PlacedRule[]): Box => ({
  x1: Math.min(...rules.map((rule) => Math.min(rule.x1, rule.x2))), x2: Math.max(...rules.map((rule) => Math.max(rule.x1, rule.x2))),
  y1: Math.min(...rules.map((rule) => Math.min(rule.y1, rule.y2))), y2: Math.max(...rules.map((rule) => Math.max(rule.y1, rule.y2))),
})

/** Rules that touch one another, directly or through others. From left to right only those near by are compared. */
function groups(rules: readonly PlacedRule[]): PlacedRule[][] {
  const sorted = rules.map((rule) => ({ rule, ...boundsOf([rule]) })).sort((a, b) => a.x1 - b.x1)
  const leaders = sorted.map((_, at) => at)
  const leaderOf = (at: number): number => {
    let leader = at
    while (leaders[leader] !== leader) leader = leaders[leader] = leaders[leaders[leader]!]!
    return leader
  }
  sorted.forEach((one, at) => {
    for (let next = at + 1; next < sorted.length && sorted[next]!.x1 <= one.x2 + slack; next++) {
      const other = sorted[next]!
      if (one.y1 <= other.y2 + slack && other.y1 <= one.y2 + slack) leaders[leaderOf(next)] = leaderOf(at)
    }
  })
  const found = new Map<number, PlacedRule[]>()
  sorted.forEach(({ rule }, at) => {
    const leader = leaderOf(at)
    const group = found.get(leader)
    if (group) group.push(rule)
    else found.set(leader, [rule])
  })
  return [...found.values()]
}

/** Distinct values, those closer than the slack taken as one. */
const edges = (values: readonly number[]): number[] => [...values].sort((a, b) => a - b).filter((value, i, all) => i === 0 || value - all[i - 1]! > slack)

function tableOf(rules: readonly PlacedRule[], runs: readonly PlacedRun[]): Table {
  const xs = edges(rules.filter(isUpright).map(({ x1 }) => x1))
  const ys = edges(rules.filter((rule) => !isUpright(rule)).map(({ y1 }) => y1))
  const boxes = rules.map((rule) => boundsOf([rule]))
  const taken = new Set<string>()
  const rows = ys.slice(1).map((_, row) => xs.slice(1).flatMap((__, column): Cell[] => {
    if (taken.has(`${row} ${column}`)) return []
    let columnSpan = 1
    while (column + columnSpan < xs.length - 1 && !parts(boxes, { x: xs[column + columnSpan]!, y: (ys[row]! + ys[row + 1]!) / 2 })) columnSpan++
    let rowSpan = 1
    while (row + rowSpan < ys.length - 1 && !parts(boxes, { y: ys[row + rowSpan]!, x: (xs[column]! + xs[column + 1]!) / 2 })) rowSpan++
    for (let r = row; r < row + rowSpan; r++) for (let c = column; c < column + columnSpan; c++) taken.add(`${r} ${c}`)
    const box = { x1: xs[column]!, x2: xs[column + columnSpan]!, y1: ys[row]!, y2: ys[row + rowSpan]! }
    const text = [...runs].filter((run) => isIn(run, box)).sort((a, b) => a.baseline - b.baseline || a.xs[0]! - b.xs[0]!).map((run) => run.text).join('')
    return [{ text, ...(columnSpan > 1 ? { columnSpan } : {}), ...(rowSpan > 1 ? { rowSpan } : {}) }]
  }))
  return { kind: 'table', columns: xs.slice(1).map((x, i) => Math.round(x - xs[i]!)), headerRows: 1, rows }
}

/** Whether a rule passes through a point. */
const parts = (rules: readonly Box[], { x, y }: { x: number; y: number }): boolean =>
  rules.some((box) => x > box.x1 - slack && x < box.x2 + slack && y > box.y1 - slack && y < box.y2 + slack)
