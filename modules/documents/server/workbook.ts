import ExcelJS from 'exceljs'
import { dayInChinese, dayOf, type Instant } from '#lib/instants'
import { kinds, urgencyWords } from '../core/kinds.ts'
import { stageWords } from '../core/rules.ts'
import type { DocumentLine, ReceiptLine } from '../core/views.ts'

export const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

/** The list of documents with the columns shown on the screen, in their order; all of them when none is named. */
export function listWorkbook(lines: readonly DocumentLine[], { columns, note }: { columns: readonly string[]; note: string }): Promise<Uint8Array> {
  const named = columns.map((key) => LIST_COLUMNS.get(key)).filter((column) => column !== undefined)
  const shown = named.length ? named : [...LIST_COLUMNS.values()]
  return workbook('公文列表', note, lines.map((line) => Object.fromEntries(shown.map(([title, cell]) => [title, cell(line)]))))
}

const LIST_COLUMNS: ReadonlyMap<string, readonly [title: string, cell: (line: DocumentLine) => string]> = new Map([
  ['title', ['标题', (line) => line.title]],
  ['at', ['环节', (line) => (line.returned ? `退回·${stageWords[line.at]}` : stageWords[line.at])]],
  ['urgency', ['缓急', (line) => urgencyWords[line.urgency]]],
  ['kind', ['文种', (line) => kinds[line.kind].name]],
  ['number', ['文号', (line) => line.number ?? '']],
  ['drafter', ['拟稿', (line) => `${line.drafterName}（${line.draftingUnitName}）`]],
  ['organ', ['发文机关', (line) => line.issuingOrganName ?? '']],
  ['changed', ['最近变动', (line) => moment(line.changedAt)]],
])

/** 发文登记簿 as shown on the screen. */
export function registerWorkbook(lines: readonly DocumentLine[], note: string): Promise<Uint8Array> {
  return workbook('发文登记簿', note, lines.map((line) => ({
    发文字号: line.number ?? '', 标题: line.title, 文种: kinds[line.kind].name, 紧急程度: urgencyWords[line.urgency], 发文机关: line.issuingOrganName ?? '', 拟稿单位: line.draftingUnitName,
    拟稿人: line.drafterName, 成文日期: line.docDate ? dayInChinese(line.docDate) : '', 分发时间: line.issuedAt ? moment(line.issuedAt) : '', 状态: stageWords[line.at],
  })))
}

/** The receipts of one document (分发签收情况). */
export function receiptsWorkbook(lines: readonly ReceiptLine[], note: string): Promise<Uint8Array> {
  return workbook('分发签收', note, lines.map((line) => ({
    份号: line.copyNumber, 收文单位: line.receiverName, 状态: line.at === 'sent' && line.openedAt ? '已打开未签收' : { sent: '未签收', received: '已签收', recalled: '已撤回' }[line.at], 分发时间: moment(line.sentAt),
    打开时间: line.openedAt ? moment(line.openedAt) : '', 打开人: line.openedByName ?? '',
    签收时间: line.receivedAt ? moment(line.receivedAt) : '', 签收人: line.receivedByName ?? '', 催办次数: line.urges.length,
  })))
}

async function workbook(name: string, note: string, rows: readonly Readonly<Record<string, string | number>>[]): Promise<Uint8Array> {
  const book = new ExcelJS.Workbook()
  const sheet = book.addWorksheet(name, { views: [{ state: 'frozen', ySplit: 2 }] })
  const columns = Object.keys(rows[0] ?? { 说明: '' })
  // Who exported it and when stands on the sheet itself: it leaves the system (界面要求 33).
  sheet.addRow([note])
  sheet.addRow(columns).font = { bold: true }
  for (const row of rows) sheet.addRow(columns.map((column) => row[column] ?? ''))
  columns.forEach((column, index) => { sheet.getColumn(index + 1).width = Math.max(10, column.length * 2 + 4, ...rows.slice(0, 200).map((row) => Math.min(60, String(row[column] ?? '').length * 2))) })
  return new Uint8Array(await book.xlsx.writeBuffer())
}

function moment(at: Instant): string {
  const china = new Date(Date.parse(at) + 8 * 3_600_000).toISOString()
  return `${dayOf(at)} ${china.slice(11, 16)}`
}
