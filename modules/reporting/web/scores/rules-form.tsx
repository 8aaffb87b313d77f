import { Button, Input } from 'antd'
import { useState } from 'react'
import { DayPicker, ErrorSummary, Field, NumberInput, ProblemNote, Select, asProblem, today, useActs } from '#ui'
import type { Day } from '#lib/instants'
import { adoptionLevelWords, instructionLevelWords, kindWords } from '../../core/items/words.ts'
import { pointLevels, pointLevelWords } from '../../core/network/types.ts'
import { adoptionLevels, instructionLevels, scoredKinds, sharingWords, sharings, type ScoreRules, type Sharing } from '../../core/scores/rules.ts'
import { client } from './api.ts'

type Asked = Parameters<typeof client.decideRules>[0]
interface PartProps { readonly rules: ScoreRules; readonly onChange: (rules: ScoreRules) => void }

/** A further version of the rule table: everything stands as in force until it is changed. */
export function RulesForm({ first, onClose }: { readonly first: ScoreRules; readonly onClose: () => void }) {
  const [rules, setRules] = useState(first)
  const [from, setFrom] = useState<Day>(today())
  const [reason, setReason] = useState('')
  // The schema does not call its lists readonly; they are the same.
  const deciding = useActs({ act: () => client.decideRules({ from, reason: reason.trim(), rules: rules as Asked['rules'] }), done: () => '新办法已发布，以前的得分不变。', topics: ['reporting'] })
  const problem = deciding.problem ? asProblem(deciding.problem) : null
  return (
    <section className="sn-card rpt-card" aria-label="发布新版本">
      <h2>发布新版本</h2>
      {problem && ((problem.issues ?? []).length > 0 ? <ErrorSummary issues={problem.issues ?? []} /> : <ProblemNote problem={problem} />)}
      <Gains rules={rules} onChange={setRules} />
      <Sharings rules={rules} onChange={setRules} />
      <Losses rules={rules} onChange={setRules} />
      <div className="rpt-pair">
        <Field id="from" label="起用日期" isRequired hint="今天或以后；以前的得分不受影响"><DayPicker id="from" label="起用日期" value={from} onChange={(next) => setFrom(next ?? today())} /></Field>
        <Field id="reason" label="修改理由" isRequired><Input id="reason" maxLength={500} value={reason} onChange={(event) => setReason(event.target.value)} /></Field>
      </div>
      <div className="sn-row"><Button type="primary" loading={deciding.isPending} disabled={reason.trim() === ''} onClick={() => void deciding.run(undefined).then((made) => { if (made) onClose() })}>发布</Button><Button onClick={onClose}>暂不发布</Button></div>
    </section>
  )
}

interface NumberFieldProps { readonly id: string; readonly label: string; readonly value: number | null; readonly onChange: (value: number | null) => void; readonly hint?: string }
const Points = ({ id, label, value, onChange, hint }: NumberFieldProps) => <Field id={id} label={label} {...(hint ? { hint } : {})}><NumberInput id={id} min={0} max={1000} precision={2} value={value} onChange={(next) => onChange(next ?? null)} /></Field>

function Gains({ rules, onChange }: PartProps) {
  const { adoption, instruction, weights } = rules
  return (
    <>
      <h3>采用（分）</h3>
      <div className="rpt-pair">{adoptionLevels.flatMap((level) => (['single', 'combined'] as const).map((form) => <Points key={level + form} id={`adoption-${level}-${form}`} label={`${adoptionLevelWords[level]}${form === 'single' ? '单条' : '综合'}`} value={adoption[level][form]} onChange={(points) => onChange({ ...rules, adoption: { ...adoption, [level]: { ...adoption[level], [form]: points ?? 0 } } })} />))}</div>
      <h3>批示（分）</h3>
      <div className="rpt-pair">{instructionLevels.map((level) => <Points key={level} id={`instruction-${level}`} label={instructionLevelWords[level]} value={instruction[level]} onChange={(points) => onChange({ ...rules, instruction: { ...instruction, [level]: points ?? 0 } })} />)}</div>
      <h3>类别权重（%）</h3>
      <div className="rpt-pair">{scoredKinds.map((kind) => <Points key={kind} id={`weight-${kind}`} label={kindWords[kind]} value={weights[kind]} onChange={(percent) => onChange({ ...rules, weights: { ...weights, [kind]: percent ?? 100 } })} />)}</div>
    </>
  )
}

