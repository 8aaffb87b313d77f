/** Automatic numbers as Word writes them, by the name of the format (`w:numFmt`). */
export function numberText(format: string, value: number): string | null {
  const write = formats[format]
  return write ? write(value) : null
}

type Write = (value: number) => string

const digits = '零一二三四五六七八九'
const legalDigits = '零壹贰叁肆伍陆柒捌玖'

/** Counting in Chinese up to 9999: 十一, 二十, 一百零五. */
function counted(value: number, [names, units]: readonly [string, readonly string[]]): string {
  if (value < 0 || value > 9999) return String(value)
  if (value === 0) return names[0]!
  const text = [...String(value)].map((digit, place, all) => digit === '0' ? names[0]! : names[Number(digit)]! + units[all.length - 1 - place]!).join('')
  return text.replace(new RegExp(`${names[0]}+`, 'g'), names[0]!).replace(new RegExp(`${names[0]}$`), '')
}
const plainUnits = ['', '十', '百', '千'] as const
/** 十一, not 一十一, at the head. */
const chinese: Write = (value) => counted(value, [digits, plainUnits]).replace(/^一十/, '十')
const legal: Write = (value) => counted(value, [legalDigits, ['', '拾', '佰', '仟']])
const digitByDigit = (names: string): Write => (value) => [...String(value)].map((digit) => names[Number(digit)] ?? digit).join('')

/** Characters in a row from a code point, for as many as there are. */
const enclosed = (first: number, count: number, more: readonly (readonly [number, number])[] = []): Write => (value) => {
  let from = 1
  for (const [code, length] of [[first, count] as const, ...more]) {
    if (value >= from && value < from + length) return String.fromCodePoint(code + value - from)
    from += length
  }
  return String(value)
}
const circled = enclosed(0x2460, 20, [[0x3251, 15], [0x32b1, 15]])

/** a … z, aa, bb: Word repeats the letter. */
const letters = (first: string, count: number): Write => (value) =>
  value < 1 ? '' : String.fromCodePoint(first.codePointAt(0)! + (value - 1) % count).repeat(Math.ceil(value / count))

const romans: readonly (readonly [string, number])[] = [
  ['M', 1000], ['CM', 900], ['D', 500], ['CD', 400], ['C', 100], ['XC', 90], ['L', 50], ['XL', 40], ['X', 10], ['IX', 9], ['V', 5], ['IV', 4], ['I', 1],
]
function roman(value: number): string {
  let left = Math.min(Math.max(value, 0), 4999)
  let text = ''
  for (const [sign, worth] of romans) for (; left >= worth; left -= worth) text += sign
  return text
}

const cycle = (signs: string): Write => (value) => value < 1 ? '' : [...signs][(value - 1) % [...signs].length]!

const formats: Readonly<Record<string, Write>> = {
  decimal: String,
  decimalZero: (value) => String(value).padStart(2, '0'),
  decimalHalfWidth: String,
  decimalFullWidth: digitByDigit('０１２３４５６７８９'),
  decimalFullWidth2: digitByDigit('０１２３４５６７８９'),
  numberInDash: (value) => `- ${value} -`,
  chineseCounting: chinese,
  chineseCountingThousand: chinese,
  japaneseCounting: chinese,
  taiwaneseCounting: chinese,
  taiwaneseCountingThousand: chinese,
  ideographDigital: digitByDigit('〇一二三四五六七八九'),
  taiwaneseDigital: digitByDigit('〇一二三四五六七八九'),
  japaneseDigitalTenThousand: chinese,
  chineseLegalSimplified: legal,
  ideographLegalTraditional: legal,
  decimalEnclosedCircle: circled,
  decimalEnclosedCircleChinese: circled,
  decimalEnclosedParen: enclosed(0x2474, 20),
  decimalEnclosedFullstop: enclosed(0x2488, 20),
  ideographEnclosedCircle: enclosed(0x3280, 10),
  ideographTraditional: cycle('甲乙丙丁戊己庚辛壬癸'),
  ideographZodiac: cycle('子丑寅卯辰巳午未申酉戌亥'),
  upperLetter: letters('A', 26),
  lowerLetter: letters('a', 26),
  upperRoman: roman,
  lowerRoman: (value) => roman(value).toLowerCase(),
  none: () => '',
}
