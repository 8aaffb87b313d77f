import { Button, Input } from 'antd'
import { useState } from 'react'
import type { PersonId } from '#lib/ids'
import type { Day } from '#lib/instants'
import { findPeople } from '#modules/organisation/web'
import { DayPicker, Field, PeoplePicker, type PersonOption, today } from '#ui'
import { holderOf } from '../../core/network/decide.ts'
import type { Point, Seat } from '../../core/network/types.ts'
import { seatWords } from './words.ts'

interface SeatFormProps {
  readonly point: Point
  readonly seat: Seat
  readonly isPending: boolean
  readonly onAppoint: (asked: { readonly person: PersonId; readonly phone: string; readonly on: Day }) => Promise<void>
  readonly onClose: () => void
}

/** Names who sits on a seat from a day on, with the telephone that reaches him. */
export function SeatForm({ point, seat, isPending, onAppoint, onClose }: SeatFormProps) {
  const holder = holderOf(point, seat)
  const [people, setPeople] = useState<readonly PersonOption[]>(holder ? [{ id: holder.person, name: holder.name }] : [])
  const [phone, setPhone] = useState(holder?.phone ?? '')
  const [on, setOn] = useState<Day>(today())
  const [person] = people
  return (
    <section className="rpt-card sn-card" aria-label={`指定${seatWords(seat)}`}>
      <h3>指定{seatWords(seat)}</h3>
      <div className="rpt-pair">
        <Field id="seat-person" label="人员" isRequired hint="输入姓名、拼音或首字母"><PeoplePicker id="seat-person" label="人员" isSingle source={findPeople} value={people} onChange={setPeople} /></Field>
        <Field id="seat-phone" label="联系电话" hint="没有电话的列入网络缺口"><Input id="seat-phone" inputMode="tel" maxLength={20} aria-describedby="seat-phone-hint" value={phone} onChange={(event) => setPhone(event.target.value)} /></Field>
        <Field id="seat-on" label="起始日期" isRequired><DayPicker id="seat-on" label="起始日期" value={on} onChange={(next) => setOn(next ?? today())} /></Field>
      </div>
      <div className="sn-row"><Button type="primary" loading={isPending} disabled={!person} onClick={() => { if (person) void onAppoint({ person: person.id as PersonId, phone, on }) }}>保存</Button><Button onClick={onClose}>暂不保存</Button></div>
    </section>
  )
}
