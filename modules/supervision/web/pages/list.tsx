import { useInfiniteQuery, useMutation } from '@tanstack/react-query'
import { Button, Input } from 'antd'
import { z } from 'zod'
import { type Column, ListPage, MoreRows, ProblemNote, Select, dayWords, saveFile, today, useFilters, useGo, useHotkeys } from '#ui'
import { lightOrder, lightWords } from '../../core/lights.ts'
import { stageWords } from '../../core/rules.ts'
import { paces, paceWords, sourceWords, sources } from '../../core/sources.ts'
import type { ItemAt } from '../../core/types.ts'
import type { ItemFilter, ItemLine, Page as LinePage } from '../../core/views.ts'
import { client, itemHref, queries, useOptions } from '../api.ts'
import { LightMark } from '../parts/light-mark.tsx'
import { Progress } from '../parts/progress.tsx'
import '../supervision.css'

const text = z.string().catch('')
const filtersSchema = z.object({
  view: z.enum(['open', 'mine', 'instructions', 'closed', 'all']).catch('open'), light: text, source: text, category: text, unit: text, cooperating: text, leader: text, at: text, pace: text, year: text, list: text, q: text, instructions: text,
})
type Filters = z.infer<typeof filtersSchema>
type Narrowed = Omit<Parameters<typeof client.list>[0], 'after' | 'limit'>

/** 督查事项: what is being done, what is mine, what is closed. */
export function Page() {
  const [filters, setFilters] = useFilters(filtersSchema)
  const go = useGo()
  const options = useOptions()
  const narrowed = narrowedBy(filters)
  const list = useInfiniteQuery(queries.list.infiniteOptions({
    input: (after: string | undefined) => ({ ...narrowed, limit: 50, ...(after ? { after } : {}) }),
    initialPageParam: undefined, getNextPageParam: (page: LinePage<ItemLine>) => page.next ?? undefined,
  }))
  const saving = useMutation({ mutationFn: (shown: readonly string[]) => client.listFile({ ...narrowed, columns: shown.join(',') }), onSuccess: (file) => saveFile(file) })
  const mayPropose = options.data?.mayPropose ?? false
  useHotkeys(mayPropose ? [{ keys: 'n', label: '督查立项', act: () => go('/supervision/items/new') }] : [])
  return (
    <>
      <ListPage
        list="supervision" title="督查事项" rows={list.data?.pages.flatMap((page) => page.lines)} problem={list.error} columns={columns} keyOf={(row) => row.id} nameOf={(row) => row.title} hrefOf={(row) => itemHref(row.id)}
        action={mayPropose && <Button type="primary" onClick={() => go('/supervision/items/new')}>督查立项</Button>} onExport={(shown) => saving.mutate(shown)} note={saving.error && <ProblemNote problem={saving.error} />}
        views={viewsOf(filters.view)} filters={<FilterFields filters={filters} onChange={setFilters} />}
        empty={isNarrowed(filters) ? { title: '没有符合条件的事项', hint: '请放宽上面的筛选条件。' } : EMPTY[filters.view]}
      />
      <MoreRows list={list}>显示更多事项</MoreRows>
    </>
  )
}

const EMPTY: Readonly<Record<Filters['view'], { title: string; hint?: string }>> = {
  open: { title: '这里将显示正在督办的事项', hint: '立项、交办后按期限先后排列。' }, mine: { title: '这里将显示由您提出、审定、领办或批示的事项' }, instructions: { title: '这里将显示领导批示件', hint: '只有承办单位、督查室和批示领导看得到。' },
  closed: { title: '这里将显示已办结、终止的事项' }, all: { title: '这里将显示您能看到的全部督查事项' },
}

const VIEWS: Readonly<Record<Filters['view'], Pick<ItemFilter, 'scope' | 'instructions'> & { mine?: '1' }>> = {
  open: {}, mine: { scope: 'all', mine: '1' }, instructions: { instructions: 'only' }, closed: { scope: 'closed' }, all: { scope: 'all' },
}
const viewWords: Readonly<Record<Filters['view'], string>> = { open: '在督', mine: '与我有关', instructions: '批示件', closed: '已办结', all: '全部' }
const viewsOf = (current: Filters['view']) => (Object.keys(viewWords) as Filters['view'][]).map((key) => ({ key, label: viewWords[key], href: `/supervision/items?view=${key}`, isCurrent: key === current }))

const isNarrowed = (filters: Filters): boolean => Object.entries(filters).some(([key, value]) => key !== 'view' && value !== '')

