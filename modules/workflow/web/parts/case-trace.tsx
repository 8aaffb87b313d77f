import { useMemo } from 'react'
import { TraceTable, type TraceRow, showToast, today } from '#ui'
import { type CaseShown, traceRows, traceTable } from '../case-words.ts'
import { saveCsv } from '../csv.ts'
import '../workflow.css'

export interface CaseTraceProps {
  readonly of: Pick<CaseShown, 'trace' | 'chart' | 'names'>
  /** Names the file that is saved, e.g. the title of the document. */
  readonly title: string
  /** What the owner keeps of an act that was drawn by hand. */
  readonly picturesOf?: (act: CaseShown['trace'][number]) => TraceRow['pictures']
  /** What may be begun from an act, e.g. 转督办 from a leader's words. */
  readonly linksOf?: (act: CaseShown['trace'][number]) => TraceRow['links']
}

/** 流转记录: every act as a row; saved as CSV or copied row for row as shown, printed as a plain table. */
export function CaseTrace({ of, title, picturesOf, linksOf }: CaseTraceProps) {
  const rows = useMemo(() => traceRows(of), [of])
  const more = new Map(of.trace.map((act) => [String(act.number), { pictures: picturesOf?.(act) ?? [], links: linksOf?.(act) ?? [] }]))
  const copy = async () => {
    await navigator.clipboard.writeText(traceTable(rows).map((cells) => cells.map((cell) => cell.replaceAll(/\s+/g, ' ')).join('\t')).join('\n'))
    showToast({ text: `已复制 ${rows.length} 条流转记录` })
  }
  return (
    <div className="wf-trace">
      <TraceTable rows={rows.map((row) => ({ ...row, ...more.get(row.key) }))} />
      <div className="sn-row sn-screen-only">
        <button type="button" className="sn-plain" onClick={() => saveCsv(`流转记录 ${title} ${today()}`, traceTable(rows))}>导出流转记录</button>
        {/* Browsers give pages the clipboard only on https and on this machine. */}
        {isSecureContext && <button type="button" className="sn-plain" onClick={() => void copy()}>复制</button>}
        <button type="button" className="sn-plain" onClick={() => print()}>打印</button>
      </div>
    </div>
  )
}
