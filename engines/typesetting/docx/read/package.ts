import { strFromU8, unzipSync } from 'fflate'
import { refuse, type Refused } from '#lib/decision'
import type { DocxRefusal } from '../refusals.ts'
import { childrenOf, parseXml, type XmlElement } from './xml.ts'

/** The parts of a .docx that tell of text and looks. */
export interface DocxPackage {
  /** Names of all entries in the archive. */
  readonly names: readonly string[]
  /** The root of a part under `word/`; undefined when it is not there or unreadable. */
  readonly part: (name: string) => XmlElement | undefined
  /** Where the relations of a part under `word/` lead: target by id. */
  readonly relations: (part: string) => ReadonlyMap<string, string>
}

/** The markup of some thousand pages; a few hundred kilobytes can claim to be gigabytes. */
const markupLimit = 24 * 1024 * 1024
const entryLimit = 5000

/** Opens the archive within limits. */
export function openDocx(bytes: Uint8Array): DocxPackage | Refused<DocxRefusal> {
  // A .doc, and a .docx behind a password, are compound files of the old kind.
  if (bytes[0] === 0xd0 && bytes[1] === 0xcf) return refuse('docx-encrypted')
  const opened = unpacked(bytes)
  if ('kind' in opened) return opened
  const parsed = new Map<string, XmlElement | undefined>()
  const part = (name: string): XmlElement | undefined => {
    const path = `word/${name}`
    if (!parsed.has(path)) parsed.set(path, opened.markup[path] && (parseXml(textOfBytes(opened.markup[path])) ?? undefined))
    return parsed.get(path)
  }
  const relations = (name: string) => relationsOf(part(`_rels/${name}.rels`))
  if (!opened.markup['word/document.xml']) return refuse('not-docx')
  return part('document.xml') ? { names: opened.names, part, relations } : refuse('docx-damaged')
}

interface Unpacked { readonly names: readonly string[]; readonly markup: Readonly<Record<string, Uint8Array>> }

/** fflate fills no more than the size an entry declares, so that the sum of declared sizes is a true limit. */
function unpacked(bytes: Uint8Array): Unpacked | Refused<DocxRefusal> {
  const names: string[] = []
  let size = 0
  let isTrap = false
  try {
    const markup = unzipSync(bytes, {
      filter({ name, originalSize }) {
        names.push(name)
        isTrap ||= names.length > entryLimit
        if (!/^word\/.*\.(xml|rels)$/i.test(name)) return false
        size += originalSize
        isTrap ||= size > markupLimit
        return !isTrap
      },
    })
    return isTrap ? refuse('docx-too-large') : { names, markup }
  } catch {
    return refuse(bytes[0] === 0x50 && bytes[1] === 0x4b ? 'docx-damaged' : 'not-docx')
  }
}

const textOfBytes = (bytes: Uint8Array): string => {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return utf16(bytes)
  return strFromU8(bytes).replace(/^\ufeff/, '')
}

function utf16(bytes: Uint8Array): string {
  let text = ''
  for (let at = 2; at + 1 < bytes.length; at += 2) text += String.fromCharCode(bytes[at]! | bytes[at + 1]! << 8)
  return text
}

function relationsOf(root: XmlElement | undefined): ReadonlyMap<string, string> {
  return new Map(childrenOf(root, 'Relationship').map(({ attributes }) => [attributes['Id'] ?? '', (attributes['Target'] ?? '').replace(/^\/?word\//, '')]))
}
