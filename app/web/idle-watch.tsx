import { Suspense, lazy, useEffect, useState } from 'react'
import { callApi, lastCallAt } from '#ui'
import { idleStage } from './idle.ts'

// antd's dialog is large, and most sessions never see it.
const IdleDialog = lazy(() => import('./idle-dialog.tsx').then((loaded) => ({ default: loaded.IdleDialog })))

/** Warns before a session ends for want of acts; once it has ended, nothing of the work stays on the screen. */
export function IdleWatch({ idleMinutes }: { readonly idleMinutes: number }) {
  const [minutesLeft, setMinutesLeft] = useState<number | null>(null)
  useEffect(() => watchIdleness(idleMinutes, setMinutesLeft), [idleMinutes])
  const stay = () => {
    setMinutesLeft(null)
    touch()
  }
  return minutesLeft === null ? null : <Suspense><IdleDialog minutesLeft={minutesLeft} onStay={stay} /></Suspense>
}

/** Any call keeps the session; one that comes too late is answered 401 and leads to signing in. */
const touch = (): void => { callApi('GET', '/session').catch(() => undefined) }

function watchIdleness(idleMinutes: number, warn: (minutesLeft: number | null) => void): () => void {
  const stop = new AbortController()
  const others = new BroadcastChannel('shuniu.calls')
  let last = Date.now()
  let lastDeed = 0
  others.onmessage = ({ data }: MessageEvent<unknown>) => { if (typeof data === 'number') last = Math.max(last, data) }
  for (const deed of ['keydown', 'pointerdown']) addEventListener(deed, () => { lastDeed = Date.now() }, { signal: stop.signal, capture: true, passive: true })
  const look = () => {
    // What another tab called counts as well: all tabs are one session.
    if (lastCallAt() > last) others.postMessage(last = lastCallAt())
    const { stage, minutesLeft } = idleStage(Date.now() - last, idleMinutes)
    if (stage === 'working') return warn(null)
    // Someone who has just been writing needs no warning, only to be noticed by the server.
    if (stage === 'ended' || lastDeed > last + NOTED_MS) touch()
    else warn(minutesLeft)
  }
  const timer = setInterval(look, LOOK_MS)
  return () => {
    clearInterval(timer)
    stop.abort()
    others.close()
  }
}

const LOOK_MS = 5_000
/** The click that led to the last call is no later deed. */
const NOTED_MS = 60_000
