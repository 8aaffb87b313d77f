import { byPatterns, type Found, type PatternRule, type TextRule } from '../find.ts'
import { digitsOf, valueOf } from '../numerals.ts'
import type { Paper, Reading } from '../reading.ts'

const NUMERAL = '[零〇一二两三四五六七八九十百千万亿]'
const MEASURE = String.raw`(?:元|平方米|平方公里|立方米|公里|千米|公斤|千克|吨|亩|公顷|千瓦时?|兆瓦|人次|户次|米|户|人|件|家|名|个|项|台|套|辆)`
/** Sayings and estimates in which the numeral is no statistic. */
const SAYING = /^(?:九百六十|百分之百|百分之一百|成千上万|千千万万|十万火急|三百六十|一百八十度|七十二|三十六|一百单八)/

const rows: readonly PatternRule[] = [
  // GB/T 15835-2011 5.1.7: 阿拉伯数字应使用正体二分字身，即占半个汉字位置.
  { rule: 'N-01', in: 'text', pattern: /[０-９]+(?:．[０-９]+)?/g, clause: 'GB/T 15835-2011 5.1.7', reason: '阿拉伯数字用半角。', fix: (found) => found[0].normalize('NFKC') },
  // 4.1.1: 在使用数字进行计量的场合，应采用阿拉伯数字. Few digits may be Chinese (4.3), so only long ones count.
  {
    rule: 'N-01', in: 'prose', pattern: new RegExp(`(?<![${'第几数近约百零〇一二两三四五六七八九十千万亿点'}])${NUMERAL}{2,14}(?:点[零〇一二三四五六七八九]{1,4}[万亿]?)?(?![多余几来把]|分之)${MEASURE}`, 'g'), clause: 'GB/T 15835-2011 4.1.1',
    unless: (found) => !isStatistic(found[0]) || SAYING.test(found[0]) || /[十百千]〇/.test(found[0]), reason: '计量和统计的数字用阿拉伯数字。', fix: (found) => inDigits(found[0]),
  },
]
const fullWidth = byPatterns(rows.slice(0, 1), /[０-９]/)
const statistics = byPatterns(rows.slice(1), /[百千万亿点]/)

/** At least two digits that are not nought, one of them behind a hundred or more: 三千二百五十, not 三千 or 二十. */
function isStatistic(words: string): boolean {
  const digits = words.match(/[一二两三四五六七八九]/g)?.length ?? 0
  return digits >= 2 && (/[百千万亿点]/.test(words)) && !/^[一二两三四五六七八九]{2,}[百千万]/.test(words)
}

/** The measure with its number in digits; 万 and 亿 at the end stay. */
function inDigits(words: string): string | undefined {
  const parts = new RegExp(`^(.*?)([万亿]{0,2})(${MEASURE})$`).exec(words)
  const value = parts && valueOf(parts[1]!)
  return parts && value ? `${value}${parts[2]}${parts[3]}` : undefined
}

const DATE = /[一二][〇零○○Oo0九][〇零○Oo0一二三四五六七八九]{2}年(?:[一二三四五六七八九]|十[一二]?)月(?:[一二三四五六七八九]日|[一二三]?十[一二三四五六七八九]?日)?/g
/** A day of the solar calendar without its year: a year before it makes it a whole date, and 农历 has its own names. */
const DAY_OF_MONTH = /(?<![年历月闰零〇一二三四五六七八九十])(?:[一二三四五六七八九]|十[一二]?)月(?:[一二三]?十[一二三四五六七八九]?|[一二三四五六七八九])日(?:(?:至|到|—|～)(?:(?:[一二三四五六七八九]|十[一二]?)月)?(?:[一二三]?十[一二三四五六七八九]?|[一二三四五六七八九])日)?/g
const SHARE = /百分之(?:[一二三四五六七八九十百零〇]{1,5}点[零〇一二三四五六七八九]{1,3}|[一二三四五六七八九]?十[一二三四五六七八九]|[二三四五六七八九]十)(?![多余几来])/g

/**
 * N-01 and N-04: Chinese amounts, dates and shares. Where the text also writes them in digits, that is a mixture.
 * Regulations in articles write numbers in Chinese by the custom of legislation, so they are left alone.
 */
export const figures: TextRule = (reading, paper) => [
  ...fullWidth(reading, paper), ...(paper.isArticled ? [] : [...statistics(reading, paper), ...dates(reading.prose, paper), ...daysOfMonth(reading.prose, paper), ...shares(reading, paper)]),
]

function dates(text: string, paper: Paper): readonly Found[] {
  return [...text.matchAll(DATE)].flatMap((match): Found[] => {
    const year = Number(digitsOf(match[0].slice(0, 4).replace(/[Oo0]/g, '〇')))
    if (year < 1978 || /[零○Oo0]/.test(match[0].slice(0, 4))) return []
    const fix = `${year}年${match[0].slice(5).replace(/[一二三四五六七八九十]+/g, (words) => String(valueOf(words)))}`
    return [{ ...dateFault(paper, /\d{4}年\d{1,2}月/), offset: match.index, length: match[0].length, fix }]
  })
}

function dateFault(paper: Paper, digits: RegExp): Pick<Found, 'rule' | 'reason'> {
  const isMixed = paper.readings.some(({ text, placed }) => placed.place.part === 'body' && digits.test(text))
  return isMixed ? { rule: 'N-04', reason: '同一篇文稿的日期写法应一致，请改用阿拉伯数字。' } : { rule: 'N-01', reason: '公历日期一般用阿拉伯数字。' }
}

function daysOfMonth(text: string, paper: Paper): readonly Found[] {
  return [...text.matchAll(DAY_OF_MONTH)].filter(({ index }) => !/(?:农|阴|旧|夏)历[^，。；]{0,8}$/.test(text.slice(Math.max(0, index - 12), index))).map((match): Found => ({
    ...dateFault(paper, /\d{1,2}月\d{1,2}日/), offset: match.index, length: match[0].length,
    fix: match[0].replace(/[一二三四五六七八九十]+/g, (words) => String(valueOf(words))),
  }))
}

function shares(reading: Reading, paper: Paper): readonly Found[] {
  const text = reading.prose
  // 4.3: a share of few digits may be written either way, but not beside statistics that should be in digits.
  const isAmongStatistics = text.includes('百分之') && statistics(reading, paper).length > 0
  return [...text.matchAll(SHARE)].flatMap((match): Found[] => {
    const value = valueOf(match[0].slice(3))
    const isMixed = /\d[%％]/.test(text)
    if (!isMixed && !isAmongStatistics && !match[0].includes('点')) return []
    return [{
      rule: isMixed ? 'N-04' : 'N-01', offset: match.index, length: match[0].length, ...(value === null ? {} : { fix: `${value}%` }),
      reason: isMixed ? '同一段文字中百分数的写法应一致，请改用阿拉伯数字。' : '统计用的百分数用阿拉伯数字。',
    }]
  })
}
