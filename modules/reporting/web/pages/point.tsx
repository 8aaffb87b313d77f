import { useQuery } from '@tanstack/react-query'
import { Button, Input } from 'antd'
import { useState } from 'react'
import { Banner, GoLink, ObjectPage, type PageAct, ProblemNote, Waiting, dayWords, momentWords, today, useActs, useConfirm, usePathParts } from '#ui'
import { holderOf } from '../../core/network/decide.ts'
import { pointRoles, type PointId } from '../../core/network/three.ts'
import { pointLevelWords, type Seat } from '../../core/network/types.ts'
import type { PointView } from '../../core/network/views.ts'
import { client, NETWORK, pointHref, queries } from '../network/api.ts'
import { SeatForm } from '../network/seat-form.tsx'
import { changeWords, seatWords } from '../network/words.ts'
import '../network/network.css'

/** A point: its three and their substitutes, what is lacking, and everything that was ever changed. */
export function Page() {
  const { id = '' } = usePathParts()
  const view = useQuery(queries.point.queryOptions({ input: { point: id as PointId } }))
  if (view.error) return <ProblemNote problem={view.error} onRetry={() => void view.refetch()} />
  return view.data ? <Shown key={id} view={view.data} /> : <Waiting lines={10} />
}

type Act = Parameters<typeof client.actOnPoint>[0]['act']
const done: Readonly<Record<Act['type'], string>> = { appoint: '已指定，变动已记录。', relieve: '已免去，变动已记录。', rename: '已更名。', close: '直报点已撤销。' }

function Shown({ view }: { readonly view: PointView }) {
  const { point, may, gaps } = view
  const confirm = useConfirm()
  const acting = useActs({ act: (act: Act) => client.actOnPoint({ point: point.id, act }), done: ({ type }) => done[type], topics: ['reporting'] })
  const [seat, setSeat] = useState<Seat | null>(null)
  const relieve = async (of: Seat) => {
    const asked = await confirm({ verb: '免去', title: `免去${seatWords(of)}${holderOf(point, of)?.name ?? ''}？`, body: '空缺期间列入网络缺口。' })
    if (asked) await acting.run({ type: 'relieve', ...of, on: today(), reason: '' })
  }
  const closing: PageAct = { key: 'close', label: '撤销直报点', isDanger: true, onAct: () => void close() }
  const close = async () => {
    const asked = await confirm({ verb: '撤销', title: `撤销直报点「${point.name}」？`, body: '撤销后不能再报送信息，原有的信息和得分保留。', reason: { label: '撤销理由', isRequired: true }, isDanger: true })
    if (asked) await acting.run({ type: 'close', on: today(), reason: asked.reason })
  }
  return (
    <ObjectPage
      title={point.name} back={{ href: NETWORK, label: '信息网络' }} marks={<span className="rpt-state">{point.at === 'closed' ? '已撤销' : view.isValid ? '有效' : '有缺口'}</span>}
      top={<>{acting.problem ? <ProblemNote problem={acting.problem} /> : null}{gaps.length > 0 && <Banner tone="soon">{gaps.map(({ text, todo }) => `${text}，${todo}`).join('；')}。</Banner>}</>}
      paper={(
        <div className="rpt-page">
          <section className="sn-card rpt-card" aria-label="三级负责人">
            <h2>三级负责人</h2>
            <ul className="rpt-seats">{pointRoles.flatMap((role) => [false, true].map((isSubstitute) => ({ role, isSubstitute }))).map((one) => (
              <SeatLine key={seatWords(one)} seat={one} view={view} onAppoint={() => setSeat(one)} onRelieve={() => void relieve(one)} />
            ))}</ul>
            {seat && <SeatForm key={seatWords(seat)} point={point} seat={seat} isPending={acting.isPending} onClose={() => setSeat(null)} onAppoint={async (asked) => { if (await acting.run({ type: 'appoint', ...seat, ...asked })) setSeat(null) }} />}
          </section>
          {may.keep && point.level === 'village' && <Rename key={point.name} name={point.name} onRename={(name) => void acting.run({ type: 'rename', name })} />}
          <section className="sn-card rpt-card" aria-label="变动记录"><h2>变动记录</h2><ol className="rpt-changes">{view.changes.map((change) => <li key={change.number}><span>{changeWords(change.event)}</span><span className="sn-muted">{momentWords(change.at, today())}　{change.byName}{change.unitName && `（${change.unitName}）`}</span></li>)}</ol></section>
        </div>
      )}
      handling={<Facts view={view} />}
      {...(may.keep ? { more: [closing] } : {})}
    />
  )
}

function SeatLine({ seat, view: { point, may }, onAppoint, onRelieve }: { readonly seat: Seat; readonly view: PointView; readonly onAppoint: () => void; readonly onRelieve: () => void }) {
  const holder = holderOf(point, seat)
  const called = <span className="sn-hidden">{seatWords(seat)}</span>
  return (
    <li>
      <div className="rpt-seat"><b>{seatWords(seat)}</b><span>{holder ? <>{holder.name}　{holder.phone || '没有电话'}<span className="sn-muted">　{dayWords(holder.fromOn, today())}起</span></> : seat.isSubstitute ? <span className="sn-muted">未设</span> : '▲ 空缺'}</span></div>
      {may.appoint && <div className="sn-row"><Button size="small" onClick={onAppoint}>{holder ? '更换或改电话' : '指定'}{called}</Button>{holder && <Button size="small" onClick={onRelieve}>免去{called}</Button>}</div>}
    </li>
  )
}

function Rename({ name, onRename }: { readonly name: string; readonly onRename: (name: string) => void }) {
  const [typed, setTyped] = useState(name)
  return <section className="sn-card rpt-card" aria-label="更名"><label htmlFor="village-name">村社名称</label><div className="sn-row"><Input id="village-name" style={{ maxWidth: '20em' }} maxLength={40} value={typed} onChange={(event) => setTyped(event.target.value)} /><Button disabled={typed.trim() === '' || typed.trim() === name} onClick={() => onRename(typed.trim())}>更名</Button></div></section>
}

function Facts({ view: { point, unitName, parent, children } }: { readonly view: PointView }) {
  return (
    <dl className="rpt-facts">
      <div><dt>层级</dt><dd>{pointLevelWords[point.level]}</dd></div>
      <div><dt>所属单位</dt><dd>{unitName}</dd></div>
      <div><dt>设立</dt><dd>{dayWords(point.fromOn, today())}</dd></div>
      {point.untilOn && <div><dt>撤销</dt><dd>{dayWords(point.untilOn, today())}</dd></div>}
      {parent && <div><dt>上级直报点</dt><dd><GoLink to={pointHref(parent.id)}>{parent.name}</GoLink></dd></div>}
      {children.length > 0 && <div><dt>下属村社</dt><dd>{children.map(({ id, name }) => <span key={id} className="rpt-person"><GoLink to={pointHref(id)}>{name}</GoLink></span>)}</dd></div>}
    </dl>
  )
}
