import type { OfficialPaper } from '#engines/typesetting'

/** Something that makes a PDF of a paper. */
export interface PdfEngine { readonly pdf: (paper: OfficialPaper) => Uint8Array }
export const engineNames = ['own', 'typst'] as const
export type EngineName = (typeof engineNames)[number]
