import { useInfiniteQuery, useMutation } from '@tanstack/react-query'
import { Button, Input } from 'antd'
import { z } from 'zod'
import { Light, ListPage, MoreRows, ProblemNote, Select, dayWords, saveFile, today, useFilters, useGo, useHotkeys, type Column } from '#ui'
import type { Method } from '../../core/types.ts'
import type { InspectionLine, Page as LinePage } from '../../core/views.ts'
import { methodWords, stageWords } from '../../core/words.ts'
import { client, inspectionHref, queries, useOptions } from '../api.ts'
import { shortened, stageTone } from '../words.ts'
import '../inspections.css'

const filtersSchema = z.object({ view: z.enum(['open', 'closed', 'all']).catch('open'), method: z.enum(['', 'onSite', 'joint', 'special']).catch(''), q: z.string().catch('') })
type Filters = z.infer<typeof filtersSchema>

/** 督查活动: what goes on, and what is over. */
export function Page() {
  const [filters, setFilters] = useFilters(filtersSchema)
  const go = useGo()
  const options = useOptions()
  const { view: scope, method, q } = filters
  const narrowed = { scope, ...(method ? { method } : {}), ...(q ? { q } : {}) }
  const saving = useMutation({ mutationFn: (keys: readonly string[]) => client.listFile({ ...narrowed, columns: keys.join(',') }), onSuccess: (file) => saveFile(file) })
  const list = useInfiniteQuery(queries.list.infiniteOptions({
    input: (after: string | undefined) => ({ ...narrowed, limit: 50, ...(after ? { after } : {}) }),
    initialPageParam: undefined, getNextPageParam: (page: LinePage<InspectionLine>) => page.next ?? undefined,
  }))
  const mayPlan = options.data?.mayPlan ?? false
  useHotkeys(mayPlan ? [{ keys: 'n', label: '拟定督查方案', act: () => go('/inspections/new') }] : [])
  return (
    <>
      <ListPage
        list="inspections" title="督查活动" rows={list.data?.pages.flatMap((page) => page.lines)} problem={list.error} columns={columns} keyOf={(row) => row.id} nameOf={(row) => row.theme} hrefOf={(row) => inspectionHref(row.id)}
        onExport={(keys) => saving.mutate(keys)} note={saving.error && <ProblemNote problem={saving.error} />}
        action={mayPlan && <Button type="primary" onClick={() => go('/inspections/new')}>拟定督查方案</Button>}
        views={(['open', 'closed', 'all'] as const).map((key) => ({ key, label: viewWords[key], href: `/inspections?view=${key}`, isCurrent: key === scope }))} filters={<FilterFields filters={filters} onChange={setFilters} />}
        empty={method || q ? { title: '没有符合条件的督查', hint: '请放宽上面的筛选条件。' } : { title: '这里将显示您参加的督查，和到您单位来的督查', hint: '方案经领导批准后才通知被督查单位。' }}
      />
      <MoreRows list={list}>显示更多督查</MoreRows>
    </>
  )
}

const viewWords: Readonly<Record<Filters['view'], string>> = { open: '进行中', closed: '已结束', all: '全部' }
const METHODS = (Object.keys(methodWords) as Method[]).map((value) => ({ value: value as string, label: methodWords[value] }))

const FilterFields = ({ filters, onChange }: { readonly filters: Filters; readonly onChange: (change: Partial<Filters>) => void }) => (
  <>
    <Input.Search key={filters.q} aria-label="督查主题或编号" placeholder="督查主题或编号" allowClear style={{ width: '14rem' }} defaultValue={filters.q} onSearch={(q) => onChange({ q: q.trim() })} />
    <Select aria-label="督查方式" placeholder="督查方式" allowClear style={{ width: '9rem' }} options={METHODS} value={filters.method || null} onChange={(method) => onChange({ method: (method ?? '') as Filters['method'] })} />
  </>
)

const columns: readonly Column<InspectionLine>[] = [
  { key: 'at', title: '状态', width: 8, render: (row) => <Light state={stageTone[row.at]}>{stageWords[row.at]}</Light> },
  { key: 'theme', title: '督查主题', isMain: true, render: (row) => row.theme },
  { key: 'method', title: '方式', width: 8, render: (row) => `${methodWords[row.method]}${row.isCovert ? '（暗访）' : ''}` },
  { key: 'lead', title: '督查单位', width: 10, render: (row) => shortened([row.lead, ...row.members]) },
  { key: 'targets', title: '被督查单位', width: 11, render: (row) => shortened(row.targets) },
  { key: 'window', title: '督查时间', width: 10, render: (row) => (row.from === row.to ? dayWords(row.from, today()) : `${dayWords(row.from, today())}至${dayWords(row.to, today())}`) },
  { key: 'problems', title: '问题', width: 10, render: (row) => (row.problems === 0 ? '' : `${row.problems} 个，未销号 ${row.problemsOpen}`) },
  { key: 'number', title: '编号', width: 12, isOptional: true, render: (row) => row.number ?? '' },
]
