import { flatItems, type Layout, type Origin } from '../display.ts'
import type { Body, Paper, PaperImprint, PaperMarks, PaperText } from '../model.ts'

/** A text of a paper and the origin under which the layout must place it. */
export interface Expected { readonly origin: Omit<Origin, 'offset'>; readonly text: string }

/** Every text of a paper, once for each place where the format shows it. */
export function expectedTexts(paper: Paper): Expected[] {
  switch (paper.format) {
    case 'document': return [
      ...(typeof paper.issuerMark === 'string' ? [one('issuerMark', paper.issuerMark)] : [...paper.issuerMark.organs.map((text, index) => ({ origin: { part: 'issuerMark', index } as const, text })), one('markWord', paper.issuerMark.word)]),
      one('docNumber', paper.docNumber), ...(paper.signers ?? []).map((text, index) => ({ origin: { part: 'signers', index } as const, text })), one('title', paper.title), ...official(paper),
    ].filter(hasText)
    case 'letter': return [one('issuerMark', paper.issuerMark), one('docNumber', paper.docNumber), one('title', paper.title), ...official(paper)].filter(hasText)
    case 'order': return [one('issuerMark', paper.issuerMark), one('docNumber', paper.docNumber), one('title', paper.title), ...official(paper)].filter(hasText)
    case 'minutes': return [
      one('issuerMark', paper.issuerMark), one('docNumber', paper.docNumber), one('title', paper.title), one('editor', paper.editor), one('issuedOn', paper.issuedOn),
      ...paper.attendance.map(({ label, names }, index) => ({ origin: { part: 'attendance', index } as const, text: label + names })), ...official(paper),
    ].filter(hasText)
    case 'bulletin': {
      const items = paper.columns.flatMap((column) => column.items)
      return [
        one('issuerMark', paper.masthead), one('notice', paper.notice), one('issue', paper.issue), one('totalIssue', paper.totalIssue), one('editor', paper.editor), one('issuedOn', paper.issuedOn),
        one('editorNote', paper.editorNote), one('reportTo', paper.reportTo), one('sendTo', paper.sendTo), one('issueTo', paper.issueTo), one('copies', paper.copies),
        ...paper.columns.map(({ name }, column) => ({ origin: { part: 'columnName', column } as const, text: name ?? '' })),
        ...items.flatMap((item, index) => [
          ...(paper.hasContents && items.length > 1 ? [{ origin: { part: 'contents', item: index } as const, text: item.title }] : []),
          { origin: { part: 'title', item: index } as const, text: item.title }, { origin: { part: 'editorNote', item: index } as const, text: item.editorNote ?? '' },
          ...bodyTexts(item.body, { item: index }), { origin: { part: 'source', item: index } as const, text: item.source ?? '' },
        ]),
      ].filter(hasText)
    }
    case 'form': return [
      one('title', paper.title), one('numberLeft', paper.numberLine?.left), one('numberRight', paper.numberLine?.right), one('mainTo', paper.mainTo), ...bodyTexts(paper.lead ?? [], {}),
      ...paper.rows.flatMap((row, r) => row.cells.flatMap((cell, c) => [
        { origin: { part: 'formLabel', row: r, cell: c } as const, text: cell.label }, { origin: { part: 'formText', row: r, cell: c } as const, text: cell.text },
        ...(cell.entries ?? []).flatMap((entry, index) => [{ origin: { part: 'formEntry', row: r, cell: c, entry: index } as const, text: entry.text }, { origin: { part: 'formSigned', row: r, cell: c, entry: index } as const, text: entry.signed }]),
      ])),
      ...(paper.notes ?? []).map((text, index) => ({ origin: { part: 'formNote', index } as const, text })),
      ...paper.signatories.map(({ organ }, index) => ({ origin: { part: 'issuerSign', index } as const, text: organ })), one('docDate', paper.docDate),
    ].filter(hasText)
  }
}

const one = (part: Origin['part'], text: string | undefined): Expected => ({ origin: { part }, text: text ?? '' })
const hasText = ({ text }: Expected): boolean => text !== ''

