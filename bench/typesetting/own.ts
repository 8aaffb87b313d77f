import { layout, metricsOf, paintPdf, type FontFiles } from '#engines/typesetting'
import type { PdfEngine } from './engine.ts'

/** Our engine as a server uses it. */
export function own(fonts: FontFiles): PdfEngine {
  const metrics = metricsOf(fonts)
  return { pdf: (paper) => paintPdf(layout(paper, metrics), fonts, { title: paper.title, paper }) }
}
