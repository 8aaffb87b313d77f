import { PassThrough } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import excel from 'exceljs'
import { refuse, type Refused } from '#lib/decision'
import type { Db } from '#platform/act'
import { readAudit, type AuditFilter } from '#platform/audit'
import type { AdministrationRefusal } from '../core/refusals.ts'

const MOST = 50_000
const PAGE = 1000
// Excel refuses longer cells.
const LONGEST_CELL = 32_000

const columns = [
  ['编号', 10], ['时间（UTC）', 26], ['账号', 38], ['人员', 38], ['姓名', 14], ['代谁', 38], ['操作', 20], ['操作代码', 30], ['对象', 44], ['变更前', 40], ['变更后', 40], ['来源地址', 18], ['请求编号', 38], ['摘要', 66],
] as const

/** All audit lines of a filter as an xlsx, newest first, written page by page so that the server goes on answering. */
export async function auditSheet(db: Db, filter: AuditFilter, words: Readonly<Record<string, string>>): Promise<File | Refused<AdministrationRefusal>> {
  const stream = new PassThrough()
  const whole = buffer(stream)
  const book = new excel.stream.xlsx.WorkbookWriter({ stream })
  const sheet = book.addWorksheet('审计记录', { views: [{ state: 'frozen', ySplit: 1 }] })
  sheet.columns = columns.map(([header, width]) => ({ header, width }))
  let before: number | undefined
  for (let written = 0; ; written += PAGE) {
    const rows = await readAudit(db, { ...filter, ...(before ? { before } : {}), limit: PAGE })
    for (const row of rows) {
      sheet.addRow([
        row.id, row.at, row.account, row.person, row.name, row.onBehalfOf, words[row.action] ?? row.action, row.action, row.subject, cell(row.before), cell(row.after), row.address, row.requestId, row.digest,
      ]).commit()
    }
    if (rows.length < PAGE) break
    if (written + PAGE >= MOST) {
      stream.destroy()
      await whole.catch(() => null)
      return refuse('audit-export-too-large', { most: MOST })
    }
    before = rows.at(-1)!.id
  }
  await book.commit()
  return new File([await whole], 'audit.xlsx', { type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet' })
}

const cell = (value: unknown): string => (value === null ? '' : JSON.stringify(value).slice(0, LONGEST_CELL))
