import { addDays, weekdayOf, type Day } from '#lib/instants'
import type { CalendarDay } from './types.ts'

const RANGE = /(\d{1,2})月(\d{1,2})日(?:至(?:(\d{1,2})月)?(\d{1,2})日)?/g

/**
 * The days in the text of the State Council office's yearly notice (国务院办公厅关于部分节假日安排的通知), e.g.
 * `二、春节：2月15日（周日）至23日（周一）放假调休，共9天。2月14日（周六）、2月28日（周六）上班。`
 * Weekends within a holiday are off anyway and left out. What is not understood is left out too: people look before saving.
 */
export function daysOfNotice(year: number, text: string): readonly CalendarDay[] {
  const days = text.split(/\n/).flatMap((line) => {
    const [, name, rest] = /^(?:\s*[一二三四五六七八九十]+、)?\s*([^：:\d]{2,12})[：:](.+)$/.exec(line) ?? []
    return name && rest ? daysOfFeast(year, name.trim(), rest) : []
  })
  return [...new Map(days.map((entry) => [entry.day, entry])).values()].sort((left, right) => (left.day < right.day ? -1 : 1))
}

function daysOfFeast(year: number, name: string, text: string): readonly CalendarDay[] {
  // The notice explains each date in brackets (weekday, lunar date); the rules are in what stands outside.
  const sentences = text.replaceAll(/（[^）]*）|\([^)]*\)/g, '').split('。')
  return sentences.flatMap((sentence): readonly CalendarDay[] => {
    if (sentence.includes('上班')) return daysIn(year, sentence).filter(isWeekend).map((day) => ({ day, kind: 'work', name: `${name}调休` }))
    if (sentence.includes('放假')) return daysIn(year, sentence).filter((day) => !isWeekend(day)).map((day) => ({ day, kind: 'off', name }))
    return []
  })
}

function daysIn(year: number, sentence: string): readonly Day[] {
  return [...sentence.matchAll(RANGE)].flatMap(([, month, first, lastMonth, last]) => {
    const from = dayAt(year, month!, first!)
    const until = last ? dayAt(year, lastMonth ?? month!, last) : from
    const days: Day[] = []
    for (let day = from; day <= until && days.length < LONGEST; day = addDays(day, 1)) days.push(day)
    return days
  })
}

// No holiday is longer; a misread date must not fill the year.
const LONGEST = 16
const dayAt = (year: number, month: string, day: string): Day => `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}` as Day
const isWeekend = (day: Day): boolean => [0, 6].includes(weekdayOf(day))
