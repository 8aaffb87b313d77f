const DIGITS = '零一二三四五六七八九'
/** Characters that stand for a digit in Chinese. */
export const digitOf = (character: string): number => {
  if (character === '〇' || character === '○') return 0
  if (character === '两') return 2
  return DIGITS.indexOf(character)
}

/** A number below a hundred million in Chinese, e.g. 23 → 二十三. */
export function chineseOf(value: number): string {
  if (value >= 10_000) {
    const rest = value % 10_000
    return `${chineseOf(Math.floor(value / 10_000))}万${rest === 0 ? '' : (rest < 1000 ? '零' : '') + belowTenThousand(rest)}`
  }
  const words = belowTenThousand(value)
  return value >= 10 && value < 20 ? words.slice(1) : words
}

function belowTenThousand(value: number): string {
  if (value === 0) return '零'
  let words = ''
  let isGap = false
  for (const [unit, name] of [[1000, '千'], [100, '百'], [10, '十'], [1, '']] as const) {
    const digit = Math.floor(value / unit) % 10
    if (digit === 0) isGap = words !== ''
    else {
      words += (isGap ? '零' : '') + DIGITS[digit]! + name
      isGap = false
    }
  }
  return words
}

const UNITS: Readonly<Record<string, number>> = { 十: 10, 百: 100, 千: 1000, 万: 10_000, 亿: 100_000_000 }

/** The value of a number in Chinese, e.g. 三千二百五十 → 3250, 八点五 → 8.5, 二〇二四 → 2024; null for other text. */
export function valueOf(words: string): number | null {
  const [whole = '', fraction, ...more] = words.split('点')
  if (more.length > 0 || whole === '') return null
  const value = wholeValue(whole)
  if (value === null || fraction === undefined) return value
  const digits = digitsOf(fraction)
  return digits ? Number(`${value}.${digits}`) : null
}

/** Digits read one by one, e.g. 二〇二四 → 2024; empty where another character stands among them. */
export function digitsOf(words: string): string {
  let digits = ''
  for (const character of words) {
    const digit = digitOf(character)
    if (digit < 0) return ''
    digits += digit
  }
  return digits
}

function wholeValue(words: string): number | null {
  if (words.length > 1 && !/[十百千万亿]/.test(words)) return Number(digitsOf(words) || Number.NaN) || null
  let [total, section, digit] = [0, 0, 0]
  for (const character of words) {
    const unit = UNITS[character]
    if (unit === undefined) {
      digit = digitOf(character)
      if (digit < 0) return null
    } else if (unit < 10_000) {
      section += (digit === 0 && unit === 10 ? 1 : digit) * unit
      digit = 0
    } else {
      total = (total + section + digit) * unit
      section = 0
      digit = 0
    }
  }
  return total + section + digit
}
