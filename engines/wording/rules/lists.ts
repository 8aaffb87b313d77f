import { byPatterns, type PatternRule } from '../find.ts'
import { chineseOf, digitOf } from '../numerals.ts'

/** What is counted in estimates; 月, 号, 级, 条 and the like are left out: 3、4月 and 三、四级 are true lists. */
const COUNTED = String.raw`(?:个(?!月份)|名|人|位|次|天|日内|岁|年(?![级代度第])|户|家|件|项|倍|里(?!面)|公里|千米|米|厘米|亩|吨|公斤|斤|元|块|万|亿|百|千|十(?!月)|分钟|小时|周(?![一二三四五六日])|遍|张|本|辆|台|套|份(?!额)|成|处|只|头|座|艘|桌|斤|间|批|趟|回|棵|株|碗|杯)`

const successive = (a: number, b: number): boolean => b === a + 1 || (a === 3 && b === 5)

const rows: readonly PatternRule[] = [
  // GB/T 15834-2011 4.5.3.5: 标有引号、书名号的并列成分之间通常不用顿号.
  {
    rule: 'P-01', in: 'text', pattern: /(?:》[ \u3000]?、[ \u3000]?《|〉[ \u3000]?、[ \u3000]?〈)/g,
    reason: '并列的书名号之间不用顿号，请删去顿号。', fix: (found) => found[0].replace(/[、 \u3000]/g, ''),
  },
  {
    rule: 'P-01', in: 'text', pattern: /(?:”[ \u3000]?、[ \u3000]?“|’[ \u3000]?、[ \u3000]?‘)/g,
    reason: '并列的引号之间不用顿号，请删去顿号。', fix: (found) => found[0].replace(/[、 \u3000]/g, ''),
  },
  // GB/T 15835-2011 5.2.1: 两个数字连用表示概数时，两数之间不用顿号隔开. 第三、四季度 and 一、二等奖 are no estimates.
  {
    rule: 'P-11', in: 'named', pattern: new RegExp(`(?<![第一二三四五六七八九十百千\\d、．.])([一二两三四五六七八九十百千]?十?)([一二两三四五六七八])、([二两三四五六七八九])(十?)(?=${COUNTED})`, 'g'),
    unless: (found) => found.index === 0 || !successive(digitOf(found[2]!), digitOf(found[3]!)),
    reason: '两个数字连用表示概数，中间不用顿号，请删去顿号。', fix: (found) => found[0].replace('、', ''),
  },
  {
    rule: 'P-11', in: 'named', pattern: new RegExp(`(?<![第\\d、.．A-Za-z－-])([1-8])、([2-9])(?=\\s?${COUNTED})`, 'g'),
    unless: (found, view) => found.index === 0 || !successive(Number(found[1]), Number(found[2])) || /[：:；。]$/.test(view.slice(0, found.index)),
    reason: '概数用汉字数字，两数之间不用顿号。', fix: (found) => chineseOf(Number(found[1])) + chineseOf(Number(found[2])),
  },
  // GB/T 15834-2011 4.5.3.4: 相邻两数字连用为缩略形式，宜用顿号.
  {
    rule: 'P-12', in: 'text', pattern: /(?<![十百千万零〇一二三四五六七八九几第])(?:一二三|二三四|一二|二三|三四|四五|五六|六七|七八|八九)(?=产业|次产业|产(?:联动|融合)|线城市|线品牌|季度|年级|等奖|等功|级(?!(?:大|阵|强)?风(?!险)|地震|海?浪|台阶|左右|以[上下内])|期(?:工程|项目|建设)|号(?:地块|厂房|车间|仓库|机组|线|楼|泵站|桥|闸)|楼(?:层)?|组[，、和]|环路|标段)/g,
    reason: '这里是并列数字的缩略，不是概数，数字之间用顿号。', fix: (found) => [...found[0]].join('、'),
  },
]

/** P-01, P-11, P-12: the 顿号 of lists and of numbers. */
export const lists = byPatterns(rows, /、|[一二三四五六七八][二三四五六七八九]/)
