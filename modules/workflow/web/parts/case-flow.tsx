import { Radio } from 'antd'
import { useMemo } from 'react'
import { FlowChart, FlowList, today, useSetting } from '#ui'
import { type CaseShown, flowOf, resultWords } from '../case-words.ts'
import '../workflow.css'

export interface CaseFlowProps {
  readonly of: Pick<CaseShown, 'at' | 'result' | 'chart' | 'names'>
  /** `down` in the rail, `right` across a page. */
  readonly direction?: 'down' | 'right'
}

/** 流程: what is done, where the case is, what comes next; who, when, and the time spent. As a chart or as words; the choice is kept. */
export function CaseFlow({ of, direction = 'down' }: CaseFlowProps) {
  const [form, setForm] = useSetting('workflow.chart', readForm)
  const flow = useMemo(() => flowOf(of, today()), [of])
  return (
    <div className="wf-flow">
      <div className="sn-row wf-flow-head">
        {of.result && <span className="sn-muted">{resultWords[of.result]}</span>}
        <Radio.Group className="sn-screen-only" aria-label="流程显示方式" optionType="button" value={form} onChange={(event) => setForm(readForm(event.target.value))} options={[{ value: 'chart', label: '图' }, { value: 'words', label: '文字' }]} />
      </div>
      {form === 'words' ? <FlowList nodes={flow.nodes} /> : <FlowChart nodes={flow.nodes} edges={flow.edges} direction={direction} />}
    </div>
  )
}

const readForm = (stored: unknown): 'chart' | 'words' => (stored === 'words' ? 'words' : 'chart')
