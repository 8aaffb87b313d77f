import { Button } from 'antd'
import { assignmentWords } from '../../core/rules.ts'
import type { Assignment } from '../../core/types.ts'
import type { MayDo } from '../../core/views.ts'
import { actWords, isHeavy } from '../acts.ts'

export interface PartActsProps {
  readonly parts: readonly Assignment[]
  readonly offered: ReadonlyMap<number, readonly MayDo[]>
  readonly isOn: (may: MayDo) => boolean
  readonly onAct: (may: MayDo) => void
}

/** What can be done with each part, below its unit's name. */
export const PartActs = ({ parts, offered, isOn, onAct }: PartActsProps) => (
  <>
    {parts.filter(({ number }) => offered.has(number)).map((one) => (
      <div key={one.number} className="sup-part-acts" role="group" aria-label={`任务${one.number}`}>
        <p><strong>任务{one.number}　{one.lead.name}</strong>　<span className="sn-muted">{assignmentWords[one.at]}</span></p>
        <div className="sn-row">{offered.get(one.number)!.map((may) => (
          <Button key={may.act} danger={isHeavy(may.act)} loading={isOn(may)} aria-label={`${actWords[may.act]}（任务${one.number}）`} onClick={() => onAct(may)}>{actWords[may.act]}</Button>
        ))}</div>
      </div>
    ))}
  </>
)
