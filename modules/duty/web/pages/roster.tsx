import { useMutation, useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState } from 'react'
import { z } from 'zod'
import { Banner, EmptyState, ProblemNote, Waiting, asProblem, momentWords, saveFile, today, useConfirm, useFilters, useGo, useTitle } from '#ui'
import type { RosterAct, SeatChange } from '../../core/roster.ts'
import { rosterAtWords, seatKey, type Month, type Seat } from '../../core/types.ts'
import type { MonthView } from '../../core/views.ts'
import { client, queries, useDutyAct } from '../api.ts'
import { Matrix } from '../parts/matrix.tsx'
import { PlaceDialog } from '../parts/place-dialog.tsx'
import { SwapDialog } from '../parts/swap-dialog.tsx'
import { Swaps } from '../parts/swaps.tsx'
import { Tally } from '../parts/tally.tsx'
import '../duty.css'

const filtersSchema = z.object({ month: z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/).catch('') })
type ActInput = Parameters<typeof client.actOnRoster>[0]
const doneWords: Readonly<Record<RosterAct, string>> = { arrange: '已按轮次排好，可以再调整。', change: '已调整。', submit: '已送办公室领导审定。', return: '已退回。', publish: '已发布，并通知所有值班人员。' }

/** 值班表: days by roles as on the wall; arranged, settled, and swapped here. */
export function Page() {
  const [filters, setFilters] = useFilters(filtersSchema)
  const month = (filters.month || today().slice(0, 7)) as Month
  useTitle('值班表')
  const view = useQuery({ ...queries.month.queryOptions({ input: { month } }), retry: false })
  const turn = (by: number) => setFilters({ month: turned(month, by) })
  return (
    <div className="duty-page duty-roster">
      <header className="sn-page-head"><h1>{view.data?.officeName && <span className="duty-print-only">{view.data.officeName}</span>}值班表</h1>{view.data && <Tools view={view.data} />}</header>
      <div className="sn-row duty-turner"><Button className="sn-screen-only" onClick={() => turn(-1)}>‹ 上月</Button><h2>{Number(month.slice(0, 4))}年{Number(month.slice(5))}月</h2><Button className="sn-screen-only" onClick={() => turn(1)}>下月 ›</Button>{view.data && <span className="sn-muted">每日{view.data.handoverAt}交接</span>}</div>
      {view.error ? asProblem(view.error).code === 'not-found' ? <EmptyState title="值班表由区委办公室工作人员和值班人员查看" hint="本月没有您的班。" /> : <ProblemNote problem={view.error} onRetry={() => void view.refetch()} /> : view.data ? <Shown key={month} view={view.data} /> : <Waiting lines={12} />}
    </div>
  )
}

function Tools({ view: { month, may, tally } }: { readonly view: MonthView }) {
  const go = useGo()
  const saving = useMutation({ mutationFn: () => client.monthFile({ month }), onSuccess: (file) => saveFile(file) })
  return (
    <div className="sn-row sn-screen-only">
      {tally.length > 0 && <Button onClick={() => go('/duty/people')}>值班人员</Button>}
      {may.includes('arrange') && <Button onClick={() => go(`/duty/import?month=${month}`)}>导入</Button>}
      <Button loading={saving.isPending} onClick={() => saving.mutate()}>导出</Button><Button onClick={() => print()}>打印</Button>
    </div>
  )
}

function Shown({ view }: { readonly view: MonthView }) {
  const [open, setOpen] = useState<Seat | null>(null)
  const acting = useDutyAct((act: ActInput['act']) => client.actOnRoster({ month: view.month, version: view.version, act }), ({ type }) => doneWords[type])
  const mayChange = view.may.includes('change')
  const change = (changes: readonly SeatChange[]) => void acting.run({ type: 'change', changes: changes.map((one) => ({ ...one })) })
  const own = open && !mayChange ? view.mine.find((one) => seatKey(one) === seatKey(open)) : undefined
  const { roster } = view
  return (
    <>
      {acting.problem ? <ProblemNote problem={acting.problem} /> : null}
      {view.isCalendarMissing && view.tally.length > 0 && <Banner tone="soon">日历里还没有这一年的节假日，法定假日会按工作日计算，请先请系统管理员录入。</Banner>}
      {roster?.returned && <Banner tone="soon">{roster.returned.by.name}退回：{roster.returned.reason}</Banner>}
      <Acts view={view} isPending={acting.isPending} onAct={(act) => void acting.run(act)} />
      {view.shifts.length > 0 || mayChange ? <Matrix view={view} mayChange={mayChange} onChange={change} onOpen={setOpen} />
        : <EmptyState title="这个月的值班表还没有发布" hint={view.may.includes('arrange') ? '点“按轮次排班”，系统按公平轮换排出全月，再作调整。' : '发布后会通知每位值班人员。'} />}
      {roster?.published && <p className="sn-muted">{roster.published.by.name} {momentWords(roster.published.at, today())} 审定发布</p>}
      <Swaps swaps={view.swaps} />
      {view.tally.length > 0 && <Tally tally={view.tally} />}
      {open && mayChange && <PlaceDialog key={seatKey(open)} view={view} seat={open} onChange={change} onClose={() => setOpen(null)} />}
      {own && <SwapDialog key={seatKey(own)} shift={own} onClose={() => setOpen(null)} />}
    </>
  )
}

/** Where the roster stands, and the next step. */
function Acts({ view: { may, roster, empty }, isPending, onAct }: { readonly view: MonthView; readonly isPending: boolean; readonly onAct: (act: ActInput['act']) => void }) {
  const confirm = useConfirm()
  const arrange = async () => {
    if (!roster || await confirm({ verb: '重新排班', title: '重新按轮次排全月？', body: '现在的编排和手工调整会被替换。' })) onAct({ type: 'arrange' })
  }
  const giveBack = async () => {
    const answer = await confirm({ verb: '退回', title: '退回值班室修改？', reason: { label: '修改意见', isRequired: true } })
    if (answer) onAct({ type: 'return', reason: answer.reason })
  }
  const publish = async () => {
    if (await confirm({ verb: '发布', title: '审定并发布这个月的值班表？', body: '发布后通知所有值班人员，以后只能调班。' })) onAct({ type: 'publish' })
  }
  if (may.length === 0) return null
  return (
    <div className="sn-row sn-screen-only">
      {roster && <span>{rosterAtWords[roster.at]}{empty > 0 && `，还有${empty}个班没有排人`}</span>}
      {may.includes('arrange') && <Button type={roster ? 'default' : 'primary'} loading={isPending} onClick={() => void arrange()}>{roster ? '重新按轮次排班' : '按轮次排班'}</Button>}
      {may.includes('submit') && <Button type="primary" loading={isPending} onClick={() => onAct({ type: 'submit' })}>送审</Button>}
      {may.includes('publish') && <Button type="primary" loading={isPending} onClick={() => void publish()}>审定发布</Button>}
      {may.includes('return') && <Button loading={isPending} onClick={() => void giveBack()}>退回修改</Button>}
    </div>
  )
}

function turned(month: string, by: number): string {
  const [year, number] = [Number(month.slice(0, 4)), Number(month.slice(5)) - 1 + by]
  return `${year + Math.floor(number / 12)}-${String(((number % 12) + 12) % 12 + 1).padStart(2, '0')}`
}
