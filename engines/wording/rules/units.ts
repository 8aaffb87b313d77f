import { byPatterns, type PatternRule } from '../find.ts'

const N10 = { rule: 'N-10', in: 'text' } as const
const END = '(?=[，。；、）左上的以]|$)'

/** Names that are only another word for a legal unit, by what may stand in their place. */
const OTHER_NAMES: Readonly<Record<string, string>> = { 公分: '厘米', 平米: '平方米', 平方: '平方米', 立方: '立方米', 公升: '升', 公吨: '吨', 千瓦小时: '千瓦时', 公尺: '米', 瓩: '千瓦' }
/** Units to be converted: the figure changes with them, so there is no ready remedy. Harvests are told in 亿斤 up to the 中央一号文件; 英寸 and 英尺 before a thing are its make: 12英寸晶圆, 40英尺集装箱. */
const CONVERTED: readonly (readonly [old: string, right: string])[] = [
  ['市?(?<!亿)斤(?![斤计两])', '千克或者公斤'], ['华里|市里|里(?=[山水旱]?路|[地长远，。；、]|外[的有]|$)', '千米'], ['市?两(?=[米面肉油粮茶重，。；、]|$)', '克'],
  ['市?[尺寸](?=[长宽高深厚多，。；、]|$)|丈(?=[长宽高深，。；、]|$)', '米'], ['英[寸尺](?=[长宽高厚深粗左上以的，。；、）]|$)|英[里亩]|磅(?!礴)|盎司|加仑', '法定计量单位'], ['马力', '千瓦'], ['公担|市担', '千克'], ['大气压|卡路里|大卡', '帕或者焦'], ['市[亩顷]', '平方米或者公顷'],
]
const conversionOf = (unit: string): string => CONVERTED.find(([old]) => new RegExp(`^(?:${old.replace(/\(\?[=!].*?\)/g, '')})`).test(unit))?.[1] ?? '法定计量单位'

const isNoFigure = (found: RegExpExecArray, view: string): boolean => !/\d\s?[余多万亿几]?$/.test(view.slice(Math.max(0, found.index - 4), found.index))

/** GB 3100-1993 and 《关于在我国统一实行法定计量单位的命令》. 亩 stays where farm land is spoken of. */
const units: readonly PatternRule[] = [
  {
    ...N10, pattern: new RegExp(`(?:公分|平米|(?:平方|立方)${END}|公升|公吨|千瓦小时|公尺|瓩)`, 'g'), unless: isNoFigure,
    reason: (found) => `“${found[0]}”不是法定计量单位的名称，请用“${OTHER_NAMES[found[0]]}”。`, fix: (found) => OTHER_NAMES[found[0]],
  },
  {
    ...N10, pattern: new RegExp(`(?:${CONVERTED.map(([old]) => old).join('|')})`, 'g'),
    // Type is measured in 磅, and photographs for papers come in 寸.
    unless: (found, view) => isNoFigure(found, view) || (found[0] === '寸' && /照|相片|免冠/.test(view.slice(Math.max(0, found.index - 14), found.index + 12))) || (found[0] === '磅' && /[字行][^，。；]{0,10}$/.test(view.slice(Math.max(0, found.index - 14), found.index))),
    reason: (found) => `“${found[0]}”不是法定计量单位，请换算为${conversionOf(found[0])}。`,
  },
  // The case of letters is part of a symbol.
  { ...N10, pattern: /(?<=\d\s?)(?:KM|Km|KG|Kg|KW|Kw|kw|MM|CM|Cm|ML|KWH|Kwh|kwh|KV|Kv|Mw|mw|HZ|hz)(?![A-Za-z\d])/g, reason: '单位符号的大小写是固定的，请按规定书写。', fix: (found) => SYMBOLS[found[0].toLowerCase()] },
  { ...N10, pattern: /(?<=\d\s?)(?:[mM]2|[kK][mM]2|[mM]3|㎡{2}|米[23])(?![\dA-Za-z])/g, reason: '单位的指数用上标，如m²、m³，或者写“平方米”“立方米”。', fix: (found) => ({ 米2: '平方米', 米3: '立方米' })[found[0]] ?? found[0].toLowerCase().replace('2', '²').replace('3', '³') },
]
const SYMBOLS: Readonly<Record<string, string>> = { km: 'km', kg: 'kg', kw: 'kW', mm: 'mm', cm: 'cm', ml: 'mL', kwh: 'kW·h', kv: 'kV', mw: 'MW', hz: 'Hz' }

