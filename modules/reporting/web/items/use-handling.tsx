import { type ReactNode, Suspense, lazy, useState } from 'react'
import { type PageAct, useActs, useConfirm, useGo } from '#ui'
import type { ItemView, MayDo } from '../../core/items/views.ts'
import { client, editHref, type Act } from './api.ts'
import { actWords, confirmed, doneWords, isConfirmed, isHeavy, isReasoned, isWindowed, offeredOf, reasoned, type Windowed } from './acts.ts'

// antd's windows are large, and most look at an item without one.
const ActWindow = lazy(() => import('./act-window.tsx').then((loaded) => ({ default: loaded.ActWindow })))

/** What the person at the page can do with the item now, each act at its place. */
export interface Handling { readonly primary: PageAct | undefined; readonly others: readonly PageAct[]; readonly more: readonly PageAct[]; readonly panel: ReactNode; readonly problem: unknown }

export function useHandling(view: ItemView): Handling {
  const acts = useActs({ act: (act: Act) => client.actOnItem({ item: view.id, act }), done: (act) => doneWords[act.type], topics: ['reporting', 'workflow'] })
  const [open, setOpen] = useState<Windowed | null>(null)
  const begin = useBeginning(view, { run: acts.run, open: (act) => { acts.forget(); setOpen(act) } })
  const { primary, others, more } = offeredOf(view.may)
  const pageAct = (may: MayDo, keys?: string): PageAct => ({ key: may.act, label: actWords[may.act], onAct: () => begin(may), isPending: acts.pending?.type === may.act, isDanger: isHeavy(may.act), ...(keys ? { keys } : {}) })
  const run = async (act: Act) => { if (await acts.run(act)) setOpen(null) }
  return {
    primary: primary ? pageAct(primary, 'Alt+S') : undefined, others: others.map((may) => pageAct(may)), more: more.map((may) => pageAct(may)), problem: open ? null : acts.problem,
    panel: (
      <div className="rpi-handling">
        <p>{primary ? `现在请您：${actWords[primary.act]}。` : view.waitingFor.length > 0 ? `正等 ${view.waitingFor.join('、')} 办理。` : '目前没有等您办理的事。'}</p>
        <Suspense>{open && <ActWindow view={view} act={open} refused={acts.problem} isPending={acts.isPending} onAct={run} onClose={() => { setOpen(null); acts.forget() }} />}</Suspense>
      </div>
    ),
  }
}

interface Tools { readonly run: (act: Act) => Promise<unknown>; readonly open: (act: Windowed) => void }

/** What a press on an act leads to: it is done, asked about, written in a window, or has a page of its own. */
function useBeginning(view: ItemView, { run, open }: Tools): (may: MayDo) => void {
  const confirm = useConfirm()
  const go = useGo()
  const asked = async ({ act, needsEmergency }: MayDo) => {
    if (act === 'pass' || act === 'approve') {
      const sure = needsEmergency ? await confirm({ verb: actWords[act], title: '确属紧急，由同一人办理？', body: '自己起草或已经把过关的信息，一般须由另一位同志办理。紧急办理的理由会一直记在这条信息上。', reason: { label: '紧急理由', isRequired: true } }) : { reason: '' }
      if (sure) await run({ type: act, emergency: sure.reason })
    } else if (isReasoned(act)) {
      const { title, label, ...told } = reasoned[act]
      const sure = await confirm({ verb: actWords[act], title, isDanger: true, reason: { label, isRequired: true }, ...told })
      if (sure) await run({ type: act, reason: sure.reason })
    } else if (isConfirmed(act)) {
      if (await confirm(confirmed[act])) await run(act === 'sign' ? { type: act } : { type: act, isVerified: true })
    } else if (act === 'archive') await run({ type: act, reason: '' })
    else if (act === 'select' || act === 'hand-in' || act === 'withdraw' || act === 'review') await run({ type: act })
  }
  return (may) => {
    if (may.act === 'amend' || may.act === 'edit') return go(editHref(view.id))
    if (isWindowed(may.act)) return open(may.act)
    void asked(may)
  }
}
