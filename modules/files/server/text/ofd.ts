import type { Parts } from '../../core/secrecy.ts'
import { attribute, entriesOf, tokensOf } from './xml.ts'

/** Pieces whose base lines differ by less are on one line. */
const LINE_MM = 1.5

interface Piece { readonly x: number; readonly y: number; readonly text: string }

/**
 * The words of an .ofd (GB/T 33190): pages in order, parted by form feeds, lines from top to bottom.
 * Writers place single characters, so lines are put together again by their height on the page.
 */
export function wordsOfOfd(content: Buffer): Parts | null {
  const entries = entriesOf(content, (name) => /(^|\/)(Pages|Tpls)\/.*Content\.xml$/i.test(name))
  if (!entries) return null
  const named = [...entries].sort(([a], [b]) => pageNumber(a) - pageNumber(b) || (a < b ? -1 : 1))
  const pages = named.filter(([name]) => /\/?Pages\//i.test(name)).map(([, xml]) => pageText(xml))
  const templates = named.filter(([name]) => /\/?Tpls\//i.test(name)).map(([, xml]) => pageText(xml))
  return [pages.join('\f'), ...templates]
}

const pageNumber = (name: string): number => Number(/(\d+)\/[^/]*$/.exec(name)?.[1] ?? 0)

function pageText(xml: string): string {
  const pieces: Piece[] = []
  let [left, top, code]: [number, number, Piece | null] = [0, 0, null]
  for (const token of tokensOf(xml)) {
    const name = token.name.replace(/^\w+:/, '')
    if (name === 'TextObject' && token.kind === 'open') [left = 0, top = 0] = (attribute(token, 'Boundary') ?? '').trim().split(/\s+/).map(Number)
    else if (name === 'TextCode' && token.kind === 'open') code = { x: left + Number(attribute(token, 'X') ?? 0), y: top + Number(attribute(token, 'Y') ?? 0), text: '' }
    else if (name === 'TextCode' && code) {
      pieces.push(code)
      code = null
    } else if (token.kind === 'text' && code) code = { ...code, text: code.text + token.text }
  }
  return linesFrom(pieces)
}

function linesFrom(pieces: readonly Piece[]): string {
  const lines: Piece[][] = []
  for (const piece of [...pieces].sort((a, b) => a.y - b.y)) {
    const line = lines.at(-1)
    if (line && piece.y - line[0]!.y < LINE_MM) line.push(piece)
    else lines.push([piece])
  }
  return lines.map((line) => line.sort((a, b) => a.x - b.x).map((piece) => piece.text).join('')).join('\n')
}
