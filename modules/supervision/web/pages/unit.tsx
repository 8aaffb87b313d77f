import { useQuery } from '@tanstack/react-query'
import { GoLink, type NumberItem, Numbers, ProblemNote, Waiting, dayWords, today, usePathParts, useTitle } from '#ui'
import type { UnitId } from '#lib/ids'
import { lightOrder, lightWords } from '../../core/lights.ts'
import { stageWords } from '../../core/rules.ts'
import type { Light } from '../../core/types.ts'
import type { UnitView } from '../../core/views.ts'
import { itemHref, listHref, queries, useOptions } from '../api.ts'
import { LightMark } from '../parts/light-mark.tsx'
import { Progress } from '../parts/progress.tsx'
import { lightRules } from '../words.ts'
import '../supervision.css'

/** 单位督查情况: what is on a unit, by light. */
export function Page() {
  const { unit = '' } = usePathParts()
  const view = useQuery(queries.unitPage.queryOptions({ input: { unit: unit as UnitId } }))
  if (view.error) return <ProblemNote problem={view.error} onRetry={() => void view.refetch()} />
  return view.data ? <Shown key={unit} view={view.data} /> : <Waiting lines={10} />
}

const viewOf = (light: Light): string => (light === 'done' || light === 'ended' ? 'closed' : 'open')

function Shown({ view: { unit, counts, toSignIn, toDo } }: { readonly view: UnitView }) {
  useTitle(`${unit.name}督查情况`)
  const { data: options } = useOptions()
  const rules = options && lightRules(options.rule)
  const figures = lightOrder.filter((light) => light !== 'none' && light !== 'ended').map((light): NumberItem => ({
    key: light, label: `${lightWords[light].glyph} ${lightWords[light].name}`, value: counts[light], unit: '件', definition: `由${unit.name}牵头的事项。${rules?.[light] ?? ''}`, href: listHref({ view: viewOf(light), light, unit: unit.unit }),
  }))
  const open = lightOrder.filter((light) => viewOf(light) === 'open' && counts[light] > 0)
  return (
    <div className="sup-unit">
      <header className="sn-object-head"><GoLink to="/supervision" className="sn-back">‹ 督查总览</GoLink><h1>{unit.name}督查情况</h1></header>
      <Numbers label="按灯号" items={[...figures, { key: 'signIn', label: '待签收任务', value: toSignIn, unit: '项', definition: '已交办、该单位还没有签收的任务。' }, { key: 'todo', label: '在办任务', value: toDo, unit: '项', definition: '已签收、还没有反馈到督查室的任务。' }]} />
      {open.length === 0 && <p className="sn-muted">目前没有在督事项。</p>}
      {open.map((light) => <OfLight key={light} unit={unit.unit} light={light} count={counts[light]} />)}
    </div>
  )
}

const SHOWN = 20

function OfLight({ unit, light, count }: { readonly unit: UnitId; readonly light: Light; readonly count: number }) {
  const list = useQuery(queries.list.queryOptions({ input: { unit, light, limit: SHOWN } }))
  return (
    <section className="sn-card sup-card" aria-label={lightWords[light].name}>
      <h2><LightMark light={light}>{`${lightWords[light].name} ${count} 件`}</LightMark></h2>
      {list.error ? <ProblemNote problem={list.error} /> : !list.data ? <Waiting lines={3} /> : (
        <ul className="sup-unit-lines">{list.data.lines.map((line) => (
          <li key={line.id}><GoLink to={itemHref(line.id)}>{line.title}</GoLink><span className="sn-muted">{line.number}　{stageWords[line.at]}</span><span>{line.dueOn && dayWords(line.dueOn, today())}　{line.dueWords}</span><Progress share={line.progress} /></li>
        ))}</ul>
      )}
      {count > SHOWN && <GoLink to={listHref({ view: viewOf(light), light, unit })}>看全部 {count} 件</GoLink>}
    </section>
  )
}
