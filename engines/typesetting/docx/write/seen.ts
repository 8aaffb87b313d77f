import { documentFormat } from '../../dimensions.ts'
import type { FlatItem, ImageItem, Layout, Origin, Part, RuleItem, TextItem } from '../../display.ts'

const { area } = documentFormat

/** What stands on one baseline of one page, left to right: one field, or several side by side. */
export interface SeenRow {
  readonly page: number
  /** On a turned page: then places are those of the page seen level, its type area beginning where the upright one does. */
  readonly turned: boolean
  readonly baseline: number
  readonly fields: readonly SeenField[]
}
export interface SeenField {
  readonly key: string
  readonly origin: Origin
  readonly left: number
  readonly right: number
  readonly items: readonly TextItem[]
  /** A picture, where the field is one. */
  readonly image?: ImageItem
}

/** Parts of forms: their table is made from the model as a whole. */
const formParts: readonly Part[] = ['formLabel', 'formText', 'formEntry', 'formSigned']

/** Which field a thing belongs to: cells and captions belong to their block, everything on a form's grid to the form. */
function keyOf(origin: Origin): string {
  if (formParts.includes(origin.part)) return 'form'
  const part = origin.part === 'caption' ? 'body' : origin.part
  return [part, origin.attachment, origin.column, origin.item, origin.block, part === 'body' ? undefined : origin.index].join('/')
}

/** Baselines closer than this are one. */
const sameLine = 0.4

/** The rows of all pages from top to bottom, without page numbers. */
export function seenRows(layout: Layout): SeenRow[] {
  return layout.pages.flatMap((page, index) => [
    ...rowsOf(page.items.flatMap((item) => item.kind === 'turned' ? [] : thingsOf(item)), { page: index, turned: false }),
    ...page.items.flatMap((item) => item.kind === 'turned' ? rowsOf(item.items.flatMap(thingsOf).map(level), { page: index, turned: true }) : []),
  ])
}

function thingsOf(item: FlatItem): Thing[] {
  if (item.kind === 'text' && item.origin.part !== 'pageNumber') return [{ y: item.y, left: item.xs[0]!, right: item.end, origin: item.origin, item }]
  return item.kind === 'image' ? [{ y: item.y, left: item.x, right: item.x + item.width, origin: item.origin, item }] : []
}

/** Turned groups count from the corner of the type area. */
const level = (thing: Thing): Thing => ({ ...thing, y: thing.y + area.top, left: thing.left + area.left, right: thing.right + area.left })

function rowsOf(things: readonly Thing[], where: Pick<SeenRow, 'page' | 'turned'>): SeenRow[] {
  const rows: Thing[][] = []
  for (const thing of things.toSorted((a, b) => a.y - b.y)) {
    const row = rows.at(-1)
    if (row && thing.y - row[0]!.y < sameLine) row.push(thing)
    else rows.push([thing])
  }
  return rows.map((row): SeenRow => ({ ...where, baseline: row[0]!.y, fields: fieldsOf(row.toSorted((a, b) => a.left - b.left)) }))
}

interface Thing { readonly y: number; readonly left: number; readonly right: number; readonly origin: Origin; readonly item: TextItem | ImageItem }

function fieldsOf(things: readonly Thing[]): SeenField[] {
  const fields: SeenField[] = []
  for (const { origin, left, right, item } of things) {
    const key = keyOf(origin)
    const before = fields.at(-1)
    const own = item.kind === 'text' ? { items: [item] } : { items: [], image: item }
    if (before?.key === key && item.kind === 'text') fields[fields.length - 1] = { ...before, right, items: [...before.items, item] }
    else fields.push({ key, origin, left, right, ...own })
  }
  return fields
}

/** Level rules of a colour that go over most of the page, top to bottom; two close together are one double rule. */
export interface SeenRule { readonly page: number; readonly y: number; readonly left: number; readonly right: number; readonly width: number; readonly double?: 'thick-above' | 'thin-above' }

const longRule = 100
const doubleWithin = 2.5

export function seenRules(layout: Layout, color: RuleItem['color']): SeenRule[] {
  return layout.pages.flatMap((page, index) => {
    const level = page.items.filter((item): item is RuleItem => item.kind === 'rule' && item.color === color && item.y1 === item.y2 && item.x2 - item.x1 > longRule).sort((a, b) => a.y1 - b.y1)
    const rules: SeenRule[] = []
    for (const rule of level) {
      const before = rules.at(-1)
      if (before && !before.double && rule.y1 - before.y < doubleWithin) rules[rules.length - 1] = { ...before, double: before.width > rule.width ? 'thick-above' : 'thin-above' }
      else rules.push({ page: index, y: rule.y1, left: rule.x1, right: rule.x2, width: rule.width })
    }
    return rules
  })
}

/** Where the row of a table ends whose last text stands on a baseline: the next black rule below it. */
export const rowBottom = (layout: Layout, page: number, baseline: number): number =>
  Math.min(...(layout.pages[page]?.items ?? []).flatMap((item) => item.kind === 'rule' && item.color === '#000000' && item.y1 === item.y2 && item.y1 > baseline ? [item.y1] : []), 1e4)
