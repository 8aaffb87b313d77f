import { XMLParser } from 'fast-xml-parser'

/** An element of an XML part, with its prefix as written: Word and WPS write `w:`, `wp:`, `a:`, `v:` always. */
export interface XmlElement {
  readonly name: string
  readonly attributes: Readonly<Record<string, string>>
  readonly children: readonly (XmlElement | string)[]
}

/** Deep enough for tables in text boxes in tables; deeper is no office document. */
const deepest = 256

const parser = new XMLParser({
  preserveOrder: true, ignoreAttributes: false, attributeNamePrefix: '', trimValues: false, parseTagValue: false, parseAttributeValue: false,
  // Entities are decoded here: the parser's own would follow a DOCTYPE.
  processEntities: false, ignoreDeclaration: true, ignorePiTags: true, maxNestedTags: deepest,
})

/** The root of an XML part; `null` when it is cut off, is no XML, or declares a DOCTYPE, which OOXML forbids and only traps use. */
export function parseXml(text: string): XmlElement | null {
  if (/<!(DOCTYPE|ENTITY)/i.test(text)) return null
  try {
    const roots = elementsOf(parser.parse(text) as readonly RawNode[]).filter((node) => typeof node !== 'string')
    const root = roots[0]
    return root && roots.length === 1 && isClosed(text, root.name) ? root : null
  } catch {
    return null
  }
}

/** The parser forgives a file that was cut off: then the root's end is missing. */
const isClosed = (text: string, name: string): boolean => /<\/([\w:.-]+)\s*>\s*(?:<!--[\s\S]*?-->\s*)*$/.exec(text)?.[1] === name || new RegExp(`<${name}[^>]*/>\\s*$`).test(text)

type RawNode = Readonly<Record<string, unknown>>

function elementsOf(raw: readonly RawNode[]): (XmlElement | string)[] {
  return raw.map((node) => {
    const name = Object.keys(node).find((key) => key !== ':@')!
    if (name === '#text') return decoded(String(node['#text']))
    const attributes = Object.entries((node[':@'] ?? {}) as Record<string, unknown>).map(([key, value]) => [key, decoded(String(value))])
    return { name, attributes: Object.fromEntries(attributes), children: elementsOf(node[name] as readonly RawNode[]) }
  })
}

const named: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }
const decoded = (text: string): string => !text.includes('&') ? text : text.replace(/&(?:#x([0-9a-fA-F]{1,6})|#(\d{1,7})|(\w+));/g, (whole, hex?: string, decimal?: string, name?: string) => {
  if (name) return named[name] ?? whole
  const code = hex ? parseInt(hex, 16) : Number(decimal)
  return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : ''
})

/** The child elements, all or those of a name. */
export const childrenOf = (element: XmlElement | undefined, name?: string): XmlElement[] =>
  (element?.children ?? []).filter((child): child is XmlElement => typeof child !== 'string' && (name === undefined || child.name === name))
/** The first child of a name, or what a path of names leads to. */
export const childOf = (element: XmlElement | undefined, ...path: readonly string[]): XmlElement | undefined =>
  path.reduce<XmlElement | undefined>((at, name) => at?.children.find((child): child is XmlElement => typeof child !== 'string' && child.name === name), element)
/** The `w:val` of a child. */
export const valueOf = (element: XmlElement | undefined, name: string): string | undefined => childOf(element, name)?.attributes['w:val']

/** Whether a switch such as `w:b` is on, off, or not spoken of. */
export function switchOf(element: XmlElement | undefined, name: string): boolean | undefined {
  const found = childOf(element, name)
  return found && !['0', 'false', 'off'].includes(found.attributes['w:val'] ?? 'true')
}

/** All characters inside. */
export const textOf = (element: XmlElement): string => element.children.map((child) => typeof child === 'string' ? child : textOf(child)).join('')

/** Every element of a name below, in order. */
export const descendantsOf = (element: XmlElement, name: string): XmlElement[] =>
  childrenOf(element).flatMap((child) => [...(child.name === name ? [child] : []), ...descendantsOf(child, name)])
