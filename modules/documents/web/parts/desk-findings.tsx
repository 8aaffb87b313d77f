import { FindingLine, countWords, findingKeys } from '#ui'
import type { DeskFinding } from '../../core/paper-desk.ts'
import type { SetDesk } from './desk-sheet.ts'

export interface DeskFindingsProps {
  readonly sheet: SetDesk
  /** Shows the words in the text. */
  readonly onChoose: (found: DeskFinding) => void
  /** Puts the fix in their place. */
  readonly onFix: (found: DeskFinding) => void
}

/** What was found, numbered as beside the lines of the pages; then what found no place on the paper. */
export function DeskFindings({ sheet: { findings, notUnderstood, laid }, onChoose, onFix }: DeskFindingsProps) {
  const keys = findingKeys(findings.map(({ finding }) => finding))
  return (
    <>
      <h2 className="doc-desk-count" aria-live="polite">{countWords(findings)}</h2>
      <ol className="doc-issues" aria-label="校对结果">
        {findings.map((found, at) => (
          <FindingLine key={keys[at]} finding={found.finding} number={at + 1} {...(found.typed ? { see: { label: '看原文', onSee: () => onChoose(found) }, onFix: () => onFix(found) } : {})} />
        ))}
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
