import { Button } from 'antd'
import { Light } from '#ui'
import type { MarkedFinding } from '../../core/paper-desk.ts'
import type { SetDesk } from './desk-sheet.ts'

export const findingId = (number: number): string => `desk-finding-${number}`

export interface DeskFindingsProps {
  readonly sheet: SetDesk
  /** Shows the words in the text. */
  readonly onChoose: (marked: MarkedFinding) => void
  /** Puts the fix in their place. */
  readonly onFix: (marked: MarkedFinding) => void
}

/** What was found, numbered as beside the lines of the pages; then what found no place on the paper. */
export function DeskFindings({ sheet: { findings, notUnderstood, laid }, onChoose, onFix }: DeskFindingsProps) {
  const errors = findings.filter(({ finding }) => finding.severity === 'error').length
  return (
    <>
      <h2 className="doc-desk-count" aria-live="polite">{findings.length ? `发现 ${errors} 处错误、${findings.length - errors} 处提醒` : '没有发现问题'}</h2>
      <ol className="doc-issues" aria-label="校对结果">
        {findings.map((marked, at) => <FindingLine key={at} marked={marked} number={at + 1} onChoose={onChoose} onFix={onFix} />)}
      </ol>
      {laid.warnings.length + notUnderstood.length > 0 && (
        <>
          <h2 className="doc-desk-count">排版提示</h2>
          <ul className="doc-issues">
            {laid.warnings.map(({ text }) => <li key={text}>{text}</li>)}
            {notUnderstood.map(({ paragraph, text, reason }) => <li key={paragraph}>第 {paragraph} 段“{[...text].slice(0, 16).join('')}”：{reason}</li>)}
          </ul>
        </>
      )}
    </>
  )
}

function FindingLine({ marked, number, onChoose, onFix }: { readonly marked: MarkedFinding; readonly number: number } & Pick<DeskFindingsProps, 'onChoose' | 'onFix'>) {
  const { finding: { rule, severity, clause, reason, fix, place }, typed } = marked
  return (
    <li id={findingId(number)}>
      <div className="sn-row">
        <Light state={severity === 'error' ? 'overdue' : 'soon'}>{`${number}. ${severity === 'error' ? '错误' : '提醒'}`}</Light>
        <span className="sn-muted">{rule} · {clause}</span>
      </div>
      <p>{place.quote && <q className="doc-desk-quote">{place.quote}</q>} {reason}</p>
      <div className="sn-row">
        {typed && <Button size="small" onClick={() => onChoose(marked)}>看原文</Button>}
        {typed && fix !== undefined && <Button size="small" onClick={() => onFix(marked)}>{fix ? `改为“${fix}”` : '删去'}</Button>}
      </div>
    </li>
  )
}
