import { useSyncExternalStore } from 'react'
import { asProblem } from '../problem.ts'
import { type DelayedAct, delayedActs } from './delayed-acts.ts'
import { showToast } from './toast.tsx'

const acts = delayedActs({
  done: (text, onUndo) => showToast({ text, onUndo }),
  failed: (text, thrown) => { showToast({ tone: 'failed', text: `${text}：${asProblem(thrown).sentence}` }) },
})

let isWatched = false

/** Does an act in ten seconds unless it is taken back by 撤销; at once when the page is left before. For acts that nobody else builds on yet. */
export function actLater(act: DelayedAct): void {
  if (!isWatched) {
    isWatched = true
    addEventListener('pagehide', () => void acts.sendAll())
    // A telephone often ends a page that it has only hidden, without another word.
    document.addEventListener('visibilitychange', () => { if (document.visibilityState === 'hidden') void acts.sendAll() })
  }
  acts.begin(act)
}

/** Sends what still waits to be taken back, before the session ends. */
export const sendDelayed = (): Promise<void> => acts.sendAll()

/** What has been settled here and not yet at the server, by key. */
export const useDelayed = (): ReadonlySet<string> => useSyncExternalStore(acts.subscribe, acts.keys)
