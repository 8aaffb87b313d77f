import { useEffect, useId, useMemo, useState } from 'react'
import type { PeopleIndex, PersonOption } from './people-search.ts'
import { Select } from './select.tsx'

export interface PeoplePickerProps {
  readonly id?: string
  readonly label: string
  /** Everyone who may be picked; searched here by name, unit, pinyin and initials. */
  readonly people?: readonly PersonOption[]
  /** Or where to ask, when they are too many to send. */
  readonly source?: (text: string) => Promise<readonly PersonOption[]>
  /** Picked lately; offered first while nothing is typed. */
  readonly recent?: readonly PersonOption[]
  /** Named groups that are picked as a whole, e.g. 区委常委. */
  readonly groups?: readonly { readonly name: string; readonly people: readonly PersonOption[] }[]
  readonly value: readonly PersonOption[]
  readonly onChange: (value: readonly PersonOption[]) => void
  readonly isSingle?: boolean
  readonly describedBy?: string
}

/** Picks people by typing: 王建国, wangjianguo, wjg or wzr (王主任). */
export function PeoplePicker(props: PeoplePickerProps) {
  const { value, onChange, isSingle = false, groups = [] } = props
  const ownId = useId()
  const [text, setText] = useState('')
  const [found, isSearching] = useFound(props, text)
  const known = useMemo(() => new Map([...value, ...found].map((person) => [person.id, person])), [value, found])
  const pick = (ids: readonly string[]) => {
    onChange((isSingle ? ids.slice(-1) : ids).flatMap((id) => known.get(id) ?? []))
    setText('')
  }
  const addGroup = (people: readonly PersonOption[]) => onChange([...value, ...people.filter((person) => !value.some(({ id }) => id === person.id))])
  return (
    <div className="sn-picker">
      <Select<string[]>
        id={props.id ?? ownId} aria-label={props.label} aria-describedby={props.describedBy} mode="multiple" allowClear style={{ width: '100%' }}
        showSearch={{ filterOption: false, onSearch: setText, searchValue: text }}
        placeholder="输入姓名、拼音或首字母" loading={isSearching}
        // An empty list stays shut: an open listbox without options is an error to screen readers (antd 6.6.8); the line below says it.
        notFoundContent={null}
        value={value.map(({ id }) => id)} onChange={pick}
        options={optionsOf(value, found)}
      />
      <p className="sn-picker-told" role="status">{text !== '' && !isSearching && found.length === 0 ? `没有找到“${text}”，请换个写法。` : ''}</p>
      {!isSingle && groups.length > 0 && (
        <div className="sn-row sn-picker-groups"><span className="sn-muted">整组加入：</span>
          {groups.map((group) => <button key={group.name} type="button" className="sn-plain" onClick={() => addGroup(group.people)}>{group.name}（{group.people.length}）</button>)}
        </div>
      )}
    </div>
  )
}

/** What is found, and what is picked already so that its tag has a name. */
const optionsOf = (value: readonly PersonOption[], found: readonly PersonOption[]) =>
  [...found, ...value.filter((person) => !found.some(({ id }) => id === person.id))].map((person) => ({ value: person.id, label: labelOf(person) }))

const labelOf = ({ name, unit, post }: PersonOption): string => (unit || post ? `${name}（${[unit, post].filter(Boolean).join(' ')}）` : name)

function useFound({ people, source, recent = [] }: PeoplePickerProps, text: string): readonly [readonly PersonOption[], boolean] {
  const index = useIndex(people)
  const [answer, setAnswer] = useState<{ readonly text: string; readonly found: readonly PersonOption[] }>({ text: '', found: [] })
  useEffect(() => {
    if (!source) return
    let isStale = false
    const timer = setTimeout(() => {
      source(text).then((found) => { if (!isStale) setAnswer({ text, found }) }, () => { if (!isStale) setAnswer({ text, found: [] }) })
    }, 150)
    return () => {
      isStale = true
      clearTimeout(timer)
    }
  }, [source, text])
  const local = useMemo(() => index?.search(text) ?? people?.slice(0, 20) ?? [], [index, people, text])
  if (text === '' && recent.length > 0) return [recent, false]
  return source ? [answer.found, answer.text !== text] : [local, false]
}

interface Searchable { readonly search: (text: string) => readonly PersonOption[] }

// The pinyin tables are large, so they come only once a picker is on the page.
function useIndex(people: readonly PersonOption[] | undefined): Searchable | null {
  const [index, setIndex] = useState<Searchable | null>(null)
  useEffect(() => {
    if (!people) return
    let isStale = false
    void import('./people-search.ts').then(({ indexPeople, searchPeople }) => {
      const indexed: PeopleIndex = indexPeople(people)
      if (!isStale) setIndex({ search: (text) => searchPeople(indexed, text) })
    })
    return () => { isStale = true }
  }, [people])
  return index
}
