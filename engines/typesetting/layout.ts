import { closingUnits } from './blocks/closing.ts'
import { textUnits } from './blocks/lines.ts'
import { finishedPageUnit, pictureUnits } from './blocks/picture.ts'
import { tableUnits } from './blocks/table.ts'
import { titleUnits } from './blocks/title.ts'
import { turnedUnits } from './blocks/turned.ts'
import type { Piece } from './collect.ts'
import { documentFormat } from './dimensions.ts'
import type { Layout, Page, Part, Warning } from './display.ts'
import { fillPages, gapUnit, keepParagraphTogether, keepTextWithClosing, pageBreakUnit, spaceUnit, uprightRoom, type Filled, type Unit } from './flow.ts'
import { finishPages } from './finish.ts'
import { fontPicker, type FontMetrics } from './fonts.ts'
import { planBulletin } from './formats/bulletin.ts'
import { planDocument } from './formats/document.ts'
import { planForm } from './formats/form.ts'
import { planLetter } from './formats/letter.ts'
import { planMinutes } from './formats/minutes.ts'
import { planOrder } from './formats/order.ts'
import type { LayoutMemory, Measurements } from './memory.ts'
import type { Paper } from './model.ts'
import type { Choice, Plan } from './plan.ts'
import type { Setter } from './setter.ts'

/**
 * Lays out a paper in its format, those of GB/T 9704-2012 by the letter. Same paper and metrics, same pages.
 * Never throws on content: what could not be set as the standard wants is told in `warnings`. With a `memory` only what changed
 * since its last layout is laid out again, with the same result.
 */
export function layout(paper: Paper, fonts: FontMetrics, memory?: LayoutMemory): Layout {
  const laid = laidOut(paper, fonts, memory?.begin(fonts))
  return memory ? { ...laid, pages: memory.keep(laid.pages) } : laid
}

function laidOut(paper: Paper, fonts: FontMetrics, measurements: Measurements | undefined): Layout {
  const { setter, warnings } = newSetter(fonts, measurements)
  const usual = compose(paper, { mainToInImprint: false }, setter)
  if (showsBody(usual, paper)) return { pages: usual, warnings: warnings() }
  // 7.3.2: 主送机关过多使公文首页不能显示正文时，应当将主送机关移至版记.
  if ('mainTo' in paper && paper.mainTo) {
    const moved = compose(paper, { mainToInImprint: true }, setter)
    if (showsBody(moved, paper)) {
      setter.warn({ code: 'main-to-moved', text: '主送机关过多，首页排不下正文，主送机关已移至版记。', origin: { part: 'mainTo' } })
      return { pages: moved, warnings: warnings() }
    }
  }
  setter.warn({ code: 'no-body-on-first-page', text: '首页没有正文，请精简标题或主送机关。', origin: { part: 'title' } })
  return { pages: usual, warnings: warnings() }
}

/** The phases: plan by the format, measure and break into units, fill pages, finish. */
function compose(paper: Paper, choice: Choice, setter: Setter): Page[] {
  const plan = planOf(paper, choice, setter)
  const filled = fillPages([...plan.head.units, ...unitsInOrder(plan.pieces, setter)], plan.head.top)
  filled[0]!.items.unshift(...plan.head.items)
  tellTightened(filled, setter)
  const separate = plan.separate.map((pieces) => fillPages(unitsInOrder(pieces, setter), uprightRoom.top))
  return [...finishPages(filled, plan, setter), ...separate.flatMap((pages) => finishPages(pages, { imprint: null, imprintOnEven: false, numbered: 'all' }, setter))]
}

function planOf(paper: Paper, choice: Choice, setter: Setter): Plan {
  switch (paper.format) {
    case 'document': return planDocument(paper, choice, setter)
    case 'letter': return planLetter(paper, choice, setter)
    case 'order': return planOrder(paper, choice, setter)
    case 'minutes': return planMinutes(paper, choice, setter)
    case 'bulletin': return planBulletin(paper, setter)
    case 'form': return planForm(paper, setter)
  }
}

