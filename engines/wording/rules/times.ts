import { weekdayOf, type Day } from '#lib/instants'
import type { Found, PaperRule, TextRule } from '../find.ts'
import { isRunning } from '../reading.ts'

/** 今年 and its like, unless part of another word: 今年内, 明年度 are meant, 去年轻, 前年龄 are not. */
const RELATIVE = /(?<![“‘自至如])(?:今年|去年|前年(?![度龄满]|年龄)|明年|后年|上个?月(?!台)|下个?月|本月|上周|下周|本周|昨[日天]|前天)(?![轻龄富会级])/g
/** Titles of papers that are looked up for years; in a report, a speech or a news item 今年 is understood. */
const LASTING = /(?:决议|决定|意见|通知|公告|通告|批复|办法|细则|规定|规则|条例|制度|准则|方案|规划|纲要|预案|规范|措施|令)(?:[（(][^（）()]{1,12}[）)])?$/
const YEAR = /(?:19|20)\d{2}年|[一二][〇零九][〇零一二三四五六七八九]{2}年|(?:19|20)\d{2}[—～-]/

/** D-03: lasting papers tell the year before they say 今年. */
export const relativeTimes: PaperRule = (paper, report) => {
  const title = paper.title?.placed.text.trim() ?? ''
  const kind = paper.facts.kind ?? ''
  // Whether an excerpt comes from a lasting paper cannot be told.
  if (!(LASTING.test(title) || LASTING.test(kind)) || YEAR.test(title)) return
  for (const body of paper.bodies) {
    for (const reading of body) {
      const told = YEAR.exec(reading.text)
      // 每月……上月 tells the month before each.
      for (const match of /每[月年周]|按月|当年/.test(reading.prose) ? [] : reading.prose.matchAll(RELATIVE)) {
        if (told && told.index < match.index) break
        report(reading, { rule: 'D-03', offset: match.index, length: match[0].length, reason: `“${match[0]}”在日后查阅时不明确，请写明具体的年份或者日期。` })
      }
      if (told) break
    }
  }
}

const DATED = /(\d{4})年(\d{1,2})月(\d{1,2})日(?:(?:[（(]|，)?(?:星期|周)([一二三四五六日天])(?:[）)])?)?/g
const MONTH = /(?<=\d{4}年)(\d{1,2})月(?!\d{1,2}日)/g
const MONTH_DAY = /(?<![\d年])(\d{1,2})月(\d{1,2})日/g
const WEEK = '日一二三四五六'

/** D-06: the day is in the calendar, and on the weekday told. */
export const realDates: TextRule = (reading) => {
  if (!/[月日]/.test(reading.text) || (!isRunning(reading) && reading.placed.kind === 'caption')) return []
  const found: Found[] = []
  for (const match of reading.text.matchAll(DATED)) {
    const [words, year, month, day, weekday] = match
    const at = { rule: 'D-06', offset: match.index, length: words.length } as const
    if (!isDay(Number(year), Number(month), Number(day))) found.push({ ...at, reason: `日历上没有${year}年${month}月${day}日，请核对。` })
    else if (weekday) {
      const real = WEEK[weekdayOf(`${year}-${month!.padStart(2, '0')}-${day!.padStart(2, '0')}` as Day)]!
      if (real !== weekday.replace('天', '日')) found.push({ ...at, reason: `${year}年${month}月${day}日是星期${real}，请核对日期和星期。` })
    }
  }
  for (const match of reading.text.matchAll(MONTH)) {
    if (Number(match[1]) < 1 || Number(match[1]) > 12) found.push({ rule: 'D-06', offset: match.index, length: match[0].length, reason: `一年里没有${match[0]}，请核对。` })
  }
  for (const match of reading.text.matchAll(MONTH_DAY)) {
    if (!isDay(2024, Number(match[1]), Number(match[2]))) found.push({ rule: 'D-06', offset: match.index, length: match[0].length, reason: `日历上没有${match[0]}，请核对。` })
  }
  return found
}

/** Whether the calendar has the day. */
export const isDay = (year: number, month: number, day: number): boolean => month >= 1 && month <= 12 && day >= 1 && day <= daysIn(year, month)

const daysIn = (year: number, month: number): number =>
  month === 2 ? (year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28) : [4, 6, 9, 11].includes(month) ? 30 : 31
