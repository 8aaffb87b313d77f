import { type Drawn, stepFacts } from '../definition-words.ts'

/** Every step of a flow in words. */
export const StepTable = ({ drawn }: { readonly drawn: Drawn }) => (
  <ol className="wf-steps">
    {drawn.steps.map((step) => (
      <li key={step.id}>
        <h3>{step.name}</h3>
        <dl>{stepFacts(step, drawn).filter(({ key }) => key !== 'name').map(({ key, label, words }) => <div key={key}><dt>{label}</dt><dd>{words}</dd></div>)}</dl>
      </li>
    ))}
  </ol>
)
