import { type Column, GovTable } from '#ui'
import type { RowIssue } from '../../core/views.ts'

const SHOWN = 200

/** Faults of an import file; a very wrong file lists its first ones here, and all of them in the marked file. */
export const IssueTable = ({ columns, issues }: { readonly columns: readonly Column<RowIssue>[]; readonly issues: readonly RowIssue[] }) => (
  <div className="sn-card">
    <GovTable label="导入错误" columns={columns} rows={issues.slice(0, SHOWN)} keyOf={(issue) => `${issue.sheet}${issue.row}${issue.column}${issue.text}`} nameOf={(issue) => `${issue.sheet}表第${issue.row}行`} />
    {issues.length > SHOWN && <p className="sn-muted">只列出前 {SHOWN} 处，其余见标注了错误的文件。</p>}
  </div>
)
