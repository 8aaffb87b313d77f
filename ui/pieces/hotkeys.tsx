import { type ReactNode, Suspense, createContext, lazy, useContext, useEffect, useMemo, useRef, useState } from 'react'
import { type Hotkey, isTyping, matches } from './hotkey.ts'

const HotkeysDialog = lazy(() => import('./hotkeys-dialog.tsx').then((loaded) => ({ default: loaded.HotkeysDialog })))

interface Registry {
  readonly add: (hotkeys: readonly Hotkey[]) => () => void
}
const RegistryContext = createContext<Registry | null>(null)

/** Hears all keys once for the whole page and shows them on `?`. */
export function HotkeysProvider({ children }: { readonly children: ReactNode }) {
  const groups = useRef<(readonly Hotkey[])[]>([])
  const [help, setHelp] = useState<readonly Hotkey[] | null>(null)
  const registry = useMemo<Registry>(() => ({
    add: (hotkeys) => {
      groups.current = [...groups.current, hotkeys]
      return () => { groups.current = groups.current.filter((group) => group !== hotkeys) }
    },
  }), [])
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.isComposing) return
      const typing = isTyping(event.target)
      // The page opened last hears a key first.
      const hit = groups.current.toReversed().flat().find((hotkey) => matches(hotkey.keys, event) && (!typing || event.altKey || event.ctrlKey))
      if (hit) {
        event.preventDefault()
        hit.act()
      } else if (event.key === '?' && !typing) {
        setHelp(groups.current.flat())
      }
    }
    addEventListener('keydown', press)
    return () => removeEventListener('keydown', press)
  }, [])
  return (
    <RegistryContext value={registry}>
      {children}
      {help && <Suspense><HotkeysDialog hotkeys={help} onClose={() => setHelp(null)} /></Suspense>}
    </RegistryContext>
  )
}

/** Makes keys work while the calling component is shown. */
export function useHotkeys(hotkeys: readonly Hotkey[]): void {
  const registry = useContext(RegistryContext)
  const latest = useRef(hotkeys)
  useEffect(() => { latest.current = hotkeys })
  const signature = hotkeys.map(({ keys, label }) => `${keys} ${label}`).join('\n')
  useEffect(() => {
    const stable = signature.split('\n').filter(Boolean).map((_, at): Hotkey => ({
      keys: latest.current[at]?.keys ?? '', label: latest.current[at]?.label ?? '',
      act: () => latest.current[at]?.act(),
    }))
    return registry?.add(stable)
  }, [registry, signature])
}
