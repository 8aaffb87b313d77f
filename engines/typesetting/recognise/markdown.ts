import { largest } from '../largest.ts'
import type { Table } from '../model.ts'
import type { ImportedParagraph } from './paragraphs.ts'

/** Paragraphs of a Markdown text: `#` is the title, deeper ones are headings by their level, pipes make tables; lines go on until a blank one. */
export function paragraphsFromMarkdown(text: string): ImportedParagraph[] {
  const found: ImportedParagraph[] = []
  let open: string[] = []
  const close = () => {
    if (open.length) found.push({ text: joined(open) })
    open = []
  }
  const lines = text.replace(/^\ufeff/, '').split(/\r\n|\r|\n/)
  for (let at = 0; at < lines.length; at++) {
    const line = lines[at]!
    const heading = /^(#{1,6})\s+(.*?)\s*#*$/.exec(line)
    const item = /^\s*(?:[-*+]|\d{1,3}[.)])\s+(.*)$/.exec(line)
    if (isTableAt(lines, at)) {
      close()
      const end = endOfTable(lines, at)
      found.push({ text: '', table: tableOf(lines.slice(at, end)) })
      at = end - 1
    } else if (heading) {
      close()
      found.push({ text: plain(heading[2]!), style: heading[1]!.length === 1 ? 'title' : `h${heading[1]!.length - 1}` })
    } else if (item) {
      close()
      // The number of a list is part of an official text; the dot of a bullet is not.
      open = [plain(/^\s*\d/.test(line) ? line.trim() : item[1]!)]
    } else if (line.trim() === '') close()
    else open.push(plain(line.trim().replace(/^>\s?/, '')))
  }
  close()
  return found
}

/** Latin words keep their blank where a line was broken; Chinese text has none. */
const joined = (lines: readonly string[]): string => lines.reduce((all, line) => all + (/[A-Za-z0-9]$/.test(all) && /^[A-Za-z0-9]/.test(line) ? ' ' : '') + line, '')

/** Takes off the marks of emphasis, code and links. */
const plain = (text: string): string => text.replace(/!?\[([^\]]*)\]\([^)]*\)/g, '$1').replace(/(\*\*|__|`)(.+?)\1/g, '$2').replace(/\\([\\`*_{}[\]()#+\-.!|])/g, '$1')

/** One paragraph a line, and tables as in Markdown. */
export function paragraphsFromLines(lines: readonly string[]): ImportedParagraph[] {
  const found: ImportedParagraph[] = []
  for (let at = 0; at < lines.length; at++) {
    if (!isTableAt(lines, at)) {
      found.push({ text: lines[at]! })
      continue
    }
    const end = endOfTable(lines, at)
    found.push({ text: '', table: tableOf(lines.slice(at, end)) })
    // The numbers of paragraphs stay those of the lines.
    for (at++; at < end; at++) found.push({ text: '' })
    at--
  }
  return found
}

const isRow = (line: string | undefined): boolean => line !== undefined && /^\s*\|.*\|\s*$/.test(line)
/** The line of dashes below the head may be missing, for people forget it. */
const isTableAt = (lines: readonly string[], at: number): boolean => isRow(lines[at]) && isRow(lines[at + 1])
const isDashes = (line: string): boolean => /^\s*\|(?:\s*:?-+:?\s*\|)+\s*$/.test(line)

function endOfTable(lines: readonly string[], from: number): number {
  let end = from + 2
  while (isRow(lines[end])) end++
  return end
}

function tableOf(lines: readonly string[]): Table {
  const cells = (line: string) => line.trim().replace(/^\||\|$/g, '').split('|').map((text) => ({ text: plain(text.trim()) }))
  const rows = lines.filter((line, at) => at !== 1 || !isDashes(line)).map(cells)
  const columns = largest(rows.map((row) => row.length))
  const widths = Array.from({ length: columns }, (_, column) => largest(rows.map((row) => Math.min(20, [...row[column]?.text ?? ''].length)), 2))
  return { kind: 'table', columns: widths, headerRows: 1, rows: rows.map((row) => [...row, ...Array.from({ length: columns - row.length }, () => ({ text: '' }))]) }
}
