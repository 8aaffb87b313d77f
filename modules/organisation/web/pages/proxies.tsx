import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState } from 'react'
import { addDays } from '#lib/instants'
import { type Column, Light, ListPage, concerns, dayWords, showToast, asProblem, today, useConfirm, useFilters, useSession } from '#ui'
import { z } from 'zod'
import type { ProxyView } from '../../core/views.ts'
import { client, queries } from '../api.ts'
import { FormDialog, type FormSpec } from '../parts/form-dialog.tsx'
import { useSaying } from '../parts/keeping-acts.ts'

const filtersSchema = z.object({ all: z.enum(['0', '1']).catch('0') })
const stateWords = { coming: '未开始', inForce: '代理中', over: '已结束' } as const

/** Standing proxies: who acts for me and for whom I act; the keeper of the organisation sees everybody's. */
export function Page() {
  const session = useSession()
  const [{ all }] = useFilters(filtersSchema)
  const { data, error } = useQuery(queries.proxies.queryOptions({ input: { all } }))
  const [form, setForm] = useState<FormSpec | null>(null)
  const said = useSaying()
  const end = useEnding()
  const keeps = concerns(session, ['organisationClerk'])
  return (
    <>
      <ListPage
        list="organisation.proxies" title="我的代理" rows={data} problem={error} columns={columnsFor((row) => keeps || row.principal === session.person, end)}
        keyOf={(row) => row.id} nameOf={(row) => `${row.principalName}由${row.deputyName}代理`}
        action={<Button type="primary" onClick={() => setForm(grantForm(session.person, keeps, said))}>委托代理</Button>}
        views={keeps ? [{ key: 'mine', label: '我的', href: '/organisation/proxies', isCurrent: all === '0' }, { key: 'all', label: '全部', href: '/organisation/proxies?all=1', isCurrent: all === '1' }] : []}
        empty={{ title: '没有代理', hint: '外出、培训期间可委托他人代办，办理时显示「甲（代乙）」，两人姓名都记录在案。' }}
      />
      <FormDialog form={form} onClose={() => setForm(null)} />
    </>
  )
}

function useEnding(): (row: ProxyView) => Promise<void> {
  const confirm = useConfirm()
  const said = useSaying()
  return async (row) => {
    if (!await confirm({ verb: '结束', title: `结束${row.deputyName}对${row.principalName}的代理？`, body: '结束后立即失效，已代办的事项不受影响。' })) return
    await said(client.endProxy({ proxy: row.id, version: row.version }), '代理已结束。').catch((thrown: unknown) => showToast({ tone: 'failed', text: asProblem(thrown).sentence }))
  }
}

const columnsFor = (mayEnd: (row: ProxyView) => boolean, end: (row: ProxyView) => Promise<void>): readonly Column<ProxyView>[] => [
  { key: 'people', title: '代理', width: 16, isMain: true, render: (row) => `${row.deputyName}（代${row.principalName}）` },
  { key: 'days', title: '期限', width: 18, render: (row) => `${dayWords(row.fromOn, today())} 至 ${dayWords(row.endedOn ?? row.lastOn, today())}` },
  { key: 'state', title: '状态', width: 7, render: (row) => <Light state={row.state === 'inForce' ? 'normal' : 'suspended'}>{stateWords[row.state]}</Light> },
  { key: 'kinds', title: '事项', width: 8, render: (row) => (row.kinds.includes('*') ? '全部事项' : row.kinds.map((kind) => kindWords.find((one) => one.value === kind)?.label ?? kind).join('、')) },
  { key: 'reason', title: '事由', render: (row) => row.reason },
  { key: 'acts', title: '办理', width: 6, render: (row) => (row.state !== 'over' && mayEnd(row) ? <button type="button" className="sn-plain" onClick={() => void end(row)}>结束</button> : null) },
]

const kindWords: readonly { readonly value: string; readonly label: string }[] = [{ value: '*', label: '全部事项' }, { value: 'documents', label: '办文' }]

const grantForm = (self: string | null, keeps: boolean, said: ReturnType<typeof useSaying>): FormSpec => ({
  title: '委托代理', verb: '委托',
  fields: [
    ...(keeps ? [{ name: 'principal', label: '委托人', kind: 'person', hint: '留空为本人' } as const] : []),
    { name: 'deputy', label: '代理人', kind: 'person', isRequired: true },
    { name: 'kinds', label: '事项', kind: 'choices', initial: ['*'], options: kindWords, isRequired: true },
    { name: 'fromOn', label: '开始日期', kind: 'day', initial: today(), isRequired: true },
    { name: 'lastOn', label: '结束日期', kind: 'day', initial: addDays(today(), 6), isRequired: true, hint: '当日仍有效' },
    { name: 'reason', label: '事由', kind: 'text', isRequired: true },
  ],
  onAct: (filled) => said(client.grantProxy({
    principal: filled.choice('principal') ?? self ?? '', deputy: filled.choice('deputy')!, kinds: [...filled.choices('kinds')],
    fromOn: filled.day('fromOn'), lastOn: filled.day('lastOn'), reason: filled.text('reason'),
  }), '已委托代理。'),
})
