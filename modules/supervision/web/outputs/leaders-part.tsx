import { useInfiniteQuery } from '@tanstack/react-query'
import { EmptyState, GoLink, MoreRows, ProblemNote, ScrollBox, Waiting, dayWords, today } from '#ui'
import { percent } from '../../core/outputs/compose.ts'
import { periodWords } from '../../core/outputs/periods.ts'
import type { InstructionLine, StatisticsView } from '../../core/outputs/views.ts'
import type { Page as LinePage } from '../../core/views.ts'
import { itemHref, queries } from '../api.ts'
import { leaderHref } from './hrefs.ts'

/** R39: 批示件 by leader, and those of one. Only whoever may see them is given any. */
export function LeaderFiguresPart({ view: { leaders, period }, leader }: { readonly view: StatisticsView; readonly leader: string }) {
  if (!leaders || leaders.length === 0) return <EmptyState title="这一期没有交办的领导批示件" hint="按批示日期归期；只有督查室和批示领导本人看得到。" />
  const chosen = leaders.find((one) => one.leader === leader)
  return (
    <>
      <p className="sn-muted">按批示日期归期，每件只计一次；只有督查室和批示领导本人看得到。按时办结：各项任务都按期反馈并已办结销号。</p>
      <div className="sn-card sup-board"><ScrollBox label="领导批示件办理情况"><table className="sn-table sup-plain-table" aria-label={`${periodWords(period)}领导批示件办理情况`}>
        <thead><tr><th scope="col">批示领导</th>{['批示件', '已办结', '办结率', '按时办结', '按时率', '已阅示'].map((head) => <th key={head} scope="col" className="sn-number">{head}</th>)}</tr></thead>
        <tbody>{leaders.map(({ leader: key, name, count, closed, onTime, read }) => (
          <tr key={key}><th scope="row">{name}</th><td className="sn-number"><GoLink to={leaderHref(period, key)} className="sup-figure" ariaLabel={`${name}批示件 ${count} 件，看明细`}>{count}</GoLink></td><td className="sn-number">{closed}</td><td className="sn-number">{percent(closed / count)}</td><td className="sn-number">{onTime}</td><td className="sn-number">{percent(closed === 0 ? null : onTime / closed)}</td><td className="sn-number">{read}</td></tr>
        ))}</tbody>
      </table></ScrollBox></div>
      {chosen && <Instructions key={chosen.leader} leader={chosen.leader} name={chosen.name} period={period} />}
    </>
  )
}

function Instructions({ leader, name, period }: { readonly leader: string; readonly name: string; readonly period: StatisticsView['period'] }) {
  const list = useInfiniteQuery(queries.instructions.infiniteOptions({
    input: (after: string | undefined) => ({ leader, ...period, limit: 50, ...(after ? { after } : {}) }), initialPageParam: undefined, getNextPageParam: (page: LinePage<InstructionLine>) => page.next ?? undefined,
  }))
  return (
    <section className="sn-card sup-card" aria-labelledby="instructions-title">
      <h2 id="instructions-title">{name}批示件</h2>
      {list.error ? <ProblemNote problem={list.error} /> : !list.data ? <Waiting lines={4} /> : (
        <ul className="sup-unit-lines">{list.data.pages.flatMap(({ lines }) => lines).map((line) => (
          <li key={line.item}><GoLink to={itemHref(line.item)}>{line.title}</GoLink><span className="sn-muted">{line.number}</span><span>{dayWords(line.on, today())}批示</span><span>{line.isClosed ? (line.isOnTime ? '按时办结' : '超期办结') : '办理中'}{line.isRead && '，已阅示'}</span></li>
        ))}</ul>
      )}
      <MoreRows list={list}>显示更多批示件</MoreRows>
    </section>
  )
}
