/** Sets of characters that line breaking knows (GB/T 15834-2011 5.1, P-10). */
const setOf = (text: string): ReadonlySet<string> => new Set(text)

/** May not stand at the start of a line: also signs written small or joined to what stands before them. */
export const noStart = setOf('，。、；：？！）》」』】〕〉〗］｝”’－·・～／％‰℃…⋯—―%)]},.;:!?~°′″々²³¹㎡㎥㎞㎝㎜㎏')
/** May not stand at the end of a line. */
export const noEnd = setOf('（《「『【〔〈〖［｛“‘([{￥＄$№／')
/** Marks whose ink lies in the left half of the slot, so that the right half can be given up. */
export const inkLeft = setOf('，。、；：？！）》」』】〕〉〗］｝”’')
/** Marks whose ink lies in the right half of the slot. */
export const inkRight = setOf('（《「『【〔〈〖［｛“‘')

/** Marks written over two slots that are never parted. */
export const pairs: ReadonlySet<string> = setOf('—―…⋯')

/** What line breaking knows of a character, as bits. */
export const ruleBits = { noStart: 1, noEnd: 2, inkLeft: 4, inkRight: 8, pair: 16 } as const
const known = new Map<number, number>()
for (const [set, bit] of [[noStart, ruleBits.noStart], [noEnd, ruleBits.noEnd], [inkLeft, ruleBits.inkLeft], [inkRight, ruleBits.inkRight], [pairs, ruleBits.pair]] as const) {
  for (const char of set) known.set(char.codePointAt(0)!, (known.get(char.codePointAt(0)!) ?? 0) | bit)
}
/** The rules of a code point; most of a text are Han characters, which have none. */
export const rulesOf = (code: number): number => code >= 0x4e00 && code < 0xa000 ? 0 : known.get(code) ?? 0

/** Words that count, before a unit: `5万平方米`, `100多个`. */
const multiplier = /^[余多]?[十百千万亿]*[余多]?/
/** Units that stay with the number before them; the longest is taken. */
const units = ('个工作日 个百分点 个自然日 个小时 平方公里 平方千米 立方米 平方米 百分点 工作日 千瓦时 公里 公顷 公斤 千米 千克 千瓦 厘米 毫米 小时 分钟 周岁 个月 人次 人民币 美元 '
  + '年 月 日 号 时 点 分 秒 个 名 人 次 件 份 条 项 元 角 公 米 里 亩 吨 岁 届 章 节 页 倍 户 家 所 座 辆 台 套 批 期 级 类 度 克 升 处 间 层 栋 天 周 只 头 场 支 门 颗 棵 款 版 卷 册 面 行 字 宗 起 位 家 '
  + '% ％ ‰ ℃ 〕 ° ′ ″ ㎡ ㎥ ㎞ ㎝ ㎜ ㎏').split(' ')
/** The characters of the unit with which `text` begins, words that count before it included; 0 when it begins with none. */
export function unitLength(text: string): number {
  const unitAt = (from: number) => units.find((unit) => text.startsWith(unit, from))?.length ?? 0
  const counting = multiplier.exec(text)![0].length
  return Math.max(unitAt(0), counting + unitAt(counting))
}
/** The longest that `unitLength` looks at. */
export const longestUnit = 8
/** Latin units that stay with a number even over a space. */
export const latinUnits: ReadonlySet<string> = new Set('mm cm m km g kg t h s min ml L kW MW kWh GB MB TB Hz km² m² m³ cm² mg μg μg/m mg/m mg/L m/s km/h dB ℃'.split(' '))

/** ASCII signs and digits, and the letters of European alphabets: they make up words. */
export const isWord = (code: number): boolean =>
  (code > 0x20 && code < 0x7f) || (code >= 0xc0 && code < 0x530 && code !== 0xd7 && code !== 0xf7 && (code < 0x2b0 || code >= 0x300)) || (code >= 0x1e00 && code < 0x1f00)

/** Marks for programs that pasted text brings along: joiners, byte order marks, directions, soft hyphens. They have no shape and are not set. */
export const isInvisible = (code: number): boolean => code === 0xad || (code >= 0x200b && code <= 0x200f) || (code >= 0x202a && code <= 0x202e)
  || (code >= 0x2060 && code <= 0x2064) || code === 0xfeff || (code >= 0xfe00 && code <= 0xfe0f) || (code >= 0xe0100 && code <= 0xe01ef) || (code >= 0x180b && code <= 0x180f && code !== 0x180e)