const FALLS = '(?:下降|降低|减少|缩短|缩减|压减|压缩|减小|下跌|降|减)'
const RISES = '(?:提高|提升|上升|增加|增长|扩大|下降|降低|回落|减少|提速|收窄|高出)'
/** Shares of a whole: their change is told in 百分点, as is that of 增速. 效率, 功率, 生产率, 死亡率 and the like are no shares of a hundred. */
const SHARE = '(?:(?<!效|功|频|速|汇|倍|心|辨|产|案|生|育|亡|病|讼|故|光|诉)率|占比|比重|比例|覆盖面|增速|增幅|降幅|份额|渗透度|满意度|知晓度|支持度)'

const OF_SHARE = new RegExp(`${SHARE}(?:同比|环比|较[^，。；]{1,10}|比[^，。；]{1,10}|年均|分别|平均|将|有望|累计|又|再|预计|力争|由此|稳步|大幅|逐年|持续){0,3}$`)

/** 城镇化率达到66.1%，比2020年…: the change that follows is one of the share before. */
const AFTER_SHARE = new RegExp(`${SHARE}[^，。；]{0,8}(?:达|为|至|到)到?(?:约|近)?\\d{1,3}(?:\\.\\d{1,4})?[%％]，(?:同比|环比|[较比][^，。；]{1,12})$`)
const FROM_SHARE_TO_SHARE = /[由从][^，。；]{0,20}\d[%％][^，。；]{0,16}[到至为][^，。；]{0,16}\d[%％]，[^，。；]{0,6}$/

const changes: readonly PatternRule[] = [
  // A thing can fall by all of itself at most: 降低2倍 has no meaning.
  { rule: 'N-11', in: 'prose', pattern: new RegExp(`${FALLS}(?:了|为|到|至)?近?约?(?:\\d+(?:\\.\\d+)?|[一二两三四五六七八九十]|数|几|近?[一二两三四五六七八九十])倍`, 'g'), unless: (found) => /(?:到|至|为)/.test(found[0]), reason: '减少、降低不能用倍数表示，请改用百分数或者几分之几。' },
  {
    rule: 'N-11', in: 'prose', pattern: new RegExp(`${RISES}(?:了)?(?:约|近|超过|超)?\\d{1,6}(?:\\.\\d{1,4})?[%％](?!个?百分点)`, 'g'),
    unless: (found, view) => !OF_SHARE.test(view.slice(Math.max(0, found.index - 24), found.index)) && !AFTER_SHARE.test(view.slice(Math.max(0, found.index - 48), found.index)),
    reason: '比率的增减用“个百分点”表示；用“%”指的是比率本身变化的比率，请核对。', fix: (found) => found[0].replace(/[%％]$/, '个百分点'),
  },
  // 由63.1%提高到66.3%，提高3.2%: the difference of two shares.
  {
    rule: 'N-11', in: 'prose', pattern: new RegExp(`${RISES}(?:了)?\\d{1,6}(?:\\.\\d{1,4})?[%％]`, 'g'),
    unless: (found, view) => !FROM_SHARE_TO_SHARE.test(view.slice(Math.max(0, found.index - 64), found.index)),
    reason: '两个百分数之差用“个百分点”表示，请核对。', fix: (found) => found[0].replace(/[%％]$/, '个百分点'),
  },
  { rule: 'N-11', in: 'text', pattern: /\d{1,6}(?:\.\d{1,4})?[%％]个?百分点/g, reason: '“%”与“百分点”不能重复，请删去“%”。', fix: (found) => found[0].replace(/[%％]个?百/, '个百') },
  { rule: 'N-11', in: 'text', pattern: /(?<![\d.])\d+(?:\.\d+)?百分点/g, reason: '应写作“个百分点”。', fix: (found) => found[0].replace('百', '个百') },
  { rule: 'N-11', in: 'prose', pattern: /(?:提高|增长|增加|上升|提升)(?:了)?(?:\d+(?:\.\d+)?|[一二两三四五六七八九十]+)番/g, reason: '“番”与“翻”连用，增长几倍用“倍”，请改写。' },
]

/** N-10 and N-11: units, and how a change is told. */
export const measures = byPatterns([...units, ...changes], /\d|倍|番/)
