import type { Block, Body } from '../model.ts'
import { levels } from './patterns.ts'
import type { ImportedParagraph } from './paragraphs.ts'

/** A heading is no longer than this, up to its full stop. */
const longestHeading = 40

/** Body blocks from paragraphs: headings by their numbers (or their style), run-in text parted at the first full stop. */
export function blocksOf(paragraphs: readonly ImportedParagraph[]): Body {
  return captioned(paragraphs).map((paragraph, at, all): Block => paragraph.table ?? (endsList(paragraph, all[at - 1]) ? { kind: 'paragraph', runs: [{ text: paragraph.text }] } : textBlock(paragraph)))
}

/** A line 表1 … right above a table is its caption. */
const captioned = (paragraphs: readonly ImportedParagraph[]): readonly ImportedParagraph[] =>
  paragraphs.flatMap((paragraph, at) => {
    const [before, next] = [paragraphs[at - 1], paragraphs[at + 1]]
    if (isCaption(paragraph) && isBare(next)) return []
    return before && isBare(paragraph) && isCaption(before) ? [{ ...paragraph, table: { ...paragraph.table!, caption: before.text } }] : [paragraph]
  })
const isCaption = ({ text, table }: ImportedParagraph): boolean => !table && /^(?=.{3,40}$)表\s*(?:\d{1,2}|[一二三四五六七八九十]{1,2})(?:[-－.]\d{1,2})?[\s\u3000：:][^。]+。?$/.test(text)
const isBare = (paragraph: ImportedParagraph | undefined): boolean => paragraph?.table !== undefined && paragraph.table.caption === undefined

/** The last item of a list whose other items end in a semicolon is no more a heading than they are. */
const endsList = ({ text }: ImportedParagraph, before: ImportedParagraph | undefined): boolean =>
  levelOf(text) !== undefined && before !== undefined && /[；;]$/.test(before.text) && levelOf(before.text) === levelOf(text)

const levelOf = (text: string) => levels.find(({ pattern }) => pattern.test(text))?.level

function textBlock({ text, style }: ImportedParagraph): Block {
  const level = levelOf(text)
  if (!level) return styledHeading(text, style) ?? { kind: 'paragraph', runs: [{ text }] }
  const stop = text.indexOf('。')
  if (stop < 0) {
    return text.length <= longestHeading && !/[，；：、！？]$/.test(text) ? { kind: 'heading', level, runs: [{ text }] } : { kind: 'paragraph', runs: [{ text }] }
  }
  const rest = text.slice(stop + 1)
  // A whole sentence with a number before it is an item of a list.
  if (stop >= longestHeading || (!rest && (level > 2 || text.includes('，')))) return { kind: 'paragraph', runs: [{ text }] }
  return { kind: 'heading', level, runs: [{ text: text.slice(0, stop + 1) }], ...(rest ? { runIn: [{ text: rest }] } : {}) }
}

/** A paragraph that a word processor calls a heading, though it bears no number. */
function styledHeading(text: string, style: string | undefined): Block | null {
  const level = Number(/^h([1-4])$/.exec(style ?? '')?.[1])
  return level && text.length <= longestHeading ? { kind: 'heading', level: level as 1 | 2 | 3 | 4, runs: [{ text }] } : null
}
