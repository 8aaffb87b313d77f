import { Button, Modal } from 'antd'
import { useState } from 'react'
import { Field, Select, dayWords, today } from '#ui'
import type { SeatChange } from '../../core/roster.ts'
import { dutyRoleWords, poolOf, seatKey, type Seat } from '../../core/types.ts'
import type { MonthView } from '../../core/views.ts'
import { plain } from '../matrix-moves.ts'

/** 换人: another of the group on one place. How often each is on duty in the month stands beside his name. */
export function PlaceDialog({ view, seat, onChange, onClose }: { readonly view: MonthView; readonly seat: Seat; readonly onChange: (changes: readonly SeatChange[]) => void; readonly onClose: () => void }) {
  const now = view.shifts.find((one) => seatKey(one) === seatKey(seat))
  const [chosen, setChosen] = useState<string | null>(now?.person ?? null)
  const group = view.tally.filter(({ pool }) => pool === poolOf[seat.role])
  const put = () => {
    const found = group.find(({ person }) => person === chosen)
    onChange([{ ...plain(seat), holder: found ? { person: found.person, name: found.name } : null }])
    onClose()
  }
  return (
    <Modal open title={`${dayWords(seat.day, today())} ${dutyRoleWords[seat.role]}`} onCancel={onClose} footer={[<Button key="stay" onClick={onClose}>不换</Button>, <Button key="put" type="primary" disabled={chosen === (now?.person ?? null)} onClick={put}>换人</Button>]}>
      <Field id="duty-holder" label="由谁值班" hint="姓名后是本月已排的班数。">
        <Select<string | null> id="duty-holder" aria-label="由谁值班" allowClear showSearch={{ optionFilterProp: 'label' }} style={{ width: '100%' }} value={chosen} onChange={(next) => setChosen(next ?? null)}
          options={group.map(({ person, name, post, inMonth }) => ({ value: person as string, label: `${name}　${post}　${inMonth.workday + inMonth.weekend + inMonth.holiday}班` }))} />
      </Field>
    </Modal>
  )
}
