import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState } from 'react'
import { Banner, GoLink, ProblemNote, Waiting, refresh, showToast, useDraft, useGo, usePathParts, useSession, useTitle } from '#ui'
import { currentContent } from '../../core/items/own-part.ts'
import type { Content, ItemId } from '../../core/items/types.ts'
import type { ItemView } from '../../core/items/views.ts'
import type { Norms } from '../../core/items/norms.ts'
import { client, itemHref, queries, useOptions } from '../items/api.ts'
import { doneWords } from '../items/acts.ts'
import { ItemForm, lacksIn } from '../items/item-form.tsx'
import '../items/items.css'

/** 加工 at the point, 编辑 at the office: the same form; what the office writes leaves the point's text as it was. */
export function Page() {
  const { id = '' } = usePathParts()
  useTitle('修改信息')
  const item = useQuery(queries.item.queryOptions({ input: { item: id as ItemId } }))
  const options = useOptions()
  const problem = item.error ?? options.error
  if (problem) return <ProblemNote problem={problem} onRetry={() => void Promise.all([item.refetch(), options.refetch()])} />
  return item.data && options.data ? <Form key={id} view={item.data} norms={options.data.norms} /> : <Waiting lines={10} />
}

function Form({ view, norms }: { readonly view: ItemView; readonly norms: Norms }) {
  const session = useSession()
  const go = useGo()
  const cache = useQueryClient()
  const [isTried, setTried] = useState(false)
  const { item } = view
  const act = view.may.some((one) => one.act === 'amend') ? 'amend' as const : view.may.some((one) => one.act === 'edit') ? 'edit' as const : null
  const draft = useDraft<Content>({ draft: `${session.person ?? ''}.reporting.${view.id}.${act ?? ''}.${view.version}`, initial: currentContent(item) })
  const saving = useMutation({
    mutationFn: (content: Content) => client.actOnItem({ item: view.id, act: { type: act ?? 'amend', content } }),
    onSuccess: async () => {
      draft.clear()
      showToast({ text: act ? doneWords[act] : '' })
      await refresh(cache, { topics: ['reporting', 'workflow'] })
      go(itemHref(view.id))
    },
  })
  if (!act) return <Banner tone="info">这条信息现在不能修改，请<GoLink to={itemHref(view.id)}>回到信息页</GoLink>查看。</Banner>
  const issues = isTried ? lacksIn(draft.value, act === 'edit') : []
  const save = () => {
    setTried(true)
    if (lacksIn(draft.value, act === 'edit').length === 0) saving.mutate(draft.value)
  }
  return (
    <>
      <header className="sn-page-head"><h1>{act === 'edit' ? '编辑信息' : '加工信息'}</h1></header>
      <ItemForm
        draft={draft} norms={norms} problem={saving.error} issues={issues} like={act === 'amend' ? { point: item.source.point, item: view.id } : null}
        before={act === 'edit' ? <p className="sn-muted">{item.source.unit.name}的原稿保留不动，编辑后在信息页上可以看到改了哪些地方。</p> : item.at === 'drafted' && item.returned ? <Banner tone="soon">退回意见：{item.returned.reason}</Banner> : null}
        foot={<><Button type="primary" loading={saving.isPending} onClick={save}>保存</Button><Button onClick={() => go(itemHref(view.id))}>不改了</Button></>}
      />
    </>
  )
}
