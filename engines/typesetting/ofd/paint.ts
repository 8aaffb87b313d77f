import { strToU8 } from 'fflate'
import type { Day } from '#lib/instants'
import type { Layout } from '../display.ts'
import { flatItems } from '../display.ts'
import type { FontFiles } from '../fonts.ts'
import type { Paper } from '../model.ts'
import { outlineEntries } from '../outline-entries.ts'
import { digest } from '../paint/pdf-file.ts'
import { readPicture } from '../paint/picture-bytes.ts'
import { escaped } from '../xml-text.ts'
import { elementSpace, elementTags, fieldTexts, type PaintedPage } from './elements.ts'
import { metadataOf } from './metadata.ts'
import { outlinesXml, pageBox } from './outlines.ts'
import { writeOfdPackage } from './package.ts'
import { embedFonts } from './paint-fonts.ts'
import { paintPage } from './paint-page.ts'
import { array, element, mm, xmlPart } from './xml-write.ts'

export interface OfdOptions {
  /** Title in the file's metadata. */
  readonly title: string
  /** The paper that was laid out: from it headings come into the outline. */
  readonly paper?: Paper
  /** PNG or JPEG bytes by the picture's `file`. A picture that is missing or unreadable shows as an empty frame. */
  readonly images?: Readonly<Record<string, Uint8Array>>
  /** Files that go along inside, of any kind. */
  readonly attachments?: readonly OfdFile[]
  readonly createdOn?: Day
  /** Metadata to be added to, or put in place of, those taken from the pages; by their Chinese names. */
  readonly metadata?: Readonly<Record<string, string>>
}
/** A file put into an OFD, or found in one. */
export interface OfdFile { readonly name: string; readonly bytes: Uint8Array }

const producer = 'Shuniu'

/** Paints a layout as OFD (GB/T 33190-2016) with subset fonts. Same layout, fonts and options, same bytes. */
export function paintOfd(layout: Layout, fonts: FontFiles, options: OfdOptions): Uint8Array {
  let last = 0
  const nextId = () => ++last
  const parts = new Map<string, Uint8Array>()
  const embedded = embedFonts(layout, fonts, nextId)
  const pictures = embedPictures(layout, options.images ?? {}, nextId)
  for (const [name, bytes] of [...embedded.files, ...pictures.files]) parts.set(`Doc_0/Res/${name}`, bytes)
  if (embedded.xml) parts.set('Doc_0/PublicRes.xml', xmlPart('Res', { BaseLoc: 'Res' }, [embedded.xml]))
  if (pictures.xml) parts.set('Doc_0/DocumentRes.xml', xmlPart('Res', { BaseLoc: 'Res' }, [pictures.xml]))
  const pages = layout.pages.map((page, index): PaintedPage => {
    const id = nextId()
    const layer = nextId()
    const objects = paintPage(page, { nextId, fonts: embedded.fonts, pictures: pictures.ids, files: fonts })
    const content = objects.length ? [element('Content', {}, element('Layer', { ID: layer, Type: 'Body' }, `\n${objects.map(({ xml }) => xml).join('\n')}\n`))] : []
    parts.set(`Doc_0/Pages/Page_${index}/Content.xml`, xmlPart('Page', {}, [element('Area', {}, element('PhysicalBox', {}, pageBox(page))), ...content]))
    return { id, objects }
  })
  parts.set('Doc_0/Tags/CustomTags.xml', xmlPart('CustomTags', {}, [element('CustomTag', { NameSpace: elementSpace }, element('FileLoc', {}, 'OfficialPaper.xml'))]))
  parts.set('Doc_0/Tags/OfficialPaper.xml', elementTags(pages))
  addAttachments(parts, options.attachments ?? [])
  parts.set('Doc_0/Document.xml', documentPart({ layout, pages, options, parts, maxId: last }))
  parts.set('OFD.xml', entryPart({ layout, pages, options, parts }))
  return writeOfdPackage(parts)
}

interface EmbeddedPictures { readonly ids: ReadonlyMap<string, number>; readonly files: ReadonlyMap<string, Uint8Array>; readonly xml: string }

