import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { showToast, useGo } from '#ui'
import type { DocumentId } from '../../core/content.ts'
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
  return {
    pending, problem: acting.error,
    /** An act in the case. */
    act: (act: Act, done: string, isHandedOn = false) => start(act.type, { run: () => client.act({ document, act }), done, isHandedOn }),
    /** An operation of its own: 编号, 用印, 作废 … */
    run: (key: string, asked: Asked) => start(key, asked),
  }
}
export type Acting = ReturnType<typeof useActing>
