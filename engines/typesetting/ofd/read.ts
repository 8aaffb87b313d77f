import { refuse, type Refused } from '#lib/decision'
import type { PlacedPage } from '#lib/placed'
import { identity } from './geometry.ts'
import type { OfdFile } from './paint.ts'
import { isRefused, readOfdPackage } from './package.ts'
import { gather, placed, type Gathered, type OfdImage } from './read-page.ts'
import { openParts, type Opened } from './read-parts.ts'
import { addResources, copyOf, newResources, type Resources } from './read-resources.ts'
import type { OfdRefusal } from './refusals.ts'
import { numbersIn } from './values.ts'
import { childOf, childrenOf, type XmlElement } from './xml-read.ts'

/** An OFD file as it was read. */
export interface OfdRead {
  readonly version: string
  /** DocInfo by its element names, e.g. `Title`, `Author`, `CreationDate`. */
  readonly info: Readonly<Record<string, string>>
  /** CustomDatas by their names, e.g. 发文字号. */
  readonly metadata: Readonly<Record<string, string>>
  readonly pages: readonly OfdPage[]
  readonly attachments: readonly OfdFile[]
  /** How many signatures the file says it has. */
  readonly signatures: number
  /** What could not be read, as Chinese sentences. Empty when all was. */
  readonly unread: readonly string[]
}
export interface OfdPage extends PlacedPage {
  readonly images: readonly OfdImage[]
}

const mostPages = 5000

/**
 * Reads an OFD file from anywhere: older namespaces, other versions, wrong element order and missing parts are borne, and what could not
 * be read is listed. Only what is no OFD at all, or is unsafe, is refused.
 */
export function readOfd(bytes: Uint8Array): OfdRead | Refused<OfdRefusal> {
  const parts = readOfdPackage(bytes)
  if (isRefused(parts)) return parts
  const opened = openParts(parts)
  const entry = opened.root(opened.locate('', 'OFD.xml'), '入口文件OFD.xml')
  const bodies = childrenOf(entry, 'DocBody')
  const body = bodies[0]
  const documentPart = opened.locate('OFD.xml', childOf(body, 'DocRoot')?.text ?? '')
  const document = documentPart === null ? undefined : opened.root(documentPart, '文档根文件')
  if (!entry || !body || documentPart === null || !document) return refuse('not-ofd', { what: opened.sentences()[0] ?? '入口没有指向文档' })
  if (bodies.length > 1) opened.unread(`文件内另有${bodies.length - 1}个文档，只读入了第一个。`)
  const info = childOf(body, 'DocInfo')
  const signatures = readSignatures(childOf(body, 'Signatures')?.text, opened)
  return {
    version: entry.attributes['Version'] ?? '',
    info: Object.fromEntries((info?.children ?? []).filter(({ children }) => !children.length).map(({ name, text }) => [name, text])),
    metadata: Object.fromEntries(childrenOf(childOf(info, 'CustomDatas'), 'CustomData').map(({ attributes, text }) => [attributes['Name'] ?? '', text])),
    pages: readPages({ document, part: documentPart, opened, stamps: signatures.stamps }),
    attachments: readAttachments(document, documentPart, opened),
    signatures: signatures.count,
    unread: opened.sentences(),
  }
}

/** The pages in reading order for import: what is set sideways follows its page as a page of its own. */
export const uprightPages = ({ pages }: { readonly pages: readonly PlacedPage[] }): PlacedPage[] => pages.flatMap((page) => page.sideways ? [page, page.sideways] : [page])

/** A seal that a signature puts on a page: the page's number and the box. */
interface Stamp { readonly page: string; readonly box: readonly number[] }

interface DocumentGiven { readonly document: XmlElement; readonly part: string; readonly opened: Opened; readonly stamps: readonly Stamp[] }

function readPages({ document, part, opened, stamps }: DocumentGiven): OfdPage[] {
  const common = childOf(document, 'CommonData')
  const resources = newResources()
  for (const name of ['PublicRes', 'DocumentRes']) for (const { text } of childrenOf(common, name)) addResources(opened.locate(part, text), resources, opened)
  const templates = new Map(childrenOf(common, 'TemplatePage').map(({ attributes }) => [attributes['ID'] ?? '', opened.locate(part, attributes['BaseLoc'] ?? '')]))
  const usual = sizeOf(childOf(common, 'PageArea')) ?? { widthMm: 210, heightMm: 297 }
  const entries = childrenOf(childOf(document, 'Pages'), 'Page')
  if (entries.length > mostPages) opened.unread(`文件有${entries.length}页，只读入了前${mostPages}页。`)
  const notes = annotatedPages(document, part, opened)
  return entries.slice(0, mostPages).map(({ attributes }, index) => {
    const id = attributes['ID'] ?? ''
    for (const sort of notes.get(id) ?? []) opened.unread(`第${index + 1}页的批注（${sort}）没有读入正文。`)
    const page = readPage(opened.locate(part, attributes['BaseLoc'] ?? ''), index + 1, { opened, resources, templates, usual })
    const sealed = stamps.filter((stamp) => stamp.page === id).map(({ box: [x, y, width, height] }) => ({ x: x! + width! / 2, y: y! + height! / 2, radius: Math.max(width!, height!) / 2 }))
    return { ...page, seals: [...page.seals, ...sealed] }
  })
}

