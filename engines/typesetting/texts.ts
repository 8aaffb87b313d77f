import type { Place, PlacedText } from '#lib/findings'
import type { Block, Paper, Run } from './model.ts'
import { bodiesOf } from './papers.ts'

/** Every stretch of text of a paper in reading order, placed as `Origin` tells it: what a checker of wording reads. */
export function textsOf(paper: Paper): PlacedText[] {
  const bodies = bodiesOf(paper).map(({ body, attachment, item }) => body.flatMap((block, index) => blockTexts(block, { part: 'body', block: index, ...(attachment === undefined ? {} : { attachment }), ...(item === undefined ? {} : { item }) })))
  switch (paper.format) {
    case 'bulletin': return [...fields({ masthead: paper.masthead, editorNote: paper.editorNote }), ...bulletinTexts(paper, bodies), ...fields({ reportTo: paper.reportTo, sendTo: paper.sendTo, issueTo: paper.issueTo })]
    case 'form': return [...fields({ title: paper.title, mainTo: paper.mainTo }), ...bodies.flat(), ...formTexts(paper)]
    case 'document': case 'letter': case 'order': case 'minutes': {
      const [main = [], ...appended] = bodies
      const { docNumber, title, adoptionNote, mainTo, docDate, footnote, copyTo, attachments, signatories } = { copyTo: undefined, title: undefined, ...paper }
      return [
        // 纪要 bear a 期号 in place of a 发文字号.
        ...fields({ docNumber: docNumber?.endsWith('期') ? undefined : docNumber, title, adoptionNote, mainTo }), ...main,
        ...attachments.map((attachment, index): PlacedText => ({ place: { part: 'attachmentNote', attachment: index }, kind: 'field', text: attachment.title })),
        ...signatories.filter(({ organ }) => organ).map(({ organ }): PlacedText => ({ place: { part: 'issuerSign' }, kind: 'field', text: organ })),
        ...fields({ docDate, footnote }),
        ...attachments.flatMap((attachment, index): PlacedText[] => [{ place: { part: 'attachmentTitle', attachment: index }, kind: 'field', text: attachment.title }, ...appended[index] ?? []]),
        ...fields({ copyTo }),
      ]
    }
  }
}

const fields = (texts: Readonly<Record<string, string | undefined>>): PlacedText[] =>
  Object.entries(texts).flatMap(([part, text]) => (text ? [{ place: { part }, kind: 'field' as const, text }] : []))

function bulletinTexts(paper: Extract<Paper, { format: 'bulletin' }>, bodies: readonly PlacedText[][]): PlacedText[] {
  return paper.columns.flatMap(({ items }) => items).flatMap((item, index): PlacedText[] => [
    ...ofItem(index, { title: item.title, editorNote: item.editorNote }), ...bodies[index] ?? [], ...ofItem(index, { source: item.source }),
  ])
}

const ofItem = (item: number, texts: Readonly<Record<string, string | undefined>>): PlacedText[] => fields(texts).map(({ place, ...text }) => ({ ...text, place: { ...place, item } }))

function formTexts(paper: Extract<Paper, { format: 'form' }>): PlacedText[] {
  return paper.rows.flatMap(({ cells }, row) => cells.flatMap((cell, index): PlacedText[] => [
    { place: { part: 'formText', row, cell: index }, kind: 'cell', text: cell.text },
    ...(cell.entries ?? []).map(({ text }): PlacedText => ({ place: { part: 'formEntry', row, cell: index }, kind: 'cell', text })),
  ])).filter(({ text }) => text)
}

const textOf = (runs: readonly Run[]): string => runs.map(({ text }) => text).join('')

function blockTexts(block: Block, place: Place): PlacedText[] {
  switch (block.kind) {
    case 'heading': return [{ place, kind: 'heading', text: textOf(block.runs) + textOf(block.runIn ?? []) }]
    case 'paragraph': return [{ place, kind: 'paragraph', text: textOf(block.runs) }]
    case 'picture': return block.caption ? [{ place, kind: 'caption', text: block.caption }] : []
    case 'table': return [
      ...(block.caption ? [{ place, kind: 'caption' as const, text: block.caption }] : []),
      ...block.rows.flatMap((row, index) => row.map((cell, at): PlacedText => ({ place: { ...place, row: index, cell: at }, kind: 'cell', text: cell.text }))),
    ]
  }
}
