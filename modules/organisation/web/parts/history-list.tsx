import { dayInChinese } from '#lib/instants'
import type { ChangeView } from '../../core/views.ts'

/** 沿革: what changed, from which day, on what grounds. */
export const HistoryList = ({ title, history }: { readonly title: string; readonly history: readonly ChangeView[] }) => (
  <section aria-label={title}>
    <h2>{title}</h2>
    <ol className="org-history">
      {history.map((change, at) => (
        <li key={`${change.at}${at}`}>
          <span className="sn-muted">{dayInChinese(change.onDay)}起</span>
          <span>{change.about}{change.reason && <span className="sn-muted">（{change.reason}{change.basis && `，${change.basis}`}）</span>}</span>
        </li>
      ))}
    </ol>
  </section>
)
