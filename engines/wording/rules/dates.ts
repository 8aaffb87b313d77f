import type { PaperRule } from '../find.ts'
import { digitsOf, valueOf } from '../numerals.ts'
import { isDay } from './times.ts'

const PRINTED = /^\d{4}年(?:[1-9]|1[0-2])月(?:[1-9]|[12]\d|3[01])日$/
const DIGITS = /^(\d{4}|\d{2})\s*[年.．\-/—]\s*(\d{1,2})\s*[月.．\-/—]\s*(\d{1,2})\s*日?$/
const CHINESE = /^([零○〇Oo0一二三四五六七八九]{4})年([一二三四五六七八九十]{1,2})月([一二三四五六七八九十]{1,3})日?$/

/** F-13: 用阿拉伯数字将年、月、日标全，年份应标全称，月、日不编虚位 (7.3.5.4, 7.4.3). */
export const dates: PaperRule = ({ readings }, report) => {
  for (const reading of readings) {
    const { place: { part }, text } = reading.placed
    if (part !== 'docDate' && part !== 'printDate') continue
    const words = text.replace(/印发$/, '').trim()
    if (words === '') continue
    const at = { rule: 'F-13', offset: text.indexOf(words), length: words.length, ...(part === 'printDate' ? { clause: 'GB/T 9704-2012 7.4.3' } : {}) } as const
    const day = dayIn(words)
    if (day && !isDay(...day)) report(reading, { ...at, reason: '日历上没有这一天，请核对。' })
    else if (!PRINTED.test(words)) {
      report(reading, { ...at, reason: '日期用阿拉伯数字写全年、月、日，年份四位，月、日不编虚位，如“2024年1月5日”。', fix: day ? `${day[0]}年${day[1]}月${day[2]}日` : undefined })
    }
  }
}

/** Year, month and day of a date in any of the usual forms. */
function dayIn(words: string): readonly [number, number, number] | null {
  const full = words.normalize('NFKC')
  const digits = DIGITS.exec(full)
  if (digits) return [Number(digits[1]!.length === 2 ? `20${digits[1]}` : digits[1]), Number(digits[2]), Number(digits[3])]
  const chinese = CHINESE.exec(full)
  if (!chinese) return null
  return [Number(digitsOf(chinese[1]!.replace(/[Oo0]/g, '〇'))), valueOf(chinese[2]!) ?? 0, valueOf(chinese[3]!) ?? 0]
}
