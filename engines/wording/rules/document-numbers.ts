import { byPatterns, type PaperRule, type PatternRule } from '../find.ts'

const WRONG_OPEN = String.raw`[［\[【（(〖{｛「]`
const WRONG_CLOSE = String.raw`[］\]】）)〗}｝」]`

const rows: readonly PatternRule[] = [
  // GB/T 9704-2012 7.2.5: 年份应标全称，用六角括号括入；发文顺序号不加“第”字，不编虚位.
  {
    rule: 'P-03', in: 'text', pattern: new RegExp(`(?<=[\\u4e00-\\u9fa5A-Za-z])\\s?${WRONG_OPEN}\\s?((?:19|20)?\\d{2})\\s?(?:${WRONG_CLOSE}|〕)(?=\\s?第?\\s?\\d{1,5}\\s?号)|(?<=[\\u4e00-\\u9fa5A-Za-z])〔((?:19|20)?\\d{2})${WRONG_CLOSE}(?=第?\\d{1,5}号)`, 'g'),
    reason: '发文字号中的年份用六角括号“〔〕”括入。', fix: (found) => (/\d{4}/.test(found[0]) ? `〔${/\d{4}/.exec(found[0])![0]}〕` : undefined),
  },
  { rule: 'P-03', in: 'text', pattern: /(?<=[〔［[【（(]\d{4}[〕］\]】）)])\s?第\s?(?=\d{1,5}\s?号)/g, reason: '发文字号的顺序号前不加“第”字，请删去。', fix: '' },
  { rule: 'P-03', in: 'text', pattern: /(?<=[〔［[【（(]\d{4}[〕］\]】）)]第?)0+(?=[1-9]\d*号)/g, reason: '发文字号的顺序号不编虚位，请删去前面的0。', fix: '' },
  // 15834 4.9.3 gives 〔〕 to numbers, nationality and headwords only.
  {
    rule: 'P-03', in: 'text', pattern: /〔(?!\d{2,4}〕|[\u4e00-\u9fa5]〕|[〇零一二三四五六七八九]{4}〕)[^〔〕（）]{1,40}〕/g, severity: 'warning', clause: 'GB/T 15834-2011 4.9.3',
    reason: '六角括号只用于发文字号的年份，注释说明用圆括号。', fix: (found) => `（${found[0].slice(1, -1)}）`,
  },
  // 年份应标全称; in a text that is a matter of years.
  {
    rule: 'N-02', in: 'text', pattern: /(?<=[\u4e00-\u9fa5A-Za-z][〔［[【（(])\d{2}(?=[〕］\]】）)]第?\d{1,5}号)/g, clause: 'GB/T 9704-2012 7.2.5',
    reason: '发文字号中的年份应标全称，写作四位数字。', fix: (found) => `${Number(found[0]) < 50 ? 20 : 19}${found[0]}`,
  },
  { rule: 'N-01', in: 'text', pattern: /〔[〇零○一二三四五六七八九]{4}〕第?[一二三四五六七八九十百]{1,5}号/g, severity: 'error', clause: 'GB/T 9704-2012 7.2.5', reason: '发文字号的年份和顺序号用阿拉伯数字。' },
]

/** P-03 and N-02 in the numbers that a text cites. */
export const citedNumbers = byPatterns(rows, /[〔［[【（(〖{｛「]/)

const PRINTED = /^[\u4e00-\u9fa5A-Za-z]{1,16}〔\d{4}〕[1-9]\d*号$|^第[1-9]\d*[号期]$|^\d{4}年第[1-9]\d*[号期]$/

/** F-20: the paper's own 发文字号. */
export const ownNumber: PaperRule = ({ readings }, report) => {
  for (const reading of readings) {
    const { place, text } = reading.placed
    if (place.part !== 'docNumber') continue
    const words = text.trim()
    if (words === '' || PRINTED.test(words)) continue
    const parts = /^([\u4e00-\u9fa5A-Za-z]{1,16})\s*[〔［[【（(〖]\s*(\d{4})\s*(?:年)?[〕］\]】）)〗]\s*第?\s*0*([1-9]\d*)\s*号?$/.exec(words)
    report(reading, {
      rule: 'F-20', offset: text.indexOf(words), length: words.length,
      reason: '发文字号由机关代字、六角括号括入的四位年份和顺序号组成，顺序号不加“第”字，不编虚位。', fix: parts ? `${parts[1]}〔${parts[2]}〕${parts[3]}号` : undefined,
    })
  }
}
