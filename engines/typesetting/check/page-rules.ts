import type { Finding } from '#lib/findings'
import { documentFormat, sizes } from '../dimensions.ts'
import { clause, doubt, fault, mm, onPage } from './found.ts'
import { bottomOf, mostOf, topOf, type SeenLine, type SeenPage } from './seen.ts'

const { paper, area, grid, pageNumber } = documentFormat
/** 5.2.1: 天头 and 订口 may be off by 1 mm. */
const margin = 1
const running = new Set(['body', 'mainTo', 'attachmentNote'])

/** F-01. 5.1: 公文用纸采用A4型纸. */
export function checkSheet(pages: readonly SeenPage[]): Finding[] {
  const at = pages.findIndex((page) => !isA4(page.widthMm, page.heightMm) && !isTurned(page))
  if (at < 0) return []
  const { widthMm, heightMm } = pages[at]!
  return [fault({ rule: 'F-01', clause: clause('5.1'), place: onPage(at), reason: `第${at + 1}页纸张为 ${mm(widthMm)} × ${mm(heightMm)}，应为 A4（210 mm × 297 mm），请改纸张大小。` })]
}

const isA4 = (width: number, height: number): boolean => Math.abs(width - paper.width) <= 0.5 && Math.abs(height - paper.height) <= 0.5
/** A sheet for a wide table (8: A4纸型的表格横排), as word processors turn it: margins and page number are told of upright sheets. */
const isTurned = ({ widthMm, heightMm }: SeenPage): boolean => isA4(heightMm, widthMm)

/** F-02. 5.2.1: 天头 37 mm, 订口 28 mm, 版心 156 × 225 mm. */
export function checkMargins(pages: readonly SeenPage[]): Finding[] {
  const seen = pages.flatMap((page, at) => (isTurned(page) ? [] : textLines(page).map((line) => ({ at, line }))))
  const left = seen.find(({ line }) => line.xs[0]! < area.left - margin)
  const right = seen.find(({ line }) => inkEnd(line) > area.right + margin)
  const low = seen.find(({ line }) => bottomOf(line) > area.bottom + margin)
  const high = seen.find(({ line, at }) => at > 0 && topOf(line) < area.top - margin)
  const told = (place: typeof left, reason: string) => place ? [fault({ rule: 'F-02', clause: clause('5.2.1'), place: onPage(place.at, place.line), reason })] : []
  return [
    ...told(left, `文字超出订口：左边距 ${mm(left?.line.xs[0] ?? 0)}，应为 28 mm，请改页边距。`),
    ...told(right, `文字超出版心右边：距左纸边 ${mm(right ? inkEnd(right.line) : 0)}，应不超过 184 mm，请改页边距。`),
    ...told(low, `文字超出版心下边：距上纸边 ${mm(low ? bottomOf(low.line) : 0)}，应不超过 262 mm，请改页边距。`),
    ...told(high, `天头不足：首行距上纸边 ${mm(high ? topOf(high.line) : 0)}，应为 37 mm，请改页边距。`),
    ...checkLeftEdge(seen),
  ]
}

/** Blanks have no ink, a mark that closes a line has some in its left half only, and word processors let points hang beyond the edge. */
function inkEnd({ text, xs, end, size }: SeenLine): number {
  const words = text.trimEnd()
  const ink = [...words].length
  if (/[，。、；：]$/u.test(words)) return xs[ink - 1]!
  const edge = ink < xs.length ? xs[ink]! : end
  return /[？！）》」』】〕”’]$/u.test(words) ? edge - size / 2 : edge
}

