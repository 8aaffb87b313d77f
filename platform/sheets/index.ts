import { inThread, repacked, type Bounds } from '../threads/index.ts'
import type { Column, Mark, ReadSheet, Row, Sheet, SheetHead, Task } from './types.ts'

export type { Cell, Column, Mark, ReadSheet, Row, Sheet } from './types.ts'

export const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

const SCRIPT = new URL('./sheets-thread.ts', import.meta.url)
const READING: Bounds = { longestMs: 20_000, memoryMb: 512 }
/** Long: fifty thousand lines of the audit come from the database meanwhile. */
const WRITING: Bounds = { longestMs: 120_000, memoryMb: 512 }
const UNPACKED = { markup: 64 * 1024 * 1024, all: 128 * 1024 * 1024 }

/** Writes an xlsx beside the main thread. What a page of rows throws on its way is thrown here. */
export async function writeWorkbook(sheets: readonly Sheet[]): Promise<Uint8Array> {
  const pages = sheets.map(({ rows }) => pagesOf(rows))
  const heads = sheets.map(({ name, note, columns, rows }): SheetHead => ({
    name, ...(note === undefined ? {} : { note }), columns: columns.map((column, at) => ({ ...column, width: column.width ?? measured(column, Array.isArray(rows) ? rows as readonly Row[] : [], at) })),
  }))
  const bytes = await inThread<Uint8Array>(SCRIPT, { do: 'write', sheets: heads } satisfies Task, {
    ...WRITING, isTrusted: true, reply: async (sheet) => (await pages[sheet as number]!.next()).value ?? null,
  })
  if (!bytes) throw new Error('the workbook could not be written within its bounds')
  return bytes
}

/**
 * What an xlsx says, at most `mostRows` rows of each sheet; null when it is none, is a trap, or takes too long.
 * Read beside the main thread.
 */
export async function readWorkbook(bytes: Uint8Array, { mostRows }: { readonly mostRows: number }): Promise<readonly ReadSheet[] | null> {
  const bounded = repacked(bytes, UNPACKED)
  return bounded && await inThread<readonly ReadSheet[]>(SCRIPT, { do: 'read', bytes: bounded, mostRows } satisfies Task, READING)
}

/**
 * What was filled in of the sheet `sheet`: its rows with only the columns named, trimmed, empty ones left out; one row more than `mostRows`
 * where there are more. Null as in reading, or without such a sheet.
 */
export async function filledRows(bytes: Uint8Array, { sheet, columns, mostRows }: { readonly sheet: string; readonly columns: readonly { readonly name: string }[]; readonly mostRows: number }): Promise<ReadSheet['rows'] | null> {
  const found = (await readWorkbook(bytes, { mostRows: mostRows + 1 }))?.find(({ name }) => name === sheet)
  const known = new Set(columns.map(({ name }) => name))
  return found?.rows.flatMap(({ row, cells }) => {
    const own = Object.entries(cells).filter(([column, text]) => known.has(column) && text.trim() !== '').map(([column, text]) => [column, text.trim()] as const)
    return own.length > 0 ? [{ row, cells: Object.fromEntries(own) }] : []
  }) ?? null
}

/** The file as it came, with a column `title` at the end of each sheet that says what is wrong in a row, and the cells meant tinted. Null as in reading. */
export async function markWorkbook(bytes: Uint8Array, { title, marks }: { readonly title: string; readonly marks: readonly Mark[] }): Promise<Uint8Array | null> {
  const bounded = repacked(bytes, UNPACKED)
  return bounded && await inThread<Uint8Array>(SCRIPT, { do: 'mark', bytes: bounded, title, marks } satisfies Task, READING)
}

async function* pagesOf(rows: Sheet['rows']): AsyncGenerator<readonly Row[], undefined> {
  if (Symbol.asyncIterator in rows) yield* rows
  else for (let at = 0; at < rows.length; at += PAGE) yield rows.slice(at, at + PAGE)
}

const PAGE = 2000
const MEASURED = 200

/** Wide enough for the title and the first rows; a Chinese character takes two. */
const measured = ({ title }: Column, rows: readonly Row[], at: number): number =>
  Math.max(10, title.length * 2 + 4, ...rows.slice(0, MEASURED).map((row) => Math.min(60, String(row[at] ?? '').length * 2)))
