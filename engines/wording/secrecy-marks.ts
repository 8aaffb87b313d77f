/** The three grades of state secrets (《保守国家秘密法》第十四条). None of them may be handled on this network. */
export type SecrecyGrade = '绝密' | '机密' | '秘密'

/**
 * One sign that a text is classified. It tells the place and the grade and never quotes the text,
 * so that it may be kept in a record which must hold no content.
 */
export interface SecrecyFinding {
  /** `mark` a line that is only a mark · `starred` grade and ★ inside a line · `cipher-telegram` the header 密码电报. */
  readonly kind: 'mark' | 'starred' | 'cipher-telegram'
  /** Null for a cipher telegram, which has its own rules whatever its grade. */
  readonly grade: SecrecyGrade | null
  /** Counted from 1; pages are parted by form feeds. */
  readonly page: number
  /** Counted from 1 within the page, blank lines included. */
  readonly line: number
}

/** Where a mark is printed: GB/T 9704-2012 7.2.2 puts it in the head zone, so the first lines of page and attachment. */
const HEAD_LINES = 10

const SPACE = String.raw`[ \t\u00a0\u3000\u2000-\u200a\u202f]*`
const GRADE = `(绝${SPACE}密|机${SPACE}密|秘${SPACE}密)`
const STAR = '[★☆*＊⭐✩✭✯✰]'
/** What stands beside a mark on its line: the copy number before it, the period or the urgency after it. */
const COPY_NUMBER = String.raw`(?:(?:份号|No\.?)?[:：]?\d{1,6}${SPACE})?`
const PERIOD = String.raw`(?:\d{1,3}${SPACE}(?:年|个?月)|长期|\d{4}年\d{1,2}月(?:\d{1,2}日)?)`
const URGENCY = '(?:特急|加急|特提|平急)'
const AFTER = `(?:${SPACE}${STAR}.{0,24}|${SPACE}${PERIOD}(?:${SPACE}${URGENCY})?|${SPACE}${URGENCY})?`
const OPEN = String.raw`[【〔\[（(《<]?`
const CLOSE = String.raw`[】〕\]）)》>]?`

const MARK = new RegExp(`^${SPACE}${COPY_NUMBER}${OPEN}${SPACE}(?:密${SPACE}级${SPACE}[:：]?${SPACE})?${GRADE}${AFTER}${SPACE}${CLOSE}${SPACE}$`, 'u')
/** Set in one column, a mark comes out of a reader as two lines: 机 / 密★10年. */
const FIRST_HALF = new RegExp(`^${SPACE}([绝机秘])${SPACE}$`, 'u')
const SECOND_HALF = new RegExp(`^${SPACE}密${AFTER}${SPACE}$`, 'u')
const STARRED = new RegExp(`${GRADE}${SPACE}[★☆⭐✩✭✯✰]`, 'u')
/** A header line: perhaps the organ before it, number or urgency after it. A title about cipher telegrams is a sentence. */
const CIPHER = new RegExp(String.raw`^${SPACE}(?<organ>[^，。；、：:]{0,24}?)密${SPACE}码${SPACE}电${SPACE}报${SPACE}(?:[（(【\[〔].{0,12}[）)】\]〕]|第?.{0,8}号|${URGENCY}|[特加平]急.{0,4})?${SPACE}$`, 'u')
const ABOUT = /关于|有关|管理|办理|工作|使用|严禁|不得|属于|以|的|是/u
const ATTACHMENT = new RegExp(String.raw`^${SPACE}附${SPACE}件${SPACE}[0-9０-９一二三四五六七八九十]{0,3}${SPACE}[:：]?${SPACE}$`, 'u')

/**
 * Finds the marks of state secrets in a text: a line that is only a mark among the first ten lines of
 * page 1 and of each attachment's first page, a starred grade anywhere, the header of a cipher telegram.
 * The words inside a sentence (「保守秘密」「机密文件的管理」) do not count.
 * An aid, not a judgement: whoever uploads also declares that the content is not classified.
 */
export function secrecyMarksIn(text: string): readonly SecrecyFinding[] {
  const found: SecrecyFinding[] = []
  unmasked(text).split('\f').forEach((page, index) => {
    const lines = page.split(/\r\n|[\r\n\u0085\u2028\u2029\v]/u)
    // Only page 1 begins with a head zone; a later page does so where a line saying 附件 opens one.
    let headLinesLeft = index === 0 ? HEAD_LINES : 0
    lines.forEach((line, at) => {
      if (ATTACHMENT.test(line)) headLinesLeft = HEAD_LINES + 1
      const place = { page: index + 1, line: at + 1 }
      const finding = headLinesLeft > 0 ? inHead(line, lines[at + 1] ?? '') ?? starredIn(line) : starredIn(line)
      if (finding) found.push({ ...finding, ...place })
      // Readers put out blank lines at will; a printed head zone counts only lines with ink.
      if (line.trim() !== '') headLinesLeft -= 1
    })
  })
  return found
}

/** The text without its mark lines and its marks: what remains when somebody deletes the mark to try again (N-08). */
export const withoutMarks = (text: string): string =>
  unmasked(text).split(/[\r\n\f]+/u).filter((line) => !MARK.test(line) && !CIPHER.test(line)).join('\n')
    .replace(new RegExp(`${GRADE}${SPACE}[★☆⭐✩✭✯✰]${SPACE}${PERIOD}?`, 'gu'), '')

type Sign = Pick<SecrecyFinding, 'kind' | 'grade'>

function inHead(line: string, next: string): Sign | null {
  const mark = MARK.exec(line)
  if (mark) return { kind: 'mark', grade: gradeOf(mark[1]!) }
  const half = FIRST_HALF.exec(line)
  if (half && SECOND_HALF.test(next)) return { kind: 'mark', grade: gradeOf(`${half[1]}密`) }
  const cipher = CIPHER.exec(line)
  if (cipher && !ABOUT.test(cipher.groups!['organ']!)) return { kind: 'cipher-telegram', grade: null }
  return null
}

function starredIn(line: string): Sign | null {
  const match = STARRED.exec(line)
  return match ? { kind: 'starred', grade: gradeOf(match[1]!) } : null
}

const gradeOf = (matched: string): SecrecyGrade => `${matched[0]}密` as SecrecyGrade

/** Undoes what hides a mark from a reader of characters but not from the eye: zero-width characters, the traditional 絕 and 機, the variant 祕. */
const unmasked = (text: string): string =>
  text.replace(/[\p{Cf}\p{Variation_Selector}]/gu, '').replace(/絕/gu, '绝').replace(/機/gu, '机').replace(/祕/gu, '秘')
