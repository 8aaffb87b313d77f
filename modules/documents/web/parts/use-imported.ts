import { useQuery, useQueryClient } from '@tanstack/react-query'
import type { ImportedView } from '../../core/views.ts'
import { importedKey } from '../api.ts'

/** What the last import into a document found, as long as its page is open: nothing of it is kept on the server. */
export interface Imported {
  readonly found: ImportedView | null
  readonly keep: (found: ImportedView) => void
  /** The person has read what was not understood. */
  readonly isSeen: boolean
  readonly setSeen: () => void
}

export function useImported(id: string): Imported {
  const cache = useQueryClient()
  const { data } = useQuery<{ readonly found: ImportedView; readonly isSeen: boolean } | null>({ queryKey: importedKey(id), queryFn: () => null, enabled: false, staleTime: Number.POSITIVE_INFINITY })
  const put = (found: ImportedView, isSeen: boolean) => { cache.setQueryData(importedKey(id), { found, isSeen }) }
  return { found: data?.found ?? null, isSeen: data?.isSeen ?? false, keep: (found) => put(found, false), setSeen: () => { if (data) put(data.found, true) } }
}
