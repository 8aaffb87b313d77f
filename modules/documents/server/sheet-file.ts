import { layout, metricsOf, paintPdf } from '#engines/typesetting'
import { contentOf } from '#modules/files'
import type { FileId } from '#lib/ids'
import { fontsInForce } from '#platform/fonts'
import type { Platform } from '../../../platform/module.ts'
import type { DraftSheet } from '../core/draft-sheet.ts'
import { drawnOnSheet, sheetPaper } from '../core/sheet-paper.ts'

/** The 发文稿纸 as PDF, with what was written by hand. */
export async function sheetFile(platform: Pick<Platform, 'settings' | 'db' | 'files'>, sheet: DraftSheet): Promise<Uint8Array> {
  const images: Record<string, Uint8Array> = {}
  const sizes = new Map<FileId, { widthMm: number; heightMm: number }>()
  for (const file of drawnOnSheet(sheet)) {
    const bytes = await contentOf(platform, file)
    const size = bytes && sizeOfPng(bytes)
    if (!size) continue
    images[file] = bytes
    sizes.set(file, size)
  }
  const files = await fontsInForce(platform.settings)
  const paper = sheetPaper(sheet, sizes)
  return paintPdf(layout(paper, metricsOf(files)), files, { title: paper.title, paper, images })
}

/** Drawing pads give PNG at about this many dots a millimetre; the form makes smaller what is larger than its box. */
const DOTS_PER_MM = 8

function sizeOfPng(bytes: Uint8Array): { widthMm: number; heightMm: number } | null {
  if (bytes.length < 24 || !PNG.every((byte, at) => bytes[at] === byte)) return null
  const view = new DataView(bytes.buffer, bytes.byteOffset)
  const [width, height] = [view.getUint32(16), view.getUint32(20)]
  return width && height ? { widthMm: width / DOTS_PER_MM, heightMm: height / DOTS_PER_MM } : null
}
const PNG = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]
