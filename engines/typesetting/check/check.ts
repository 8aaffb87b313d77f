import type { Finding } from '#lib/findings'
import type { Paper, PaperFormat } from '../model.ts'
import type { Layout } from '../display.ts'
import { checkLetterRules, checkMark, checkRedRule, checkSigners, checkTitlePlace } from './head-rules.ts'
import { checkGrid, checkImprint, checkMargins, checkPageNumbers, checkSheet } from './page-rules.ts'
import { seenOf, type SeenPage } from './seen.ts'
import { checkFirstPage, checkLevelFaces, checkSeals, checkTitleShape } from './text-rules.ts'

/** What the checks must know beside the pages. */
export interface SeenFacts {
  readonly format: PaperFormat
  /** Whether it goes upward and so bears 签发人. */
  readonly isUpward: boolean
  /** Whether there is any text at all that page 1 could show. */
  readonly hasBody: boolean
}

/** F-01 … F-19 measured on pages as they are seen, whoever set them. What is punctuation or wording is the wording checks' part. */
export function checkSeen(pages: readonly SeenPage[], { format, isUpward, hasBody }: SeenFacts): Finding[] {
  const sheet = [...checkSheet(pages), ...checkMargins(pages)]
  // 简报 and forms are the office's own (10 does not know them): only sheet and margins bind them.
  if (format === 'form' || format === 'bulletin') return checkSheet(pages)
  const isLetter = format === 'letter'
  return [
    ...sheet, ...checkGrid(pages), ...checkMark(pages, format), ...(format === 'document' ? checkRedRule(pages) : []), ...checkTitlePlace(pages, format),
    ...checkTitleShape(pages), ...checkFirstPage(pages, hasBody), ...checkLevelFaces(pages), ...checkSeals(pages),
    ...(isLetter ? checkLetterRules(pages) : checkImprint(pages)), ...checkPageNumbers(pages, isLetter), ...checkSigners(pages, isUpward),
  ]
}

/** The layout checks on a paper of ours. */
export const checkLayout = (paper: Paper, laid: Layout): Finding[] => checkSeen(seenOf(laid), factsOf(paper))

// 条例 第十五条: 请示 and 报告 go upward.
export const isUpwardTitle = (title: string): boolean => /(请示|报告)$/.test(title)

function factsOf(paper: Paper): SeenFacts {
  const hasText = 'body' in paper && paper.body.length > 0
  const title = 'title' in paper ? paper.title ?? '' : ''
  return { format: paper.format, hasBody: hasText, isUpward: paper.format === 'document' && (paper.signers !== undefined || isUpwardTitle(title)) }
}
