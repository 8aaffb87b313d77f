import { accept, refuse, type Decision, type Refused } from '#lib/decision'
import { weekdayOf } from '#lib/instants'
import type { Issue } from '#lib/issues'
import type { AdministrationRefusal } from './refusals.ts'
import type { CalendarDay, CalendarEvent, CalendarYear } from './types.ts'

const CLAUSE = '《全国年节及纪念日放假办法》'

/** Whether a year's days may replace what is known; the version is what the editor had before. */
export function decideYear(
  known: CalendarYear, command: { readonly days: readonly CalendarDay[]; readonly version: number },
): Decision<CalendarEvent, AdministrationRefusal | 'changed-meanwhile'> | (Refused<AdministrationRefusal> & { readonly issues: readonly Issue[] }) {
  if (command.version !== known.version) return refuse('changed-meanwhile')
  const issues = yearIssues(known.year, command.days)
  if (issues.length > 0) return { ...refuse('calendar-year-unfit', { year: known.year, count: issues.length }), issues }
  return accept({ type: 'calendar-year-set', year: known.year, days: command.days.toSorted((left, right) => (left.day < right.day ? -1 : 1)) })
}

/** The year after an event. */
export const evolveYear = (year: CalendarYear, event: CalendarEvent): CalendarYear => ({ ...year, days: event.days, version: year.version + 1 })

/** Everything that is wrong with a year's days. */
export function yearIssues(year: number, days: readonly CalendarDay[]): readonly Issue[] {
  const seen = new Set<string>()
  const issues = days.flatMap((entry) => {
    const found = dayIssues(year, entry)
    const isTwice = seen.has(entry.day)
    seen.add(entry.day)
    return isTwice ? [...found, issue('C-02', entry, `${entry.day} 写了两次，请只留一行。`)] : found
  })
  // A year without any day off was never entered; deadlines in it would count the Spring Festival as work.
  return days.some(({ kind }) => kind === 'off') ? issues : [...issues, issue('C-05', null, `${year} 年没有一个放假日，请按国务院办公厅通知填写。`)]
}

function dayIssues(year: number, entry: CalendarDay): readonly Issue[] {
  const isWeekend = [0, 6].includes(weekdayOf(entry.day))
  return [
    ...(Number(entry.day.slice(0, 4)) === year ? [] : [issue('C-01', entry, `${entry.day} 不在 ${year} 年，请改正日期。`)]),
    ...(entry.kind === 'work' && !isWeekend ? [issue('C-03', entry, `${entry.day} 不是周末，本来就上班，请删去或改正日期。`)] : []),
    ...(entry.name.trim() === '' ? [issue('C-04', entry, `请写明 ${entry.day} 是什么节日。`)] : []),
  ]
}

const issue = (code: string, entry: CalendarDay | null, text: string): Issue =>
  ({ code, severity: 'block', field: entry ? `days.${entry.day}` : 'days', text, clause: CLAUSE })
