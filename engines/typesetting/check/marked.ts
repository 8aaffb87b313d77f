import type { Finding, MarkedFinding, Place } from '#lib/findings'
import type { Layout, TextItem } from '../display.ts'

/** Findings with their lines, from the top of the first page down, so that numbers beside the lines run on; what stands nowhere comes last. */
export const markedOn = (laid: Layout, findings: readonly Finding[]): readonly MarkedFinding[] =>
  findings.map((finding) => marked(laid, finding)).toSorted((a, b) =>
    (a.line?.page ?? Infinity) - (b.line?.page ?? Infinity) || (a.line?.yMm ?? 0) - (b.line?.yMm ?? 0) || (a.finding.place.offset ?? 0) - (b.finding.place.offset ?? 0))

function marked(laid: Layout, finding: Finding): MarkedFinding {
  const line = lineOf(laid, finding.place)
  return { finding, ...(line ? { line } : {}) }
}

function lineOf({ pages }: Layout, place: Place): MarkedFinding['line'] {
  for (const [page, { items }] of pages.entries()) {
    if (place.page !== undefined && place.page !== page + 1) continue
    for (const item of items) {
      const found = (item.kind === 'turned' ? item.items : [item]).find((one): one is TextItem => one.kind === 'text' && isAt(one, place))
      // On a page that is turned, text reads upwards: what is far right there stands high here.
      if (found) return { page, yMm: item.kind === 'turned' ? item.y - (found.xs[0] ?? 0) : found.y }
    }
  }
  return place.page === undefined ? undefined : { page: place.page - 1, yMm: TOP_OF_PAGE }
}

/** Where a sign stands that is about the page itself. */
const TOP_OF_PAGE = 20

function isAt({ origin, text }: TextItem, place: Place): boolean {
  if (origin.part !== place.part || origin.attachment !== place.attachment || origin.block !== place.block || origin.item !== place.item || rowOf(origin) !== place.row || origin.cell !== place.cell) return false
  // Its label is printed before the names, and the names alone are what a place counts: the sign stands where the row begins.
  if (origin.part === 'attendance') return true
  return place.offset === undefined || (origin.offset !== undefined && place.offset < origin.offset + text.length)
}

/** Rows of tables and forms, and of who took part. */
const rowOf = ({ part, row, index }: TextItem['origin']): number | undefined => (part === 'attendance' ? index : row)
