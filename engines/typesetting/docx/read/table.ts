import type { DocxCell, DocxTable } from '../facts.ts'
import { integerOf, mmOfTwips } from './measures.ts'
import { bordersOf } from './properties.ts'
import { readBlocks, revisionOf, type Story, type Surroundings } from './story.ts'
import { childOf, childrenOf, switchOf, valueOf, type XmlElement } from './xml.ts'

/** Cells under way: one that goes on below grows by rows. */
type GrowingCell = { -readonly [Key in keyof DocxCell]: DocxCell[Key] }

/** Reads a table; the paragraphs of its cells join the story, each with its place. */
export function readTable(element: XmlElement, story: Story, at: Surroundings): void {
  const index = story.tables.length
  const properties = childOf(element, 'w:tblPr')
  const tableStyle = story.styles.tableStyle(valueOf(properties, 'w:tblStyle'))
  const table: DocxTable = {
    firstParagraph: story.paragraphs.length, columnsMm: childrenOf(childOf(element, 'w:tblGrid'), 'w:gridCol').map((column) => mmOfTwips(column.attributes['w:w']) ?? 0),
    headerRows: 0, rows: [], borders: bordersOf(childOf(properties, 'w:tblBorders')), floating: childOf(properties, 'w:tblpPr') !== undefined,
    ...(at.cell ? { within: at.cell.table } : {}),
  }
  story.tables.push(table)
  const rowElements = rowsIn(element)
  const growing = new Map<number, GrowingCell>()
  const inner: Surroundings = { ...at, ...(tableStyle ? { tableStyle } : {}) }
  const rows = rowElements.map((row, rowIndex) => readRow(row, { story, inner, index, rowIndex, growing }))
  const headerRows = rowElements.findIndex((row) => !switchOf(childOf(row, 'w:trPr'), 'w:tblHeader'))
  story.tables[index] = { ...table, rows, headerRows: headerRows < 0 ? rowElements.length : headerRows }
}

const rowsIn = (element: XmlElement): XmlElement[] => childrenOf(element).flatMap((child) =>
  child.name === 'w:tr' ? [child] : ['w:sdt', 'w:sdtContent', 'w:customXml', 'w:ins'].includes(child.name) ? rowsIn(child) : [])
const cellsIn = (element: XmlElement): XmlElement[] => childrenOf(element).flatMap((child) =>
  child.name === 'w:tc' ? [child] : ['w:sdt', 'w:sdtContent', 'w:customXml'].includes(child.name) ? cellsIn(child) : [])

interface RowReading {
  readonly story: Story
  readonly inner: Surroundings
  readonly index: number
  readonly rowIndex: number
  /** The cell that may go on downwards, by column. */
  readonly growing: Map<number, GrowingCell>
}

function readRow(row: XmlElement, { story, inner, index, rowIndex, growing }: RowReading): DocxCell[] {
  const properties = childOf(row, 'w:trPr')
  const changed = childOf(properties, 'w:ins') ?? childOf(properties, 'w:del')
  const first = story.paragraphs.length
  let column = integerOf(valueOf(properties, 'w:gridBefore')) ?? 0
  const cells = cellsIn(row).flatMap((element) => {
    const cell = readCell(element, { story, at: { ...inner, cell: { table: index, row: rowIndex, column } } })
    const merge = childOf(childOf(element, 'w:tcPr'), 'w:vMerge')
    const above = growing.get(column)
    const here = column
    column += cell.columnSpan
    if (merge && merge.attributes['w:val'] !== 'restart' && above) {
      above.rowSpan++
      if (cell.text) above.text += `\n${cell.text}`
      return []
    }
    const own: GrowingCell = { ...cell, column: here }
    if (merge) growing.set(here, own)
    else growing.delete(here)
    return [own]
  })
  if (changed) story.revisions.push({ ...revisionOf(changed), paragraph: first, text: cells.map(({ text }) => text).join('\t') })
  return cells
}

function readCell(element: XmlElement, { story, at }: { story: Story; at: Surroundings }): Omit<DocxCell, 'column'> {
  const properties = childOf(element, 'w:tcPr')
  const first = story.paragraphs.length
  readBlocks(element, story, at)
  const own = story.paragraphs.slice(first).filter(({ cell, box }) => cell?.table === at.cell?.table && box === at.box)
  return {
    columnSpan: Math.max(1, integerOf(valueOf(properties, 'w:gridSpan')) ?? 1), rowSpan: 1, text: own.map(({ text }) => text).join('\n').trimEnd(),
    align: own[0]?.align ?? 'left', borders: bordersOf(childOf(properties, 'w:tcBorders')),
  }
}
