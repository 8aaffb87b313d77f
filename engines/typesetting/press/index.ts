/**
 * The short way to paper: layout and PDF alone, for a program that sets one paper and ends. The other face has all the engine does,
 * and takes twice as long to load (ADR 0018).
 */
export type { OfficialPaper, Paper } from '../model.ts'
export type { Layout } from '../display.ts'
export type { FontFiles, FontMetrics } from '../fonts.ts'
export { layout } from '../layout.ts'
export { metricsOf } from '../paint/metrics.ts'
export { paintOnePdf, paintPdf, type PdfOptions } from '../paint/pdf.ts'
export { isPicture } from '../paint/picture-bytes.ts'
export { filesOf } from '../papers.ts'
