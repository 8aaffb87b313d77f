import type { JSONContent } from '@tiptap/core'
import type { Align, BodyBlock, BodyCell, BodyFace, BodyRun, BodyTable, EditorBody } from './body.ts'

/** The body of an editor's document, in one canonical form: equal neighbours joined, no empty paragraphs at the end. */
export function bodyFromDoc(doc: JSONContent): EditorBody {
  const blocks = (doc.content ?? []).flatMap(blockOf)
  const last = blocks.findLastIndex((block) => block.kind !== 'paragraph' || block.runs.length > 0)
  return blocks.slice(0, last + 1)
}

function blockOf(node: JSONContent): readonly BodyBlock[] {
  switch (node.type) {
    case 'heading': return [headingOf(node)]
    case 'paragraph': return [{ kind: 'paragraph', runs: runsOf(node.content ?? []), ...alignOf(node) }]
    case 'table': return [tableOf(node)]
    case 'picture': return [{
      kind: 'picture', file: String(node.attrs?.file ?? ''), widthMm: Number(node.attrs?.widthMm), heightMm: Number(node.attrs?.heightMm), ...captionOf(node),
    }]
    default: return []
  }
}

function headingOf(node: JSONContent): BodyBlock {
  const level = node.attrs?.level
  const text = node.content ?? []
  const isRunIn = (part: JSONContent) => part.marks?.some((mark) => mark.type === 'runIn') ?? false
  // What follows the first run-in text runs in too, so that the order of the text stays as seen.
  const split = text.findIndex(isRunIn)
  const head = split < 0 ? text : text.slice(0, split)
  const runIn = split < 0 ? [] : runsOf(text.slice(split))
  return {
    kind: 'heading', level: level === 2 || level === 3 || level === 4 ? level : 1, runs: runsOf(head),
    ...(runIn.length > 0 ? { runIn } : {}),
  }
}

function runsOf(parts: readonly JSONContent[]): readonly BodyRun[] {
  const runs: BodyRun[] = []
  for (const part of parts) {
    if (!part.text) continue
    const face = part.marks?.find((mark) => mark.type === 'face')?.attrs?.face as BodyFace | undefined
    const before = runs.at(-1)
    if (before && before.face === face) runs[runs.length - 1] = { ...before, text: before.text + part.text }
    else runs.push(face ? { text: part.text, face } : { text: part.text })
  }
  return runs
}

function tableOf(node: JSONContent): BodyTable {
  const rows = (node.content ?? []).map((row) => (row.content ?? []).map(cellOf))
  const count = (rows[0] ?? []).reduce((sum, cell) => sum + (cell.columnSpan ?? 1), 0)
  const widths: unknown = node.attrs?.columns
  const isHeader = (row: JSONContent) => row.content?.every((cell) => cell.type === 'tableHeader') ?? false
  const firstBody = (node.content ?? []).findIndex((row) => !isHeader(row))
  return {
    kind: 'table',
    // Columns added or removed in the editor leave the old widths meaningless; then all are alike.
    columns: Array.isArray(widths) && widths.length === count ? widths.map(Number) : Array.from({ length: count }, () => 1),
    headerRows: firstBody < 0 ? rows.length : firstBody,
    rows, ...captionOf(node),
  }
}

function cellOf(node: JSONContent): BodyCell {
  const text = (node.content ?? []).map((line) => (line.content ?? []).map((part) => part.text ?? '').join('')).join('\n')
  const columnSpan = Number(node.attrs?.colspan ?? 1)
  const rowSpan = Number(node.attrs?.rowspan ?? 1)
  return { text, ...alignOf(node), ...(columnSpan > 1 ? { columnSpan } : {}), ...(rowSpan > 1 ? { rowSpan } : {}) }
}

function alignOf(node: JSONContent): { align?: Align } {
  const align: unknown = node.attrs?.align
  return align === 'left' || align === 'center' || align === 'right' ? { align } : {}
}

function captionOf(node: JSONContent): { caption?: string } {
  const caption: unknown = node.attrs?.caption
  return typeof caption === 'string' && caption !== '' ? { caption } : {}
}
