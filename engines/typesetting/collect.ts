import { documentFormat } from './dimensions.ts'
import type { Origin } from './display.ts'
import { slotWidth } from './fonts.ts'
import type { Block, Body, Face, Heading, OfficialPaper, Picture, Run, Table } from './model.ts'
import type { StyledRun } from './text/atoms.ts'

/** What flows through the pages, in reading order, still without measures. */
export type Piece = TextPiece | TitlePiece | TablePiece | PicturePiece | ClosingPiece | { readonly kind: 'gap'; readonly rows: number } | { readonly kind: 'page-break' }

export interface TextPiece {
  readonly kind: 'text'
  readonly runs: readonly StyledRun[]
  /** Cells kept free at the left of every line, and further of the first. */
  readonly left: number
  readonly indent: number
  readonly align: 'justify' | 'left' | 'center' | 'right'
  readonly keepWithNext: boolean
  readonly origin: Origin
}
export interface TitlePiece { readonly kind: 'title'; readonly text: string; readonly origin: Origin }
export interface TablePiece { readonly kind: 'table'; readonly table: Table; readonly origin: Origin }
export interface PicturePiece { readonly kind: 'picture'; readonly picture: Picture; readonly origin: Origin }
/** Signature, date, seal and 附注: set as one, never parted. */
export interface ClosingPiece { readonly kind: 'closing'; readonly paper: OfficialPaper }

/** 7.3.3: the faces of the four levels. */
const levelFaces: Readonly<Record<Heading['level'], Face>> = { 1: 'hei', 2: 'kai', 3: 'fang', 4: 'fang' }

/** The pieces of a paper from 主送机关 to the end of the attachments. */
export function collect(paper: OfficialPaper, choice: { readonly mainToInImprint: boolean }): Piece[] {
  const pieces: Piece[] = []
  if (paper.mainTo && !choice.mainToInImprint) pieces.push(mainTo(paper.mainTo))
  pieces.push(...bodyPieces(paper.body), ...attachmentNote(paper))
  if (paper.signatories.length || paper.docDate || paper.footnote) pieces.push({ kind: 'closing', paper })
  paper.attachments.forEach((_, index) => pieces.push(...attachmentPieces(paper, index)))
  return pieces
}

// 7.3.2: 主送机关居左顶格，回行时仍顶格，最后一个机关名称后标全角冒号.
function mainTo(text: string): TextPiece {
  return textPiece({ runs: [{ text, face: 'fang', offset: 0 }, { text: '：', face: 'fang' }], origin: { part: 'mainTo' } })
}

function bodyPieces(body: Body, attachment?: number): Piece[] {
  return body.map((block, index) => blockPiece(block, { part: 'body', block: index, ...(attachment === undefined ? {} : { attachment }) }))
}

function blockPiece(block: Block, origin: Origin): Piece {
  switch (block.kind) {
    case 'heading': return heading(block, origin)
    case 'paragraph': return textPiece({
      runs: styled(block.runs, 'fang'), origin, align: block.align ?? 'justify', indent: block.align ? 0 : documentFormat.body.indent,
    })
    case 'table': return { kind: 'table', table: block, origin }
    case 'picture': return { kind: 'picture', picture: block, origin }
  }
}

function heading(block: Heading, origin: Origin): TextPiece {
  const own = styled(block.runs, levelFaces[block.level])
  const length = block.runs.reduce((sum, run) => sum + run.text.length, 0)
  const runsIn = block.runIn?.some((run) => run.text) ?? false
  return textPiece({ runs: [...own, ...styled(block.runIn ?? [], 'fang', length)], origin, indent: documentFormat.body.indent, keepWithNext: !runsIn })
}

function styled(runs: readonly Run[], face: Face, from = 0): StyledRun[] {
  let offset = from
  return runs.map((run) => {
    const one = { text: run.text, face: run.face ?? face, offset }
    offset += run.text.length
    return one
  })
}

// 7.3.4: 正文下空一行左空二字编排“附件：”和附件名称；回行时与上一行附件名称的首字对齐.
function attachmentNote(paper: OfficialPaper): Piece[] {
  const label = '附件：'
  const { linesAbove, left } = documentFormat.attachmentNote
  const lines = paper.attachments.map((attachment, index): Piece => {
    const number = paper.attachments.length > 1 ? `${index + 1}. ` : ''
    const numberWidth = [...number].reduce((sum, char) => sum + slotWidth('fang', char), 0)
    const before = index === 0 ? label : ''
    return textPiece({
      runs: [{ text: before + number, face: 'fang' }, { text: attachment.title.replaceAll('\n', ''), face: 'fang', offset: 0 }],
      left: left + label.length + numberWidth, indent: -numberWidth - before.length, align: 'justify', origin: { part: 'attachmentNote', attachment: index },
    })
  })
  return lines.length ? [{ kind: 'gap', rows: linesAbove }, ...lines] : []
}

// 7.3.7: 附件另面编排；“附件”二字及顺序号用3号黑体顶格编排在版心左上角第一行，标题居中编排在第三行.
function attachmentPieces(paper: OfficialPaper, index: number): Piece[] {
  const { title, body } = paper.attachments[index]!
  const label = paper.attachments.length > 1 ? `附件${index + 1}` : '附件'
  const origin = { attachment: index }
  return [
    { kind: 'page-break' },
    textPiece({ runs: [{ text: label, face: 'hei' }], origin: { part: 'attachmentLabel', ...origin } }),
    { kind: 'gap', rows: documentFormat.attachment.titleRow - 1 },
    { kind: 'title', text: title, origin: { part: 'attachmentTitle', ...origin } },
    { kind: 'gap', rows: 1 },
    ...bodyPieces(body, index),
  ]
}

function textPiece(given: Partial<TextPiece> & Pick<TextPiece, 'runs' | 'origin'>): TextPiece {
  return { kind: 'text', left: 0, indent: 0, align: 'justify', keepWithNext: false, ...given }
}
