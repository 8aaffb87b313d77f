import { useQueries } from '@tanstack/react-query'
import { z } from 'zod'
import { isWorkday, shippedCalendar } from '#engines/workdays'
import { type Day, addDays } from '#lib/instants'
import { callApi, today } from '#ui'

const yearSchema = z.object({ days: z.array(z.object({ day: z.string().transform((day) => day as Day), kind: z.enum(['off', 'work']) })) })

/** Whether the office works on a day of the coming weeks, by the calendar that the office keeps; by the shipped one while that comes. */
export function useWorkdays(): (day: Day) => boolean {
  const years = [...new Set([today().slice(0, 4), addDays(today(), AHEAD).slice(0, 4)])]
  const found = useQueries({ queries: years.map((year) => ({
    queryKey: [['administration', 'calendar'], year], staleTime: STALE_MS,
    queryFn: async () => yearSchema.parse(await callApi('GET', `/administration/calendar?year=${year}`)).days,
  })) })
  const kept = new Map(found.flatMap(({ data = [] }) => data.map(({ day, kind }) => [day, kind] as const)))
  const known = new Set(years.filter((_, at) => found[at]?.data))
  const calendar = { ...shippedCalendar, holidays: [...kept].flatMap(([day, kind]) => (kind === 'off' ? [day] : [])), workdays: [...kept].flatMap(([day, kind]) => (kind === 'work' ? [day] : [])) }
  return (day) => isWorkday(known.has(day.slice(0, 4)) ? calendar : shippedCalendar, day)
}

const AHEAD = 14
const STALE_MS = 3_600_000
