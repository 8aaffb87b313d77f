import { Button } from 'antd'
import { type ReactNode, Suspense, lazy, useId } from 'react'
import { useHotkeys } from '../pieces/hotkeys.tsx'
import { ScrollBox } from '../pieces/scroll-box.tsx'
import { useNarrow } from '../provider.tsx'
import { GoLink, useTitle } from '../routing.tsx'

// antd's dropdown is large, and few open it.
const MoreActs = lazy(() => import('./more-acts.tsx').then((loaded) => ({ default: loaded.MoreActs })))

/** One thing a person can do with the object. */
export interface PageAct {
  readonly key: string
  /** A verb: 签发, 退回, 催办. */
  readonly label: string
  readonly onAct: () => void
  /** Why it cannot be done now; the button stays, and says so. */
  readonly disabledWhy?: string | undefined
  /** e.g. `Alt+S`. */
  readonly keys?: string
  readonly isPending?: boolean
  readonly isDanger?: boolean
}

export interface ObjectPageProps {
  readonly title: string
  /** Beside the title: number, urgency, state. */
  readonly marks?: ReactNode
  readonly back?: { readonly href: string; readonly label: string }
  /** Above both columns: what stops the act, notices. */
  readonly top?: ReactNode
  /** The paper or the form, at page width. */
  readonly paper: ReactNode
  /** 办理: opinion box and what belongs to acting now. */
  readonly handling?: ReactNode
  /** 流程: who, when, next. */
  readonly flow?: ReactNode
  /** 来龙去脉: what caused this and what came of it. */
  readonly thread?: ReactNode
  readonly primary?: PageAct
  readonly others?: readonly PageAct[]
  /** Rare acts, behind 更多. */
  readonly more?: readonly PageAct[]
}

/** Page kind 3: the paper at the left, a rail at the right, the primary act always at the rail's foot. */
export function ObjectPage(props: ObjectPageProps) {
  const { title, primary, others = [], more = [] } = props
  useTitle(title)
  const isNarrow = useNarrow(56)
  useActKeys([...(primary ? [primary] : []), ...others, ...more])
  const parts = [['办理', props.handling], ['流程', props.flow], ['来龙去脉', props.thread]] as const
  const shown = parts.filter(([, content]) => content)
  return (
    <div className={isNarrow ? 'sn-object sn-object-narrow' : 'sn-object'}>
      <header className="sn-object-head">
        {props.back && <GoLink to={props.back.href} className="sn-back">‹ {props.back.label}</GoLink>}
        <div className="sn-row"><h1>{title}</h1>{props.marks}</div>
      </header>
      {props.top}
      {isNarrow && <JumpBar names={['正文', ...shown.map(([name]) => name)]} />}
      <div className="sn-object-split">
        <section id="part-正文" className="sn-object-paper" aria-label="正文">{props.paper}</section>
        <aside className="sn-rail" aria-label="办理与流程">
          <ScrollBox label="办理与流程" className="sn-rail-parts" isUpright>
            {shown.map(([name, content]) => <section key={name} id={`part-${name}`} className="sn-rail-part"><h2>{name}</h2>{content}</section>)}
          </ScrollBox>
          <ActBar primary={primary} others={others} more={more} />
        </aside>
      </div>
    </div>
  )
}

/** On a phone the parts lie below each other; these lead to each with one thumb. */
const JumpBar = ({ names }: { readonly names: readonly string[] }) => (
  <nav className="sn-jump" aria-label="本页各部分">
    {names.map((name) => <button key={name} type="button" onClick={() => document.getElementById(`part-${name}`)?.scrollIntoView({ behavior: 'smooth' })}>{name}</button>)}
  </nav>
)

export interface ActBarProps {
  readonly primary?: PageAct | undefined
  readonly others?: readonly PageAct[]
  readonly more?: readonly PageAct[]
}

/** The acts of a page at their one fixed place. */
export function ActBar({ primary, others: given = [], more: rare = [] }: ActBarProps) {
  const isNarrow = useNarrow(56)
  // A phone has room for what can be done now; what cannot waits, with its reason, behind 更多.
  const others = isNarrow ? given.filter((act) => act.disabledWhy === undefined) : given
  const more = [...given.filter((act) => !others.includes(act)), ...rare]
  if (!primary && others.length === 0 && more.length === 0) return null
  return (
    <div className="sn-acts" role="group" aria-label="可办事项">
      {primary && <ActButton act={primary} isPrimary />}
      {others.map((act) => <ActButton key={act.key} act={act} />)}
      {more.length > 0 && <Suspense fallback={<Button>更多</Button>}><MoreActs acts={more} /></Suspense>}
    </div>
  )
}

// A refused act stays focusable and says why: a truly disabled button is silent to keyboards and screen readers.
function ActButton({ act, isPrimary = false }: { readonly act: PageAct; readonly isPrimary?: boolean }) {
  const why = useId()
  const isRefused = act.disabledWhy !== undefined
  return (
    <span className={isPrimary ? 'sn-act sn-act-primary' : 'sn-act'}>
      <Button
        type={isPrimary && !isRefused ? 'primary' : 'default'} danger={act.isDanger ?? false} block={isPrimary} loading={act.isPending ?? false}
        className={isRefused ? 'sn-act-refused' : ''} title={act.keys ?? ''}
        aria-disabled={isRefused || undefined} aria-describedby={isRefused ? why : undefined} aria-keyshortcuts={act.keys}
        onClick={() => { if (!isRefused) act.onAct() }}
      >{act.label}</Button>
      {isRefused && <span id={why} className="sn-act-why">{act.disabledWhy}</span>}
    </span>
  )
}

function useActKeys(acts: readonly PageAct[]): void {
  useHotkeys(acts.flatMap(({ keys, label, onAct, disabledWhy, isPending }) =>
    keys && disabledWhy === undefined && !isPending ? [{ keys, label, act: onAct }] : []))
}
