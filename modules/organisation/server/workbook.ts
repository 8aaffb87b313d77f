import ExcelJS from 'exceljs'
import { importSheets, type FilledRow, type ImportRows, type SheetShape } from '../core/import-rows.ts'
import type { RowIssue } from '../core/views.ts'

export const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
const ERRORS = '错误'

/** The empty import file: three sheets with headers, and what to write in each column as a note on its header. */
export async function importTemplate(): Promise<Uint8Array> {
  const book = new ExcelJS.Workbook()
  for (const shape of importSheets) addSheet(book, shape)
  return bytesOf(book)
}

/** The same three sheets with rows filled: an export can be changed and imported elsewhere. */
export async function filledWorkbook(rows: ImportRows): Promise<Uint8Array> {
  const book = new ExcelJS.Workbook()
  const [units, posts, people] = importSheets
  for (const [shape, filled] of [[units!, rows.units], [posts!, rows.posts], [people!, rows.people]] as const) {
    const sheet = addSheet(book, shape)
    for (const { cells } of filled) sheet.addRow(shape.columns.map((column) => cells[column.name] ?? null))
  }
  return bytesOf(book)
}

function addSheet(book: ExcelJS.Workbook, shape: SheetShape): ExcelJS.Worksheet {
  const sheet = book.addWorksheet(shape.name, { views: [{ state: 'frozen', ySplit: 1 }] })
  sheet.addRow(shape.columns.map((column) => column.name))
  shape.columns.forEach((column, at) => {
    const cell = sheet.getCell(1, at + 1)
    cell.font = { bold: true, ...(column.required ? { color: { argb: 'FFB3131B' } } : {}) }
    cell.note = `${column.required ? '必填。' : ''}${column.hint}`
    sheet.getColumn(at + 1).width = Math.max(12, column.name.length * 3)
    // Text, or a spreadsheet turns a phone number into 1.38E+10.
    sheet.getColumn(at + 1).numFmt = '@'
  })
  return sheet
}

/** What a file says; null if it is no workbook or has none of the sheets. */
export async function readWorkbook(bytes: Uint8Array): Promise<{ readonly rows: ImportRows; readonly book: ExcelJS.Workbook } | null> {
  const book = new ExcelJS.Workbook()
  try {
    await book.xlsx.load(arrayBufferOf(bytes))
  } catch {
    return null
  }
  if (!importSheets.some((shape) => book.getWorksheet(shape.name))) return null
  const [units, posts, people] = importSheets.map((shape) => rowsOf(book, shape))
  return { rows: { units: units!, posts: posts!, people: people! }, book }
}

function rowsOf(book: ExcelJS.Workbook, shape: SheetShape): readonly FilledRow[] {
  const sheet = book.getWorksheet(shape.name)
  if (!sheet) return []
  const columns = columnsOf(sheet)
  const rows: FilledRow[] = []
  sheet.eachRow((row, number) => {
    if (number === 1) return
    const cells = Object.fromEntries(shape.columns.flatMap(({ name }) => {
      const at = columns.get(name)
      const text = at ? row.getCell(at).text.trim() : ''
      return text === '' ? [] : [[name, text]]
    }))
    if (Object.keys(cells).length > 0) rows.push({ row: number, cells })
  })
  return rows
}

function columnsOf(sheet: ExcelJS.Worksheet): Map<string, number> {
  const columns = new Map<string, number>()
  sheet.getRow(1).eachCell((cell, at) => { columns.set(cell.text.trim(), at) })
  return columns
}

/** The file as it came, with the column 错误 at the end of each sheet: what is wrong in that row, and where. */
export async function markedWorkbook(book: ExcelJS.Workbook, issues: readonly RowIssue[]): Promise<Uint8Array> {
  for (const shape of importSheets) {
    const sheet = book.getWorksheet(shape.name)
    if (!sheet) continue
    const columns = columnsOf(sheet)
    const at = columns.get(ERRORS) ?? Math.max(0, ...columns.values()) + 1
    sheet.eachRow((row) => { row.getCell(at).value = null })
    sheet.getCell(1, at).value = ERRORS
    sheet.getCell(1, at).font = { bold: true, color: { argb: 'FFB3131B' } }
    sheet.getColumn(at).width = 60
    for (const [number, own] of Map.groupBy(issues.filter((issue) => issue.sheet === shape.name), (issue) => issue.row)) {
      sheet.getCell(number, at).value = own.map((issue) => `${issue.column}：${issue.text}`).join('\n')
      for (const column of own.flatMap((issue) => columns.get(issue.column) ?? [])) {
        sheet.getCell(number, column).fill = { type: 'pattern', pattern: 'solid', fgColor: { argb: 'FFFDECEA' } }
      }
    }
  }
  return bytesOf(book)
}

const bytesOf = async (book: ExcelJS.Workbook): Promise<Uint8Array> => new Uint8Array(await book.xlsx.writeBuffer())
const arrayBufferOf = (bytes: Uint8Array): ArrayBuffer => bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength) as ArrayBuffer
