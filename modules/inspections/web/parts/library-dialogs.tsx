import { Button, Input, Modal } from 'antd'
import { useState } from 'react'
import type { UnitId } from '#lib/ids'
import type { Issue } from '#lib/issues'
import { ChoiceRow, Field, GoLink, ProblemNote, Select, dayWords, today } from '#ui'
import { notedSources, problemKindWords, problemKinds, problemSourceWords, type LibraryAct, type ProblemKind } from '../../core/library.ts'
import type { LibraryShown, PoolOptions } from '../../core/pool-views.ts'
import { problemWords } from '../../core/words.ts'
import { poolClient, usePoolAct } from '../pool-api.ts'
import { namesOf } from '../pool-words.ts'
import { PoolDialog } from './pool-dialog.tsx'
import { UnitSelect } from './unit-select.tsx'

type FullLine = Extract<LibraryShown, { sight: 'full' }>
const done: Readonly<Record<LibraryAct['type'], string>> = { sort: '已归类。', share: '共享设置已保存。', resolve: '已销号。' }

/** One problem in full, and what its finders do with it. */
export function LibraryDialog({ line, onClose }: { readonly line: FullLine; readonly onClose: () => void }) {
  const [isResolving, setResolving] = useState(false)
  const acting = usePoolAct((act: LibraryAct) => poolClient.actOnProblem({ key: line.key, act }), ({ type }) => done[type])
  const facts: readonly (readonly [string, string])[] = [
    ['单位', line.unit.name], ['督查力量', namesOf(line.agencies)], ['来源', problemSourceWords[line.source]], ['登记', dayWords(line.listedOn, today())], ['状态', problemWords[line.at]],
    ...(line.measure ? [['整改', line.measure] as const] : []), ...(line.dueOn ? [['期限', dayWords(line.dueOn, today())] as const] : []),
  ]
  if (isResolving) return <PoolDialog title="销号" verb="销号" label="核查情况" need="请写明核查情况" problem={acting.problem} isPending={acting.isPending} onClose={() => setResolving(false)} onAct={(text) => void acting.run({ type: 'resolve', text }).then((held) => { if (held) onClose() })} />
  return (
    <Modal open title={line.text} onCancel={onClose} footer={[<Button key="close" onClick={onClose}>关闭</Button>]}>
      {acting.problem ? <ProblemNote problem={acting.problem} /> : null}
      <dl className="ins-facts">{facts.map(([term, value]) => <div key={term}><dt>{term}</dt><dd>{value}</dd></div>)}</dl>
      {line.isMine && (
        <div className="ins-form pool-acts">
          <Field id="library-kind" label="归类"><Select<ProblemKind> id="library-kind" aria-label="归类" value={line.kind} options={problemKinds.map((value) => ({ value, label: problemKindWords[value] }))} onChange={(kind) => void acting.run({ type: 'sort', kind })} /></Field>
          <label className="sn-row"><input type="checkbox" checked={line.isShared} onChange={() => void acting.run({ type: 'share', isShared: !line.isShared })} />与其他督查力量共享全文</label>
        </div>
      )}
      <div className="sn-row pool-acts">
        {line.isMine && line.key.startsWith('noted:') && line.at !== 'resolved' && <Button onClick={() => setResolving(true)}>销号</Button>}
        {line.isMine && <GoLink to={`/inspections/transfers/new?problem=${encodeURIComponent(line.key)}&unit=${encodeURIComponent(line.unit.unit)}`}>移送</GoLink>}
        {line.link && <GoLink to={line.link}>打开这次督查</GoLink>}
      </div>
    </Modal>
  )
}

/** 登记问题 that came to light elsewhere. */
export function NoteDialog({ pool, onClose }: { readonly pool: PoolOptions; readonly onClose: () => void }) {
  const [noted, setNoted] = useState({ agency: pool.mine[0]!.unit as string, unit: null as UnitId | null, source: 'petition' as (typeof notedSources)[number], kind: 'unsorted' as ProblemKind, text: '', isShared: false })
  const [isTried, setTried] = useState(false)
  const saving = usePoolAct(poolClient.noteProblem, () => '问题已登记入库。')
  const lack = (field: string, text: string): Issue => ({ code: field, severity: 'block', field, text })
  const lacks = [...(noted.unit ? [] : [lack('noted-unit', '请选择单位')]), ...(noted.text.trim() ? [] : [lack('noted-text', '请写明问题')])]
  const save = async () => {
    setTried(true)
    if (!noted.unit || lacks.length > 0) return
    if (await saving.run({ ...noted, unit: { unit: noted.unit }, text: noted.text.trim() })) onClose()
  }
  const issues = isTried ? lacks : []
  return (
    <Modal open title="登记问题" onCancel={onClose} footer={[<Button key="stay" onClick={onClose}>暂不登记</Button>, <Button key="go" type="primary" loading={saving.isPending} onClick={() => void save()}>登记问题</Button>]}>
      {saving.problem ? <ProblemNote problem={saving.problem} /> : null}
      {pool.mine.length > 1 && <Field id="noted-agency" label="督查力量"><Select<string> id="noted-agency" aria-label="督查力量" value={noted.agency} options={pool.mine.map(({ unit, name }) => ({ value: unit as string, label: name }))} onChange={(agency) => setNoted({ ...noted, agency })} /></Field>}
      <Field id="noted-unit" label="单位" isRequired issues={issues}><UnitSelect id="noted-unit" label="单位" value={noted.unit} onChange={(unit) => setNoted({ ...noted, unit })} /></Field>
      <Field id="noted-text" label="问题" isRequired issues={issues}><Input.TextArea id="noted-text" aria-describedby="noted-text-lack" rows={3} maxLength={2000} value={noted.text} onChange={(event) => setNoted({ ...noted, text: event.target.value })} /></Field>
      <ChoiceRow label="来源" value={noted.source} options={notedSources.map((value) => ({ value, label: problemSourceWords[value] }))} onChange={(source) => setNoted({ ...noted, source })} />
      <Field id="noted-kind" label="类别"><Select<ProblemKind> id="noted-kind" aria-label="类别" value={noted.kind} options={problemKinds.map((value) => ({ value, label: problemKindWords[value] }))} onChange={(kind) => setNoted({ ...noted, kind })} /></Field>
      <label className="sn-row"><input type="checkbox" checked={noted.isShared} onChange={() => setNoted({ ...noted, isShared: !noted.isShared })} />与其他督查力量共享全文</label>
    </Modal>
  )
}
