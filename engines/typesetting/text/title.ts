import type { FontPicker } from '../fonts.ts'
import { slotWidth } from '../fonts.ts'
import { longestUnit, noEnd, noStart, unitLength } from './marks.ts'
import { longestTitleWord, titleWords } from './title-words.ts'

/** One line of a title: its text and the UTF-16 offset where it begins. */
export interface TitleLine { readonly text: string; readonly offset: number }

/** More lines than this are no title any more; then lines are simply filled. */
const maxLines = 5

/**
 * Breaks a title by meaning (GB/T 9704-2012 7.3.1: 词意完整、排列对称、长短适宜、间距恰当, 梯形或菱形).
 * A line end given by hand (`\n`) is kept. Otherwise the cheapest set of breaks is chosen: each break costs by what it parts,
 * each set of lengths by its shape.
 */
export function breakTitle(title: string, maxCells: number, pick: FontPicker): TitleLine[] {
  const lines: TitleLine[] = []
  let offset = 0
  for (const part of title.split('\n')) {
    if (part.trim()) lines.push(...breakPart(part, maxCells, pick).map((line) => ({ ...line, offset: line.offset + offset })))
    offset += part.length + 1
  }
  return lines
}

function breakPart(text: string, maxCells: number, pick: FontPicker): TitleLine[] {
  const chars = [...text]
  const widths = [0]
  for (const char of chars) widths.push(widths.at(-1)! + slotWidth(pick('xiaobiaosong', char) ?? 'xiaobiaosong', char))
  const total = widths.at(-1)!
  if (total <= maxCells) return linesAt(chars, [])
  const problem = { widths, costs: breakCosts(chars), maxCells, total }
  const least = Math.ceil(total / maxCells)
  const tries = [least, least + 1].filter((count) => count <= maxLines).map((count) => best(problem, count)).filter((found) => found !== null)
  const chosen = tries.sort((a, b) => a.cost - b.cost)[0]
  return linesAt(chars, chosen?.breaks ?? greedy(problem))
}

interface Problem {
  readonly widths: readonly number[]
  readonly costs: readonly number[]
  readonly maxCells: number
  readonly total: number
}
interface Found { readonly breaks: readonly number[]; readonly cost: number }

/** Tries all sets of breaks into `count` lines that fit. */
function best(problem: Problem, count: number): Found | null {
  const { widths, costs, maxCells, total } = problem
  let found: Found | null = null
  const visit = (breaks: readonly number[], cost: number) => {
    const from = breaks.at(-1) ?? 0
    const left = count - breaks.length
    if (cost >= (found?.cost ?? Infinity) || total - widths[from]! > left * maxCells) return
    if (left === 1) {
      const lengths = [...breaks, widths.length - 1].map((end, i) => widths[end]! - widths[breaks[i - 1] ?? 0]!)
      const whole = cost + shapeCost(lengths) + count * lineCost
      if (whole < (found?.cost ?? Infinity)) found = { breaks, cost: whole }
      return
    }
    for (let at = from + 2; at < widths.length - 1 && widths[at]! - widths[from]! <= maxCells; at++) {
      if (costs[at]! < Infinity) visit([...breaks, at], cost + costs[at]!)
    }
  }
  visit([], 0)
  return found
}

/** One more line must be worth it. */
const lineCost = 18

/** How far the lengths are from a trapezoid or a diamond. */
function shapeCost(lengths: readonly number[]): number {
  const longest = Math.max(...lengths)
  const spread = longest - Math.min(...lengths)
  let cost = Math.max(0, spread - 7) ** 2
  // A rectangle is no shape: neighbours should differ by at least a character.
  if (spread < 0.9) cost += 40
  if (lengths.length === 2 && spread >= 0.9 && spread < 1.9) cost += 4
  for (let i = 1; i < lengths.length; i++) if (lengths.length > 2 && Math.abs(lengths[i]! - lengths[i - 1]!) < 0.9) cost += 8
  // An hourglass: a line shorter than both its neighbours.
  for (let i = 1; i + 1 < lengths.length; i++) if (lengths[i]! < lengths[i - 1]! && lengths[i]! < lengths[i + 1]!) cost += 1000
  if (lengths.at(-1)! < 4) cost += 200
  if (lengths[0]! < 5) cost += 60
  return cost
}