function official(paper: PaperMarks & PaperText & PaperImprint): Expected[] {
  return [
    one('copyNumber', paper.copyNumber), one('secrecy', paper.secrecy), one('urgency', paper.urgency), one('adoptionNote', paper.adoptionNote), one('mainTo', paper.mainTo),
    ...bodyTexts(paper.body, {}), one('docDate', paper.docDate), one('footnote', paper.footnote), one('copyTo', paper.copyTo), one('printOrg', paper.printOrg), one('printDate', paper.printDate),
    ...paper.signatories.flatMap(({ organ, stamp }, index) => [{ origin: { part: 'issuerSign', index } as const, text: organ }, { origin: { part: 'signerTitle', index } as const, text: stamp?.title ?? '' }]),
    ...paper.attachments.flatMap(({ title, body, pages }, attachment) => [
      { origin: { part: 'attachmentNote', attachment } as const, text: title },
      ...(body.length || !pages?.length ? [{ origin: { part: 'attachmentTitle', attachment } as const, text: title }] : []),
      ...bodyTexts(body, { attachment }),
    ]),
  ]
}

function bodyTexts(body: Body, of: Pick<Origin, 'attachment' | 'item'>): Expected[] {
  return body.flatMap((block, index): Expected[] => {
    const origin = { part: 'body', block: index, ...of } as const
    switch (block.kind) {
      case 'paragraph': return [{ origin, text: block.runs.map((run) => run.text).join('') }]
      case 'heading': return [{ origin, text: [...block.runs, ...block.runIn ?? []].map((run) => run.text).join('') }]
      case 'picture': return [{ origin: { ...origin, part: 'caption' }, text: block.caption ?? '' }]
      case 'table': return [
        { origin: { ...origin, part: 'caption' }, text: block.caption ?? '' },
        ...block.rows.flatMap((row, r) => row.map((cell, c) => ({ origin: { ...origin, row: r, cell: c }, text: cell.text }))),
      ]
    }
  })
}

/** What is set as nothing: line ends by hand, joiners, byte order marks and the like; at the ends of a title's lines also blanks. */
// oxlint-disable-next-line no-control-regex
const maybeNothing = /[\s\u0000-\u0020\u007f\u00a0\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]|\p{Variation_Selector}/u

const keyOf = (origin: Omit<Origin, 'offset'>): string => JSON.stringify(Object.entries(origin).filter(([name]) => name !== 'offset').sort(([a], [b]) => a < b ? -1 : 1))

/** Faults against “every character of the input on exactly one place of the output”. */
export function placingFaults(paper: Paper, laid: Layout): string[] {
  const counts = new Map(expectedTexts(paper).map(({ origin, text }) => [keyOf(origin), { text, times: new Uint8Array(text.length) }]))
  const faults: string[] = []
  for (const page of laid.pages) for (const item of flatItems(page.items)) {
    if (item.kind !== 'text' || item.origin.offset === undefined) continue
    const { offset } = item.origin
    const field = counts.get(keyOf(item.origin))
    if (!field) {
      faults.push(`${keyOf(item.origin)} is no text of the paper: ${item.text}`)
      continue
    }
    if ([...item.text].length !== item.xs.length) faults.push(`${keyOf(item.origin)}: ${item.xs.length} places for “${item.text}”`)
    for (let i = 0; i < item.text.length; i++) {
      const source = field.text[offset + i]
      if (source === undefined || (source !== item.text[i] && !(item.text[i] === ' ' || item.text[i] === '\ufffd'))) faults.push(`${keyOf(item.origin)} at ${offset + i}: “${item.text[i]}” for “${source}”`)
      field.times[offset + i]!++
    }
  }
  for (const [key, { text, times }] of counts) {
    let at = 0
    for (const char of text) {
      if (times[at] !== 1 && !(times[at] === 0 && maybeNothing.test(char))) faults.push(`${key} at ${at}: “${char}” is set ${times[at]} times`)
      at += char.length
    }
  }
  return faults
}
