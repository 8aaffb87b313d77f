import { resolveLoc, type OfdParts } from '../ofd/package.ts'
import { numbersIn } from '../ofd/values.ts'
import { childOf, childrenOf, isXmlFault, readXml, type XmlElement } from '../ofd/xml-read.ts'
import type { Box } from '../ofd/geometry.ts'

/** Where the signatures of a package are kept, and on what pages they may stand. */
export interface SigningGround {
  /** The list of signatures; null while there is none. */
  readonly list: string | null
  readonly entries: readonly SignatureEntry[]
  /** The folder of the document, e.g. `Doc_0`; empty at the root. */
  readonly folder: string
  readonly pages: readonly SignedPage[]
}
export interface SignatureEntry { readonly id: string; readonly part: string }
export interface SignedPage { readonly id: string; readonly width: number; readonly height: number }

/** A part as XML; null when it is missing or cannot be read. */
export function xmlOf(parts: OfdParts, part: string | null): XmlElement | null {
  const bytes = part === null ? undefined : parts.get(part)
  const root = bytes && readXml(bytes)
  return root && !isXmlFault(root) ? root : null
}

/** Finds the signatures and pages of the first document of a package; null when it has none. */
export function signingGround(parts: OfdParts): SigningGround | null {
  const body = childOf(xmlOf(parts, 'OFD.xml') ?? undefined, 'DocBody')
  const root = resolveLoc('OFD.xml', childOf(body, 'DocRoot')?.text.trim() ?? '')
  const document = root ? xmlOf(parts, root) : null
  if (!root || !document) return null
  const wanted = childOf(body, 'Signatures')?.text.trim()
  const list = wanted ? resolveLoc('OFD.xml', wanted) : null
  const entries = childrenOf(xmlOf(parts, list) ?? undefined, 'Signature').flatMap(({ attributes }): SignatureEntry[] => {
    const part = resolveLoc(list!, attributes['BaseLoc'] ?? '')
    return part ? [{ id: attributes['ID'] ?? '', part }] : []
  })
  return { list, entries, folder: root.split('/').slice(0, -1).join('/'), pages: pagesOf(parts, root, document) }
}

function pagesOf(parts: OfdParts, root: string, document: XmlElement): SignedPage[] {
  const usual = boxOf(childOf(childOf(document, 'CommonData'), 'PageArea'))
  return childrenOf(childOf(document, 'Pages'), 'Page').map(({ attributes }) => {
    const page = xmlOf(parts, resolveLoc(root, attributes['BaseLoc'] ?? ''))
    const box = boxOf(childOf(page ?? undefined, 'Area')) ?? usual
    return { id: attributes['ID'] ?? '', width: box?.width ?? 0, height: box?.height ?? 0 }
  })
}

const boxOf = (area: XmlElement | undefined): Box | null => boxIn(childOf(area, 'PhysicalBox')?.text)

/** An `ST_Box`: x, y, width and height. */
export function boxIn(text: string | undefined): Box | null {
  const [x, y, width, height] = text === undefined ? [] : numbersIn(text) ?? []
  return x === undefined || y === undefined || width === undefined || height === undefined ? null : { x, y, width, height }
}
