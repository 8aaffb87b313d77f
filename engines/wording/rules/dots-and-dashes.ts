import { byPatterns, type PatternRule } from '../find.ts'
import { HAN } from '../reading.ts'

const clause = (number: string) => ({ clause: `GB/T 15834-2011 ${number}` })
/** Units of measures and counts behind a range of numbers. */
export const MEASURED = String.raw`(?:个百分点|百分点|%|％|‰|万|亿|元|角|人|名|个(?!月)|倍|次|件|项|户|家|条|处|篇|字|米|千米|公里|厘米|毫米|公斤|千克|克|吨|升|毫升|平方米|平方公里|平方千米|立方米|公顷|亩|千瓦|兆瓦|度|℃|分钟|小时|个工作日|个小时|个月|周|天|张|辆|台|套|份|次|只|头|株|层|毫克|微克|mm|cm|km|kg|m|g|t|L|kW|MW|dpi|MB|GB)`
const NUMBER = String.raw`\d{1,12}(?:\.\d{1,6})?`
/** Small words after which a hyphen joins codes, not a range: 附件1-3, 图2-4, A1-3. */
const NO_CODE = String.raw`(?<![\d.A-Za-z#＃/—～~-]|GB|第)`

/** With what a clause begins that explains or goes on; a name never does. */
const CLAUSE = '让把使将被就要为从以在用靠也更不没有全各每一这那哪是即便只因所始我你他她它谁都确“'

