import { sql, type RawBuilder } from 'kysely'
import { reachOf, type Viewer } from '../../core/access.ts'
import { firstDayOf, lastDayOf, monthOf, type Period } from '../../core/outputs/periods.ts'
import type { Day } from '#lib/instants'

/** What of the figures a viewer is shown: an office's, as far as he sees it, or those of his own units. */
export interface Scope {
  readonly kind: 'organ' | 'units' | 'none'
  readonly whole: readonly string[]
  readonly overseen: readonly string[]
  readonly units: readonly string[]
}

export function scopeOf(viewer: Viewer): Scope {
  const { whole, overseen, units } = reachOf(viewer)
  if (whole.length + overseen.length > 0) return { kind: 'organ', whole, overseen, units: [] }
  return { kind: units.length > 0 ? 'units' : 'none', whole: [], overseen: [], units }
}

/** The figures of an office as papers tell them: without instructions, for whoever it may be read by. */
export const publicScope = (organ: string): Scope => ({ kind: 'organ', whole: [], overseen: [organ], units: [] })

/** Rows of `supervision_tallies` in scope. */
export const tallied = ({ kind, whole, overseen, units }: Scope): RawBuilder<boolean> =>
  (kind === 'units' ? sql`t.key = any(${units}::text[])` : sql`(t.organ = any(${whole}::text[]) or (t.organ = any(${overseen}::text[]) and not t.is_instruction))`)

/** Months that lie whole on one side of today are read as months, the running one day by day; what has not come counts only if it was handed in. */
export const within = (period: Period, today: Day): RawBuilder<boolean> => {
  const running = firstDayOf(monthOf(today))
  return sql`((t.grain = 'month' and t.on_day between ${firstDayOf(period.from)} and ${firstDayOf(period.to)} and t.on_day <> ${running})
    or (t.grain = 'day' and t.on_day between greatest(${firstDayOf(period.from)}::date, ${running}::date) and least(${lastDayOf(period.to)}::date, ${lastDayOf(monthOf(today))}::date)))
    and (t.is_handed or t.on_day <= ${today})`
}
