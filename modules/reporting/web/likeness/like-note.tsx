import { useQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { Banner } from '#ui'
import type { Content, ItemId } from '../../core/items/types.ts'
import type { PointId } from '../../core/network/three.ts'
import { queries, type client } from './api.ts'
import { LikeWords } from './like-words.tsx'

/** Asked once the writer pauses, and not of the first words: shorter texts are like many. */
const PAUSE_MS = 900
const LEAST_LETTERS = 15

/** R25: says while one is typing that the event was reported before. It stops nothing: a later report may know more. */
export function LikeNote({ content: { title, text, eventAt }, point, item }: { readonly content: Content; readonly point: PointId | null; readonly item: ItemId | null }) {
  const asked = usePaused({ point, item, title, text, eventAt })
  const lines = useQuery({ ...queries.likeTyped.queryOptions({ input: asked }), enabled: asked.text.trim().length >= LEAST_LETTERS, retry: false }).data ?? []
  if (lines.length === 0) return null
  return <Banner tone="soon"><strong>可能已经报过，请先核对；掌握新情况的，可以照报。</strong><ul className="rpi-lines">{lines.map((line) => <li key={line.item ?? `${line.submittedAt}${line.certainty}`}><LikeWords line={line} /></li>)}</ul></Banner>
}

type Asked = Parameters<typeof client.likeTyped>[0]

function usePaused(now: Asked): Asked {
  const [asked, setAsked] = useState<Asked>(now)
  const told = JSON.stringify(now)
  useEffect(() => {
    const timer = setTimeout(() => setAsked(JSON.parse(told) as Asked), PAUSE_MS)
    return () => clearTimeout(timer)
  }, [told])
  return asked
}
