import { singleLine } from './blocks/lines.ts'
import type { Imprint } from './blocks/imprint.ts'
import { documentFormat } from './dimensions.ts'
import type { Item, Page } from './display.ts'
import type { Filled } from './flow.ts'
import type { Plan } from './plan.ts'
import type { Setter } from './setter.ts'

const { paper, area, imprint: imprintDimensions, pageNumber } = documentFormat

/** Pins the 版记 to the foot of the last page and numbers the pages. */
export function finishPages(filled: readonly Filled[], { imprint, imprintOnEven, numbered }: Pick<Plan, 'imprint' | 'imprintOnEven' | 'numbered'>, setter: Setter): Page[] {
  const own = filled.map((page) => page.items)
  const { pages, unnumberedFrom } = imprint ? withImprint(filled, imprint, imprintOnEven) : { pages: own, unnumberedFrom: Infinity }
  const first = numbered === 'from-second' || (numbered === 'if-several' && pages.length === 1) ? 2 : 1
  return pages.map((items, index) => {
    const number = index + 1
    const isNumbered = number >= first && number < unnumberedFrom
    return {
      widthMm: paper.width, heightMm: paper.height, ...(isNumbered ? { number } : {}),
      items: [...items, ...(isNumbered ? numberItems(number, setter) : [])],
    }
  })
}

// 7.4: 版记置于公文最后一面（偶数面）, 末条分隔线与版心下边缘重合. 7.5: 版记页前有空白页的，空白页和版记页均不编页码.
function withImprint(filled: readonly Filled[], imprint: Imprint, onEven: boolean): { pages: readonly Item[][]; unnumberedFrom: number } {
  const last = filled.at(-1)!
  const pages = filled.map((page) => [...page.items])
  const drawn = imprint.map((page) => page.draw(area.bottom))
  const isRight = (count: number) => !onEven || count % 2 === 0
  if (imprint.length === 1 && isRight(pages.length) && last.bottom + imprintDimensions.minGap <= area.bottom - imprint[0]!.height) {
    pages.at(-1)!.push(...drawn[0]!)
    return { pages, unnumberedFrom: Infinity }
  }
  if (isRight(pages.length + drawn.length)) return { pages: [...pages, ...drawn], unnumberedFrom: Infinity }
  return { pages: [...pages, [], ...drawn], unnumberedFrom: pages.length + 1 }
}

// 7.5: 4号半角宋体阿拉伯数字，左右各放一条一字线，一字线上距版心下边缘7 mm；单页码居右空一字，双页码居左空一字.
function numberItems(number: number, setter: Setter): readonly Item[] {
  const { size, dashBelow, dashAboveBaseline, sideCells } = pageNumber
  const baseline = area.bottom + dashBelow + dashAboveBaseline * size
  const line = singleLine({ runs: [{ text: `— ${number} —`, face: 'song' }], origin: { part: 'pageNumber' }, size, baseline }, setter)
  return line.at(number % 2 === 1 ? area.right - sideCells * size - line.width : area.left + sideCells * size)
}
