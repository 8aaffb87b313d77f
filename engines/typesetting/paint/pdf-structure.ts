import type { Origin } from '../display.ts'
import { blockKey } from '../outline-entries.ts'
import { hexText, ref, type PdfFile } from './pdf-file.ts'
import type { Tag, TagTree } from './pdf-tags.ts'

/** Adds the tagged text, in which reading aloud and copying find their order, and returns its entries in the catalog. */
export function addStructure(file: PdfFile, tree: TagTree, pages: readonly number[]): string {
  const root = file.reserve()
  const numbers = new Map<Tag, number>()
  const number = (tag: Tag): void => {
    numbers.set(tag, file.reserve())
    tag.children.forEach(number)
  }
  number(tree.root)
  const write = (tag: Tag): void => {
    const parent = tag.parent ? numbers.get(tag.parent)! : root
    const alt = tag.pictured ? `/Alt ${hexText(altOf(tag.pictured, tree))}` : ''
    file.fill(numbers.get(tag)!, `/S/${tag.role}/P ${ref(parent)}${tag.entries}${alt}${contentOf(tag)}`)
    tag.children.forEach(write)
  }
  write(tree.root)
  const parents = tree.pages.map((tags, page) => `${page}[${tags.map((tag) => ref(numbers.get(tag)!)).join(' ')}]`)
  const parentTree = file.add(`/Nums[${parents.join('')}]`)
  file.fill(root, `/Type/StructTreeRoot/K ${ref(numbers.get(tree.root)!)}/ParentTree ${ref(parentTree)}/ParentTreeNextKey ${parents.length}`)
  return `/MarkInfo<</Marked true>>/StructTreeRoot ${ref(root)}`

  /** Marks are numbers on the element's own page; those of other pages name theirs. */
  function contentOf({ shown, children }: Tag): string {
    const [first] = shown
    const marks = shown.map(({ page, mark }) => page === first!.page ? String(mark) : `<</Type/MCR/Pg ${ref(pages[page]!)}/MCID ${mark}>>`)
    const all = [...marks, ...children.map((child) => ref(numbers.get(child)!))]
    return `${first ? `/Pg ${ref(pages[first.page]!)}` : ''}${all.length ? `/K${all.length === 1 && !all[0]!.startsWith('<') ? ` ${all[0]!}` : `[${all.join(' ')}]`}` : ''}`
  }
}

/** What is read for a picture: its caption, or what it is. */
const altOf = (origin: Origin, { captions }: TagTree): string =>
  (origin.block === undefined ? undefined : captions.get(blockKey(origin))) ?? (origin.part === 'formEntry' ? '手写签批' : origin.block === undefined ? '附件页' : '图片')
