import type { Layout, Part } from '../../display.ts'
import type { FormPaper, Paper } from '../../model.ts'
import { bodiesOf, type PlacedBody } from '../../papers.ts'
import { blockEntries, finishedPageEntry, type BlockContext } from './blocks.ts'
import type { Entry } from './entries.ts'
import { formEntry } from './form.ts'
import { jointMarkEntries } from './joint-mark.ts'
import type { Pitches } from './geometry.ts'
import { linesEntry } from './lines.ts'
import type { Media } from './media.ts'
import type { Families } from './runs.ts'
import { seenRows, type SeenField, type SeenRow } from './seen.ts'

export interface Flow {
  /** The text from the first line to the last, without 版记. */
  readonly entries: readonly Entry[]
  /** The rows of 版记, for a place of their own at the foot of the last page. */
  readonly imprint: readonly SeenRow[]
}

/** Parts of 版记. */
const imprintParts: readonly Part[] = ['copyTo', 'printOrg', 'printDate', 'reportTo', 'sendTo', 'issueTo', 'copies']
/** Parts that stand after the text, so that a body without anything to see is due before them. */
const partsAfterText: readonly Part[] = ['attachmentNote', 'attendance', 'issuerSign', 'signerTitle', 'docDate', 'footnote', 'attachmentLabel']

interface Given { readonly paper: Paper; readonly layout: Layout; readonly families: Families; readonly media: Media; readonly pitches: Pitches }

/** The text of a paper in the order of the pages: fields as the layout shows them, bodies from the model. */
export function flowOf({ paper, layout, families, media, pitches }: Given): Flow {
  const all = seenRows(layout)
  const isImprint = (row: SeenRow) => row.fields.every(({ origin }) => imprintParts.includes(origin.part) || (origin.part === 'mainTo' && isMovedToImprint(all)))
  const imprint = all.filter(isImprint)
  const rows = all.filter((row) => !isImprint(row))
  const reader: Reader = {
    rows, at: 0, bodies: bodiesOf(paper), written: new Map(), entries: [],
    context: { layout, families, media, pitches, rowsOf: rowsByBlock(rows) },
  }
  while (reader.at < rows.length) readRow(reader, paper)
  for (const body of reader.bodies) finishBody(reader, body)
  return { entries: reader.entries, imprint }
}

/** 主送 stands in the 版记 where the layout had to move it: then it is not above the text but next to 抄送. */
function isMovedToImprint(rows: readonly SeenRow[]): boolean {
  const at = (part: Part) => rows.findIndex((row) => row.fields.some(({ origin }) => origin.part === part))
  const mainTo = at('mainTo')
  return mainTo >= 0 && at('body') >= 0 && mainTo > at('body')
}

/** State while the rows are read: the next row, and how many blocks of each body are written. */
interface Reader {
  readonly rows: readonly SeenRow[]
  at: number
  readonly bodies: readonly PlacedBody[]
  readonly written: Map<PlacedBody, number>
  readonly entries: Entry[]
  readonly context: BlockContext
}

const isOfBody = ({ origin }: SeenField, body: PlacedBody): boolean =>
  (origin.part === 'body' || origin.part === 'caption') && origin.block !== undefined && origin.attachment === body.attachment && origin.item === body.item

function rowsByBlock(rows: readonly SeenRow[]): BlockContext['rowsOf'] {
  const found = new Map<string, SeenRow[]>()
  const keyOf = ({ attachment, item }: Pick<PlacedBody, 'attachment' | 'item'>, block: number) => `${attachment}/${item}/${block}`
  for (const row of rows) for (const { origin } of row.fields) {
    if ((origin.part !== 'body' && origin.part !== 'caption') || origin.block === undefined) continue
    const key = keyOf(origin, origin.block)
    const own = found.get(key)
    if (!own) found.set(key, [row])
    else if (own.at(-1) !== row) own.push(row)
  }
  return (body, block) => found.get(keyOf(body, block)) ?? []
}

function readRow(reader: Reader, paper: Paper): void {
  const row = reader.rows[reader.at]!
  const [field] = row.fields
  const body = reader.bodies.find((one) => isOfBody(field!, one))
  if (body) {
    // Blocks that show nothing, such as an empty table, are written with the next that does.
    writeBlocks(reader, body, field!.origin.block! + 1)
    reader.at++
    return
  }
  finishBodiesBefore(reader, field!)
  if (field!.key === 'form') return void reader.entries.push(formEntry(paper as FormPaper, takeWhile(reader, (next) => next.fields[0]!.key === 'form'), reader.context))
  if (isJointMark(paper, field!)) return void reader.entries.push(...jointMarkEntries(takeWhile(reader, (next) => isJointMark(paper, next.fields[0]!)), { families: reader.context.families, above: reader.entries.at(-1)?.place }))
  if (field!.image) {
    reader.entries.push(finishedPageEntry(field!.image.file, { image: field!.image, page: row.page }, reader.context.media))
    reader.at++
    return
  }
  const isAlone = row.fields.length === 1
  reader.entries.push(linesEntry(isAlone ? takeWhile(reader, (next) => next.fields.length === 1 && next.fields[0]!.key === field!.key && !next.fields[0]!.image) : takeOne(reader), reader.context))
}

const isJointMark = (paper: Paper, { origin }: SeenField): boolean => paper.format === 'document' && typeof paper.issuerMark !== 'string' && (origin.part === 'issuerMark' || origin.part === 'markWord')

function takeWhile(reader: Reader, belongs: (row: SeenRow) => boolean): SeenRow[] {
  const from = reader.at
  while (reader.at < reader.rows.length && belongs(reader.rows[reader.at]!)) reader.at++
  return reader.rows.slice(from, reader.at)
}
const takeOne = (reader: Reader): SeenRow[] => [reader.rows[reader.at++]!]

function writeBlocks(reader: Reader, body: PlacedBody, until: number): void {
  const from = reader.written.get(body) ?? 0
  for (let block = from; block < until; block++) reader.entries.push(...blockEntries(body, block, reader.context))
  reader.written.set(body, Math.max(from, until))
}

const finishBody = (reader: Reader, body: PlacedBody): void => writeBlocks(reader, body, body.body.length)

function finishBodiesBefore(reader: Reader, { origin }: SeenField): void {
  if (!partsAfterText.includes(origin.part)) return
  // The list of attachments and the closing block belong to the text; a label begins the next attachment.
  const done = origin.part === 'attachmentLabel' ? origin.attachment ?? 0 : 0
  for (const body of reader.bodies) if (body.attachment === undefined || body.attachment < done) finishBody(reader, body)
}
