/** Bytes `from` to `to`, both included. */
export interface Range { readonly from: number; readonly to: number }

/**
 * Reads an HTTP `Range` header (RFC 9110 §14). Null means the whole file: no header, several ranges, or one not understood,
 * which a server may ignore; `unsatisfiable` means that the range lies behind the end.
 */
export function rangeIn(header: string | undefined, bytes: number): Range | null | 'unsatisfiable' {
  const [, first, last] = /^bytes=(\d*)-(\d*)$/.exec(header?.trim() ?? '') ?? []
  if (first === undefined || last === undefined || (first === '' && last === '')) return null
  if (first === '') return Number(last) === 0 ? 'unsatisfiable' : { from: Math.max(0, bytes - Number(last)), to: bytes - 1 }
  const from = Number(first)
  const to = last === '' ? bytes - 1 : Math.min(Number(last), bytes - 1)
  if (last !== '' && Number(last) < from) return null
  return from >= bytes ? 'unsatisfiable' : { from, to }
}
