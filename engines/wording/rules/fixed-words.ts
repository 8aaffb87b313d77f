import { byPatterns, type Found, type PatternRule, type TextRule } from '../find.ts'
import { chineseOf, valueOf } from '../numerals.ts'

/** Words of which a Chinese numeral is a fixed part (GB/T 15835-2011 4.2.3). */
const FIXED = [
  '一律', '一致', '一贯', '一切', '一旦', '一经', '一并', '一线职工', '一线干部', '一线工作者', '一线员工', '一线医务', '一线民警', '一把手', '一盘棋', '一张网', '一张图', '一站式', '一体化', '一体推进', '一揽子', '一系列', '一方面', '一票否决',
  '一岗双责', '一国两制', '一带一路', '一府两院', '一府一委两院', '一网通办', '一窗受理', '一卡通', '一事一议', '一文一事', '一案一策', '一村一品', '两学一做', '两个确立', '两个维护', '两个一百年', '两会', '两新组织', '三重一大', '三会一课',
  '三公经费', '三农', '三支一扶', '三下乡', '三个代表', '三严三实', '三令五申', '三审三校', '三定规定', '三大攻坚战', '四个意识', '四个自信', '四个全面', '四风', '四不两直', '四套班子', '四大班子', '四议两公开', '四史',
  '五位一体', '五四运动', '五四青年节', '五保户', '六稳', '六保', '六个一', '八项规定精神', '中央八项规定', '九三学社', '九年义务教育', '十四五', '十五五', '十三五', '百日攻坚', '千村示范', '百千万工程',
  '接二连三', '再三', '第三产业', '第二产业', '第一产业', '第一书记', '第一责任人', '第一时间', '第一线', '统一', '星期一', '星期二', '星期三', '星期四', '星期五', '星期六', '二级巡视员', '一级巡视员', '一级主任科员', '二级主任科员', '三级主任科员', '四级主任科员', '一级调研员', '二级调研员',
  '一等奖', '二等奖', '三等奖', '一等功', '二等功', '三等功', '一线城市', '二线城市', '三线城市', '三甲医院', '七一', '八一建军节', '十一国庆', '正月初一', '一心一意', '三心二意', '二话不说', '三番五次', '四面八方', '五花八门', '一清二楚', '一丝不苟', '一举两得', '一一对应', '七嘴八舌', '一以贯之', '一抓到底', '一竿子插到底', '万众一心', '独一无二',
]
/** One numeral of a word: 十四五 holds 十四 and 五. */
const NUMERALS = /[二三四五六七八九]?十[一二三四五六七八九]?|[一二两三四五六七八九]/g
const CHINESE_OF: ReadonlyMap<string, string> = new Map(FIXED.map((word) => [word.replace(NUMERALS, arabic), word]))

function arabic(numeral: string): string {
  return String(valueOf(numeral))
}

/** Pairs such as 3重1大, where some digits may still be Chinese: every numeral of the word may be either. */
const slip = (word: string): string => word.replace(NUMERALS, (numeral) => `(?:${numeral}|${arabic(numeral)})`)
// A slip has at least one Arabic digit; 11 and 2 of larger numbers are no part of a word: 21线, 12致.
const SLIPS = new RegExp(`(?<![\\d.])(?=[^，。]{0,6}\\d)(?:${FIXED.map(slip).join('|')})`, 'g')
/** What follows shows that the digits count or number something: 第1产业园, 3农场, 1致性. */
const NOT_FIXED = /^[园场区号栋]/

function slips({ text }: { readonly text: string }): readonly Found[] {
  if (!/\d/.test(text)) return []
  const found: Found[] = []
  SLIPS.lastIndex = 0
  for (let match = SLIPS.exec(text); match; match = SLIPS.exec(text)) {
    const words = match[0]
    if (!/\d/.test(words) || /^\d+$/.test(words) || NOT_FIXED.test(text.slice(match.index + words.length))) continue
    const right = CHINESE_OF.get(words.replace(NUMERALS, arabic))
    found.push({ rule: 'N-03', offset: match.index, length: words.length, clause: 'GB/T 15835-2011 4.2.3', reason: '固定词语中的数字用汉字，不用阿拉伯数字。', ...(right ? { fix: right } : {}) })
  }
  return found
}

