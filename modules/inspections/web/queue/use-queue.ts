import { useQueryClient } from '@tanstack/react-query'
import { useCallback, useEffect, useRef, useState } from 'react'
import type { FileId } from '#lib/ids'
import { uploadFile } from '#modules/files/web'
import { asProblem, newKey, useSession } from '#ui'
import type { Entry, InspectionId } from '../../core/types.ts'
import { client } from '../api.ts'
import type { Taken } from '../photo/take.ts'
import { sendQueued, type Wire } from './send.ts'
import { dropQueued, keepQueued, queuedOf, type Queued } from './store.ts'

/** What is written down on the spot, whether there is a network or not. */
export interface VisitQueue {
  readonly waiting: readonly Queued[]
  readonly isSending: boolean
  /** Keeps an entry on this device and sends it as soon as it can be sent. */
  readonly add: (entry: Queued['entry'], photos: readonly Taken[]) => Promise<void>
  /** Tries once more; also what was refused. */
  readonly send: () => Promise<void>
  readonly drop: (key: Entry['key']) => Promise<void>
}

/** How long until a line that broke is tried again by itself. */
const AGAIN_MS = 8_000

export function useQueue(inspection: InspectionId): VisitQueue {
  const person = useSession().person ?? ''
  const cache = useQueryClient()
  const [waiting, show] = useState<readonly Queued[]>([])
  const [isSending, setSending] = useState(false)
  // One sending at a time: who asks meanwhile waits for the same.
  const running = useRef<Promise<void> | null>(null)
  const refresh = useCallback(async () => { show(await queuedOf(person, inspection)) }, [person, inspection])
  const send = useCallback(() => {
    running.current ??= (async () => {
      setSending(true)
      const all = await queuedOf(person, inspection)
      await sendQueued(all, wireOf(inspection))
      await refresh()
      if (all.length > 0) await cache.invalidateQueries({ queryKey: [['inspections']] })
    })().finally(() => { running.current = null; setSending(false) })
    return running.current
  }, [person, inspection, refresh, cache])
  const add = useCallback(async (entry: Queued['entry'], photos: readonly Taken[]) => {
    await keepQueued({ key: newKey() as Entry['key'], person, inspection, entry, photos: photos.map((photo) => ({ ...photo, file: null })), refused: null })
    await refresh()
    // Whoever sends just now has looked already: the new one goes after it, and whoever writes does not wait for either.
    void (running.current ?? Promise.resolve()).then(send)
  }, [person, inspection, refresh, send])
  const drop = useCallback(async (key: Entry['key']) => { await dropQueued(key); await refresh() }, [refresh])
  useSendingAgain(waiting.some(({ refused }) => refused === null), send)
  return { waiting, isSending, add, send, drop }
}

/** Sends when the page opens and when the network comes back, and asks again while something waits. */
function useSendingAgain(isWaiting: boolean, send: () => Promise<void>): void {
  useEffect(() => {
    const go = () => void send()
    go()
    addEventListener('online', go)
    return () => removeEventListener('online', go)
  }, [send])
  useEffect(() => {
    if (!isWaiting) return
    const timer = setInterval(() => { if (navigator.onLine) void send() }, AGAIN_MS)
    return () => clearInterval(timer)
  }, [isWaiting, send])
}

const wireOf = (inspection: InspectionId): Wire => ({
  upload: async ({ name, picture }) => (await uploadFile(new File([picture], name, { type: picture.type }))).id as FileId,
  record: async ({ photos, ...entry }) => { await client.act({ inspection, act: { type: 'record', entry: { ...entry, photos: [...photos] } } }) },
  keep: keepQueued, drop: dropQueued,
  refusalOf: (thrown) => {
    const { status, sentence } = asProblem(thrown)
    // 401: whoever signs in again sends it then; 429 and 5xx pass by themselves.
    return status >= 400 && status < 500 && status !== 401 && status !== 429 ? sentence : null
  },
})
