import { integerOf } from './measures.ts'
import type { DocxPackage } from './package.ts'
import { paragraphPropertiesOf, runPropertiesOf, type ParagraphProperties, type RunProperties } from './properties.ts'
import { childOf, childrenOf, valueOf, type XmlElement } from './xml.ts'

/** A style with all it inherits. */
export interface ResolvedStyle {
  readonly id: string
  readonly name: string
  readonly paragraph: ParagraphProperties
  readonly run: RunProperties
}

/** The styles of a file by kind and id, and what holds before any style. */
export interface Styles {
  readonly defaults: { readonly paragraph: ParagraphProperties; readonly run: RunProperties }
  readonly paragraphStyle: (id: string | undefined) => ResolvedStyle | undefined
  readonly characterStyle: (id: string | undefined) => ResolvedStyle | undefined
  readonly tableStyle: (id: string | undefined) => ResolvedStyle | undefined
  /** Families for Chinese and for Latin, theme fonts looked up. */
  readonly families: (run: RunProperties) => { readonly font: string; readonly latinFont: string }
}

export function readStyles(file: DocxPackage): Styles {
  const root = file.part('styles.xml')
  const styles = new Map(childrenOf(root, 'w:style').map((style) => [style.attributes['w:styleId'] ?? '', style]))
  const defaultOf = (type: string) => [...styles].find(([, style]) => style.attributes['w:type'] === type && ['1', 'true', 'on'].includes(style.attributes['w:default'] ?? ''))?.[0]
  const known = new Map<string, ResolvedStyle>()
  const resolved = (id: string | undefined): ResolvedStyle | undefined => {
    if (id === undefined || !styles.has(id)) return undefined
    const before = known.get(id)
    if (before) return before
    const style = resolve(styles, id)
    known.set(id, style)
    return style
  }
  const base = { paragraph: defaultOf('paragraph'), table: defaultOf('table') }
  return {
    defaults: {
      paragraph: paragraphPropertiesOf(childOf(root, 'w:docDefaults', 'w:pPrDefault', 'w:pPr')),
      run: runPropertiesOf(childOf(root, 'w:docDefaults', 'w:rPrDefault', 'w:rPr')),
    },
    paragraphStyle: (id) => resolved(id) ?? resolved(base.paragraph),
    characterStyle: resolved,
    tableStyle: (id) => resolved(id) ?? resolved(base.table),
    families: familiesBy(file),
  }
}

/** Goes up by `basedOn`; a circle ends where it closes. */
function resolve(styles: ReadonlyMap<string, XmlElement>, id: string): ResolvedStyle {
  const chain: XmlElement[] = []
  for (let at: string | undefined = id; at !== undefined; at = valueOf(styles.get(at), 'w:basedOn')) {
    const style = styles.get(at)
    if (!style || chain.includes(style)) break
    chain.unshift(style)
  }
  return {
    id, name: valueOf(chain.at(-1), 'w:name') ?? id,
    paragraph: Object.assign({}, ...chain.map((style) => paragraphPropertiesOf(childOf(style, 'w:pPr')))),
    run: Object.assign({}, ...chain.map((style) => runPropertiesOf(childOf(style, 'w:rPr')))),
  }
}

/** What Word takes for Chinese where a file names nothing. */
const unnamed = { eastAsia: '宋体', latin: 'Times New Roman' }
const scripts: readonly (readonly [RegExp, string])[] = [[/^zh-(TW|HK|MO)/i, 'Hant'], [/^ja/i, 'Jpan'], [/^ko/i, 'Hang']]

function familiesBy(file: DocxPackage): Styles['families'] {
  const target = [...file.relations('document.xml').values()].find((one) => /^theme\/theme\d*\.xml$/.test(one))
  const scheme = childOf(target ? file.part(target) : undefined, 'a:themeElements', 'a:fontScheme')
  const language = childOf(file.part('settings.xml'), 'w:themeFontLang')?.attributes['w:eastAsia'] ?? 'zh-CN'
  const script = scripts.find(([pattern]) => pattern.test(language))?.[1] ?? 'Hans'
  const themed = (name: string | undefined): string | undefined => {
    if (!name) return undefined
    const fonts = childOf(scheme, name.startsWith('major') ? 'a:majorFont' : 'a:minorFont')
    if (!name.endsWith('EastAsia')) return childOf(fonts, 'a:latin')?.attributes['typeface'] || undefined
    const byScript = childrenOf(fonts, 'a:font').find((font) => font.attributes['script'] === script)?.attributes['typeface']
    return childOf(fonts, 'a:ea')?.attributes['typeface'] || byScript || undefined
  }
  return (run) => ({
    font: themed(run.eastAsiaTheme) ?? (run.eastAsia || unnamed.eastAsia),
    latinFont: themed(run.latinTheme) ?? (run.latin || unnamed.latin),
  })
}

/** Style `heading 3` is level 3 although a file may leave the outline level unsaid. */
export function outlineOf(properties: ParagraphProperties, style: ResolvedStyle | undefined): number | undefined {
  if (properties.outline !== undefined) return properties.outline || undefined
  return integerOf(/^(?:heading|标题)\s*([1-9])$/i.exec(style?.name ?? '')?.[1])
}
