import { byPatterns, type Found, type PatternRule, type TextRule } from '../find.ts'

const CLOSE_OF: Readonly<Record<string, string>> = { '（': '）', '《': '》', '〈': '〉', '“': '”', '‘': '’', '【': '】', '〔': '〕', '「': '」', '『': '』', '［': '］' }
const OPEN_OF: Readonly<Record<string, string>> = Object.fromEntries(Object.entries(CLOSE_OF).map(([open, close]) => [close, open]))
const MARKS = /[（）《》〈〉“”‘’【】〔〕「」『』［］()]/g

/** P-08: marks that come in pairs come in pairs, and brackets of one form are not put into each other. */
export const pairs: TextRule = ({ text }) => {
  const found: Found[] = []
  const open: { readonly mark: string; readonly at: number }[] = []
  MARKS.lastIndex = 0
  for (let match = MARKS.exec(text); match; match = MARKS.exec(text)) {
    const mark = widened(match[0])
    const at = match.index
    if (CLOSE_OF[mark]) {
      if (mark === '（' && open.some((one) => one.mark === mark) && !/^[（(]\d{4}[）)]第?\d+号/.test(text.slice(at, at + 14))) found.push(nestedBracket(at))
      else if (open.at(-1)?.mark === mark && (mark === '“' || mark === '‘')) found.push(unpaired(open.pop()!))
      if (open.length === DEEPEST) found.push(unpaired(open.shift()!))
      open.push({ mark, at })
    } else if (!isApostrophe(text, at)) found.push(...closedBy({ mark, at }, open))
  }
  for (const one of open) if (!isRunOn(one, text)) found.push(unpaired(one))
  return found.filter(({ offset, length }) => length > 1 || !isAtEdge(text, offset))
}

/** Nobody nests deeper; what lies below is held to be unpaired, which keeps the search linear. */
const DEEPEST = 40
/** A closing mark that begins a text and an opening mark that ends one were parted from their words: P-10 tells so. */
const isAtEdge = (text: string, at: number): boolean =>
  OPEN_OF[text[at]!] !== undefined ? text.slice(Math.max(0, at - 8), at).trim() === '' && at < 8 : text.slice(at + 1, at + 9).trim() === '' && at + 9 > text.length

/** Takes the partner from the open marks; those opened later and left open are unpaired, and so is a closing mark alone. */
function closedBy(one: { mark: string; at: number }, open: { readonly mark: string; readonly at: number }[]): Found[] {
  const partner = open.findLastIndex(({ mark }) => mark === OPEN_OF[one.mark])
  // 1）and a) are ordinals with half a bracket.
  if (partner < 0) return one.mark === '）' && one.at <= 2 ? [] : [unpaired(one)]
  return open.splice(partner).slice(1).map(unpaired)
}

const widened = (mark: string): string => (mark === '(' ? '（' : mark === ')' ? '）' : mark)
/** don’t, and ’26年, which N-02 tells. */
const isApostrophe = (text: string, at: number): boolean =>
  text[at] === '’' && (/[A-Za-z]/.test(text[at - 1] ?? '') && /[a-z ]/.test(text[at + 1] ?? '') || /^\d\d年/.test(text.slice(at + 1, at + 4)))

/** 4.8.3.5: a quotation of several paragraphs opens each of them and closes only the last. */
const isRunOn = ({ mark, at }: { readonly mark: string; readonly at: number }, text: string): boolean => mark === '“' && at === 0 && text.length > 30

const unpaired = ({ mark, at }: { readonly mark: string; readonly at: number }): Found =>
  ({ rule: 'P-08', offset: at, length: 1, reason: `“${mark}”没有配对，请补上${CLOSE_OF[mark] ? `“${CLOSE_OF[mark]}”` : `“${OPEN_OF[mark]}”`}或者删去。` })

// 4.9.3.6: 所有括号（特别是同一形式的括号）应尽量避免套用.
const nestedBracket = (at: number): Found => ({
  rule: 'P-08', offset: at, length: 1, severity: 'warning', clause: 'GB/T 15834-2011 4.9.3.6', reason: '圆括号里面不再套用圆括号，请改写，或里面一层改用方括号。',
})

const rows: readonly PatternRule[] = [
  // Two points side by side; ？！ and ！！ are allowed (4.2.3.3, 4.3.3.3).
  {
    rule: 'P-08', in: 'text', pattern: /(?:，{2,}|、{2}(?!、)|；{2,}|：{2,}|(?<!。)。{2}(?!。))/g, unless: (found, view) => view[found.index - 1] === found[0][0],
    reason: '标点重复，请只留一个。', fix: (found) => found[0][0]!,
  },
  { rule: 'P-08', in: 'text', pattern: /[，、；：][。，、；：！？]|[。！？][，、；：。]/g, unless: (found) => found[0][0] === found[0][1], reason: '两个点号不能连用，请按语意只留一个。' },
  // B.2.1: 引号内已使用句末点号时，引号外不用点号.
  { rule: 'P-08', in: 'text', pattern: /[。！？]”。/g, clause: 'GB/T 15834-2011 B.2.1', severity: 'warning', reason: '引号内已有句末点号，引号外不再用句号。', fix: (found) => found[0].slice(0, 2) },
  // B.1.2: 并列成分之间用顿号，“等”前不用顿号.
  { rule: 'P-08', in: 'text', pattern: /、(?=等(?![级候待同额距高分着到闲身式]))/g, clause: 'GB/T 15834-2011 B.1.2', reason: '“等”前不用顿号，请删去。', fix: '' },
  { rule: 'P-08', in: 'text', pattern: /(?<=[\u4e00-\u9fa5])(?<!^[\s\u3000]{0,4}[一二三四五六七八九十]{1,3})、(?=(?:和(?![谐平睦解气美善顺田县])|以及|及(?![时早格第至])))/g, clause: 'GB/T 15834-2011 4.5', severity: 'warning', reason: '连词“和”“及”“以及”前不用顿号，请删去顿号，“以及”前可改用逗号。' },
]
const rowsFound = byPatterns(rows)

/** P-08: marks side by side that do not go together. */
export const doubledMarks: TextRule = (reading, paper) => [...rowsFound(reading, paper), ...innerFirst(reading)]

/** 4.8.3.3: 外面一层用双引号，里面一层用单引号. A quotation of several paragraphs may be open from an earlier one. */
function innerFirst({ text, prose }: { readonly text: string; readonly prose: string }): readonly Found[] {
  if (!text.includes('‘') || text.split('“').length !== text.split('”').length) return []
  // What stands inside “” is blank in the view.
  return [...prose.matchAll(/‘[^‘’]{1,200}’/g)].flatMap(({ index, 0: words }): Found[] => {
    const inner = text.slice(index + 1, index + words.length - 1)
    return /[“”]/.test(inner) ? [] : [{ rule: 'P-08', offset: index, length: words.length, clause: 'GB/T 15834-2011 4.8.3.3', reason: '外层的引号用双引号。', fix: `“${inner}”` }]
  })
}
