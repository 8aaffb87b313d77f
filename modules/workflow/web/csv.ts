import { saveFile } from '#ui'

/**
 * A table as CSV that spreadsheets open in Chinese: with byte order mark, lines ended as RFC 4180 says.
 * A cell that begins like a formula is led by an apostrophe: what people wrote must not run in a spreadsheet.
 */
export const csvText = (rows: readonly (readonly string[])[]): string =>
  `\uFEFF${rows.map((row) => row.map(cell).join(',')).join('\r\n')}\r\n`

function cell(text: string): string {
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}

/** Hands a text to the browser's own saving. */
export function saveCsv(name: string, rows: readonly (readonly string[])[]): void {
  const file = `${name.replaceAll(/[\\/:*?"<>|\n]/g, ' ').trim()}.csv`
  saveFile(new File([csvText(rows)], file, { type: 'text/csv;charset=utf-8' }))
}