/** What the server narrows the list by: the tab and the filter bar. What the address holds wrongly the server refuses in words. */
function narrowedBy({ view, year, ...filters }: Filters): Narrowed {
  const given = Object.fromEntries(Object.entries(filters).filter(([, value]) => value !== ''))
  return { ...given, ...(/^\d{4}$/.test(year) ? { year: Number(year) } : {}), ...VIEWS[view] } as Narrowed
}

const optionsOf = <Key extends string>(keys: readonly Key[], words: (key: Key) => string) => keys.map((value) => ({ value: value as string, label: words(value) }))
const LIGHTS = optionsOf(lightOrder, (light) => `${lightWords[light].glyph} ${lightWords[light].name}`)
const SOURCES = optionsOf(sources, (source) => sourceWords[source])
const STATES = optionsOf((Object.keys(stageWords) as ItemAt[]).filter((at) => at !== 'absent'), (at) => stageWords[at])
const PACES = optionsOf(paces, (pace) => paceWords[pace])

function FilterFields({ filters, onChange }: { readonly filters: Filters; readonly onChange: (change: Partial<Filters>) => void }) {
  const { data } = useOptions()
  const choice = (key: Exclude<keyof Filters, 'view' | 'q'>, label: string, { options, width = 8 }: { options: { value: string; label: string }[]; width?: number }) => (
    <Select
      aria-label={label} placeholder={label} allowClear style={{ width: `${width}rem` }} showSearch={{ optionFilterProp: 'label' }} options={options}
      value={filters[key] || null} onChange={(chosen) => onChange({ [key]: chosen ?? '' })}
    />
  )
  return (
    <>
      <Input.Search key={filters.q} aria-label="事项名称或编号" placeholder="事项名称或编号" allowClear style={{ width: '14rem' }} defaultValue={filters.q} onSearch={(q) => onChange({ q: q.trim() })} />
      {choice('light', '灯号', { options: LIGHTS })}
      {choice('source', '立项来源', { options: SOURCES, width: 12 })}
      {choice('unit', '牵头单位', { options: (data?.units ?? []).map(({ unit, name }) => ({ value: unit, label: name })), width: 11 })}
      {choice('leader', '责任领导', { options: (data?.leaders ?? []).map(({ person, name }) => ({ value: person, label: name })) })}
      {choice('at', '状态', { options: STATES })}
      {choice('category', '类别', { options: (data?.categories ?? []).map(({ code, name }) => ({ value: code, label: name })), width: 10 })}
      {choice('pace', '缓急', { options: PACES, width: 7 })}
      {choice('year', '立项年份', { options: YEARS, width: 8 })}
      {filters.list && <button type="button" className="sn-plain" onClick={() => onChange({ list: '' })}>清单：{filters.list} ×<span className="sn-hidden">，不再只看这份清单</span></button>}
      {filters.instructions === 'without' && filters.view !== 'instructions' && <button type="button" className="sn-plain" onClick={() => onChange({ instructions: '' })}>不含批示件 ×<span className="sn-hidden">，连批示件一起看</span></button>}
    </>
  )
}

const YEARS = optionsOf(Array.from({ length: 6 }, (_, back) => String(Number(today().slice(0, 4)) - back)), (year) => `${year}年`)

const columns: readonly Column<ItemLine>[] = [
  { key: 'light', title: '灯号', width: 6, render: (row) => <LightMark light={row.light.light} /> },
  { key: 'title', title: '事项', isMain: true, render: (row) => row.title },
  { key: 'number', title: '编号', width: 12.5, render: (row) => row.number ?? '' },
  { key: 'leads', title: '牵头单位', width: 9, render: (row) => shortened(row.leads) },
  { key: 'due', title: '办结期限', width: 10, render: (row) => (row.dueOn ? <>{dayWords(row.dueOn, today())}{row.dueWords && <div className="sn-muted">{row.dueWords}</div>}</> : '') },
  { key: 'progress', title: '进度', width: 8.5, render: (row) => <Progress share={row.progress} /> },
  { key: 'at', title: '状态', width: 7.5, render: (row) => stageWords[row.at] },
  { key: 'source', title: '来源', width: 10, isOptional: true, render: (row) => sourceWords[row.source] },
  { key: 'category', title: '类别', width: 9, isOptional: true, render: (row) => row.categoryName },
  { key: 'pace', title: '缓急', width: 5, isOptional: true, render: (row) => paceWords[row.pace] },
  { key: 'leaders', title: '责任领导', width: 8, isOptional: true, render: (row) => row.leaderNames.join('、') },
  { key: 'closed', title: '办结日期', width: 8, isOptional: true, render: (row) => (row.closedOn ? dayWords(row.closedOn, today()) : '') },
]

/** Two units by name, the rest by number. */
const shortened = (names: readonly string[]): string => (names.length <= 2 ? names.join('、') : `${names.slice(0, 2).join('、')}等${names.length}个`)
