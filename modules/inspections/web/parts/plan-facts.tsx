import { today } from '#ui'
import { planKindWords, type PresentPlan } from '../../core/plans-types.ts'
import { methodWords } from '../../core/words.ts'
import { namesOf, windowWords } from '../pool-words.ts'

/** What is meant, as one reads it. */
export function PlanFacts({ plan }: { readonly plan: PresentPlan }) {
  const { content, agency, members } = plan
  const facts: readonly (readonly [string, string])[] = [
    ['督查力量', members.length > 0 ? `${agency.name}牵头，会同${namesOf(members)}` : agency.name], ['类别', `${planKindWords[content.kind]}　${methodWords[content.method]}`],
    ...(content.filing ? [['备案文号', content.filing] as const] : []), ['督查时间', plan.at === 'done' ? `${windowWords(plan.doneOn, plan.doneOn, today())}（已办）` : windowWords(content.from, content.to, today())],
    ['督查对象', namesOf(content.targets)], ['拟定', plan.drafter.name],
    ...(plan.at === 'approved' ? [['批准', plan.approver.name] as const] : []),
  ]
  return <section className="sn-card ins-card" aria-label="计划内容"><dl className="ins-facts">{facts.map(([term, value]) => <div key={term}><dt>{term}</dt><dd>{value}</dd></div>)}</dl></section>
}
