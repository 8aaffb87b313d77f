import type { DocxBorder, DocxBorders } from '../facts.ts'
import { colorOf, integerOf, mmOfPoints, mmOfTwips } from './measures.ts'
import { childOf, childrenOf, switchOf, valueOf, type XmlElement } from './xml.ts'

/** What one `w:rPr` says; what it is silent about is absent and comes from below. */
export interface RunProperties {
  readonly eastAsia?: string
  readonly latin?: string
  /** Names of theme fonts, e.g. `minorEastAsia`; they stand above a plain name in the same place. */
  readonly eastAsiaTheme?: string
  readonly latinTheme?: string
  readonly sizePt?: number
  readonly bold?: boolean
  readonly italic?: boolean
  readonly underlined?: boolean
  readonly color?: string
  readonly spacingMm?: number
  readonly scaleX?: number
  readonly hidden?: boolean
  readonly struck?: boolean
  /** `superscript` or `subscript`. */
  readonly raised?: string
  readonly snapToGrid?: boolean
}

/** What one `w:pPr` says. */
export interface ParagraphProperties {
  readonly align?: string
  readonly leftMm?: number
  readonly leftChars?: number
  readonly rightMm?: number
  readonly rightChars?: number
  readonly firstMm?: number
  readonly firstChars?: number
  readonly lineTwips?: number
  readonly lineRule?: string
  readonly beforeMm?: number
  readonly afterMm?: number
  readonly beforeLines?: number
  readonly afterLines?: number
  readonly pageBreakBefore?: boolean
  readonly keepNext?: boolean
  readonly outline?: number
  readonly snapToGrid?: boolean
  readonly borders?: DocxBorders
  readonly tabs?: readonly { readonly atMm: number; readonly align: string }[]
  readonly numId?: string
  readonly level?: number
}

/** Without the keys that are undefined, so that spreading one over another keeps what the upper is silent about. */
function spoken<Values extends object>(values: { readonly [Key in keyof Values]: Values[Key] | undefined }): Values {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as Values
}

export function runPropertiesOf(element: XmlElement | undefined): RunProperties {
  if (!element) return {}
  const fonts = childOf(element, 'w:rFonts')?.attributes ?? {}
  const size = Number(valueOf(element, 'w:sz') ?? Number.NaN)
  const underline = valueOf(element, 'w:u')
  const color = valueOf(element, 'w:color')
  const scale = integerOf(valueOf(element, 'w:w')?.replace('%', ''))
  return spoken<RunProperties>({
    eastAsia: fonts['w:eastAsia'], latin: fonts['w:ascii'] ?? fonts['w:hAnsi'],
    // A plain name silences the theme's font of the layers below.
    eastAsiaTheme: fonts['w:eastAsiaTheme'] ?? (fonts['w:eastAsia'] && ''),
    latinTheme: fonts['w:asciiTheme'] ?? fonts['w:hAnsiTheme'] ?? ((fonts['w:ascii'] ?? fonts['w:hAnsi']) && ''),
    sizePt: size > 0 ? size / 2 : undefined,
    bold: switchOf(element, 'w:b'), italic: switchOf(element, 'w:i'),
    underlined: underline === undefined ? undefined : underline !== 'none',
    color: color === undefined ? undefined : colorOf(color),
    spacingMm: mmOfTwips(valueOf(element, 'w:spacing')), scaleX: scale ? scale / 100 : undefined,
    hidden: switchOf(element, 'w:vanish'), struck: switchOf(element, 'w:strike') ?? switchOf(element, 'w:dstrike'), raised: valueOf(element, 'w:vertAlign'), snapToGrid: switchOf(element, 'w:snapToGrid'),
  })
}

export function paragraphPropertiesOf(element: XmlElement | undefined): ParagraphProperties {
  if (!element) return {}
  const spacing = childOf(element, 'w:spacing')?.attributes ?? {}
  const outline = integerOf(valueOf(element, 'w:outlineLvl'))
  const numbering = childOf(element, 'w:numPr')
  const borders = childOf(element, 'w:pBdr')
  return spoken<ParagraphProperties>({
    ...indentOf(childOf(element, 'w:ind')?.attributes ?? {}),
    align: valueOf(element, 'w:jc'),
    lineTwips: integerOf(spacing['w:line']), lineRule: spacing['w:line'] === undefined ? undefined : spacing['w:lineRule'] ?? 'auto',
    beforeMm: mmOfTwips(spacing['w:before']), afterMm: mmOfTwips(spacing['w:after']),
    beforeLines: hundredths(spacing['w:beforeLines']), afterLines: hundredths(spacing['w:afterLines']),
    pageBreakBefore: switchOf(element, 'w:pageBreakBefore'), keepNext: switchOf(element, 'w:keepNext'),
    outline: outline === undefined ? undefined : outline < 9 ? outline + 1 : 0,
    snapToGrid: switchOf(element, 'w:snapToGrid'),
    borders: borders && bordersOf(borders), tabs: tabsOf(childOf(element, 'w:tabs')),
    numId: valueOf(numbering, 'w:numId'), level: integerOf(valueOf(numbering, 'w:ilvl')),
  })
}

const hundredths = (text: string | undefined): number | undefined => {
  const value = integerOf(text)
  return value === undefined ? undefined : value / 100
}

/** Characters stand above lengths, and hanging above first line. Where a layer gives one, it silences the same of the layers below. */
function indentOf(given: Readonly<Record<string, string>>) {
  const hanging = mmOfTwips(given['w:hanging'])
  const hangingChars = hundredths(given['w:hangingChars'])
  return {
    leftMm: mmOfTwips(given['w:left'] ?? given['w:start']), leftChars: hundredths(given['w:leftChars'] ?? given['w:startChars']),
    rightMm: mmOfTwips(given['w:right'] ?? given['w:end']), rightChars: hundredths(given['w:rightChars'] ?? given['w:endChars']),
    firstMm: hanging === undefined ? mmOfTwips(given['w:firstLine']) : -hanging,
    firstChars: hangingChars === undefined || hangingChars === 0 ? hundredths(given['w:firstLineChars']) : -hangingChars,
  }
}

const sides = { top: 'w:top', bottom: 'w:bottom', left: 'w:left', right: 'w:right' } as const

/** The borders of a paragraph, table or cell; a side set to none counts as none. */
export function bordersOf(element: XmlElement | undefined): DocxBorders {
  return Object.fromEntries(Object.entries(sides).flatMap(([side, name]) => {
    const border = borderOf(childOf(element, name))
    return border ? [[side, border]] : []
  }))
}

function borderOf(element: XmlElement | undefined): DocxBorder | null {
  const kind = element?.attributes['w:val']
  if (!element || !kind || kind === 'nil' || kind === 'none') return null
  return {
    kind, widthMm: mmOfPoints((integerOf(element.attributes['w:sz']) ?? 0) / 8),
    color: colorOf(element.attributes['w:color']), spaceMm: mmOfPoints(integerOf(element.attributes['w:space']) ?? 0),
  }
}

const tabsOf = (element: XmlElement | undefined): ParagraphProperties['tabs'] => element && childrenOf(element, 'w:tab')
  .filter((tab) => tab.attributes['w:val'] !== 'clear')
  .map((tab) => ({ atMm: mmOfTwips(tab.attributes['w:pos']) ?? 0, align: tab.attributes['w:val'] ?? 'left' }))