const rows: readonly PatternRule[] = [
  // GB/T 15834-2011 4.11.2: 省略号的形式是“……”.
  {
    rule: 'P-04', in: 'text', pattern: new RegExp(`(?<=[${HAN}”》）])(?:\\.{3,6}|。{3,9}|·{3,9}|、{3,9}|…(?!…)|⋯{1,2})|(?<![….])(?:\\.{3,6}|…(?!…))(?=[${HAN}])`, 'g'), ...clause('4.11.2'),
    unless: (found, view) => view[found.index - 1] === '…', reason: '省略号写作“……”，占两个字的位置，共六个点。', fix: '……',
  },
  // A.9.1: 不能用多于两个省略号（多于12点）连在一起表示省略.
  { rule: 'P-04', in: 'text', pattern: /…{5,40}|(?<!…)…{3}(?!…)/g, ...clause('A.9.1'), reason: '省略号为六个点，请不要多点或少点。', fix: '……' },
  // A.9.2: 省略号和“等”“等等”“什么的”等词语不能同时使用.
  { rule: 'P-04', in: 'text', pattern: /(?:…{1,2}|\.{3,6}|。{3})[，、]?等(?:等)?(?!级|候|待|于|同|量|额|距|次|效|值)/g, ...clause('A.9.2'), reason: '省略号和“等”不能同时使用，请删去省略号。', fix: (found) => found[0].replace(/[….。，、]/g, '') },
  { rule: 'P-04', in: 'text', pattern: /等(?:等)?(?:……|…|\.{3,6}|。{3})/g, ...clause('A.9.2'), reason: '省略号和“等”不能同时使用，请删去省略号。', fix: (found) => found[0].replace(/[….。]/g, '') },
  // 4.10.2: 破折号的形式是“——”.
  { rule: 'P-05', in: 'text', pattern: new RegExp(`(?<=[${HAN}”》）]\\s?)(?:-{2,4}|－{2,4}|–{2}|―{2}|─{2,4}|-—|—-|—{3,6}|_{2}—)(?=\\s?[${HAN}“《（])`, 'g'), ...clause('4.10.2'), reason: '破折号写作“——”，占两个字的位置。', fix: '——' },
  { rule: 'P-05', in: 'text', pattern: new RegExp(`^(?:[-－–]{1,4}|—)(?=[${HAN}“《])`, 'g'), ...clause('4.10.2'), reason: '引出副标题或分项的破折号写作“——”，占两个字的位置。', fix: '——' },
  // A single dash or hyphen joins names: 中国—东盟, 拉萨—山南, 吐鲁番-哈密. Before words with which a clause begins it is half a 破折号.
  {
    rule: 'P-05', in: 'prose', pattern: new RegExp(`(?<=[${HAN}]{4}|[${HAN}]{2}[”》）])(?<!—)[—–―－-](?![—-])(?=(?!从化|从江|全州|全椒)[${CLAUSE}][${HAN}“]{3})`, 'g'), ...clause('4.10.2'), severity: 'warning',
    unless: (found, view) => isJoining(view, found.index), reason: '一字线只连接起止的时间、地点；解释说明用破折号“——”。', fix: '——',
  },
  // 4.13.3.3: 浪纹线标示数值范围的起止. 15835 5.1.3 also admits the 一字线, so that is only a warning.
  {
    rule: 'P-05', in: 'text', pattern: new RegExp(`${NO_CODE}${NUMBER}(?<unit>${MEASURED}{0,2})(?:—|－|–|―)${NUMBER}(?=${MEASURED})`, 'g'), ...clause('4.13.3.3'), severity: 'warning',
    unless: isToldElsewhere, reason: '数值范围用浪纹线“～”连接。', fix: (found) => found[0].replace(/[—－–―]/, '～'),
  },
  {
    rule: 'P-05', in: 'text', pattern: new RegExp(`${NO_CODE}${NUMBER}(?<unit>${MEASURED}{0,2})(?:-{1,2}|——|~|〜|∼|˜)${NUMBER}(?=${MEASURED})`, 'g'), ...clause('4.13.3.3'),
    unless: isToldElsewhere, reason: '数值范围用浪纹线“～”连接，不用短横线、破折号或半角波浪号。', fix: (found) => found[0].replace(/--?|——|[~〜∼˜]/, '～'),
  },
  // 4.13.3.2: 一字线标示相关项目（如时间、地域等）的起止.
  { rule: 'P-05', in: 'text', pattern: /(?<![\d—-])(?:19|20)\d{2}年?(?:-{1,2}|－|–|~|～|——)(?:19|20)\d{2}(?=年|学年|年度)/g, ...clause('4.13.3.2'), reason: '时间起止用一字线“—”连接。', fix: (found) => found[0].replace(/--?|——|[－–~～]/, '—') },
  { rule: 'P-05', in: 'text', pattern: new RegExp(`[-－–~～](?<=[${HAN}]{2}.)(?=[${HAN}]{2,4}(?:高速|铁路|高铁|公路|快速路|城际|航线|航班|班列|线路|输油|输气|管道|区间|段))`, 'g'), ...clause('4.13.3.2'), severity: 'warning', reason: '起止的地点用一字线“—”连接。', fix: '—' },
  { rule: 'P-05', in: 'text', pattern: /(?<=\d日|\d月|[\d年月日][上下]午)(?:-{1,2}|－|–|~|～|——)(?=(?:\d{4}年)?\d{1,2}[月日])/g, ...clause('4.13.3.2'), severity: 'warning', reason: '时间起止用一字线“—”连接。', fix: '—' },
  { rule: 'P-05', in: 'text', pattern: /(?<=[年月]|^|[^\d年月.A-Za-z-])(?<!第)\d{1,2}(?:-{1,2}|－|–|——)\d{1,2}(?=月(?!龄)|日)/g, ...clause('4.13.3.2'), severity: 'warning', reason: '时间起止用一字线“—”连接。', fix: (found) => found[0].replace(/--?|——|[－–]/, '—') },
  { rule: 'P-05', in: 'text', pattern: /(?<=\d{1,2}[:：]\d\d|\d时|\d分)(?:-{1,2}|－|–|~|～|——)(?=(?:次日|[上下]午)?\d{1,2}(?:[:：]\d\d|时))/g, ...clause('4.13.3.2'), severity: 'warning', reason: '时间起止用一字线“—”连接。', fix: '—' },
]

/** Whether a single dash joins places, stations, times or several things in a row. */
function isJoining(view: string, at: number): boolean {
  const before = /[^，。；：、！？—]{0,14}$/.exec(view.slice(Math.max(0, at - 14), at))![0]
  const after = /^[^，。；：、！？]{0,16}/.exec(view.slice(at + 1, at + 17))![0]
  return /[路街道桥站镇村乡区市县省州港口江河湖山园城湾岛库闸巷段岸场馆庙校院厂线层级期时午月年日度]$/.test(before) && !/[，。；]/.test(before)
    || /[—–]/.test(after) || view[at - before.length - 1] === '—'
}

/** 5～8亿 and 9—12% lack a unit: that is N-06, whose remedy also mends the sign. 5-10岁 never gets here. */
function isToldElsewhere(found: RegExpExecArray, view: string): boolean {
  // In a formula it is a minus.
  if (/[=＝÷]/.test(view.slice(Math.max(0, found.index - 24), found.index + found[0].length + 24))) return true
  const rest = view.slice(found.index + found[0].length, found.index + found[0].length + 2)
  return found.groups!['unit'] === '' && /^[%％‰万亿]/.test(rest)
}

/** P-04 and P-05: 省略号, 破折号, 连接号. */
export const dotsAndDashes = byPatterns(rows, /[.。·、…⋯—–―─－~～〜∼˜-]/)
