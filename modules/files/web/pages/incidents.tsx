import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Button } from 'antd'
import { z } from 'zod'
import { Banner, type Column, type Confirmation, Light, ListPage, ProblemNote, momentWords, nowInstant, showToast, today, useConfirm, useFilters } from '#ui'
import type { IncidentRow } from '../../contract.ts'
import type { Outcome } from '../../core/types.ts'
import { queries } from '../api.ts'
import { clockLeft, outcomeWords, signWords } from '../words.ts'

const filtersSchema = z.object({ closed: z.enum(['0', '1']).catch('0') })

/** The secrecy officer's list. It shows who, when and why the content was stopped, never the content itself. */
export function Page() {
  const [{ closed }] = useFilters(filtersSchema)
  const { data, error } = useQuery(queries.incidents.queryOptions({ input: { closed } }))
  const acts = useActs()
  return (
    <ListPage
      list="files.incidents" title="保密事件" rows={data} problem={error} columns={columnsFor(closed === '1', acts)}
      note={(
        <>
          <Banner tone="info">发现涉密内容后，应立即采取补救措施，并在 24 小时内向上级和保密行政管理部门报告。载体由保密员按要求处置，本系统不显示其标题和内容。</Banner>
          {acts.problem !== null && <ProblemNote problem={acts.problem} />}
        </>
      )}
      keyOf={(row) => row.id} nameOf={(row) => `${row.who}${momentWords(row.openedAt, today())}`}
      views={[
        { key: 'open', label: '处置中', href: '/secrecy/incidents', isCurrent: closed === '0' },
        { key: 'closed', label: '已结案', href: '/secrecy/incidents?closed=1', isCurrent: closed === '1' },
      ]}
      empty={closed === '1' ? { title: '没有已结案的保密事件' } : { title: '没有待处置的保密事件', hint: '上传的文件一旦带有密级标志，会立即隔离并在此登记。' }}
    />
  )
}

interface Acts {
  readonly problem: unknown
  readonly report: (row: IncidentRow) => void
  readonly close: (row: IncidentRow, outcome: Outcome) => void
}

function columnsFor(isClosed: boolean, acts: Acts): readonly Column<IncidentRow>[] {
  const found: readonly Column<IncidentRow>[] = [
    { key: 'openedAt', title: '发现时间', width: 10, isMain: true, render: (row) => momentWords(row.openedAt, today()) },
    { key: 'who', title: '上传人', width: 8, render: (row) => row.who },
    { key: 'sign', title: '拦截原因', render: (row) => signWords[row.sign] },
  ]
  const fingerprint: Column<IncidentRow> = { key: 'sm3', title: '文件杂凑值（SM3）', width: 14, isOptional: true, render: (row) => <code>{row.sm3.slice(0, 16)}…</code> }
  if (isClosed) {
    return [...found,
      { key: 'outcome', title: '处置结果', width: 10, render: (row) => row.outcome && outcomeWords[row.outcome] },
      { key: 'closedAt', title: '结案时间', width: 10, render: (row) => row.closedAt && momentWords(row.closedAt, today()) },
      fingerprint]
  }
  return [...found,
    { key: 'due', title: '报告时限', width: 11, render: (row) => <Clock row={row} /> },
    fingerprint,
    { key: 'acts', title: '处置', width: 27, render: (row) => <RowActs row={row} acts={acts} /> }]
}

function Clock({ row }: { readonly row: IncidentRow }) {
  if (row.reportedAt) return <Light state="normal">{`已报告 ${momentWords(row.reportedAt, today())}`}</Light>
  const { state, words } = clockLeft(row.dueAt, nowInstant())
  return <Light state={state}>{words}</Light>
}

function RowActs({ row, acts }: { readonly row: IncidentRow; readonly acts: Acts }) {
  const outcomes: readonly Outcome[] = row.at === 'open' ? ['not-classified'] : ['handed-over', 'destroyed-by-order', 'not-classified']
  return (
    <div className="sn-row">
      {row.at === 'open' && <Button onClick={() => acts.report(row)}>记录已报告</Button>}
      {outcomes.map((outcome) => <Button key={outcome} onClick={() => acts.close(row, outcome)}>{outcomeWords[outcome]}</Button>)}
    </div>
  )
}

function useActs(): Acts {
  const cache = useQueryClient()
  const confirm = useConfirm()
  const onSuccess = () => cache.invalidateQueries({ queryKey: queries.incidents.key() })
  const report = useMutation(queries.reportIncident.mutationOptions({ onSuccess }))
  const close = useMutation(queries.closeIncident.mutationOptions({ onSuccess }))
  const ask = async (question: Confirmation, act: () => Promise<unknown>, done: string) => {
    report.reset()
    close.reset()
    // A refusal stays with its mutation and is shown above the list.
    if (await confirm(question)) await act().then(() => showToast({ text: done }), () => undefined)
  }
  return {
    problem: report.error ?? close.error,
    report: ({ id, version }) => void ask(
      { verb: '记录已报告', title: '已向上级和保密行政管理部门报告？', body: '将以现在的时间记录报告，并停止 24 小时计时。' },
      () => report.mutateAsync({ id, version }), '已记录报告时间'),
    close: ({ id, version }, outcome) => void ask(
      { verb: '结案', title: `以「${outcomeWords[outcome]}」结案？`, body: outcome === 'not-classified' ? '结案后，同一文件可以重新上传。' : '结案后不能再改动。' },
      () => close.mutateAsync({ id, version, outcome }), '已结案'),
  }
}