function embedPictures(layout: Layout, images: Readonly<Record<string, Uint8Array>>, nextId: () => number): EmbeddedPictures {
  const wanted = new Set(layout.pages.flatMap((page) => flatItems(page.items)).flatMap((item) => item.kind === 'image' ? [item.file] : []))
  const ids = new Map<string, number>()
  const files = new Map<string, Uint8Array>()
  let xml = ''
  for (const key of wanted) {
    const bytes = images[key]
    if (!bytes || !readPicture(bytes)) continue
    const id = nextId()
    const isPng = bytes[0] === 0x89
    const name = `image_${id}.${isPng ? 'png' : 'jpg'}`
    ids.set(key, id)
    files.set(name, bytes)
    xml += element('MultiMedia', { ID: id, Type: 'Image', Format: isPng ? 'PNG' : 'JPEG' }, element('MediaFile', {}, name))
  }
  return { ids, files, xml: xml && element('MultiMedias', {}, xml) }
}

function addAttachments(parts: Map<string, Uint8Array>, files: readonly OfdFile[]): void {
  if (!files.length) return
  const rows = files.map(({ name, bytes }, index) => {
    const ending = /\.([A-Za-z0-9]{1,8})$/.exec(name)?.[1]?.toLowerCase()
    const file = `file_${index + 1}${ending ? `.${ending}` : ''}`
    parts.set(`Doc_0/Attachs/${file}`, bytes)
    // Size in KB, as the standard counts it.
    return element('Attachment', { ID: `A${index + 1}`, Name: name, Format: ending, Size: mm(bytes.length / 1024) }, element('FileLoc', {}, file))
  })
  parts.set('Doc_0/Attachs/Attachments.xml', xmlPart('Attachments', {}, rows))
}

interface Painted {
  readonly layout: Layout
  readonly pages: readonly PaintedPage[]
  readonly options: OfdOptions
  readonly parts: ReadonlyMap<string, Uint8Array>
}

function documentPart({ layout, pages, options, parts, maxId }: Painted & { readonly maxId: number }): Uint8Array {
  const has = (name: string) => parts.has(`Doc_0/${name}`)
  const first = layout.pages[0]
  return xmlPart('Document', {}, [
    element('CommonData', {}, [
      element('MaxUnitID', {}, String(maxId)),
      element('PageArea', {}, element('PhysicalBox', {}, first ? pageBox(first) : array(0, 0, 210, 297))),
      ...['PublicRes', 'DocumentRes'].filter((name) => has(`${name}.xml`)).map((name) => element(name, {}, `${name}.xml`)),
    ]),
    element('Pages', {}, pages.map(({ id }, index) => element('Page', { ID: id, BaseLoc: `Pages/Page_${index}/Content.xml` }))),
    outlinesXml(outlineEntries(pages, options.paper)),
    element('CustomTags', {}, 'Tags/CustomTags.xml'),
    has('Attachs/Attachments.xml') ? element('Attachments', {}, 'Attachs/Attachments.xml') : '',
  ].filter(Boolean))
}

function entryPart({ layout, pages, options, parts }: Painted): Uint8Array {
  const texts = fieldTexts(pages)
  const metadata = { ...metadataOf(texts, { pages: layout.pages.length, paper: options.paper }), ...options.metadata }
  const author = metadata['发文机关']
  const rows = Object.entries(metadata).filter(([, value]) => value !== '').map(([name, value]) => element('CustomData', { Name: name }, escaped(value)))
  // The number is made from what is in the file, so that the same paper keeps it.
  const id = digest([...parts.values(), strToU8(rows.join('') + options.title)])
  return xmlPart('OFD', { Version: '1.0', DocType: 'OFD' }, [element('DocBody', {}, [
    element('DocInfo', {}, [
      element('DocID', {}, id),
      element('Title', {}, escaped(options.title.replace(/\s+/g, ' ').trim())),
      author ? element('Author', {}, escaped(author)) : '',
      options.createdOn ? element('CreationDate', {}, options.createdOn) : '',
      element('DocUsage', {}, 'Normal'),
      element('Creator', {}, producer),
      rows.length ? element('CustomDatas', {}, rows) : '',
    ].filter(Boolean)),
    element('DocRoot', {}, 'Doc_0/Document.xml'),
  ])])
}
