import { documentFormat } from '../../dimensions.ts'
import type { Entry, ParagraphEntry } from './entries.ts'
import type { LookName } from './looks.ts'
import { borderSpace, eighths, element } from './markup.ts'
import { red } from './runs.ts'
import type { SeenRule } from './seen.ts'

const { area } = documentFormat
/** Less room than this is the rounding of two measures. */
const leastRoom = 0.3
/** Word's borders stand no further than 31 points from their text. */
const furthestBorder = 31 * 25.4 / 72

/** Puts the red rules below the lines they follow, as borders; one further off gets a line of its own. */
export function withRules(entries: readonly Entry[], rules: readonly SeenRule[]): Entry[] {
  const ruled = [...entries]
  for (const rule of rules) {
    const at = ruled.findLastIndex((entry) => entry.place !== undefined && entry.place.page === rule.page && entry.place.endPage === rule.page && entry.place.bottom <= rule.y + 1)
    const above = ruled[at]
    if (at < 0 || !above?.place) continue
    const gap = rule.y - above.place.bottom
    const place = { ...above.place, bottom: rule.y + rule.width }
    if (above.kind === 'paragraph' && gap <= furthestBorder && !above.paragraph.borderBelow) {
      ruled[at] = { ...above, place, paragraph: { ...above.paragraph, borderBelow: border(rule, gap), ...overhang(rule) } }
    } else {
      const line = { page: rule.page, top: rule.y - 0.4, endPage: rule.page, bottom: rule.y + rule.width }
      ruled.splice(at + 1, 0, { kind: 'paragraph', place: line, paragraph: { look: 'imprintRule', content: '', borderBelow: border(rule, 0), ...overhang(rule) } })
    }
  }
  return ruled
}

const kinds = { 'thick-above': 'thickThinSmallGap', 'thin-above': 'thinThickSmallGap' } as const

/** A border below a paragraph: single, or one of the double rules of letters. */
export const border = (rule: Pick<SeenRule, 'width' | 'double'>, gap: number, color = red): string =>
  element('w:bottom', { 'w:val': rule.double ? kinds[rule.double] : 'single', 'w:sz': rule.double ? 24 : eighths(rule.width), 'w:space': borderSpace(gap), 'w:color': color })

/** A rule wider than the type area reaches over its edges. */
const overhang = (rule: SeenRule): { left?: number; right?: number } => {
  const [left, right] = [rule.left - area.left, area.right - rule.right]
  return Math.min(left, right) < -leastRoom ? { left, right } : {}
}

const closingLooks: readonly LookName[] = ['sign', 'date', 'footnote']
/** A 附件说明 of up to so many names stays together; a longer one may go on overleaf. */
const mostNamesKept = 4

/**
 * Signature, date and 附注 stay together, and with the text before them: they never stand alone on a page. A paragraph that the layout
 * parts is left out: LibreOffice would move it whole, and the first page might then show no text.
 */
export function withClosingKept(entries: readonly Entry[]): Entry[] {
  const names = entries.filter((entry) => entry.kind === 'paragraph' && entry.paragraph.look === 'attachmentNote').length
  const kept: readonly LookName[] = names > mostNamesKept ? closingLooks : [...closingLooks, 'attachmentNote']
  return entries.map((entry, index) => {
    const next = entries[index + 1]
    if (entry.kind !== 'paragraph' || next?.kind !== 'paragraph' || !kept.includes(next.paragraph.look)) return entry
    return entry.place && entry.place.page !== next.place?.page ? entry : { ...entry, paragraph: { ...entry.paragraph, keepNext: true } }
  })
}

/** Gives every paragraph the room before it that the layout shows, so that Word's flow comes to stand where ours does. */
export function withSpacing(entries: readonly Entry[]): Entry[] {
  let page = 0
  let bottom: number = area.top
  return entries.map((entry) => {
    const { place } = entry
    if (!place) {
      if (entry.kind === 'paragraph') bottom += area.height / documentFormat.grid.rows
      return entry
    }
    const spaced = entry.kind === 'paragraph' ? spacedEntry(entry, place.page === page ? bottom : null) : entry
    page = place.endPage
    bottom = place.bottom
    return spaced
  })
}

/** `above` is where the text before it ends on the same page; null at the head of a new one. */
function spacedEntry(entry: ParagraphEntry, above: number | null): Entry {
  const fromTop = entry.usualBefore ?? entry.place!.top - area.top
  // What begins a page of the layout may stand amid one of Word's: there it needs the room it usually has.
  const room = above === null ? (entry.usualBefore === undefined && fromTop > area.height / 2 ? 0 : fromTop) : entry.place!.top - above
  return room > leastRoom ? { ...entry, paragraph: { ...entry.paragraph, before: room } } : entry
}