/** Measures a piece and breaks it into units. */
function unitsOf(piece: Piece, setter: Setter): readonly Unit[] {
  switch (piece.kind) {
    case 'text': return keepParagraphTogether(textUnits(piece, setter))
    case 'title': return titleUnits(piece.text, piece.origin, setter)
    case 'table': return piece.table.landscape ? turnedUnits(piece, setter) : [spaceUnit(tableSpace), ...tableUnits(piece.table, piece.origin, setter), spaceUnit(tableSpace)]
    case 'picture': return pictureUnits(piece.picture, piece.origin, setter)
    case 'page': return [finishedPageUnit(piece.page, piece.origin, setter)]
    case 'closing': return closingUnits(piece.paper, setter)
    case 'gap': return [{ ...gapUnit(piece.rows), keepNext: piece.keepWithNext ?? false }]
    case 'page-break': return [pageBreakUnit]
    case 'units': return piece.units
  }
}

/** Clear of the text above and below. */
const tableSpace = documentFormat.table.space

/** Lines of text that go with the closing block to a new page; a 附件说明 of up to so many lines goes along whole. */
const textLinesKept = 2
const longestNoteKept = 8

/** The units of all pieces. The closing block is tied to the text before it, but never to all of the text: page 1 must show some. */
function unitsInOrder(pieces: readonly Piece[], setter: Setter): Unit[] {
  const parts = pieces.map((piece) => ({ piece, units: unitsOf(piece, setter) }))
  const first = parts.findIndex(({ piece }) => isPart(piece, 'body'))
  const start = parts[first]
  // 7.3.3: 公文首页必须显示正文: its first line does not wait for the second.
  if (start?.piece.kind === 'text' && !start.piece.keepWithNext) parts[first] = { ...start, units: start.units.map((unit, index) => index === 0 ? { ...unit, keepNext: false } : unit) }
  const at = parts.findIndex(({ piece }) => piece.kind === 'closing')
  if (at < 0) return parts.flatMap(({ units }) => units)
  const linesIn = (...names: Part[]) => parts.slice(0, at).reduce((sum, { piece, units }) => names.some((name) => isPart(piece, name)) ? sum + units.length : sum, 0)
  const notes = linesIn('attachmentNote', 'attendance')
  const before = parts.slice(0, at).flatMap(({ units }) => units)
  const kept = notes > longestNoteKept ? textLinesKept : notes + Math.min(textLinesKept, linesIn('body'))
  const free = before.slice(endOfChain(before, parts.slice(0, Math.max(0, first)).flatMap(({ units }) => units).length)).filter((unit) => !unit.isGap).length
  return [...keepTextWithClosing(before, Math.min(kept, free)), ...parts.slice(at).flatMap(({ units }) => units)]
}

/** Where the chain that begins at a unit ends. */
function endOfChain(units: readonly Unit[], from: number): number {
  let end = from
  while (units[end]?.keepNext) end++
  return end + 1
}

const isPart = (piece: Piece, part: Part): boolean => 'origin' in piece && piece.origin.part === part

/** 7.3.3: 公文首页必须显示正文. A paper without a body has none to show, and bulletins and forms have no such rule. */
function showsBody(pages: readonly Page[], paper: Paper): boolean {
  if (paper.format === 'bulletin' || paper.format === 'form' || paper.body.length === 0) return true
  return pages[0]!.items.some((item) => 'origin' in item && item.origin.part === 'body')
}

function tellTightened(pages: readonly Filled[], setter: Setter): void {
  for (const [index, page] of pages.entries()) {
    if (page.isTightened) setter.warn({ code: 'spacing-tightened', text: `第${index + 1}面余下的空白容不下印章和成文日期，已略微缩小行距。`, origin: { part: 'docDate' } })
  }
}

function newSetter(fonts: FontMetrics, measurements: Measurements | undefined): { setter: Setter; warnings: () => Warning[] } {
  const told: Warning[] = []
  const missing = new Set<string>()
  const setter: Setter = {
    pick: fontPicker(fonts), missing: (char) => void missing.add(char), ...(measurements ? { measurements } : {}),
    warn: (warning) => { if (!told.some((before) => before.text === warning.text)) told.push(warning) },
  }
  const warnings = () => [...told, ...(missing.size ? [{ code: 'glyph-missing' as const, text: `字库缺字：${[...missing].join(' ')}，请换用其他字形或补充字库。` }] : [])]
  return { setter, warnings }
}
