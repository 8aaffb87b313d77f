import { Button, Modal } from 'antd'
import { useState } from 'react'
import type { PersonId } from '#lib/ids'
import type { Day } from '#lib/instants'
import type { Issue } from '#lib/issues'
import { findPeople } from '#modules/organisation/web'
import { DayPicker, Field, PeoplePicker, ProblemNote, fieldLackId, today, useActs, type PersonOption } from '#ui'
import { seatWords } from '../../core/network.ts'
import type { NetworkLine, Seat, SeatHolder } from '../../core/views.ts'
import { client } from '../api.ts'

interface Claimed { readonly person: readonly PersonOption[]; readonly phone: string }
const claimedOf = (held: SeatHolder | null): Claimed => ({ person: held ? [{ id: held.person, name: held.name, unit: '', post: '' }] : [], phone: held?.phone ?? '' })
const seats: readonly Seat[] = ['emergencyInfoOfficer', 'inChargeLeader']

/** Who holds both seats of a township from a day on; those before stay on record. */
export function SeatDialog({ line, onClose }: { readonly line: NetworkLine; readonly onClose: () => void }) {
  const [claims, setClaims] = useState<Readonly<Record<Seat, Claimed>>>({ emergencyInfoOfficer: claimedOf(line.officer), inChargeLeader: claimedOf(line.leader) })
  const [from, setFrom] = useState<Day | null>(today())
  const [isTried, setTried] = useState(false)
  const saving = useActs({ act: (day: Day) => client.registerContacts({ unit: line.unit, from: day, officers: sent(claims.emergencyInfoOfficer), leaders: sent(claims.inChargeLeader) }), done: () => `${line.name}已登记。`, topics: ['emergencies'] })
  const issues: readonly Issue[] = isTried && from === null ? [{ code: 'from', severity: 'block', field: 'seat-from', text: '请填写起始日期' }] : []
  const go = async () => {
    setTried(true)
    if (from !== null && await saving.run(from)) onClose()
  }
  return (
    <Modal open width="40rem" title={`登记紧急信息员和分管领导：${line.name}`} onCancel={onClose} footer={[<Button key="stay" onClick={onClose}>暂不登记</Button>, <Button key="go" type="primary" loading={saving.isPending} onClick={() => void go()}>登记</Button>]}>
      {saving.problem ? <ProblemNote problem={saving.problem} /> : null}
      {seats.map((seat) => (
        <div key={seat} className="em-pair em-form" role="group" aria-label={seatWords[seat]}>
          <Field id={`seat-${seat}`} label={seatWords[seat]} isRequired><PeoplePicker id={`seat-${seat}`} label={seatWords[seat]} isSingle source={findPeople} value={claims[seat].person} onChange={(person) => setClaims({ ...claims, [seat]: { ...claims[seat], person } })} /></Field>
          <Field id={`phone-${seat}`} label="24小时电话" isRequired><input id={`phone-${seat}`} type="tel" maxLength={20} aria-label={`${seatWords[seat]}24小时电话`} value={claims[seat].phone} onChange={(event) => setClaims({ ...claims, [seat]: { ...claims[seat], phone: event.target.value } })} /></Field>
        </div>
      ))}
      <Field id="seat-from" label="从哪一天起" isRequired issues={issues}><span aria-describedby={fieldLackId('seat-from')}><DayPicker id="seat-from" label="起始日期" value={from} onChange={setFrom} /></span></Field>
    </Modal>
  )
}

const sent = ({ person, phone }: Claimed) => person.map(({ id }) => ({ person: id as PersonId, phone }))
