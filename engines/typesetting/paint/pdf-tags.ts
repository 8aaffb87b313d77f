import type { FlatItem, Origin, Part, TextItem } from '../display.ts'
import type { Block, Cell, Paper, Table } from '../model.ts'
import { blockKey, blocksOf } from '../outline-entries.ts'

/** An element of the tagged text: a paragraph, a cell, a picture and the like. */
export interface Tag {
  readonly role: string
  /** Further entries of its dictionary. */
  readonly entries: string
  readonly parent: Tag | null
  readonly children: Tag[]
  /** What it shows: stretches of pages, by their marks. */
  readonly shown: { readonly page: number; readonly mark: number }[]
  /** Of a picture: where it stands among the blocks, so that its caption is found. */
  readonly pictured?: Origin
}

/** The tagged text of a file, which grows as its pages are painted. */
export interface TagTree {
  readonly root: Tag
  /** The captions of pictures by the names of their blocks. */
  readonly captions: ReadonlyMap<string, string>
  /** The tags of each page by their marks. */
  readonly pages: readonly (readonly Tag[])[]
  /** Begins the next page. */
  readonly page: () => PageTags
}
export interface PageTags {
  /** The tag of an item; null for what is no part of the text: numbers of pages, rules, seals, heads of tables repeated. */
  readonly tagOf: (item: FlatItem) => Tag | null
  /** Begins a stretch of the page that shows a tag, and returns its mark. */
  readonly mark: (tag: Tag) => number
}

export function newTagTree(paper: Paper | undefined): TagTree {
  const root: Tag = { role: 'Document', entries: '', parent: null, children: [], shown: [] }
  const captions = new Map<string, string>()
  const pages: Tag[][] = []
  const finder = newFinder(root, blocksOf(paper))
  const tagOf = (item: FlatItem): Tag | null => {
    if (item.kind === 'text' && item.origin.part === 'caption') captions.set(blockKey(item.origin), (captions.get(blockKey(item.origin)) ?? '') + item.text)
    return finder(item)
  }
  const page = (): PageTags => {
    const marked: Tag[] = []
    const number = pages.push(marked) - 1
    const mark = (tag: Tag): number => {
      const mark = marked.push(tag) - 1
      tag.shown.push({ page: number, mark })
      return mark
    }
    return { tagOf, mark }
  }
  return { root, captions, pages, page }
}

/** 7.3: titles stand above the headings, so that a heading of the first level is the second of the file, as in the bookmarks. */
const titleRole = 'H1'
const titleParts: readonly Part[] = ['title', 'attachmentTitle', 'columnName']

/** Finds the tag of an item, or makes it where it is met first: tags come in reading order. */
function newFinder(root: Tag, blocks: ReadonlyMap<string, Block>): (item: FlatItem) => Tag | null {
  const known = new Map<string, Tag>()
  const tag = (key: string, parent: Tag, { role, entries = '' }: { role: string; entries?: string }): Tag => {
    const before = known.get(key)
    if (before) return before
    const made: Tag = { role, entries, parent, children: [], shown: [] }
    known.set(key, made)
    parent.children.push(made)
    return made
  }
  const row = (table: Tag, key: string, number: number): Tag => {
    for (let before = table.children.length; before <= number; before++) tag(`${key}/${before}`, table, { role: 'TR' })
    return tag(`${key}/${number}`, table, { role: 'TR' })
  }
  /** A table of the paper is made whole at once, with its empty cells. */
  const tableCell = ({ row: at = 0, cell = 0, ...origin }: Origin): Tag => {
    const key = `table/${blockKey(origin)}`
    const block = blocks.get(blockKey(origin))
    const isNew = !known.has(key)
    const table = tag(key, root, { role: 'Table' })
    if (isNew && block?.kind === 'table') block.rows.forEach((cells, r) => cells.forEach((one, c) => tag(`${key}/${r}/${c}`, row(table, key, r), cellLook(one, r, block))))
    return tag(`${key}/${at}/${cell}`, row(table, key, at), { role: 'TD' })
  }
  const formCell = ({ part, row: at = 0, cell = 0 }: Origin): Tag => {
    const isLabel = part === 'formLabel'
    return tag(`form/${at}/${cell}/${String(isLabel)}`, row(tag('form', root, { role: 'Table' }), 'form', at), { role: isLabel ? 'TH' : 'TD' })
  }
  const textTag = (item: TextItem): Tag => {
    const role = roleOf(item, blocks)
    return tag(`${role} ${fieldKey(item.origin)}`, root, { role })
  }
  return (item) => {
    if (item.kind !== 'text' && item.kind !== 'image') return null
    const { origin } = item
    const inTable = origin.row === undefined ? null : origin.part === 'body' ? tableCell : formCell
    if (item.kind === 'text') {
      if (origin.part === 'pageNumber' || (inTable === tableCell && origin.offset === undefined)) return null
      return inTable ? inTable(origin) : textTag(item)
    }
    const parent = inTable?.(origin) ?? root
    const figure: Tag = { role: 'Figure', entries: '', parent, children: [], shown: [], pictured: origin }
    parent.children.push(figure)
    return figure
  }
}

const fieldKey = ({ part, attachment, column, item, block, index }: Origin): string => `${part}/${attachment}/${column}/${item}/${block}/${index}`

/** A heading with text running on is one paragraph to the eye; what is set on its own is the heading, the rest a paragraph. */
function roleOf({ origin, text }: TextItem, blocks: ReadonlyMap<string, Block>): string {
  if (titleParts.includes(origin.part)) return titleRole
  if (origin.part === 'caption') return 'Caption'
  const block = origin.part === 'body' ? blocks.get(blockKey(origin)) : undefined
  if (block?.kind !== 'heading') return 'P'
  const length = block.runs.reduce((sum, run) => sum + run.text.length, 0)
  return !block.runIn?.length || (origin.offset ?? 0) + text.length <= length ? `H${block.level + 1}` : 'P'
}

function cellLook({ rowSpan = 1, columnSpan = 1 }: Cell, row: number, { headerRows }: Table): { role: string; entries: string } {
  const spans = `${rowSpan > 1 ? `/RowSpan ${rowSpan}` : ''}${columnSpan > 1 ? `/ColSpan ${columnSpan}` : ''}`
  return { role: row < headerRows ? 'TH' : 'TD', entries: spans && `/A<</O/Table${spans}>>` }
}
