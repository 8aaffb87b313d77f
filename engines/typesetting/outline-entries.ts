import type { Item, Origin, Page } from './display.ts'
import type { Block, Heading, Paper } from './model.ts'
import { bodiesOf } from './papers.ts'

/** A line of the outline and where it leads. */
export interface OutlineEntry {
  /** 0 for the title and attachments, 1 to 4 for headings. */
  readonly level: number
  readonly title: string
  readonly page: number
  readonly top: number
}

/** A page as the outline sees it: what is shown in reading order, and its upper edge on the page. */
export interface OutlinedPage { readonly id: number; readonly objects: readonly OutlinedObject[] }
export interface OutlinedObject {
  readonly shows?: { readonly kind: 'text' | 'image' | 'seal'; readonly origin?: Origin; readonly text: string }
  readonly y: number
}

/** A laid-out page, named by its index. */
export const outlinedPage = ({ items }: Page, id: number): OutlinedPage => ({ id, objects: items.flatMap((item) => outlinedObjects(item, null)) })

/** Text of a turned group, which begins at `turnedAt`, reads upwards: its end is what stands highest. */
function outlinedObjects(item: Item, turnedAt: number | null): OutlinedObject[] {
  switch (item.kind) {
    case 'turned': return item.items.flatMap((one) => outlinedObjects(one, item.y))
    case 'text': return [{ shows: item, y: turnedAt === null ? item.y - item.size : turnedAt - item.end }]
    case 'image': return [{ shows: { kind: 'image', origin: item.origin, text: '' }, y: turnedAt === null ? item.y : turnedAt - item.x - item.width }]
    case 'rule': case 'seal': case 'stamp': return []
  }
}

/** The outline: titles, headings by their levels, attachments. Headings are known only from the paper. */
export function outlineEntries(pages: readonly OutlinedPage[], paper: Paper | undefined): OutlineEntry[] {
  const known = { blocks: blocksOf(paper), texts: titleTexts(pages), paper }
  const seen = new Set<string>()
  return pages.flatMap(({ id, objects }) => objects.flatMap((object): OutlineEntry[] => {
    const mark = markOf(object, known)
    if (!mark || seen.has(mark.key)) return []
    seen.add(mark.key)
    return [{ level: mark.level, title: mark.title, page: id, top: object.y }]
  }))
}

/** An entry with those below it. */
export interface OutlineNode extends OutlineEntry { readonly children: readonly OutlineNode[] }

/** Entries as a tree. A level that is left out leaves no gap. */
export const outlineTree = (entries: readonly OutlineEntry[]): OutlineNode[] => nested(entries, { at: 0 }, 0)

/** Entries from the cursor on, as long as they lie at this level or deeper. */
function nested(entries: readonly OutlineEntry[], cursor: { at: number }, level: number): OutlineNode[] {
  const nodes: OutlineNode[] = []
  while (cursor.at < entries.length && entries[cursor.at]!.level >= level) {
    const entry = entries[cursor.at++]!
    nodes.push({ ...entry, children: nested(entries, cursor, entry.level + 1) })
  }
  return nodes
}

/** A block's name among all blocks of a paper. */
export const blockKey = ({ attachment, item, block }: Origin): string => `${attachment}/${item}/${block}`

/** The blocks of a paper by their names. */
export function blocksOf(paper: Paper | undefined): ReadonlyMap<string, Block> {
  const blocks = new Map<string, Block>()
  for (const { body, ...place } of paper ? bodiesOf(paper) : []) {
    body.forEach((block, index) => blocks.set(blockKey({ part: 'body', block: index, ...place }), block))
  }
  return blocks
}

/** Titles over several lines, whole. */
function titleTexts(pages: readonly OutlinedPage[]): ReadonlyMap<string, string> {
  const texts = new Map<string, string>()
  for (const { objects } of pages) for (const { shows } of objects) {
    if (shows?.kind !== 'text' || !shows.origin || !['title', 'attachmentTitle', 'attachmentLabel', 'columnName'].includes(shows.origin.part)) continue
    const key = titleKey(shows.origin)
    texts.set(key, (texts.get(key) ?? '') + shows.text)
  }
  return texts
}
const titleKey = ({ part, attachment, item, column }: Origin): string => [part, attachment, item, part === 'columnName' ? column : ''].join('/')

interface Known { readonly blocks: ReadonlyMap<string, Block>; readonly texts: ReadonlyMap<string, string>; readonly paper: Paper | undefined }
interface Mark { readonly key: string; readonly level: number; readonly title: string }

function markOf({ shows }: OutlinedObject, { blocks, texts, paper }: Known): Mark | null {
  const origin = shows?.origin
  if (!origin) return null
  if (origin.part === 'title' || origin.part === 'columnName') return { key: titleKey(origin), level: 0, title: texts.get(titleKey(origin)) ?? '' }
  const block = origin.part === 'body' ? blocks.get(blockKey(origin)) : undefined
  if (block?.kind === 'heading') return headingMark(blockKey(origin), block)
  if (origin.attachment === undefined || !['attachmentLabel', 'attachmentTitle', 'body'].includes(origin.part)) return null
  return { key: `attachment/${origin.attachment}`, level: 0, title: attachmentTitle(origin.attachment, texts, paper) }
}

const headingMark = (key: string, { level, runs }: Heading): Mark => ({ key, level, title: runs.map((run) => run.text).join('').trim() })

function attachmentTitle(attachment: number, texts: ReadonlyMap<string, string>, paper: Paper | undefined): string {
  const label = texts.get(titleKey({ part: 'attachmentLabel', attachment })) ?? '附件'
  const title = texts.get(titleKey({ part: 'attachmentTitle', attachment })) ?? (paper && 'attachments' in paper ? paper.attachments[attachment]?.title : undefined)
  return [label, title].filter(Boolean).join(' ')
}
