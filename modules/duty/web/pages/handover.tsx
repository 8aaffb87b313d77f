import { useQuery } from '@tanstack/react-query'
import { Button, Input } from 'antd'
import { useState } from 'react'
import { z } from 'zod'
import { addDays, type Day } from '#lib/instants'
import { Banner, EmptyState, Field, Light, ProblemNote, Waiting, asProblem, dayWords, momentWords, today, useFilters, useHotkeys, useTitle } from '#ui'
import type { HandoverView } from '../../core/views.ts'
import { client, queries, useDutyAct } from '../api.ts'
import { shiftsInWords } from '../words.ts'
import '../duty.css'

const filtersSchema = z.object({ day: z.string().regex(/^\d{4}-\d\d-\d\d$/).catch('') })

/** 交接班: what is handed over, signed by one who leaves and by another who comes. */
export function Page() {
  useTitle('交接班')
  const [filters, setFilters] = useFilters(filtersSchema)
  const handover = useQuery({ ...queries.handover.queryOptions({ input: filters.day ? { day: filters.day } : {} }), retry: false })
  if (handover.error) return asProblem(handover.error).code === 'not-found' ? <div className="duty-page"><h1>交接班</h1><EmptyState title="交接班由值班人员办理" hint="需要了解交接情况的，请联系值班室。" /></div> : <ProblemNote problem={handover.error} onRetry={() => void handover.refetch()} />
  return handover.data ? <Shown key={`${handover.data.day}-${handover.data.handover?.out.at ?? ''}`} view={handover.data} onDay={(day) => setFilters({ day })} /> : <Waiting lines={8} />
}

const parts = [['documents', '文件、传真、登记簿'], ['keys', '钥匙、印章'], ['phones', '电话、传真机和值班手机'], ['note', '其他事项']] as const

function Shown({ view, onDay }: { readonly view: HandoverView; readonly onDay: (day: Day) => void }) {
  const { day, handover, matters, leaving, coming, may, isLate, dueAt } = view
  const mayHand = may.includes('hand-over')
  const [typed, setTyped] = useState({ documents: handover?.documents ?? '', keys: handover?.keys ?? '', phones: handover?.phones ?? '', note: handover?.note ?? '' })
  const signing = useDutyAct(client.signHandover, ({ act }) => (act.type === 'hand-over' ? '已签字交班，请接班同志签字。' : '已签字接班。'))
  const hand = () => void signing.run({ day, act: { type: 'hand-over', content: typed } })
  const take = () => void signing.run({ day, act: { type: 'take-over' } })
  useHotkeys([...(mayHand ? [{ keys: 'Alt+S', label: '签字交班', act: hand }] : []), ...(may.includes('take-over') ? [{ keys: 'Alt+J', label: '签字接班', act: take }] : [])])
  const unfinished = handover?.taken ? handover.matters : matters
  return (
    <div className="duty-page">
      <header className="sn-page-head"><h1>交接班</h1></header>
      <div className="sn-row duty-turner"><Button onClick={() => onDay(addDays(day, -1))}>‹ 前一天</Button><h2>{dayWords(day, today())}</h2><Button disabled={day > today()} onClick={() => onDay(addDays(day, 1))}>后一天 ›</Button><Light state={handover?.taken ? 'normal' : isLate ? 'overdue' : 'soon'}>{handover?.taken ? '已交接' : handover ? '待接班签字' : isLate ? '过时未交接' : '待交班签字'}</Light></div>
      {signing.problem ? <ProblemNote problem={signing.problem} /> : null}
      {isLate && leaving.length > 0 && <Banner tone="overdue">应于 {momentWords(dueAt, today())} 交接，双方还没有签字。</Banner>}
      <section className="sn-card duty-card" aria-label="双方"><dl className="duty-facts"><div><dt>交班</dt><dd>{shiftsInWords(leaving) || '没有发布的值班表'}</dd></div><div><dt>接班</dt><dd>{shiftsInWords(coming) || '没有发布的值班表'}</dd></div></dl></section>
      <section className="sn-card duty-card" aria-label="移交的未办结事项"><h2>未办结事项</h2>{unfinished.length === 0 ? <p className="sn-muted">没有未办结的事项。</p> : <ol className="duty-matters">{unfinished.map(({ id, text }) => <li key={id}>{text}</li>)}</ol>}</section>
      <section className="sn-card duty-card" aria-label="移交物品"><h2>移交物品和说明</h2>
        {mayHand ? parts.map(([key, label]) => <Field key={key} id={`hand-${key}`} label={label}><Input.TextArea id={`hand-${key}`} autoSize={{ minRows: 1, maxRows: 5 }} maxLength={500} value={typed[key]} onChange={(event) => setTyped({ ...typed, [key]: event.target.value })} /></Field>)
          : handover ? <dl className="duty-facts">{parts.map(([key, label]) => <div key={key}><dt>{label}</dt><dd>{handover[key] || '无'}</dd></div>)}</dl> : <p className="sn-muted">等上一班填写。</p>}
      </section>
      <section className="sn-card duty-card duty-signatures" aria-label="签字">
        <div><h2>交班签字</h2>{handover ? <p className="duty-signed">{handover.out.by.name}<span className="sn-muted">　{momentWords(handover.out.at, today())}</span></p> : <p className="sn-muted">未签</p>}{mayHand && <Button type={handover ? 'default' : 'primary'} loading={signing.isPending} onClick={hand}>{handover ? '重新签字交班' : '签字交班'}（Alt+S）</Button>}</div>
        <div><h2>接班签字</h2>{handover?.taken ? <p className="duty-signed">{handover.taken.by.name}<span className="sn-muted">　{momentWords(handover.taken.at, today())}</span></p> : <p className="sn-muted">未签</p>}{may.includes('take-over') && <Button type="primary" loading={signing.isPending} onClick={take}>签字接班（Alt+J）</Button>}</div>
      </section>
    </div>
  )
}
