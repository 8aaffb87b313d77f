import { Input } from 'antd'
import { useEffect, useMemo, useRef, useState } from 'react'
import { EmptyState, GoLink } from '#ui'
import type { TreeView } from '../../core/views.ts'
import { unitHref } from '../api.ts'

type Unit = TreeView['units'][number]

interface UnitTreeProps {
  readonly tree: TreeView
  readonly current: string | null
  /** The day asked for; absent for today. */
  readonly day?: string | undefined
}

/** The units of a day as a list that opens and closes; typing narrows it to names that hold the text. */
export function UnitTree({ tree, current, day }: UnitTreeProps) {
  const [text, setText] = useState('')
  const [toggled, setToggled] = useState<ReadonlySet<string>>(new Set())
  const children = useMemo(() => {
    const ids = new Set(tree.units.map((unit) => unit.id as string))
    return Map.groupBy(tree.units, (unit) => (unit.parent !== null && ids.has(unit.parent) ? (unit.parent as string) : null))
  }, [tree])
  const matches = text.trim() === '' ? null : tree.units.filter((unit) => `${unit.name}${unit.shortName}`.includes(text.trim()))
  const toggle = (id: string) => setToggled((before) => (before.has(id) ? new Set([...before].filter((one) => one !== id)) : new Set([...before, id])))
  // The first two rungs and the way to the unit shown stand open; a press turns that round.
  const way = useMemo(() => wayTo(tree, current), [tree, current])
  const isOpen = (unit: Unit) => (unit.depth < 2 || way.has(unit.id)) !== toggled.has(unit.id)
  const list = useRef<HTMLDivElement>(null)
  useEffect(() => {
    // Only the list moves: the page stays where the reader is.
    const line = list.current?.querySelector<HTMLElement>('[data-current="true"]')
    if (line && list.current) list.current.scrollTop = line.offsetTop - list.current.clientHeight / 2
  }, [current, tree])
  const lines = (parent: string | null) => (
    <ul>
      {(children.get(parent) ?? []).map((unit) => {
        const below = children.get(unit.id)?.length ?? 0
        return (
          <li key={unit.id}>
            <Line unit={unit} current={current} day={day} toggle={below > 0 ? { isOpen: isOpen(unit), onToggle: () => toggle(unit.id) } : null} />
            {below > 0 && isOpen(unit) && lines(unit.id)}
          </li>
        )
      })}
    </ul>
  )
  return (
    <nav className="org-tree sn-card" aria-label="机构树">
      <Input allowClear aria-label="查找单位" placeholder="查找单位" value={text} onChange={(event) => setText(event.target.value)} />
      <div ref={list} className="org-tree-list">
        {matches === null ? lines(null) : matches.length === 0 ? <EmptyState title="没有这个单位" hint="请换个名称，或换一个日期再查。" />
          : <ul>{matches.map((unit) => <li key={unit.id}><Line unit={unit} current={current} day={day} toggle={null} /></li>)}</ul>}
      </div>
    </nav>
  )
}

interface LineProps {
  readonly unit: Unit
  readonly current: string | null
  readonly day: string | undefined
  readonly toggle: { readonly isOpen: boolean; readonly onToggle: () => void } | null
}

const Line = ({ unit, current, day, toggle }: LineProps) => (
  <div className="org-tree-line" data-current={unit.id === current}>
    {toggle
      ? <button type="button" className="org-tree-toggle" aria-expanded={toggle.isOpen} aria-label={`${toggle.isOpen ? '收起' : '展开'}${unit.shortName}的下级`} onClick={toggle.onToggle}>{toggle.isOpen ? '▾' : '▸'}</button>
      : <span className="org-tree-toggle" aria-hidden="true" />}
    <GoLink to={unitHref(unit.id, day)} isCurrent={unit.id === current}>{unit.shortName}</GoLink>
    {unit.people > 0 && <span className="sn-muted">{unit.people} 人</span>}
  </div>
)

function wayTo(tree: TreeView, current: string | null): ReadonlySet<string> {
  const parents = new Map(tree.units.map((unit) => [unit.id as string, unit.parent as string | null]))
  const way = new Set<string>()
  for (let at = current; at !== null && !way.has(at); at = parents.get(at) ?? null) way.add(at)
  return way
}
