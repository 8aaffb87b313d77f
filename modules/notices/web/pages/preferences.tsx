import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Button } from 'antd'
import { useEffect, useId, useState } from 'react'
import { ProblemNote, Waiting, showToast, useLeaveGuard, useTitle } from '#ui'
import { allKinds, isMutable, noticeKinds, type NoticeKind } from '../../core/kinds.ts'
import type { NoticePreferences } from '../../core/types.ts'
import { queries } from '../api.ts'
import { clockOf, minuteOf } from '../clock.ts'
import '../notices.css'

/** 22:00 to 07:00, offered when quiet hours are switched on. */
const USUAL_QUIET = { from: 22 * 60, until: 7 * 60 }

/** Which notices disturb, and when none should. */
export function Page() {
  useTitle('提醒设置')
  const cache = useQueryClient()
  const { data: kept, error } = useQuery(queries.preferences.queryOptions())
  const [chosen, setChosen] = useState<NoticePreferences | null>(null)
  useEffect(() => { if (kept && !chosen) setChosen(kept) }, [kept, chosen])
  const save = useMutation(queries.setPreferences.mutationOptions({
    onSuccess: (saved) => {
      cache.setQueryData(queries.preferences.queryKey(), saved)
      showToast({ text: '提醒设置已保存' })
    },
  }))
  const isChanged = chosen !== null && kept !== undefined && JSON.stringify(chosen) !== JSON.stringify(kept)
  useLeaveGuard(isChanged)
  if (error) return <ProblemNote problem={error} />
  if (!chosen) return <Waiting />
  return (
    <div className="ntc-page">
      <header className="sn-page-head"><h1>提醒设置</h1></header>
      {save.error && <ProblemNote problem={save.error} />}
      <form className="sn-card ntc-form" onSubmit={(event) => { event.preventDefault(); save.mutate({ muted: [...chosen.muted], quiet: chosen.quiet }) }}>
        <div className="sn-options"><Kinds chosen={chosen} onChange={setChosen} /></div>
        <div className="sn-options"><Quiet chosen={chosen} onChange={setChosen} /></div>
        <Button type="primary" htmlType="submit" disabled={!isChanged} loading={save.isPending}>保存</Button>
      </form>
    </div>
  )
}

interface PartProps { readonly chosen: NoticePreferences; readonly onChange: (chosen: NoticePreferences) => void }

function Kinds({ chosen, onChange }: PartProps) {
  const toggle = (kind: NoticeKind) => onChange({ ...chosen, muted: chosen.muted.includes(kind) ? chosen.muted.filter((other) => other !== kind) : [...chosen.muted, kind] })
  return (
    <fieldset>
      <legend>提醒这些消息</legend>
      {allKinds.map((kind) => (
        <label key={kind}>
          <input type="checkbox" checked={!chosen.muted.includes(kind)} disabled={!isMutable(kind)} onChange={() => toggle(kind)} />
          {noticeKinds[kind]}{!isMutable(kind) && <span className="sn-muted">（始终提醒）</span>}
        </label>
      ))}
      <p className="sn-muted">不提醒的消息仍进列表，不计入未读。</p>
    </fieldset>
  )
}

function Quiet({ chosen, onChange }: PartProps) {
  const id = useId()
  const { quiet } = chosen
  const set = (change: Partial<typeof USUAL_QUIET>) => onChange({ ...chosen, quiet: { ...quiet ?? USUAL_QUIET, ...change } })
  return (
    <fieldset>
      <legend>免打扰</legend>
      <label><input type="checkbox" checked={quiet !== null} onChange={() => onChange({ ...chosen, quiet: quiet ? null : USUAL_QUIET })} />每天这段时间只计入未读，不弹出</label>
      {quiet && (
        <div className="sn-row">
          <label htmlFor={`${id}-from`}>从</label>
          <input id={`${id}-from`} type="time" required value={clockOf(quiet.from)} onChange={(event) => set({ from: minuteOf(event.target.value) ?? quiet.from })} />
          <label htmlFor={`${id}-until`}>到</label>
          <input id={`${id}-until`} type="time" required value={clockOf(quiet.until)} onChange={(event) => set({ until: minuteOf(event.target.value) ?? quiet.until })} />
        </div>
      )}
    </fieldset>
  )
}
