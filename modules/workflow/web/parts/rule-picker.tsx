import { useId, useMemo } from 'react'
import { Select } from '#ui'
import { ruleChoices } from '../rule-names.ts'
import { useRuleNames } from '../use-rule-names.ts'

/** Finds a post, a person or a unit by name and writes the rule that names it. */
export function RulePicker({ onPick }: { readonly onPick: (rule: string) => void }) {
  const id = useId()
  const { posts } = useRuleNames()
  const options = useMemo(() => ruleChoices(posts).map(({ label, options: own }) => ({ label, options: [...own] })), [posts])
  return (
    <section className="sn-card wf-part">
      <h2><label htmlFor={id}>指定岗位、人员或单位</label></h2>
      <Select<string>
        id={id} style={{ width: '100%' }} placeholder="输入单位、岗位或姓名" value={null as unknown as string} aria-describedby={`${id}-told`}
        showSearch={{ optionFilterProp: 'label' }} loading={posts.length === 0} notFoundContent={null} options={options} onSelect={onPick}
      />
      <p id={`${id}-told`} className="sn-muted">选中后写入左侧光标处。按岗位指定的，由办理时任该岗位的人办理；人员调整后不必改流程。</p>
    </section>
  )
}
