import type { Found, PaperRule } from '../find.ts'
import { valueOf } from '../numerals.ts'
import type { Reading } from '../reading.ts'

/** 结构层次序数 (GB/T 9704-2012 7.3.3, GB/T 15834-2011 B.3.8): 一、 → （一） → 1. → （1） → ①. */
const LEVELS: readonly RegExp[] = [
  /^[\s\u3000]*(([一二三四五六七八九十]{1,3})[、．.，](?![一二三四五六七八九十]{1,2}[、个级类等季]))/,
  /^[\s\u3000]*([（(]([一二三四五六七八九十]{1,3})[）)])/,
  /^[\s\u3000]*((\d{1,2})(?:[.．](?!\d)|、))/,
  /^[\s\u3000]*([（(](\d{1,2})[）)])/,
  /^[\s\u3000]*(([①-⑳]))/,
]
/** Items of the second to the fourth level that run on in a paragraph. */
const RUN_ON = /(?<=[；。：，])(?:[（(](?:([一二三四五六七八九十]{1,3})|(\d{1,2}))[）)]|(\d{1,2})[.．](?=[\u4e00-\u9fa5“《]))/g

const MAY_RUN_ON = /[；。：，](?:[（(]|\d{1,2}[.．])/

interface Numbered { readonly level: number; readonly number: number; readonly offset: number; readonly length: number }

/** Where each level stands: the last number of each that is open, and whether words without a number came since. */
interface Standing {
  readonly last: (number | null)[]
  /** The last number of each level, also under another parent: （一）（二）of one part may go on as （三）in the next. */
  readonly ever: number[]
  isFirst: boolean
  before: string
}

/** S-01 and S-02: within chapters and articles lists begin anew. Numbers run on without gap or repetition, and levels follow each other in order. */
export const sequence: PaperRule = (paper, report) => {
  for (const body of paper.bodies) {
    const standing: Standing = { last: [null, null, null, null, null], ever: [0, 0, 0, 0, 0], isFirst: true, before: '' }
    const isWhole = paper.title !== null
    for (const reading of body) {
      const article = ARTICLE.exec(reading.placed.text)
      if (article) standing.last.fill(null, article[3] === '条' ? 1 : 0)
      const first = leading(reading)
      if (first) for (const found of [outOfLevel(standing, first), outOfOrder(standing, first, isWhole)]) if (found) report(reading, found)
      for (const found of runOnFaults(reading, first, standing)) report(reading, found)
      standing.before = reading.placed.text.trimEnd()
    }
  }
}

function leading({ placed: { text } }: Reading): Numbered | null {
  for (const [level, pattern] of LEVELS.entries()) {
    const match = pattern.exec(text)
    if (match) return { level, number: numberOf(match[2]!), offset: match.index + match[0].length - match[1]!.length, length: match[1]!.length }
  }
  return null
}

const numberOf = (words: string): number => (words >= '①' && words <= '⑳' ? words.charCodeAt(0) - 0x245f : /\d/.test(words) ? Number(words) : valueOf(words) ?? 0)

function outOfLevel(standing: Standing, { level, number, offset, length }: Numbered): Found | null {
  const at = { rule: 'S-02', offset, length } as const
  if (number !== 1 || standing.last[level] !== null) return null
  const above = standing.last.slice(0, level).findLastIndex((last) => last !== null)
  const below = standing.last.findIndex((last, deeper) => deeper > level && last !== null)
  if (below > 0 && (level > 0 || below === 1)) return { ...at, reason: `${NAMES[level]}应在${NAMES[below]}之上，请按“一、”“（一）”“1.”“（1）”的次序编排。` }
  // B.3.8 lets a text begin at any level; two-level texts may go from 一、 to 1. by custom.
  if (above < 0 || level - above === 1 || (above === 0 && level === 2) || level === 4) return null
  return { ...at, reason: `${NAMES[above]}之下应是${NAMES[above + 1]}，不能直接用${NAMES[level]}。` }
}

const NAMES = ['“一、”', '“（一）”', '“1.”', '“（1）”', '“①”']

function outOfOrder(standing: Standing, item: Numbered, isWhole: boolean): Found | null {
  const { level, number, offset, length } = item
  const last = standing.last[level] ?? null
  standing.last[level] = number
  standing.last.fill(null, level + 1)
  const goesOn = last === null && number === standing.ever[level]! + 1
  standing.ever[level] = number
  const wasFirst = standing.isFirst
  standing.isFirst = false
  if (number === (last ?? 0) + 1 || goesOn) return null
  if (last === null && wasFirst && !isWhole) return null
  if (number === 1 && isIntroduced(standing.before)) return null
  return { rule: 'S-01', offset, length, reason: orderReason(last, number, level) }
}

/** A new list may begin anew behind words that announce it. */
const isIntroduced = (before: string): boolean => /(?:[：:]|如下。|以下[^。]{0,12}。)$/.test(before) && !LEVELS[2]!.test(before)

function orderReason(last: number | null, number: number, level: number): string {
  if (last === null) return `${NAMES[level]}这一层的序数应从1开始，这里是${number}，请核对。`
  return number <= last ? `序数重复或者倒退：前一个是${last}，这里又是${number}，请改为${last + 1}。` : `序数不连续：前一个是${last}，这里是${number}，请核对是否漏写。`
}

/** Items inside a paragraph; those of the level that opens the paragraph go on with its number. */
function runOnFaults(reading: Reading, first: Numbered | null, standing: Standing): readonly Found[] {
  const found: Found[] = []
  const last: (number | null)[] = [null, null, null, null]
  if (first && first.level < 4) last[first.level] = first.number
  for (const match of MAY_RUN_ON.test(reading.prose) ? reading.prose.matchAll(RUN_ON) : []) {
    const level = match[1] ? 1 : match[2] ? 3 : 2
    const number = numberOf(match[1] ?? match[2] ?? match[3]!)
    const before = last[level] ?? null
    last[level] = number
    last.fill(null, level + 1)
    if (before !== null && number !== before + 1 && number !== 1) found.push({ rule: 'S-01', offset: match.index, length: match[0].length, reason: orderReason(before, number, level) })
  }
  if (first && first.level < 4) {
    standing.last[first.level] = last[first.level]!
    standing.ever[first.level] = last[first.level]!
  }
  return found
}

const ORDINALS = [
  /(?<=^[\s\u3000]{0,8}|[，。；：])([一二三四五六七八九十]{1,2})是(?![一二三四五六七八九十否])/g,
  /(?<=^[\s\u3000]{0,8}|[，。；：])第([一二三四五六七八九十]{1,2})[，、](?![一二三四五六七八九十第])/g,
  /(?<=^[\s\u3000]{0,8}|[，。；：])其([一二三四五六七八九])[，、是]/g,
] as const

/** S-01: 一是…二是…, 第一，第二， and 其一，其二， run on, also over several paragraphs. */
export const ordinalWords: PaperRule = ({ bodies }, report) => {
  for (const pattern of ORDINALS) {
    for (const body of bodies) {
      let last: number | null = null
      for (const reading of body) {
        if (reading.placed.kind === 'heading' && leading(reading)) last = null
        for (const match of reading.prose.matchAll(pattern)) {
          const number = numberOf(match[1]!)
          if (last !== null && number !== 1 && number !== last + 1) report(reading, { rule: 'S-01', offset: match.index, length: match[0].length, reason: orderReason(last, number, 0) })
          last = number
        }
      }
    }
  }
}

const ARTICLE = /^[\s\u3000]*(第([一二三四五六七八九十百零〇]{1,5}|\d{1,3})([章节条]))(?=[\s\u3000])/

/** S-01: chapters and articles run on; sections begin anew in each chapter. */
export const articles: PaperRule = ({ bodies }, report) => {
  for (const body of bodies) {
    const last = new Map<string, number>()
    for (const reading of body) {
      const match = ARTICLE.exec(reading.placed.text)
      if (!match) continue
      const [number, unit] = [numberOf(match[2]!), match[3]!]
      const before = last.get(unit)
      last.set(unit, number)
      if (unit === '章') last.delete('节')
      if (before !== undefined && number !== before + 1) report(reading, { rule: 'S-01', offset: match[0].length - match[1]!.length, length: match[1]!.length, reason: orderReason(before, number, 0) })
    }
  }
}
