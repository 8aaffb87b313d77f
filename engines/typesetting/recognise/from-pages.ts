import type { ImportedParagraph } from './paragraphs.ts'
import { levels } from './patterns.ts'
import type { PlacedPage, Row } from './placed.ts'
import { rowsOf } from './rows.ts'

/** A paragraph and the lines it was joined from. */
export interface PageParagraph extends ImportedParagraph { readonly rows: readonly Row[] }

/** Page numbers as they are printed, with or without their dashes. */
const pageNumber = /^[—－–\-·\s]*\d{1,4}[—－–\-·\s]*$/
/** Titles are set larger than text: 2号 is 7.8 mm, 3号 5.6 mm. */
const titleSize = 6.4

/** The paragraphs of finished pages: lines that fill the width go on in the next, those indented begin anew. */
export function paragraphsFromPages(pages: readonly PlacedPage[]): PageParagraph[] {
  const rows = rowsOf(pages).filter((row) => !isPageNumber(row, pages[row.page]!))
  const edges = edgesOf(rows)
  const paragraphs: Row[][] = []
  let before: Row | undefined
  for (const row of rows) {
    if (before && goesOn(before, row, edges)) paragraphs.at(-1)!.push(row)
    else paragraphs.push([row])
    before = row
  }
  return paragraphs.map((lines) => paragraphOf(lines, edges))
}

interface Edges { readonly left: number; readonly right: number }

/** Where most full lines begin and end. */
function edgesOf(rows: readonly Row[]): Edges {
  const text = rows.filter((row) => !row.table && row.size < titleSize)
  const at = (values: readonly number[], part: number) => [...values].sort((a, b) => a - b)[Math.floor(part * (values.length - 1))]
  return { left: at(text.map(({ left }) => left), 0.1) ?? 28, right: at(text.map(({ right }) => right), 0.9) ?? 184 }
}

/** Whether a line is the page number: digits alone near the edge of the sheet. */
export const isPageNumber = (row: Row, page: PlacedPage): boolean => pageNumber.test(row.text) && (row.baseline > page.heightMm * 0.9 || row.baseline < page.heightMm * 0.05)

function goesOn(before: Row, row: Row, { left, right }: Edges): boolean {
  if (before.table || row.table || Math.abs(before.size - row.size) > 0.5 || before.size > titleSize) return false
  if (before.runs[0]!.isRed !== row.runs[0]!.isRed) return false
  // 7.3.3: every paragraph begins two characters in; a line of text that was filled goes on below, flush or hanging.
  const isFilled = before.right > right - 1.6 * row.size
  const indent = (row.left - left) / row.size
  const beginsAnew = (indent > 1.4 && indent < 2.6) || (levels.some(({ pattern }) => pattern.test(row.text)) && indent > 1.4)
  return isFilled && !beginsAnew && (before.page !== row.page || row.baseline - before.baseline < 2.6 * row.size)
}

function paragraphOf(rows: readonly Row[], { left, right }: Edges): PageParagraph {
  const [first] = rows as [Row]
  if (first.table) return { text: '', table: first.table, rows }
  const text = rows.map((row) => row.text).join('')
  const isCentred = Math.abs((first.left + first.right) / 2 - (left + right) / 2) < first.size
  return { text, rows, ...(first.size > titleSize && isCentred && !first.runs[0]!.isRed ? { style: 'title' } : {}) }
}
