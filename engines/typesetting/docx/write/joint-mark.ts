import { documentFormat } from '../../dimensions.ts'
import type { Entry } from './entries.ts'
import type { Place } from './geometry.ts'
import { looks } from './looks.ts'
import { element, twips, valued } from './markup.ts'
import { written } from './paragraph.ts'
import { itemRuns, type Families } from './runs.ts'
import type { SeenRow } from './seen.ts'
import { tableProperties } from './table.ts'

const { area } = documentFormat

/** 7.2.4: the organs one below the other, 文件 at the right, centred on them: a table without rules. */
export function jointMarkEntries(rows: readonly SeenRow[], { families, above }: { readonly families: Families; readonly above: Place | undefined }): Entry[] {
  const fields = rows.flatMap((row) => row.fields.map((field) => ({ ...field, row })))
  const organs = fields.filter(({ origin }) => origin.part === 'issuerMark')
  const word = fields.find(({ origin }) => origin.part === 'markWord')
  if (!organs.length) return []
  const heights = organs.map(({ row, items }, index) => (organs[index + 1]?.row.baseline ?? row.baseline + items[0]!.size * 1.25) - row.baseline)
  const left = Math.min(...organs.map((organ) => organ.left))
  const wordLeft = word?.left ?? Math.max(...organs.map((organ) => organ.right))
  const widths = [wordLeft - left, ...(word ? [word.right - wordLeft + 1] : [])]
  const cell = (width: number, properties: string, content: string) => element('w:tc', {}, element('w:tcPr', {}, element('w:tcW', { 'w:w': twips(width), 'w:type': 'dxa' }), properties, valued('w:vAlign', 'center')), content)
  const line = (field: (typeof fields)[number], height: number, align: 'left' | 'center') =>
    written({ look: 'mark', align, line: height, content: field.items.map((item) => itemRuns(item, { paragraph: looks.mark, own: looks.mark }, families)).join('') })
  const trs = organs.map((organ, index) => element('w:tr', {}, element('w:trPr', {}, '<w:cantSplit/>', element('w:trHeight', { 'w:val': twips(heights[index]!), 'w:hRule': 'exact' })),
    cell(widths[0]!, '', line(organ, heights[index]!, 'left')),
    ...(word ? [cell(widths[1]!, organs.length > 1 ? element('w:vMerge', index === 0 ? { 'w:val': 'restart' } : {}) : '', index === 0 ? line(word, word.items[0]!.size * 1.25, 'center') : written({ look: 'mark', content: '' }))] : [])))
  const width = widths.reduce((sum, one) => sum + one, 0)
  const markup = element('w:tbl', {}, tableProperties(width, { padX: 0, padY: 0, rule: 0, indent: left - area.left }), element('w:tblGrid', {}, ...widths.map((one) => element('w:gridCol', { 'w:w': twips(one) }))), ...trs)
  const top = organs[0]!.row.baseline - heights[0]! * 0.8
  const { page } = organs[0]!.row
  const from = above?.endPage === page ? above.bottom : area.top
  // A table has no room before it: an empty line of the right height stands above.
  const gap: Entry = { kind: 'paragraph', paragraph: { look: 'imprintRule', content: '', line: Math.max(0.1, top - from) }, place: { page, top: from, endPage: page, bottom: top } }
  return [gap, { kind: 'markup', markup, place: { page, top, endPage: page, bottom: top + heights.reduce((sum, one) => sum + one, 0) } }]
}
