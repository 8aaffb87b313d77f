import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Button } from 'antd'
import { GoLink, ProblemNote, momentWords, refresh, showToast, today } from '#ui'
import type { ItemId } from '../../core/items/types.ts'
import type { ClusterLine, LikenessView } from '../../core/likeness/views.ts'
import { itemHref } from '../items/api.ts'
import { client, queries } from './api.ts'
import { LikeWords, minutesWords } from './like-words.tsx'

/** R25: the reports of one event, the first marked, with every delay; at the office what else may be of it. */
export function LikeCard({ item }: { readonly item: ItemId }) {
  const view = useQuery({ ...queries.likeness.queryOptions({ input: { item } }), retry: false }).data
  const { arrange, problem } = useArranging()
  if (!view || (!view.own && view.others.length === 0)) return null
  return (
    <section className="sn-card rpi-card" aria-label="同一事件">
      <h2>同一事件</h2>
      {problem ? <ProblemNote problem={problem} /> : null}
      {view.own && <OwnPlace own={view.own} />}
      {view.cluster.length > 0 && <ul className="rpi-lines">{view.cluster.map((line) => (
        <li key={line.item}><Member line={line} isOwn={line.item === item} />{view.mayPut && <span><Button aria-label={`把《${line.title}》移出`} onClick={() => arrange({ item: line.item, with: null })}>移出</Button></span>}</li>
      ))}</ul>}
      {view.others.length > 0 && <><h3>可能相关</h3><ul className="rpi-lines">{view.others.map((line) => (
        <li key={line.item ?? line.submittedAt}><LikeWords line={line} />{view.mayPut && line.item && <span><Button aria-label={`与《${line.title ?? ''}》归为同一事件`} onClick={() => arrange({ item: line.item!, with: item })}>归为同一事件</Button></span>}</li>
      ))}</ul></>}
    </section>
  )
}

function OwnPlace({ own }: { readonly own: NonNullable<LikenessView['own']> }) {
  const words = own.isFirst ? '本条是首报' : `首报在${momentWords(own.firstAt, today())}，本条晚${minutesWords(own.behindFirst)}`
  return <p><strong>{words}</strong>；共{own.reports}条{own.sinceEvent === null ? '' : `，从事发到上报用时${minutesWords(own.sinceEvent)}`}。</p>
}

function Member({ line: { item, title, unitName, submittedAt, isFirst, sinceEvent, behindFirst }, isOwn }: { readonly line: ClusterLine; readonly isOwn: boolean }) {
  return (
    <>
      <span>{isFirst && <span className="rpi-tag">首报</span>} {isOwn ? `${title}（本条）` : <GoLink to={itemHref(item)}>{title}</GoLink>}</span>
      <span className="sn-muted">{unitName}，{momentWords(submittedAt, today())}上报{isFirst ? '' : `，晚${minutesWords(behindFirst)}`}{sinceEvent === null ? '' : `，事发后${minutesWords(sinceEvent)}`}</span>
    </>
  )
}

function useArranging() {
  const cache = useQueryClient()
  const { mutate, error } = useMutation({
    mutationFn: (asked: { item: ItemId; with: ItemId | null }) => client.rearrange(asked),
    onSuccess: async (_, asked) => {
      showToast({ text: asked.with ? '已归为同一事件。' : '已移出。' })
      await refresh(cache, { topics: ['reporting'] })
    },
  })
  return { arrange: mutate, problem: error }
}