/** Whether lines that go on at the edge do so at 28 mm: a margin that is too wide is a fault too. */
function checkLeftEdge(seen: readonly { at: number; line: SeenLine }[]): Finding[] {
  const goingOn = seen.filter(({ line }, i) => i > 0 && isSameBlock(line, seen[i - 1]!.line) && line.end - line.xs[0]! > 100)
  if (goingOn.length < 3) return []
  const edge = Math.min(...goingOn.map(({ line }) => line.xs[0]!))
  return edge > area.left + margin
    ? [fault({ rule: 'F-02', clause: clause('5.2.1'), place: onPage(goingOn[0]!.at), reason: `订口（左边距）为 ${mm(edge)}，应为 28 mm ± 1 mm，请改页边距。` })] : []
}

const isSameBlock = (one: SeenLine, other: SeenLine): boolean =>
  one.part === other.part && one.origin.block === other.origin.block && one.origin.attachment === other.origin.attachment

/** F-03, F-04. 5.2.3: 一般每面排22行，每行排28个字，并撑满版心. */
export function checkGrid(pages: readonly SeenPage[]): Finding[] {
  const pitch = bodyPitch(pages)
  const advance = bodyAdvance(pages)
  const rows = pitch === null ? grid.rows : Math.floor((area.height - sizes.third) / pitch + 0.15) + 1
  const columns = advance === null ? grid.columns : Math.floor(area.width / advance + 0.1)
  return [
    ...(rows === grid.rows ? [] : [doubt({ rule: 'F-03', clause: clause('5.2.3'), place: { part: 'body' }, reason: `行距为 ${mm(pitch!)}，每面可排 ${rows} 行；一般每面排 22 行，请把行距设为 10.2～10.5 mm（约 28.95 磅）。` })]),
    ...(columns === grid.columns ? [] : [doubt({ rule: 'F-04', clause: clause('5.2.3'), place: { part: 'body' }, reason: `字距为 ${mm(advance!)}，每行可排 ${columns} 字；一般每行排 28 字，请用 3 号字并使每行撑满版心。` })]),
  ]
}

/** The usual distance of two lines of one paragraph; `null` where there are too few. */
function bodyPitch(pages: readonly SeenPage[]): number | null {
  const steps = pages.flatMap(({ lines }) => lines.flatMap((line, i) => {
    const next = lines[i + 1]
    const isPair = next && line.part === 'body' && next.part === 'body' && line.origin.block === next.origin.block && line.origin.row === undefined && isBodySize(line)
    return isPair && next.baseline > line.baseline + 1 ? [next.baseline - line.baseline] : []
  }))
  return steps.length < 3 ? null : mostOf(steps.map((step) => Math.round(step * 20) / 20))
}

const isBodySize = (line: SeenLine): boolean => Math.abs(line.size - sizes.third) < 0.4

/** The usual advance of Han characters in the text; `null` where there are too few. */
function bodyAdvance(pages: readonly SeenPage[]): number | null {
  const advances = pages.flatMap(({ lines }) => lines.filter((line) => line.part === 'body' && line.origin.row === undefined && isBodySize(line)).flatMap((line) => {
    const chars = [...line.text]
    return line.xs.flatMap((x, i) => (i > 0 && isHan(chars[i - 1]!) && isHan(chars[i]!) ? [x - line.xs[i - 1]!] : []))
  }))
  return advances.length < 100 ? null : mostOf(advances.map((advance) => Math.round(advance * 50) / 50))
}

const isHan = (char: string): boolean => /\p{Script=Han}/u.test(char)

/** F-17. 7.5: 一字线上距版心下边缘7 mm；单页码居右空一字，双页码居左空一字. */
export function checkPageNumbers(pages: readonly SeenPage[], isLetter: boolean): Finding[] {
  return pages.flatMap((page, at) => {
    if (isTurned(page)) return []
    const line = page.lines.find((one) => one.part === 'pageNumber')
    if (!line) return isUnnumberedByRule(page, at, { pages, isLetter }) ? [] : [fault({ rule: 'F-17', clause: clause('7.5'), place: onPage(at), reason: `第${at + 1}页没有页码，请编排页码。` })]
    if (isLetter && at === 0) return [fault({ rule: 'F-17', clause: clause('10.1'), place: onPage(at, line), reason: '信函首页不显示页码，请取消首页页码。' })]
    return checkOneNumber(line, at)
  })
}

