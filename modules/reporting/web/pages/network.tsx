import { useMutation, useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState } from 'react'
import { Banner, type Column, GoLink, ListPage, ProblemNote, saveFile, useGo } from '#ui'
import { pointRoles, pointRoleWords, type PointRole } from '../../core/network/three.ts'
import { pointLevelWords } from '../../core/network/types.ts'
import type { NetworkView, PointLine } from '../../core/network/views.ts'
import { client, NETWORK, pointHref, queries } from '../network/api.ts'
import { NewPoint } from '../network/new-point.tsx'
import '../network/network.css'

/** 信息网络: what is lacking on top, then every point with its three (R27, R28). */
export function Page() {
  const go = useGo()
  const [isAdding, setAdding] = useState(false)
  const network = useQuery(queries.network.queryOptions())
  const saving = useMutation({ mutationFn: () => client.networkFile(), onSuccess: (file) => saveFile(file) })
  const view = network.data
  return (
    <div className="rpt-page">
      {saving.error ? <ProblemNote problem={saving.error} /> : null}
      {isAdding && <NewPoint onClose={() => setAdding(false)} />}
      <ListPage
        list="reporting.network" title="信息网络" rows={view?.points} problem={network.error} columns={columns} keyOf={(row) => row.id} nameOf={(row) => row.name} hrefOf={(row) => pointHref(row.id)}
        note={view && view.points.length > 0 && <Summary view={view} />} onExport={() => saving.mutate()}
        action={view?.mayKeep && !isAdding && <><Button onClick={() => go(`${NETWORK}/import`)}>导入</Button><Button type="primary" onClick={() => setAdding(true)}>设立直报点</Button></>}
        empty={{ title: '这里将显示信息直报点和三级负责人', hint: '由信息科逐个设立，或用模板一次导入。' }}
      />
    </div>
  )
}

/** R28: how many are valid, and what to do about the others. */
function Summary({ view: { points, valid, isWhole } }: { readonly view: NetworkView }) {
  const lacking = points.filter(({ gaps }) => gaps.length > 0)
  return (
    <section className="sn-card rpt-card" aria-label="网络缺口">
      <Banner tone={valid === points.length ? 'normal' : 'soon'}>{isWhole ? '全区' : '本单位'}信息直报点 {points.length} 个，三级负责人齐全的 {valid} 个。{lacking.length > 0 && `有 ${lacking.length} 个存在缺口，请逐条补齐。`}</Banner>
      {lacking.length > 0 && (
        <details open={lacking.length <= 8}>
          <summary>网络缺口（{lacking.reduce((sum, { gaps }) => sum + gaps.length, 0)}）</summary>
          <ul className="rpt-gaps">{lacking.flatMap(({ id, name, gaps }) => gaps.map((gap) => <li key={`${id}${gap.kind}${gap.role}${gap.isSubstitute}`}><GoLink to={pointHref(id)}>{name}</GoLink><span>{gap.text}</span><span className="sn-muted">{gap.todo}</span></li>))}</ul>
        </details>
      )}
    </section>
  )
}

const holdersOf = (row: PointLine, role: PointRole) => row.holdings.filter((one) => one.role === role).map((one) => (
  <span key={String(one.isSubstitute)} className="rpt-person">{one.name}{one.isSubstitute && '（B角）'} <span className="sn-muted">{one.phone || '无电话'}</span></span>
))

const columns: readonly Column<PointLine>[] = [
  { key: 'name', title: '直报点', isMain: true, render: (row) => <span className={row.depth > 0 ? 'rpt-under' : undefined}>{row.name}</span> },
  { key: 'level', title: '层级', width: 6, render: (row) => pointLevelWords[row.level] },
  ...pointRoles.map((role): Column<PointLine> => ({ key: role, title: pointRoleWords[role], width: 13, render: (row) => (holdersOf(row, role).length > 0 ? holdersOf(row, role) : '空缺') })),
  { key: 'state', title: '是否有效', width: 6, render: (row) => (row.isValid ? '● 有效' : '▲ 有缺口') },
]
