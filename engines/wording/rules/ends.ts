import type { Found, TextRule } from '../find.ts'
import type { Paper, Reading } from '../reading.ts'

const END = /[。．，；：、.,;:]$/
/** Marks that may not begin a line, and marks that may not end one (避头尾): a text's beginning and end always are such places. */
const NOT_FIRST = /^[\s\u3000]*([。，、；：！？）》”】〕〉]|’(?!\d))/
const NOT_LAST = /([（《“‘【〔〈])[\s\u3000]*$/

/** P-07 and P-10: how a text begins and ends. */
export const ends: TextRule = (reading, paper) => [...fullStops(reading, paper), ...forbiddenEnds(reading)]

function fullStops(reading: Reading, { readings }: Paper): readonly Found[] {
  const { placed: { place, kind, text } } = reading
  const words = text.trimEnd()
  const end = END.exec(words)
  if (!end) return []
  const stop = (reason: string, more?: Pick<Found, 'clause'>): readonly Found[] => [{ rule: 'P-07', offset: words.length - 1, length: 1, reason, fix: '', ...more }]
  if (place.part === 'title') return place.attachment === undefined ? stop('标题末尾不用标点，请删去。', { clause: 'GB/T 15834-2011 B.4' }) : []
  // A.1: 图或表的短语式说明文字，中间可用逗号，但末尾不用句号.
  if (kind === 'caption') return end[0] === '：' ? [] : stop('图、表的名称末尾不用句号，请删去。', { clause: 'GB/T 15834-2011 A.1' })
  if (kind === 'cell') return isPhrase(words) ? stop('表格单元格末尾的句号应省略。', { clause: 'GB/T 15834-2011 A.1' }) : []
  return kind === 'heading' && isBareHeading(words, readings[reading.index - 1], readings[reading.index + 1]) ? stop('独立成行的层次标题末尾不用句号，请删去。', { clause: 'GB/T 15834-2011 B.4' }) : []
}

/** One statement with its full stop; in a cell of several sentences the stops part them and the last may stay. */
const isPhrase = (words: string): boolean => /[。；，、.]$/.test(words) && words.length > 1 && !/[。！？]/.test(words.slice(0, -1)) && !/\d\.$/.test(words)

/** A heading that is nothing but its number and a few words, with text under it. A numbered sentence is none and keeps its stop. */
function isBareHeading(words: string, before: Reading | undefined, next: Reading | undefined): boolean {
  const bare = /^(?:[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十]{1,3}[）)])(.{2,18})[。．；，]$/.exec(words)
  if (!bare || /[，。；：、！？\d]|[应须请得将由是有不其以自本为]/.test(bare[1]!)) return false
  const under = next?.placed.text ?? ''
  // The last of a list of clauses parted by ；, or the last clause of an article.
  if (/；[\s\u3000]*$/.test(before?.placed.text ?? '') || /^[\s\u3000]*第[一二三四五六七八九十百零〇\d]{1,6}[章节条]/.test(under)) return false
  if (!/^[（(]/.test(words)) return !/^[\s\u3000]*[一二三四五六七八九十]{1,3}、/.test(under)
  return bare[1]!.length <= 10 && under !== '' && !/^[\s\u3000]*(?:[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十]{1,3}[）)]|[2-9]\d?[.．])/.test(under)
}

function forbiddenEnds({ text }: Reading): readonly Found[] {
  const found: Found[] = []
  const first = NOT_FIRST.exec(text)
  if (first && !/^。{2,}/.test(text.trimStart())) {
    const closes = /[）》”’】〕〉]/.test(first[1]!)
    found.push({ rule: 'P-10', offset: first[0].length - 1, length: 1, reason: closes ? `“${first[1]}”不能在一行开头，请补上与它配对的标点或者删去。` : `“${first[1]}”不能在一行开头，请删去，或接到上一段末尾。` })
  }
  const last = NOT_LAST.exec(text)
  if (last) found.push({ rule: 'P-10', offset: last.index, length: 1, reason: `“${last[1]}”不能在一行末尾，请与后面的文字接在一起。` })
  return found
}
