import { type ReactNode, Suspense, lazy, useEffect, useState } from 'react'
import { type Draft, type PageAct, useActs, useConfirm } from '#ui'
import type { Issue } from '#lib/issues'
import type { EmergencyOptions, EmergencyView, MayDo } from '../../core/views.ts'
import { actLabel, doneWords, isHeavy, offeredOf } from '../acts.ts'
import { client, type Act } from '../api.ts'
import { windowOf, type Window } from '../asks.ts'
import { factsOf, lacksOf, wordsOf, type FactsDraft } from '../facts-draft.ts'

// antd's window is large, and the page is there before one is asked for.
const AskDialog = lazy(() => import('./ask-dialog.tsx').then((loaded) => ({ default: loaded.AskDialog })))

export interface Handling {
  readonly primary: PageAct | undefined
  readonly others: readonly PageAct[]
  readonly more: readonly PageAct[]
  readonly panel: ReactNode
  /** What was refused outside a window. */
  readonly problem: unknown
  /** What the report still lacks, once it was tried. */
  readonly issues: readonly Issue[]
  readonly attempt: number
}

/** What the person at the page can do now, each act with its key: Alt+S the next one, Alt and a digit the others. */
export function useHandling(view: EmergencyView, options: EmergencyOptions, draft: Draft<FactsDraft>): Handling {
  const { run, ...acting } = useActs({ act: (act: Act) => client.act({ emergency: view.id, act }), done: ({ type }) => `${doneWords[type]}。`, topics: ['emergencies', 'workflow'] })
  const [opened, open] = useState<{ readonly window: Window; readonly verb: string } | null>(null)
  const [attempt, setAttempt] = useState(0)
  const confirm = useConfirm()
  const close = () => { open(null); acting.forget() }
  const done = async (act: Act) => {
    if (await run(act) === null) return
    open(null)
    if (act.type !== 'submit') return
    draft.clear()
    setAttempt(0)
  }
  const begin = async (may: MayDo) => {
    acting.forget()
    const { act } = may
    if (act === 'submit') {
      setAttempt(attempt + 1)
      return lacksOf(draft.value, view.now).length > 0 ? undefined : done({ type: 'submit', words: wordsOf(draft.value), facts: factsOf(draft.value, view.now) })
    }
    if (act === 'complete') return done({ type: 'complete', facts: factsOf(draft.value, view.now) })
    if (act === 'archive') return await confirm({ verb: '归档', title: '归档这件紧急信息？', body: '归档后只供查阅。' }) ? done({ type: 'archive' }) : undefined
    if (act === 'sign') return done({ type: 'sign', report: Number(may.report) })
    const window = windowOf(act, view, options)
    return window ? open({ window, verb: actLabel(may, view) }) : done({ type: act } as Act)
  }
  const offered = offeredOf(view)
  const keyed = (may: MayDo, keys: string): PageAct => ({ key: `${may.act}-${may.report ?? ''}`, label: actLabel(may, view), onAct: () => void begin(may), isPending: acting.pending?.type === may.act, isDanger: isHeavy(may.act), ...(opened ? {} : { keys }) })
  const primary = offered.primary ? keyed(offered.primary, 'Alt+S') : undefined
  const others = offered.others.map((may, at) => keyed(may, `Alt+${at + 1}`))
  useNextFocused(view, attempt === 0 && opened === null)
  return {
    primary, others, more: offered.more.map((may, at) => keyed(may, `Alt+${others.length + at + 1}`)), problem: opened ? null : acting.problem, attempt,
    issues: attempt === 0 ? [] : lacksOf(draft.value, view.now).map(({ field, text }): Issue => ({ code: field, severity: 'block', field, text })),
    panel: (
      <>
        {primary ? <p className="em-next">下一步：<strong>{primary.label}</strong>　<kbd>Alt+S</kbd></p> : <p className="sn-muted">目前没有等您办理的事。</p>}
        {others.length > 0 && <ul className="em-keys" aria-label="快捷键">{others.map(({ key, label }, at) => <li key={key}><kbd>Alt+{at + 1}</kbd> {label}</li>)}</ul>}
        <Suspense>{opened && <AskDialog view={view} window={opened.window} verb={opened.verb} refused={acting.problem} isPending={acting.isPending} onAct={(act) => void done(act)} onClose={close} />}</Suspense>
      </>
    ),
  }
}

/** The next act has the keyboard as soon as the page says something new; where a form is to be filled in, its first empty field. */
function useNextFocused({ version, emergency: { at, calls, draft }, may }: EmergencyView, isFresh: boolean): void {
  const isWriting = may.some(({ act }) => act === 'submit') && (at !== 'received' || calls.length > 0 || draft !== null)
  useEffect(() => {
    if (!isFresh) return
    const empty = isWriting ? [...document.querySelectorAll<HTMLElement>('.em-form :is(input:not([type=radio]), textarea)')].find((one) => 'value' in one && one.value === '') : undefined
    const next = empty ?? document.querySelector<HTMLElement>('.sn-act-primary button')
    next?.focus({ preventScroll: true })
  }, [version, isWriting, isFresh])
}
