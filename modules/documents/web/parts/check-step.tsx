import { Button, Input } from 'antd'
import { useEffect, useRef } from 'react'
import type { Finding } from '#lib/findings'
import type { Issue } from '#lib/issues'
import { Banner, FindingLine, Light, type LightState, ProblemNote, Waiting, countWords, findingKeys } from '#ui'
import type { Content } from '../../core/content.ts'
import { withFix } from '../../core/fix-content.ts'
import type { CheckView } from '../../core/views.ts'
import { severityWords } from '../issue-steps.ts'

export interface CheckStepProps {
  /** Undefined while the rules are being applied. */
  readonly check: CheckView | undefined
  readonly problem: unknown
  readonly content: Content
  readonly onReason: (code: string, reason: string) => void
  /** Goes to the field, in whichever step it is. */
  readonly onGo: (field: string) => void
  /** Goes to the words that a finding is about. */
  readonly onSee: (finding: Finding) => void
  readonly onFix: (findings: readonly Finding[]) => void
  /** Raised by each refused attempt: the list then takes the focus. */
  readonly attempt: number
}

/** 检查: everything the rules found, with clause, way to the field, and a reason where one will do; then what a proofreader marks. */
export function CheckStep(props: CheckStepProps) {
  const { check, problem, attempt } = props
  const head = useRef<HTMLHeadingElement>(null)
  const isReady = check !== undefined
  useEffect(() => {
    if (attempt > 0 && isReady) head.current?.focus()
  }, [attempt, isReady])
  if (problem) return <ProblemNote problem={problem} />
  if (!check) return <Waiting lines={4} />
  const { issues, open, findings } = check
  const proofread = new Set(findings.map(({ finding }) => finding.rule))
  return (
    <div className="doc-form" role={attempt > 0 && open.length ? 'alert' : undefined}>
      <h3 ref={head} tabIndex={-1} className="doc-check-head">{headOf(check)}</h3>
      {!issues.length && <Banner tone="normal">文种、标题、主送抄送、行文方向、正文和附件都已按规则检查，文字标点和版面都已校对。点下方“提交”送下一环节。</Banner>}
      <ol className="doc-issues" aria-label="检查结果">
        {issues.filter(({ code }) => !proofread.has(code)).map((issue) => <IssueLine key={`${issue.code} ${issue.field} ${issue.text}`} issue={issue} isOpen={open.some((one) => one.code === issue.code && one.field === issue.field)} {...props} />)}
      </ol>
      {findings.length > 0 && <Findings {...props} check={check} />}
    </div>
  )
}

function headOf({ issues, open, findings }: CheckView): string {
  if (open.length) return `有 ${open.length} 项需要处理`
  if (findings.some(({ finding }) => finding.severity === 'error')) return '可以提交，校对发现的错误请在审核前改正'
  return issues.length ? '可以提交，另有提醒请留意' : '检查完毕，没有发现问题'
}

const LIGHTS: Readonly<Record<Issue['severity'], LightState>> = { block: 'overdue', confirm: 'soon', warn: 'suspended' }

interface IssueLineProps extends Pick<CheckStepProps, 'content' | 'onReason' | 'onGo'> {
  readonly issue: Issue
  readonly isOpen: boolean
}

function IssueLine({ issue, isOpen, content, onReason, onGo }: IssueLineProps) {
  const isAnswered = issue.severity === 'confirm' && !isOpen
  return (
    <li>
      <div className="sn-row">
        <Light state={isAnswered ? 'normal' : LIGHTS[issue.severity]}>{isAnswered ? '已写明理由' : severityWords[issue.severity]}</Light>
        <span className="sn-muted">{issue.code}{issue.clause && ` · ${issue.clause}`}</span>
      </div>
      <p>{issue.text}</p>
      {issue.severity === 'confirm' && <Reason code={issue.code} content={content} onReason={onReason} />}
      <Button size="small" onClick={() => onGo(issue.field)}>去修改</Button>
    </li>
  )
}

const Reason = ({ code, content, onReason }: { readonly code: string } & Pick<CheckStepProps, 'content' | 'onReason'>) => (
  <div className="doc-reason">
    <label htmlFor={`reason-${code}`}>确需如此的理由</label>
    <Input id={`reason-${code}`} value={content.elements.reasons[code] ?? ''} maxLength={500} onChange={(event) => onReason(code, event.target.value)} />
  </div>
)

/** 校对: in the order of the paper, numbered as beside its lines. A warning is answered once for its rule. */
function Findings({ check: { issues, findings }, content, onReason, onSee, onFix }: CheckStepProps & { readonly check: CheckView }) {
  const fixable = findings.map(({ finding }) => finding).filter((finding) => withFix(content, finding) !== null)
  const certain = fixable.filter(({ severity }) => severity === 'error')
  const keys = findingKeys(findings.map(({ finding }) => finding))
  const isHeld = issues.some(({ code, severity }) => severity !== 'warn' && findings.some(({ finding }) => finding.rule === code))
  return (
    <section className="doc-form" aria-labelledby="proofread-title">
      <h3 id="proofread-title" className="doc-check-head" aria-live="polite">校对{countWords(findings)}</h3>
      <p className="sn-muted">{isHeld ? '错误改正、提醒改正或写明理由后，才能通过。' : '错误在审核、签发前必须改正；提醒改正或写明理由，现在写好，审核时不再追问。'}</p>
      {certain.length > 1 && <div><Button onClick={() => onFix(certain)}>一并改正 {certain.length} 处错误</Button></div>}
      <ol className="doc-issues" aria-label="校对结果">
        {findings.map(({ finding }, at) => {
          const { rule, severity } = finding
          const first = findings.findIndex((one) => one.finding.rule === rule && one.finding.severity === severity)
          const isAnswered = severity === 'warning' && !!content.elements.reasons[rule]?.trim()
          return (
            <FindingLine
              key={keys[at]} finding={finding} number={at + 1} see={{ label: '去看', onSee: () => onSee(finding) }} {...(fixable.includes(finding) ? { onFix: () => onFix([finding]) } : {})}
              {...(isAnswered ? { state: { light: 'normal', word: '已写明理由' } } : {})}
            >
              {severity === 'warning' && (first === at ? <Reason code={rule} content={content} onReason={onReason} /> : <p className="sn-muted">理由与第 {first + 1} 条一并写明。</p>)}
            </FindingLine>
          )
        })}
      </ol>
    </section>
  )
}
