import { type KeyboardEvent, useRef, useState } from 'react'
import { addDays, weekdayOf, type Day } from '#lib/instants'
import { EmptyState, GoLink, Light, ScrollBox, dayWords, today, useNarrow } from '#ui'
import { planAtWords } from '../../core/plans-types.ts'
import type { PlanLine } from '../../core/pool-views.ts'
import { planPage } from '../pool-api.ts'
import { planTone, shortNames, windowWords } from '../pool-words.ts'

const WEEKDAYS = ['一', '二', '三', '四', '五', '六', '日']

/** The month as on the wall. Arrow keys move from day to day, Enter goes to the plans of a day; on a phone it is a list. */
export function MonthCalendar({ month, rows }: { readonly month: string; readonly rows: readonly PlanLine[] }) {
  const isNarrow = useNarrow(60)
  if (rows.length === 0) return <EmptyState title="这个月还没有督查安排" hint="拟定计划后，按日期显示在这里。" />
  return isNarrow ? <MonthList rows={rows} /> : <MonthGrid month={month} rows={rows} />
}

const MonthList = ({ rows }: { readonly rows: readonly PlanLine[] }) => (
  <ul className="pool-month-list sn-card" aria-label="本月督查安排">
    {rows.map((row) => <li key={keyOf(row)}><span className="sn-muted">{windowWords(row.from, row.to, today())}</span><Entry row={row} /><span className="sn-muted">{shortNames([row.agency, ...row.members])}{row.targets.length > 0 && `　到${shortNames(row.targets)}`}</span></li>)}
  </ul>
)

const keyOf = (row: PlanLine): string => row.id ?? `${row.agency.unit}-${row.from}-${row.to}`

function Entry({ row }: { readonly row: PlanLine }) {
  if (!row.id) return <span className="pool-fact">{row.agency.name}有督查安排</span>
  return <span className="pool-entry"><GoLink to={planPage(row.id)}>{row.theme}</GoLink> {row.collisions > 0 ? <Light state="overdue">撞车</Light> : <Light state={planTone[row.at]}>{planAtWords[row.at]}</Light>}</span>
}

function MonthGrid({ month, rows }: { readonly month: string; readonly rows: readonly PlanLine[] }) {
  const days = daysOf(month)
  const [at, setAt] = useState<Day>(days.find((day) => day === today()) ?? days.find((day) => day.startsWith(month))!)
  const grid = useRef<HTMLTableElement>(null)
  const onKeyDown = (event: KeyboardEvent) => {
    const by = MOVES[event.key]
    if (event.key === 'Enter' && event.target instanceof HTMLTableCellElement) return event.target.querySelector('a')?.focus()
    if (by === undefined) return
    const to = addDays(at, by)
    if (!days.includes(to)) return
    event.preventDefault()
    setAt(to)
    grid.current?.querySelector<HTMLTableCellElement>(`td[data-day="${to}"]`)?.focus()
  }
  const weeks = Array.from({ length: days.length / 7 }, (_, week) => days.slice(week * 7, week * 7 + 7))
  return (
    <ScrollBox label="督查月历">
      <table ref={grid} className="pool-month" role="grid" aria-label="督查月历，用方向键移动，回车进入当天的计划" onKeyDown={onKeyDown}>
        <thead><tr>{WEEKDAYS.map((name) => <th key={name} scope="col">周{name}</th>)}</tr></thead>
        <tbody>{weeks.map((week) => (
          <tr key={week[0]}>{week.map((day) => <DayCell key={day} day={day} isOther={!day.startsWith(month)} isAt={day === at} rows={rows.filter(({ from, to }) => from <= day && day <= to)} />)}</tr>
        ))}</tbody>
      </table>
    </ScrollBox>
  )
}

const MOVES: Readonly<Record<string, number>> = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -7, ArrowDown: 7 }

const DayCell = ({ day, isOther, isAt, rows }: { readonly day: Day; readonly isOther: boolean; readonly isAt: boolean; readonly rows: readonly PlanLine[] }) => (
  <td data-day={day} data-other={isOther || undefined} data-today={day === today() || undefined} tabIndex={isAt ? 0 : -1} aria-label={`${dayWords(day, today())}，${rows.length === 0 ? '没有安排' : `${rows.length}项安排`}`}>
    <span className="pool-date">{Number(day.slice(8))}{day === today() && '　今天'}</span>
    {rows.map((row) => <Entry key={keyOf(row)} row={row} />)}
  </td>
)

/** Whole weeks from Monday on that hold the month. */
function daysOf(month: string): readonly Day[] {
  const first = `${month}-01` as Day
  const monday = addDays(first, -((weekdayOf(first) + 6) % 7))
  const days: Day[] = []
  for (let day = monday; days.length % 7 !== 0 || day.slice(0, 7) <= month; day = addDays(day, 1)) days.push(day)
  return days
}
