import type { Finding } from '#lib/findings'
import { documentFormat, sizes } from '../dimensions.ts'
import type { PaperFormat } from '../model.ts'
import { clause, doubt, fault, mm, onPage } from './found.ts'
import { bottomOf, topOf, type SeenLine, type SeenPage, type SeenRule } from './seen.ts'

const { area } = documentFormat
const line3 = documentFormat.lineOf(sizes.third)

interface MarkRule { readonly top: number; readonly clause: string; readonly rule: 'F-05' | 'F-18'; readonly words: string }
/** Where the upper edge of the mark stands, by format; bulletins and forms are the office's own. */
const marks: Partial<Record<PaperFormat, MarkRule>> = {
  document: { top: 72, clause: '7.2.4', rule: 'F-05', words: '距版心上边缘 35 mm（距上纸边 72 mm）' },
  minutes: { top: 72, clause: '10.3', rule: 'F-05', words: '距版心上边缘 35 mm（距上纸边 72 mm）' },
  order: { top: 57, clause: '10.2', rule: 'F-05', words: '距版心上边缘 20 mm（距上纸边 57 mm）' },
  letter: { top: 30, clause: '10.1', rule: 'F-18', words: '距上页边 30 mm' },
}
/** Of a font that we do not know the ink stands so by custom, and a deviation is only a doubt. */
const usualInk = { top: 0.85, tolerance: 2 }

/** F-05, F-18: the mark's height, colour and place. */
export function checkMark([first]: readonly SeenPage[], format: PaperFormat): Finding[] {
  const rule = marks[format]
  const lines = first?.lines.filter(({ part }) => part === 'issuerMark') ?? []
  const [mark] = lines
  if (!rule || !mark) return []
  const top = Math.min(...lines.map((line) => line.baseline - (line.inkTop ?? usualInk.top) * line.size))
  const found: Finding[] = []
  const told = { rule: rule.rule, clause: clause(rule.clause), place: onPage(0, mark) } as const
  if (Math.abs(top - rule.top) > (mark.inkTop === undefined ? usualInk.tolerance : 0.5)) {
    found.push((mark.inkTop === undefined ? doubt : fault)({ ...told, reason: `发文机关标志上边缘距上纸边 ${mm(top)}，应${rule.words}。` }))
  }
  if (!mark.isRed) found.push(fault({ ...told, reason: '发文机关标志应为红色。' }))
  if (mark.face !== null && mark.face !== 'xiaobiaosong') found.push(doubt({ ...told, reason: '发文机关标志推荐使用小标宋体字。' }))
  return found
}

/** F-06. 7.2.7: 发文字号之下4 mm处居中印一条与版心等宽的红色分隔线. */
export function checkRedRule([first]: readonly SeenPage[]): Finding[] {
  const number = first?.lines.find(({ part }) => part === 'docNumber')
  if (!first || !number) return []
  const told = { rule: 'F-06', clause: clause('7.2.7'), place: onPage(0, number) } as const
  const rule = below(first.rules, number)
  if (!rule) return [fault({ ...told, reason: '发文字号下没有红色分隔线，请在其下 4 mm 处加与版心等宽的红线。' })]
  const gap = rule.y - bottomOf(number)
  return [
    ...(rule.isRed ? [] : [fault({ ...told, reason: '版头分隔线应为红色。' })]),
    ...(Math.abs(gap - documentFormat.head.ruleBelowNumber) > 0.7 ? [fault({ ...told, reason: `红色分隔线在发文字号之下 ${mm(gap)}，应为 4 mm。` })] : []),
    ...(Math.abs(rule.right - rule.left - area.width) > 1 ? [fault({ ...told, reason: `红色分隔线长 ${mm(rule.right - rule.left)}，应与版心等宽（156 mm）。` })] : []),
  ]
}

/** The nearest long rule under a line, not farther than two lines. */
const below = (rules: readonly SeenRule[], line: SeenLine): SeenRule | undefined =>
  rules.filter((rule) => rule.right - rule.left > area.width / 2 && rule.y > line.baseline && rule.y < line.baseline + 2 * line3).sort((a, b) => a.y - b.y)[0]

/** F-07. 7.3.1: 标题编排于红色分隔线下空二行位置. */
export function checkTitlePlace([first]: readonly SeenPage[], format: PaperFormat): Finding[] {
  const title = first?.lines.find(({ part }) => part === 'title')
  const rule = first?.rules.filter(({ isRed }) => isRed).sort((a, b) => a.y - b.y)[0]
  if (format !== 'document' || !title || !rule) return []
  const gap = topOf(title) - rule.y
  return Math.abs(gap - documentFormat.title.linesAbove * line3) <= 3 ? []
    : [fault({ rule: 'F-07', clause: clause('7.3.1'), place: onPage(0, title), reason: `标题在红色分隔线下 ${mm(gap)}，应空二行（约 21 mm）。` })]
}

/** F-18. 10.1: 武文线 and 文武线 170 mm long, the first 4 mm below the mark, the second 20 mm above the lower edge of page 1. */
export function checkLetterRules([first]: readonly SeenPage[]): Finding[] {
  if (!first) return []
  const told = { rule: 'F-18', clause: clause('10.1'), place: onPage(0) } as const
  const rules = first.rules.filter((rule) => rule.isRed && rule.right - rule.left > area.width / 2).sort((a, b) => a.y - b.y)
  const mark = first.lines.findLast(({ part }) => part === 'issuerMark')
  const foot = rules.filter((rule) => rule.y > first.heightMm / 2)
  const head = rules.filter((rule) => rule.y <= first.heightMm / 2)
  const wrong = rules.find((rule) => Math.abs(rule.right - rule.left - 170) > 1)
  const under = mark && head[0] ? head[0].y - (mark.baseline + documentFormat.mark.inkBottom * mark.size) : 4
  // The second double rule is measured at its lower, thicker line.
  const above = foot.length ? first.heightMm - foot.at(-1)!.y : 20
  return [
    ...(head.length >= 2 && foot.length >= 2 ? [] : [fault({ ...told, reason: '信函首页应印两条红色双线：标志下一条（上粗下细），下页边上 20 mm 处一条（上细下粗）。' })]),
    ...(wrong ? [fault({ ...told, reason: `信函红色双线长 ${mm(wrong.right - wrong.left)}，应为 170 mm。` })] : []),
    ...(Math.abs(under - 4) > 1 ? [fault({ ...told, reason: `第一条红色双线在标志下 ${mm(under)}，应为 4 mm。` })] : []),
    ...(Math.abs(above - 20) > 1 ? [fault({ ...told, reason: `第二条红色双线距下页边 ${mm(above)}，应为 20 mm。` })] : []),
  ]
}

/** F-19. 7.2.6: 上行文应当标注签发人; 7.2.5: 发文字号与最后一个签发人姓名处在同一行. */
export function checkSigners([first]: readonly SeenPage[], isUpward: boolean): Finding[] {
  const signers = first?.lines.filter(({ part }) => part === 'signers') ?? []
  const number = first?.lines.find(({ part }) => part === 'docNumber')
  if (!signers.length) {
    return isUpward ? [fault({ rule: 'F-19', clause: clause('7.2.6'), place: onPage(0, number), reason: '上行文应当标注签发人，请在发文字号同一行右侧标注。' })] : []
  }
  const last = Math.max(...signers.map(({ baseline }) => baseline))
  return number && Math.abs(number.baseline - last) > 1
    ? [fault({ rule: 'F-19', clause: clause('7.2.5'), place: onPage(0, number), reason: '发文字号应与最后一个签发人姓名在同一行，居左空一字。' })] : []
}