/** What a break before each character costs. */
function breakCosts(chars: readonly string[]): number[] {
  const words = wordNumbers(chars)
  const depth = bracketDepth(chars)
  const about = chars.join('').indexOf('关于')
  return chars.map((char, i) => {
    const before = chars[i - 1]
    if (before === undefined || noStart.has(char) || char === '的' || noEnd.has(before) || (isLatin(char) && isLatin(before)) || partsNumber(chars, i)) return Infinity
    let cost = wordCost(words[i - 1]!, words[i]!)
    // The names of the organs before 关于 stay whole, but for a space between two of them.
    if (about > 0 && i < about && before !== ' ') cost += 45
    if (i === about) cost = 0
    if (about >= 0 && i === about + 2) cost += 30
    if (depth[i]! > 0) cost += 12
    if (char === '《' || before === '》' || before === '、') cost -= 1
    if ('和与及暨'.includes(before)) cost += 25
    if (modifiers.some((one) => chars.slice(Math.max(0, i - one.length), i).join('') === one)) cost += 8
    if (char === '暨') cost -= 1
    return Math.max(0, cost)
  })
}

/** What a break between two characters costs by their words. Unknown characters before a known word are mostly a name that it belongs to. */
function wordCost(before: number, here: number): number {
  if (before === here) return here === -1 ? 14 : 90
  if (before === -1) return 12
  return here === -1 ? 5 : 2
}

/** Stay with the verb or noun after them. */
const modifiers = ['进一步', '全面', '深入', '扎实', '切实', '持续', '加快', '大力', '认真', '做好', '全区', '全市', '全县', '全省', '当前']

/** P-10: a number and its unit stay together, so does 第 before a number. */
function partsNumber(chars: readonly string[], at: number): boolean {
  const [before, here] = [chars[at - 1]!, chars[at]!]
  if (before === '第') return /[\d一二三四五六七八九十]/.test(here)
  return /\d/.test(before) && unitLength(chars.slice(at, at + longestUnit).join('')) > 0
}

/** The word each character belongs to, longest match first; -1 for characters in no known word. */
function wordNumbers(chars: readonly string[]): number[] {
  const numbers = chars.map(() => -1)
  let word = 0
  for (let i = 0; i < chars.length;) {
    let length = Math.min(longestTitleWord, chars.length - i)
    while (length > 1 && !titleWords.has(chars.slice(i, i + length).join(''))) length--
    if (length > 1) {
      word++
      numbers.fill(word, i, i + length)
    }
    i += length
  }
  return numbers
}

function bracketDepth(chars: readonly string[]): number[] {
  let depth = 0
  return chars.map((char) => {
    if ('》”）〉'.includes(char)) depth--
    const here = depth
    if ('《“（〈'.includes(char)) depth++
    return here
  })
}

const isLatin = (char: string): boolean => char > ' ' && char <= '~'

/** Fills line after line when there is too much text for a shape. */
function greedy({ widths, costs, maxCells }: Problem): number[] {
  const breaks: number[] = []
  let from = 0
  for (let at = 1; at < widths.length; at++) {
    if (widths[at]! - widths[from]! <= maxCells) continue
    let cut = at - 1
    while (cut > from + 1 && costs[cut]! >= 90) cut--
    from = cut > from + 1 ? cut : at - 1
    breaks.push(from)
  }
  return breaks
}

function linesAt(chars: readonly string[], breaks: readonly number[]): TitleLine[] {
  const starts = [0, ...breaks]
  return starts.map((start, i) => ({
    text: chars.slice(start, starts[i + 1]).join(''),
    offset: chars.slice(0, start).join('').length,
  }))
}
