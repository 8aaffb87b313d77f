import { useQuery } from '@tanstack/react-query'
import { type Column, GoLink, ListPage, momentWords, today } from '#ui'
import type { DefinitionRow } from '../../core/types.ts'
import { queries } from '../api.ts'
import { type FlowLine, flowHref, flowLines } from '../flow-lines.ts'
import '../workflow.css'

/** 流程管理: every flow of the office with its latest version and what still runs on which. */
export function Page() {
  const { data, error } = useQuery(queries.definitions.queryOptions())
  return (
    <ListPage<FlowLine>
      list="workflow.flows" title="流程" columns={columns} rows={data && flowLines(data)} problem={error} keyOf={({ name }) => name} nameOf={({ title }) => title} hrefOf={({ name }) => flowHref(name)}
      action={<GoLink to="/workflow/flow-draft" className="wf-open">画新流程</GoLink>}
      empty={{ title: '还没有流程', hint: '业务模块启用时会带来各自的流程，也可在此新画。' }}
    />
  )
}

const columns: readonly Column<FlowLine>[] = [
  { key: 'title', title: '流程', isMain: true, render: ({ title }) => title },
  { key: 'name', title: '标识', width: 14, render: ({ name }) => name },
  { key: 'version', title: '现行版本', width: 7, isNumber: true, render: ({ latest }) => `第 ${latest.version} 版` },
  { key: 'running', title: '在办', width: 6, isNumber: true, render: ({ running }) => `${running} 件` },
  { key: 'older', title: '其中旧版本', width: 8, isNumber: true, render: ({ onOlder }) => `${onOlder} 件` },
  { key: 'published', title: '发布', width: 14, render: ({ latest }) => publishedWords(latest) },
]

const publishedWords = ({ publishedBy, publishedAt }: DefinitionRow): string => `${publishedBy} ${momentWords(publishedAt, today())}`
