import { flatItems, layout, paperOf, recogniseText, textsOf, type FontMetrics, type Layout, type NotUnderstood, type Paper, type TextFormat, type TextItem } from '#engines/typesetting'
import type { Finding, Place } from '#lib/findings'
import { proofreadText } from './proofread.ts'

/** A text as typed, set in a format, with what a proofreader marks beside its lines. */
export interface DeskSheet {
  readonly paper: Paper
  readonly laid: Layout
  readonly findings: readonly MarkedFinding[]
  /** What found no place on the paper, as it stands in the text. */
  readonly notUnderstood: readonly NotUnderstood[]
}
/** A finding, where it stands on the pages, and where in the text as typed. */
export interface MarkedFinding {
  readonly finding: Finding
  /** Page from 0 and height of the line on it. */
  readonly line?: { readonly page: number; readonly yMm: number }
  /** The quoted words in the text as typed, in UTF-16 units. */
  readonly typed?: { readonly from: number; readonly to: number }
}

/** Sets a text as it is typed. The same text gives the same sheet. */
export function setOnDesk(text: string, { format, metrics }: { readonly format: TextFormat; readonly metrics: FontMetrics }): DeskSheet {
  const recognised = recogniseText(text)
  const paper = paperOf(recognised, format)
  const laid = layout(paper, metrics)
  const places = textsOf(paper)
  const findings = proofreadText(recognised, { paper, laid }).map((finding): MarkedFinding => {
    const line = lineOf(laid, finding.place)
    const typed = finding.place.quote ? typedAt(text, finding.place, places) : undefined
    return { finding, ...(line ? { line } : {}), ...(typed ? { typed } : {}) }
  }).toSorted(byLine)
  return { paper, laid, findings, notUnderstood: recognised.notUnderstood }
}

/** The text with a finding's fix in place of the words it quotes; unchanged where there is none. */
export const withFix = (text: string, { finding, typed }: MarkedFinding): string =>
  finding.fix === undefined || !typed ? text : text.slice(0, typed.from) + finding.fix + text.slice(typed.to)

/** From the top of the first page down, so that the numbers beside the lines run on; what stands nowhere comes last. */
const byLine = (a: MarkedFinding, b: MarkedFinding): number =>
  (a.line?.page ?? Infinity) - (b.line?.page ?? Infinity) || (a.line?.yMm ?? 0) - (b.line?.yMm ?? 0) || (a.typed?.from ?? 0) - (b.typed?.from ?? 0)

function lineOf(laid: Layout, place: Place): MarkedFinding['line'] {
  for (const [page, { items }] of laid.pages.entries()) {
    if (place.page !== undefined && place.page !== page + 1) continue
    const found = flatItems(items).find((item): item is TextItem => item.kind === 'text' && isAt(item, place))
    if (found) return { page, yMm: found.y }
  }
  return place.page === undefined ? undefined : { page: place.page - 1, yMm: 20 }
}

function isAt({ origin, text }: TextItem, place: Place): boolean {
  if (origin.part !== place.part || origin.attachment !== place.attachment || origin.block !== place.block || origin.item !== place.item || origin.row !== place.row || origin.cell !== place.cell) return false
  return place.offset === undefined || (origin.offset !== undefined && place.offset < origin.offset + text.length)
}

/** The quoted words where they occur for the same time as in the paper: both run in the same order. */
function typedAt(text: string, place: Place, places: readonly { readonly place: Place; readonly text: string }[]): MarkedFinding['typed'] {
  const quote = place.quote!
  let before = 0
  for (const one of places) {
    const isHere = one.place.part === place.part && one.place.attachment === place.attachment && one.place.block === place.block && one.place.row === place.row && one.place.cell === place.cell
    before += occurrences(isHere ? one.text.slice(0, place.offset ?? 0) : one.text, quote)
    if (isHere) break
  }
  let at = text.indexOf(quote)
  for (let seen = 0; seen < before && at >= 0; seen++) {
    const next = text.indexOf(quote, at + quote.length)
    if (next < 0) break
    at = next
  }
  return at < 0 ? undefined : { from: at, to: at + quote.length }
}

const occurrences = (text: string, quote: string): number => text.split(quote).length - 1
