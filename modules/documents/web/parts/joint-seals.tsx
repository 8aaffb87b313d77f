import type { UnitId } from '#lib/ids'
import { Light, momentWords, today } from '#ui'
import { jointSealingOrgans, jointSealsOn } from '../../core/joint-seals.ts'
import type { DocumentView } from '../../core/views.ts'

export interface JointSealsProps {
  readonly document: DocumentView
  /** What the keeper of the lead's seal vouches for; null where nobody is asked to. */
  readonly inPerson: { readonly value: readonly UnitId[]; readonly onChange: (organs: readonly UnitId[]) => void } | null
}

/** 联合发文用印: which organs have sealed, and who pressed their seals; nothing of a document that one organ issues. */
export function JointSeals({ document, inPerson }: JointSealsProps) {
  const { content, state, names } = document
  const organs = jointSealingOrgans(content)
  if (!organs.length) return null
  const lead = content.elements.organ
  return (
    <section className="sn-field doc-joint-seals" aria-label="各机关用印情况">
      <h3>各机关用印情况</h3>
      <ul>
        {organs.map((unit) => {
          const seal = jointSealsOn(state).find(({ organ }) => organ === unit)
          if (seal) return <li key={unit}><Light state="normal">{names.units[unit]}</Light> {seal.by.name}，{momentWords(seal.at, today())}{seal.inPerson ? '，当面加盖' : ''}</li>
          return (
            <li key={unit}>
              <Light state="soon">{names.units[unit]}</Light> 未用印
              {inPerson && (
                <label className="sn-row">
                  <input type="checkbox" checked={inPerson.value.includes(unit)} onChange={() => inPerson.onChange(inPerson.value.includes(unit) ? inPerson.value.filter((one) => one !== unit) : [...inPerson.value, unit])} />
                  印章由其保管人当面加盖，我已核对
                </label>
              )}
            </li>
          )
        })}
        {lead && <li><Light state="soon">{names.units[lead]}</Light> 主办机关，最后用印</li>}
      </ul>
      <p className="sn-muted">联合发文各盖各的印章；主办机关用印后生成正式版面，才能分发。</p>
    </section>
  )
}
