import { useQuery } from '@tanstack/react-query'
import { signedBy } from '#lib/signatory'
import { Banner, FlowList, Light, ObjectPage, ProblemNote, ThreadList, Waiting, today, useGo, usePathParts, type ThreadItem } from '#ui'
import type { ItemId } from '../../core/items/types.ts'
import { pointRoleWords } from '../../core/network/three.ts'
import { currentContent } from '../../core/items/own-part.ts'
import type { ItemView } from '../../core/items/views.ts'
import { fateWords, kindWords, returnerWords } from '../../core/items/words.ts'
import { ITEMS, itemHref, queries, TRAY } from '../items/api.ts'
import { flowOf } from '../items/flow.ts'
import { OutcomeCard, SourceCard, TextCard } from '../items/item-cards.tsx'
import { LikeCard } from '../likeness/like-card.tsx'
import { threadLine } from '../items/thread.ts'
import { useHandling } from '../items/use-handling.tsx'
import { stageTone, standingWords } from '../items/words.ts'
import '../items/items.css'

/** One item: the text, what came of it; at the right the next step, the steps so far, and all that happened. */
export function Page() {
  const { id = '' } = usePathParts()
  const item = useQuery(queries.item.queryOptions({ input: { item: id as ItemId } }))
  if (item.error) return <ProblemNote problem={item.error} onRetry={() => void item.refetch()} />
  return item.data ? <Shown key={id} view={item.data} /> : <Waiting lines={12} />
}

function Shown({ view }: { readonly view: ItemView }) {
  const { primary, others, more, panel, problem } = useHandling(view)
  const go = useGo()
  const { item, sight } = view
  const related = useQuery({ ...queries.itemRelated.queryOptions({ input: { item: view.id } }), retry: false }).data
  const beginnings = (related?.beginnings ?? []).map(({ label, href }) => ({ key: href, label, onAct: () => go(href) }))
  const outcomes = (related?.outcomes ?? []).map((outcome): ThreadItem => ({ key: outcome.href, ...outcome }))
  return (
    <ObjectPage
      title={currentContent(item).title} back={sight === 'whole' ? { href: TRAY, label: '信息编辑台' } : { href: ITEMS, label: '我的信息' }} top={<Top view={view} problem={problem} />}
      marks={<><Light state={stageTone[item.at]}>{standingWords({ at: item.at, decision: 'screening' in item ? item.screening.fate : item.at === 'drafted' && item.returned?.from === 'office' ? 'return' : null })}</Light><span className="rpi-tag">{kindWords[item.content.kind]}</span></>}
      paper={<div className="rpi-paper"><TextCard view={view} /><LikeCard item={view.id} /><SourceCard view={view} /><OutcomeCard view={view} beginnings={related?.beginnings ?? []} /></div>}
      handling={panel} flow={<FlowList nodes={flowOf(view, today())} />} thread={<ThreadList items={[...timelineOf(view), ...outcomes]} />} others={[...others, ...beginnings]} more={more} {...(primary ? { primary } : {})}
    />
  )
}

function Top({ view: { item, into }, problem }: { readonly view: ItemView; readonly problem: unknown }) {
  return (
    <>
      {problem ? <ProblemNote problem={problem} /> : null}
      {item.at === 'drafted' && item.returned && <Banner tone="soon">{returnerWords[item.returned.from]}退回修改：{item.returned.reason}（{signedBy(item.returned.by)}）</Banner>}
      {item.at === 'editing' && item.sentBack && <Banner tone="soon">退回编辑：{item.sentBack.reason}（{signedBy(item.sentBack.by)}）</Banner>}
      {item.at === 'screened' && <Banner tone={item.screening.fate === 'adopt' ? 'normal' : 'info'}>区委办公室{fateWords[item.screening.fate]}{into ? `，并入《${into.title}》` : ''}{item.screening.reason ? `：${item.screening.reason}` : ''}</Banner>}
      {item.at === 'archived' && item.ending.reason && <Banner tone="info">{item.submittedAt === null ? '没有上报' : '已归档'}：{item.ending.reason}（{signedBy(item.ending.by)}）</Banner>}
      {item.lacks.length > 0 && <Banner tone="soon">上报时直报点缺{item.lacks.map((role) => pointRoleWords[role]).join('、')}。</Banner>}
    </>
  )
}

/** 来龙去脉: everything that happened, oldest first. */
const timelineOf = ({ thread, merged }: ItemView): readonly ThreadItem[] => thread.map(({ number, at, byName, unitName, event }): ThreadItem => {
  const source = event.type === 'taken-in' ? merged.find(({ id }) => id === event.from) : undefined
  return { key: String(number), at, relation: `${byName}${unitName ? `（${unitName}）` : ''}`, title: threadLine(event), ...(source ? { href: itemHref(source.id) } : {}) }
})

