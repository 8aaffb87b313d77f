import type { Found, TextRule } from '../find.ts'
import { BLANK } from '../reading.ts'

/** Half-width marks and what they are in Chinese text (GB/T 15834-2011 4 and 5.1: 各标点占一个字的位置). */
const FULL: Readonly<Record<string, string>> = { ',': '，', ';': '；', ':': '：', '?': '？', '!': '！', '(': '（', ')': '）', '.': '。' }
const HALF = /[,;:?!()."']/g
const isChinese = (character: string | undefined): boolean => character !== undefined && /[\u3400-\u9fff，。；：、！？）》”’（《“‘…—〔〕％]/.test(character)
const isDigit = (character: string | undefined): boolean => character !== undefined && character >= '0' && character <= '9'

/**
 * P-08: half-width marks beside Chinese characters. Times, ratios, decimals, grouped digits, level numbers,
 * addresses and English passages keep theirs.
 */
export const halfWidth: TextRule = ({ text }) => {
  HALF.lastIndex = 0
  if (!HALF.test(text) || isEnglish(text)) return []
  const found: Found[] = []
  const brackets = bracketsToMend(text)
  const quotes = quotesToMend(text)
  HALF.lastIndex = 0
  for (let match = HALF.exec(text); match; match = HALF.exec(text)) {
    const at = match.index
    const mark = match[0]
    const fix = mark === '(' || mark === ')' ? (brackets.has(at) ? FULL[mark] : undefined) : mark === '"' || mark === '\'' ? quotes.get(at) : pointToMend(text, at)
    if (fix === undefined) continue
    found.push({ rule: 'P-08', offset: at, length: 1, reason: `中文里用全角标点，请将“${mark}”改为“${fix || '相应的全角标点'}”。`, ...(fix ? { fix } : {}) })
  }
  return found
}

/** English with a few Chinese words in it. */
function isEnglish(text: string): boolean {
  const letters = text.match(/[A-Za-z]/g)?.length ?? 0
  return letters > 20 && letters > 2 * (text.match(/[\u3400-\u9fff]/g)?.length ?? 0)
}

/** The full-width mark for a point at a place; '' where several may be right, undefined where the half-width one is right. */
function pointToMend(text: string, at: number): string | undefined {
  const mark = text[at]!
  const [before, after] = [text[at - 1], text[at + 1]]
  const next = after === ' ' ? text[at + 2] : after
  if (before === mark || after === mark || before === BLANK && mark === '.') return undefined
  if (mark === '.') return fullStop(before, next)
  if (isDigit(before) && isDigit(after)) return undefined
  return isChinese(before) || (isChinese(next) && before !== ' ') ? FULL[mark] : undefined
}

/** A half-width full stop behind a Chinese character: at the end of a sentence it is 。, between two characters perhaps a ·. */
function fullStop(before: string | undefined, next: string | undefined): string | undefined {
  if (!isChinese(before) || before === '—' || before === '…' || /[（一二三四五六七八九十]/.test(before!)) return undefined
  if (next === undefined || next === '\n' || next === '"') return '。'
  return isChinese(next) ? '' : undefined
}

/** Round brackets that hold Chinese or stand behind it; both of a pair or neither. A number's year is P-03's. */
function bracketsToMend(text: string): ReadonlySet<number> {
  const found = new Set<number>()
  const opened: number[] = []
  for (let at = text.search(/[()（]/); at >= 0 && at < text.length; at += 1) {
    const mark = text[at]
    if (mark === '(' || mark === '（') opened.push(at)
    if (mark !== ')' && mark !== '）') continue
    const from = opened.pop()
    if (from === undefined) {
      if (mark === ')' && isChinese(text[at - 1])) found.add(at)
      continue
    }
    if (!isPairToMend(text, from, at)) continue
    if (text[from] === '(') found.add(from)
    if (mark === ')') found.add(at)
  }
  for (const from of opened) if (text[from] === '(' && (isChinese(text[from + 1]) || isChinese(text[from - 1]))) found.add(from)
  return found
}

function isPairToMend(text: string, from: number, to: number): boolean {
  if (text[from] !== '(' && text[to] !== ')') return false
  if (/^[(（](?:19|20)\d{2}[)）]第?\d+号/.test(text.slice(from, to + 9))) return false
  if (text[from] !== '(' || text[to] !== ')') return true
  const inner = text.slice(from + 1, Math.min(to, from + 200))
  return /[\u3400-\u9fff]/.test(inner) || isChinese(text[from - 1]) || (isChinese(text[to + 1]) && (from === 0 || isChinese(text[from - 1])))
}

/** Straight quotation marks around or beside Chinese, turned in the order they come. An apostrophe is none. */
function quotesToMend(text: string): ReadonlyMap<number, string> {
  const found = new Map<number, string>()
  for (const [mark, open, close] of [['"', '“', '”'], ['\'', '‘', '’']] as const) {
    const places: number[] = []
    for (let at = text.indexOf(mark); at >= 0; at = text.indexOf(mark, at + 1)) places.push(at)
    for (let pair = 0; pair < places.length; pair += 2) {
      const [from, to] = [places[pair]!, places[pair + 1]]
      const inner = text.slice(from + 1, Math.min(to ?? from + 2, from + 200))
      if (!/[\u3400-\u9fff]/.test(inner) && !isChinese(text[from - 1])) continue
      if (mark === '\'' && /[A-Za-z]/.test(text[from - 1] ?? '')) continue
      found.set(from, to === undefined ? '' : open)
      if (to !== undefined) found.set(to, close)
    }
  }
  return found
}
