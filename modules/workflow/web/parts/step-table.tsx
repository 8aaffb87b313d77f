import { type Drawn, type StepFact, stepFacts } from '../definition-words.ts'
import { useRuleNames } from '../use-rule-names.ts'

/** Every step of a flow in words. */
export const StepTable = ({ drawn }: { readonly drawn: Drawn }) => {
  const { names } = useRuleNames()
  return (
    <ol className="wf-steps">
      {drawn.steps.map((step) => (
        <li key={step.id}>
          <h3>{step.name}</h3>
          <dl>{inShort(stepFacts(step, drawn, names)).map(({ key, label, words }) => <div key={key}><dt>{label}</dt><dd>{words}</dd></div>)}</dl>
        </li>
      ))}
    </ol>
  )
}

/** Without the name, which stands above; rights over fields as one line for each right. */
function inShort(facts: readonly StepFact[]): readonly StepFact[] {
  const rights = Map.groupBy(facts.filter(({ field }) => field !== undefined), ({ words }) => words)
  return [
    ...facts.filter(({ key, field }) => key !== 'name' && field === undefined),
    ...[...rights].map(([right, own]) => ({ key: `right ${right}`, label: right, words: own.map(({ field }) => field).join('、') })),
  ]
}
