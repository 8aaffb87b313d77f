import { useQuery } from '@tanstack/react-query'
import { Input } from 'antd'
import { useState } from 'react'
import { EmptyState, ProblemNote, Waiting } from '#ui'
import { type SampleGroup, enterAs, samplePeople, type Stage } from '../session-api.ts'

/** In the demonstration: whom to enter as. */
export function SamplePeople({ onEntered }: { readonly onEntered: (stage: Stage) => Promise<void> }) {
  const { data, error } = useQuery({ queryKey: ['session-entry', 'samples'], queryFn: samplePeople })
  const [words, setWords] = useState('')
  const [problem, setProblem] = useState<unknown>(null)
  if (error) return <ProblemNote problem={error} />
  const shown = data && matching(data, words.trim())
  const enter = (account: string) => { enterAs(account).then(({ stage }) => onEntered(stage)).catch(setProblem) }
  return (
    <section aria-labelledby="samples-title" className="adm-samples">
      <header className="adm-samples-head">
        <h2 id="samples-title">以示例人员进入</h2>
        <Input aria-label="筛选示例人员" placeholder="输入姓名、单位或职务" allowClear value={words} onChange={(event) => setWords(event.target.value)} />
      </header>
      {problem ? <ProblemNote problem={problem} /> : null}
      {shown === undefined ? <Waiting lines={12} /> : shown.length === 0 ? <EmptyState title="没有这样的示例人员" hint="请换个姓名、单位或职务。" /> : (
        <div className="adm-sample-groups">{shown.map((group) => <Group key={group.group} group={group} onEnter={enter} />)}</div>
      )}
    </section>
  )
}

function Group({ group, onEnter }: { readonly group: SampleGroup; readonly onEnter: (account: string) => void }) {
  return (
    <section aria-label={group.group} className="adm-sample-group">
      <h3>{group.group}</h3>
      <ul>
        {group.people.map(({ account, name, post }) => (
          <li key={account}><button type="button" className="adm-sample" onClick={() => onEnter(account)}><span>{name}</span>{post !== name && <span className="sn-muted">{post}</span>}</button></li>
        ))}
      </ul>
    </section>
  )
}

const matching = (groups: readonly SampleGroup[], words: string): readonly SampleGroup[] =>
  groups.map((group) => ({ ...group, people: group.people.filter(({ name, post }) => `${group.group} ${name} ${post}`.includes(words)) })).filter(({ people }) => people.length > 0)
