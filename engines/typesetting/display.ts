import type { FontKey } from './fonts.ts'

/** The result of a layout: pages of positioned things, in mm from the top left corner of the paper, y downwards. */
export interface Layout {
  readonly pages: readonly Page[]
  readonly warnings: readonly Warning[]
}
export interface Page {
  readonly widthMm: number
  readonly heightMm: number
  /** The printed page number; absent where none is printed. */
  readonly number?: number
  readonly items: readonly Item[]
}

/** In drawing order: what comes later lies above. Text items come in reading order. */
export type Item = TextItem | RuleItem | ImageItem | SealItem

/** A stretch of text in one font on one baseline. */
export interface TextItem {
  readonly kind: 'text'
  readonly text: string
  /** The left edge of each character (code point) of `text`. */
  readonly xs: readonly number[]
  /** Where the last character's slot ends. */
  readonly end: number
  /** The baseline. */
  readonly y: number
  readonly font: FontKey
  /** Font size (em) in mm. */
  readonly size: number
  readonly color: Color
  /** Horizontal scale of the glyphs; 1 unless the issuer's mark is narrowed. */
  readonly scaleX: number
  readonly origin: Origin
}
export interface RuleItem {
  readonly kind: 'rule'
  readonly x1: number
  readonly y1: number
  readonly x2: number
  readonly y2: number
  /** Thickness in mm. */
  readonly width: number
  readonly color: Color
}
export interface ImageItem {
  readonly kind: 'image'
  readonly file: string
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
  readonly origin: Origin
}
/** A round seal about (x, y). Drawn by vectors; its glyphs are outlines where the painter has font bytes, never part of the text. */
export interface SealItem {
  readonly kind: 'seal'
  readonly x: number
  readonly y: number
  readonly radius: number
  readonly color: Color
  readonly ringWidth: number
  /** Corners of the star, in turn. */
  readonly star: readonly Point[]
  readonly glyphs: readonly SealGlyph[]
}
export interface SealGlyph {
  readonly char: string
  readonly font: FontKey
  /** Where the middle of the glyph's baseline stands. */
  readonly x: number
  readonly y: number
  /** Clockwise, in degrees; 0 is upright. */
  readonly angle: number
  readonly size: number
  readonly scaleX: number
}
export interface Point { readonly x: number; readonly y: number }
export type Color = '#000000' | '#e60012'

/** From where in the paper a thing comes, so that findings and the caret find their way. */
export interface Origin {
  readonly part: Part
  /** Index into `paper.attachments`, for what stands in or names an attachment. */
  readonly attachment?: number
  /** Index into the body's blocks. */
  readonly block?: number
  /** Which of the signers. */
  readonly signer?: number
  /** Row and cell of a table, as in the model. */
  readonly row?: number
  readonly cell?: number
  /**
   * UTF-16 offset of the first character in its field, cell or block (a heading's runs and run-in text counted as one).
   * Absent for text the format adds: labels, numbers, closing marks, a table head repeated.
   */
  readonly offset?: number
}
export type Part =
  | 'urgency' | 'issuerMark' | 'docNumber' | 'signers' | 'title' | 'adoptionNote' | 'mainTo' | 'body' | 'caption'
  | 'attachmentNote' | 'attachmentLabel' | 'attachmentTitle' | 'issuerSign' | 'docDate' | 'footnote'
  | 'copyTo' | 'printOrg' | 'printDate' | 'pageNumber'

/** Something the person who lays out the paper should look at. */
export interface Warning {
  readonly code: WarningCode
  /** The Chinese sentence: what was met and what to do. */
  readonly text: string
  readonly origin?: Origin
}
export type WarningCode = 'glyph-missing' | 'main-to-moved' | 'no-body-on-first-page' | 'picture-shrunk' | 'title-too-long'
