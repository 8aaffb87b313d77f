import type { Found, TextRule } from '../find.ts'
import { valueOf } from '../numerals.ts'
import { isRunning } from '../reading.ts'

const COUNTER = '(?:个|名|家|项|件|次|处|所|条|座|户|人|场|期|批|组|支|类|起|辆|套|台|位|间|份|篇|册|张|级|门|本|块|片|所|栋|只|艘)'
const CHINESE = '(?:[二三四五六七八九]|十[一二三四五六七八九]?|[二三四五六七八九]十[一二三四五六七八九]?)'
/** A counted thing in a list: number, counter, and up to a dozen characters of its name. */
const COUNTED_ITEM = new RegExp(`(?<=^|[，。；：、和及与有设建成为共新增含（\\u4e00-\\u9fa5])(?:(?<!第)(\\d{1,4})|(?<![第十百千一二三四五六七八九两几数])(${CHINESE}))(${COUNTER})([^，。；：、0-9一二三四五六七八九十两]{1,12})$`)
const ORDINAL = new RegExp(`第(?:(\\d{1,3})|([一二三四五六七八九]|十[一二三四五六七八九]?))(批|期|季度|阶段|次|轮|类|组|名|步|周|天)`, 'g')

/** N-04: numbers of one kind in one place are written one way (局部体例一致). */
export const mixedNumbers: TextRule = (reading) => {
  if (!isRunning(reading) && reading.placed.kind !== 'cell') return []
  return [...mixedLists(reading.prose), ...mixedCounts(reading.prose), ...mixedOrdinals(reading.prose)]
}

/** 3个中心、五个站点: neighbours in a list, counted by the same word. */
function mixedLists(text: string): readonly Found[] {
  if (!/\d/.test(text) || !/[二三四五六七八九十]/.test(text)) return []
  const found: Found[] = []
  let from = 0
  let before: Counted | null = null
  for (const item of text.split(/(?<=[、，。；：])|(?=[和及][一二三四五六七八九十\d]{1,3}[\u4e00-\u9fa5])/)) {
    const counted = countedIn(item, from)
    const isNeighbour = before !== null && counted !== null && before.counter === counted.counter && before.end + 2 > counted.from - counted.gap
    if (isNeighbour && before!.isArabic !== counted!.isArabic) found.push(mixture(before!, counted!, text))
    before = /[。；：，]$/.test(item) ? null : counted
    from += item.length
  }
  return found
}

interface Counted { readonly from: number; readonly end: number; readonly gap: number; readonly counter: string; readonly isArabic: boolean; readonly number: string }

function countedIn(item: string, from: number): Counted | null {
  const words = item.replace(/[、，。；：]$/, '')
  const match = COUNTED_ITEM.exec(words)
  if (!match) return null
  const number = match[1] ?? match[2]!
  return { from: from + match.index, end: from + words.length, gap: match.index, counter: match[3]!, isArabic: match[1] !== undefined, number }
}

function mixture(one: Counted, other: Counted, text: string): Found {
  const wrong = one.isArabic ? other : one
  const value = valueOf(wrong.number)
  return {
    rule: 'N-04', offset: one.from, length: other.end - one.from, reason: '并列的同类数字写法应一致，请统一用阿拉伯数字。',
    ...(value === null ? {} : { fix: text.slice(one.from, wrong.from) + value + text.slice(wrong.from + wrong.number.length, other.end) }),
  }
}

/** The thing, how many, and its counter at the end of a clause: 党员12名、群众八名；通信车2台……通信车三台. */
const COUNT_BEHIND = new RegExp(`(?:(\\d{1,4})|(?<![第十百千一二三四五六七八九两几数])(${CHINESE}))(${COUNTER})(?=[，。；：、（]|$)`, 'g')

/** Things counted behind their names: the same thing anywhere in a paragraph, or neighbours within a sentence. */
function mixedCounts(text: string): readonly Found[] {
  if (!/\d/.test(text) || !/[二三四五六七八九十]/.test(text)) return []
  const digits = new Set<string>()
  const found: Found[] = []
  const counts = [...text.matchAll(COUNT_BEHIND)].filter(({ index }) => /[\u4e00-\u9fa5]{2}$/.test(text.slice(Math.max(0, index - 2), index)))
  const thingOf = ({ index, 3: counter }: RegExpExecArray) => text.slice(index - 2, index) + counter!
  for (const count of counts) if (count[1]) digits.add(thingOf(count))
  counts.forEach((count, at) => {
    const [words, , chinese, counter] = count
    if (chinese === undefined) return
    const isBeside = [counts[at - 1], counts[at + 1]].some((other) => other?.[1] !== undefined && other[3] === counter && isNear(text, count, other))
    if (!isBeside && !digits.has(thingOf(count))) return
    found.push({ rule: 'N-04', offset: count.index, length: words.length, reason: '同类的数字写法应一致，请统一用阿拉伯数字。', fix: `${valueOf(chinese)}${counter}` })
  })
  return found
}

/** In one clause or the next. */
function isNear(text: string, one: RegExpExecArray, other: RegExpExecArray): boolean {
  const [first, second] = one.index < other.index ? [one, other] : [other, one]
  const between = text.slice(first.index + first[0].length, second.index)
  return between.length <= 14 && /^[，、][^，。；：、]*$/.test(between)
}

/** 第1批 and 第二批 in one paragraph: the later form is told, for the first may be the one meant. */
function mixedOrdinals(text: string): readonly Found[] {
  const forms = new Map<string, boolean>()
  const found: Found[] = []
  for (const match of text.matchAll(ORDINAL)) {
    const isArabic = match[1] !== undefined
    const first = forms.get(match[3]!)
    if (first === undefined) forms.set(match[3]!, isArabic)
    else if (first !== isArabic) {
      found.push({ rule: 'N-04', offset: match.index, length: match[0].length, reason: '同一段文字中的序数写法应一致，请统一用汉字或者阿拉伯数字。' })
    }
  }
  return found
}
