import type { ImportedParagraph } from './paragraphs.ts'
import { levels, printed } from './patterns.ts'
import type { PlacedPage } from '#lib/placed'
import type { Row } from './placed.ts'
import { rowsOf } from './rows.ts'
import { largest } from '../largest.ts'

/** A paragraph and the lines it was joined from. */
export interface PageParagraph extends ImportedParagraph { readonly rows: readonly Row[] }

/** Page numbers as they are printed, with or without their dashes. */
const pageNumber = /^[—－–\-·\s]*\d{1,4}[—－–\-·\s]*$/
/** Titles are set larger than text: 2号 is 7.8 mm, 3号 5.6 mm. */
const titleSize = 6.4

/** The paragraphs of finished pages: lines that fill the width go on in the next, those indented begin anew. */
export function paragraphsFromPages(pages: readonly PlacedPage[]): PageParagraph[] {
  const rows = rowsOf(pages).filter((row) => !isPageNumber(row, pages[row.page]!))
  const edges = edgesOf(rows, pages[0]?.widthMm ?? 210)
  const paragraphs: Row[][] = []
  let before: Row | undefined
  for (const row of rows) {
    if (before && (goesOn(before, row, edges) || closesNote(paragraphs.at(-1)!, row, edges))) paragraphs.at(-1)!.push(row)
    else paragraphs.push([row])
    before = row
  }
  return paragraphs.map((lines) => paragraphOf(lines, edges))
}

/** The names of an 附件说明 hang at most so many characters in; what stands farther right is a line of its own. */
const farthestHang = 9

interface Edges { readonly left: number; readonly right: number }

/** How far right a full line reaches at least: the margins of a sheet are an eighth of its width. */
const leastRight = 0.87

/** Where full lines begin and end. A few lines may all be short ones. */
function edgesOf(rows: readonly Row[], width: number): Edges {
  const text = rows.filter((row) => !row.table && row.size < titleSize)
  const lefts = text.map(({ left }) => left).sort((a, b) => a - b)
  return { left: lefts[Math.floor(lefts.length / 10)] ?? 28, right: largest(text.map(({ right }) => right), leastRight * width) }
}

/** Whether a line is the page number: digits alone near the edge of the sheet. */
export const isPageNumber = (row: Row, page: PlacedPage): boolean => pageNumber.test(row.text) && (row.baseline > page.heightMm * 0.9 || row.baseline < page.heightMm * 0.05)

function goesOn(before: Row, row: Row, { left, right }: Edges): boolean {
  if (before.table || row.table || Math.abs(before.size - row.size) > 0.5 || before.size > titleSize) return false
  if (before.runs[0]!.isRed !== row.runs[0]!.isRed) return false
  // 7.3.3: every paragraph begins two characters in; a line of text that was filled goes on below, flush or hanging.
  const isFilled = before.right > right - 1.6 * row.size
  const indent = (row.left - left) / row.size
  const beginsAnew = startsImprint(row.text) || (indent > 1.4 && indent < 2.6) || indent > farthestHang || (levels.some(({ pattern }) => pattern.test(row.text)) && indent > 1.4)
  return isFilled && !beginsAnew && (before.page !== row.page || row.baseline - before.baseline < 2.6 * row.size)
}

/** Rows of the 版记 begin anew, however full the row above is. */
const startsImprint = (text: string): boolean => /^(抄送|主送)[：:]/.test(text) || printed.test(text)

/** A 附注 that stands beside a seal is set narrower than the text: its next line is known by the bracket that is still open. */
function closesNote(paragraph: readonly Row[], row: Row, { left }: Edges): boolean {
  const before = paragraph.at(-1)!
  const text = paragraph.map((one) => one.text).join('')
  const isOpen = /^[（(]/.test(text) && count(text, /[（(]/g) > count(text, /[）)]/g)
  return isOpen && !row.table && before.page === row.page && row.baseline - before.baseline < 2.6 * row.size && Math.abs(row.left - left) < row.size && Math.abs(before.size - row.size) < 0.5
}

const count = (text: string, pattern: RegExp): number => text.match(pattern)?.length ?? 0

function paragraphOf(rows: readonly Row[], { left, right }: Edges): PageParagraph {
  const [first] = rows as [Row]
  if (first.table) return { text: '', table: first.table, rows }
  const text = rows.map((row) => row.text).join('')
  const isCentred = Math.abs((first.left + first.right) / 2 - (left + right) / 2) < first.size
  const isLarge = first.size > titleSize && isCentred
  return { text, rows, ...(isLarge ? { style: first.runs[0]!.isRed ? 'mark' : 'title' } : {}) }
}
