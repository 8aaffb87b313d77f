import { flatItems, type Layout } from '../display.ts'
import type { FontFiles } from '../fonts.ts'
import type { Paper } from '../model.ts'
import { latin1 } from './bytes.ts'
import { addArchiveParts } from './pdf-archive.ts'
import { k, pageContent } from './pdf-content.ts'
import { newPdfFile, num, ref, type Deflate, type PdfFile, type Root } from './pdf-file.ts'
import { embedFonts } from './pdf-fonts.ts'
import { addOutline } from './pdf-outline.ts'
import { addStructure } from './pdf-structure.ts'
import { newTagTree } from './pdf-tags.ts'
import { readPicture } from './picture-bytes.ts'

export interface PdfOptions {
  /** Title in the file's metadata. */
  readonly title: string
  /** The paper that was laid out: from it headings come into the bookmarks and the tagged text. */
  readonly paper?: Paper
  /** PNG or JPEG bytes by the picture's `file`. A picture that is missing or unreadable shows as an empty frame. */
  readonly images?: Readonly<Record<string, Uint8Array>>
}
export interface OnePdfOptions extends PdfOptions {
  /** Makes zlib streams instead of the engine: machine code, and beside it where a stream is long. */
  readonly deflate: Deflate
}

/** Paints a layout as PDF/A-1b with subset fonts, bookmarks and tagged text. Same layout, fonts and options, same bytes. */
export function paintPdf(layout: Layout, fonts: FontFiles, options: PdfOptions): Uint8Array {
  const file = newPdfFile()
  return file.bytes(paint(file, { layout, fonts, options }))
}

/**
 * The same for a program that makes one paper and ends. From the second on `paintPdf` is faster, for it keeps the outlines that it has coded.
 * The streams are packed otherwise, and so the bytes depend on `deflate` too.
 */
export async function paintOnePdf(layout: Layout, fonts: FontFiles, options: OnePdfOptions): Promise<Uint8Array> {
  const file = newPdfFile(options.deflate)
  const root = paint(file, { layout, fonts, options })
  await file.complete()
  return file.bytes(root)
}

function paint(file: PdfFile, { layout, fonts, options }: { readonly layout: Layout; readonly fonts: FontFiles; readonly options: PdfOptions }): Root {
  const embedded = embedFonts(file, layout, fonts)
  const pictures = embedPictures(file, layout, options.images ?? {})
  const resources = file.add(`/Font<<${[...embedded.values()].map(({ name, object }) => `/${name} ${ref(object)}`).join('')}>>`
    + `/XObject<<${[...pictures.values()].map(({ name, object }) => `/${name} ${ref(object)}`).join('')}>>`)
  const tree = file.reserve()
  const tags = newTagTree(options.paper)
  const contents = file.streams(layout.pages.map((page) => latin1(pageContent(page, { embedded, pictures, fonts }, tags.page()))))
  const kids = layout.pages.map((page, index) =>
    file.add(`/Type/Page/Parent ${ref(tree)}/MediaBox[0 0 ${num(page.widthMm * k)} ${num(page.heightMm * k)}]/Resources ${ref(resources)}/Contents ${ref(contents[index]!)}/StructParents ${index}`))
  file.fill(tree, `/Type/Pages/Kids[${kids.map(ref).join(' ')}]/Count ${kids.length}`)
  const outline = addOutline(file, { pages: layout.pages, objects: kids, paper: options.paper })
  const structure = addStructure(file, tags, kids)
  const archive = addArchiveParts(file, options.title)
  const catalog = file.add(`/Type/Catalog/Pages ${ref(tree)}${outline}${structure}${archive.catalogEntries}`)
  return { catalog, info: archive.info }
}

interface PdfPicture { readonly name: string; readonly object: number }

function embedPictures(file: PdfFile, layout: Layout, images: Readonly<Record<string, Uint8Array>>): ReadonlyMap<string, PdfPicture> {
  const wanted = new Set(layout.pages.flatMap((page) => flatItems(page.items)).flatMap((item) => item.kind === 'image' ? [item.file] : []))
  const pictures = new Map<string, PdfPicture>()
  for (const key of wanted) {
    const picture = images[key] && readPicture(images[key])
    if (!picture) continue
    const shape = `/Type/XObject/Subtype/Image/Width ${picture.width}/Height ${picture.height}/BitsPerComponent 8`
    const object = picture.kind === 'jpeg'
      ? file.stream(`${shape}/ColorSpace/${picture.gray ? 'DeviceGray' : 'DeviceRGB'}/Filter/DCTDecode`, picture.data, 'plain')
      : file.stream(`${shape}/ColorSpace/DeviceRGB`, picture.data)
    pictures.set(key, { name: `I${pictures.size}`, object })
  }
  return pictures
}
