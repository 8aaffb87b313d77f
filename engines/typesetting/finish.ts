import { singleLine } from './blocks/lines.ts'
import type { Imprint } from './blocks/imprint.ts'
import { documentFormat } from './dimensions.ts'
import type { Item, Page } from './display.ts'
import type { Filled } from './flow.ts'
import type { Setter } from './setter.ts'

const { paper, area, imprint: imprintDimensions, pageNumber } = documentFormat

/** Pins the 版记 to the foot of the last even page and numbers the pages. */
export function finishPages(filled: readonly Filled[], imprint: Imprint | null, setter: Setter): Page[] {
  const { pages, unnumberedFrom } = imprint ? withImprint(filled, imprint) : { pages: filled.map((page) => page.items), unnumberedFrom: Infinity }
  return pages.map((items, index) => {
    const number = index + 1
    const isNumbered = number < unnumberedFrom
    return {
      widthMm: paper.width, heightMm: paper.height, ...(isNumbered ? { number } : {}),
      items: [...items, ...(isNumbered ? numberItems(number, setter) : [])],
    }
  })
}

// 7.4: 版记置于公文最后一面（偶数面）, 末条分隔线与版心下边缘重合. 7.5: 版记页前有空白页的，空白页和版记页均不编页码.
function withImprint(filled: readonly Filled[], imprint: Imprint): { pages: readonly Item[][]; unnumberedFrom: number } {
  const last = filled.at(-1)!
  const pages = filled.map((page) => [...page.items])
  const drawn = imprint.draw(area.bottom)
  const fitsLast = last.bottom + imprintDimensions.minGap <= area.bottom - imprint.height
  if (pages.length % 2 === 1) return { pages: [...pages, drawn], unnumberedFrom: Infinity }
  if (!fitsLast) return { pages: [...pages, [], drawn], unnumberedFrom: pages.length + 1 }
  pages.at(-1)!.push(...drawn)
  return { pages, unnumberedFrom: Infinity }
}

// 7.5: 4号半角宋体阿拉伯数字，左右各放一条一字线，一字线上距版心下边缘7 mm；单页码居右空一字，双页码居左空一字.
function numberItems(number: number, setter: Setter): Item[] {
  const { size, dashBelow, dashAboveBaseline, sideCells } = pageNumber
  const baseline = area.bottom + dashBelow + dashAboveBaseline * size
  const line = singleLine({ runs: [{ text: `— ${number} —`, face: 'song' }], origin: { part: 'pageNumber' }, size, baseline }, setter)
  return line.at(number % 2 === 1 ? area.right - sideCells * size - line.width : area.left + sideCells * size)
}
