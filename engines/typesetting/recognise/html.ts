import type { Cell, Table } from '../model.ts'
import type { ImportedParagraph } from './paragraphs.ts'

/** What a converter of .docx (mammoth's `styleMap`) must be told, so that a title is known as one. */
export const wordStyleMap: readonly string[] = ["p[style-name='Title'] => p.title:fresh", "p[style-name='标题'] => p.title:fresh"]

interface Token { readonly tag: string; readonly closes: boolean; readonly attributes: string; readonly text: string }

/**
 * Paragraphs from the HTML that a .docx converter (mammoth) writes: paragraphs, headings, lists, tables with spans, pictures.
 * A list's numbers are not in such HTML: they are made up by depth (`1.`, `（1）`) and marked with the style `list`.
 */
export function paragraphsFromHtml(html: string): ImportedParagraph[] {
  const reader: Reader = { tokens: tokensOf(html), at: 0 }
  return readBlocks(reader, [])
}

interface Reader { readonly tokens: readonly Token[]; at: number }
interface List { readonly ordered: boolean; count: number }

function tokensOf(html: string): Token[] {
  return [...html.matchAll(/<!--[\s\S]*?-->|<(\/?)([a-zA-Z][a-zA-Z0-9]*)([^>]*)>|([^<]+|<)/g)].flatMap(([, slash, tag, attributes, text]) =>
    tag ? [{ tag: tag.toLowerCase(), closes: slash === '/', attributes: attributes ?? '', text: '' }] : text ? [{ tag: '', closes: false, attributes: '', text: decoded(text) }] : [])
}

const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: ' ' }
const decoded = (text: string): string => text.replace(/&(#x?[0-9a-fA-F]+|\w+);/g, (whole, name: string) => {
  if (!name.startsWith('#')) return entities[name] ?? whole
  const code = name[1] === 'x' ? parseInt(name.slice(2), 16) : parseInt(name.slice(1), 10)
  return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : whole
})

const blockTags = new Set(['p', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'li', 'div', 'blockquote'])

/** Reads blocks until the end or the end of the cell they stand in. State: the paragraph being gathered, and the lists open. */
function readBlocks(reader: Reader, lists: List[]): ImportedParagraph[] {
  const found: ImportedParagraph[] = []
  let text = ''
  let style: string | undefined
  const end = () => {
    if (text.trim()) found.push({ text, ...(style ? { style } : {}) })
    text = ''
    style = undefined
  }
  for (; reader.at < reader.tokens.length; reader.at++) {
    const token = reader.tokens[reader.at]!
    if (!token.tag) text += token.text
    else if (token.tag === 'table' && !token.closes) {
      end()
      found.push(...readTable(reader))
    } else if (token.closes && ['td', 'th'].includes(token.tag)) break
    else if (['ol', 'ul'].includes(token.tag)) {
      end()
      if (token.closes) lists.pop()
      else lists.push({ ordered: token.tag === 'ol', count: 0 })
    } else if (token.tag === 'br') end()
    else if (token.tag === 'img') found.push({ text: /alt="([^"]*)"/.exec(token.attributes)?.[1] ?? '', style: 'picture' })
    else if (blockTags.has(token.tag) && !token.closes) {
      // A paragraph inside a list item goes on with the item's number.
      if (token.tag === 'p' && style === 'list') continue
      end()
      ;({ text, style } = openingOf(token, lists))
    } else if (blockTags.has(token.tag)) end()
  }
  end()
  return found
}

/** How a block begins: a heading with its style, an item of a numbered list with the number made up. */
function openingOf(token: Token, lists: readonly List[]): { text: string; style: string | undefined } {
  const list = lists.at(-1)
  if (token.tag === 'li' && list?.ordered) {
    list.count++
    return { text: lists.length > 1 ? `（${list.count}）` : `${list.count}. `, style: 'list' }
  }
  const isTitle = /class="[^"]*title[^"]*"/i.test(token.attributes)
  return { text: '', style: isTitle ? 'title' : /^h\d$/.test(token.tag) ? token.tag : undefined }
}

/** Reads a table; tables and pictures inside its cells follow it as blocks of their own, so that nothing is lost. */
function readTable(reader: Reader): ImportedParagraph[] {
  const rows: Cell[][] = []
  const inner: ImportedParagraph[] = []
  let headerRows = 0
  let isHead = false
  for (reader.at++; reader.at < reader.tokens.length; reader.at++) {
    const token = reader.tokens[reader.at]!
    if (token.tag === 'table' && token.closes) break
    if (token.tag === 'thead') isHead = !token.closes
    if (token.tag === 'tr' && !token.closes) {
      rows.push([])
      if (isHead) headerRows++
    }
    if (!['td', 'th'].includes(token.tag) || token.closes) continue
    reader.at++
    const content = readBlocks(reader, [])
    inner.push(...content.filter((paragraph) => paragraph.table || paragraph.style === 'picture'))
    const text = content.filter((paragraph) => !paragraph.table && paragraph.style !== 'picture').map((paragraph) => paragraph.text.trim()).join('\n')
    if (!rows.length) rows.push([])
    rows.at(-1)!.push({ text, ...spanOf(token, 'colspan', 'columnSpan'), ...spanOf(token, 'rowspan', 'rowSpan') })
  }
  const filled = rows.filter((row) => row.length)
  return filled.length ? [{ text: '', table: tableOf(filled, headerRows) }, ...inner] : inner
}

function spanOf<Key extends string>(token: Token, attribute: string, key: Key): Partial<Record<Key, number>> {
  const span = Number(new RegExp(`${attribute}="(\\d+)"`).exec(token.attributes)?.[1] ?? 1)
  return span > 1 ? { [key]: span } as Record<Key, number> : {}
}

/** Columns as wide as what they hold asks, within limits; the first row is the head unless the file says otherwise. */
function tableOf(rows: readonly (readonly Cell[])[], headerRows: number): Table {
  const count = Math.max(...rows.map((row) => row.reduce((sum, cell) => sum + (cell.columnSpan ?? 1), 0)))
  const widths = Array.from({ length: count }, () => 2)
  for (const row of rows) {
    let column = 0
    for (const cell of row) {
      if (!cell.columnSpan && column < count) widths[column] = Math.max(widths[column]!, Math.min(16, cell.text.length))
      column += cell.columnSpan ?? 1
    }
  }
  return { kind: 'table', columns: widths, headerRows: headerRows || (rows.length > 1 ? 1 : 0), rows }
}
