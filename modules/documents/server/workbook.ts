import { dayInChinese, dayOf, type Instant } from '#lib/instants'
import { writeWorkbook } from '#platform/sheets'
import { kinds, urgencyWords } from '../core/kinds.ts'
import { stageWords } from '../core/rules.ts'
import type { DocumentLine, ReceiptLine } from '../core/views.ts'

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

function workbook(name: string, note: string, rows: readonly Readonly<Record<string, string | number>>[]): Promise<Uint8Array> {
  const titles = Object.keys(rows[0] ?? { 说明: '' })
  return writeWorkbook([{ name, note, columns: titles.map((title) => ({ title })), rows: rows.map((row) => titles.map((title) => row[title] ?? '')) }])
}

function moment(at: Instant): string {
  const china = new Date(Date.parse(at) + 8 * 3_600_000).toISOString()
  return `${dayOf(at)} ${china.slice(11, 16)}`
}
