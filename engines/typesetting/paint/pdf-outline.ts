import type { Page } from '../display.ts'
import type { Paper } from '../model.ts'
import { outlinedPage, outlineEntries, outlineTree, type OutlineNode } from '../outline-entries.ts'
import { hexText, num, ref, type PdfFile } from './pdf-file.ts'

/** Deeper headings would fill the list: the third level mostly numbers paragraphs. */
const deepest = 2
/** Points per mm. */
const k = 72 / 25.4

/** What the bookmarks lead to: the pages and their objects in the file. */
export interface Bookmarked { readonly pages: readonly Page[]; readonly objects: readonly number[]; readonly paper: Paper | undefined }

/** Adds titles, headings and attachments as bookmarks, and returns their entry in the catalog; nothing when there are none. */
export function addOutline(file: PdfFile, { pages, objects, paper }: Bookmarked): string {
  const nodes = outlineTree(outlineEntries(pages.map(outlinedPage), paper).filter(({ level }) => level <= deepest))
  if (!nodes.length) return ''
  const root = file.reserve()
  const dest = ({ page, top }: OutlineNode) => `[${ref(objects[page]!)}/XYZ null ${num((pages[page]!.heightMm - top) * k)} null]`
  file.fill(root, `/Type/Outlines${level(nodes, root)}`)
  return `/Outlines ${ref(root)}`

  /** Adds nodes side by side, and tells their parent's entries for them. All stand open. */
  function level(siblings: readonly OutlineNode[], parent: number): string {
    if (!siblings.length) return ''
    const numbers = siblings.map(() => file.reserve())
    siblings.forEach((node, i) => {
      const beside = `${i > 0 ? `/Prev ${ref(numbers[i - 1]!)}` : ''}${i + 1 < numbers.length ? `/Next ${ref(numbers[i + 1]!)}` : ''}`
      file.fill(numbers[i]!, `/Title ${hexText(node.title)}/Parent ${ref(parent)}${beside}/Dest${dest(node)}${level(node.children, numbers[i]!)}`)
    })
    return `/First ${ref(numbers[0]!)}/Last ${ref(numbers.at(-1)!)}/Count ${countOf(siblings)}`
  }
}

const countOf = (nodes: readonly OutlineNode[]): number => nodes.reduce((sum, { children }) => sum + 1 + countOf(children), 0)
