/** What is known of a draft: the text in hand, and how far it has been kept. Pure; `useDraft` supplies time and storage. */
export interface DraftState<Value> {
  readonly value: Value
  /** Counts changes; a save answers for the count it carried. */
  readonly revision: number
  readonly keptRevision: number
  readonly status: 'kept' | 'changed' | 'saving' | 'failed'
  /** Epoch milliseconds of the last save. */
  readonly keptAt: number | null
  /** The value came back from this browser after an interruption. */
  readonly isRestored: boolean
}

export type DraftEvent<Value> =
  | { readonly type: 'changed'; readonly value: Value }
  | { readonly type: 'save-started' }
  | { readonly type: 'saved'; readonly revision: number; readonly at: number }
  | { readonly type: 'save-failed' }

/** The first state: what this browser still holds wins over what the server sent, if it is newer. */
export function openDraft<Value>(given: { readonly value: Value; readonly at: number | null }, local: StoredDraft<Value> | null): DraftState<Value> {
  const isRestored = local !== null && (given.at === null || local.at > given.at)
  return isRestored
    ? { value: local.value, revision: 1, keptRevision: 0, status: 'changed', keptAt: local.at, isRestored: true }
    : { value: given.value, revision: 0, keptRevision: 0, status: 'kept', keptAt: given.at, isRestored: false }
}

export function nextDraft<Value>(state: DraftState<Value>, event: DraftEvent<Value>): DraftState<Value> {
  switch (event.type) {
    case 'changed': return { ...state, value: event.value, revision: state.revision + 1, status: state.status === 'saving' ? 'saving' : 'changed' }
    case 'save-started': return { ...state, status: 'saving' }
    // What was typed while the save was under way is still to be kept.
    case 'saved': return { ...state, keptRevision: Math.max(state.keptRevision, event.revision), keptAt: event.at, status: event.revision >= state.revision ? 'kept' : 'changed' }
    case 'save-failed': return { ...state, status: 'failed' }
  }
}

/** What is said beside the form: 已保存 10:32. `clock` tells a moment as hours and minutes. */
export function draftWords(state: Pick<DraftState<unknown>, 'status' | 'keptAt'>, clock: (at: number) => string): string {
  switch (state.status) {
    case 'kept': return state.keptAt === null ? '' : `已保存 ${clock(state.keptAt)}`
    case 'changed': return '正在输入，将自动保存'
    case 'saving': return '正在保存…'
    case 'failed': return '连不上服务器，已暂存本机，联网后自动保存'
  }
}

export interface StoredDraft<Value> { readonly value: Value; readonly at: number }

/** A stored draft from text, or null when it is none. */
export function readStored<Value>(text: string | null): StoredDraft<Value> | null {
  if (!text) return null
  try {
    const stored: unknown = JSON.parse(text)
    const isDraft = typeof stored === 'object' && stored !== null && 'value' in stored && 'at' in stored && typeof stored.at === 'number'
    // Only this module writes under its prefix, one type of value per key.
    return isDraft ? (stored as StoredDraft<Value>) : null
  } catch {
    return null
  }
}
