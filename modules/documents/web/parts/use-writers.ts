import { useQuery } from '@tanstack/react-query'
import { useEffect } from 'react'
import type { DocumentId } from '../../core/content.ts'
import type { WriterLine } from '../../core/views.ts'
import { client } from '../api.ts'

/** Three times within the minute after which the server forgets a writer. */
const AGAIN_MS = 20_000

/** Who else has the draft open for writing now. With `isWriting` this page says the same of itself, until it is left. */
export function useWriters(document: DocumentId, { isWriting, isOn = true }: { readonly isWriting: boolean; readonly isOn?: boolean }): readonly WriterLine[] {
  const others = useQuery({
    // Not under `documents`: whatever news there is of documents, it is no reason to ask sooner.
    queryKey: [['writers'], document, isWriting], enabled: isOn, staleTime: 0, gcTime: 0, retry: false,
    refetchInterval: AGAIN_MS, refetchIntervalInBackground: isWriting, refetchOnWindowFocus: true,
    queryFn: () => (isWriting ? client.writing({ document, isOpen: true }, { context: { isAutomatic: true } }) : client.writers({ document }, { context: { isAutomatic: true } })),
  })
  useEffect(() => {
    if (!isWriting) return
    const leave = () => { client.writing({ document, isOpen: false }, { context: { isAutomatic: true, outlivesPage: true } }).catch(() => undefined) }
    addEventListener('pagehide', leave)
    return () => {
      removeEventListener('pagehide', leave)
      leave()
    }
  }, [document, isWriting])
  return others.data ?? []
}
