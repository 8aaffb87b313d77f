import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState } from 'react'
import { EmptyState, GoLink, ProblemNote, Waiting, concerns, useLeaveGuard, useSession, useTitle } from '#ui'
import '../organisation.css'
import type { RankedPost } from '../../core/views.ts'
import { client, personHref, queries } from '../api.ts'
import { useSaying } from '../parts/keeping-acts.ts'

/** 礼宾次序: the order in which leaders are listed everywhere; moved by buttons, so that the keyboard can do it. */
export function Page() {
  useTitle('礼宾次序')
  const { data, error, refetch } = useQuery(queries.protocolOrder.queryOptions({ input: {} }))
  if (error) return <ProblemNote problem={error} onRetry={() => void refetch()} />
  if (!data) return <Waiting lines={12} />
  // A new order from the server starts the editing anew.
  return <Order key={data.map((post) => post.post).join()} saved={data} />
}

function Order({ saved }: { readonly saved: readonly RankedPost[] }) {
  const mayKeep = concerns(useSession(), ['organisationClerk'])
  const [order, setOrder] = useState(saved)
  const [problem, setProblem] = useState<unknown>(null)
  const said = useSaying()
  const isChanged = order.some((post, at) => post.post !== saved[at]?.post)
  useLeaveGuard(isChanged)
  const move = (at: number, by: 1 | -1) => setOrder((before) => before.with(at, before[at + by]!).with(at + by, before[at]!))
  const save = () => said(client.setProtocolOrder({ posts: order.map((post) => post.post) }), '礼宾次序已排定。').catch(setProblem)
  return (
    <>
      <header className="sn-page-head">
        <h1>礼宾次序</h1>
        {mayKeep && <div className="sn-row"><Button disabled={!isChanged} onClick={() => setOrder(saved)}>恢复原次序</Button><Button type="primary" disabled={!isChanged} onClick={() => void save()}>排定</Button></div>}
      </header>
      {problem !== null && <ProblemNote problem={problem} />}
      {order.length === 0 ? <EmptyState title="这里将显示领导的礼宾次序" hint="在组织机构中设岗时填写礼宾位次，该岗位即列入。" /> : (
        <ol className="org-order sn-card">
          {order.map((post, at) => (
            <li key={post.post}>
              <span className="sn-number">{at + 1}</span>
              <span className="org-order-post"><span>{post.unitName}{post.title}</span><span>{post.holders.length === 0 ? <span className="sn-muted">空缺</span> : post.holders.map((holder) => <GoLink key={holder.person} to={personHref(holder.person)}>{holder.name}</GoLink>)}</span></span>
              {mayKeep && (
                <span className="sn-row">
                  <Button disabled={at === 0} aria-label={`${post.unitName}${post.title}上移`} onClick={() => move(at, -1)}>上移</Button>
                  <Button disabled={at === order.length - 1} aria-label={`${post.unitName}${post.title}下移`} onClick={() => move(at, 1)}>下移</Button>
                </span>
              )}
            </li>
          ))}
        </ol>
      )}
    </>
  )
}
