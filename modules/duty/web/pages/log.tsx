import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { Button, Input } from 'antd'
import { z } from 'zod'
import { addDays, type Day } from '#lib/instants'
import { Banner, DayPicker, EmptyState, GoLink, MoreRows, ProblemNote, Select, Waiting, asProblem, dayWords, momentWords, today, useConfirm, useFilters, useTitle } from '#ui'
import { entryKindWords, entryKinds, type EntryKind } from '../../core/log.ts'
import type { LogPage } from '../../core/views.ts'
import { client, queries, useDutyAct } from '../api.ts'
import { EntryList, EntryWords } from '../parts/entry-list.tsx'
import { shiftsInWords } from '../words.ts'
import '../duty.css'

const filtersSchema = z.object({ day: z.string().regex(/^\d{4}-\d\d-\d\d$/).catch(''), q: z.string().catch(''), kind: z.enum(['', ...entryKinds]).catch('') })
type Filters = z.infer<typeof filtersSchema>

/** 值班日志: one day after another, or whatever has these words. */
export function Page() {
  useTitle('值班日志')
  const [filters, setFilters] = useFilters(filtersSchema)
  const isSearching = filters.q !== '' || filters.kind !== ''
  return (
    <div className="duty-page">
      <header className="sn-page-head"><h1>值班日志</h1><Button className="sn-screen-only" onClick={() => print()}>打印</Button></header>
      <div className="sn-row sn-screen-only" role="search">
        <Input.Search key={filters.q} aria-label="日志中的词" placeholder="日志中的词、人名、单位、电话" allowClear style={{ width: '18rem', maxWidth: '100%' }} defaultValue={filters.q} onSearch={(q) => setFilters({ q: q.trim() })} />
        <Select<EntryKind | ''> aria-label="类别" style={{ width: '8rem' }} value={filters.kind} options={[{ value: '' as const, label: '全部类别' }, ...entryKinds.map((value) => ({ value, label: entryKindWords[value] }))]} onChange={(kind) => setFilters({ kind })} />
      </div>
      {isSearching ? <Found filters={filters} /> : <OneDay asked={filters.day as Day | ''} onDay={(day) => setFilters({ day })} />}
    </div>
  )
}

function OneDay({ asked, onDay }: { readonly asked: Day | ''; readonly onDay: (day: Day) => void }) {
  const confirm = useConfirm()
  const log = useQuery({ ...queries.log.queryOptions({ input: asked ? { day: asked } : {} }), retry: false })
  const closing = useDutyAct((day: Day) => client.closeDay({ day }), () => '已日清，当日日志不能再添加。')
  if (log.error) return asProblem(log.error).code === 'not-found' ? <NotYours /> : <ProblemNote problem={log.error} onRetry={() => void log.refetch()} />
  if (!log.data) return <Waiting lines={8} />
  const { day, today: latest, entries, closing: closed, mayClose, onDuty } = log.data
  const close = async () => {
    if (await confirm({ verb: '日清', title: `日清 ${dayWords(day, today())} 的日志？`, body: '日清以后不能再添加或修改，只能对某条记录写更正。' })) await closing.run(day)
  }
  return (
    <>
      <div className="sn-row duty-turner">
        <Button className="sn-screen-only" onClick={() => onDay(addDays(day, -1))}>‹ 前一天</Button><h2>{dayWords(day, today())}</h2><Button className="sn-screen-only" disabled={day >= latest} onClick={() => onDay(addDays(day, 1))}>后一天 ›</Button>
        <span className="sn-screen-only"><DayPicker label="哪一天" value={day} onChange={(chosen) => { if (chosen) onDay(chosen) }} /></span>
        {mayClose && <Button type="primary" loading={closing.isPending} onClick={() => void close()}>日清</Button>}
      </div>
      {closing.problem ? <ProblemNote problem={closing.problem} /> : null}
      {closed ? <Banner tone="normal">{closed.by.name} {momentWords(closed.at, today())} 已日清。需要补充或改正的，打开那条记录写更正。</Banner> : null}
      <p className="sn-muted">{onDuty.length > 0 ? shiftsInWords(onDuty) : '当日没有发布的值班表。'}</p>
      <section className="sn-card duty-card" aria-label={`${day}值班日志`}>{entries.length > 0 ? <EntryList entries={entries} /> : <p className="sn-muted">当日没有记录。{day === latest && <>到<GoLink to="/duty">今日值班</GoLink>记录。</>}</p>}</section>
    </>
  )
}

function Found({ filters: { q, kind } }: { readonly filters: Filters }) {
  const list = useInfiniteQuery({ ...queries.searchLog.infiniteOptions({
    input: (after: string | undefined) => ({ q, limit: 50, ...(kind ? { kind } : {}), ...(after ? { after } : {}) }), initialPageParam: undefined, getNextPageParam: (page: LogPage) => page.next ?? undefined,
  }), retry: false })
  if (list.error) return asProblem(list.error).code === 'not-found' ? <NotYours /> : <ProblemNote problem={list.error} onRetry={() => void list.refetch()} />
  const lines = list.data?.pages.flatMap((page) => page.lines)
  if (!lines) return <Waiting lines={8} />
  if (lines.length === 0) return <EmptyState title="没有符合条件的记录" hint="请换一个词，或选择全部类别。" />
  return (
    <section className="sn-card duty-card" aria-label="查到的记录">
      <ol className="duty-entries" aria-label="值班记录">{lines.map((entry) => <li key={entry.id}><EntryWords entry={entry} clock={momentWords(entry.at, today())} /></li>)}</ol>
      <MoreRows list={list}>显示更早的记录</MoreRows>
    </section>
  )
}

const NotYours = () => <EmptyState title="值班日志由值班人员和办公室领导查阅" hint="需要了解值班情况的，请联系值班室。" />
