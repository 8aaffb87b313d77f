import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { Button, Input } from 'antd'
import { useMemo, useState } from 'react'
import { z } from 'zod'
import type { Day } from '#lib/instants'
import { Banner, type Column, ListPage, MoreRows, ProblemNote, RangePicker, Select, clockWords, dayWords, today, useFilters, saveFile } from '#ui'
import { dayOf } from '#lib/instants'
import type { AuditRow, ChainReport } from '#lib/audit'
import '../administration.css'
import { client, queries } from '../api.ts'

const day = z.iso.date().transform((text) => text as Day).optional().catch(undefined)
const words = z.string().optional().catch(undefined)
const filtersSchema = z.object({ from: day, until: day, login: words, action: words, subject: words })

/** The audit: who, for whom, when, what, before and after. Looking at it is itself written down. */
export function Page() {
  const [filters, setFilters] = useFilters<z.output<typeof filtersSchema>>(filtersSchema)
  const [problem, setProblem] = useState<unknown>(null)
  const actions = useQuery(queries.auditActions.queryOptions()).data ?? none
  const columns = useMemo(() => columnsWith(actions), [actions])
  const found = useInfiniteQuery(queries.auditLines.infiniteOptions({
    input: (before: number | undefined) => ({ ...filters, before }), initialPageParam: undefined as number | undefined, getNextPageParam: (page) => page.next ?? undefined,
    // Each reading leaves a line: looking away and back must not.
    refetchOnWindowFocus: false, staleTime: Number.POSITIVE_INFINITY,
  }))
  const rows = found.data?.pages.flatMap((page) => page.rows)
  return (
    <>
      <ListPage<AuditRow>
        list="administration.audit" title="审计" rows={rows} problem={found.error} keyOf={({ id }) => String(id)} nameOf={({ id }) => `第 ${id} 条`} columns={columns}
        note={<>{problem ? <ProblemNote problem={problem} /> : null}<Verification onProblem={setProblem} /></>}
        action={<Button onClick={() => void found.refetch()}>重新读取</Button>}
        onExport={() => { client.exportAudit(filters).then(saveFile).catch(setProblem) }}
        filters={(
          <>
            <RangePicker label="日期" value={[filters.from ?? null, filters.until ?? null]} onChange={([from, until]) => setFilters({ from: from ?? undefined, until: until ?? undefined })} />
            <Narrowing label="登录名" value={filters.login} onNarrow={(login) => setFilters({ login })} />
            <Select<string>
              aria-label="操作" placeholder="操作" allowClear showSearch={{ optionFilterProp: 'label' }} style={{ width: '15rem' }} notFoundContent={null}
              value={filters.action ?? null as unknown as string} options={choicesOf(actions)} onChange={(action: string | undefined) => setFilters({ action })}
            />
            <Narrowing label="对象，如 document:编号" value={filters.subject} onNarrow={(subject) => setFilters({ subject })} />
          </>
        )}
        empty={{ title: '这里显示审计记录', hint: '没有符合条件的记录，请放宽条件。' }}
      />
      <MoreRows list={found}>再显示五十条</MoreRows>
    </>
  )
}

function Narrowing({ label, value, onNarrow }: { readonly label: string; readonly value: string | undefined; readonly onNarrow: (value: string | undefined) => void }) {
  return <Input.Search aria-label={label} placeholder={label} allowClear defaultValue={value ?? ''} onSearch={(text) => onNarrow(text.trim() || undefined)} style={{ width: '15rem' }} />
}

function Verification({ onProblem }: { readonly onProblem: (problem: unknown) => void }) {
  const [report, setReport] = useState<ChainReport | null>(null)
  const [isPending, setPending] = useState(false)
  const verify = () => {
    setPending(true)
    client.verifyAudit().then(setReport, onProblem).finally(() => setPending(false))
  }
  const button = <Button loading={isPending} onClick={verify}>校验审计链</Button>
  if (!report) return <Banner tone="info" action={button}>每条审计都串入 SM3 摘要链，改动、删除任何一条都能查出。</Banner>
  if (report.broken) {
    const { rowId, position } = report.broken
    return <Banner tone="overdue" action={button}>审计链在第 {position} 位断开{rowId === null ? '' : `（记录编号 ${rowId}）`}，该处之后的记录不可信。请立即保全现场并报告安全保密管理员。</Banner>
  }
  return <Banner tone="normal" action={button}>审计链完好：已封存 {report.sealed} 条，待封存 {report.waiting} 条。</Banner>
}

const none: Readonly<Record<string, string>> = {}

/** Every act by its words, those of one module together; where two have the same words, the code tells them apart. */
function choicesOf(actions: Readonly<Record<string, string>>) {
  const said = Map.groupBy(Object.values(actions), (words) => words)
  return Object.entries(actions).map(([value, words]) => ({ value, label: said.get(words)!.length > 1 ? `${words}（${value}）` : words })).toSorted((one, other) => one.value.localeCompare(other.value))
}

const columnsWith = (actions: Readonly<Record<string, string>>): readonly Column<AuditRow>[] => [
  { key: 'id', title: '编号', width: 5, isNumber: true, render: ({ id }) => id },
  { key: 'at', title: '时间', width: 11, render: ({ at }) => `${dayWords(dayOf(at), today())} ${clockWords(at)}` },
  { key: 'name', title: '姓名', width: 8, render: ({ name, onBehalfOf }) => (onBehalfOf ? `${name}（代）` : name) },
  { key: 'action', title: '操作', width: 14, isMain: true, render: ({ action }) => <span title={action}>{actions[action] ?? action}</span> },
  { key: 'subject', title: '对象', width: 14, render: ({ subject }) => subject },
  { key: 'before', title: '变更前', isOptional: true, render: ({ before }) => <Facts value={before} /> },
  { key: 'after', title: '变更后', render: ({ after }) => <Facts value={after} /> },
  { key: 'address', title: '来源', width: 9, render: ({ address }) => address },
  { key: 'request', title: '请求编号', width: 12, isOptional: true, render: ({ requestId }) => requestId },
]

const Facts = ({ value }: { readonly value: unknown }) => (value === null ? '' : <pre className="adm-json" tabIndex={0} aria-label="变更内容">{JSON.stringify(value)}</pre>)
