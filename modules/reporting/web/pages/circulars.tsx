import { useQuery } from '@tanstack/react-query'
import { type Column, ListPage, dayWords, momentWords, today } from '#ui'
import { circularAtWords } from '../../core/scores/circular.ts'
import { quarterWords } from '../../core/scores/facts.ts'
import type { CircularSummary } from '../../core/scores/views.ts'
import { circularHref, queries } from '../scores/api.ts'

/** 信息通报: quarters frozen, announced and told. */
export function Page() {
  const list = useQuery(queries.circulars.queryOptions())
  return (
    <ListPage
      list="reporting.circulars" title="信息通报" rows={list.data} problem={list.error} columns={columns} keyOf={(row) => row.id} nameOf={(row) => quarterWords(row.quarter)} hrefOf={(row) => circularHref(row.id)}
      empty={{ title: '这里将显示季度信息通报', hint: '信息科在“信息计分”中冻结一个季度的数据，预告并答复申诉后转办文。' }}
    />
  )
}

const columns: readonly Column<CircularSummary>[] = [
  { key: 'quarter', title: '季度', isMain: true, render: (row) => `${quarterWords(row.quarter)}信息通报` },
  { key: 'at', title: '状态', width: 8, render: (row) => circularAtWords[row.at] },
  { key: 'cutOff', title: '数据截至', width: 12, render: (row) => momentWords(row.cutOff, today()) },
  { key: 'until', title: '申诉期至', width: 10, render: (row) => (row.appealUntil ? dayWords(row.appealUntil, today()) : '') },
  { key: 'appeals', title: '待答复申诉', width: 9, render: (row) => (row.openAppeals > 0 ? `▲ ${row.openAppeals} 条` : '') },
]
