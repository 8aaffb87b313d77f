import { documentFormat } from '../../dimensions.ts'
import type { ImageItem, Layout } from '../../display.ts'
import type { Block, Heading, Picture, Table } from '../../model.ts'
import type { PlacedBody } from '../../papers.ts'
import type { Entry } from './entries.ts'
import { fittedSpacing, type Fitting } from './fit.ts'
import { placeOf, tightLine, type Pitches, type Place } from './geometry.ts'
import { looks, type LookName } from './looks.ts'
import { pictureRun, type Media } from './media.ts'
import { modelRuns, run, type Families } from './runs.ts'
import { rowBottom, type SeenRow } from './seen.ts'
import { tableMarkup } from './table.ts'

const { area, paper } = documentFormat

export interface BlockContext {
  readonly layout: Layout
  readonly families: Families
  readonly pitches: Pitches
  readonly media: Media
  /** The rows of one block, top to bottom; empty for what shows nothing. */
  readonly rowsOf: (body: PlacedBody, block: number) => readonly SeenRow[]
}

/** The blocks of a body as entries of the flow, from the model; the layout tells only where they stand. */
export function blockEntries(body: PlacedBody, index: number, context: BlockContext): Entry[] {
  const block = body.body[index]!
  const rows = context.rowsOf(body, index)
  switch (block.kind) {
    case 'heading': return [textEntry(block, rows, context)]
    case 'paragraph': return [textEntry(block, rows, context)]
    case 'table': return tableEntries(block, { rows, context })
    case 'picture': return pictureEntries(block, rows, context)
  }
}

function textEntry(block: Extract<Block, { kind: 'heading' | 'paragraph' }>, rows: readonly SeenRow[], { families, pitches }: BlockContext): Entry {
  const look: LookName = block.kind === 'heading' ? `heading${block.level}` : block.align ? 'normal' : 'bodyText'
  const spacing = rows.length && !(block.kind === 'paragraph' && block.align) ? fittedSpacing(fittingOf(block), rows.length) : undefined
  const content = block.kind === 'heading' ? headingRuns(block, spacing, families) : modelRuns(block.runs, { spacing }, families)
  const place = rows.length ? placeOf(rows[0]!, rows.at(-1)!, looks[look], pitches) : undefined
  const line = rows.length ? tightLine(rows.at(-1)!.page, looks[look], pitches) : undefined
  return {
    kind: 'paragraph', ...(place ? { place } : {}),
    paragraph: { look, content, ...(line === undefined ? {} : { line }), ...(leavesLine(rows) ? { mayLeaveLine: true } : {}), ...(block.kind === 'paragraph' && block.align ? { align: block.align } : {}), ...(block.kind === 'heading' && runsIn(block) ? { keepNext: false } : {}) },
  }
}

/** Whether the layout parts a paragraph so that one line stands alone on a page: it must show text on the first page. */
function leavesLine(rows: readonly SeenRow[]): boolean {
  const onPage = (page: number | undefined) => rows.filter((row) => row.page === page).length
  return rows[0]?.page !== rows.at(-1)?.page && (onPage(rows[0]?.page) === 1 || onPage(rows.at(-1)?.page) === 1)
}

const runsIn = (heading: Heading): boolean => heading.runIn?.some((one) => one.text) ?? false
const headingRuns = (heading: Heading, spacing: number | undefined, families: Families): string =>
  modelRuns(heading.runs, { spacing }, families) + modelRuns(heading.runIn ?? [], { spacing, ...(heading.level > 2 ? {} : { face: 'fang' }) }, families)

function fittingOf(block: Extract<Block, { kind: 'heading' | 'paragraph' }>): Fitting {
  const runs = block.kind === 'heading' ? [...block.runs, ...block.runIn ?? []] : block.runs
  return { text: runs.map(({ text }) => text).join(''), face: 'fang', first: documentFormat.body.indent * documentFormat.grid.cell, left: 0 }
}

interface TablePlace { readonly rows: readonly SeenRow[]; readonly context: BlockContext }

function tableEntries(table: Table, { rows, context }: TablePlace): Entry[] {
  const isCaption = (row: SeenRow) => row.fields.some(({ origin }) => origin.part === 'caption')
  const captionRows = rows.filter(isCaption)
  const items = rows.flatMap(({ fields }) => fields.flatMap((field) => field.items)).filter(({ origin }) => origin.part === 'body')
  const turned = table.landscape ? { landscape: true } : {}
  const place = tablePlace(rows.filter((row) => !isCaption(row)), context.layout)
  const markup = tableMarkup(table, { widthMm: table.landscape ? area.height : area.width, families: context.families, items })
  const caption: Entry[] = table.caption ? [{
    kind: 'paragraph', ...turned, ...(captionRows.length ? { place: placeOf(captionRows[0]!, captionRows.at(-1)!, looks.caption, context.pitches) } : {}),
    paragraph: { look: 'caption', keepNext: true, content: run(table.caption, { face: 'hei' }, context.families) },
  }] : []
  return [...caption, { kind: 'markup', markup, ...turned, ...(place ? { place } : {}) }]
}

function tablePlace(rows: readonly SeenRow[], layout: Layout): Place | null {
  const [first, last] = [rows[0], rows.at(-1)]
  if (!first || !last) return null
  return { page: first.page, top: first.baseline, endPage: last.page, bottom: last.turned ? area.bottom : rowBottom(layout, last.page, last.baseline) }
}

function pictureEntries(picture: Picture, rows: readonly SeenRow[], { families, media, pitches }: BlockContext): Entry[] {
  const imageRow = rows.find(({ fields }) => fields.some(({ image }) => image))
  const image = imageRow?.fields.find((field) => field.image)?.image
  const size = image ?? { width: picture.widthMm, height: picture.heightMm }
  const captionRows = rows.filter(({ fields }) => fields.some(({ origin }) => origin.part === 'caption'))
  const shown: Entry = {
    kind: 'paragraph', paragraph: { look: 'picture', freeLine: true, keepNext: picture.caption !== undefined, content: pictureRun(picture.file, { width: size.width, height: size.height }, media) },
    ...(imageRow && image ? { place: { page: imageRow.page, top: image.y, endPage: imageRow.page, bottom: image.y + image.height } } : {}),
  }
  if (!picture.caption) return [shown]
  return [shown, {
    kind: 'paragraph', paragraph: { look: 'caption', content: run(picture.caption, {}, families) },
    ...(captionRows.length ? { place: placeOf(captionRows[0]!, captionRows.at(-1)!, looks.caption, pitches) } : {}),
  }]
}

/** A finished page as a picture over the whole sheet, anchored in a paragraph that begins a page. */
export function finishedPageEntry(file: string, { image, page }: { readonly image: ImageItem; readonly page: number }, media: Media): Entry {
  const box = { width: Math.min(image.width, paper.width), height: Math.min(image.height, paper.height), at: { x: image.x, y: image.y } }
  return {
    kind: 'paragraph', paragraph: { look: 'imprintRule', startsPage: true, content: pictureRun(file, box, media) },
    place: { page, top: area.top, endPage: page, bottom: area.top },
  }
}
