import { strFromU8 } from 'fflate'

/** An element of an XML part. Comments and processing instructions are left out. */
export interface XmlElement {
  /** The local name, without its prefix. */
  readonly name: string
  /** The namespace; empty when there is none. */
  readonly space: string
  /** By name; one with a prefix keeps it. Namespace declarations are left out. */
  readonly attributes: Readonly<Record<string, string>>
  readonly children: readonly XmlElement[]
  /** The text directly within, as written. */
  readonly text: string
  readonly line: number
}
/** Why a part cannot be read, and on which line. */
export interface XmlFault { readonly fault: string; readonly line: number }

/** How deep and how much a part may hold. */
const deepest = 200
const mostElements = 2_000_000

/** Reads a part of UTF-8 text. DOCTYPE is refused, and with it all entities but the five of XML itself. */
export function readXml(bytes: Uint8Array): XmlElement | XmlFault {
  if ((bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff)) return { fault: '编码不是UTF-8', line: 1 }
  const text = strFromU8(bytes).replace(/^\ufeff/, '')
  const declared = /^<\?xml[^>]*\sencoding\s*=\s*["']([\w-]+)["']/.exec(text)?.[1]
  if (declared && !/^utf-?8$|^us-ascii$/i.test(declared)) return { fault: `编码声明为${declared}，应为UTF-8`, line: 1 }
  if (text.includes('\ufffd') && hasBadBytes(bytes)) return { fault: '含有不是UTF-8的字节', line: 1 }
  const scan = { text, at: 0, lineEnd: endOfLine(text, 0), line: 1, count: 0 }
  try {
    return readDocument(scan)
  } catch (error) {
    if (error instanceof Broken) return { fault: error.message, line: lineOf(scan, Math.min(scan.at, text.length)) }
    throw error
  }
}

export const isXmlFault = (read: XmlElement | XmlFault): read is XmlFault => 'fault' in read
/** The children of a name. */
export const childrenOf = (element: XmlElement | undefined, name: string): XmlElement[] => element?.children.filter((child) => child.name === name) ?? []
/** The first child of a name. */
export const childOf = (element: XmlElement | undefined, name: string): XmlElement | undefined => element?.children.find((child) => child.name === name)

class Broken extends Error {}

/** `lineEnd` is where the present line ends: a part written as one line is searched for its end but once. */
interface Scan { readonly text: string; at: number; lineEnd: number; line: number; count: number }
interface Open { readonly element: XmlElement & { children: XmlElement[]; text: string }; readonly qualified: string; readonly spaces: Readonly<Record<string, string>> }

/** fflate reads a bad byte as U+FFFD: it is one unless the text itself holds that character (EF BF BD). */
function hasBadBytes(bytes: Uint8Array): boolean {
  const replaced = [...strFromU8(bytes).matchAll(/\ufffd/g)].length
  let written = 0
  for (let i = 0; i + 2 < bytes.length; i++) if (bytes[i] === 0xef && bytes[i + 1] === 0xbf && bytes[i + 2] === 0xbd) written++
  return replaced > written
}

function readDocument(scan: Scan): XmlElement {
  const open: Open[] = []
  let root: XmlElement | undefined
  while (scan.at < scan.text.length) {
    const next = scan.text.indexOf('<', scan.at)
    const until = next < 0 ? scan.text.length : next
    if (until > scan.at) addText(open.at(-1), decode(scan.text.slice(scan.at, until)))
    scan.at = until
    if (next < 0) break
    if (skipMarkup(scan, open.at(-1))) continue
    if (scan.text[scan.at + 1] === '/') closeElement(scan, open)
    else {
      if (!open.length && root) throw new Broken('根元素之后还有元素')
      const { element, isEmpty, opened } = openElement(scan, open)
      if (open.length) open.at(-1)!.element.children.push(element)
      else root = element
      if (!isEmpty) open.push(opened)
    }
  }
  if (open.length) throw new Broken(`元素${open.at(-1)!.qualified}没有结束`)
  if (!root) throw new Broken('没有根元素')
  return root
}

function addText(parent: Open | undefined, text: string): void {
  if (parent) parent.element.text += text
  else if (text.trim()) {
    throw new Broken('根元素之外有文字')
  }
}

/** Comments, CDATA and processing instructions; says whether there was one. */
function skipMarkup(scan: Scan, parent: Open | undefined): boolean {
  const skip = (start: string, end: string): string | null => {
    if (!scan.text.startsWith(start, scan.at)) return null
    const to = scan.text.indexOf(end, scan.at + start.length)
    if (to < 0) throw new Broken(`“${start}”没有结束`)
    const inside = scan.text.slice(scan.at + start.length, to)
    scan.at = to + end.length
    return inside
  }
  if (skip('<!--', '-->') !== null || skip('<?', '?>') !== null) return true
  const data = skip('<![CDATA[', ']]>')
  if (data !== null) {
    addText(parent, data)
    return true
  }
  if (scan.text.startsWith('<!', scan.at)) throw new Broken('不接受DOCTYPE和实体声明')
  return false
}

function closeElement(scan: Scan, open: Open[]): void {
  const to = scan.text.indexOf('>', scan.at)
  const name = to < 0 ? '' : scan.text.slice(scan.at + 2, to).trim()
  const last = open.pop()
  if (last?.qualified !== name) throw new Broken(`结束标签“${name}”与开始标签“${last?.qualified ?? ''}”不配对`)
  scan.at = to + 1
}

const namePattern = /[^\s/>=<]+/y
const attributePattern = /\s+([^\s=/>]+)\s*=\s*(?:"([^"<]*)"|'([^'<]*)')/y
const endPattern = /\s*(\/?)>/y

