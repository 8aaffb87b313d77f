import { checkDocx, checkLayout, checkSeen, formatTold, layout, markedOn, paperOf, paragraphsFromPages, seenPaper, textsAsWritten, textsOf, type DocxFacts, type FontMetrics, type Layout, type Mended, type Paper, type PlacedPage, type Recognised } from '#engines/typesetting'
import { checkWording, type WordingFacts } from '#engines/wording'
import type { Finding, MarkedFinding, PlacedText } from '#lib/findings'
import { attendanceFindings, attendanceTexts } from './attendance.ts'
import { kindOfTitle, kinds } from './kinds.ts'
import type { DocumentPaper } from './paper.ts'

/** A paper as it was read from a file of any kind. */
export interface PaperFile {
  readonly recognised: Recognised
  /** Of a .docx: what it says of its looks. */
  readonly docx?: DocxFacts
  /** Of an .ofd or .pdf: where everything stands. */
  readonly pages?: readonly PlacedPage[]
  /** Where on them each paragraph begins. */
  readonly begins?: readonly LineSeen[]
}
/** A line of a paper: its page from 0, and how far down it stands. */
export interface LineSeen { readonly page: number; readonly yMm: number }

/** Where paragraphs read from pages begin. */
export const beginsOf = (paragraphs: ReturnType<typeof paragraphsFromPages>): readonly LineSeen[] =>
  paragraphs.map(({ rows: [first] }) => ({ page: first?.page ?? 0, yMm: first?.baseline ?? 0 }))

/** Everything that an old hand of the 文秘科 would mark in a paper of ours: its words, and its pages as they are laid out. */
export function proofread(paper: Paper, { metrics, facts = {} }: { readonly metrics: FontMetrics; readonly facts?: WordingFacts }): readonly Finding[] {
  return inOrder([...wordsOf(paper, facts), ...checkLayout(paper, layout(paper, metrics))])
}

/** The same of a document while it is made, each beside its line. 签发人 comes with the signature by itself, so that F-19 asks for nothing that somebody could write. */
export function proofreadDocument(paper: DocumentPaper, { metrics, facts }: { readonly metrics: FontMetrics; readonly facts: WordingFacts }): readonly MarkedFinding[] {
  const laid = layout(paper, metrics)
  return markedOn(laid, inOrder([...wordsOf(paper, facts), ...checkLayout(paper, laid)]).filter(({ rule }) => rule !== 'F-19'))
}

/** The same of a text that was recognised and laid out: marks that were put right on the way are told too. */
export function proofreadText(recognised: Recognised, { paper, laid }: { readonly paper: Paper; readonly laid: Layout }): readonly Finding[] {
  return inOrder([...writtenWords(recognised, paper), ...checkLayout(paper, laid)])
}

/** The same of a file from elsewhere: its looks are measured as far as its kind tells them; a plain text has none. */
export function proofreadFile({ recognised, docx, pages }: PaperFile): readonly Finding[] {
  const words = writtenWords(recognised, paperOf(recognised, formatTold(recognised) ?? 'document'))
  if (docx) return inOrder([...words, ...checkDocx(docx)])
  if (!pages) return inOrder(words)
  const seen = seenPaper(pages)
  return inOrder([...words, ...checkSeen(seen.pages, seen.facts)])
}

const writtenWords = (recognised: Recognised, paper: Paper): readonly Finding[] => [...wordsOf(paper, {}, textsAsWritten(recognised, paper)), ...(recognised.mended ?? []).map(markAtEnd)]

function wordsOf(paper: Paper, facts: WordingFacts, texts: readonly PlacedText[] = textsOf(paper)): readonly Finding[] {
  const kind = 'title' in paper && paper.title ? kindOfTitle(paper.title) : null
  const attendance = paper.format === 'minutes' ? paper.attendance : []
  const found = checkWording([...texts, ...attendanceTexts(attendance)], { ...(kind ? { kind: kinds[kind].name } : {}), ...facts })
  return [...found, ...attendanceFindings(attendance)]
}

/** A mark that is missing or too much at the end of a field as it was written. */
function markAtEnd({ part, text }: Mended): Finding {
  const place = { part, quote: text }
  const bare = text.replace(/[。；，：,;:.]$/, '')
  switch (part) {
    case 'mainTo': return { rule: 'F-09', severity: 'error', clause: 'GB/T 9704-2012 7.3.2', place, reason: '最后一个主送机关名称后标全角冒号。', fix: `${bare}：` }
    case 'copyTo': return { rule: 'F-16', severity: 'error', clause: 'GB/T 9704-2012 7.4.2', place, reason: '最后一个抄送机关名称后标句号。', fix: `${bare}。` }
  }
}

/** Errors first, each in the order of the paper; what two lists say alike is said once. */
function inOrder(findings: readonly Finding[]): readonly Finding[] {
  const said = new Set<string>()
  const once = findings.filter(({ rule, place: { part, attachment, block, row, cell, offset, quote } }) => {
    const key = JSON.stringify([rule, part, attachment, block, row, cell, offset, quote])
    return !said.has(key) && said.add(key)
  })
  return [...once.filter(({ severity }) => severity === 'error'), ...once.filter(({ severity }) => severity === 'warning')]
}
