import type { Finding } from '#lib/findings'
import { documentFormat } from '../dimensions.ts'
import type { Face } from '../model.ts'
import { blocksOf } from '../recognise/blocks.ts'
import { levels } from '../recognise/patterns.ts'
import { clause, doubt, fault, mm, onPage } from './found.ts'
import { bottomOf, mostOf, topOf, type SeenLine, type SeenPage, type SeenSeal } from './seen.ts'

const { area, title: titleDimensions, grid } = documentFormat

/** F-08. 7.3.1: 标题排列应当使用梯形或菱形; lines too long for the type area do not occur. */
export function checkTitleShape([first]: readonly SeenPage[]): Finding[] {
  const lines = first?.lines.filter(({ part }) => part === 'title') ?? []
  const told = { rule: 'F-08', clause: clause('7.3.1') } as const
  const long = lines.find((line) => width(line) > (titleDimensions.maxCells + 0.5) * titleDimensions.size)
  const widths = lines.map(width)
  const shape = widths.length < 2 ? null : isHourglass(widths) ? '沙漏形' : isRectangle(widths) ? '长方形' : null
  return [
    ...(long ? [doubt({ ...told, place: onPage(0, long), reason: `标题一行 ${[...long.text].length} 字，2 号字一行最多排 20 字，请回行。` })] : []),
    ...(shape ? [doubt({ ...told, place: onPage(0, lines[0]), reason: `标题各行排成${shape}，应排成梯形或菱形，请调整回行。` })] : []),
  ]
}

const width = (line: SeenLine): number => line.end - line.xs[0]!
/** A middle line shorter than both its neighbours by more than a character. */
const isHourglass = (widths: readonly number[]): boolean =>
  widths.some((one, i) => i > 0 && i + 1 < widths.length && one < widths[i - 1]! - titleDimensions.size && one < widths[i + 1]! - titleDimensions.size)
const isRectangle = (widths: readonly number[]): boolean => widths.length > 2 && Math.max(...widths) - Math.min(...widths) < 0.1

/** F-10. 7.3.3: 公文首页必须显示正文. */
export function checkFirstPage([first]: readonly SeenPage[], hasBody: boolean): Finding[] {
  return !first || !hasBody || first.lines.some(({ part }) => part === 'body') ? []
    : [fault({ rule: 'F-10', clause: clause('7.3.3'), place: onPage(0), reason: '首页没有正文，请精简标题，或把主送机关移至版记。' })]
}

/** 7.3.3: 第一层用黑体字、第二层用楷体字、第三层和第四层用仿宋体字. */
const levelFaces: Readonly<Record<number, Face>> = { 1: 'hei', 2: 'kai', 3: 'fang', 4: 'fang' }
const faceNames: Readonly<Record<Face, string>> = { fang: '仿宋体', kai: '楷体', hei: '黑体', xiaobiaosong: '小标宋体', song: '宋体' }

/** F-11: the faces of headings. A numbered item of a list is no heading, whatever its number. */
export function checkLevelFaces(pages: readonly SeenPage[]): Finding[] {
  const blocks = bodyBlocks(pages)
  return blocksOf(blocks).flatMap((block, i) => {
    const { line, page } = blocks[i]!
    const seen = block.kind === 'heading' && levels.some(({ pattern }) => pattern.test(line.text)) ? faceOfHeading(line) : null
    return block.kind === 'heading' && seen !== null && seen !== levelFaces[block.level]
      ? [doubt({ rule: 'F-11', clause: clause('7.3.3'), place: onPage(page, line), reason: `第${'一二三四'[block.level - 1]}层标题用了${faceNames[seen]}，应用${faceNames[levelFaces[block.level]!]}字。` })] : []
  })
}

interface SeenBlock { readonly text: string; readonly line: SeenLine; readonly page: number }

/** The paragraphs of the text with their first lines; tables are left out. */
function bodyBlocks(pages: readonly SeenPage[]): SeenBlock[] {
  const found = new Map<string, SeenBlock>()
  for (const [page, { lines }] of pages.entries()) for (const line of lines) {
    if (line.part !== 'body' || line.origin.row !== undefined) continue
    const { attachment, item, block } = line.origin
    const key = `${attachment} ${item} ${block}`
    const begun = found.get(key)
    found.set(key, begun ? { ...begun, text: begun.text + line.text } : { text: line.text, line, page })
  }
  return [...found.values()]
}

/** The face of a heading up to its full stop; digits and Latin letters do not count. */
function faceOfHeading(line: SeenLine): Face | null {
  const chars = [...line.text]
  const stop = chars.indexOf('。')
  const faces = line.faces.slice(0, stop < 0 ? chars.length : stop).filter((_, i) => /\p{Script=Han}/u.test(chars[i]!))
  return faces.length ? mostOf(faces) : null
}

/** F-14. 7.3.5.1: 印章端正、居中下压署名和日期，顶端上距正文（或附件说明）一行之内；各印章之间互不相交或相切，不超出版心. */
export function checkSeals(pages: readonly SeenPage[]): Finding[] {
  // Many organs' seals may go on overleaf: the last of them stands over the date.
  const last = pages.findLastIndex((page) => page.seals.length > 0)
  return pages.flatMap((page, at) => page.seals.length ? checkSealsOn(page, { at, isLast: at === last }) : [])
}

function checkSealsOn({ seals, lines }: SeenPage, { at, isLast }: { readonly at: number; readonly isLast: boolean }): Finding[] {
  const told = { rule: 'F-14', clause: clause('7.3.5.1'), place: onPage(at) } as const
  const outside = seals.some(({ x, y, radius }) => x - radius < area.left - 0.5 || x + radius > area.right + 0.5 || y - radius < area.top - 0.5 || y + radius > area.bottom + 0.5)
  const touching = seals.some((one, i) => seals.slice(i + 1).some((other) => Math.hypot(one.x - other.x, one.y - other.y) <= one.radius + other.radius))
  const top = Math.min(...seals.map(topOfSeal))
  const text = lines.filter((line) => (line.part === 'body' || line.part === 'attachmentNote') && bottomOf(line) <= top + grid.cell)
  const gap = text.length ? top - Math.max(...text.map(bottomOf)) : null
  const signed = lines.some((line) => line.part === 'docDate' && seals.some((seal) => Math.abs((topOf(line) + bottomOf(line)) / 2 - seal.y) < seal.radius))
  return [
    ...(outside ? [fault({ ...told, reason: '印章超出版心，请调整署名位置。' })] : []),
    ...(touching ? [fault({ ...told, reason: '印章之间相交或相切，请拉开距离。' })] : []),
    ...(gap !== null && gap > grid.pitch + 0.5 ? [fault({ ...told, reason: `印章顶端距正文 ${mm(gap)}，应在一行之内，请减少空行。` })] : []),
    ...(gap === null ? [fault({ ...told, reason: '印章所在页没有正文，请调整行距、字距，使印章与正文同处一面。' })] : []),
    ...(signed || !isLast ? [] : [fault({ ...told, reason: '印章没有压在成文日期上，请调整位置。' })]),
  ]
}

const topOfSeal = ({ y, radius }: SeenSeal): number => y - radius
