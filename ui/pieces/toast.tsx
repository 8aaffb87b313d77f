import { useEffect, useSyncExternalStore } from 'react'

export type ToastTone = 'done' | 'warn' | 'failed'
export interface Toast {
  readonly text: string
  readonly tone?: ToastTone
  /** Offers 撤销 for ten seconds. Acts that are to be sent afterwards: `actLater`. */
  readonly onUndo?: () => void
}
interface Shown extends Toast { readonly id: number }

let shown: readonly Shown[] = []
let nextId = 1
const listeners = new Set<() => void>()

function set(next: readonly Shown[]): void {
  shown = next
  for (const listener of listeners) listener()
}

/** Says briefly what was done, at the foot of the page and to screen readers; answers how to put it away. Refusals belong beside what was refused, not here. */
export function showToast(toast: Toast): () => void {
  const id = nextId++
  // What can be undone stays for its ten seconds, however much is said meanwhile.
  const kept = shown.filter((one) => one.onUndo || shown.indexOf(one) >= shown.length - 2)
  set([...kept, { ...toast, id }])
  return () => close(id)
}

const close = (id: number): void => set(shown.filter((toast) => toast.id !== id))

/** Where toasts appear; stands once, in `UiProvider`. */
export function ToastHost() {
  const toasts = useSyncExternalStore(subscribe, () => shown)
  return (
    <section className="sn-toasts" aria-label="操作结果" aria-live="polite">
      {toasts.map((toast) => <ToastLine key={toast.id} toast={toast} />)}
    </section>
  )
}

function ToastLine({ toast }: { readonly toast: Shown }) {
  const { id, text, tone = 'done', onUndo } = toast
  useEffect(() => {
    const timer = setTimeout(() => close(id), onUndo ? 10_000 : 4_000)
    return () => clearTimeout(timer)
  }, [id, onUndo])
  return (
    <div className={`sn-toast sn-toast-${tone}`}>
      <span aria-hidden="true">{GLYPHS[tone]}</span>
      <span>{text}</span>
      {onUndo && <button type="button" className="sn-toast-undo" onClick={() => { onUndo(); close(id) }}>撤销</button>}
      <button type="button" className="sn-toast-close" aria-label="收起提示" onClick={() => close(id)}>×</button>
    </div>
  )
}

const GLYPHS: Readonly<Record<ToastTone, string>> = { done: '●', warn: '▲', failed: '■' }

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => { listeners.delete(listener) }
}
