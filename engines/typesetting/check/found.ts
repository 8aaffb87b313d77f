import type { Finding, Place } from '#lib/findings'
import type { SeenLine } from './seen.ts'

/** GB/T 9704-2012, the clause by its number. */
export const clause = (number: string): string => `GB/T 9704-2012 ${number}`

interface Told { readonly rule: `F-${string}`; readonly clause: string; readonly reason: string; readonly place: Place; readonly fix?: string }
/** What the standard prescribes. */
export const fault = (told: Told): Finding => ({ severity: 'error', ...told })
/** What it recommends, or what custom and arithmetic make of it. */
export const doubt = (told: Told): Finding => ({ severity: 'warning', ...told })

/** A place on a page, counted from 0; with the words of a line where there are some. */
export const onPage = (page: number, line?: SeenLine): Place => {
  if (!line) return { part: 'page', page: page + 1 }
  const { part, attachment, block, row, cell } = line.origin
  return {
    part, page: page + 1, quote: line.text,
    ...(attachment === undefined ? {} : { attachment }), ...(block === undefined ? {} : { block }),
    ...(row === undefined ? {} : { row }), ...(cell === undefined ? {} : { cell }),
  }
}

/** Millimetres as people write them. */
export const mm = (value: number): string => `${Math.round(value * 10) / 10} mm`
