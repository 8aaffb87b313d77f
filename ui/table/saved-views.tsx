import { Button, Input } from 'antd'
import { useState } from 'react'
import { Popover } from '../pieces/popover.tsx'
import { GoLink, useHere } from '../routing.tsx'
import { useSetting } from '../settings.tsx'
import { showToast } from '../pieces/toast.tsx'

/** One tab over a list: a name and the filters in its address. */
export interface View {
  readonly key: string
  readonly label: string
  /** How many it holds; shown beside the name. */
  readonly count?: number | undefined
  /** Path with the filters, e.g. `/documents?state=signing`. */
  readonly href: string
  readonly isCurrent?: boolean
}

interface SavedView { readonly label: string; readonly href: string }

export interface SavedViewsProps {
  /** Names the list in the person's settings. */
  readonly list: string
  readonly views: readonly View[]
}

/** The views of a list as tabs: the office's own, then those the person saved; each is an address and can be sent to others. */
export function SavedViews({ list, views }: SavedViewsProps) {
  const [saved, setSaved] = useSetting(`views.${list}`, readSavedViews)
  const here = useHere()
  const address = `${here.path}${here.query}`
  const save = (label: string) => setSaved([...saved.filter((view) => view.label !== label), { label, href: address }])
  const remove = (view: SavedView) => {
    setSaved(saved.filter((other) => other !== view))
    showToast({ text: `已删除视图“${view.label}”`, onUndo: () => setSaved(saved) })
  }
  if (views.length === 0 && saved.length === 0) return null
  return (
    <div className="sn-views">
      <nav aria-label="视图">
        {views.map((view) => <ViewTab key={view.key} view={view} />)}
        {saved.map((view) => (
          <span key={view.label} className="sn-view-own">
            <GoLink to={view.href} className="sn-view" isCurrent={view.href === address}>{view.label}</GoLink>
            <button type="button" className="sn-view-remove" aria-label={`删除视图“${view.label}”`} onClick={() => remove(view)}>×</button>
          </span>
        ))}
      </nav>
      <SaveView onSave={save} />
    </div>
  )
}

/** Tabs alone, for lists that are not saved, such as the inbox of the desk. */
export const ViewTabs = ({ label, views }: { readonly label: string; readonly views: readonly View[] }) => (
  <div className="sn-views"><nav aria-label={label}>{views.map((view) => <ViewTab key={view.key} view={view} />)}</nav></div>
)

const ViewTab = ({ view }: { readonly view: View }) => (
  <GoLink to={view.href} className="sn-view" isCurrent={view.isCurrent ?? false}>
    {view.label}{view.count !== undefined && <span className="sn-count">{view.count}</span>}
  </GoLink>
)

function SaveView({ onSave }: { readonly onSave: (label: string) => void }) {
  const [label, setLabel] = useState('')
  const [isOpen, setOpen] = useState(false)
  const save = () => {
    if (label.trim() === '') return
    onSave(label.trim())
    setLabel('')
    setOpen(false)
  }
  const content = (
    <div className="sn-row">
      <Input aria-label="视图名称" placeholder="视图名称，如 本周到期" value={label} onChange={(event) => setLabel(event.target.value)} onPressEnter={save} />
      <Button type="primary" onClick={save}>保存视图</Button>
    </div>
  )
  return (
    <Popover content={content} trigger="click" placement="bottomRight" open={isOpen} onOpenChange={setOpen}>
      <button type="button" className="sn-plain sn-view-save">存为视图</button>
    </Popover>
  )
}

/** Saved views from anything stored. */
export function readSavedViews(stored: unknown): readonly SavedView[] {
  if (!Array.isArray(stored)) return []
  return stored.filter((view: unknown): view is SavedView =>
    typeof view === 'object' && view !== null && 'label' in view && typeof view.label === 'string' && 'href' in view && typeof view.href === 'string' && view.href.startsWith('/'))
}
