import { Button } from 'antd'
import { useState } from 'react'
import { Light, today } from '#ui'
import { occasionWords } from '../../core/collisions.ts'
import type { PlanAct, PlanId } from '../../core/plans-types.ts'
import type { PlanView } from '../../core/pool-views.ts'
import { apartWords, namesOf, planActWords, windowWords } from '../pool-words.ts'
import { PoolDialog } from './pool-dialog.tsx'

interface CardProps { readonly view: PlanView; readonly isPending: boolean; readonly onAct: (act: PlanAct) => Promise<boolean> }
const PLAN = 'plan:'

/** 撞车提示: who else goes there and when, nothing more; merge, move, or say why not. */
export function CollisionsCard({ view, isPending, onAct, onMove }: CardProps & { readonly onMove: () => void }) {
  const [keeping, setKeeping] = useState<string | null>(null)
  const [refused, setRefused] = useState(false)
  if (view.collisions.length === 0) return null
  const maySettle = view.may.some(({ act }) => act === 'amend')
  return (
    <section className="sn-card ins-card" aria-label="撞车提示">
      <h2>撞车提示</h2>
      <ul className="ins-lines">{view.collisions.map((one) => (
        <li key={one.with}>
          <p><Light state={one.standing === 'open' ? 'overdue' : 'suspended'}>{one.standing === 'open' ? '撞车' : one.standing === 'kept' ? '已说明' : '待答复'}</Light>　<strong>{namesOf(one.agencies)}</strong>的{occasionWords[one.source]}：{windowWords(one.from, one.to, today())}也要到<strong>{namesOf(one.units)}</strong>，{apartWords(one.apart)}。</p>
          {one.reason && <p className="sn-muted">仍分别前往的理由：{one.reason}</p>}
          {maySettle && one.standing === 'open' && (
            <div className="sn-row" role="group" aria-label={`处理与${namesOf(one.agencies)}的撞车`}>
              {one.mayMerge && <Button loading={isPending} onClick={() => void onAct({ type: 'offer-merge', plan: one.with.slice(PLAN.length) as PlanId })}>邀请合并</Button>}
              <Button onClick={onMove}>改期</Button>
              <Button onClick={() => { setRefused(false); setKeeping(one.with) }}>说明理由</Button>
            </div>
          )}
        </li>
      ))}</ul>
      {keeping !== null && (
        <PoolDialog
          title="仍分别前往" verb="说明理由" label="理由" need="请写明仍需分别前往的理由" note="理由随计划一并报批。" problem={refused ? new Error('理由没有保存，请刷新后再试。') : null} isPending={isPending} onClose={() => setKeeping(null)}
          onAct={(reason) => void onAct({ type: 'keep', with: keeping, reason }).then((held) => { if (held) setKeeping(null); setRefused(!held) })}
        />
      )}
    </section>
  )
}

/** 合并邀请: those waiting for this viewer's agency can be answered here. */
export function OffersCard({ view, isPending, onAct }: CardProps) {
  const [declining, setDeclining] = useState<number | null>(null)
  const { offers } = view.plan
  if (offers.length === 0) return null
  const mayAnswer = (number: number) => view.may.some(({ act, offer }) => act === 'accept-merge' && offer === number)
  return (
    <section className="sn-card ins-card" aria-label="合并邀请">
      <h2>合并邀请</h2>
      <ul className="ins-lines">{offers.map(({ number, agency, units, answer }) => (
        <li key={number}>
          <p>{view.plan.agency.name}邀请<strong>{agency.name}</strong>合并前往{namesOf(units)}。{answer === null ? '等待答复。' : answer.isAccepted ? `已接受（${answer.by.name}）。` : `未合并：${answer.reason}（${answer.by.name}）。`}</p>
          {mayAnswer(number) && <p className="sn-muted">接受后，本单位原来的计划并入这一项，由{view.plan.agency.name}牵头：一个通知、一份报告、各方签字。</p>}
          {mayAnswer(number) && <div className="sn-row"><Button type="primary" loading={isPending} onClick={() => void onAct({ type: 'accept-merge', offer: number })}>{planActWords['accept-merge']}</Button><Button onClick={() => setDeclining(number)}>{planActWords['decline-merge']}</Button></div>}
        </li>
      ))}</ul>
      {declining !== null && <PoolDialog title="谢绝合并" verb="谢绝合并" label="理由" need="请写明谢绝的理由" problem={null} isPending={isPending} onClose={() => setDeclining(null)} onAct={(reason) => void onAct({ type: 'decline-merge', offer: declining, reason }).then((held) => { if (held) setDeclining(null) })} />}
    </section>
  )
}
