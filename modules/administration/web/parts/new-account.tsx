import { useQuery } from '@tanstack/react-query'
import { Modal } from 'antd'
import { useState } from 'react'
import { ChoiceRow, Select } from '#ui'
import type { AdministratorKind } from '#lib/contract'
import { client, queries } from '../api.ts'
import { administratorWords } from '../words.ts'
import { ActForm, TextField } from './act-form.tsx'

export interface NewAccountProps {
  readonly onMade: (made: { name: string; link: string }) => void
  readonly onClose: () => void
}

type Kind = 'person' | AdministratorKind
const kinds: readonly { readonly value: Kind; readonly label: string }[] = [
  { value: 'person', label: '工作人员' }, ...(Object.keys(administratorWords) as AdministratorKind[]).map((value) => ({ value, label: administratorWords[value] })),
]

/** Makes an account: for a person of the organisation, or for one of the three administrators, never both. */
export function NewAccount({ onMade, onClose }: NewAccountProps) {
  const [kind, setKind] = useState<Kind>('person')
  const [login, setLogin] = useState('')
  const [name, setName] = useState('')
  const [person, setPerson] = useState<string | null>(null)
  const make = async () => {
    const isPerson = kind === 'person'
    const { link } = await client.createAccount({ login, name, person: isPerson ? person : null, admin: isPerson ? null : kind })
    onMade({ name, link })
  }
  const choose = (picked: { person: string; name: string; suggestion: string }) => {
    setPerson(picked.person)
    setName(picked.name)
    setLogin(picked.suggestion)
  }
  return (
    <Modal open title="建立账号" footer={null} onCancel={onClose} destroyOnHidden>
      <ChoiceRow label="账号种类" value={kind} onChange={(chosen) => { setKind(chosen); setPerson(null) }} options={kinds} />
      <ActForm verb="建立" onAct={make}>
        {(issues) => (
          <>
            {kind === 'person' && <PersonField value={person} onChoose={choose} />}
            {kind !== 'person' && <TextField id="name" label="姓名" value={name} onChange={setName} issues={issues} />}
            <TextField id="login" label="登录名" hint="3 至 32 位小写字母、数字、点、下划线或短横线，以字母开头。" value={login} onChange={setLogin} issues={issues} />
            <p className="sn-muted">建立后须经安全保密管理员审批；本人凭一次性链接设置口令。</p>
          </>
        )}
      </ActForm>
    </Modal>
  )
}

function PersonField({ value, onChoose }: { readonly value: string | null; readonly onChoose: (picked: { person: string; name: string; suggestion: string }) => void }) {
  const [q, setQ] = useState('')
  const { data = [], isFetching } = useQuery(queries.candidates.queryOptions({ input: { q }, enabled: q.trim() !== '', placeholderData: (before) => before }))
  const free = data.filter(({ login }) => login === null)
  const taken = data.filter(({ login }) => login !== null)
  return (
    <div className="sn-field">
      <label htmlFor="person">人员</label>
      <Select<string>
        id="person" showSearch={{ filterOption: false, onSearch: setQ }} value={value} loading={isFetching} placeholder="输入姓名、拼音或首字母" aria-describedby="person-told"
        // An empty list stays shut: an open listbox without options is an error to screen readers (antd 6.6.8); the line below says it.
        notFoundContent={null}
        onChange={(id) => { const picked = free.find(({ person }) => person === id); if (picked) onChoose(picked) }}
        options={free.map((each) => ({ value: each.person, label: nameOf(each) }))}
      />
      <p id="person-told" className="sn-muted" role="status">
        {q.trim() === '' || isFetching ? '' : data.length === 0 ? `没有找到“${q}”，请换个写法。` : taken.length > 0 ? `已有账号：${taken.map(nameOf).join('、')}。` : ''}
      </p>
    </div>
  )
}

const nameOf = ({ name, unitName, title }: { readonly name: string; readonly unitName: string | null; readonly title: string | null }): string =>
  unitName || title ? `${name}（${[unitName, title].filter(Boolean).join(' ')}）` : name
