import type { Block, BulletinPaper } from '#engines/typesetting'
import { dayInChinese, dayOf, type Instant } from '#lib/instants'
import { isOut, type Content, type Masthead, type Present, type Publication } from './types.ts'
import { numberWords, totalWords } from './words.ts'

/** An issue to be printed; without numbers while it has none. */
export interface Printed { readonly masthead: Masthead; readonly content: Content; readonly numbers: Pick<Publication, 'number' | 'total'> | null; readonly on: Instant | null }

/** The pages of an issue (B6): 报头, 报核 and 报尾. What has not been given yet stands as ×. */
export function paperOf({ masthead, content, numbers, on }: Printed): BulletinPaper {
  const { editorNote, hasContents, columns, lists, copies } = content
  const filled = columns.filter(({ entries }) => entries.length > 0)
  return {
    format: 'bulletin', masthead: masthead.name, ...(masthead.isInternal ? { notice: '内部资料' } : {}),
    issue: numbers ? numberWords(numbers.number) : '第×期', totalIssue: numbers ? totalWords(numbers.total) : '总第×期', editor: masthead.editorOrgan, issuedOn: on ? dayInChinese(dayOf(on)) : '×年×月×日',
    hasContents, ...(editorNote.trim() ? { editorNote: editorNote.trim() } : {}),
    columns: filled.map(({ name, entries }) => ({
      name, items: entries.map(({ title, text, credit, editorNote: note }) => ({ title, body: bodyOf(text), ...(credit ? { source: credit } : {}), ...(note.trim() ? { editorNote: note.trim() } : {}) })),
    })),
    ...(lists.reportTo ? { reportTo: lists.reportTo } : {}), ...(lists.sendTo ? { sendTo: lists.sendTo } : {}), ...(lists.issueTo ? { issueTo: lists.issueTo } : {}), copies: String(copies),
  }
}

export const printedOf = (issue: Present): Printed => ({ masthead: issue.masthead, content: issue.content, numbers: isOut(issue) ? issue.publication : null, on: isOut(issue) ? issue.published.at : null })

const HEADINGS: readonly (readonly [1 | 2 | 3 | 4, RegExp])[] = [[1, /^[一二三四五六七八九十]+、/u], [2, /^（[一二三四五六七八九十]+）/u], [3, /^\d+[.．]/u], [4, /^（\d+）/u]]
/** Longer than this, or ending as a sentence does, a numbered line is a paragraph. */
const LONGEST_HEADING = 40

/** Paragraphs and headings of words typed one paragraph a line. */
export const bodyOf = (text: string): readonly Block[] => linesOf(text).map((line): Block => {
  const level = line.length <= LONGEST_HEADING && !/[。；！？]$/u.test(line) ? HEADINGS.find(([, begins]) => begins.test(line))?.[0] : undefined
  return level ? { kind: 'heading', level, runs: [{ text: line }] } : { kind: 'paragraph', runs: [{ text: line }] }
})

/** The paragraphs of a text without the room around them. */
export const linesOf = (text: string): readonly string[] => text.split('\n').map((line) => line.replace(/^[\s　]+|[\s　]+$/gu, '')).filter(Boolean)
