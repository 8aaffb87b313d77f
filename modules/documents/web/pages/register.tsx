import { useInfiniteQuery, useMutation, useQuery } from '@tanstack/react-query'
import { Input } from 'antd'
import { z } from 'zod'
import { type Column, GoLink, Light, ListPage, MoreRows, ProblemNote, Select, dayWords, momentWords, today, useFilters, saveFile } from '#ui'
import { docKinds, kinds } from '../../core/kinds.ts'
import { stageWords } from '../../core/rules.ts'
import type { DocumentLine, NumberLine, NumberRuleView, Page as LinePage, SealLine } from '../../core/views.ts'
import { client, documentHref, queries } from '../api.ts'
import { lightOf } from '../words.ts'
import '../documents.css'

const text = z.string().catch('')
const filtersSchema = z.object({ view: z.enum(['issued', 'numbers', 'seals']).catch('issued'), kind: text, year: text, q: text, rule: text })
type Filters = z.infer<typeof filtersSchema>

/** 发文登记簿: what went out, every number ever given with its gaps, and each use of the seal. */
export function Page() {
  const [filters, setFilters] = useFilters(filtersSchema)
  const props = { filters, setFilters }
  return filters.view === 'numbers' ? <Numbers {...props} /> : filters.view === 'seals' ? <Seals {...props} /> : <Issued {...props} />
}

interface RoomProps { readonly filters: Filters; readonly setFilters: (change: Partial<Filters>) => void }

const viewsOf = ({ view }: Filters) => ([['issued', '发文登记'], ['numbers', '文号'], ['seals', '用印']] as const)
  .map(([key, label]) => ({ key, label, href: `/documents/register?view=${key}`, isCurrent: key === view }))

const YEARS = Array.from({ length: 10 }, (_, back) => String(Number(today().slice(0, 4)) - back)).map((value) => ({ value, label: value }))
const yearOf = (year: string): number | undefined => (/^\d{4}$/.test(year) ? Number(year) : undefined)

function Issued({ filters, setFilters }: RoomProps) {
  const year = yearOf(filters.year)
  const narrowed = { ...(filters.kind ? { kind: filters.kind as DocumentLine['kind'] } : {}), ...(year ? { year } : {}), ...(filters.q ? { q: filters.q } : {}) }
  const list = useInfiniteQuery(queries.register.infiniteOptions({
    input: (after: string | undefined) => ({ ...narrowed, limit: 50, ...(after ? { after } : {}) }), initialPageParam: undefined, getNextPageParam: (page: LinePage<DocumentLine>) => page.next ?? undefined,
  }))
  const saving = useMutation({ mutationFn: () => client.registerFile(narrowed), onSuccess: (file) => saveFile(file) })
  return (
    <>
      {saving.error && <ProblemNote problem={saving.error} />}
      <ListPage
        list="documents.register" title="发文登记簿" views={viewsOf(filters)} rows={list.data?.pages.flatMap((page) => page.lines)} problem={list.error} columns={issuedColumns}
        keyOf={(row) => row.id} nameOf={(row) => row.title} hrefOf={(row) => documentHref(row.id)} onExport={() => saving.mutate()} action={<GoLink to="/documents/number-rules">文号规则</GoLink>}
        filters={<>
          <Input.Search key={filters.q} aria-label="标题或文号" placeholder="标题或文号" allowClear style={{ width: '16rem' }} defaultValue={filters.q} onSearch={(q) => setFilters({ q })} />
          <Select aria-label="文种" placeholder="文种" allowClear style={{ width: '7rem' }} options={docKinds.map((value) => ({ value, label: kinds[value].name }))} value={filters.kind || null} onChange={(kind) => setFilters({ kind: kind ?? '' })} />
          <Select aria-label="年份" placeholder="年份" allowClear style={{ width: '6rem' }} options={YEARS} value={filters.year || null} onChange={(chosen) => setFilters({ year: chosen ?? '' })} />
        </>}
        empty={{ title: '这里将显示本机关发出的公文', hint: '分发后自动登记。' }}
      />
      <MoreRows list={list}>显示更早的发文</MoreRows>
    </>
  )
}

