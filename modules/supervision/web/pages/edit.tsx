import { useQuery } from '@tanstack/react-query'
import { Banner, ProblemNote, Waiting, useDraft, useGo, usePathParts, useSession } from '#ui'
import type { ItemId } from '../../core/types.ts'
import type { ItemView, SupervisionOptions } from '../../core/views.ts'
import { itemHref, matterSent, queries, useOptions } from '../api.ts'
import { draftOf } from '../matter-draft.ts'
import { MatterForm } from '../parts/matter-form.tsx'
import { useActing } from '../parts/use-acting.ts'
import '../supervision.css'

/** 修改立项, until it is handed out. */
export function Page() {
  const { id = '' } = usePathParts()
  const options = useOptions()
  const item = useQuery(queries.item.queryOptions({ input: { item: id as ItemId } }))
  const problem = item.error ?? options.error
  if (problem) return <ProblemNote problem={problem} onRetry={() => void Promise.all([item.refetch(), options.refetch()])} />
  return item.data && options.data ? <Form key={item.data.version} view={item.data} options={options.data} /> : <Waiting lines={10} />
}

function Form({ view, options }: { readonly view: ItemView; readonly options: SupervisionOptions }) {
  const session = useSession()
  const go = useGo()
  const acting = useActing(view.id)
  const draft = useDraft({ draft: `${session.person ?? ''}.supervision.${view.id}.matter.${view.version}`, initial: draftOf(view.item.matter) })
  const back = { href: itemHref(view.id), label: view.item.matter.title }
  if (!view.may.some(({ act }) => act === 'amend')) return <Banner tone="info">当前不能修改立项内容；交办之后请用“分解任务”补充，或与承办单位说明。</Banner>
  return (
    <MatterForm
      title="修改立项" back={back} options={options} draft={draft} verb="保存修改" isPending={acting.pending !== null} problem={acting.problem}
      onSubmit={(matter) => void acting.act({ type: 'amend', matter: matterSent(matter) }).then((held) => { if (held) { draft.clear(); go(back.href) } })}
    />
  )
}
