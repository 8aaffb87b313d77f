import { type ReactNode, Suspense, createContext, lazy, useCallback, useContext, useRef, useState } from 'react'

/** What is asked before an act that others will notice. */
export interface Confirmation {
  /** The act itself, on the button: 退回, 作废, 分发. Never 确定. */
  readonly verb: string
  /** The question as a title, e.g. 退回给拟稿人王某？ */
  readonly title: string
  /** What will follow. */
  readonly body?: ReactNode
  /** How staying is called; 暂不退回 unless told. */
  readonly stay?: string
  readonly isDanger?: boolean
  /** Asks for a written reason. */
  readonly reason?: { readonly label: string; readonly isRequired?: boolean; readonly initial?: string }
}

/** The reason given (empty when none was asked), or null when the person stayed. */
export type Confirmed = { readonly reason: string } | null
type Confirm = (confirmation: Confirmation) => Promise<Confirmed>

// antd's dialog is large and not needed for the first page.
const ConfirmDialog = lazy(() => import('./confirm-dialog.tsx').then((loaded) => ({ default: loaded.ConfirmDialog })))

const ConfirmContext = createContext<Confirm>(() => Promise.resolve(null))

/** Asks before an act: `const go = await confirm({ verb: '退回', title: '…' }); if (go) …`. */
export const useConfirm = (): Confirm => useContext(ConfirmContext)

/** Where confirmations appear; stands once, in `UiProvider`. */
export function ConfirmHost({ children }: { readonly children: ReactNode }) {
  const [asked, setAsked] = useState<Confirmation | null>(null)
  const [isOpen, setOpen] = useState(false)
  const answer = useRef<(confirmed: Confirmed) => void>(() => undefined)
  const confirm = useCallback<Confirm>((confirmation) => {
    setAsked(confirmation)
    setOpen(true)
    return new Promise((resolve) => { answer.current = resolve })
  }, [])
  const finish = (confirmed: Confirmed) => {
    setOpen(false)
    answer.current(confirmed)
  }
  return (
    <ConfirmContext value={confirm}>
      {children}
      {asked && <Suspense><ConfirmDialog key={asked.title} asked={asked} isOpen={isOpen} onFinish={finish} /></Suspense>}
    </ConfirmContext>
  )
}