function checkOneNumber(line: SeenLine, at: number): Finding[] {
  const place = onPage(at, line)
  const printed = /^[—－–-]\s*(\d+)\s*[—－–-]$/.exec(line.text.trim())
  if (!printed) return [fault({ rule: 'F-17', clause: clause('7.5'), place, reason: `页码“${line.text}”应为阿拉伯数字，左右各放一条一字线，如“— ${at + 1} —”。` })]
  const found: Finding[] = []
  const isOdd = Number(printed[1]) % 2 === 1
  const dash = line.baseline - pageNumber.dashAboveBaseline * line.size
  const gap = isOdd ? area.right - line.end : line.xs[0]! - area.left
  if (Math.abs(dash - area.bottom - pageNumber.dashBelow) > 1) found.push(fault({ rule: 'F-17', clause: clause('7.5'), place, reason: `页码一字线距版心下边缘 ${mm(dash - area.bottom)}，应为 7 mm。` }))
  if (Math.abs(gap - pageNumber.size) > 1.5) found.push(fault({ rule: 'F-17', clause: clause('7.5'), place, reason: isOdd ? '单页码应居右空一字。' : '双页码应居左空一字。' }))
  return found
}

/** 7.5: 版记页前有空白页的，空白页和版记页均不编排页码; 10.1: 首页不显示页码. */
function isUnnumberedByRule(page: SeenPage, at: number, { pages, isLetter }: { pages: readonly SeenPage[]; isLetter: boolean }): boolean {
  const isBlank = ({ lines }: SeenPage) => lines.length === 0
  const isImprintAlone = at === pages.length - 1 && at > 0 && isBlank(pages[at - 1]!)
  return (isLetter && at === 0) || isBlank(page) || isImprintAlone
}

/** F-15. 7.4: 版记中的分隔线与版心等宽；末条分隔线与公文最后一面的版心下边缘重合. */
export function checkImprint(pages: readonly SeenPage[]): Finding[] {
  const at = pages.findLastIndex((page) => page.lines.some(({ part }) => part === 'copyTo' || part === 'printOrg' || part === 'printDate'))
  if (at < 0) return []
  if (at !== pages.length - 1) return [fault({ rule: 'F-15', clause: clause('7.4'), place: onPage(at), reason: '版记应当在公文最后一面。' })]
  const rules = pages[at]!.rules.filter((rule) => !rule.isRed && rule.right - rule.left > area.width / 2)
  const last = rules.reduce<SeenPage['rules'][number] | null>((low, rule) => (low && low.y > rule.y ? low : rule), null)
  if (!last) return [fault({ rule: 'F-15', clause: clause('7.4.1'), place: onPage(at), reason: '版记没有分隔线，请加首条、末条分隔线。' })]
  const found: Finding[] = []
  if (Math.abs(last.y - area.bottom) > 0.5) found.push(fault({ rule: 'F-15', clause: clause('7.4.1'), place: onPage(at), reason: `版记末条分隔线距上纸边 ${mm(last.y)}，应与版心下边缘（262 mm）重合。` }))
  if (Math.abs(last.right - last.left - area.width) > 1) found.push(fault({ rule: 'F-15', clause: clause('7.4.1'), place: onPage(at), reason: `版记分隔线长 ${mm(last.right - last.left)}，应与版心等宽（156 mm）。` }))
  // By custom of printing on both sides; the standard says only 最后一面.
  if (pages.length % 2 === 1) found.push(doubt({ rule: 'F-15', clause: clause('7.4'), place: onPage(at), reason: '双面印刷时版记一般在偶数页，请核对页数。' }))
  return found
}

/** Lines of running text, without those in tables. */
const textLines = (page: SeenPage): SeenLine[] => page.lines.filter((line) => running.has(line.part) && line.origin.row === undefined)
