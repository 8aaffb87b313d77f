import { type ReactNode, Suspense, lazy, useState } from 'react'
import { type PageAct, useConfirm, useGo } from '#ui'
import { assignmentsOf } from '../../core/rules.ts'
import type { ItemView, MayDo } from '../../core/views.ts'
import { actLabel, actWords, confirmed, isConfirmed, isDirect, isFormed, isHeavy, isReasoned, offeredOf, reasoned, type Formed } from '../acts.ts'
import { editHref, planHref, type Act } from '../api.ts'
import { PartActs } from './part-acts.tsx'
import { useActing } from './use-acting.ts'

// antd's windows are large, and most look at an item without one.
const AskDialog = lazy(() => import('./ask-dialog.tsx').then((loaded) => ({ default: loaded.AskDialog })))
const ReportDialog = lazy(() => import('./report-dialog.tsx').then((loaded) => ({ default: loaded.ReportDialog })))

/** What the person at the page can do with the item now, each act at its place. */
export interface Handling {
  readonly primary: PageAct | undefined
  readonly others: readonly PageAct[]
  readonly more: readonly PageAct[]
  readonly panel: ReactNode
  /** What was refused outside a window. */
  readonly problem: unknown
}

export function useHandling(view: ItemView): Handling {
  const acting = useActing(view.id)
  const [dialog, open] = useState<{ readonly act: Formed; readonly assignment: number } | null>(null)
  const begin = useBeginning(view, { acting, open })
  const offered = offeredOf(view.may, view.item.at)
  const parts = assignmentsOf(view.item)
  const pageAct = (may: MayDo, keys?: string): PageAct => ({
    key: `${may.act}-${may.assignment ?? ''}`, label: may.assignment !== null && parts.length > 1 ? `${actWords[may.act]}（任务${may.assignment}）` : actLabel(may.act, view.item.at),
    onAct: () => begin(may), isPending: isOn(acting.pending, may), isDanger: isHeavy(may.act), ...(keys ? { keys } : {}),
  })
  const close = () => { open(null); acting.forget() }
  const run = async (act: Act) => {
    const held = await acting.act(act)
    if (held) open(null)
    return held
  }
  const primary = offered.primary ? pageAct(offered.primary, 'Alt+S') : undefined
  return {
    primary, others: offered.others.map((may) => pageAct(may)), more: offered.more.map((may) => pageAct(may)), problem: dialog ? null : acting.problem,
    panel: (
      <div className="sup-handling">
        {view.may.length === 0 && <p className="sn-muted">目前没有需要您办理的事。</p>}
        {primary && <p>现在请您：{primary.label}。</p>}
        <PartActs parts={parts} offered={offered.parts} isOn={(may) => isOn(acting.pending, may)} onAct={begin} />
        <Suspense>{dialog && <Dialog view={view} dialog={dialog} problem={acting.problem} isPending={acting.pending !== null} onAct={run} onClose={close} />}</Suspense>
      </div>
    ),
  }
}

const isOn = (pending: Act | null | undefined, { act, assignment }: MayDo): boolean => pending?.type === act && ('assignment' in pending ? pending.assignment : null) === assignment

interface Tools { readonly acting: ReturnType<typeof useActing>; readonly open: (dialog: { act: Formed; assignment: number }) => void }

/** What a press on an act leads to: it is done, asked about, or filled in. */
function useBeginning(view: ItemView, { acting, open }: Tools): (may: MayDo) => void {
  const confirm = useConfirm()
  const go = useGo()
  const asked = async ({ act, assignment }: MayDo) => {
    const on = assignment === null ? {} : { assignment }
    if (isReasoned(act)) {
      const { title, label, ...told } = reasoned[act]
      const sure = await confirm({ verb: actWords[act], title, isDanger: isHeavy(act), reason: { label, isRequired: true }, ...told })
      if (sure) await acting.act({ type: act, reason: sure.reason, ...on } as Act)
    } else if (isConfirmed(act)) {
      const sure = await confirm({ verb: actWords[act], ...confirmed[act] })
      if (sure) await acting.act({ type: act })
    } else if (isDirect(act)) await acting.act({ type: act, ...on } as Act)
  }
  return (may) => {
    if (may.act === 'amend') return go(editHref(view.id))
    if (may.act === 'plan') return go(planHref(view.id))
    acting.forget()
    if (isFormed(may.act)) return open({ act: may.act, assignment: may.assignment ?? 0 })
    void asked(may)
  }
}

interface DialogProps {
  readonly view: ItemView
  readonly dialog: { readonly act: Formed; readonly assignment: number }
  readonly problem: unknown
  readonly isPending: boolean
  readonly onAct: (act: Act) => Promise<boolean>
  readonly onClose: () => void
}

function Dialog({ view, dialog: { act, assignment }, ...given }: DialogProps) {
  if (act !== 'report' && act !== 'submit') return <AskDialog view={view} act={act} assignment={assignment} {...given} onAct={(asked) => void given.onAct(asked)} />
  const one = assignmentsOf(view.item).find(({ number }) => number === assignment)
  return one ? <ReportDialog view={view} one={one} act={act} {...given} /> : null
}
