import { deflateSync } from 'node:zlib'
import { layout, metricsOf, paintPdf, type FontFiles } from '#engines/typesetting/press'
import type { PdfEngine } from './engine.ts'

/** Our engine: as a server uses it, or for a process that makes one paper and ends, with Node's own compression. */
export function own(fonts: FontFiles, isForOne = false): PdfEngine {
  const metrics = metricsOf(fonts)
  return { pdf: (paper) => paintPdf(layout(paper, metrics), fonts, { title: paper.title, paper, ...(isForOne ? { deflate: deflateSync } : {}) }) }
}
