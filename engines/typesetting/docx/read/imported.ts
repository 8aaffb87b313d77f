import { isRedColor } from '../../display.ts'
import { largest } from '../../largest.ts'
import type { Cell, Table } from '../../model.ts'
import type { ImportedParagraph, NotUnderstood } from '../../recognise/paragraphs.ts'
import type { DocxCell, DocxFacts, DocxParagraph, DocxTable } from '../facts.ts'

/** Paragraphs for the recognition of structure. */
export interface ImportedDocx {
  readonly paragraphs: readonly ImportedParagraph[]
  /** As `recogniseParagraphs` tells it, by the number of the paragraph above; 0 for what stands outside the text. */
  readonly notUnderstood: readonly NotUnderstood[]
}

/** The paragraphs of a .docx in reading order for `recogniseParagraphs`: automatic numbers written out, tables as tables, text boxes where their anchor stands. */
export function importedFromDocx(facts: DocxFacts): ImportedDocx {
  const paragraphs: ImportedParagraph[] = []
  /** By index of the paragraph in the file: how many had come before it. */
  const places: number[] = []
  let nextTable = 0
  for (const paragraph of facts.paragraphs) {
    places.push(paragraphs.length)
    // Tables stand in the order they begin; one within another follows it.
    while (facts.tables[nextTable] && facts.tables[nextTable]!.firstParagraph <= paragraph.index) paragraphs.push(...fromTable(facts.tables[nextTable++]!))
    if (!paragraph.cell) paragraphs.push(...linesOf(paragraph))
  }
  return {
    paragraphs,
    notUnderstood: facts.notUnderstood.map(({ part, paragraph, text, reason }) => ({ paragraph: part === 'body' && paragraph !== undefined ? (places[paragraph] ?? paragraphs.length - 1) + 1 : 0, text, reason })),
  }
}

/** A line break within a paragraph parts two for the recognition, as people use it. */
function linesOf(paragraph: DocxParagraph): ImportedParagraph[] {
  const style = styleOf(paragraph)
  return paragraph.text.split(/[\n\f]/).filter((text) => text.trim()).map((text) => ({ text, ...(style ? { style } : {}) }))
}

/** What a paragraph is by its style or looks: `mark`, `title`, `h1` … */
export function styleOf({ style, outlineLevel, runs, align }: DocxParagraph): string | undefined {
  if (/^(title|标题)$/i.test(style?.name ?? '')) return 'title'
  // 7.2.4: the mark is red and larger than anything else on the page.
  const run = runs.find(({ text }) => text.trim())
  if (style?.name === '发文机关标志' || (run && isRedColor(run.color) && run.sizePt >= markPoints)) return 'mark'
  // 7.3.1: the title is set in 2号 (22 points), centred; nothing else of a text is.
  if (run && align === 'center' && run.sizePt >= titlePoints && !isRedColor(run.color)) return 'title'
  return outlineLevel !== undefined && outlineLevel <= 6 ? `h${outlineLevel}` : undefined
}

/** Marks are set from 小初 (36) upward; the head of a 简报 by custom likewise. */
const markPoints = 30
const titlePoints = 20

/** Tables are also used to set 版头 and 版记 in place: those are lines. */
const settingWords = /^(抄送|主送|签发人)[：:]|印发$|[〔［[]\d{4}[〕］\]]\s*\d+\s*号$/

function fromTable(table: DocxTable): ImportedParagraph[] {
  const rows = table.rows.filter((row) => row.length)
  const isSetting = rows.length <= 4 && rows.flat().some(({ text }) => settingWords.test(text.trim()))
  if (isSetting) return rows.flatMap((row) => row.map(({ text }) => text.trim()).filter(Boolean).join('  ').split('\n')).filter(Boolean).map((text) => ({ text }))
  return rows.length ? [{ text: '', table: tableOf(table, rows) }] : []
}

function tableOf(table: DocxTable, rows: readonly (readonly DocxCell[])[]): Table {
  const widths = table.columnsMm.some((width) => width > 0) ? table.columnsMm : Array.from({ length: largest(rows.map((row) => row.reduce((sum, cell) => sum + cell.columnSpan, 0))) }, () => 1)
  return { kind: 'table', columns: widths, headerRows: Math.min(table.headerRows || 1, rows.length > 1 ? rows.length - 1 : 0), rows: rows.map((row) => row.map(cellOf)) }
}

const cellOf = ({ text, columnSpan, rowSpan, align }: DocxCell): Cell => ({
  text, ...(columnSpan > 1 ? { columnSpan } : {}), ...(rowSpan > 1 ? { rowSpan } : {}),
  ...(align === 'center' || align === 'right' ? { align } : {}),
})
