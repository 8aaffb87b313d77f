import type { ReactNode } from 'react'
import { type Problem, asProblem } from '../problem.ts'

export interface BannerProps {
  readonly tone: 'info' | 'normal' | 'soon' | 'overdue'
  readonly children: ReactNode
  /** What can be done about it. */
  readonly action?: ReactNode
}

const glyphs: Readonly<Record<BannerProps['tone'], string>> = { info: '◆', normal: '●', soon: '▲', overdue: '■' }

/** One line across the page or a part of it. */
export const Banner = ({ tone, children, action }: BannerProps) => (
  <div className={`sn-banner sn-banner-${tone}`} role={tone === 'overdue' ? 'alert' : 'note'}>
    <span className="sn-banner-glyph" aria-hidden="true">{glyphs[tone]}</span>
    <div className="sn-banner-text">{children}</div>
    {action}
  </div>
)

/** Says on every page that the data is fictional. */
export const DemoBanner = () => <div className="sn-demo" role="note">演示数据：单位、人员、文件均为虚构，请勿录入真实内容。</div>

/** A thrown problem as a sentence with its number for the help desk. */
export function ProblemNote({ problem, onRetry }: { readonly problem: unknown; readonly onRetry?: () => void }) {
  const told: Problem = asProblem(problem)
  return (
    <Banner tone="overdue" action={onRetry && <button type="button" className="sn-plain" onClick={onRetry}>再试一次</button>}>
      {told.sentence}
      {told.requestId && !told.sentence.includes(told.requestId) && <span className="sn-muted">（编号 {told.requestId}）</span>}
    </Banner>
  )
}

export interface EmptyStateProps {
  /** What will appear here. */
  readonly title: string
  readonly hint?: string | undefined
  /** The first action. */
  readonly action?: ReactNode
}

export const EmptyState = ({ title, hint, action }: EmptyStateProps) => (
  <div className="sn-empty">
    <p className="sn-empty-title">{title}</p>
    {hint && <p className="sn-muted">{hint}</p>}
    {action}
  </div>
)

/** The first stop of the Tab key on every page. */
export const SkipLink = () => <a className="sn-skip" href="#main">跳到正文</a>

/** Grey lines while rows come; as tall as what they stand for, so that nothing jumps. */
export const Waiting = ({ lines = 6 }: { readonly lines?: number }) => (
  <div className="sn-waiting" role="status">
    <span className="sn-hidden">正在加载</span>
    {Array.from({ length: lines }, (_, at) => <div key={at} aria-hidden="true" style={{ width: `${92 - (at * 17) % 40}%` }} />)}
  </div>
)
