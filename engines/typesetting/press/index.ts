/**
 * The short way to paper: layout and PDF alone, for a program that sets one paper and ends. The whole engine stands behind the other
 * face and takes several times as long to load (ADR 0018).
 */
export type { OfficialPaper, Paper } from '../model.ts'
export type { Layout } from '../display.ts'
export type { FontFiles, FontMetrics } from '../fonts.ts'
export { layout } from '../layout.ts'
export { metricsOf } from '../paint/metrics.ts'
export { paintPdf, type PdfOptions } from '../paint/pdf.ts'
