import { once } from 'node:events'
import { PassThrough } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import { parentPort, workerData } from 'node:worker_threads'
import excel from 'exceljs'
import type { Posted } from '../threads/index.ts'
import type { Mark, ReadSheet, Row, SheetHead, Task } from './types.ts'

const REQUIRED = { argb: 'FFB3131B' }
const WRONG = { argb: 'FFFDECEA' }

const port = parentPort!
port.postMessage({ answer: await doneWith(workerData as Task) } satisfies Posted<unknown>)

function doneWith(asked: Task): Promise<Uint8Array | readonly ReadSheet[] | null> {
  switch (asked.do) {
    case 'write': return written(asked.sheets)
    case 'read': return read(asked.bytes, asked.mostRows)
    case 'mark': return marked(asked.bytes, asked)
  }
}

// ---------------------------------------------------------------- writing

async function written(heads: readonly SheetHead[]): Promise<Uint8Array> {
  const stream = new PassThrough()
  const whole = buffer(stream)
  const book = new excel.stream.xlsx.WorkbookWriter({ stream, useStyles: true, useSharedStrings: true })
  for (const [at, { name, note, columns }] of heads.entries()) {
    const titleRow = note === undefined ? 1 : 2
    const sheet = book.addWorksheet(name, { views: [{ state: 'frozen', ySplit: titleRow }] })
    sheet.columns = columns.map(({ width, isText }) => ({ width, ...(isText ? { style: { numFmt: '@' } } : {}) }))
    if (note !== undefined) sheet.getCell(1, 1).value = note
    columns.forEach(({ title, hint, isRequired }, index) => {
      const cell = sheet.getCell(titleRow, index + 1)
      cell.value = title
      cell.font = { bold: true, ...(isRequired ? { color: REQUIRED } : {}) }
      if (hint !== undefined) cell.note = hint
    })
    for (let page = await nextPage(at); page !== null; page = await nextPage(at)) for (const row of page) sheet.addRow([...row]).commit()
    sheet.commit()
  }
  await book.commit()
  return new Uint8Array(await whole)
}

async function nextPage(sheet: number): Promise<readonly Row[] | null> {
  port.postMessage({ question: sheet } satisfies Posted<unknown>)
  const [page] = await once(port, 'message') as [readonly Row[] | null]
  return page
}

// ---------------------------------------------------------------- reading

async function read(bytes: Uint8Array, mostRows: number): Promise<readonly ReadSheet[] | null> {
  const { worksheets } = await loaded(bytes)
  return worksheets.length === 0 ? null : worksheets.map((sheet): ReadSheet => {
    const columns = columnsOf(sheet)
    const rows: { row: number; cells: Record<string, string> }[] = []
    sheet.eachRow((row, number) => {
      if (number === 1 || rows.length >= mostRows) return
      const cells = Object.fromEntries([...columns].flatMap(([title, at]) => {
        const text = textOf(row.getCell(at))
        return text === '' ? [] : [[title, text]]
      }))
      if (Object.keys(cells).length > 0) rows.push({ row: number, cells })
    })
    return { name: sheet.name, titles: [...columns.keys()], rows }
  })
}

/** What a cell shows; of a formula without a value its mistake (#DIV/0!), by which a reader tells that nothing is there. */
function textOf({ value, text }: excel.Cell): string {
  const shown: unknown = typeof value === 'object' && value !== null && 'result' in value ? value.result : value
  return typeof shown === 'object' && shown !== null && 'error' in shown ? String(shown.error) : text.trim()
}

async function loaded(bytes: Uint8Array): Promise<excel.Workbook> {
  const book = new excel.Workbook()
  await book.xlsx.load(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength) as ArrayBuffer)
  return book
}

function columnsOf(sheet: excel.Worksheet): Map<string, number> {
  const columns = new Map<string, number>()
  sheet.getRow(1).eachCell((cell, at) => {
    // Of two columns with one title the first is meant: what somebody adds stands behind.
    const title = cell.text.trim()
    if (!columns.has(title)) columns.set(title, at)
  })
  return columns
}

// ---------------------------------------------------------------- marking

async function marked(bytes: Uint8Array, { title, marks }: { title: string; marks: readonly Mark[] }): Promise<Uint8Array> {
  const book = await loaded(bytes)
  for (const sheet of book.worksheets) {
    const columns = columnsOf(sheet)
    const own = marks.filter((mark) => mark.sheet === sheet.name)
    // Marks of an earlier try go, and a sheet without any gets no column.
    if (own.length === 0 && !columns.has(title)) continue
    const at = columns.get(title) ?? Math.max(0, ...columns.values()) + 1
    sheet.eachRow((row) => { row.getCell(at).value = null })
    sheet.getCell(1, at).value = title
    sheet.getCell(1, at).font = { bold: true, color: REQUIRED }
    sheet.getColumn(at).width = 60
    for (const [number, inRow] of Map.groupBy(own, ({ row }) => row)) {
      sheet.getCell(number, at).value = inRow.map(({ column, text }) => `${column}：${text}`).join('\n')
      for (const column of inRow.flatMap((mark) => columns.get(mark.column) ?? [])) {
        const cell = sheet.getCell(number, column)
        // A new style: cells read from a file share theirs, and all of them would be tinted.
        cell.style = { ...cell.style, fill: { type: 'pattern', pattern: 'solid', fgColor: WRONG } }
      }
    }
  }
  return new Uint8Array(await book.xlsx.writeBuffer())
}
