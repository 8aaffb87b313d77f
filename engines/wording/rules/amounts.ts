import { byPatterns, type PatternRule } from '../find.ts'

const RANGE = String.raw`(?:—{1,2}|－|–|―|-{1,2}|～|~|〜|∼|至|到)`
const NUMBER = String.raw`\d{1,9}(?:\.\d{1,4})?`
const UNITED = '(?:元|人(?!次)|平方米|公里|千米|吨|公斤|千克|亩|公顷|户|人次|辆|件|家|名|立方米|度|千瓦时|棵|株|个)'

const rows: readonly PatternRule[] = [
  // GB/T 15835-2011 5.1.3: 省略数值的附加符号或计量单位会造成歧义，则不应省略. 9亿～16亿 (不写为9～16亿).
  {
    rule: 'N-06', in: 'text', pattern: new RegExp(`(?<![\\d.A-Za-z第/—～~-])${NUMBER}${RANGE}${NUMBER}(?:[万亿]{1,2}|[%％‰])`, 'g'),
    // 5000至1万 leaves nothing out.
    unless: (found, view) => /^[:：]/.test(view.slice(found.index + found[0].length)) || isFalling(found[0]),
    reason: '数值范围两端的“万”“亿”“%”都要写出，前一个省略会有歧义。',
    fix: (found) => { const unit = /(?:[万亿]{1,2}|[%％‰])$/.exec(found[0])![0]; return found[0].replace(new RegExp(RANGE), (sign) => `${unit}${/[至到]/.test(sign) ? sign : '～'}`) },
  },
  // 5.3: 除万、亿外，一般数值不能同时采用阿拉伯数字与汉字数字. 千克, 千米, 千瓦 are units.
  { rule: 'N-07', in: 'text', pattern: /(?<![\d.,第年〕号]|\d、)(\d{1,4}(?:\.\d{1,3})?)千(?=万|多|余|[个人名元户件家亩吨册份套台辆棵株平次头只张])(?:万)?/g, reason: '阿拉伯数字后只能用“万”“亿”，不用“千”“百”，请写出全部数字。', fix: (found) => thousands(found, 1000) },
  { rule: 'N-07', in: 'text', pattern: /(?<![\d.,第年〕号]|\d、)(\d{1,3}(?:\.\d{1,2})?)百(?=万|多|余|[个人名元户件家亩吨册份套台辆棵株平次头只张])(?!分|强|货)(?:万)?/g, reason: '阿拉伯数字后只能用“万”“亿”，不用“千”“百”，请写出全部数字。', fix: (found) => thousands(found, 100) },
  { rule: 'N-07', in: 'text', pattern: /(?<![\d.])(\d{1,4})([万亿])(\d)千(万?)(?![克米瓦伏卡焦帕字])(?=[^\d])/g, unless: (found) => (found[2] === '亿') !== (found[4] === '万'), reason: '阿拉伯数字后只能用“万”“亿”，不用“千”，请改用小数或写出全部数字。', fix: (found) => `${found[1]}.${found[3]}${found[2]}` },
  { rule: 'N-07', in: 'text', pattern: /(?<![\d.])[1-9]\d?十(?=[多余个人名家户岁万])|(?<![\d点])[一二三四五六七八九十]+[百千万]\d{1,4}(?=[个人名元户件家亩吨])/g, reason: '一个数值不能同时用阿拉伯数字和汉字数字（“万”“亿”除外），请统一。' },
  { rule: 'N-07', in: 'text', pattern: /(?<![\dA-Za-z.])(\d{1,6}(?:\.\d{1,3})?)\s?[Ww](?=元|人|户|多|余|亩|册|份|平|[，。、；]|$|资金|奖金|补助|产值)/g, reason: '“万”不用字母W代替。', fix: (found) => `${found[1]}万` },
  // 5.1.1: groups of three by a comma or a thin space; years and numbers of documents are not grouped.
  { rule: 'N-05', in: 'text', pattern: /(?<![\d,，.])[12][,，]\d{3}(?=年(?!金|薪|产))/g, severity: 'error', reason: '年份不分节，请删去逗号。', fix: (found) => found[0].replace(/[,，]/, '') },
  { rule: 'N-05', in: 'text', pattern: /(?<=〕第?)\d{1,2}[,，]\d{3}(?=号)/g, severity: 'error', reason: '发文顺序号不分节，请删去逗号。', fix: (found) => found[0].replace(/[,，]/, '') },
  { rule: 'N-05', in: 'text', pattern: new RegExp(`(?<![\\d,，.])\\d{1,3}(?:，\\d{3}){1,3}(?=(?:\\.\\d+)?(?:[万亿]|余|多)?${UNITED})`, 'g'), severity: 'error', reason: '数字分节用半角逗号，不用中文逗号。', fix: (found) => (found[0].replaceAll('，', '').length > 4 ? found[0].replaceAll('，', ',') : found[0].replaceAll('，', '')) },
  { rule: 'N-05', in: 'text', pattern: /(?<![\d,，.A-Za-z])(?:\d{1,3}(?:,\d{1,2}(?!\d)|,\d{4,})(?:,\d+)*|\d{4,}(?:,\d{3})+|\d{1,3}(?:,\d{3})+,\d{1,2}(?!\d)|\d{1,2}(?:,\d{2})+,\d{3})(?=[\u4e00-\u9fa5万亿%])/g, reason: '多位数从个位起三位一节，请核对分节的位置。', fix: (found) => grouped(found[0].replaceAll(',', '')) },
  { rule: 'N-05', in: 'text', pattern: /(?<![\d,，.A-Za-z])\d,\d{3}(?![\d,])(?=(?:\.\d+)?[\u4e00-\u9fa5%])/g, unless: (found, view) => view[found.index + 5] === '年' || /\d{1,3},\d{3},\d{3}|\d{2,3},\d{3}/.test(view), reason: '四位以内的整数一般不分节，请删去逗号。', fix: (found) => found[0].replace(',', '') },
]

const isFalling = (range: string): boolean => {
  const [first, last] = [...range.matchAll(/\d+(?:\.\d+)?/g)].map(Number)
  return first! > last! && /[万亿]$/.test(range)
}

function thousands(found: RegExpExecArray, unit: number): string | undefined {
  const value = Number(found[1]) * unit
  return Number.isInteger(value) ? `${value}${found[0].endsWith('万') ? '万' : ''}` : undefined
}

const grouped = (digits: string): string => (digits.length <= 4 ? digits : digits.replace(/\B(?=(?:\d{3})+$)/g, ','))

/** N-05, N-06, N-07: large numbers and ranges. */
export const amounts = byPatterns(rows, /\d[，,千百十万亿Ww%％—～~－–∼〜至到-]|[百千万]\d/)
