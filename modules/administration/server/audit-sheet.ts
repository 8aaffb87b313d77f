import type { AuditRow } from '#lib/audit'
import { refuse, type Refused } from '#lib/decision'
import type { Db } from '#platform/act'
import { readAudit, type AuditFilter } from '#platform/audit'
import { writeWorkbook, XLSX, type Row } from '#platform/sheets'
import type { AdministrationRefusal } from '../core/refusals.ts'

const MOST = 50_000
const PAGE = 1000
// Excel refuses longer cells.
const LONGEST_CELL = 32_000

type Words = Readonly<Record<string, string>>

const columns = ([
  ['编号', 10], ['时间（UTC）', 26], ['账号', 38], ['人员', 38], ['姓名', 14], ['代谁', 38], ['操作', 20], ['操作代码', 30], ['对象', 44], ['变更前', 40], ['变更后', 40], ['来源地址', 18], ['请求编号', 38], ['摘要', 66],
] as const).map(([title, width]) => ({ title, width }))

/** All audit lines of a filter as an xlsx, newest first; `words` says what each act is called. */
export async function auditSheet(db: Db, filter: AuditFilter, words: Words): Promise<File | Refused<AdministrationRefusal>> {
  // One line beyond the limit is looked for first: nobody waits for a sheet that is then refused.
  if ((await readAudit(db, { ...filter, limit: 1, skip: MOST })).length > 0) return refuse('audit-export-too-large', { most: MOST })
  const bytes = await writeWorkbook([{ name: '审计记录', columns, rows: pages(db, filter, words) }])
  return new File([bytes as Uint8Array<ArrayBuffer>], 'audit.xlsx', { type: XLSX })
}

async function* pages(db: Db, filter: AuditFilter, words: Words): AsyncGenerator<readonly Row[]> {
  let before: number | undefined
  for (;;) {
    const rows = await readAudit(db, { ...filter, ...(before ? { before } : {}), limit: PAGE })
    yield rows.map((row) => rowOf(row, words))
    if (rows.length < PAGE) return
    before = rows.at(-1)!.id
  }
}

const rowOf = (row: AuditRow, words: Words): Row => [
  row.id, row.at, row.account, row.person, row.name, row.onBehalfOf, words[row.action] ?? row.action, row.action, row.subject, cell(row.before), cell(row.after), row.address, row.requestId, row.digest,
]

const cell = (value: unknown): string => (value === null ? '' : JSON.stringify(value).slice(0, LONGEST_CELL))
