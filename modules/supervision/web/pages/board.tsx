import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import type { CSSProperties } from 'react'
import { z } from 'zod'
import { Banner, EmptyState, GoLink, type NumberItem, Numbers, Popover, ProblemNote, ScrollBox, Select, ViewTabs, Waiting, dayWords, today, useFilters, useGo, useHotkeys, useNarrow, useTitle } from '#ui'
import { lightOrder, lightWords } from '../../core/lights.ts'
import type { Light } from '../../core/types.ts'
import type { Board, BoardRow } from '../../core/views.ts'
import { listHref, queries, unitHref, useOptions } from '../api.ts'
import { CalendarNotice } from '../parts/calendar-notice.tsx'
import { LateWarnings } from '../parts/late-warnings.tsx'
import { LightMark } from '../parts/light-mark.tsx'
import { lightRules, lightTone } from '../words.ts'
import '../supervision.css'

const filtersSchema = z.object({ by: z.enum(['unit', 'leader', 'source']).catch('unit'), year: z.string().regex(/^\d{4}$/).or(z.literal('')).catch('') })
type Filters = z.infer<typeof filtersSchema>

const byWords: Readonly<Record<Board['by'], string>> = { unit: '按单位', leader: '按责任领导', source: '按来源' }
const headWords: Readonly<Record<Board['by'], string>> = { unit: '牵头单位', leader: '责任领导', source: '立项来源' }

/** 督查总览: 红黄绿灯 by unit, leader or source; each figure opens its rows. */
export function Page() {
  useTitle('督查总览')
  const [filters, setFilters] = useFilters(filtersSchema)
  const go = useGo()
  const options = useOptions()
  const { by, year } = filters
  const board = useQuery(queries.board.queryOptions({ input: { by, ...(year ? { year: Number(year) } : {}) } }))
  const mayPropose = options.data?.mayPropose ?? false
  useHotkeys(mayPropose ? [{ keys: 'n', label: '督查立项', act: () => go('/supervision/items/new') }] : [])
  return (
    <div className="sup-board-page">
      <header className="sn-page-head">
        <h1>督查总览</h1>
        <div className="sn-row sn-screen-only">
          <Button onClick={() => print()}>打印一页</Button>
          {mayPropose && <Button type="primary" onClick={() => go('/supervision/items/new')}>督查立项</Button>}
        </div>
      </header>
      <p className="sup-print-only">截至 {dayWords(today(), today())}{year && `，${year}年立项`}，{byWords[by]}</p>
      <div className="sn-screen-only sup-board-tools">
        <ViewTabs label="总览方式" views={(Object.keys(byWords) as Board['by'][]).map((key) => ({ key, label: byWords[key], href: boardHref({ by: key, year }), isCurrent: key === by }))} />
        <Select
          aria-label="立项年份" placeholder="立项年份" allowClear style={{ width: '8rem' }} value={year || null} onChange={(chosen) => setFilters({ year: chosen ?? '' })}
          options={Array.from({ length: 6 }, (_, back) => String(Number(today().slice(0, 4)) - back)).map((value) => ({ value, label: `${value}年` }))}
        />
      </div>
      {mayPropose && <CalendarNotice />}
      <BoardWarnings />
      {board.error ? <ProblemNote problem={board.error} onRetry={() => void board.refetch()} /> : board.data ? <Shown board={board.data} year={year} /> : <Waiting lines={10} />}
    </div>
  )
}

const FIRST_WARNINGS = 3

/** 预警 on the board: the nearest few, and the way to all of them; nothing where nothing is foreseen. */
function BoardWarnings() {
  const { data } = useQuery({ ...queries.warnings.queryOptions({ input: { limit: FIRST_WARNINGS } }), retry: false })
  if (!data || data.late.length + data.units.length + data.repeats.length === 0) return null
  const others = [...(data.units.length > 0 ? [`${data.units.length}个单位有${data.settings.reds}个以上红灯`] : []), ...(data.repeats.length > 0 ? [`${data.repeats.length}项诉求多次反映`] : [])]
  return (
    <section className="sn-card sup-card sn-screen-only" aria-label="预警">
      <h2>预警</h2>
      {data.late.length > 0 && <LateWarnings late={data.late} />}
      {others.length > 0 && <p>{others.join('，')}。</p>}
      <p><GoLink to="/supervision/warnings">看全部预警和依据</GoLink></p>
    </section>
  )
}

const boardHref = ({ by, year }: Filters): string => `/supervision?by=${by}${year ? `&year=${year}` : ''}`

