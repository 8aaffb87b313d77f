import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { Input } from 'antd'
import { z } from 'zod'
import { EmptyState, GoLink, Light, MoreRows, ProblemNote, Select, Waiting, dayWords, today, useFilters, useTitle } from '#ui'
import { dayOf } from '#lib/instants'
import type { BulletinId } from '../../core/types.ts'
import type { Found, IssueLine, Page as LinePage } from '../../core/views.ts'
import { hrefOf, queries, readHref } from '../api.ts'
import '../bulletins.css'

const filtersSchema = z.object({ q: z.string().catch(''), bulletin: z.string().catch(''), year: z.string().catch('') })
type Filters = z.infer<typeof filtersSchema>

/** 往期检索: all issues that one may read, newest first, or what stands in them. */
export function Page() {
  useTitle('往期检索')
  const [filters, setFilters] = useFilters(filtersSchema)
  const { q } = filters
  return (
    <div className="bul-page">
      <header className="sn-page-head"><h1>往期检索</h1></header>
      <FilterFields filters={filters} onChange={setFilters} />
      <section className="sn-card bul-card" aria-label={q ? '检索结果' : '各期刊物'}>{q.trim().length === 1 ? <EmptyState title="请至少输入两个字" hint="如：防汛、营商环境。" /> : q.trim() ? <Hits filters={filters} /> : <Issues filters={filters} />}</section>
    </div>
  )
}

function FilterFields({ filters, onChange }: { readonly filters: Filters; readonly onChange: (change: Partial<Filters>) => void }) {
  const overview = useQuery(queries.bulletins.queryOptions())
  const year = Number(today().slice(0, 4))
  return (
    <div className="sn-row" role="search" aria-label="检索刊物">
      <Input.Search key={filters.q} aria-label="检索全文" placeholder="检索全文，如：防汛 排涝站" enterButton="检索" allowClear style={{ width: 'min(100%, 26rem)' }} maxLength={60} defaultValue={filters.q} onSearch={(q) => onChange({ q: q.trim() })} />
      <Select aria-label="刊物" placeholder="全部刊物" allowClear style={{ width: '11rem' }} options={(overview.data?.bulletins ?? []).map(({ id, name }) => ({ value: id as string, label: `《${name}》` }))} value={filters.bulletin || null} onChange={(bulletin) => onChange({ bulletin: bulletin ?? '' })} />
      {!filters.q && <Select aria-label="年份" placeholder="全部年份" allowClear style={{ width: '8rem' }} options={Array.from({ length: 10 }, (_, back) => ({ value: String(year - back), label: `${year - back}年` }))} value={filters.year || null} onChange={(chosen) => onChange({ year: chosen ?? '' })} />}
    </div>
  )
}

const within = ({ bulletin }: Filters) => (bulletin ? { bulletin: bulletin as BulletinId } : {})

function Issues({ filters }: { readonly filters: Filters }) {
  const list = useInfiniteQuery(queries.issues.infiniteOptions({
    input: (after: string | undefined) => ({ ...within(filters), ...(filters.year ? { year: Number(filters.year) } : {}), limit: 30, ...(after ? { after } : {}) }), initialPageParam: undefined, getNextPageParam: (page: LinePage<IssueLine>) => page.next ?? undefined,
  }))
  if (list.error) return <ProblemNote problem={list.error} />
  const lines = list.data?.pages.flatMap((page) => page.lines)
  if (!lines) return <Waiting lines={6} />
  if (lines.length === 0) return <EmptyState title="没有可读的刊物" hint="发到本单位或者面向全员的刊物，发布后出现在这里。" />
  return (
    <>
      <ul className="bul-lines" aria-label="各期刊物">{lines.map((line) => (
        <li key={line.id}><div className="sn-row"><GoLink to={hrefOf(line)}>{line.name}</GoLink><span className="sn-muted">总第{line.total}期{line.publishedAt && `，${dayWords(dayOf(line.publishedAt), today())}`}</span>{line.at === 'withdrawn' && <Light state="overdue">已撤回</Light>}</div><span className="sn-muted">{line.titles.join('；')}</span></li>
      ))}</ul>
      <MoreRows list={list}>更多</MoreRows>
    </>
  )
}

function Hits({ filters }: { readonly filters: Filters }) {
  const list = useInfiniteQuery(queries.search.infiniteOptions({
    input: (after: string | undefined) => ({ q: filters.q, ...within(filters), limit: 20, ...(after ? { after } : {}) }), initialPageParam: undefined, getNextPageParam: (page: LinePage<Found>) => page.next ?? undefined,
  }))
  if (list.error) return <ProblemNote problem={list.error} />
  const lines = list.data?.pages.flatMap((page) => page.lines)
  if (!lines) return <Waiting lines={6} />
  if (lines.length === 0) return <EmptyState title={`没有找到“${filters.q}”`} hint="请换一个说法，或少填几个词；只检索您可以阅读的刊物。" />
  return (
    <>
      <ul className="bul-lines" aria-label="检索结果">{lines.map(({ issue, name, publishedAt, place, column, title, snippet }) => (
        <li key={`${issue}-${place}`}><GoLink to={readHref(issue, place)}>{title}</GoLink><span className="sn-muted">{name}【{column}】，{dayWords(dayOf(publishedAt), today())}</span><span className="bul-text">{snippet}</span></li>
      ))}</ul>
      <MoreRows list={list}>更多结果</MoreRows>
    </>
  )
}
