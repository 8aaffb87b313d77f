/** Sets of characters that line breaking knows (GB/T 15834-2011 5.1, P-10). */
const setOf = (text: string): ReadonlySet<string> => new Set(text)

/** May not stand at the start of a line. */
export const noStart = setOf('，。、；：？！）》」』】〕〉”’－·～％‰℃…—%)]},.;:!?~°′″々')
/** May not stand at the end of a line. */
export const noEnd = setOf('（《「『【〔〈“‘([{￥$№')
/** Marks whose ink lies in the left half of the slot, so that the right half can be given up. */
export const inkLeft = setOf('，。、；：？！）》」』】〕〉”’')
/** Marks whose ink lies in the right half of the slot. */
export const inkRight = setOf('（《「『【〔〈“‘')

/** Marks written over two slots that are never parted. */
export const pairs: ReadonlySet<string> = setOf('—…')

/** Units that stay with the number before them; the longest is taken. */
const units = ('个工作日 个百分点 个小时 平方公里 平方千米 平方米 立方米 百分点 工作日 万元 亿元 万人 万亩 亿吨 万吨 万户 公里 公顷 公斤 千米 千克 千瓦 厘米 毫米 小时 分钟 周岁 个月 人次 '
  + '年 月 日 号 时 点 分 秒 个 名 人 次 件 份 条 项 元 角 万 亿 千 百 公 米 里 亩 吨 岁 届 章 节 页 倍 户 家 所 座 辆 台 套 批 期 级 类 度 克 升 处 间 层 栋 天 周 '
  + '% ％ ‰ ℃ 〕').split(' ')
/** The characters of the unit with which `text` begins; 0 when it begins with none. */
export const unitLength = (text: string): number => units.find((unit) => text.startsWith(unit))?.length ?? 0
/** Latin units that stay with a number even over a space. */
export const latinUnits: ReadonlySet<string> = new Set('mm cm m km g kg t h s min ml L kW MW kWh GB MB TB Hz'.split(' '))
