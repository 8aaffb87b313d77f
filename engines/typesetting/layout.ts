import { closingUnit } from './blocks/closing.ts'
import { setHead } from './blocks/head.ts'
import { setImprint } from './blocks/imprint.ts'
import { textUnits } from './blocks/lines.ts'
import { pictureUnit } from './blocks/picture.ts'
import { tableUnits } from './blocks/table.ts'
import { titleUnit } from './blocks/title.ts'
import { collect, type Piece } from './collect.ts'
import type { Layout, Page, Part, Warning } from './display.ts'
import { fillPages, gapUnit, keepTextWithClosing, pageBreakUnit, type Unit } from './flow.ts'
import { finishPages } from './finish.ts'
import { fontPicker, type FontMetrics } from './fonts.ts'
import type { OfficialPaper } from './model.ts'
import type { Setter } from './setter.ts'

/**
 * Lays out an official paper in the 文件 format of GB/T 9704-2012. Same paper and metrics, same pages.
 * Never throws on content: what could not be set as the standard wants is told in `warnings`.
 */
export function layout(paper: OfficialPaper, fonts: FontMetrics): Layout {
  const { setter, warnings } = newSetter(fonts)
  const usual = compose(paper, { mainToInImprint: false }, setter)
  if (showsBody(usual, paper)) return { pages: usual, warnings: warnings() }
  // 7.3.2: 主送机关过多使公文首页不能显示正文时，应当将主送机关移至版记.
  if (paper.mainTo) {
    const moved = compose(paper, { mainToInImprint: true }, setter)
    if (showsBody(moved, paper)) {
      setter.warn({ code: 'main-to-moved', text: '主送机关过多，首页排不下正文，主送机关已移至版记。', origin: { part: 'mainTo' } })
      return { pages: moved, warnings: warnings() }
    }
  }
  setter.warn({ code: 'no-body-on-first-page', text: '首页没有正文，请精简标题或主送机关。', origin: { part: 'title' } })
  return { pages: usual, warnings: warnings() }
}

interface Choice { readonly mainToInImprint: boolean }

/** The phases: collect the pieces, measure and break them into units, fill pages, finish. */
function compose(paper: OfficialPaper, choice: Choice, setter: Setter): Page[] {
  const head = setHead(paper, setter)
  const pieces = collect(paper, choice)
  const units = closed(pieces.map((piece) => ({ piece, units: unitsOf(piece, setter) })))
  const filled = fillPages(units, head.flowTop)
  filled[0]!.items.unshift(...head.items)
  return finishPages(filled, setImprint(paper, choice, setter), setter)
}

/** Measures a piece and breaks it into units. */
function unitsOf(piece: Piece, setter: Setter): readonly Unit[] {
  switch (piece.kind) {
    case 'text': return textUnits(piece, setter)
    case 'title': return [titleUnit(piece.text, piece.origin, setter)]
    case 'table': return tableUnits(piece.table, piece.origin, setter)
    case 'picture': return [pictureUnit(piece.picture, piece.origin, setter)]
    case 'closing': return [closingUnit(piece.paper, setter)]
    case 'gap': return [gapUnit(piece.rows)]
    case 'page-break': return [pageBreakUnit]
  }
}

/** Lines of text that go with the closing block to a new page; a 附件说明 of up to so many lines goes along whole. */
const textLinesKept = 2
const longestNoteKept = 8

/** Ties the closing block to the text before it, but never all of the text: page 1 must show some. */
function closed(parts: readonly { piece: Piece; units: readonly Unit[] }[]): Unit[] {
  const at = parts.findIndex(({ piece }) => piece.kind === 'closing')
  if (at < 0) return parts.flatMap(({ units }) => units)
  const linesIn = (part: Part) => parts.slice(0, at).reduce((sum, { piece, units }) => 'origin' in piece && piece.origin.part === part ? sum + units.length : sum, 0)
  const noteLines = linesIn('attachmentNote')
  const bodyLines = Math.min(textLinesKept, Math.max(0, linesIn('body') - 1))
  const kept = noteLines > longestNoteKept ? textLinesKept : noteLines + bodyLines
  return [...keepTextWithClosing(parts.slice(0, at).flatMap(({ units }) => units), kept), ...parts.slice(at).flatMap(({ units }) => units)]
}

/** 7.3.3: 公文首页必须显示正文. A paper without a body has none to show. */
function showsBody(pages: readonly Page[], paper: OfficialPaper): boolean {
  return paper.body.length === 0 || pages[0]!.items.some((item) => 'origin' in item && item.origin.part === 'body')
}

function newSetter(fonts: FontMetrics): { setter: Setter; warnings: () => Warning[] } {
  const told: Warning[] = []
  const missing = new Set<string>()
  const setter: Setter = {
    pick: fontPicker(fonts), missing: (char) => void missing.add(char),
    warn: (warning) => { if (!told.some((before) => before.text === warning.text)) told.push(warning) },
  }
  const warnings = () => [...told, ...(missing.size ? [{ code: 'glyph-missing' as const, text: `字库缺字：${[...missing].join(' ')}，请换用其他字形或补充字库。` }] : [])]
  return { setter, warnings }
}
