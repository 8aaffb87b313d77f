import { Button } from 'antd'
import { type ReactNode, Suspense, lazy, useState } from 'react'
import { type PageAct, useConfirm, useGo } from '#ui'
import type { InspectionView, MayDo } from '../../core/views.ts'
import { problemWords } from '../../core/words.ts'
import { actWords, confirmed, isConfirmed, isHeavy, isReasoned, isWorded, offeredOf, reasoned, type Offered, type Worded } from '../acts.ts'
import { editHref, visitHref, type Act } from '../api.ts'
import { useActing } from './use-acting.ts'

// antd's windows are large, and most look at an inspection without one.
const WordDialog = lazy(() => import('./word-dialog.tsx').then((loaded) => ({ default: loaded.WordDialog })))

/** What the person at the page can do with the inspection now, each act at its place. */
export interface Handling {
  readonly primary: PageAct | undefined
  readonly others: readonly PageAct[]
  readonly more: readonly PageAct[]
  readonly panel: ReactNode
  /** What was refused outside a window. */
  readonly problem: unknown
}

export function useHandling(view: InspectionView): Handling {
  const acting = useActing(view.id)
  const [dialog, open] = useState<{ readonly act: Worded; readonly problem: number | null } | null>(null)
  const begin = useBeginning(view, { acting, open })
  const offered = offeredOf(view.may)
  const pageAct = (may: MayDo, keys?: string): PageAct => ({
    key: `${may.act}-${may.problem ?? ''}`, label: may.problem === null ? actWords[may.act] : `${actWords[may.act]}（问题${may.problem}）`, onAct: () => begin(may), isPending: isOn(acting.pending, may), isDanger: isHeavy(may.act), ...(keys ? { keys } : {}),
  })
  const run = async (act: Act) => {
    const held = await acting.act(act)
    if (held) open(null)
    return held
  }
  const primary = offered.primary ? pageAct(offered.primary, 'Alt+S') : undefined
  return {
    primary, others: offered.others.map((may) => pageAct(may)), more: offered.more.map((may) => pageAct(may)), problem: dialog ? null : acting.problem,
    panel: (
      <div className="ins-handling">
        {!primary && offered.problems.size === 0 && <p className="sn-muted">目前没有等您办理的事。</p>}
        {primary && <p>现在请您：{primary.label}。</p>}
        <ProblemActs view={view} offered={offered.problems} pending={acting.pending} onAct={begin} />
        <Suspense>{dialog && <WordDialog view={view} act={dialog.act} problem={dialog.problem} refused={acting.problem} isPending={acting.pending !== null} onAct={run} onClose={() => { open(null); acting.forget() }} />}</Suspense>
      </div>
    ),
  }
}

const isOn = (pending: Act | null | undefined, { act, problem }: MayDo): boolean => pending?.type === act && ('problem' in pending ? pending.problem : null) === problem

interface Tools { readonly acting: ReturnType<typeof useActing>; readonly open: (dialog: { act: Worded; problem: number | null }) => void }

/** What a press on an act leads to: it is done, asked about, or written in a window. */
function useBeginning(view: InspectionView, { acting, open }: Tools): (may: MayDo) => void {
  const confirm = useConfirm()
  const go = useGo()
  const asked = async ({ act, problem }: MayDo) => {
    const on = problem === null ? {} : { problem }
    if (isReasoned(act)) {
      const { title, label, ...told } = reasoned[act]
      const sure = await confirm({ verb: actWords[act], title, isDanger: isHeavy(act), reason: { label, isRequired: true }, ...told })
      if (sure) await acting.act({ type: act, reason: sure.reason, ...on } as Act)
    } else if (isConfirmed(act)) {
      const sure = await confirm({ verb: actWords[act], ...confirmed[act] })
      if (sure) await acting.act({ type: act, ...on } as Act)
    } else await acting.act({ type: act, ...on } as Act)
  }
  return (may) => {
    if (may.act === 'amend') return go(editHref(view.id))
    if (may.act === 'record') return go(visitHref(view.id))
    acting.forget()
    if (isWorded(may.act)) return open({ act: may.act, problem: may.problem })
    void asked(may)
  }
}

interface ProblemActsProps { readonly view: InspectionView; readonly offered: Offered['problems']; readonly pending: Act | null | undefined; readonly onAct: (may: MayDo) => void }

/** What can be done with each problem, below its unit's name. */
function ProblemActs({ view: { inspection }, offered, pending, onAct }: ProblemActsProps) {
  const problems = 'problems' in inspection ? inspection.problems.filter(({ number }) => offered.has(number)) : []
  return problems.map(({ number, unit, at }) => (
    <div key={number} className="ins-problem-acts" role="group" aria-label={`问题${number}`}>
      <p><strong>问题{number}　{unit.name}</strong>　<span className="sn-muted">{problemWords[at]}</span></p>
      <div className="sn-row">{(offered.get(number) ?? []).map((may) => (
        <Button key={may.act} danger={isHeavy(may.act)} loading={isOn(pending, may)} aria-label={`${actWords[may.act]}（问题${number}）`} onClick={() => onAct(may)}>{actWords[may.act]}</Button>
      ))}</div>
    </div>
  ))
}
