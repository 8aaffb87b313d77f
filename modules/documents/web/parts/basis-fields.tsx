import { Button, Input } from 'antd'
import { Field, Select } from '#ui'
import type { Issue } from '#lib/issues'
import type { Basis, Elements, PassingOn } from '../../core/content.ts'

export interface BasisFieldsProps {
  readonly elements: Elements
  readonly onChange: (change: Partial<Elements>) => void
  readonly issues: readonly Issue[]
}

/** What is answered, passed on or based upon, each with its number (条例 第十九条: 引用公文先引标题后引文号). */
export function BasisFields({ elements, onChange, issues }: BasisFieldsProps) {
  const { basis } = elements
  const set = (at: number, change: Partial<Basis>) => onChange({ basis: basis.map((one, place) => (place === at ? { ...one, ...change } : one)) })
  return (
    <>
      <Field id="passingOn" label="转发、批转、印发" issues={issues}>
        <Select<PassingOn> id="passingOn" allowClear placeholder="不是转（印）发" style={{ maxWidth: '16rem' }} value={elements.passingOn} onChange={(passingOn) => onChange({ passingOn: passingOn ?? null })} options={WAYS} />
      </Field>
      <Field id="basis" label="依据或来文" issues={issues}>
        <div id="basis" className="doc-basis" tabIndex={-1}>
          {basis.map((one, at) => (
            <div key={at} className="sn-row">
              <Input aria-label={`依据${at + 1}标题`} placeholder="标题" value={one.title} onChange={(event) => set(at, { title: event.target.value })} style={{ flex: '2 1 14rem', width: 'auto' }} />
              <Input aria-label={`依据${at + 1}文号`} placeholder="文号" value={one.docNumber ?? ''} onChange={(event) => set(at, { docNumber: event.target.value || null })} style={{ flex: '1 1 9rem', width: 'auto' }} />
              <Button aria-label={`删去依据${at + 1}`} onClick={() => onChange({ basis: basis.filter((_, place) => place !== at) })}>删去</Button>
            </div>
          ))}
          <Button onClick={() => onChange({ basis: [...basis, { title: '', docNumber: null, text: null }] })}>添加依据</Button>
        </div>
      </Field>
    </>
  )
}

const WAYS: { value: PassingOn; label: string }[] = [
  { value: 'forward', label: '转发上级或同级文件' }, { value: 'endorseForward', label: '批转下级文件' }, { value: 'issueAttached', label: '印发本机关文稿' },
]
