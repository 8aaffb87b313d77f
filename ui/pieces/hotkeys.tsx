import { Modal } from 'antd'
import { type ReactNode, createContext, useContext, useEffect, useMemo, useRef, useState } from 'react'
import { type Hotkey, isTyping, matches, shownKey } from './hotkey.ts'

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
      <Modal open={help !== null} title="本页快捷键" footer={null} onCancel={() => setHelp(null)} destroyOnHidden>
        <dl className="sn-keys">
          {help?.map((hotkey) => <div key={hotkey.keys}><dt><kbd>{shownKey(hotkey.keys)}</kbd></dt><dd>{hotkey.label}</dd></div>)}
          <div><dt><kbd>?</kbd></dt><dd>显示本页快捷键</dd></div>
        </dl>
      </Modal>
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
