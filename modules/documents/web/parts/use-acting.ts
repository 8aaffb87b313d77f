import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { readingKey } from '#modules/workflow/web'
import { actLater, refresh, showToast, useGo } from '#ui'
import type { DocumentId } from '../../core/content.ts'
import type { OwnTaskShown } from '../../core/views.ts'
import { client, documentHref, nextTaskHref } from '../api.ts'

export type Act = Parameters<typeof client.act>[0]['act']

interface Asked {
  readonly run: () => Promise<unknown>
  readonly done: string
  /** Goes on to the next item of the inbox; otherwise stays. */
  readonly isHandedOn: boolean
}

/** Does one thing at a time to a document; then the next item opens, or the page shows what has become of it. */
export function useActing(document: DocumentId) {
  const go = useGo()
  const cache = useQueryClient()
  const [pending, setPending] = useState<string | null>(null)
  const acting = useMutation({
    mutationFn: async ({ run, done, isHandedOn }: Asked) => {
      await run()
      showToast({ text: done })
      // The next item is looked for before the page forgets what it shows, so that nothing flickers in between.
      const next = isHandedOn ? await nextTaskHref(documentHref(document)).catch(() => null) ?? '/documents' : null
      await Promise.all(['documents', 'workflow'].map((topic) => cache.invalidateQueries({ queryKey: [[topic]], refetchType: next === null ? 'active' : 'none' })))
      if (next !== null) go(next)
    },
    onSettled: () => setPending(null),
  })
  const start = (key: string, asked: Asked) => {
    setPending(key)
    acting.mutate(asked)
  }
  const circle = (reading: Pick<OwnTaskShown, 'task' | 'number'>, title: string) => {
    actLater({
      keys: [readingKey(reading.task)], done: `已圈阅：${title}`, failed: '没有圈阅成功',
      send: async () => {
        await client.act({ document, act: { type: 'read', task: reading.number } }, { context: { outlivesPage: true } })
        await refresh(cache, { topics: ['documents', 'workflow'] })
      },
    })
    void nextTaskHref(documentHref(document)).catch(() => null).then((next) => go(next ?? '/documents'))
  }
  return {
    pending, problem: acting.error,
    /** A copy sent round for reading was seen and nothing is said to it (圈阅); can be taken back for ten seconds. */
    circle,
    /** An act in the case. */
    act: (act: Act, done: string, isHandedOn = false) => start(act.type, { run: () => client.act({ document, act }), done, isHandedOn }),
    /** An operation of its own: 编号, 用印, 作废 … */
    run: (key: string, asked: Asked) => start(key, asked),
  }
}
export type Acting = ReturnType<typeof useActing>
