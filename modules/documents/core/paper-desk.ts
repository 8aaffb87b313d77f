import { layout, markedOn, paperOf, recogniseText, textsAsWritten, type FontMetrics, type Layout, type NotUnderstood, type Paper, type TextFormat } from '#engines/typesetting'
import type { MarkedFinding, Place } from '#lib/findings'
import { proofreadText } from './proofread.ts'

/** A text as typed, set in a format, with what a proofreader marks beside its lines. */
export interface DeskSheet {
  /** The text as it was typed. */
  readonly text: string
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

interface Setting { readonly format: TextFormat; readonly metrics: FontMetrics }

/** Sets a text as it is typed. The same text gives the same sheet. */
export function setOnDesk(text: string, { format, metrics }: Setting): DeskSheet {
  const recognised = recogniseText(text)
  const paper = paperOf(recognised, format)
  const laid = layout(paper, metrics)
  const places = textsAsWritten(recognised, paper)
  const findings = markedOn(laid, proofreadText(recognised, { paper, laid })).map((marked): DeskFinding => {
    const { place } = marked.finding
    const typed = place.quote ? typedAt(text, place, places) : undefined
    return { ...marked, ...(typed ? { typed } : {}) }
  })
  return { text, paper, laid, findings, notUnderstood: recognised.notUnderstood }
}

/**
 * The text of now with the fix of what was found in a sheet. A text that has changed since is read anew, for its words have moved;
 * it stays as it is where there is no fix, or the same is no longer found.
 */
export function withFix(text: string, { found, sheet }: { readonly found: DeskFinding; readonly sheet: Pick<DeskSheet, 'text'> }, setting: Setting): string {
  const now = text === sheet.text ? found : setOnDesk(text, setting).findings.find((one) => isSame(one, found))
  const { fix } = found.finding
  return fix === undefined || !now?.typed ? text : text.slice(0, now.typed.from) + fix + text.slice(now.typed.to)
}

const isSame = ({ finding: one }: DeskFinding, { finding: other }: DeskFinding): boolean =>
  one.rule === other.rule && one.reason === other.reason && one.place.quote === other.place.quote && one.fix === other.fix

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
