import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState } from 'react'
import { signedBy } from '#lib/signatory'
import { GoLink, ProblemNote, Waiting, dayWords, momentWords, today, useTitle } from '#ui'
import type { RuleVersion } from '../../core/scores/rules.ts'
import { queries } from '../scores/api.ts'
import { RulesForm } from '../scores/rules-form.tsx'
import { RulesTable } from '../scores/rules-table.tsx'
import '../network/network.css'

/** 计分办法: what each thing brings, by versions of which none is ever edited (B4). */
export function Page() {
  useTitle('计分办法')
  const view = useQuery(queries.scoreRules.queryOptions())
  const [isChanging, setChanging] = useState(false)
  if (view.error) return <ProblemNote problem={view.error} onRetry={() => void view.refetch()} />
  if (!view.data) return <Waiting lines={12} />
  const { versions, inForce, mayDecide } = view.data
  const current = versions.find(({ number }) => number === inForce)!
  const others = versions.filter(({ number }) => number !== inForce)
  return (
    <div className="rpt-page">
      <header className="sn-object-head"><GoLink to="/reporting/scores" className="sn-back">‹ 信息计分</GoLink><div className="sn-row"><h1>计分办法</h1>{mayDecide && !isChanging && <Button type="primary" onClick={() => setChanging(true)}>发布新版本</Button>}</div></header>
      {isChanging && <RulesForm first={current.rules} onClose={() => setChanging(false)} />}
      <section className="sn-card rpt-card" aria-label="现行办法"><h2>现行办法（{nameOf(current)}）</h2><About version={current} /><RulesTable rules={current.rules} /></section>
      {others.map((version) => (
        <details key={version.number} className="sn-card rpt-card"><summary>{nameOf(version)}{version.from > today() ? '，尚未起用' : ''}</summary><About version={version} /><RulesTable rules={version.rules} /></details>
      ))}
    </div>
  )
}

const nameOf = ({ number }: RuleVersion): string => (number === 0 ? '系统随附' : `第${number}版`)
function About({ version: { by, at, from, reason } }: { readonly version: RuleVersion }) {
  return <p className="sn-muted">{by ? `${signedBy(by)}于${at ? momentWords(at, today()) : ''}发布，自${dayWords(from, today())}起施行：${reason}` : '办公室发布第一版以前施行。'}各版本只增不改，得分按采用当日的版本计算。</p>
}
