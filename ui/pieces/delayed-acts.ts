/** An act that is sent only when nobody has taken it back for ten seconds: 圈阅, 催办. */
export interface DelayedAct {
  /** What it settles, e.g. the id of a task: lists leave these out meanwhile, and none is asked for twice. */
  readonly keys: readonly string[]
  /** Said at once, e.g. 已圈阅：《…》. */
  readonly done: string
  /** Said before the reason when the server refuses it, e.g. 没有圈阅成功. */
  readonly failed: string
  /**
   * Does it and brings the lists up to date. When the page is being left (`isParting`), every call has to begin at once
   * and be one that outlives the page.
   */
  readonly send: (how: { readonly isParting: boolean }) => Promise<unknown>
}

/** How acts at rest speak to the person: a word with 撤销, which answers how to put it away, and a word of failure. */
export interface Telling {
  readonly done: (text: string, onUndo: () => void) => () => void
  readonly failed: (text: string, thrown: unknown) => void
}

export const UNDO_MS = 10_000

/**
 * Acts at rest between the press and the sending. Nothing has happened at the server until `send`: whoever takes an act
 * back leaves no trace, and a browser that dies within the ten seconds leaves the item where it was.
 */
export function delayedActs({ done, failed }: Telling) {
  let keys: ReadonlySet<string> = new Set()
  const resting = new Map<DelayedAct, () => void>()
  const listeners = new Set<() => void>()
  const setKeys = (next: Iterable<string>) => {
    keys = new Set(next)
    for (const listener of listeners) listener()
  }
  const release = (act: DelayedAct) => setKeys([...keys].filter((key) => !act.keys.includes(key)))
  const take = (act: DelayedAct): boolean => {
    resting.get(act)?.()
    return resting.delete(act)
  }
  const send = async (act: DelayedAct, isParting: boolean): Promise<void> => {
    if (!take(act)) return
    try {
      await act.send({ isParting })
    } catch (thrown) {
      failed(act.failed, thrown)
    } finally {
      release(act)
    }
  }
  return {
    /** Puts an act to rest; what is settled already by another one at rest is not begun twice. */
    begin(act: DelayedAct): void {
      if (act.keys.some((key) => keys.has(key))) return
      setKeys([...keys, ...act.keys])
      const timer = setTimeout(() => void send(act, false), UNDO_MS)
      const close = done(act.done, () => { if (take(act)) release(act) })
      resting.set(act, () => { clearTimeout(timer); close() })
    },
    /** Sends everything now, for the page is being left. Resolves when all has been answered. */
    sendAll: async (): Promise<void> => { await Promise.all([...resting.keys()].map((act) => send(act, true))) },
    keys: (): ReadonlySet<string> => keys,
    subscribe: (listener: () => void): (() => void) => {
      listeners.add(listener)
      return () => { listeners.delete(listener) }
    },
  }
}
