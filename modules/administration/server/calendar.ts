import { sql } from 'kysely'
import { z } from 'zod'
import { shippedCalendar, type WorkCalendar } from '#engines/workdays'
import type { Refused } from '#lib/decision'
import { dayOf, type Day, type Instant } from '#lib/instants'
import type { Db, Work } from '#platform/act'
import { decideYear, evolveYear } from '../core/decide-calendar.ts'
import type { CalendarDay, CalendarYear } from '../core/types.ts'
import { officeSetting, valueIn, type OfficeSetting } from './settings.ts'
import { inAdministration } from './tables.ts'

const minute = z.number().int().min(0).max(24 * 60)
const workHours = officeSetting({
  key: 'administration.workHours', label: '工作时间', about: '每天的上班时段，以零点起的分钟数表示；办理时限按此计算。',
  schema: z.array(z.object({ from: minute, to: minute })).min(1, '至少要有一个时段').max(4).refine(
    (spans) => spans.every(({ from, to }, at) => from < to && (at === 0 || spans[at - 1]!.to <= from)), '各时段须先后相接且不重叠'),
  initial: [...shippedCalendar.hours],
})
const nearWorkdays = officeSetting({
  key: 'administration.nearWorkdays', label: '临期提醒天数', about: '距到期不超过几个工作日时显示“临期”。',
  schema: z.number().int().min(0).max(30), initial: shippedCalendar.nearWorkdays,
})

/** The office's working-day calendar in force: holidays and exchange days of all known years, hours, and what counts as near. */
export async function calendarOf(db: Db): Promise<WorkCalendar> {
  const { rows: [known] } = await sql<{ off: Day[] | null; work: Day[] | null; settings: Readonly<Record<string, unknown>> | null }>`
    select array_agg(day::text order by day) filter (where kind = 'off') as off, array_agg(day::text order by day) filter (where kind = 'work') as work,
      (select jsonb_object_agg(key, value) from administration_settings where key in (${workHours.key}, ${nearWorkdays.key})) as settings
    from administration_holidays`.execute(db)
  const valueOf = <Value>(setting: OfficeSetting<Value>) => valueIn(setting, known?.settings?.[setting.key])
  return { holidays: known?.off ?? [], workdays: known?.work ?? [], hours: valueOf(workHours), nearWorkdays: valueOf(nearWorkdays) }
}

/** One year as it is known; a year never entered has version 0 and no days. */
export async function readYear(db: Db, year: number): Promise<CalendarYear> {
  const row = await inAdministration(db).selectFrom('administration_calendar_years').select('version').where('year', '=', year).executeTakeFirst()
  const days: readonly CalendarDay[] = await inAdministration(db).selectFrom('administration_holidays').selectAll()
    .where('day', '>=', `${year}-01-01` as Day).where('day', '<=', `${year}-12-31` as Day).orderBy('day').execute()
  return { year, version: row?.version ?? 0, days }
}

/** Years with at least one holiday. */
export async function knownYears(db: Db): Promise<readonly number[]> {
  const { rows } = await sql<{ year: number }>`select distinct extract(year from day)::int as year from administration_holidays where kind = 'off' order by year`.execute(db)
  return rows.map(({ year }) => year)
}

const NOTICE_MONTH = 12

/**
 * The year whose holidays are now missing, or null. The notice for a year comes in the November before:
 * from 1 December on, next year missing is worth a warning.
 */
export function missingYear(known: readonly number[], now: Instant): number | null {
  const [year, month] = dayOf(now).split('-').map(Number) as [number, number]
  const wanted = month >= NOTICE_MONTH ? [year, year + 1] : [year]
  return wanted.find((each) => !known.includes(each)) ?? null
}

/** Replaces a year's days. */
export async function setYear(
  work: Work, given: { readonly year: number; readonly version: number; readonly days: readonly CalendarDay[] },
): Promise<{ version: number } | Refused> {
  const tables = inAdministration(work.db)
  await tables.insertInto('administration_calendar_years').values({ year: given.year, version: 0 }).onConflict((conflict) => conflict.doNothing()).execute()
  await tables.selectFrom('administration_calendar_years').select('version').where('year', '=', given.year).forUpdate().execute()
  const before = await readYear(work.db, given.year)
  const decision = decideYear(before, given)
  if (decision.kind === 'refused') return decision
  const after = decision.events.reduce(evolveYear, before)
  await tables.deleteFrom('administration_holidays').where('day', '>=', `${given.year}-01-01` as Day).where('day', '<=', `${given.year}-12-31` as Day).execute()
  await tables.insertInto('administration_holidays').values(after.days.map(({ day, kind, name }) => ({ day, kind, name: name.trim() }))).execute()
  await tables.updateTable('administration_calendar_years').set({ version: after.version }).where('year', '=', given.year).execute()
  work.record({ stream: `calendar:${given.year}`, from: before.version, events: decision.events, before: before.days, after: after.days })
  return { version: after.version }
}
