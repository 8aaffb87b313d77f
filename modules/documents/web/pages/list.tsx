import { useInfiniteQuery, useMutation } from '@tanstack/react-query'
import { Button, Input } from 'antd'
import { z } from 'zod'
import { type Column, Light, ListPage, MoreRows, ProblemNote, Select, concerns, momentWords, today, useFilters, useGo, useHotkeys, useSession, saveFile } from '#ui'
import { docKinds, kinds, urgencyWords } from '../../core/kinds.ts'
import { stageWords } from '../../core/rules.ts'
import type { At } from '../../core/types.ts'
import type { DocumentLine, Page as LinePage } from '../../core/views.ts'
import { client, documentHref, queries, useUnits } from '../api.ts'
import { lightOf, urgencyLight } from '../words.ts'
import '../documents.css'

const text = z.string().catch('')
const filtersSchema = z.object({ view: z.enum(['running', 'mine', 'issued', 'all']).catch('running'), kind: text, at: text, unit: text, year: text, q: text })
type Filters = z.infer<typeof filtersSchema>

/** 发文: what is on its way, what I began, what went out. */
export function Page() {
  const [filters, setFilters] = useFilters(filtersSchema)
  const go = useGo()
  const narrowed = narrowedBy(filters)
  const list = useInfiniteQuery(queries.list.infiniteOptions({
    input: (after: string | undefined) => ({ ...narrowed, limit: 50, ...(after ? { after } : {}) }),
    initialPageParam: undefined, getNextPageParam: (page: LinePage<DocumentLine>) => page.next ?? undefined,
  }))
  const saving = useMutation({ mutationFn: (shown: readonly string[]) => client.listFile({ ...narrowed, columns: shown.join(',') }), onSuccess: (file) => saveFile(file) })
  useHotkeys([{ keys: 'n', label: '拟稿', act: () => go('/documents/new') }])
  return (
    <>
      <ListPage
        list="documents" title="发文" rows={list.data?.pages.flatMap((page) => page.lines)} problem={list.error} columns={columns} keyOf={(row) => row.id} nameOf={(row) => row.title || '未拟标题'} hrefOf={(row) => documentHref(row.id)}
        action={<Button type="primary" onClick={() => go('/documents/new')}>拟稿</Button>} onExport={(shown) => saving.mutate(shown)} note={saving.error && <ProblemNote problem={saving.error} />} views={useViews(filters.view)}
        filters={<FilterFields filters={filters} onChange={setFilters} />}
        empty={{ title: EMPTY[filters.view], hint: '看不到想找的公文时，请放宽上面的筛选条件。' }}
      />
      <MoreRows list={list}>显示更早的公文</MoreRows>
    </>
  )
}

const EMPTY: Readonly<Record<Filters['view'], string>> = {
  running: '这里将显示正在办理的公文', mine: '这里将显示您起草的公文', issued: '这里将显示已经分发的公文', all: '这里将显示您经手的全部公文',
}

/** What the server narrows the list by: the tab and the filter bar. */
const narrowedBy = ({ view, kind, at, unit, year, q }: Filters) => ({
  ...(kind ? { kind: kind as DocumentLine['kind'] } : {}), ...(at ? { at: at as At } : {}), ...(unit ? { unit: unit as never } : {}),
  ...(/^\d{4}$/.test(year) ? { year: Number(year) } : {}), ...(q ? { q } : {}), ...VIEWS[view],
})

const VIEWS = { running: { running: '1' }, mine: { mine: '1' }, issued: { dispatched: '1' }, all: {} } as const

/** The tabs; 待签收 and 登记簿 are pages of their own that stand beside the lists. */
function useViews(current: Filters['view']) {
  const session = useSession()
  const own = ([['running', '在办'], ['mine', '我拟的'], ['issued', '已发'], ['all', '全部']] as const)
    .map(([key, label]) => ({ key, label, href: `/documents?view=${key}`, isCurrent: key === current }))
  const signing = concerns(session, ['unitContact', 'confidentialClerk']) ? [{ key: 'receipts', label: '待签收', href: '/documents/receipts' }] : []
  return [...own, ...signing, { key: 'register', label: '登记簿', href: '/documents/register' }]
}

const STATES = (Object.keys(stageWords) as At[]).filter((at) => at !== 'absent').map((value) => ({ value, label: stageWords[value] }))
const KINDS = docKinds.map((value) => ({ value, label: kinds[value].name }))

function FilterFields({ filters, onChange }: { readonly filters: Filters; readonly onChange: (change: Partial<Filters>) => void }) {
  const units = useUnits()
  return (
    <>
      <Input.Search key={filters.q} aria-label="标题或文号" placeholder="标题或文号" allowClear style={{ width: '16rem' }} defaultValue={filters.q} onSearch={(q) => onChange({ q })} />
      <Select aria-label="文种" placeholder="文种" allowClear style={{ width: '7rem' }} options={KINDS} value={filters.kind || null} onChange={(kind) => onChange({ kind: kind ?? '' })} />
      <Select aria-label="环节" placeholder="环节" allowClear style={{ width: '7rem' }} options={STATES} value={filters.at || null} onChange={(at) => onChange({ at: at ?? '' })} />
      <Select
        aria-label="单位" placeholder="起草或发文单位" allowClear style={{ width: '12rem' }} showSearch={{ optionFilterProp: 'label' }}
        options={(units ?? []).map((unit) => ({ value: unit.id as string, label: unit.shortName }))} value={filters.unit || null} onChange={(unit) => onChange({ unit: unit ?? '' })}
      />
      <Select
        aria-label="年份" placeholder="年份" allowClear style={{ width: '6rem' }} value={filters.year || null} onChange={(year) => onChange({ year: year ?? '' })}
        options={Array.from({ length: 6 }, (_, back) => String(Number(today().slice(0, 4)) - back)).map((value) => ({ value, label: value }))}
      />
    </>
  )
}

const columns: readonly Column<DocumentLine>[] = [
  { key: 'title', title: '标题', isMain: true, render: (row) => row.title || '未拟标题' },
  { key: 'at', title: '环节', width: 9, render: (row) => <Light state={lightOf(row.at, row.returned)}>{row.returned ? `退回·${stageWords[row.at]}` : stageWords[row.at]}</Light> },
  { key: 'urgency', title: '缓急', width: 5.5, render: (row) => (row.urgency === 'none' ? <span className="sn-muted">{urgencyWords.none}</span> : <Light state={urgencyLight[row.urgency]}>{urgencyWords[row.urgency]}</Light>) },
  { key: 'kind', title: '文种', width: 5, render: (row) => kinds[row.kind].name },
  { key: 'number', title: '文号', width: 12, render: (row) => row.number ?? '' },
  { key: 'drafter', title: '拟稿', width: 11, render: (row) => `${row.drafterName}（${row.draftingUnitName}）` },
  { key: 'organ', title: '发文机关', width: 9, isOptional: true, render: (row) => row.issuingOrganName ?? '' },
  { key: 'changed', title: '最近变动', width: 10, render: (row) => momentWords(row.changedAt, today()) },
]
