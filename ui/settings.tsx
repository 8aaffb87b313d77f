import { type ReactNode, createContext, useCallback, useContext, useEffect, useMemo, useState } from 'react'

/** Everything a person keeps about the screens, by key. */
export type Settings = Readonly<Record<string, unknown>>

interface SettingsStore {
  readonly settings: Settings
  readonly change: (key: string, value: unknown) => void
}

const SettingsContext = createContext<SettingsStore>({ settings: {}, change: () => undefined })

export interface SettingsProviderProps {
  /** What the server keeps; wins over what this browser remembers. */
  readonly kept?: Settings | undefined
  /** Sends one changed setting to the server. */
  readonly onChange?: ((key: string, value: unknown) => void) | undefined
  readonly children: ReactNode
}

/** Holds settings, remembering them in this browser so that the next first paint is right at once. */
export function SettingsProvider({ kept, onChange, children }: SettingsProviderProps) {
  const [changed, setChanged] = useState<Settings>({})
  const [remembered] = useState(recall)
  const settings = useMemo(() => ({ ...remembered, ...kept, ...changed }), [remembered, kept, changed])
  useEffect(() => {
    // What is chosen on one page of this browser holds on all that are open.
    const hear = ({ key }: StorageEvent) => { if (key === STORE) setChanged(recall()) }
    addEventListener('storage', hear)
    return () => removeEventListener('storage', hear)
  }, [])
  const change = useCallback((key: string, value: unknown) => {
    setChanged((before) => ({ ...before, [key]: value }))
    remember({ ...recall(), [key]: value })
    onChange?.(key, value)
  }, [onChange])
  const store = useMemo(() => ({ settings, change }), [settings, change])
  return <SettingsContext value={store}>{children}</SettingsContext>
}

/** One setting and how to change it; `read` turns whatever was stored into a sound value. */
export function useSetting<Value>(key: string, read: (stored: unknown) => Value): readonly [Value, (value: Value) => void] {
  const { settings, change } = useContext(SettingsContext)
  const stored = settings[key]
  // `read` is a pure reader named at module level by every caller; only the stored value decides.
  // oxlint-disable-next-line react-hooks/exhaustive-deps
  const value = useMemo(() => read(stored), [stored])
  const set = useCallback((next: Value) => change(key, next), [change, key])
  return [value, set]
}

const STORE = 'shuniu.settings'

function recall(): Settings {
  try {
    const stored: unknown = JSON.parse(localStorage.getItem(STORE) ?? '{}')
    return typeof stored === 'object' && stored !== null ? { ...stored } : {}
  } catch {
    // A browser may forbid storage or hold broken text; defaults serve then.
    return {}
  }
}

function remember(settings: Settings): void {
  try {
    localStorage.setItem(STORE, JSON.stringify(settings))
  } catch {
    // A full or forbidden store only costs the right look of the next first paint.
  }
}
