import { type ReactNode, Suspense, lazy, useState } from 'react'
import { type PageAct, useActs, useConfirm, useGo } from '#ui'
import type { ActName, IssueView } from '../../core/views.ts'
import { boardHref, client, type Act } from '../api.ts'
import { actOrder, actWords, confirmed, doneWords, isRare, reasoned } from '../words.ts'

// antd's windows are large, and most look at an issue without one.
const SendDialog = lazy(() => import('./send-dialog.tsx').then((loaded) => ({ default: loaded.SendDialog })))

/** What the person at the page can do with the issue now, each act at its place. */
export interface Handling { readonly primary: PageAct | undefined; readonly others: readonly PageAct[]; readonly more: readonly PageAct[]; readonly panel: ReactNode; readonly problem: unknown }

export function useHandling({ id, may, issue }: IssueView): Handling {
  const go = useGo()
  const confirm = useConfirm()
  const [dialog, open] = useState<'send-up' | 'send-down' | null>(null)
  const { run, problem, pending, forget } = useActs({ act: (act: Act) => client.act({ issue: id, act }), done: ({ type }) => `${doneWords[type]}。`, topics: ['bulletins', 'workflow'] })
  const begin = async (act: ActName) => {
    forget()
    if (act === 'amend') return go(boardHref(id))
    if (act === 'send-up' || act === 'send-down') return open(act)
    if (act === 'return' || act === 'withdraw' || act === 'discard') {
      const { label, ...told } = reasoned[act]
      const sure = await confirm({ verb: actWords[act], isDanger: true, reason: { label, isRequired: true }, ...told })
      if (sure) await run({ type: act, reason: sure.reason })
    } else if (act === 'sign' || act === 'publish') {
      const sure = await confirm({ verb: actWords[act], ...confirmed[act] })
      if (sure) await run({ type: act })
    } else await run({ type: act })
  }
  const ranked = actOrder.filter((act) => may.includes(act))
  // A draft is edited until it has words; then sending it on is what is waited for.
  const first = issue.at === 'drafted' && may.includes('submit') ? 'submit' : ranked.find((act) => !isRare(act) && act !== 'return') ?? null
  const pageAct = (act: ActName, keys?: string): PageAct => ({ key: act, label: actWords[act], onAct: () => void begin(act), isPending: pending?.type === act, isDanger: isRare(act) || act === 'return', ...(keys ? { keys } : {}) })
  const rest = ranked.filter((act) => act !== first)
  const send = async (act: Act) => { if (await run(act)) open(null) }
  return {
    primary: first ? pageAct(first, 'Alt+S') : undefined, others: rest.filter((act) => !isRare(act)).map((act) => pageAct(act)), more: rest.filter(isRare).map((act) => pageAct(act)), problem: dialog ? null : problem,
    panel: (
      <>
        <p>{first && issue.at !== 'published' ? `现在请您：${actWords[first]}。` : <span className="sn-muted">目前没有等您办理的事。</span>}</p>
        <Suspense>{dialog && <SendDialog act={dialog} problem={problem} isPending={pending !== null && pending !== undefined} onSend={(act) => void send(act)} onClose={() => { open(null); forget() }} />}</Suspense>
      </>
    ),
  }
}