function openElement(scan: Scan, open: readonly Open[]): { element: Open['element']; isEmpty: boolean; opened: Open } {
  if (++scan.count > mostElements || open.length > deepest) throw new Broken('元素过多或嵌套过深')
  const line = lineOf(scan, scan.at)
  const take = (pattern: RegExp) => {
    pattern.lastIndex = scan.at
    const match = pattern.exec(scan.text)
    if (match) scan.at = pattern.lastIndex
    return match
  }
  scan.at++
  const qualified = take(namePattern)?.[0]
  if (!qualified) throw new Broken('标签不完整')
  const attributes: Record<string, string> = {}
  const spaces: Record<string, string> = { ...open.at(-1)?.spaces }
  for (let match = take(attributePattern); match; match = take(attributePattern)) {
    const [, name, double, single] = match
    const value = decode((double ?? single)!.replace(/[\t\r\n]/g, ' '))
    if (name === 'xmlns' || name!.startsWith('xmlns:')) spaces[name!.slice(6)] = value
    else if (Object.hasOwn(attributes, name!)) throw new Broken(`属性${name}出现两次`)
    else attributes[name!] = value
  }
  const end = take(endPattern)
  if (!end) throw new Broken(`标签${qualified}不完整`)
  const [prefix, local] = qualified.includes(':') ? qualified.split(':') as [string, string] : ['', qualified]
  if (prefix && spaces[prefix] === undefined) throw new Broken(`前缀${prefix}没有声明`)
  const element = { name: local, space: spaces[prefix] ?? '', attributes, children: [], text: '', line }
  return { element, isEmpty: end[1] === '/', opened: { element, qualified, spaces } }
}

const named: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: '\'' }

function decode(text: string): string {
  if (!text.includes('&')) return text
  return text.replace(/&(?:#(\d+)|#x([\da-fA-F]+)|(\w+));|&/g, (whole, decimal?: string, hex?: string, name?: string) => {
    const code = decimal ? Number(decimal) : hex ? parseInt(hex, 16) : NaN
    const char = name ? named[name] : code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : undefined
    if (char === undefined) throw new Broken(`实体“${whole}”不认识`)
    return char
  })
}

/** The line of a place; places only grow, so that each line end is counted once. */
function lineOf(scan: Scan, at: number): number {
  while (scan.lineEnd < at) {
    scan.line++
    scan.lineEnd = endOfLine(scan.text, scan.lineEnd + 1)
  }
  return scan.line
}

function endOfLine(text: string, from: number): number {
  const end = text.indexOf('\n', from)
  return end < 0 ? Infinity : end
}
