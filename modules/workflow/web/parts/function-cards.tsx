import { GoLink, Light } from '#ui'
import type { FunctionLoad } from '../inbox-views.ts'

/** The four functions, each with what waits for this person in it; one that no module serves yet says what it will hold. */
export const FunctionCards = ({ loads }: { readonly loads: readonly FunctionLoad[] }) => (
  <ul className="sn-functions" aria-label="四项职能">{loads.map((load) => <li key={load.name}>{load.owners.length > 0 ? <Serving load={load} /> : <ToCome load={load} />}</li>)}</ul>
)

const Serving = ({ load }: { readonly load: FunctionLoad }) => (
  <GoLink to={`/inbox?owner=${load.owners.join(',')}`} className="sn-function sn-card">
    <span className="sn-function-name">{load.label}</span>
    <span className="sn-function-counts">
      <span>待办 <strong>{load.todo}</strong></span>
      {load.soon > 0 && <Light state="soon">{`临期 ${load.soon}`}</Light>}
      {load.overdue > 0 && <Light state="overdue">{`超期 ${load.overdue}`}</Light>}
      {load.soon + load.overdue === 0 && <span className="sn-muted">无临期、超期</span>}
    </span>
  </GoLink>
)

const ToCome = ({ load }: { readonly load: FunctionLoad }) => (
  <div className="sn-function sn-card wf-function-to-come">
    <span className="sn-function-name">{load.label}</span>
    <span className="sn-muted">尚未启用。启用后，{load.holds}的待办、临期、超期件数在这里显示。</span>
  </div>
)
