import type { Parts } from '../../core/secrecy.ts'
import { linesFrom, type Piece } from './lines.ts'
import { attribute, entriesOf, tokensOf } from './xml.ts'

/** Pieces whose base lines differ by less are on one line. */
const LINE_MM = 1.5

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
  let [left, top]: readonly (number | undefined)[] = []
  let at: Omit<Piece, 'text'> | null = null
  let text = ''
  for (const token of tokensOf(xml)) {
    const name = token.name.replace(/^\w+:/, '')
    if (name === 'TextObject' && token.kind === 'open') [left, top] = (attribute(token, 'Boundary') ?? '').trim().split(/\s+/).map(Number)
    else if (name === 'TextCode' && token.kind === 'open') [at, text] = [{ x: (left ?? 0) + Number(attribute(token, 'X') ?? 0), y: (top ?? 0) + Number(attribute(token, 'Y') ?? 0) }, '']
    else if (name === 'TextCode' && at) {
      pieces.push({ ...at, text })
      at = null
    } else if (token.kind === 'text' && at) text += token.text
  }
  return linesFrom(pieces, LINE_MM)
}
