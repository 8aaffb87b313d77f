import type { DocxDoubt, DocxDrawing, DocxParagraph, DocxRevision, DocxTable } from '../facts.ts'
import { readInline } from './inline.ts'
import type { Numbering } from './numbering.ts'
import { paragraphPropertiesOf, runPropertiesOf } from './properties.ts'
import { joinedRuns, looksOf, paragraphOf, runOf, shownRun, sizeOf, type Layers } from './resolve.ts'
import type { SectionFrame } from './sections.ts'
import { readTable } from './table.ts'
import type { Styles, ResolvedStyle } from './styles.ts'
import { mmOfTwips } from './measures.ts'
import { childOf, childrenOf, textOf, valueOf, type XmlElement } from './xml.ts'

/** One flow of text while it is read: the body, a header, a footer, a note. */
export interface Story {
  readonly part: DocxDoubt['part']
  readonly styles: Styles
  readonly numbering: Numbering
  readonly frames: readonly SectionFrame[]
  readonly paragraphs: DocxParagraph[]
  readonly tables: DocxTable[]
  readonly drawings: DocxDrawing[]
  readonly revisions: DocxRevision[]
  readonly doubts: DocxDoubt[]
  /** Ids of notes and comments with the paragraph that refers to them. */
  readonly references: { readonly kind: 'footnote' | 'endnote' | 'comment'; readonly id: string; readonly paragraph: number }[]
  /** Fields that are open: they may go over paragraphs. */
  readonly openFields: OpenField[]
  section: number
  /** The next paragraph of the main flow begins a page. */
  pageDue: boolean
}
export interface OpenField { instruction: string; result: string; offset: number; inResult: boolean }

/** Where a paragraph stands. */
export interface Surroundings {
  readonly cell?: NonNullable<DocxParagraph['cell']>
  readonly box?: number
  readonly tableStyle?: ResolvedStyle
  readonly revision?: { readonly kind: DocxRevision['kind']; readonly author?: string }
}

export const newStory = (part: Story['part'], given: Pick<Story, 'styles' | 'numbering' | 'frames' | 'revisions' | 'doubts'> & { readonly section?: number }): Story =>
  ({ section: 0, ...given, part, paragraphs: [], tables: [], drawings: [], references: [], openFields: [], pageDue: false })

/** Notes something that is not, or not surely, understood. */
export function doubt(story: Story, text: string, reason: string): void {
  const paragraph = story.part === 'body' ? { paragraph: story.paragraphs.length } : {}
  story.doubts.push({ part: story.part, ...paragraph, text, reason })
}

/** Elements that hold blocks and say nothing of looks. */
const wrappers = new Set(['w:sdt', 'w:sdtContent', 'w:customXml', 'w:smartTag', 'mc:Choice'])
/** Marks without text. */
const silent = new Set([
  'w:bookmarkStart', 'w:bookmarkEnd', 'w:proofErr', 'w:permStart', 'w:permEnd', 'w:sectPr', 'w:sdtPr', 'w:sdtEndPr', 'w:commentRangeStart', 'w:commentRangeEnd',
  'w:moveFromRangeStart', 'w:moveFromRangeEnd', 'w:moveToRangeStart', 'w:moveToRangeEnd', 'w:tcPr', 'w:customXmlPr', 'w:smartTagPr',
])

/** Reads paragraphs, tables and what wraps them, in order. */
export function readBlocks(parent: XmlElement, story: Story, at: Surroundings): void {
  for (const element of childrenOf(parent)) {
    if (element.name === 'w:p') readParagraph(element, story, at)
    else if (element.name === 'w:tbl') readTable(element, story, at)
    else if (wrappers.has(element.name)) readBlocks(element, story, at)
    else if (element.name === 'mc:AlternateContent') readBlocks(childOf(element, 'mc:Choice') ?? childOf(element, 'mc:Fallback') ?? element, story, at)
    else if (element.name === 'w:ins' || element.name === 'w:moveTo') readBlocks(element, story, { ...at, revision: revisionOf(element) })
    else if (element.name === 'w:altChunk') doubt(story, '', '此处嵌入了另一个文件的内容，未读取，请打开核对。')
    else if (!silent.has(element.name) && textOf(element).trim()) doubt(story, textOf(element), `此处内容（${element.name}）未能识别，未导入。`)
  }
}

