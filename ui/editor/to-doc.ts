import type { JSONContent } from '@tiptap/core'
import type { BodyBlock, BodyCell, BodyRun, BodyTable, EditorBody } from './body.ts'

/** The editor's document for a body. An empty body becomes one empty paragraph, since a caret needs a place. */
export function docFromBody(body: EditorBody): JSONContent {
  return { type: 'doc', content: body.length === 0 ? [{ type: 'paragraph' }] : body.map(nodeOf) }
}

function nodeOf(block: BodyBlock): JSONContent {
  switch (block.kind) {
    case 'heading': return { type: 'heading', attrs: { level: block.level }, ...content([...textNodes(block.runs), ...textNodes(block.runIn ?? [], true)]) }
    case 'paragraph': return { type: 'paragraph', attrs: { align: block.align ?? null }, ...content(textNodes(block.runs)) }
    case 'table': return { type: 'table', attrs: { columns: [...block.columns], caption: block.caption ?? null }, content: block.rows.map((row, at) => rowNode(row, at < block.headerRows)) }
    case 'picture': return { type: 'picture', attrs: { file: block.file, widthMm: block.widthMm, heightMm: block.heightMm, caption: block.caption ?? null } }
  }
}

const textNodes = (runs: readonly BodyRun[], isRunIn = false): JSONContent[] =>
  runs.filter((run) => run.text !== '').map((run) => {
    const marks = [...(run.face ? [{ type: 'face', attrs: { face: run.face } }] : []), ...(isRunIn ? [{ type: 'runIn' }] : [])]
    return { type: 'text', text: run.text, ...(marks.length > 0 ? { marks } : {}) }
  })

const rowNode = (row: BodyTable['rows'][number], isHeader: boolean): JSONContent => ({ type: 'tableRow', content: row.map((cell) => cellNode(cell, isHeader)) })

const cellNode = (cell: BodyCell, isHeader: boolean): JSONContent => ({
  type: isHeader ? 'tableHeader' : 'tableCell',
  attrs: { colspan: cell.columnSpan ?? 1, rowspan: cell.rowSpan ?? 1, align: cell.align ?? null },
  // Each line of a cell is a paragraph of its own.
  content: cell.text.split('\n').map((line) => ({ type: 'paragraph', ...content(line === '' ? [] : [{ type: 'text', text: line }]) })),
})

const content = (nodes: JSONContent[]): { content?: JSONContent[] } => (nodes.length > 0 ? { content: nodes } : {})
