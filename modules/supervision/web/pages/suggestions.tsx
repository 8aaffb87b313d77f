import { useInfiniteQuery, useMutation } from '@tanstack/react-query'
import { z } from 'zod'
import { type Column, ListPage, MoreRows, ProblemNote, Select, dayWords, saveFile, today, useFilters } from '#ui'
import type { UnitId } from '#lib/ids'
import { dayOf } from '#lib/instants'
import { fateWords, fates, problemKindWords, problemKinds, type Fate, type ProblemKind } from '../../core/outputs/suggestions.ts'
import type { SuggestionView } from '../../core/outputs/views.ts'
import { sourceWords, sources, type Source } from '../../core/sources.ts'
import type { Page as LinePage } from '../../core/views.ts'
import { client, queries, useOptions } from '../api.ts'
import { suggestionHref } from '../outputs/hrefs.ts'
import '../supervision.css'

const text = z.string().catch('')
const filtersSchema = z.object({ fate: z.enum(['', ...fates] as ['', ...Fate[]]).catch(''), kind: z.enum(['', ...problemKinds] as ['', ...ProblemKind[]]).catch(''), unit: text, source: z.enum(['', ...sources] as ['', ...Source[]]).catch('') })
type Filters = z.infer<typeof filtersSchema>

/** 问题与建议: what units reported to stand in the way, and what became of their suggestions (R53, R54). */
export function Page() {
  const [filters, setFilters] = useFilters(filtersSchema)
  const { fate, kind, unit, source } = filters
  const asked = { ...(fate ? { fate } : {}), ...(kind ? { kind } : {}), ...(unit ? { unit: unit as UnitId } : {}), ...(source ? { source } : {}) }
  const list = useInfiniteQuery(queries.suggestions.infiniteOptions({
    input: (after: string | undefined) => ({ ...asked, limit: 50, ...(after ? { after } : {}) }), initialPageParam: undefined, getNextPageParam: (page: LinePage<SuggestionView>) => page.next ?? undefined,
  }))
  const saving = useMutation({ mutationFn: () => client.suggestionsFile(asked), onSuccess: (file) => saveFile(file) })
  return (
    <>
      <ListPage
        onExport={() => saving.mutate()} note={saving.error && <ProblemNote problem={saving.error} />} list="supervision.suggestions" title="问题与建议" rows={list.data?.pages.flatMap((page) => page.lines)} problem={list.error} columns={columns} keyOf={(row) => row.id} nameOf={nameOf} hrefOf={(row) => suggestionHref(row.id)}
        views={(['', ...fates] as const).map((key) => ({ key: key || 'all', label: key ? fateWords[key] : '全部', href: `/supervision/suggestions${key ? `?fate=${key}` : ''}`, isCurrent: key === fate }))}
        filters={<FilterFields filters={filters} onChange={setFilters} />}
        empty={kind || unit || source ? { title: '没有符合条件的问题和建议', hint: '请放宽上面的筛选条件。' } : { title: '这里将显示办理中反映的问题和建议', hint: '承办单位在进展报告、办结反馈里填写的存在问题、意见建议和需上级协调事项，会自动列在这里。' }}
      />
      <MoreRows list={list}>显示更多问题和建议</MoreRows>
    </>
  )
}

const nameOf = ({ words: { suggestion, problem, coordination } }: SuggestionView): string => suggestion || problem || coordination

function FilterFields({ filters, onChange }: { readonly filters: Filters; readonly onChange: (change: Partial<Filters>) => void }) {
  const { data } = useOptions()
  const choice = (key: 'kind' | 'unit' | 'source', label: string, options: { value: string; label: string }[]) => (
    <Select aria-label={label} placeholder={label} allowClear style={{ width: '11rem' }} showSearch={{ optionFilterProp: 'label' }} options={options} value={filters[key] || null} onChange={(chosen) => onChange({ [key]: chosen ?? '' })} />
  )
  return (
    <>
      {choice('kind', '问题类别', problemKinds.map((value) => ({ value, label: problemKindWords[value] })))}
      {choice('unit', '反映单位', (data?.units ?? []).map(({ unit, name }) => ({ value: unit, label: name })))}
      {choice('source', '立项来源', sources.map((value) => ({ value, label: sourceWords[value] })))}
    </>
  )
}

const columns: readonly Column<SuggestionView>[] = [
  { key: 'words', title: '问题和建议', isMain: true, render: (row) => nameOf(row) },
  { key: 'unit', title: '反映单位', width: 9, render: (row) => row.unitName },
  { key: 'item', title: '督查事项', width: 15, render: (row) => row.itemTitle },
  { key: 'kind', title: '类别', width: 7, render: (row) => problemKindWords[row.kind] },
  { key: 'raised', title: '反映日期', width: 9.5, render: (row) => dayWords(dayOf(row.raisedAt), today()) },
  { key: 'fate', title: '采纳情况', width: 7, render: (row) => fateWords[row.fate] },
  { key: 'source', title: '立项来源', width: 12, isOptional: true, render: (row) => sourceWords[row.source] },
  { key: 'change', title: '变更成果', width: 12, isOptional: true, render: (row) => row.change?.title ?? '' },
]
