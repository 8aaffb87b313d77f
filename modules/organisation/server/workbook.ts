import { markWorkbook, readWorkbook, writeWorkbook, type Sheet } from '#platform/sheets'
import { importSheets, type FilledRow, type ImportRows, type SheetShape } from '../core/import-rows.ts'
import type { RowIssue } from '../core/views.ts'

const ERRORS = '错误'

/** The empty import file: three sheets with headers, and what to write in each column as a note on its header. */
export const importTemplate = (): Promise<Uint8Array> => writeWorkbook(importSheets.map((shape) => sheetOf(shape, [])))

/** The same three sheets with rows filled: an export can be changed and imported elsewhere. */
export function filledWorkbook(rows: ImportRows): Promise<Uint8Array> {
  const [units, posts, people] = importSheets
  return writeWorkbook([sheetOf(units!, rows.units), sheetOf(posts!, rows.posts), sheetOf(people!, rows.people)])
}

const sheetOf = (shape: SheetShape, filled: readonly FilledRow[]): Sheet => ({
  name: shape.name,
  columns: shape.columns.map(({ name, required = false, hint }) => ({ title: name, width: Math.max(12, name.length * 3), hint: `${required ? '必填。' : ''}${hint}`, isRequired: required, isText: true })),
  rows: filled.map(({ cells }) => shape.columns.map(({ name }) => cells[name] ?? null)),
})

/** What a file says in its three sheets; null if it is no workbook or has none of them. `mostRows` of each sheet are read. */
export async function readImport(bytes: Uint8Array, mostRows: number): Promise<ImportRows | null> {
  const sheets = await readWorkbook(bytes, { mostRows })
  if (!sheets?.some(({ name }) => importSheets.some((shape) => shape.name === name))) return null
  const [units, posts, people] = importSheets.map((shape) => {
    const known = new Set(shape.columns.map(({ name }) => name))
    return (sheets.find(({ name }) => name === shape.name)?.rows ?? []).flatMap(({ row, cells }): readonly FilledRow[] => {
      const own = Object.entries(cells).filter(([column]) => known.has(column))
      return own.length > 0 ? [{ row, cells: Object.fromEntries(own) }] : []
    })
  })
  return { units: units!, posts: posts!, people: people! }
}

/** The file as it came, with the column 错误 at the end of each sheet: what is wrong in that row, and where. */
export const markedImport = (bytes: Uint8Array, issues: readonly RowIssue[]): Promise<Uint8Array | null> => markWorkbook(bytes, { title: ERRORS, marks: issues })
