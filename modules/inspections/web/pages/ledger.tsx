import { useInfiniteQuery, useMutation } from '@tanstack/react-query'
import { z } from 'zod'
import { Light, ListPage, MoreRows, ProblemNote, dayWords, saveFile, today, useFilters, type Column } from '#ui'
import type { LedgerLine, Page as LinePage } from '../../core/views.ts'
import { problemWords } from '../../core/words.ts'
import { client, inspectionHref, queries } from '../api.ts'
import { problemTone } from '../words.ts'
import '../inspections.css'

const filtersSchema = z.object({ view: z.enum(['open', 'resolved', 'all']).catch('open') })
type State = z.infer<typeof filtersSchema>['view']

/** 整改台账: what one's own unit has to put right, and what one's own inspections found. */
export function Page() {
  const [{ view: state }] = useFilters(filtersSchema)
  const list = useInfiniteQuery(queries.ledger.infiniteOptions({
    input: (after: string | undefined) => ({ state, limit: 50, ...(after ? { after } : {}) }), initialPageParam: undefined, getNextPageParam: (page: LinePage<LedgerLine>) => page.next ?? undefined,
  }))
  const saving = useMutation({ mutationFn: (keys: readonly string[]) => client.ledgerFile({ state, columns: keys.join(',') }), onSuccess: (file) => saveFile(file) })
  return (
    <>
      <ListPage
        onExport={(keys) => saving.mutate(keys)} note={saving.error && <ProblemNote problem={saving.error} />}
        list="inspections.ledger" title="整改台账" rows={list.data?.pages.flatMap((page) => page.lines)} problem={list.error} columns={columns} keyOf={(row) => `${row.inspection}-${row.number}`} nameOf={(row) => row.description} hrefOf={(row) => inspectionHref(row.inspection)}
        views={(['open', 'resolved', 'all'] as const).map((key) => ({ key, label: viewWords[key], href: `/inspections/problems?view=${key}`, isCurrent: key === state }))}
        empty={{ title: '这里将显示督查中发现、要求整改的问题', hint: '被督查单位只看到本单位的问题，督查单位看到自己督查出的问题。' }}
      />
      <MoreRows list={list}>显示更多问题</MoreRows>
    </>
  )
}

const viewWords: Readonly<Record<State, string>> = { open: '未销号', resolved: '已销号', all: '全部' }

const columns: readonly Column<LedgerLine>[] = [
  { key: 'at', title: '状态', width: 9, render: (row) => <Light state={row.isOverdue ? 'overdue' : problemTone[row.at]}>{problemWords[row.at]}</Light> },
  { key: 'description', title: '问题', isMain: true, render: (row) => row.description },
  { key: 'unit', title: '责任单位', width: 9, render: (row) => row.unit.name },
  { key: 'measure', title: '整改要求', width: 14, render: (row) => row.measure },
  { key: 'due', title: '整改期限', width: 10, render: (row) => <>{dayWords(row.dueOn, today())}{row.dueWords && <div className="sn-muted">{row.dueWords}</div>}</> },
  { key: 'theme', title: '来自督查', width: 12, render: (row) => row.theme },
  { key: 'resolved', title: '销号日期', width: 8, isOptional: true, render: (row) => (row.resolvedOn ? dayWords(row.resolvedOn, today()) : '') },
]
