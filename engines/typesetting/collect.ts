import type { Closing } from './blocks/closing-parts.ts'
import { documentFormat, minutesFormat } from './dimensions.ts'
import type { Origin } from './display.ts'
import type { Unit } from './flow.ts'
import { slotWidth } from './fonts.ts'
import type { Attendance, Block, Body, Face, FinishedPage, Heading, PaperText, Picture, Run, Table } from './model.ts'
import type { Choice } from './plan.ts'
import type { StyledRun } from './text/atoms.ts'

/** What flows through the pages, in reading order, still without measures. */
export type Piece =
  | TextPiece | TitlePiece | TablePiece | PicturePiece | ClosingPiece | PagePiece
  | GapPiece | { readonly kind: 'page-break' }
  /** What only one format has. */
  | { readonly kind: 'units'; readonly units: readonly Unit[] }

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
/** Empty rows; what stands above stays with what comes below, if told so. */
export interface GapPiece { readonly kind: 'gap'; readonly rows: number; readonly keepWithNext?: boolean }
export interface TitlePiece { readonly kind: 'title'; readonly text: string; readonly origin: Origin }
/** `heading` is what stands above a turned table on its first page: the label and title of an attachment that begins with it. */
export interface TablePiece { readonly kind: 'table'; readonly table: Table; readonly origin: Origin; readonly heading?: { readonly label: TextPiece; readonly title: TitlePiece } }
export interface PicturePiece { readonly kind: 'picture'; readonly picture: Picture; readonly origin: Origin }
/** Signatures, date, seals and 附注. */
export interface ClosingPiece { readonly kind: 'closing'; readonly paper: Closing }
/** A finished page. */
export interface PagePiece { readonly kind: 'page'; readonly page: FinishedPage; readonly origin: Origin }

/** 7.3.3: the faces of the four levels. */
const levelFaces: Readonly<Record<Heading['level'], Face>> = { 1: 'hei', 2: 'kai', 3: 'fang', 4: 'fang' }

/** The pieces of a paper from 主送机关 to the end of the attachments that are bound with it. */
export function textPieces(paper: PaperText, choice: Choice, attendance: readonly Attendance[] = []): Piece[] {
  return [
    ...(paper.mainTo && !choice.mainToInImprint ? [mainToPiece(paper.mainTo)] : []),
    ...bodyPieces(paper.body), ...attachmentNote(paper), ...attendancePieces(attendance),
    ...(paper.signatories.length || paper.docDate || paper.footnote ? [{ kind: 'closing', paper } as const] : []),
    ...paper.attachments.flatMap((attachment, index) => (attachment.boundSeparately ? [] : attachmentPieces(paper, index))),
  ]
}

/** Those bound on their own. */
export const separateAttachments = (paper: PaperText & { readonly docNumber?: string }): Piece[][] =>
  paper.attachments.flatMap((attachment, index) => attachment.boundSeparately ? [attachmentPieces(paper, index)] : [])

// 7.3.2: 主送机关居左顶格，回行时仍顶格，最后一个机关名称后标全角冒号.
export function mainToPiece(text: string): TextPiece {
  return textPiece({ runs: [{ text, face: 'fang', offset: 0 }, { text: '：', face: 'fang' }], origin: { part: 'mainTo' } })
}

/** The blocks of a body; `of` tells whose body it is. */
export function bodyPieces(body: Body, of: Pick<Origin, 'attachment' | 'item'> = {}): Piece[] {
  return body.map((block, index) => blockPiece(block, { part: 'body', block: index, ...of }))
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
function attachmentNote(paper: PaperText): Piece[] {
  const label = '附件：'
  const { linesAbove, left } = documentFormat.attachmentNote
  const lines = paper.attachments.map((attachment, index): Piece => {
    const number = paper.attachments.length > 1 ? `${index + 1}. ` : ''
    const numberWidth = [...number].reduce((sum, char) => sum + slotWidth('fang', char), 0)
    const before = index === 0 ? label : ''
    return textPiece({
      runs: [{ text: before + number, face: 'fang' }, ...inOneLine(attachment.title)],
      left: left + label.length + numberWidth, indent: -numberWidth - before.length, align: 'justify', origin: { part: 'attachmentNote', attachment: index },
    })
  })
  return lines.length ? [{ kind: 'gap', rows: linesAbove }, ...lines] : []
}

/** Text whose line ends by hand do not hold here. */
export function inOneLine(text: string): StyledRun[] {
  let offset = 0
  return text.split('\n').map((part) => {
    const run = { text: part, face: 'fang', offset } as const
    offset += part.length + 1
    return run
  })
}

// 10.3: 出席人员名单在正文或附件说明下空一行左空二字编排“出席”二字，用3号黑体，后标全角冒号，冒号后用3号仿宋标注单位、姓名，
// 回行时与冒号后的首字对齐；请假和列席人员名单另起一行，编排方法相同.
function attendancePieces(attendance: readonly Attendance[]): Piece[] {
  const { linesAbove, left } = minutesFormat.attendance
  const lines = attendance.map(({ label, names }, index): Piece => {
    const width = [...label].reduce((sum, char) => sum + slotWidth('hei', char), 1)
    return textPiece({
      runs: [{ text: label, face: 'hei', offset: 0 }, { text: '：', face: 'hei' }, { text: names, face: 'fang', offset: label.length }],
      left: left + Math.min(width, longestLabel), indent: -Math.min(width, longestLabel), origin: { part: 'attendance', index },
    })
  })
  return lines.length ? [{ kind: 'gap', rows: linesAbove }, ...lines] : []
}

/** Lines below a longer label stand no further in. */
const longestLabel = 8

// 7.3.7: 附件另面编排；“附件”二字及顺序号用3号黑体顶格编排在版心左上角第一行，标题居中编排在第三行；
// 如附件与正文不能一起装订，应当在附件左上角第一行顶格编排公文的发文字号并在其后标注“附件”二字及附件顺序号.
function attachmentPieces(paper: PaperText & { readonly docNumber?: string }, index: number): Piece[] {
  const attachment = paper.attachments[index]!
  const { title, body } = attachment
  const origin = { attachment: index }
  const pages = (attachment.pages ?? []).map((page): Piece => ({ kind: 'page', page, origin: { part: 'body', ...origin } }))
  if (!body.length && pages.length) return pages
  const label = textPiece({ runs: [{ text: labelOf(paper, index), face: 'hei' }], origin: { part: 'attachmentLabel', ...origin }, keepWithNext: true })
  const titled: TitlePiece = { kind: 'title', text: title, origin: { part: 'attachmentTitle', ...origin } }
  const [first, ...others] = bodyPieces(body, origin)
  if (first?.kind === 'table' && first.table.landscape) return [{ ...first, heading: { label, title: titled } }, ...others, ...pages]
  return [
    { kind: 'page-break' }, label, { kind: 'gap', rows: documentFormat.attachment.titleRow - 1, keepWithNext: true }, titled, { kind: 'gap', rows: 1, keepWithNext: true },
    ...first ? [first] : [], ...others, ...pages,
  ]
}

function labelOf(paper: PaperText & { readonly docNumber?: string }, index: number): string {
  const label = paper.attachments.length > 1 ? `附件${index + 1}` : '附件'
  return paper.attachments[index]!.boundSeparately ? `${paper.docNumber ?? ''}${label}` : label
}

/** A piece of text; what is not given is as in a plain paragraph without indent. */
export function textPiece(given: Partial<TextPiece> & Pick<TextPiece, 'runs' | 'origin'>): TextPiece {
  return { kind: 'text', left: 0, indent: 0, align: 'justify', keepWithNext: false, ...given }
}
