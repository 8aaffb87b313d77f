/** What the linter finds. */
export interface OfdFault {
  readonly code: OfdFaultCode
  /** The part of the package; empty for the package as a whole. */
  readonly part: string
  readonly line?: number
  /** The Chinese sentence: what is wrong and where. */
  readonly text: string
}
export type OfdFaultCode =
  | 'package' | 'part-missing' | 'part-orphaned' | 'xml' | 'namespace' | 'root' | 'element' | 'text-stray'
  | 'attribute-missing' | 'attribute-unknown' | 'value' | 'id-twice' | 'max-unit-id' | 'reference' | 'font-not-embedded' | 'font-broken'
  | 'glyph-missing' | 'text-start' | 'delta-count' | 'off-page' | 'image-broken' | 'no-pages'

/** Where a fault stands. */
export interface FaultPlace { readonly part: string; readonly line?: number }
export type Report = (code: OfdFaultCode, place: FaultPlace, text: string) => void

/** So many faults say enough. */
const most = 1000

export function newReport(): { report: Report; faults: OfdFault[] } {
  const faults: OfdFault[] = []
  const report: Report = (code, { part, line }, text) => {
    if (faults.length < most) faults.push({ code, part, ...(line ? { line } : {}), text: `${part}${line ? `第${line}行` : ''}：${text}` })
  }
  return { report, faults }
}