const revisionKinds: Readonly<Record<string, DocxRevision['kind']>> = { 'w:ins': 'inserted', 'w:del': 'deleted', 'w:moveTo': 'moved-here', 'w:moveFrom': 'moved-away' }
export function revisionOf({ name, attributes }: XmlElement): NonNullable<Surroundings['revision']> {
  const author = attributes['w:author']
  return { kind: revisionKinds[name]!, ...(author ? { author } : {}) }
}

function readParagraph(element: XmlElement, story: Story, at: Surroundings): void {
  const given = childOf(element, 'w:pPr')
  const direct = paragraphPropertiesOf(given)
  const style = story.styles.paragraphStyle(valueOf(given, 'w:pStyle'))
  const number = numberOf(direct, style, story)
  const frame = story.frames[Math.min(story.section, story.frames.length - 1)]
  const layers: Layers = { styles: story.styles, section: frame?.page.grid, table: at.tableStyle, style, number, direct }
  const properties = paragraphOf(layers)
  const mark = runOf(layers, undefined, runPropertiesOf(childOf(given, 'w:rPr')))
  const numbered = number?.text ? [shownRun(number.text, { ...mark, ...number.run }, layers)] : []
  const inline = readInline(element, { story, at, layers, from: number?.text.length ?? 0 })
  const runs = joinedRuns([...numbered, ...inline.runs])
  const sized = inline.runs.find((run) => run.text.trim()) ?? inline.runs[0]
  const sheet = sheetFrame(given)
  const index = story.paragraphs.length
  story.paragraphs.push({
    index, text: runs.map((run) => run.text).join(''), ...(number?.text ? { number: number.text } : {}), runs,
    ...(style ? { style: { id: style.id, name: style.name } } : {}), ...looksOf(properties, sized?.sizePt ?? sizeOf(mark), layers),
    markSizePt: sizeOf(mark), startsPage: startsPage(story, at, (properties.pageBreakBefore ?? false) || inline.breaksAtHead),
    section: story.section, pagesBeganAt: inline.pagesBeganAt, fields: inline.fields, ...(sheet ? { frame: sheet } : {}),
    ...(at.cell ? { cell: at.cell } : {}), ...(at.box === undefined ? {} : { box: at.box }),
  })
  for (const drawing of inline.drawings) story.drawings[drawing] = { ...story.drawings[drawing]!, paragraph: index }
  if (at.box === undefined) story.pageDue = inline.breaksAtEnd
  if (childOf(given, 'w:sectPr')) endSection(story)
}

function endSection(story: Story): void {
  story.section++
  const next = story.frames[story.section]?.page.start
  if (next && next !== 'continuous' && next !== 'column') story.pageDue = true
}

function startsPage(story: Story, at: Surroundings, own: boolean): boolean {
  return own || (at.box === undefined && story.pageDue)
}

/** List 0 takes a paragraph out of the list of its style. */
function numberOf(direct: Layers['direct'], style: ResolvedStyle | undefined, story: Story) {
  const numId = direct.numId ?? style?.paragraph.numId
  if (numId === undefined || numId === '0') return null
  const number = story.numbering.next(numId, direct.level ?? style?.paragraph.level ?? 0)
  if (number?.unknownFormat) doubt(story, number.text, `自动编号的样式（${number.unknownFormat}）未能识别，已按阿拉伯数字写出，请核对。`)
  return number
}

function sheetFrame(given: XmlElement | undefined): DocxParagraph['frame'] | null {
  const frame = childOf(given, 'w:framePr')
  if (!frame || frame.attributes['w:dropCap'] !== undefined) return null
  const atMm = mmOfTwips(frame.attributes['w:y'])
  return { vertical: frame.attributes['w:yAlign'] ?? frame.attributes['w:vAnchor'] ?? 'text', ...(atMm === undefined ? {} : { atMm }) }
}
