/** Typesetting of official documents: a paper becomes pages of positioned things, and painters draw them. */
export type * from './model.ts'
export type { Layout, Page, Item, TextItem, RuleItem, ImageItem, SealItem, SealGlyph, Point, Color, Origin, Part, Warning, WarningCode } from './display.ts'
export { cssFamilies, fontKeys, standardMetrics, type Coverage, type FontFiles, type FontKey, type FontMetrics } from './fonts.ts'
export { metricsOf } from './paint/metrics.ts'
export { layout } from './layout.ts'
export { paintPdf, type PdfOptions } from './paint/pdf.ts'
export { paintSvg, type SvgOptions } from './paint/svg.ts'
