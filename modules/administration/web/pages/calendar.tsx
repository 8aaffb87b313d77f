import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Button, Input } from 'antd'
import { useState } from 'react'
import { z } from 'zod'
import { Banner, ChoiceRow, DayPicker, ErrorSummary, ProblemNote, Waiting, asProblem, dayWords, showToast, today, useFilters, useTitle } from '#ui'
import type { CalendarDay, CalendarYear } from '../../core/types.ts'
import '../administration.css'
import { client, queries } from '../api.ts'

const thisYear = () => Number(today().slice(0, 4))
const filtersSchema = z.object({ year: z.coerce.number().int().min(2000).max(2100).catch(thisYear()) })

/** The working-day calendar, year by year: paste the State Council's notice, look, save. */
export function Page() {
  useTitle('工作日历')
  const [{ year }, setFilters] = useFilters<z.output<typeof filtersSchema>>(filtersSchema)
  const { data, error } = useQuery(queries.calendar.queryOptions({ input: { year } }))
  const years = [...new Set([...(data?.known ?? []), thisYear(), thisYear() + 1, year])].sort((left, right) => left - right)
  return (
    <div className="adm-page">
      <header className="sn-page-head"><h1>工作日历</h1></header>
      {data?.missing && <Banner tone="soon" action={<Button onClick={() => setFilters({ year: data.missing! })}>填写 {data.missing} 年</Button>}>{data.missing} 年的放假安排还没有填写，跨年的办理时限会算错。请按国务院办公厅通知填写。</Banner>}
      <ChoiceRow label="年份" isLabelHidden value={year} onChange={(chosen) => setFilters({ year: chosen })} options={years.map((each) => ({ value: each, label: `${each} 年` }))} />
      {error ? <ProblemNote problem={error} /> : data ? <Year key={`${data.year} ${data.version}`} known={data} /> : <Waiting lines={8} />}
    </div>
  )
}

function Year({ known }: { readonly known: CalendarYear }) {
  const cache = useQueryClient()
  const [days, setDays] = useState<readonly CalendarDay[]>(known.days)
  const [problem, setProblem] = useState<unknown>(null)
  const [attempt, setAttempt] = useState(0)
  const issues = problem ? asProblem(problem).issues : []
  const save = async () => {
    setProblem(null)
    try {
      await client.setYear({ year: known.year, version: known.version, days: [...days] })
      showToast({ text: `${known.year} 年的安排已保存，办理时限即按此计算。` })
      await cache.invalidateQueries({ queryKey: queries.calendar.key() })
    } catch (thrown) {
      setProblem(thrown)
      setAttempt((times) => times + 1)
    }
  }
  return (
    <>
      <Notice year={known.year} onRead={setDays} onProblem={setProblem} />
      <section className="sn-card adm-part" aria-label={`${known.year} 年安排`}>
        <h2>{known.year} 年放假与调休</h2>
        {issues.length > 0 ? <ErrorSummary issues={issues} attempt={attempt} /> : problem ? <ProblemNote problem={problem} /> : null}
        <p className="sn-muted">周末本来休息，不必列出；调休上班的周末要列出。</p>
        {days.length > 0 ? <Days days={days} onChange={setDays} /> : <p>还没有填写。请粘贴通知，或逐日加入。</p>}
        <OneDay onAdd={(entry) => setDays([...days.filter(({ day }) => day !== entry.day), entry].sort((left, right) => (left.day < right.day ? -1 : 1)))} />
        <div className="adm-form-foot"><Button type="primary" onClick={() => void save()}>保存 {known.year} 年安排</Button></div>
      </section>
    </>
  )
}

interface NoticeProps {
  readonly year: number
  readonly onRead: (days: readonly CalendarDay[]) => void
  readonly onProblem: (problem: unknown) => void
}

function Notice({ year, onRead, onProblem }: NoticeProps) {
  const [text, setText] = useState('')
  const read = () => {
    client.readNotice({ year, text }).then((days) => {
      if (days.length === 0) showToast({ tone: 'warn', text: '没有读出放假安排，请粘贴通知中“一、元旦：……”各段。' })
      else onRead(days)
    }, onProblem)
  }
  return (
    <section className="sn-card adm-part" aria-label="粘贴通知">
      <h2>从通知读出</h2>
      <div className="sn-field">
        <label htmlFor="notice">国务院办公厅关于 {year} 年部分节假日安排的通知（正文）</label>
        <Input.TextArea id="notice" rows={4} value={text} onChange={(event) => setText(event.target.value)} />
      </div>
      <div className="adm-form-foot"><Button disabled={text.trim() === ''} onClick={read}>读出安排（先不保存）</Button></div>
    </section>
  )
}

function Days({ days, onChange }: { readonly days: readonly CalendarDay[]; readonly onChange: (days: readonly CalendarDay[]) => void }) {
  return (
    <table className="adm-table adm-days">
      <thead><tr><th scope="col">日期</th><th scope="col">安排</th><th scope="col">节日</th><th scope="col">办理</th></tr></thead>
      <tbody>
        {days.map((entry) => (
          <tr key={entry.day} id={`days.${entry.day}`} tabIndex={-1}>
            <td>{dayWords(entry.day, today())}</td>
            <td>{entry.kind === 'off' ? '休' : '班'}</td>
            <td>{entry.name}</td>
            <td><button type="button" className="sn-plain" aria-label={`删去 ${entry.day}`} onClick={() => onChange(days.filter((other) => other !== entry))}>删去</button></td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function OneDay({ onAdd }: { readonly onAdd: (entry: CalendarDay) => void }) {
  const [day, setDay] = useState<CalendarDay['day'] | null>(null)
  const [kind, setKind] = useState<CalendarDay['kind']>('off')
  const [name, setName] = useState('')
  return (
    <div className="sn-row adm-form-foot" role="group" aria-label="加入一天">
      <DayPicker label="日期" value={day} onChange={setDay} />
      <ChoiceRow<CalendarDay['kind']> label="安排" isLabelHidden value={kind} onChange={setKind} options={[{ value: 'off', label: '放假' }, { value: 'work', label: '上班' }]} />
      <Input aria-label="节日名称" placeholder="节日名称" value={name} maxLength={20} onChange={(event) => setName(event.target.value)} style={{ width: '10rem' }} />
      <Button disabled={!day || name.trim() === ''} onClick={() => { if (day) onAdd({ day, kind, name: name.trim() }) }}>加入</Button>
    </div>
  )
}
