import { documentFormat, formFormat } from '../../dimensions.ts'
import type { FormCell, FormEntry, FormPaper, FormRow } from '../../model.ts'
import type { BlockContext } from './blocks.ts'
import type { Entry } from './entries.ts'
import { element, twips, valued } from './markup.ts'
import { pictureRun } from './media.ts'
import { written } from './paragraph.ts'
import { run } from './runs.ts'
import { rowBottom, type SeenRow } from './seen.ts'
import { tableProperties } from './table.ts'

const { area } = documentFormat
const { text: inBox, handwriting } = formFormat
/** A row without content is as high as one line. */
const leastHeight = inBox.size * inBox.lineHeight + 2 * inBox.padY

/** One column of a row of the form: a label beside its text takes two. */
interface Box { readonly width: number; readonly label?: string; readonly cell?: FormCell; readonly labelAbove?: boolean }

/** The grid of a form: labels, texts, and opinions with their signatures, from the model. */
export function formEntry(paper: FormPaper, rows: readonly SeenRow[], context: BlockContext): Entry {
  const lines = paper.rows.map((row) => boxesOf(row))
  const edges = [...new Set(lines.flatMap((boxes) => edgesOf(boxes)))].toSorted((a, b) => a - b)
  const columns = edges.slice(1).map((edge, index) => edge - edges[index]!)
  const trs = lines.map((boxes, index) => rowMarkup(boxes, { edges, height: heightOf(paper.rows[index]!), context }))
  const [first, last] = [rows[0]!, rows.at(-1)!]
  return {
    kind: 'markup', place: { page: first.page, top: first.baseline, endPage: last.page, bottom: rowBottom(context.layout, last.page, last.baseline) },
    markup: element('w:tbl', {}, tableProperties(area.width, { padX: inBox.padX, padY: inBox.padY, rule: formFormat.rule }),
      element('w:tblGrid', {}, ...columns.map((width) => element('w:gridCol', { 'w:w': width }))), ...trs),
  }
}

const heightOf = ({ minHeightMm }: FormRow): number => Math.max(leastHeight, Math.min(minHeightMm ?? 0, area.height / 2))

/** The boxes of a row; widths in mm share the type area. */
function boxesOf(row: FormRow): Box[] {
  const shares = row.cells.map(({ share }) => Number.isFinite(share) ? Math.max(share, 0.01) : 1)
  const all = shares.reduce((sum, share) => sum + share, 0)
  return row.cells.flatMap((cell, index): Box[] => {
    const width = shares[index]! / all * area.width
    if (cell.labelAt === 'above' || !cell.label) return [{ width, cell, labelAbove: cell.label !== '' }]
    const labelWidth = Math.min(width / 2, Math.max(1, cell.labelAt || 1) * inBox.size + 2 * inBox.padX)
    return [{ width: labelWidth, label: cell.label }, { width: width - labelWidth, cell }]
  })
}

/** Edges in twips, so that columns of different rows meet exactly. */
function edgesOf(boxes: readonly Box[]): number[] {
  let x = 0
  return [0, ...boxes.map(({ width }) => twips(x += width))]
}

interface RowGiven { readonly edges: readonly number[]; readonly height: number; readonly context: BlockContext }

function rowMarkup(boxes: readonly Box[], { edges, height, context }: RowGiven): string {
  const own = edgesOf(boxes)
  const cells = boxes.map((box, index) => {
    const [left, right] = [own[index]!, own[index + 1]!]
    const span = edges.indexOf(right) - edges.indexOf(left)
    const properties = element('w:tcPr', {}, element('w:tcW', { 'w:w': right - left, 'w:type': 'dxa' }), span > 1 ? valued('w:gridSpan', span) : '', valued('w:vAlign', box.cell?.entries?.length ? 'top' : 'center'))
    return element('w:tc', {}, properties, ...contentOf(box, context))
  })
  return element('w:tr', {}, element('w:trPr', {}, element('w:trHeight', { 'w:val': twips(height), 'w:hRule': 'atLeast' })), ...cells)
}

function contentOf({ label, cell, labelAbove }: Box, context: BlockContext): string[] {
  const line = (text: string, align: 'left' | 'center' | 'right', face?: 'hei') => written({ look: 'formText', align, content: run(text, face ? { face } : {}, context.families) })
  if (label !== undefined) return [line(label, 'center', 'hei')]
  if (!cell) return [line('', 'left')]
  const texts = cell.text ? cell.text.split('\n').map((text) => line(text, cell.align ?? 'left')) : []
  const opinions = (cell.entries ?? []).flatMap((entry) => opinionOf(entry, context))
  const content = [...(labelAbove ? [line(cell.label, 'left', 'hei')] : []), ...texts, ...opinions]
  return content.length ? content : [line('', 'left')]
}

function opinionOf(entry: FormEntry, { families, media }: BlockContext): string[] {
  const hand = entry.handwriting
  return [
    ...(entry.text ? [written({ look: 'formText', content: run(entry.text, {}, families) })] : []),
    ...(hand ? [written({ look: 'formText', align: 'right', freeLine: true, content: pictureRun(hand.file, sizeOf(hand), media) })] : []),
    written({ look: 'formText', align: 'right', content: run(entry.signed, {}, families) }),
  ]
}

/** What was written by hand is made smaller to its room, never larger. */
function sizeOf({ widthMm, heightMm }: { readonly widthMm: number; readonly heightMm: number }): { width: number; height: number } {
  const scale = Math.min(1, handwriting.width / widthMm, handwriting.height / heightMm)
  return { width: widthMm * scale, height: heightMm * scale }
}