function Shown({ board, year }: { readonly board: Board; readonly year: string }) {
  const isNarrow = useNarrow(56)
  const rules = lightRules(board.rule)
  if (board.rows.length === 0) return <EmptyState title="这里将显示红黄绿灯" hint="有督查事项交办后，按单位、责任领导和来源统计；每个数字都能点开看事项。" action={<GoLink to="/supervision/items">看督查事项</GoLink>} />
  return (
    <>
      {board.instructions === 'without' && <div className="sn-screen-only"><Banner tone="info">总览不含其他领导的批示件。</Banner></div>}
      <Numbers label="全部事项" items={figuresOf(board, rules, year)} />
      {isNarrow ? <Cards board={board} year={year} /> : <Table board={board} year={year} rules={rules} />}
      <dl className="sup-rules" aria-label="灯号规则">{(['red', 'yellow', 'green', 'suspended'] as const).map((light) => <div key={light}><dt><LightMark light={light} /></dt><dd>{rules[light]}</dd></div>)}</dl>
    </>
  )
}

/** Each item once, whatever the rows are. */
const figuresOf = (board: Board, rules: Readonly<Record<Light, string>>, year: string): NumberItem[] => (['red', 'yellow', 'green', 'suspended'] as const).map((light) => ({
  key: light, label: `${lightWords[light].glyph} ${lightWords[light].name}`, value: board.total[light], unit: '件', definition: `${rules[light]}。每件只计一次。`, href: cellHref(board, { light, year, row: null }),
}))

interface Cell { readonly light: Light | null; readonly year: string; readonly row: BoardRow | null }

/** The list whose length the figure is. */
function cellHref({ by, instructions }: Board, { light, year, row }: Cell): string {
  const view = light === 'done' || light === 'ended' ? 'closed' : 'open'
  return listHref({ view, light: light ?? undefined, year, ...(row ? { [by]: row.key } : {}), instructions: instructions === 'without' ? 'without' : undefined })
}

const Figure = ({ board, cell, count, label }: { readonly board: Board; readonly cell: Cell; readonly count: number; readonly label: string }) => (
  count === 0 ? <span className="sn-muted">0</span> : <GoLink to={cellHref(board, cell)} className={cell.light ? `sup-figure sn-light-${lightTone[cell.light]}` : 'sup-figure'} ariaLabel={`${label} ${count} 件，看明细`}>{cell.light && <span aria-hidden="true">{lightWords[cell.light].glyph} </span>}{count}</GoLink>
)

const nameOf = ({ by }: Board, row: BoardRow) => (by === 'unit' ? <GoLink to={unitHref(row.key)}>{row.name}</GoLink> : row.name)

function Table({ board, year, rules }: { readonly board: Board; readonly year: string; readonly rules: Readonly<Record<Light, string>> }) {
  const { rows, by } = board
  return (
    <div className="sn-card sup-board">
      <ScrollBox label={`红黄绿灯${byWords[by]}`}>
        <table className="sn-table sup-board-table" aria-label={`红黄绿灯${byWords[by]}`} style={{ '--sup-rows': rows.length } as CSSProperties}>
          <thead><tr>
            <th scope="col">{headWords[by]}</th>
            <th scope="col" className="sn-number">在督合计</th>
            {lightOrder.map((light) => <th key={light} scope="col" className="sn-number"><Rule light={light} rule={rules[light]} /></th>)}
          </tr></thead>
          <tbody>{rows.map((row) => (
            <tr key={row.key}>
              <th scope="row">{nameOf(board, row)}</th>
              <td className="sn-number"><Figure board={board} cell={{ light: null, year, row }} count={row.open} label={`${row.name}在督`} /></td>
              {lightOrder.map((light) => <td key={light} className="sn-number"><Figure board={board} cell={{ light, year, row }} count={row.counts[light]} label={`${row.name}${lightWords[light].name}`} /></td>)}
            </tr>
          ))}</tbody>
        </table>
      </ScrollBox>
    </div>
  )
}

/** A head that tells its rule when pointed at or reached by keyboard. */
const Rule = ({ light, rule }: { readonly light: Light; readonly rule: string }) => (
  <Popover content={<div className="sn-definition">{rule}</div>} trigger={['hover', 'focus']}>
    <button type="button" className="sup-rule" aria-label={`${lightWords[light].name}规则：${rule}`}><LightMark light={light} /></button>
  </Popover>
)

/** On a phone: one card for each row with what is not nothing. */
const Cards = ({ board, year }: { readonly board: Board; readonly year: string }) => (
  <ul className="sn-card sup-board-cards">{board.rows.map((row) => (
    <li key={row.key}>
      <div className="sup-board-card-head"><strong>{nameOf(board, row)}</strong><span className="sn-muted">在督 {row.open} 件</span></div>
      <div className="sn-row">{lightOrder.filter((light) => row.counts[light] > 0).map((light) => (
        <GoLink key={light} to={cellHref(board, { light, year, row })} className="sup-chip" ariaLabel={`${row.name}${lightWords[light].name} ${row.counts[light]} 件，看明细`}><LightMark light={light}>{`${lightWords[light].name} ${row.counts[light]}`}</LightMark></GoLink>
      ))}</div>
    </li>
  ))}</ul>
)
