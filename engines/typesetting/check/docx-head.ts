import type { Finding } from '#lib/findings'
import { documentFormat, sizes } from '../dimensions.ts'
import { isRedColor } from '../display.ts'
import type { DocxParagraph } from '../docx/facts.ts'
import { slotWidth } from '../fonts.ts'
import { faceNamed } from '../recognise/placed.ts'
import { inParagraph, sizeMm, usualLine, type DocxPaper } from './docx-paper.ts'
import { clause, doubt, fault, mm } from './found.ts'

const { head, title: titleDimensions } = documentFormat

/** F-05 … F-08: mark, red rule, title. */
export const checkDocxHead = (docx: DocxPaper): Finding[] => [...checkMark(docx), ...checkRule(docx), ...checkTitle(docx)]

const firstRun = (paragraph: DocxParagraph) => paragraph.runs.find(({ text }) => text.trim())
function checkMark({ mark }: DocxPaper): Finding[] {
  if (!mark) return []
  const told = { rule: 'F-05', clause: clause('7.2.4'), place: inParagraph('issuerMark', mark) } as const
  const run = firstRun(mark)
  const face = faceNamed(run?.font ?? '')
  return [
    ...(run && !isRedColor(run.color) ? [fault({ ...told, reason: '发文机关标志应为红色，请改字体颜色。' })] : []),
    ...(mark.align === 'center' || mark.align === 'distribute' || mark.box !== undefined || mark.cell ? [] : [fault({ ...told, reason: '发文机关标志应居中排布。' })]),
    ...(face && face !== 'xiaobiaosong' ? [doubt({ ...told, reason: `发文机关标志推荐使用小标宋体字，现为“${run!.font}”。` })] : []),
  ]
}

// 7.2.7: 发文字号之下4 mm处居中印一条与版心等宽的红色分隔线.
function checkRule({ facts, mark, number }: DocxPaper): Finding[] {
  // Letters and orders have no such rule; their marks end otherwise.
  if (!number || (mark && !/(文件|纪要)$/.test(mark.text.trim()))) return []
  const told = { rule: 'F-06', clause: clause('7.2.7'), place: inParagraph('docNumber', number) } as const
  const own = number.borders.bottom
  const near = facts.paragraphs.slice(number.index, number.index + 4)
  const borders = near.flatMap(({ borders: { top, bottom } }) => [top, bottom]).filter((border) => border && border.kind !== 'none' && border.kind !== 'nil').map((border) => border!.color)
  const cells = number.cell ? facts.tables[number.cell.table]!.rows.flat().flatMap((cell) => [cell.borders.top, cell.borders.bottom]).flatMap((border) => (border ? [border.color] : [])) : []
  const drawn = facts.drawings.filter(({ kind, widthMm, heightMm }) => (kind === 'line' || kind === 'shape') && widthMm > 100 && heightMm < 5)
  const colors = [...borders, ...cells, ...drawn.flatMap(({ lineColor, fillColor }) => lineColor ?? fillColor ?? [])]
  const line = drawn.find(({ lineColor }) => lineColor && isRedColor(lineColor))
  if (!colors.length) return [fault({ ...told, reason: '发文字号下没有红色分隔线，请在其下 4 mm 处加与版心等宽的红线。' })]
  return [
    ...(colors.some(isRedColor) ? [] : [fault({ ...told, reason: '版头分隔线应为红色。' })]),
    ...(own && isRedColor(own.color) && Math.abs(own.spaceMm - head.ruleBelowNumber) > 1 ? [fault({ ...told, reason: `红色分隔线在发文字号之下 ${mm(own.spaceMm)}，应为 4 mm。` })] : []),
    ...(line && Math.abs(line.widthMm - documentFormat.area.width) > 2 && Math.abs(line.widthMm - 170) > 2 ? [fault({ ...told, reason: `红色分隔线长 ${mm(line.widthMm)}，应与版心等宽（156 mm）。` })] : []),
  ]
}

// 7.3.1: 一般用2号小标宋体字，编排于红色分隔线下空二行位置，分一行或多行居中排布.
function checkTitle({ facts, mark, title, number }: DocxPaper): Finding[] {
  const [first] = title
  if (!first) return []
  const place = inParagraph('title', first)
  const run = firstRun(first)
  const face = faceNamed(run?.font ?? '')
  const lines = title.flatMap(({ text }) => text.split('\n')).map((text) => text.trim()).filter(Boolean)
  const long = lines.find((text) => cellsOf(text) > titleDimensions.maxCells)
  const empty = number && mark?.text.trim().endsWith('文件') ? emptyAbove(facts.paragraphs.slice(number.index + 1, first.index), first) : null
  return [
    ...(empty !== null && (empty < 1.4 || empty > 3) ? [fault({ rule: 'F-07', clause: clause('7.3.1'), place, reason: `标题与红色分隔线之间约空 ${Math.round(empty * 10) / 10} 行，应空二行。` })] : []),
    ...(long ? [doubt({ rule: 'F-08', clause: clause('7.3.1'), place, reason: `标题有一行 ${Math.ceil(cellsOf(long))} 字，2 号字一行最多排 20 字，请按词意回行，排成梯形或菱形。` })] : []),
    ...(first.align === 'center' ? [] : [fault({ rule: 'F-08', clause: clause('7.3.1'), place, reason: '标题应居中排布。' })]),
    ...(Math.abs(sizeMm(first) - sizes.second) > 0.3 || (face && face !== 'xiaobiaosong') ? [doubt({ rule: 'F-08', clause: clause('7.3.1'), place, reason: `标题一般用 2 号小标宋体字，现为“${run?.font ?? ''}”${run?.sizePt ?? first.markSizePt} 磅。` })] : []),
  ]
}

/** How many characters wide a text is: digits and Latin letters take about half. */
const cellsOf = (text: string): number => [...text].reduce((sum, char) => sum + slotWidth('xiaobiaosong', char), 0)

/** Empty rows of 3号 above the title, by empty paragraphs and spacing. */
const emptyAbove = (between: readonly DocxParagraph[], title: DocxParagraph): number =>
  (between.filter(({ text, cell }) => !text.trim() && !cell).reduce((sum, paragraph) => sum + (paragraph.line.pitchMm ?? (paragraph.markSizePt * 25.4 / 72) * 1.3) + paragraph.beforeMm + paragraph.afterMm, 0) + title.beforeMm) / usualLine
