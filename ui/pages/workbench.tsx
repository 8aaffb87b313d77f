import type { ReactNode } from 'react'
import type { Day } from '#lib/instants'
import { Light, type LightState } from '../pieces/light.tsx'
import { dayWords, today } from '../pieces/moments.ts'
import { useNarrow } from '../provider.tsx'
import { GoLink, useTitle } from '../routing.tsx'
import { type NumberItem, Numbers } from './numbers.tsx'

/** One of the four functions with the person's own counts. */
export interface FunctionCounts {
  readonly key: string
  readonly label: string
  readonly href: string
  readonly todo: number
  readonly soon: number
  readonly overdue: number
}

/** One day of the line of days, with what is due on it. */
export interface DueDay {
  readonly day: Day
  readonly isWorkday: boolean
  readonly items: readonly { readonly key: string; readonly title: string; readonly href: string; readonly light: LightState }[]
}

export interface WorkbenchProps {
  /** 王建国，上午好 */
  readonly greeting: string
  readonly action?: ReactNode
  /** For leaders: what waits for the signature, what is red. */
  readonly highlights?: readonly NumberItem[]
  /** The one inbox, with its tabs. */
  readonly inbox: ReactNode
  readonly week: readonly DueDay[]
  readonly functions: readonly FunctionCounts[]
}

/** Page kind 1, 工作台: the inbox at the left, what is due this week at the right, the four functions below. */
export function Workbench({ greeting, action, highlights, inbox, week, functions }: WorkbenchProps) {
  useTitle('工作台')
  const isNarrow = useNarrow(84)
  return (
    <div className={isNarrow ? 'sn-desk sn-desk-narrow' : 'sn-desk'}>
      <header className="sn-page-head">
        <div><h1>{greeting}</h1><p className="sn-muted">今天 {dayWords(today(), today())}</p></div>
        <div className="sn-row">{action}</div>
      </header>
      {highlights && highlights.length > 0 && <Numbers label="请您处理" items={highlights} />}
      <div className="sn-desk-split">
        <section className="sn-card sn-desk-inbox" aria-label="我的事项">{inbox}</section>
        <section className="sn-card sn-week" aria-labelledby="sn-week-title">
          <h2 id="sn-week-title">本周到期</h2>
          <ol>{week.map((day) => <DayLine key={day.day} due={day} />)}</ol>
        </section>
      </div>
      {functions.length > 0 && <ul className="sn-functions" aria-label="四项职能">{functions.map((one) => <FunctionCard key={one.key} counts={one} />)}</ul>}
    </div>
  )
}

function DayLine({ due }: { readonly due: DueDay }) {
  const [date, weekday] = dayWords(due.day, today()).split(' ')
  return (
    <li data-today={due.day === today() || undefined} data-rest={!due.isWorkday || undefined}>
      <div className="sn-week-day"><strong>{weekday}</strong><span>{date}</span></div>
      {due.items.length === 0 ? <span className="sn-muted">{due.isWorkday ? '无到期' : '休息'}</span> : (
        <ul>{due.items.map((item) => <li key={item.key}><Light state={item.light} /> <GoLink to={item.href} className="sn-week-link">{item.title}</GoLink></li>)}</ul>
      )}
    </li>
  )
}

const FunctionCard = ({ counts }: { readonly counts: FunctionCounts }) => (
  <li>
    <GoLink to={counts.href} className="sn-function sn-card">
      <span className="sn-function-name">{counts.label}</span>
      <span className="sn-function-counts">
        <span>待办 <strong>{counts.todo}</strong></span>
        {counts.soon > 0 && <Light state="soon">{`临期 ${counts.soon}`}</Light>}
        {counts.overdue > 0 && <Light state="overdue">{`超期 ${counts.overdue}`}</Light>}
      </span>
    </GoLink>
  </li>
)
