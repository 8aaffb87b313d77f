import type { Finding } from '#lib/findings'
import { documentFormat } from '../dimensions.ts'
import type { DocxBorder, DocxFacts, DocxMargin, DocxParagraph } from '../docx/facts.ts'
import { inParagraph, type DocxPaper } from './docx-paper.ts'
import { clause, doubt, fault, mm } from './found.ts'

const { paper, area } = documentFormat
const margin = 1

/** F-01, F-02: sheet and margins of every section; a section turned for a wide table has its own. */
export function checkDocxSheet({ sections }: DocxFacts): Finding[] {
  const place = { part: 'page' }
  const upright = sections.filter(({ landscape }) => !landscape)
  const sheet = upright.find(({ widthMm, heightMm }) => Math.abs(widthMm - paper.width) > 0.5 || Math.abs(heightMm - paper.height) > 0.5)
  const wanted = { top: area.top, left: area.left, bottom: paper.height - area.bottom, right: paper.width - area.right }
  const words = { top: '天头（上边距）', left: '订口（左边距）', bottom: '下边距', right: '右边距' }
  const sides = (['top', 'left', 'bottom', 'right'] as const).flatMap((side) => {
    const wrong = upright.find(({ marginsMm }) => Math.abs(marginsMm[side] + (side === 'left' ? marginsMm.gutter : 0) - wanted[side]) > margin)
    return wrong ? [fault({ rule: 'F-02', clause: clause('5.2.1'), place, reason: `${words[side]}为 ${mm(wrong.marginsMm[side])}，应为 ${wanted[side]} mm ± 1 mm，请在页面设置中修改。` })] : []
  })
  return [
    ...(sheet ? [fault({ rule: 'F-01', clause: clause('5.1'), place, reason: `纸张为 ${mm(sheet.widthMm)} × ${mm(sheet.heightMm)}，应为 A4（210 mm × 297 mm），请改纸张大小。` })] : []),
    ...sides,
  ]
}

/** F-15, F-17: 版记 and page numbers. */
export function checkDocxFeet(docx: DocxPaper): Finding[] {
  return [...checkImprint(docx), ...checkNumbers(docx)]
}

// 7.4.1: 版记中的分隔线与版心等宽.
function checkImprint({ facts, mark }: DocxPaper): Finding[] {
  const lines = facts.paragraphs.filter((paragraph) => /^抄送[：:]|印发\s*$/.test(paragraph.text.trim()))
  const [first] = lines
  // 10.1: the 版记 of a letter has no rules.
  if (!first || !isOfficial(mark)) return []
  const hasRule = (borders: { readonly top?: DocxBorder; readonly bottom?: DocxBorder }) => isDrawn(borders.top) || isDrawn(borders.bottom)
  const inTable = lines.flatMap(({ cell }) => (cell ? [facts.tables[cell.table]!] : []))
  // A rule may also be the border of a neighbouring empty paragraph.
  const about = lines.flatMap(({ index }) => facts.paragraphs.slice(Math.max(0, index - 2), index + 3))
  const isRuled = about.some(({ borders }) => hasRule(borders)) || inTable.some((table) => hasRule(table.borders) || table.rows.flat().some((cell) => hasRule(cell.borders)))
    || facts.drawings.some(({ kind, widthMm }) => kind === 'line' && widthMm > area.width * 0.8)
  return isRuled ? [] : [fault({ rule: 'F-15', clause: clause('7.4.1'), place: inParagraph('copyTo', first), reason: '版记没有分隔线，请在首条、末条要素上下加与版心等宽的黑线。' })]
}

/** Whether the mark is that of a 文件, 纪要 or 命令. */
const isOfficial = (mark: DocxParagraph | undefined): boolean => /(文件|纪要|令)$/.test(mark?.text.trim() ?? '')

const isDrawn = (border: DocxBorder | undefined): boolean => border !== undefined && border.kind !== 'none' && border.kind !== 'nil'

// 7.5: 单页码居右空一字，双页码居左空一字, 左右各放一条一字线.
function checkNumbers({ facts: { sections, evenAndOddMargins }, mark }: DocxPaper): Finding[] {
  const told = { rule: 'F-17', clause: clause('7.5'), place: { part: 'pageNumber' } } as const
  const feet = sections.flatMap(({ footers, headers }) => [...footers, ...headers])
  const numbers = feet.flatMap((foot) => numbered(foot).map((paragraph) => ({ pages: foot.pages, paragraph })))
  // 10.1: page 1 of a letter bears none, and it may be the only page; a form has no mark.
  if (!numbers.length) return !isOfficial(mark) ? [] : [fault({ ...told, reason: '没有页码，请在页脚插入页码（— 1 —，单页居右、双页居左）。' })]
  const odd = numbers.find(({ pages }) => pages === 'default')?.paragraph
  const even = numbers.find(({ pages }) => pages === 'even')?.paragraph
  const isMirrored = evenAndOddMargins && odd?.align === 'right' && even !== undefined && even.align !== 'right' && even.align !== 'center'
  const dashless = numbers.find(({ paragraph }) => !/[—－–-]/.test(paragraph.text))
  return [
    ...(isMirrored ? [] : [fault({ ...told, reason: '页码应单页居右、双页居左，请设置“奇偶页不同”并分别排在右侧和左侧，各空一字。' })]),
    ...(dashless ? [fault({ ...told, reason: '页码左右应各放一条一字线，如“— 1 —”。' })] : []),
    ...(numbers.some(({ paragraph }) => paragraph.runs.some(({ sizePt, text }) => text.trim() && Math.abs(sizePt - 14) > 0.6)) ? [doubt({ ...told, reason: '页码一般用 4 号半角宋体阿拉伯数字。' })] : []),
  ]
}

const numbered = ({ paragraphs }: DocxMargin): DocxParagraph[] =>
  paragraphs.filter(({ fields }) => fields.some(({ instruction }) => /^\s*PAGE\b/i.test(instruction)))
