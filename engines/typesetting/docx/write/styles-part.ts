import { documentFormat } from '../../dimensions.ts'
import { bodySpacing, looks, usualFamilies, type Look } from './looks.ts'
import { element, halfPoints, partText, twips, valued } from './markup.ts'
import { fontsOf, red, type Families } from './runs.ts'

const { grid } = documentFormat

/** `styles.xml`: the named styles, all grounded in 正文. */
export function stylesPart(families: Families): string {
  const language = element('w:lang', { 'w:val': 'en-US', 'w:eastAsia': 'zh-CN', 'w:bidi': 'ar-SA' })
  const defaults = element('w:docDefaults', {},
    element('w:rPrDefault', {}, element('w:rPr', {}, fontsOf(families.fang), valued('w:kern', 0), language)), element('w:pPrDefault', {}, '<w:pPr/>'))
  const character = element('w:style', { 'w:type': 'character', 'w:default': 1, 'w:styleId': 'DefaultParagraphFont' }, valued('w:name', 'Default Paragraph Font'), valued('w:uiPriority', 1), '<w:semiHidden/>')
  const table = element('w:style', { 'w:type': 'table', 'w:default': 1, 'w:styleId': 'TableNormal' }, valued('w:name', 'Normal Table'), valued('w:uiPriority', 99), '<w:semiHidden/>',
    element('w:tblPr', {}, element('w:tblInd', { 'w:w': 0, 'w:type': 'dxa' }), element('w:tblCellMar', {}, ...['top', 'left', 'bottom', 'right'].map((side) => element(`w:${side}`, { 'w:w': 0, 'w:type': 'dxa' })))))
  return partText('w:styles', defaults, ...Object.values(looks).map((look: Look) => style(look, families)), character, table)
}

function style(look: Look, families: Families): string {
  const isGround = look.id === looks.normal.id
  return element('w:style', { 'w:type': 'paragraph', 'w:default': isGround ? 1 : undefined, 'w:styleId': look.id, ...(look.known ? {} : { 'w:customStyle': 1 }) },
    valued('w:name', look.known ?? look.name), look.known ? valued('w:aliases', look.name) : '', isGround ? '' : valued('w:basedOn', looks.normal.id),
    look.next ? valued('w:next', look.next) : '', '<w:qFormat/>', paragraphPart(look, isGround), runPart(look, families))
}

function paragraphPart(look: Look, isGround: boolean): string {
  const first = look.firstCells ? element('w:ind', { 'w:firstLineChars': look.firstCells * 100, 'w:firstLine': twips(look.firstCells * grid.cell) }) : ''
  return element('w:pPr', {},
    look.keepNext ? '<w:keepNext/>' : '', look.startsPage ? '<w:pageBreakBefore/>' : '', isGround ? '<w:widowControl/>' : '',
    // Chinese and Latin stand as close as the grid has them.
    isGround ? '<w:kinsoku/><w:autoSpaceDE w:val="0"/><w:autoSpaceDN w:val="0"/><w:adjustRightInd w:val="0"/><w:snapToGrid w:val="0"/>' : '',
    element('w:spacing', { 'w:before': 0, 'w:after': 0, 'w:line': twips(look.line), 'w:lineRule': 'exact' }), first,
    valued('w:jc', look.align === 'justify' ? 'both' : look.align), look.outline ? valued('w:outlineLvl', look.outline - 1) : '')
}

const runPart = (look: Look, families: Families): string => element('w:rPr', {},
  fontsOf(families[look.face]), look.red ? valued('w:color', red) : '', valued('w:spacing', twips(look.spacing ?? bodySpacing)), valued('w:sz', halfPoints(look.size)), valued('w:szCs', halfPoints(look.size)))

/** `fontTable.xml`: under which other names each family may be found. */
export function fontTablePart(families: Families): string {
  return partText('w:fonts', ...(Object.keys(usualFamilies) as (keyof Families)[]).map((face) => {
    const others = usualFamilies[face].filter((name) => name !== families[face])
    return element('w:font', { 'w:name': families[face] }, others.length ? valued('w:altName', others.join(',')) : '', valued('w:charset', '86'), valued('w:family', 'auto'), valued('w:pitch', 'fixed'))
  }))
}
