import { documentFormat } from '../../dimensions.ts'
import type { Layout } from '../../display.ts'
import { element, partText, twips, valued } from './markup.ts'
import type { Media } from './media.ts'
import { written } from './paragraph.ts'
import type { Families } from './runs.ts'
import { run } from './runs.ts'
import { border } from './spacing.ts'
import type { SeenRule } from './seen.ts'

const { paper, area, pageNumber } = documentFormat

/** Pages that Word treats alike. */
export interface SectionKind {
  readonly landscape: boolean
  readonly numbered: boolean
  /** Counting begins anew with this number. */
  readonly start?: number | undefined
  /** The first page shows no number, as 信函 has it. */
  readonly firstApart: boolean
}

/** Which kind of section a page of the layout belongs to. Turned pages have a section of their own. */
export function sectionOfPage(layout: Layout, page: number): SectionKind {
  const number = layout.pages[page]?.number
  const before = layout.pages[page - 1]?.number
  const landscape = layout.pages[page]?.items.some((item) => item.kind === 'turned') ?? false
  const isFirst = page === 0
  const numbered = number !== undefined || (isFirst && layout.pages[1]?.number !== undefined)
  return {
    landscape, numbered, firstApart: isFirst && number === undefined,
    ...(number !== undefined && page > 0 && number !== (before ?? page) + 1 ? { start: number } : {}),
  }
}

/** Whether a page goes on in the section of the page before. */
export const continuesSection = (kind: SectionKind, before: SectionKind): boolean =>
  kind.start === undefined && kind.landscape === before.landscape && kind.numbered === before.numbered

export interface Margins { readonly families: Families; readonly media: Media; readonly footRule: SeenRule | undefined }

/** The section's properties: sheet, margins in the standard's figures, and the footers with the page number. */
export function sectionMarkup(kind: SectionKind, margins: Margins): string {
  const [width, height] = kind.landscape ? [paper.height, paper.width] : [paper.width, paper.height]
  const upright = { top: area.top, right: paper.width - area.right, bottom: paper.height - area.bottom, left: area.left }
  // 8: the head of a turned table stands at the left edge of the upright sheet: seen level, the binding edge is above.
  const edges = kind.landscape ? { top: upright.left, right: upright.top, bottom: upright.right, left: upright.bottom } : upright
  const footer = (pages: string, markup: string) => element('w:footerReference', { 'w:type': pages, 'r:id': margins.media.margin('footer', partText('w:ftr', markup)) })
  const empty = written({ look: 'pageNumber', content: '' })
  const footers = kind.numbered ? [footer('default', numberLine('odd', margins.families)), footer('even', numberLine('even', margins.families))] : [footer('default', empty), footer('even', empty)]
  return element('w:sectPr', {}, ...footers, kind.firstApart ? footer('first', firstFooter(margins)) : '', valued('w:type', 'nextPage'),
    element('w:pgSz', { 'w:w': twips(width), 'w:h': twips(height), 'w:orient': kind.landscape ? 'landscape' : undefined }),
    element('w:pgMar', { 'w:top': twips(edges.top), 'w:right': twips(edges.right), 'w:bottom': twips(edges.bottom), 'w:left': twips(edges.left), 'w:header': twips(15), 'w:footer': twips(footerEdge(edges.bottom)), 'w:gutter': 0 }),
    kind.start === undefined ? '' : element('w:pgNumType', { 'w:start': kind.start }), '<w:cols w:space="425"/>', kind.firstApart ? '<w:titlePg/>' : '')
}

/** The footer's lower edge above the sheet's, so that the dash stands 7 mm below the type area: it lies 0.37 em above the baseline, the baseline at four fifths of the line. */
const footerEdge = (bottomMargin: number): number => bottomMargin - pageNumber.dashBelow - (pageNumber.dashAboveBaseline + 0.2) * pageNumber.size

// 7.5: 4号半角宋体阿拉伯数字，左右各放一条一字线；单页码居右空一字，双页码居左空一字.
function numberLine(side: 'odd' | 'even', families: Families): string {
  const field = (type: string) => `<w:r><w:fldChar w:fldCharType="${type}"/></w:r>`
  const number = `${field('begin')}<w:r><w:instrText xml:space="preserve"> PAGE </w:instrText></w:r>${field('separate')}${run(side === 'odd' ? '1' : '2', {}, families)}${field('end')}`
  const indent = side === 'odd' ? { right: pageNumber.sideCells * pageNumber.size, align: 'right' as const } : { left: pageNumber.sideCells * pageNumber.size }
  return written({ look: 'pageNumber', content: run('— ', {}, families) + number + run(' —', {}, families), ...indent })
}

/** 10.1: the first page of a letter has the second double rule instead of a number, 20 mm above the sheet's edge. */
function firstFooter({ footRule }: Margins): string {
  if (!footRule) return written({ look: 'pageNumber', content: '' })
  return written({ look: 'imprintRule', content: '', borderBelow: border(footRule, 0), left: footRule.left - area.left, right: area.right - footRule.right })
}