const inChinese = (words: string): string => words.replace(/\d+/g, (digits) => chineseOf(Number(digits)))
/** Days of the lunar calendar below eleven are 初一 to 初十. */
const lunarDay = (words: string): string => words.replace(/\d+(?=[日号]?$)/, (digits) => (Number(digits) <= 10 ? '初' : '') + chineseOf(Number(digits))).replace(/\d+/g, (digits) => chineseOf(Number(digits))).replace(/[日号]$/, '')

const rows: readonly PatternRule[] = [
  // 4.2.2: 含“几”的概数应采用汉字数字.
  { rule: 'N-03', in: 'text', pattern: /(?<![\d.])(?:[1-9]0几|几10|几\d0|[1-9]00几|[1-9]000几)(?=[\u4e00-\u9fa5])/g, clause: 'GB/T 15835-2011 4.2.2', reason: '含“几”的概数用汉字数字。', fix: (found) => inChinese(found[0]).replace(/^一十/, '十') },
  { rule: 'N-03', in: 'text', pattern: /(?<![\d.])(?:几[1-9]\d{2,3}|[1-9]几(?=[个名人家户天年岁次])|\d{1,2}好几)(?=[\u4e00-\u9fa5])/g, clause: 'GB/T 15835-2011 4.2.2', reason: '含“几”的概数用汉字数字。' },
  // 4.2.1: 干支纪年、农历月日等非公历纪年，应采用汉字数字.
  { rule: 'N-03', in: 'text', pattern: /(?<=农历|夏历|阴历)(?:\d{1,2}月(?:初?\d{1,2}[日号]?)?|[正腊冬]月(?:初)?\d{1,2}[日号]?|[一二三四五六七八九十]{1,2}月\d{1,2}[日号]?)|(?:正月|腊月|冬月)(?:初)?\d{1,2}[日号]?/g, clause: 'GB/T 15835-2011 4.2.1', reason: '农历月日用汉字数字。', fix: (found) => lunarDay(found[0].replace('初', '')) },
  // Congresses and plenary sessions are named in Chinese.
  { rule: 'N-03', in: 'text', pattern: /(?<=党的|中共|学习(?:宣传)?贯彻|学习|贯彻)(?:1[0-9]|2[0-9])大(?![道街桥小中型队概量约会厦棚])|(?<![\d第])(?:1[0-9]|2[0-9])届(?=[\d一二三四五六七八九]中全会|中央|历次全会)|(?<=届)\d中全会/g, clause: 'GB/T 15835-2011 4.2.3', reason: '党代会和全会的届次用汉字数字。', fix: (found) => inChinese(found[0]) },
  // 十四五 is 14 and 5 in one.
  { rule: 'N-03', in: 'text', pattern: /(?<![\d.])1[0-9]5(?=[”"]?(?:规划|时期|期间|开局|收官))/g, clause: 'GB/T 15835-2011 4.2.3', reason: '五年规划的简称用汉字数字。', fix: (found) => chineseOf(Number(found[0].slice(0, 2))) + chineseOf(Number(found[0][2])) },
  { rule: 'N-03', in: 'text', pattern: /第\d{1,2}(?=个五年规划|次全国代表大会|次党代会|次党员代表大会)/g, clause: 'GB/T 15835-2011 4.2.3', reason: '固定名称中的序数用汉字数字。', fix: (found) => inChinese(found[0]) },
]
const patterns = byPatterns(rows, /\d/)

/** N-03: words in which only Chinese numerals stand. */
export const fixedWords: TextRule = (reading, paper) => [...slips(reading), ...patterns(reading, paper)]
