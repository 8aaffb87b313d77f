import { GoLink, dayWords, today } from '#ui'
import type { LateWarning } from '../../core/warnings/views.ts'
import { itemHref } from '../api.ts'

/** What will probably be late, with the reason of each; the nearest deadline first. */
export const LateWarnings = ({ late }: { readonly late: readonly LateWarning[] }) => (
  <ul className="sup-unit-lines sup-warnings">{late.map(({ item, assignment, title, content, unit, dueOn, reason }) => (
    <li key={`${item} ${assignment}`}>
      <GoLink to={itemHref(item)}>{title}</GoLink>
      <span className="sn-muted">任务{assignment}　{unit.name}　{dayWords(dueOn, today())}到期{content === title ? '' : `　${content}`}</span>
      <span>{reason}。</span>
    </li>
  ))}</ul>
)
