import { resolveLoc, type OfdParts } from './package.ts'
import { isXmlFault, readXml, type XmlElement } from './xml-read.ts'

/** A foreign file being read: finds parts with patience, and lists what could not be read. */
export interface Opened {
  /** The part that a location names, if there is one. */
  readonly locate: (from: string, loc: string, base?: string) => string | null
  readonly bytes: (part: string) => Uint8Array | undefined
  /** The root element of a part; what is missing or broken is listed under the name given. */
  readonly root: (part: string | null, what: string) => XmlElement | undefined
  readonly unread: (sentence: string) => void
}

export interface OpenedParts extends Opened { readonly sentences: () => readonly string[] }

/** So many sentences are listed; the same is said once. */
const most = 200

/** Opens unpacked parts for reading. `folder` of the document serves where a location is neither relative nor absolute. */
export function openParts(parts: OfdParts): OpenedParts {
  const byLowerCase = new Map([...parts.keys()].map((name) => [name.toLowerCase(), name]))
  const sentences = new Set<string>()
  const unread = (sentence: string) => { if (sentences.size < most) sentences.add(sentence) }
  const found = (path: string | null) => path === null ? null : parts.has(path) ? path : byLowerCase.get(path.toLowerCase()) ?? null
  const locate = (from: string, loc: string, base = ''): string | null => {
    const wanted = loc.trim().replaceAll('\\', '/')
    // Files in the field also count from the package's root or from the document's folder.
    return [resolveLoc(from, wanted, base), resolveLoc(from, wanted), resolveLoc('', wanted), resolveLoc(`${from.split('/')[0]!}/`, wanted)].map(found).find((path) => path !== null) ?? null
  }
  const root = (part: string | null, what: string): XmlElement | undefined => {
    const bytes = part === null ? undefined : parts.get(part)
    const read = bytes && readXml(bytes)
    if (!read) unread(`${what}缺失，未能读入。`)
    else if (isXmlFault(read)) unread(`${what}的XML有错（第${read.line}行：${read.fault}），未能读入。`)
    else return read
    return undefined
  }
  return { locate, bytes: (part) => parts.get(part), root, unread, sentences: () => [...sentences] }
}
