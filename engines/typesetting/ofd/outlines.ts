import type { Origin } from '../display.ts'
import type { Heading, Paper } from '../model.ts'
import { bodiesOf } from '../papers.ts'
import type { PaintedPage } from './elements.ts'
import type { PageObject } from './paint-page.ts'
import { array, element, mm } from './xml-write.ts'

/** A line of the outline and where it leads. */
export interface OutlineEntry {
  /** 0 for the title and attachments, 1 to 4 for headings. */
  readonly level: number
  readonly title: string
  readonly page: number
  readonly top: number
}

/** The outline: titles, headings by their levels, attachments. Headings are known only from the paper. */
export function outlineEntries(pages: readonly PaintedPage[], paper: Paper | undefined): OutlineEntry[] {
  const headings = headingsOf(paper)
  const texts = titleTexts(pages)
  const seen = new Set<string>()
  return pages.flatMap(({ id, objects }) => objects.flatMap((object): OutlineEntry[] => {
    const mark = markOf(object, { headings, texts, paper })
    if (!mark || seen.has(mark.key)) return []
    seen.add(mark.key)
    return [{ level: mark.level, title: mark.title, page: id, top: object.y }]
  }))
}

const keyOf = ({ part, attachment, item, block }: Origin): string => [part, attachment, item, block].join('/')

function headingsOf(paper: Paper | undefined): ReadonlyMap<string, Heading> {
  const headings = new Map<string, Heading>()
  for (const { body, ...place } of paper ? bodiesOf(paper) : []) body.forEach((block, index) => {
    if (block.kind === 'heading') headings.set(keyOf({ part: 'body', block: index, ...place }), block)
  })
  return headings
}

/** Titles over several lines, whole. */
function titleTexts(pages: readonly PaintedPage[]): ReadonlyMap<string, string> {
  const texts = new Map<string, string>()
  for (const { objects } of pages) for (const { shows } of objects) {
    if (shows?.kind !== 'text' || !shows.origin || !['title', 'attachmentTitle', 'attachmentLabel', 'columnName'].includes(shows.origin.part)) continue
    const key = titleKey(shows.origin)
    texts.set(key, (texts.get(key) ?? '') + shows.text)
  }
  return texts
}
const titleKey = ({ part, attachment, item, column }: Origin): string => [part, attachment, item, part === 'columnName' ? column : ''].join('/')

interface Known { readonly headings: ReadonlyMap<string, Heading>; readonly texts: ReadonlyMap<string, string>; readonly paper: Paper | undefined }

function markOf({ shows }: PageObject, { headings, texts, paper }: Known): { key: string; level: number; title: string } | null {
  const origin = shows?.origin
  if (!origin) return null
  if (origin.part === 'title' || origin.part === 'columnName') return { key: titleKey(origin), level: 0, title: texts.get(titleKey(origin)) ?? '' }
  if (origin.attachment !== undefined && ['attachmentLabel', 'attachmentTitle', 'body'].includes(origin.part)) {
    const key = `attachment/${origin.attachment}`
    const heading = headings.get(keyOf(origin))
    return heading && origin.part === 'body' ? headingMark(keyOf(origin), heading) : { key, level: 0, title: attachmentTitle(origin.attachment, texts, paper) }
  }
  const heading = origin.part === 'body' ? headings.get(keyOf(origin)) : undefined
  return heading ? headingMark(keyOf(origin), heading) : null
}

const headingMark = (key: string, { level, runs }: Heading) => ({ key, level, title: runs.map((run) => run.text).join('').trim() })

function attachmentTitle(attachment: number, texts: ReadonlyMap<string, string>, paper: Paper | undefined): string {
  const label = texts.get(titleKey({ part: 'attachmentLabel', attachment })) ?? '附件'
  const title = texts.get(titleKey({ part: 'attachmentTitle', attachment })) ?? (paper && 'attachments' in paper ? paper.attachments[attachment]?.title : undefined)
  return [label, title].filter(Boolean).join(' ')
}

/** The `Outlines` element; nothing when there are no entries. */
export function outlinesXml(entries: readonly OutlineEntry[]): string {
  return entries.length ? element('Outlines', {}, nested(entries, { at: 0 }, 0)) : ''
}

/** Entries from the cursor on, as long as they lie at this level or deeper. A level that is left out leaves no gap. */
function nested(entries: readonly OutlineEntry[], cursor: { at: number }, level: number): string[] {
  const rows: string[] = []
  while (cursor.at < entries.length && entries[cursor.at]!.level >= level) {
    const entry = entries[cursor.at++]!
    const children = nested(entries, cursor, entry.level + 1)
    const dest = element('Dest', { Type: 'XYZ', PageID: entry.page, Left: 0, Top: mm(entry.top), Zoom: 0 })
    const actions = element('Actions', {}, element('Action', { Event: 'CLICK' }, element('Goto', {}, dest)))
    rows.push(element('OutlineElem', { Title: entry.title, Count: children.length || undefined }, [actions, ...children]))
  }
  return rows
}

/** The page's box as `PhysicalBox` wants it. */
export const pageBox = ({ widthMm, heightMm }: { readonly widthMm: number; readonly heightMm: number }): string => array(0, 0, widthMm, heightMm)
