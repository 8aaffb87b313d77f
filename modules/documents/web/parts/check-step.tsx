import { Button, Input } from 'antd'
import { useEffect, useRef } from 'react'
import type { Issue } from '#lib/issues'
import { Banner, Light, type LightState, ProblemNote, Waiting } from '#ui'
import type { CheckView } from '../../core/views.ts'
import { severityWords } from '../issue-steps.ts'

export interface CheckStepProps {
  /** Undefined while the rules are being applied. */
  readonly check: CheckView | undefined
  readonly problem: unknown
  readonly reasons: Readonly<Record<string, string>>
  readonly onReason: (code: string, reason: string) => void
  /** Goes to the field, in whichever step it is. */
  readonly onGo: (field: string) => void
  /** Raised by each refused attempt: the list then takes the focus. */
  readonly attempt: number
}

/** 检查: everything the rules found, with clause, way to the field, and a reason where one will do. */
export function CheckStep({ check, problem, reasons, onReason, onGo, attempt }: CheckStepProps) {
  const head = useRef<HTMLHeadingElement>(null)
  const isReady = check !== undefined
  useEffect(() => {
    if (attempt > 0 && isReady) head.current?.focus()
  }, [attempt, isReady])
  if (problem) return <ProblemNote problem={problem} />
  if (!check) return <Waiting lines={4} />
  const { issues, open } = check
  return (
    <div className="doc-form" role={attempt > 0 && open.length ? 'alert' : undefined}>
      <h3 ref={head} tabIndex={-1} className="doc-check-head">{open.length ? `有 ${open.length} 处需要处理` : issues.length ? '可以提交，另有提醒请留意' : '检查完毕，没有发现问题'}</h3>
      {!issues.length && <Banner tone="normal">文种、标题、主送抄送、行文方向、正文和附件都已按规则检查。点下方“提交”送下一环节。</Banner>}
      <ol className="doc-issues" aria-label="检查结果">
        {issues.map((issue) => <IssueLine key={`${issue.code} ${issue.field} ${issue.text}`} issue={issue} isOpen={open.some((one) => one.code === issue.code && one.field === issue.field)} reason={reasons[issue.code] ?? ''} onReason={onReason} onGo={onGo} />)}
      </ol>
    </div>
  )
}

const LIGHTS: Readonly<Record<Issue['severity'], LightState>> = { block: 'overdue', confirm: 'soon', warn: 'suspended' }

interface IssueLineProps extends Pick<CheckStepProps, 'onReason' | 'onGo'> {
  readonly issue: Issue
  readonly isOpen: boolean
  readonly reason: string
}

function IssueLine({ issue, isOpen, reason, onReason, onGo }: IssueLineProps) {
  const id = `reason-${issue.code}`
  return (
    <li>
      <div className="sn-row">
        <Light state={issue.severity === 'confirm' && !isOpen ? 'normal' : LIGHTS[issue.severity]}>{issue.severity === 'confirm' && !isOpen ? '已写明理由' : severityWords[issue.severity]}</Light>
        <span className="sn-muted">{issue.code}{issue.clause && ` · ${issue.clause}`}</span>
      </div>
      <p>{issue.text}</p>
      {issue.severity === 'confirm' && (
        <div className="doc-reason"><label htmlFor={id}>确需如此的理由</label><Input id={id} value={reason} maxLength={500} onChange={(event) => onReason(issue.code, event.target.value)} /></div>
      )}
      <Button size="small" onClick={() => onGo(issue.field)}>去修改</Button>
    </li>
  )
}
