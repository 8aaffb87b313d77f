import type { LookName } from './looks.ts'
import { looks } from './looks.ts'
import { element, twips, valued } from './markup.ts'

/** A paragraph under way: its place in the flow is settled before it is written. */
export interface WordParagraph {
  readonly look: LookName
  readonly content: string
  /** Above the style's own: room before, indents, pitch of lines, all in mm. */
  readonly before?: number
  readonly line?: number
  /** Pitch by the content, for pictures. */
  readonly freeLine?: boolean
  readonly left?: number
  readonly right?: number
  readonly first?: number
  readonly align?: 'left' | 'center' | 'right' | 'both' | 'distribute'
  readonly tabs?: readonly { readonly at: number; readonly align: 'left' | 'right' }[]
  /** Borders as written by `border`. */
  readonly borderBelow?: string
  readonly keepNext?: boolean
  readonly startsPage?: boolean
  /** One line of it may stand alone at a page's foot or head, as the layout sometimes must. */
  readonly mayLeaveLine?: boolean
  /** The section that ends with this paragraph. */
  readonly section?: string
}

/** A paragraph's markup, its properties in the order that the schema wants. */
export function written(paragraph: WordParagraph): string {
  const { look, before, line, freeLine, left, right, first, align, tabs, borderBelow, keepNext, startsPage, mayLeaveLine, section, content } = paragraph
  const given = looks[look] as (typeof looks)['normal']
  const spacing = {
    'w:before': before === undefined ? undefined : twips(before),
    'w:line': freeLine ? 240 : line === undefined ? undefined : twips(line), 'w:lineRule': freeLine ? 'auto' : line === undefined ? undefined : 'exact',
  }
  const indent = {
    'w:left': left === undefined ? undefined : twips(left), 'w:right': right === undefined ? undefined : twips(right),
    ...(first === undefined ? {} : first < 0 ? { 'w:hanging': twips(-first) } : { 'w:firstLineChars': 0, 'w:firstLine': twips(first) }),
  }
  return element('w:p', {}, element('w:pPr', {},
    valued('w:pStyle', given.id), keepNext === undefined ? '' : keepNext ? '<w:keepNext/>' : '<w:keepNext w:val="0"/>', startsPage ? '<w:pageBreakBefore/>' : '', mayLeaveLine ? '<w:widowControl w:val="0"/>' : '',
    borderBelow ? element('w:pBdr', {}, borderBelow) : '',
    tabs?.length ? element('w:tabs', {}, ...tabs.map((tab) => element('w:tab', { 'w:val': tab.align, 'w:pos': twips(tab.at) }))) : '',
    Object.values(spacing).some((value) => value !== undefined) ? element('w:spacing', spacing) : '',
    Object.values(indent).some((value) => value !== undefined) ? element('w:ind', indent) : '',
    align ? valued('w:jc', align) : '', section ?? '',
  ), content)
}
