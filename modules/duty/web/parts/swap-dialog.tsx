import { useQuery } from '@tanstack/react-query'
import { Button, Input, Modal } from 'antd'
import { useState } from 'react'
import type { PersonId } from '#lib/ids'
import { ChoiceRow, Field, ProblemNote, Select, dayWords, today } from '#ui'
import { dutyRoleWords, seatKey, type Shift } from '../../core/types.ts'
import { client, queries, useDutyAct } from '../api.ts'
import { plain } from '../matrix-moves.ts'

/** 调班: one's own shift for another's, or somebody who stands in. The other answers first, then the 带班 leader. */
export function SwapDialog({ shift, onClose }: { readonly shift: Shift; readonly onClose: () => void }) {
  const [way, setWay] = useState<'swap' | 'cover'>('swap')
  const [chosen, setChosen] = useState<string | null>(null)
  const [reason, setReason] = useState('')
  const options = useQuery(queries.swapOptions.queryOptions({ input: plain(shift) }))
  const asking = useDutyAct(client.askSwap, () => '已提出调班，请等对方答复。')
  const taken = options.data?.shifts.find((one) => seatKey(one) === chosen) ?? null
  const other = way === 'swap' ? taken?.person : chosen
  const ask = async () => {
    if (other && await asking.run({ given: plain(shift), taken: way === 'swap' && taken ? plain(taken) : null, other: other as PersonId, reason: reason.trim() })) onClose()
  }
  return (
    <Modal open title={`调班：${dayWords(shift.day, today())} ${dutyRoleWords[shift.role]}`} onCancel={onClose} footer={[<Button key="stay" onClick={onClose}>暂不提出</Button>, <Button key="ask" type="primary" disabled={!other || reason.trim() === ''} loading={asking.isPending} onClick={() => void ask()}>提出调班</Button>]}>
      {asking.problem ? <ProblemNote problem={asking.problem} /> : null}
      <ChoiceRow label="怎么调" value={way} options={[{ value: 'swap', label: '与人对调' }, { value: 'cover', label: '请人替班' }]} onChange={(next) => { setWay(next); setChosen(null) }} />
      <Field id="swap-with" label={way === 'swap' ? '对调的班' : '替班的人'} isRequired>
        <Select<string | null> id="swap-with" aria-label={way === 'swap' ? '对调的班' : '替班的人'} showSearch={{ optionFilterProp: 'label' }} style={{ width: '100%' }} value={chosen} onChange={(next) => setChosen(next ?? null)}
          options={way === 'swap' ? (options.data?.shifts ?? []).map((one) => ({ value: seatKey(one), label: `${dayWords(one.day, today())}　${one.name}　${dutyRoleWords[one.role]}` })) : (options.data?.people ?? []).map(({ person, name }) => ({ value: person as string, label: name }))} />
      </Field>
      <Field id="swap-reason" label="理由" isRequired><Input id="swap-reason" maxLength={500} value={reason} onChange={(event) => setReason(event.target.value)} /></Field>
    </Modal>
  )
}
