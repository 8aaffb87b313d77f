import { useQueryClient } from '@tanstack/react-query'
import { useCallback } from 'react'
import { useGo, useHere } from '#ui'
import type { Stage } from './session-api.ts'

export const entryKey = ['session-entry'] as const

/** What to do when the server has answered a step of signing in: go on, or go back to where the person was. */
export function useEntering(): (stage: Stage) => Promise<void> {
  const queries = useQueryClient()
  const go = useGo()
  const back = pathBack(useHere().query)
  return useCallback(async (stage) => {
    await queries.invalidateQueries({ queryKey: entryKey })
    if (stage !== 'open') return
    // Nothing that someone else saw in this browser may be shown to who enters now.
    queries.removeQueries({ predicate: (query) => query.queryKey[0] !== entryKey[0] })
    go(back, { isReplacing: true })
  }, [queries, go, back])
}

/** The page to return to. Only paths of this platform: an address elsewhere would make signing in a trap. */
export function pathBack(query: string): string {
  const back = new URLSearchParams(query).get('back') ?? '/'
  return /^\/(?![/\\])/.test(back) && !back.startsWith('/sign-in') ? back : '/'
}
