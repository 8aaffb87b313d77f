import { documentFormat } from '../../dimensions.ts'
import type { Layout } from '../../display.ts'
import type { Pitches } from './geometry.ts'
import { linesEntry } from './lines.ts'
import { looks } from './looks.ts'
import { shapeRun, type Media } from './media.ts'
import { written, type WordParagraph } from './paragraph.ts'
import type { Families } from './runs.ts'
import { seenRules, type SeenRow } from './seen.ts'
import { border } from './spacing.ts'

const { area } = documentFormat
const black = '000000'

/**
 * 7.4: 版记 as a text box at the foot of the type area, so that its last rule stays on the lower edge whatever is edited above.
 * (A floating table or frame there is ignored by LibreOffice.) Rules are lines of their own: borders would end with the text's indents.
 */
export function imprintRun(rows: readonly SeenRow[], { layout, families, media, pitches }: { layout: Layout; families: Families; media: Media; pitches: Pitches }): string {
  const { page } = rows[0]!
  const [first, last] = [rows[0]!.baseline, rows.at(-1)!.baseline]
  const rules = seenRules(layout, '#000000').filter((rule) => rule.page === page && rule.y > first - looks.imprint.line && rule.y < last + looks.imprint.line)
  const lines: { y: number; paragraph: WordParagraph; height: number }[] = []
  for (const rule of rules) lines.push({ y: rule.y, paragraph: { look: 'imprintRule', content: '', borderBelow: border(rule, 0, black) }, height: looks.imprintRule.line + rule.width })
  for (let at = 0; at < rows.length;) {
    const [row] = [rows[at]!]
    const length = row.fields.length > 1 ? 1 : rows.slice(at).findIndex((next) => next.fields.length > 1 || next.fields[0]!.key !== row.fields[0]!.key)
    const own = rows.slice(at, length < 0 ? undefined : at + length)
    lines.push({ y: row.baseline, paragraph: linesEntry(own, { families, pitches, inImprint: true }).paragraph, height: own.length * looks.imprint.line })
    at += own.length
  }
  const sorted = lines.toSorted((a, b) => a.y - b.y)
  const height = sorted.reduce((sum, line) => sum + line.height, 0)
  return shapeRun(sorted.map(({ paragraph }) => written({ ...paragraph, ...sides(paragraph) })).join(''), { width: area.width, height, at: 'foot' }, { media, name: '版记' })
}

/** 7.4.2: one character free at the right as at the left. */
const sides = ({ tabs, look, right }: WordParagraph): Partial<WordParagraph> =>
  tabs || right !== undefined || look === 'imprintRule' ? {} : { right: documentFormat.imprint.sideCells * documentFormat.imprint.size }
