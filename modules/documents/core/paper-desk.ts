import { layout, paperOf, recogniseText, textsOf, type FontMetrics, type Layout, type NotUnderstood, type Paper, type TextFormat } from '#engines/typesetting'
import type { Place } from '#lib/findings'
import { markedOn, type MarkedFinding } from './marked.ts'
import { proofreadText } from './proofread.ts'

/** A text as typed, set in a format, with what a proofreader marks beside its lines. */
export interface DeskSheet {
  readonly paper: Paper
  readonly laid: Layout
  readonly findings: readonly DeskFinding[]
  /** What found no place on the paper, as it stands in the text. */
  readonly notUnderstood: readonly NotUnderstood[]
}
/** A finding, where it stands on the pages, and where in the text as typed. */
export interface DeskFinding extends MarkedFinding {
  /** The quoted words in the text as typed, in UTF-16 units. */
  readonly typed?: { readonly from: number; readonly to: number }
}

/** Sets a text as it is typed. The same text gives the same sheet. */
export function setOnDesk(text: string, { format, metrics }: { readonly format: TextFormat; readonly metrics: FontMetrics }): DeskSheet {
  const recognised = recogniseText(text)
  const paper = paperOf(recognised, format)
  const laid = layout(paper, metrics)
  const places = textsOf(paper)
  const findings = markedOn(laid, proofreadText(recognised, { paper, laid })).map((marked): DeskFinding => {
    const { place } = marked.finding
    const typed = place.quote ? typedAt(text, place, places) : undefined
    return { ...marked, ...(typed ? { typed } : {}) }
  })
  return { paper, laid, findings, notUnderstood: recognised.notUnderstood }
}

/** The text with a finding's fix in place of the words it quotes; unchanged where there is none. */
export const withFix = (text: string, { finding, typed }: DeskFinding): string =>
  finding.fix === undefined || !typed ? text : text.slice(0, typed.from) + finding.fix + text.slice(typed.to)

/** The quoted words where they occur for the same time as in the paper: both run in the same order. */
function typedAt(text: string, place: Place, places: readonly { readonly place: Place; readonly text: string }[]): DeskFinding['typed'] {
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