const issuedColumns: readonly Column<DocumentLine>[] = [
  { key: 'number', title: '文号', width: 12, render: (row) => row.number ?? '' },
  { key: 'title', title: '标题', isMain: true, render: (row) => row.title },
  { key: 'kind', title: '文种', width: 5, render: (row) => kinds[row.kind].name },
  { key: 'organ', title: '发文机关', width: 9, render: (row) => row.issuingOrganName ?? '' },
  { key: 'docDate', title: '成文日期', width: 9, render: (row) => (row.docDate ? dayWords(row.docDate, today()) : '') },
  { key: 'issued', title: '分发', width: 10, render: (row) => (row.issuedAt ? momentWords(row.issuedAt, today()) : '') },
  { key: 'at', title: '状态', width: 7, render: (row) => <Light state={lightOf(row.at)}>{stageWords[row.at]}</Light> },
]

function Numbers({ filters, setFilters }: RoomProps) {
  const rules = useQuery(queries.rules.queryOptions())
  const rule = rules.data?.find((one) => one.id === filters.rule) ?? rules.data?.[0]
  const year = yearOf(filters.year) ?? Number(today().slice(0, 4))
  const lines = useQuery({ ...queries.numbers.queryOptions({ input: { organ: (rule?.organ ?? '') as NumberRuleView['organ'], prefix: rule?.prefix ?? '', year } }), enabled: rule !== undefined })
  return (
    <ListPage
      list="documents.numbers" title="发文登记簿" views={viewsOf(filters)} rows={rules.data?.length === 0 ? [] : lines.data} problem={rules.error ?? lines.error} columns={numberColumns}
      keyOf={(row) => `${row.document} ${row.text}`} nameOf={(row) => row.text} hrefOf={(row) => documentHref(row.document)} action={<GoLink to="/documents/number-rules">文号规则</GoLink>}
      filters={<>
        <Select aria-label="机关代字" style={{ width: '16rem' }} value={(rule?.id as string | undefined) ?? null} options={(rules.data ?? []).map((one) => ({ value: one.id as string, label: `${one.prefix}（${one.organName}）` }))} onChange={(id) => setFilters({ rule: id ?? '' })} />
        <Select aria-label="年份" style={{ width: '6rem' }} options={YEARS} value={String(year)} onChange={(chosen) => setFilters({ year: chosen })} />
      </>}
      empty={{ title: '这里将显示编过的每一个文号', hint: '作废的号码也在其中，并注明原因。' }}
    />
  )
}

const numberColumns: readonly Column<NumberLine>[] = [
  { key: 'text', title: '文号', width: 12, render: (row) => row.text },
  { key: 'title', title: '标题', isMain: true, render: (row) => row.title },
  { key: 'allotted', title: '编号时间', width: 11, render: (row) => momentWords(row.allottedAt, today()) },
  { key: 'state', title: '状态', width: 22, render: (row) => (row.voidedAt ? <><Light state="suspended">空号</Light> {row.voidReason}（{momentWords(row.voidedAt, today())}）</> : <Light state="normal">使用</Light>) },
]

function Seals({ filters }: RoomProps) {
  const seals = useQuery(queries.seals.queryOptions())
  return (
    <ListPage
      list="documents.seals" title="发文登记簿" views={viewsOf(filters)} rows={seals.data} problem={seals.error} columns={sealColumns} keyOf={(row) => `${row.document} ${row.seal} ${row.sealedAt}`} nameOf={(row) => row.title} hrefOf={(row) => documentHref(row.document)}
      empty={{ title: '这里将显示每一次用印', hint: '用印时自动登记印章、份数和保管人。' }}
    />
  )
}

const sealColumns: readonly Column<SealLine>[] = [
  { key: 'at', title: '用印时间', width: 10, render: (row) => momentWords(row.sealedAt, today()) },
  { key: 'title', title: '标题', isMain: true, render: (row) => row.title },
  { key: 'number', title: '文号', width: 12, render: (row) => row.number ?? '' },
  { key: 'seal', title: '印章', width: 14, render: (row) => row.seal },
  { key: 'copies', title: '份数', width: 5, isNumber: true, render: (row) => row.copies },
  { key: 'keeper', title: '用印人', width: 7, render: (row) => row.keeperName },
]
