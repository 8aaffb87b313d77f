import { skipToken, useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { z } from 'zod'
import { chartOf } from '#engines/workflow'
import { EmptyState, FlowChart, GoLink, ProblemNote, Waiting, momentWords, nowInstant, today, useFilters, useNarrow, usePathParts, useTitle } from '#ui'
import type { DefinitionRow, DefinitionView } from '../../core/types.ts'
import { queries } from '../api.ts'
import { flowOf } from '../case-words.ts'
import { flowHref } from '../flow-lines.ts'
import { DifferenceTable } from '../parts/difference-table.tsx'
import { StepTable } from '../parts/step-table.tsx'
import '../workflow.css'

const number = z.coerce.number().int().min(1).optional().catch(undefined)
const filtersSchema = z.object({ version: number, against: number })

/** One flow: its versions, one of them drawn and told step by step, or two compared. */
export function Page() {
  const { name = '' } = usePathParts()
  const [{ version, against }] = useFilters<z.output<typeof filtersSchema>>(filtersSchema)
  const { data, error } = useQuery(queries.definitions.queryOptions())
  const versions = data?.filter((row) => row.name === name)
  const shown = versions?.find((row) => row.version === version) ?? versions?.[0]
  const view = useDefinition(name, shown?.version)
  const other = useDefinition(name, against)
  const isNarrow = useNarrow(72)
  useTitle(shown?.title ?? '流程')
  if (error) return <ProblemNote problem={error} />
  if (!versions) return <Waiting lines={10} />
  if (!shown) return <EmptyState title="没有这个流程" hint="它可能还没有发布过。" action={<GoLink to="/workflow/flows">全部流程</GoLink>} />
  return (
    <>
      <header className="sn-page-head">
        <div><GoLink to="/workflow/flows" className="sn-back">‹ 流程</GoLink><h1>{shown.title} 第 {shown.version} 版</h1></div>
        <GoLink to={`/workflow/flow-draft?name=${encodeURIComponent(name)}&version=${shown.version}`} className="wf-open">以此版起草新版</GoLink>
      </header>
      <div className={isNarrow ? 'wf-flow-page wf-narrow' : 'wf-flow-page'}>
        <VersionList versions={versions} shown={shown.version} />
        <div className="wf-flow-content">
          {against !== undefined && <Comparison from={other.data} to={view.data} problem={other.error} />}
          {view.error ? <ProblemNote problem={view.error} /> : view.data ? <Drawing view={view.data} /> : <Waiting lines={8} />}
        </div>
      </div>
    </>
  )
}

const useDefinition = (name: string, version: number | undefined) => useQuery(queries.definition.queryOptions({ input: version === undefined ? skipToken : { name, version } }))

function VersionList({ versions, shown }: { readonly versions: readonly DefinitionRow[]; readonly shown: number }) {
  return (
    <nav className="sn-card wf-versions" aria-label="版本">
      <h2>版本</h2>
      <ol>
        {versions.map(({ name, version, running, publishedAt, publishedBy }) => (
          <li key={version} data-here={version === shown || undefined}>
            <GoLink to={`${flowHref(name)}?version=${version}`} isCurrent={version === shown}>第 {version} 版{version === versions[0]?.version && '（现行）'}</GoLink>
            <span className="sn-muted">{publishedBy} {momentWords(publishedAt, today())}，在办 {running} 件</span>
            {version !== shown && <GoLink to={`${flowHref(name)}?version=${shown}&against=${version}`} ariaLabel={`与第 ${version} 版比较`}>比较</GoLink>}
          </li>
        ))}
      </ol>
      <p className="sn-muted">在办事项按发起时的版本办完，发布新版不影响在办。</p>
    </nav>
  )
}

function Comparison({ from, to, problem }: { readonly from: DefinitionView | undefined; readonly to: DefinitionView | undefined; readonly problem: unknown }) {
  if (problem) return <ProblemNote problem={problem} />
  if (!from || !to) return <Waiting lines={3} />
  return (
    <section className="sn-card wf-part" aria-labelledby="wf-comparison">
      <div className="sn-page-head"><h2 id="wf-comparison">第 {from.version} 版到第 {to.version} 版的变化</h2><GoLink to={`${flowHref(to.name)}?version=${to.version}`}>不再比较</GoLink></div>
      <DifferenceTable before={from.definition} after={to.definition} />
    </section>
  )
}

function Drawing({ view: { definition } }: { readonly view: DefinitionView }) {
  const isNarrow = useNarrow(88)
  const drawn = useMemo(() => flowOf({ chart: chartOf(definition, { at: 'unopened' }, nowInstant()), at: 'running', names: { people: {}, units: {} } }, today()), [definition])
  return (
    <div className={isNarrow ? 'wf-drawing wf-narrow' : 'wf-drawing'}>
      <section className="sn-card wf-part"><h2>流程图</h2><FlowChart nodes={drawn.nodes} edges={drawn.edges} height={Math.min(MOST_HIGH, drawn.nodes.length * STEP_HIGH)} /></section>
      <section className="sn-card wf-part"><h2>各环节</h2><StepTable drawn={definition} /></section>
    </div>
  )
}

/** In characters: a step with its line takes so much, and a chart longer than some screens is moved about rather than scrolled past. */
const STEP_HIGH = 4.6
const MOST_HIGH = 90
