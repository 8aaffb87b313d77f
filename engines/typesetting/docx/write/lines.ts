import { documentFormat } from '../../dimensions.ts'
import type { Part, TextItem } from '../../display.ts'
import type { ParagraphEntry } from './entries.ts'
import { placeOf, tightLine, type Pitches } from './geometry.ts'
import { linePitch, lookOfPart, looks, type Look, type LookName } from './looks.ts'
import type { WordParagraph } from './paragraph.ts'
import { itemRuns, type Families } from './runs.ts'
import type { SeenField, SeenRow } from './seen.ts'

const { area } = documentFormat
/** Positions closer than this are the same edge. */
const sameEdge = 0.5

/** Rows that hold one field and nothing beside it make one paragraph; fields side by side are parted by tabs. */
export function linesEntry(rows: readonly SeenRow[], { families, pitches, inImprint = false }: { readonly families: Families; readonly pitches: Pitches; readonly inImprint?: boolean }): ParagraphEntry {
  const [first] = rows
  const field = first!.fields[0]!
  // 主送 that was moved to the 版记 is set as 抄送 is (7.3.2).
  const look = inImprint ? 'imprint' : lookOf(field.origin.part)
  const own = ownLook(field, looks[look])
  const line = tightLine(rows.at(-1)!.page, own, pitches) ?? own.line
  const paragraph = first!.fields.length > 1 ? tabbed(first!, look, families) : single(rows, look, families)
  return {
    kind: 'paragraph', paragraph: { ...paragraph, ...(line === looks[look].line ? {} : { line }) }, place: placeOf(first!, rows.at(-1)!, own, pitches),
    ...(gapAbove(field) ? { usualBefore: linePitch } : {}), ...(first!.turned ? { landscape: true } : {}),
  }
}

/** The style of a part; what stands in blocks never comes here. */
export const lookOf = (part: Part): LookName => (lookOfPart as Partial<Record<Part, LookName>>)[part] ?? 'normal'

/** 附件说明 and the first signature keep an empty line above wherever they come to stand. */
const gapAbove = ({ origin }: SeenField): boolean => (origin.part === 'attachmentNote' && origin.attachment === 0) || (origin.part === 'issuerSign' && !origin.index)

/** A mark larger or smaller than its style has lines in proportion. */
function ownLook(field: SeenField, look: Look): Look {
  const size = field.items[0]?.size
  return look.id === looks.mark.id && size ? { ...look, line: look.line / look.size * size } : look
}

/** Fields on one row share the paragraph's style; one of another style brings its own face along. */
const textOf = (items: readonly TextItem[], look: LookName, families: Families): string =>
  items.map((item) => itemRuns(item, { paragraph: looks[look], own: looks[lookOf(item.origin.part)] }, families)).join('')

/** Titles keep the lines that the layout gave them: they are broken by meaning. */
const keepsLines: readonly LookName[] = ['title', 'attachmentTitle']
/** How far beyond the type area their lines may then reach on either side, in mm. */
const titleSpare = 10

function single(rows: readonly SeenRow[], look: LookName, families: Families): WordParagraph {
  const width = rows[0]!.turned ? area.height : area.width
  const fields = rows.map((row) => row.fields[0]!)
  const broken = keepsLines.includes(look) ? '<w:r><w:br/></w:r>' : ''
  const content = fields.map(({ items }) => textOf(items, look, families)).join(broken)
  return { look, content, ...placing(fields, looks[look], width) }
}

function placing(fields: readonly SeenField[], look: Look, width: number): Partial<WordParagraph> {
  const [first] = fields
  if (fields.length === 1 && flushRight.includes(first!.origin.part)) return { align: 'right', right: Math.max(0, area.left + width - first!.right) }
  if (look.align === 'center') {
    const isCentred = fields.every(({ left, right }) => Math.abs((left + right) / 2 - (area.left + width / 2)) < 1)
    // A title that fills its line would part where the digits of another font are wider.
    const isFull = isCentred && keepsLines.some((name) => looks[name].id === look.id) && fields.some(({ left, right }) => right - left > width - 2 * titleSpare)
    return isFull ? { left: -titleSpare, right: -titleSpare } : isCentred ? {} : { align: 'left', left: first!.left - area.left }
  }
  const edge = hangingEdge(fields)
  const left = edge - area.left
  const indent = first!.left - edge
  const isUsual = Math.abs(left) < sameEdge && Math.abs(indent - (look.firstCells ?? 0) * documentFormat.grid.cell) < sameEdge
  if (isUsual) return {}
  return { ...(left > sameEdge ? { left } : {}), ...(Math.abs(indent) > sameEdge || look.firstCells ? { first: indent } : {}) }
}

/** Parts whose further lines stand under the first character after the label. */
const hanging: readonly Part[] = ['attachmentNote', 'attendance', 'copyTo', 'reportTo', 'sendTo', 'issueTo', 'mainTo']

/** Where the lines after the first begin, or would begin. */
function hangingEdge(fields: readonly SeenField[]): number {
  const [first, ...others] = fields
  if (others.length) return Math.min(...others.map(({ left }) => left))
  const afterLabel = first!.items.find((item, index) => index > 0 && (item.origin.offset !== undefined) && first!.items[index - 1]!.origin.offset === undefined)
  if (hanging.includes(first!.origin.part) && afterLabel) return afterLabel.xs[0]!
  const isIndented = (looks[lookOf(first!.origin.part)] as Look).firstCells
  return isIndented ? area.left : first!.left
}

/** Parts that stand at the right: their end is told, so that with other fonts they grow to the left and never part. */
const flushRight: readonly Part[] = ['issuerSign', 'docDate', 'printDate', 'issuedOn', 'numberRight', 'copies', 'source']

function tabbed(row: SeenRow, look: LookName, families: Families): WordParagraph {
  const tabs: { at: number; align: 'left' | 'right' }[] = []
  const content = row.fields.map((field, index) => {
    const atRight = flushRight.includes(field.origin.part) || area.right - field.right < sameEdge
    // What begins where the field before it ends, as a name after its label, needs no tab.
    const follows = field.left - (row.fields[index - 1]?.right ?? area.left) < sameEdge
    if (!follows) tabs.push({ at: (atRight ? field.right : field.left) - area.left, align: atRight ? 'right' : 'left' })
    return (follows ? '' : '<w:r><w:tab/></w:r>') + textOf(field.items, look, families)
  }).join('')
  return { look, content, align: 'left', tabs }
}
