import { useQueryClient } from '@tanstack/react-query'
import { useCallback, useRef, useState } from 'react'
import { asProblem, useDraft, useSession } from '#ui'
import type { Content } from '../../core/content.ts'
import type { DocumentView } from '../../core/views.ts'
import { asSent, client, queries } from '../api.ts'

/** The words in hand, with the revision they were written from. */
interface Writing { readonly content: Content; readonly from: number }
/** Somebody kept newer words meanwhile. */
export interface Newer { readonly view: DocumentView; readonly sentence: string }

/** A document under the pen: kept every two seconds, and never over somebody's newer words. */
export function useWriting(document: DocumentView) {
  const session = useSession()
  const cache = useQueryClient()
  const [newer, setNewer] = useState<Newer | null>(null)
  const [refused, setRefused] = useState<unknown>(null)
  const from = useRef(document.state.content.revision)
  const isHeld = useRef(false)
  const keep = async (content: Content, source: 'autosave' | 'saved' | 'imported') => {
    if (isHeld.current) throw new Error('held until the two texts are reconciled')
    try {
      const saved = await client.save({ document: document.id, from: from.current, source, content: asSent(content) })
      from.current = saved.revision
      setRefused(null)
    } catch (thrown) {
      const problem = asProblem(thrown)
      if (problem.code === 'newer-text') {
        isHeld.current = true
        setNewer({ view: await client.document({ document: document.id }), sentence: problem.sentence })
      } else if (problem.code !== 'offline') setRefused(problem)
      throw thrown
    }
  }
  const draft = useDraft<Writing>({
    draft: `${session.person ?? session.account}.documents.${document.id}`, initial: { content: document.content, from: document.state.content.revision }, initialAt: document.savedAt,
    save: ({ content }) => keep(content, 'autosave'),
  })
  const isFirst = useRef(true)
  if (isFirst.current) {
    isFirst.current = false
    // Words found in this browser go on from the revision that they were written from, not from today's.
    from.current = draft.value.from
  }
  const latest = useRef(draft.value.content)
  const put = draft.set
  // Changes are told as what to do to the words of that moment: an upload that ends late must not undo what was typed meanwhile.
  const change = useCallback((next: (now: Content) => Content) => {
    latest.current = next(latest.current)
    put({ content: latest.current, from: from.current })
  }, [put])
  return {
    content: draft.value.content, change, newer, refused, isKept: draft.isKept, isRestored: draft.isRestored, forget: draft.clear,
    words: newer ? '有他人更新的文稿，尚未保存' : refused ? '没有保存，请看页面上方的说明' : draft.words,
    /** Keeps the words at once, as a version of its own. */
    keepNow: async () => {
      await keep(draft.value.content, 'saved')
      draft.clear()
      await cache.invalidateQueries({ queryKey: queries.document.key({ input: { document: document.id } }) })
    },
    /** Ends the conflict with the words chosen after comparing. One's own are kept as a version first, so that neither text is lost. */
    reconcile: async (content: Content) => {
      if (!newer) return
      from.current = newer.view.state.content.revision
      isHeld.current = false
      try {
        await keep(latest.current, 'saved')
        setNewer(null)
        change(() => content)
      } catch {
        // Refused or offline: `keep` has said so, and the comparison stays, with still newer words if there are any.
        isHeld.current = true
      }
    },
  }
}
export type Writer = ReturnType<typeof useWriting>