function Sharings({ rules, onChange }: PartProps) {
  const { caps } = rules
  return (
    <>
      <h3>合并采用和上限</h3>
      <div className="rpt-pair">
        <Field id="sharing" label="合并采用"><Select<Sharing> id="sharing" aria-label="合并采用" value={rules.sharing} options={sharings.map((value) => ({ value, label: sharingWords[value] }))} onChange={(sharing) => onChange({ ...rules, sharing })} /></Field>
        {rules.sharing === 'lead' && <Points id="lead-share" label="牵头单位得（%）" value={rules.leadShare} onChange={(percent) => onChange({ ...rules, leadShare: percent ?? 60 })} />}
        <Points id="cap-item" label="同一条信息上限" value={caps.item} hint="空着的不设上限" onChange={(item) => onChange({ ...rules, caps: { ...caps, item } })} />
        <Points id="cap-month" label="每月上限" value={caps.month} hint="空着的不设上限" onChange={(month) => onChange({ ...rules, caps: { ...caps, month } })} />
      </div>
    </>
  )
}

function Losses({ rules, onChange }: PartProps) {
  const { commission, emergency, minimum } = rules
  const set = (given: Partial<ScoreRules['minimum']>) => onChange({ ...rules, minimum: { ...minimum, ...given } })
  return (
    <>
      <h3>约稿、紧急信息和最低报送数</h3>
      <div className="rpt-pair">
        <Points id="commission-adopted" label="约稿采用另加" value={commission.adopted} onChange={(adopted) => onChange({ ...rules, commission: { ...commission, adopted: adopted ?? 0 } })} />
        <Points id="commission-unanswered" label="约稿未报扣" value={commission.unanswered} onChange={(unanswered) => onChange({ ...rules, commission: { ...commission, unanswered: unanswered ?? 0 } })} />
        <Points id="late" label="紧急信息迟报扣" value={emergency.late} onChange={(late) => onChange({ ...rules, emergency: { ...emergency, late: late ?? 0 } })} />
        <Points id="missed" label="紧急信息漏报扣" value={emergency.missed} onChange={(missed) => onChange({ ...rules, emergency: { ...emergency, missed: missed ?? 0 } })} />
      </div>
      <fieldset className="rpt-levels"><legend>设最低报送数的层级（都不选为不设）</legend>{pointLevels.map((level) => (
        <label key={level} className="sn-row"><input type="checkbox" checked={minimum.levels.includes(level)} onChange={() => set({ levels: pointLevels.filter((one) => (one === level) !== minimum.levels.includes(one)) })} />{pointLevelWords[level]}</label>
      ))}</fieldset>
      {minimum.levels.length > 0 && (
        <div className="rpt-pair">
          <Points id="monthly" label="每月条数" value={minimum.monthly} onChange={(monthly) => set({ monthly: monthly ?? 0 })} /><Points id="monthly-deduction" label="少的扣" value={minimum.monthlyDeduction} onChange={(monthlyDeduction) => set({ monthlyDeduction: monthlyDeduction ?? 0 })} />
          <Points id="quarterly" label="每季度综合调研条数" value={minimum.quarterlyLong} onChange={(quarterlyLong) => set({ quarterlyLong: quarterlyLong ?? 0 })} /><Points id="quarterly-deduction" label="少的扣（季度）" value={minimum.quarterlyDeduction} onChange={(quarterlyDeduction) => set({ quarterlyDeduction: quarterlyDeduction ?? 0 })} />
        </div>
      )}
    </>
  )
}
