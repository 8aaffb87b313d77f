import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Button } from 'antd'
import { type Column, GoLink, GovTable, ProblemNote, ScrollBox, Waiting, dayWords, momentWords, refresh, showToast, today, useConfirm, usePathParts, useTitle } from '#ui'
import { listStageWords } from '../../core/lists/classes.ts'
import type { ListActName, ListId, ListView } from '../../core/lists/types.ts'
import { stageWords } from '../../core/rules.ts'
import { client, itemHref, listHref, queries, type ListAct } from '../api.ts'
import { ClassChart } from '../parts/class-chart.tsx'
import { LightMark } from '../parts/light-mark.tsx'
import { Progress } from '../parts/progress.tsx'
import '../supervision.css'

/** One list: how it stands by class, every item of it, and what can be done with all of them at once. */
export function Page() {
  const { id = '' } = usePathParts()
  const list = useQuery(queries.keyList.queryOptions({ input: { list: id as ListId } }))
  if (list.error) return <ProblemNote problem={list.error} onRetry={() => void list.refetch()} />
  return list.data ? <Shown key={id} view={list.data} /> : <Waiting lines={12} />
}

const actWords: Readonly<Record<ListActName, string>> = { approve: '整份审定立项', decline: '整份不予立项', 'hand-out': '按清单分解交办' }
const doneWords: Readonly<Record<ListActName, (count: number) => string>> = {
  approve: (count) => `已审定立项 ${count} 项并逐项编号。`, decline: (count) => `已答复 ${count} 项不予立项。`, 'hand-out': (count) => `已交办 ${count} 项，各单位即时收到。`,
}

function Shown({ view }: { readonly view: ListView }) {
  useTitle(view.name)
  const cache = useQueryClient()
  const confirm = useConfirm()
  const acting = useMutation({
    mutationFn: (act: ListAct) => client.actOnList({ list: view.id, act }),
    onSuccess: async ({ count }, { type }) => {
      showToast({ text: doneWords[type](count) })
      await refresh(cache, { topics: ['supervision', 'workflow'] })
    },
  })
  const count = (at: string) => view.items.filter((item) => item.at === at).length
  const begin = async (act: ListActName) => {
    if (act === 'approve') {
      if (await confirm({ verb: actWords.approve, title: `审定立项 ${count('proposed')} 项？`, body: '逐项编立项号；审定后由督查室按清单分解交办。' })) acting.mutate({ type: act })
    } else if (act === 'hand-out') {
      if (await confirm({ verb: actWords[act], title: `把 ${count('registered')} 项按清单交给各单位？`, body: '各单位立即收到待办和督办通知，期限从现在起算。' })) acting.mutate({ type: act })
    } else {
      const sure = await confirm({ verb: actWords[act], title: `${count('proposed')} 项都不予立项？`, isDanger: true, reason: { label: '理由', isRequired: true } })
      if (sure) acting.mutate({ type: act, reason: sure.reason })
    }
  }
  return (
    <div className="sup-unit">
      <header className="sn-object-head"><GoLink to="/supervision/lists" className="sn-back">‹ 重点工作清单</GoLink><div className="sn-row"><h1>{view.name}</h1><span>{listStageWords[view.stage]}</span></div><p className="sn-muted">{view.proposerName}，{momentWords(view.proposedAt, today())}提出</p></header>
      {acting.error ? <ProblemNote problem={acting.error} /> : null}
      {view.may.length > 0 && <div className="sn-row">{view.may.map((act) => <Button key={act} type={act === 'decline' ? 'default' : 'primary'} danger={act === 'decline'} loading={acting.isPending} onClick={() => void begin(act)}>{actWords[act]}</Button>)}</div>}
      <section className="sn-card sup-card" aria-label="分类进展"><h2>分类进展</h2><ScrollBox label="分类占比"><ClassChart classes={view.classes} total={view.total} /></ScrollBox></section>
      <div><GoLink to={listHref({ view: 'all', list: view.name })}>在督查事项中筛选、导出</GoLink></div>
      <GovTable label="清单事项" columns={columns} rows={view.items} keyOf={(row) => row.id} nameOf={(row) => row.title} hrefOf={(row) => itemHref(row.id)} />
    </div>
  )
}

const columns: readonly Column<ListView['items'][number]>[] = [
  { key: 'listNumber', title: '清单序号', width: 5.5, render: (row) => row.listNumber },
  { key: 'light', title: '灯号', width: 6, render: (row) => <LightMark light={row.light.light} /> },
  { key: 'title', title: '事项', isMain: true, render: (row) => row.title },
  { key: 'category', title: '类别', width: 8, render: (row) => row.categoryName },
  { key: 'leads', title: '牵头单位', width: 10, render: (row) => row.leads.join('、') },
  { key: 'leaders', title: '责任领导', width: 5.5, render: (row) => row.leaderNames.join('、') },
  { key: 'due', title: '办结期限', width: 11, render: (row) => (row.dueOn ? <>{dayWords(row.dueOn, today())}{row.dueWords && <div className="sn-muted">{row.dueWords}</div>}</> : '') },
  { key: 'progress', title: '进度', width: 8, render: (row) => <Progress share={row.progress} /> },
  { key: 'at', title: '状态', width: 7, render: (row) => stageWords[row.at] },
]
