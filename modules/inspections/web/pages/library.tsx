import { useInfiniteQuery, useMutation } from '@tanstack/react-query'
import { Button, Input } from 'antd'
import { useState } from 'react'
import { z } from 'zod'
import { type Column, GoLink, Light, ListPage, MoreRows, ProblemNote, Select, dayWords, saveFile, today, useFilters } from '#ui'
import { problemKindWords, problemKinds, problemSourceWords, problemSources } from '../../core/library.ts'
import type { LibraryShown, PoolPage } from '../../core/pool-views.ts'
import { problemWords } from '../../core/words.ts'
import { LibraryDialog, NoteDialog } from '../parts/library-dialogs.tsx'
import { poolClient, poolQueries, usePool } from '../pool-api.ts'
import { shortNames } from '../pool-words.ts'
import '../inspections.css'
import '../pool.css'

const text = z.string().catch('')
const filtersSchema = z.object({ unit: text, agency: text, source: text, kind: text, at: text, q: text })
type Filters = z.infer<typeof filtersSchema>
type Narrowed = Omit<NonNullable<Parameters<typeof poolQueries.library.queryOptions>[0]['input']>, 'after' | 'limit'>

/** 问题库: what all agencies found; of others' only that there is something (R51). */
export function Page() {
  const [filters, setFilters] = useFilters(filtersSchema)
  const { data: pool } = usePool()
  const [opened, setOpened] = useState<string | null>(null)
  const [isNoting, setNoting] = useState(false)
  const narrowed = Object.fromEntries(Object.entries(filters).filter(([, value]) => value !== '')) as Narrowed
  const list = useInfiniteQuery(poolQueries.library.infiniteOptions({
    input: (after: string | undefined) => ({ ...narrowed, limit: 50, ...(after ? { after } : {}) }), initialPageParam: undefined, getNextPageParam: (page: PoolPage<LibraryShown>) => page.next ?? undefined,
  }))
  const rows = list.data?.pages.flatMap((page, at) => page.lines.map((line, index) => ({ line, key: line.sight === 'full' ? line.key : `${line.key}-${at}-${index}` })))
  const saving = useMutation({ mutationFn: (shownColumns: readonly string[]) => poolClient.libraryFile({ ...narrowed, columns: shownColumns.join(',') }), onSuccess: (file) => saveFile(file) })
  const shown = rows?.find(({ key }) => key === opened)?.line
  const columns: readonly Column<NonNullable<typeof rows>[number]>[] = [
    { key: 'text', title: '问题', isMain: true, render: ({ line, key }) => (line.sight === 'full' ? <button type="button" className="sn-plain" onClick={() => setOpened(key)}>{line.text}</button> : <span className="sn-muted">该单位有问题在册</span>) },
    { key: 'unit', title: '单位', width: 10, render: ({ line }) => line.unit.name },
    { key: 'agency', title: '督查力量', width: 11, render: ({ line }) => shortNames(line.agencies) },
    { key: 'source', title: '来源', width: 7, render: ({ line }) => (line.sight === 'full' ? problemSourceWords[line.source] : '') },
    { key: 'kind', title: '类别', width: 7, render: ({ line }) => (line.sight === 'full' ? problemKindWords[line.kind] : '') },
    { key: 'at', title: '状态', width: 9, render: ({ line }) => (line.sight === 'full' ? <Light state={line.at === 'resolved' ? 'normal' : 'soon'}>{problemWords[line.at]}</Light> : '') },
    { key: 'on', title: '登记', width: 9, render: ({ line }) => dayWords(line.listedOn, today()) },
    { key: 'shared', title: '共享', width: 5, render: ({ line }) => (line.sight === 'full' && line.isShared ? '共享' : '') },
  ]
  return (
    <>
      <ListPage
        list="inspections.library" title="问题库" rows={rows} problem={list.error} columns={columns} keyOf={({ key }) => key} nameOf={({ line }) => line.unit.name}
        action={(pool?.mine.length ?? 0) > 0 && <Button type="primary" onClick={() => setNoting(true)}>登记问题</Button>} filters={<FilterFields filters={filters} onChange={setFilters} />} onExport={(keys) => saving.mutate(keys)} note={saving.error && <ProblemNote problem={saving.error} />}
        empty={Object.keys(narrowed).length > 0 ? { title: '没有符合条件的问题', hint: '请放宽上面的筛选条件。' } : { title: '这里将显示各督查力量发现的问题', hint: '督查发现的问题交办后自动入库；信访、审计、巡察等发现的可以登记。' }}
      />
      <MoreRows list={list}>显示更多问题</MoreRows>
      {shown?.sight === 'full' && <LibraryDialog key={shown.key} line={shown} onClose={() => setOpened(null)} />}
      {isNoting && pool && <NoteDialog pool={pool} onClose={() => setNoting(false)} />}
      <p className="sn-muted pool-note">别的督查力量未共享的问题，只显示该单位有问题；要移送的，打开问题后选“移送”，或到<GoLink to="/inspections/transfers">移送</GoLink>办理。</p>
    </>
  )
}

function FilterFields({ filters, onChange }: { readonly filters: Filters; readonly onChange: (change: Partial<Filters>) => void }) {
  const { data } = usePool()
  const choice = (key: Exclude<keyof Filters, 'q'>, label: string, options: { value: string; label: string }[]) => (
    <Select aria-label={label} placeholder={label} allowClear style={{ width: key === 'unit' ? '11rem' : '9rem' }} showSearch={{ optionFilterProp: 'label' }} options={options} value={filters[key] || null} onChange={(chosen) => onChange({ [key]: chosen ?? '' })} />
  )
  const named = (units: readonly { readonly unit: string; readonly name: string }[]) => units.map(({ unit, name }) => ({ value: unit, label: name }))
  return (
    <>
      <Input.Search key={filters.q} aria-label="问题中的词" placeholder="问题中的词" allowClear style={{ width: '13rem' }} defaultValue={filters.q} onSearch={(q) => onChange({ q: q.trim() })} />
      {choice('unit', '单位', named(data?.units ?? []))}
      {choice('agency', '督查力量', named(data?.agencies ?? []))}
      {choice('source', '来源', problemSources.map((value) => ({ value, label: problemSourceWords[value] })))}
      {choice('kind', '类别', problemKinds.map((value) => ({ value, label: problemKindWords[value] })))}
      {choice('at', '状态', (['listed', 'rectifying', 'rectified', 'returned', 'resolved'] as const).map((value) => ({ value, label: problemWords[value] })))}
    </>
  )
}