interface PageGiven {
  readonly opened: Opened
  readonly resources: Resources
  readonly templates: ReadonlyMap<string, string | null>
  readonly usual: { readonly widthMm: number; readonly heightMm: number }
}

function readPage(part: string | null, number: number, { opened, resources, templates, usual }: PageGiven): OfdPage {
  const unread = (what: string) => { opened.unread(`第${number}页${what}。`) }
  const root = opened.root(part, `第${number}页`)
  const into: Gathered = { runs: [], rules: [], seals: [], images: [] }
  const show = (from: string | null, page: XmlElement | undefined) => {
    const extra = childrenOf(page, 'PageRes')
    const own = extra.length ? copyOf(resources) : resources
    for (const { text } of extra) addResources(from === null ? null : opened.locate(from, text), own, opened)
    const content = childOf(page, 'Content')
    if (content) gather(content, { axes: identity, params: [], depth: 0, resources: own, into, unread })
  }
  const shown = childrenOf(root, 'Template').map(({ attributes }) => ({ part: templates.get(attributes['TemplateID'] ?? '') ?? null, isAbove: attributes['ZOrder'] === 'Foreground' }))
  for (const template of shown.filter(({ isAbove }) => !isAbove)) show(template.part, opened.root(template.part, `第${number}页的模板`))
  show(part, root)
  for (const template of shown.filter(({ isAbove }) => isAbove)) show(template.part, opened.root(template.part, `第${number}页的模板`))
  return { ...placed(into, sizeOf(childOf(root, 'Area')) ?? usual, unread), images: into.images }
}

function sizeOf(area: XmlElement | undefined): { widthMm: number; heightMm: number } | null {
  const [, , widthMm = 0, heightMm = 0] = numbersIn(childOf(area, 'PhysicalBox')?.text ?? '') ?? []
  return widthMm > 0 && heightMm > 0 ? { widthMm, heightMm } : null
}

/** The sorts of annotations on each page, by the page's number. */
function annotatedPages(document: XmlElement, part: string, opened: Opened): ReadonlyMap<string, string[]> {
  const loc = childOf(document, 'Annotations')?.text
  if (!loc) return new Map()
  const list = opened.locate(part, loc)
  return new Map(childrenOf(opened.root(list, '批注目录'), 'Page').map((page) => {
    const file = list === null ? null : opened.locate(list, childOf(page, 'FileLoc')?.text ?? '')
    const sorts = childrenOf(opened.root(file, '批注文件'), 'Annot').map(({ attributes }) => attributes['Type'] ?? '未注明')
    return [page.attributes['PageID'] ?? '', [...new Set(sorts)]]
  }))
}

function readAttachments(document: XmlElement, part: string, opened: Opened): OfdFile[] {
  const loc = childOf(document, 'Attachments')?.text
  if (!loc) return []
  const list = opened.locate(part, loc)
  return childrenOf(opened.root(list, '附件目录'), 'Attachment').flatMap((attachment) => {
    const name = attachment.attributes['Name'] ?? ''
    const file = list === null ? null : opened.locate(list, childOf(attachment, 'FileLoc')?.text ?? '')
    const bytes = file === null ? undefined : opened.bytes(file)
    if (!bytes) opened.unread(`附件“${name}”的文件缺失，未能读入。`)
    return bytes ? [{ name, bytes }] : []
  })
}

function readSignatures(loc: string | undefined, opened: Opened): { count: number; stamps: Stamp[] } {
  if (!loc) return { count: 0, stamps: [] }
  const list = opened.locate('OFD.xml', loc)
  const entries = childrenOf(opened.root(list, '签名目录'), 'Signature')
  const stamps = entries.flatMap(({ attributes }) => {
    const root = opened.root(list === null ? null : opened.locate(list, attributes['BaseLoc'] ?? ''), '签名文件')
    return childrenOf(childOf(root, 'SignedInfo'), 'StampAnnot').flatMap((stamp) => {
      const box = numbersIn(stamp.attributes['Boundary'] ?? '') ?? []
      return box.length === 4 ? [{ page: stamp.attributes['PageRef'] ?? '', box }] : []
    })
  })
  return { count: entries.length, stamps }
}
