import type { ReactNode } from 'react'
import type { Issue } from '#lib/issues'
import { ErrorSummary } from '../pieces/error-summary.tsx'
import { useNarrow } from '../provider.tsx'
import { GoLink, useTitle } from '../routing.tsx'
import { ActBar, type PageAct } from './object-page.tsx'

export interface FormStep {
  readonly key: string
  readonly label: string
  readonly content: ReactNode
  /** What this step still lacks. */
  readonly issues: readonly Issue[]
}

export interface StepsPageProps {
  readonly title: string
  readonly back?: { readonly href: string; readonly label: string }
  readonly marks?: ReactNode
  readonly steps: readonly FormStep[]
  readonly current: string
  readonly onStep: (key: string) => void
  /** 已保存 10:32 */
  readonly saved: string
  /** The act at the end of all steps; why it is refused comes with it. */
  readonly submit: PageAct
  readonly others?: readonly PageAct[]
  /** Raised by each refused attempt: the summary of what lacks then takes the focus. */
  readonly attempt?: number
  readonly aside?: ReactNode
}

/** Page kind 6, 分步填写: few steps, always saved, with a summary of what lacks and where. */
export function StepsPage(props: StepsPageProps) {
  const { title, steps, current, onStep, submit, others = [], attempt = 0 } = props
  useTitle(title)
  const isNarrow = useNarrow(56)
  const at = Math.max(0, steps.findIndex((step) => step.key === current))
  const step = steps[at]
  const next = steps[at + 1]
  const lacks = steps.flatMap(({ issues }) => issues)
  return (
    <div className={isNarrow ? 'sn-object sn-object-narrow' : 'sn-object'}>
      <header className="sn-object-head">
        {props.back && <GoLink to={props.back.href} className="sn-back">‹ {props.back.label}</GoLink>}
        <div className="sn-row"><h1>{title}</h1>{props.marks}<span className="sn-muted" role="status">{props.saved}</span></div>
      </header>
      {attempt > 0 && <ErrorSummary issues={lacks} attempt={attempt} />}
      <div className="sn-object-split">
        <section className="sn-card sn-step-content" aria-labelledby="sn-step-title">
          <h2 id="sn-step-title">{step?.label}</h2>
          {step?.content}
        </section>
        <aside className="sn-rail" aria-label="步骤">
          <div className="sn-rail-parts">
            <nav className="sn-rail-part" aria-label="填写步骤">
              <ol className="sn-steps">
                {steps.map((one, place) => (
                  <li key={one.key}>
                    <button type="button" aria-current={one.key === step?.key ? 'step' : undefined} onClick={() => onStep(one.key)}>
                      <span className="sn-steps-number" aria-hidden="true">{place + 1}</span>
                      <span>{one.label}</span>
                      <span className={one.issues.length > 0 ? 'sn-light-soon' : 'sn-light-normal'}>{one.issues.length > 0 ? `▲ 缺 ${one.issues.length} 项` : '● 已齐'}</span>
                    </button>
                  </li>
                ))}
              </ol>
            </nav>
            {props.aside && <section className="sn-rail-part">{props.aside}</section>}
          </div>
          <ActBar primary={next ? { key: 'next', label: `下一步：${next.label}`, onAct: () => onStep(next.key) } : submit} others={next ? [...others, submit] : others} />
        </aside>
      </div>
    </div>
  )
}
