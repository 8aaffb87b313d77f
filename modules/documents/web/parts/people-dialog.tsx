import { Button, Modal } from 'antd'
import { useState } from 'react'
import { findPeople } from '#modules/organisation/web'
import { PeoplePicker, type PersonOption, useSetting } from '#ui'

export interface PeopleDialogProps {
  /** 转办 or 传阅. */
  readonly verb: string
  readonly hint: string
  readonly isSingle: boolean
  readonly onPicked: (people: readonly PersonOption[]) => void
  readonly onClose: () => void
}

/** Picks the people to whom a document goes besides its own way; those picked lately are offered first. */
export function PeopleDialog({ verb, hint, isSingle, onPicked, onClose }: PeopleDialogProps) {
  const [picked, setPicked] = useState<readonly PersonOption[]>([])
  const [isLacking, setLacking] = useState(false)
  const [recent, setRecent] = useSetting('documents.recentPeople', readPeople)
  const go = () => {
    if (!picked.length) return setLacking(true)
    setRecent([...picked, ...recent.filter((one) => !picked.some(({ id }) => id === one.id))].slice(0, 10))
    onPicked(picked)
  }
  return (
    <Modal open title={verb} onCancel={onClose} footer={[<Button key="stay" onClick={onClose}>暂不{verb}</Button>, <Button key="go" type="primary" onClick={go}>{verb}</Button>]}>
      <p className="sn-muted">{hint}</p>
      <div className="sn-field"><label htmlFor="people">{verb}给</label>
        <PeoplePicker id="people" label={`${verb}给`} source={findPeople} recent={recent} value={picked} onChange={(people) => { setPicked(people); setLacking(false) }} isSingle={isSingle} describedBy="people-lack" />
        {isLacking && <p id="people-lack" className="sn-field-lack" role="alert">■ 请选择{verb}对象。</p>}
      </div>
    </Modal>
  )
}

const readPeople = (stored: unknown): readonly PersonOption[] =>
  (Array.isArray(stored) ? stored.filter((one): one is PersonOption => typeof one === 'object' && one !== null && typeof one.id === 'string' && typeof one.name === 'string') : [])
