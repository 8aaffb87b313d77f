import { Button } from 'antd'
import type { ReactNode } from 'react'
import type { Finding } from '#lib/findings'
import { Light, type LightState } from '../pieces/light.tsx'
import { findingId } from './finding-marks.ts'

export interface FindingLineProps {
  readonly finding: Finding
  /** As beside the line of the paper, from 1. */
  readonly number: number
  /** In place of 错误 or 提醒, e.g. 已写明理由. */
  readonly state?: { readonly light: LightState; readonly word: string }
  /** Shows the words in the text; none where they stand nowhere in it. */
  readonly see?: { readonly label: string; readonly onSee: () => void }
  /** Puts the fix in place of the words. */
  readonly onFix?: () => void
  /** What belongs below, e.g. a reason. */
  readonly children?: ReactNode
}

/** One thing that a proofreader marks: rule and clause, the words, what to do, and the ways to do it. */
export function FindingLine({ finding: { rule, severity, clause, reason, fix, place }, number, state, see, onFix, children }: FindingLineProps) {
  const { light, word } = state ?? (severity === 'error' ? { light: 'overdue', word: '错误' } : { light: 'soon', word: '提醒' })
  return (
    <li id={findingId(number)} tabIndex={-1}>
      <div className="sn-row">
        <Light state={light}>{`${number}. ${word}`}</Light>
        <span className="sn-muted">{rule} · {clause}</span>
      </div>
      <p>{place.quote && <q className="sn-quote">{place.quote}</q>} {reason}</p>
      {children}
      {(see || onFix) && (
        <div className="sn-row">
          {onFix && fix !== undefined && <Button size="small" onClick={onFix}>{fix ? `改为“${fix}”` : '删去'}</Button>}
          {see && <Button size="small" onClick={see.onSee}>{see.label}</Button>}
        </div>
      )}
    </li>
  )
}
