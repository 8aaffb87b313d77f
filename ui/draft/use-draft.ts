import { useCallback, useEffect, useReducer, useRef } from 'react'
import { clockWords } from '../pieces/moments.ts'
import { type DraftEvent, type DraftState, type StoredDraft, draftWords, nextDraft, openDraft, readStored } from './draft-state.ts'
import { type Instant, instantFrom, instantMs } from '#lib/instants'

export interface DraftOptions<Value> {
  /** Names the draft in this browser: person, page and object, e.g. `p1.documents.17.opinion`. */
  readonly draft: string
  readonly initial: Value
  /** When the server last kept `initial`; null if never. */
  readonly initialAt?: Instant | null
  /** Keeps the value on the server; absent for drafts that live in this browser only. */
  readonly save?: ((value: Value) => Promise<unknown>) | undefined
}

export interface Draft<Value> {
  readonly value: Value
  readonly set: (value: Value) => void
  /** 已保存 10:32 and the like, to show beside the form. */
  readonly words: string
  readonly isRestored: boolean
  /** Nothing of it is unsaved anywhere. */
  readonly isKept: boolean
  /** Forgets the draft once the act has gone through. */
  readonly clear: () => void
}

/** Text that cannot be lost: kept in this browser at once and on the server every two seconds while it changes. */
export function useDraft<Value>({ draft, initial, initialAt = null, save }: DraftOptions<Value>): Draft<Value> {
  const store = `${PREFIX}${draft}`
  const [state, send] = useReducer<DraftState<Value>, null, [DraftEvent<Value>]>(
    nextDraft, null, () => openDraft({ value: initial, at: initialAt === null ? null : instantMs(initialAt) }, readStored<Value>(read(store))),
  )
  const set = useCallback((value: Value) => {
    write(store, { value, at: Date.now() })
    send({ type: 'changed', value })
  }, [store])
  useSaving(state, send, { save, store })
  const clear = useCallback(() => forget(store), [store])
  return { value: state.value, set, words: draftWords(state, clockOf), isRestored: state.isRestored, isKept: state.status === 'kept', clear }
}

interface Saving<Value> { readonly save: ((value: Value) => Promise<unknown>) | undefined; readonly store: string }

function useSaving<Value>(state: DraftState<Value>, send: (event: DraftEvent<Value>) => void, { save, store }: Saving<Value>): void {
  const latest = useRef(save)
  useEffect(() => { latest.current = save })
  const { value, revision, status } = state
  useEffect(() => {
    if (status !== 'changed' && status !== 'failed') return
    const keep = () => {
      if (!latest.current) return send({ type: 'saved', revision, at: Date.now() })
      send({ type: 'save-started' })
      latest.current(value).then(
        () => {
          // Kept by the server: the copy in this browser has done its work, unless more was typed meanwhile.
          if (sameText(readStored<Value>(read(store))?.value, value)) forget(store)
          send({ type: 'saved', revision, at: Date.now() })
        },
        () => send({ type: 'save-failed' }),
      )
    }
    const timer = setTimeout(keep, status === 'failed' ? RETRY_MS : SAVE_MS)
    if (status === 'failed') addEventListener('online', keep)
    return () => {
      clearTimeout(timer)
      removeEventListener('online', keep)
    }
  }, [value, revision, status, store, send])
}

/** Forgets a draft once the act it was for has gone through. */
export const forgetDraft = (draft: string): void => forget(`${PREFIX}${draft}`)

const PREFIX = 'shuniu.draft.'
const SAVE_MS = 2_000
const RETRY_MS = 10_000

const clockOf = (at: number): string => clockWords(instantFrom(at))
const sameText = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other)

// A browser may forbid storage; then drafts simply live in the page.
function read(key: string): string | null {
  try { return localStorage.getItem(key) } catch { return null }
}
function write<Value>(key: string, draft: StoredDraft<Value>): void {
  try { localStorage.setItem(key, JSON.stringify(draft)) } catch { /* Full or forbidden: the page itself still holds the text. */ }
}
function forget(key: string): void {
  try { localStorage.removeItem(key) } catch { /* Nothing was stored. */ }
}
