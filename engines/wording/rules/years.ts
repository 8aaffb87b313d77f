import { byPatterns, type PatternRule } from '../find.ts'
import type { Paper } from '../reading.ts'

/** The full year of a two-digit one: this century unless that lies far ahead. */
function fullYear(two: string, { facts: { today } }: Paper): string {
  const latest = today ? (Number(today.slice(2, 4)) + 10) % 100 : 49
  return `${Number(two) <= latest ? 20 : 19}${two}`
}
const full = (found: RegExpExecArray, paper: Paper): string => found[0].replace(/^[’'‘]/, '').replace(/(?<!\d)\d\d(?=年|—|-|～|、|$)/, (two) => fullYear(two, paper))
const N02 = { rule: 'N-02', in: 'text', reason: '年份应写全四位数字，不简写为两位。' } as const
/** Before it a two-digit number of years is a length: 历时24年, 近20年来, 工龄30年. */
const LASTS = String.raw`(?<![\d.〔（(\[［【第近历时满约达长超过余达了近]|[了共经已]计?|工作|连续|持续|服役|从教|从医|党龄|工龄|使用|期限|有期徒刑)`

const rows: readonly PatternRule[] = [
  // GB/T 15835-2011 5.1.4: 四位数字表示的年份不应简写为两位数字.
  { ...N02, pattern: /(?<![\d.A-Za-z〔])[’'‘]?\d{2}年(?=(?:0?[1-9]|1[0-2])月(?!份?[龄]))/g, fix: full },
  { ...N02, pattern: new RegExp(`${LASTS}[’'‘]?\\d{2}年(?=年?[底初末尾中]|度(?!假)|[上下]半年|第?[一二三四1-4]季度|[春夏秋冬][季天]?|以来|全年|[春秋]节|[一二三四五六七八九十]月)`, 'g'), fix: full },
  { ...N02, pattern: /(?<=截至|截止|截止到|始于|建于|成立于|早在|(?:比|较|同比|对比|相比)(?:于)?)\d{2}年(?!时间|前|来|后|间|内|期)/g, fix: full },
  { ...N02, pattern: /(?<=(?:[自从]|同|与|在|到|于|是))\d{2}年(?=起|开始|以后|之后|[的全我各区]|相比|同期)/g, unless: (found, view) => /[一二三四五六七八九\d]\D{0,3}$/.test(view.slice(0, found.index)) || Number(found[0].slice(0, 2)) % 10 === 0, fix: full },
  { ...N02, pattern: /(?<=[于自])\d{2}年(?=召开|举[行办]|成立|启动|发布|印发|开工|竣工|建立|设立|修订|施行|实施|通过|参加|任)/g, fix: full },
  { ...N02, pattern: /(?<=(?<![短长加少高达增减续宽限推])到|[于自])\d{2}年(?=[，。；]|完成|实现|建成|全面|基本|力争|达到)/g, unless: (found) => Number(found[0].slice(0, 2)) % 10 === 0, fix: full },
  { ...N02, pattern: /(?<=(?:19|20)\d{2}(?:年?[—\-–～至到]|年?、|年?和))\d{2}年?(?=年|(?<=年))(?!龄)/g, fix: (found, paper) => full(found, paper) },
  { ...N02, pattern: /(?<![\d.—-])\d{2}(?:[—\-–～至]|年[—\-–～至到、和])\d{2}年(?=期间|度|底|规划|工作|计划)/g, fix: (found, paper) => found[0].replace(/\d{2}/g, (two) => fullYear(two, paper)) },
  { ...N02, pattern: /(?<=^|[。；])\d{2}[—\-–～至]\d{2}年(?=，)/g, fix: (found, paper) => found[0].replace(/\d{2}/g, (two) => fullYear(two, paper)) },
  { ...N02, pattern: /(?<=^|[，。；：、（\s])[’'‘]?\d{2}年(?=(?:全[区市县省国镇街]|我[区市县省镇局办委]|[区市县]委|工作|年初|一季度|计划|目标|预算|任务|完成|实现|新增|部署|重点))|(?<=编制|制[定订]|拟[定订]|谋划|部署|印发|报送|总结|做好|完成|落实)\d{2}年(?=(?:全[区市县省]|年度|部门|财政|重点)?(?:工作|计划|预算|决算|目标|任务|要点|总结))/g, fix: full },
  { ...N02, pattern: /(?<![零〇○一二三四五六七八九十百千])[〇零五六七八九][〇零一二三四五六七八九]年(?=[一二三四五六七八九十]{1,2}月|[底初末]|以来(?!的))/g, unless: (found) => /^(?:五六|六七|七八|八九)/.test(found[0]) && !/月/.test(found.input.slice(found.index + 3, found.index + 6)) },
  // 5.2.5: 用作编号时“0”的汉字书写形式为“〇”.
  { rule: 'N-08', in: 'text', pattern: /(?:[一二][零○OoＯ0０〇九八七][零○OoＯ0０〇一二三四五六七八九]{1,2}|[一二][〇九八七][零○OoＯ0０])(?<=[零○OoＯ0０][^，。]{0,3})[一二三四五六七八九零○OoＯ0〇]?(?=年)/g, unless: (found) => found[0].length !== 4 || !/[零○OoＯ0０]/.test(found[0]), reason: '汉字年份中的“0”写作“〇”，不写“零”“○”或字母。', fix: (found) => found[0].replace(/[零○OoＯ0０]/g, '〇') },
  { rule: 'N-08', in: 'text', pattern: /(?<=[一二三四五六七八九][十百千万])[〇○OoＯ](?=[一二三四五六七八九])/g, reason: '表示数量时“0”写作“零”。', fix: '零' },
  { rule: 'N-08', in: 'text', pattern: /(?<=第)[一二三四五六七八九]零[一二三四五六七八九](?=[号条届期次](?![^，。]{0,2}[万千]))|[一二三四五六七八九]零[一二三四五六七八九零](?=号(?:楼|房间?|室|文件|公路)|室|房间|国道|省道|高速)/g, reason: '用作编号时“0”的汉字写作“〇”。', fix: (found) => found[0].replaceAll('零', '〇') },
]

/** N-02 and N-08: how years and numbers of things are written. */
export const years = byPatterns(rows, /\d\d年|[〇零○]|[〇零五六七八九]{2}年|[一二][^，。]{2,3}年/)

/** What follows the date of a commemorated day or event. */
const DAY = '(?:国际|全国|全民|全球|世界|国家|中国|事变|事件|事故|运动|讲话|重要讲话|汶川|特大|地震|爆炸|火灾|坍塌|惨案|起义|消费者|妇女|青年|劳动|建党|建军|教师|护士|志愿者|宪法|消防|禁毒|防灾|植树|专案|专项|表彰|宣传|系列|主题|惠民|平台|工程|节|日)'

const dayNames: readonly PatternRule[] = [
  // 5.1.6: 含有月日的专名用阿拉伯数字表示时，月日之间用间隔号.
  { rule: 'N-09', in: 'text', pattern: new RegExp(`(?<=[“"‘])(?:1[0-2]|[1-9])(?:[.．•‧・。、]|-|—)(?:[12]\\d|3[01]|[1-9])(?=[”"’](?!版))|(?<![\\d.〔“])(?:1[0-2]|[1-9])[.．•‧・](?:[12]\\d|3[01]|[1-9])(?=${DAY}(?!均|子|报|产))`, 'g'), reason: '含月日的专名用阿拉伯数字时，月、日之间用间隔号“·”。', fix: (found) => found[0].replace(/[.．•‧・。、—-]/, '·') },
  { rule: 'N-09', in: 'text', pattern: new RegExp(`(?<=[“])(?:315|512|626|1204|119|616|918|426|312|415)(?=”${DAY})`, 'g'), reason: '含月日的专名用阿拉伯数字时，月、日之间用间隔号“·”。', fix: (found) => (found[0] === '119' ? '11·9' : found[0].length === 4 ? `${found[0].slice(0, 2)}·${Number(found[0].slice(2))}` : `${found[0][0]}·${found[0].slice(1)}`) },
  // 5.2.3: 用汉字数字表示时，涉及一月、十一月、十二月的用间隔号，其他月份不用.
  { rule: 'N-09', in: 'text', pattern: /(?:二|三|四|五|六|七|八|九|(?<!二)十)[·•．.、‧・](?:[一二三]?十[一二三四五六七八九]?|[一二三四五六七八九])(?=[”’]|事变|运动|讲话|国际|建军|建党)/g, unless: (found, view) => !/[“‘]$/.test(view.slice(0, found.index)) && !/^(?:事变|运动|讲话|建军|建党)/.test(view.slice(found.index + found[0].length)), reason: '汉字数字的月日专名，只在一月、十一月、十二月后用间隔号，其他月份不用，请删去。', fix: (found) => found[0].replace(/[·•．.、‧・]/, '') },
  { rule: 'N-09', in: 'text', pattern: /(?:(?<=[“‘])(?:一二八|一二九|十二四|十二十三|十一九|十二九)(?=[”’]))|(?:一二八|一二九|十二九)(?=事变|运动|抗战)/g, reason: '汉字数字的月日专名涉及一月、十一月、十二月的，月、日之间用间隔号“·”。', fix: (found) => (found[0].startsWith('十') ? `${found[0].slice(0, 2)}·${found[0].slice(2)}` : found[0] === '一二八' ? '一·二八' : '一二·九').replace('十二·十三', '十二·十三') },
  { rule: 'N-09', in: 'text', pattern: /(?:一|一二|十一|十二)[.．•‧・、](?:[一二三]?十[一二三四五六七八九]?|[一二三四五六七八九])(?=[”’]|事变|运动|抗战)/g, unless: (found, view) => !/[“‘]$/.test(view.slice(0, found.index)), reason: '月、日之间用间隔号“·”。', fix: (found) => found[0].replace(/[.．•‧・、]/, '·') },
]

/** N-09: days and events called by month and day. */
export const commemoratedDays = byPatterns(dayNames, /[“‘]|\d[.．•‧・]\d|[一二三四五六七八九十][·•．.、‧・一二九]/)
