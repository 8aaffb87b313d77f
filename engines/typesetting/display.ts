import type { FontKey } from './fonts.ts'
import type { Box } from './ofd/geometry.ts'

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

/** In drawing order: what comes later lies above. Text items come in reading order. `flatItems` looks into turned groups. */
export type Item = FlatItem | TurnedItem
export type FlatItem = TextItem | RuleItem | ImageItem | SealItem | StampItem

/**
 * Things on axes of their own, turned a quarter counter-clockwise about (x, y): what stands at (u, v) in the group stands at
 * (x + v, y − u) on the page, so that text reads upwards. Items within are placed as on a page, u to the right and v downwards.
 */
export interface TurnedItem {
  readonly kind: 'turned'
  readonly x: number
  readonly y: number
  readonly items: readonly FlatItem[]
}

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
/** A round seal about (x, y), and whose of the signatories it is. Drawn by vectors; its glyphs are outlines where the painter has font bytes, never part of the text. */
export interface SealItem {
  readonly kind: 'seal'
  readonly x: number
  readonly y: number
  readonly radius: number
  readonly color: Color
  readonly ringWidth: number
  readonly signatory: number
  /** Corners of the star, in turn. */
  readonly star: readonly Point[]
  readonly glyphs: readonly SealGlyph[]
  /** Only what lies within this box of the page shows: a strip of a 骑缝章. */
  readonly clip?: Box
}
/** A signature stamp: the name of who signs, drawn as a seal is, within a box whose upper left corner is at (x, y). */
export interface StampItem {
  readonly kind: 'stamp'
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
  readonly color: Color
  readonly signatory: number
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

/** Whether a colour `#rrggbb` of a foreign file is a red as people choose it. */
export function isRedColor(color: string): boolean {
  const [red, green, blue] = [1, 3, 5].map((at) => parseInt(color.slice(at, at + 2), 16)) as [number, number, number]
  return red > 170 && green < 90 && blue < 90
}

/** From where in the paper a thing comes, so that findings and the caret find their way. */
export interface Origin {
  readonly part: Part
  /** Index into `paper.attachments`, for what stands in or names an attachment. */
  readonly attachment?: number
  /** Index into the body's blocks. */
  readonly block?: number
  /** Which of the signers (签发人), organs of a joint mark, signatories, groups of persons attending or notes under a form. */
  readonly index?: number
  /** Column of a bulletin, and item, counted over all columns. */
  readonly column?: number
  readonly item?: number
  /** Row and cell of a table or form, as in the model. */
  readonly row?: number
  readonly cell?: number
  /** Which of a cell's opinions. */
  readonly entry?: number
  /**
   * UTF-16 offset of the first character in its field, cell or block (a heading's runs and run-in text, or a label and its names, counted as one).
   * Absent for text the format adds: labels, numbers, closing marks, a table head repeated.
   */
  readonly offset?: number
}
export type Part =
  | 'copyNumber' | 'secrecy' | 'urgency' | 'issuerMark' | 'markWord' | 'docNumber' | 'signers' | 'title' | 'adoptionNote' | 'mainTo' | 'body' | 'caption'
  | 'attachmentNote' | 'attachmentLabel' | 'attachmentTitle' | 'attendance' | 'issuerSign' | 'signerTitle' | 'docDate' | 'footnote'
  | 'copyTo' | 'printOrg' | 'printDate' | 'pageNumber' | FramePart
/** Parts of bulletins and forms. */
export type FramePart =
  | 'notice' | 'issue' | 'totalIssue' | 'editor' | 'issuedOn' | 'contents' | 'columnName' | 'editorNote' | 'source' | 'reportTo' | 'sendTo' | 'issueTo' | 'copies'
  | 'numberLeft' | 'numberRight' | 'formLabel' | 'formText' | 'formEntry' | 'formSigned' | 'formNote'

/** The items of a page in drawing order with those of turned groups among them; the latter keep the places they have in their group. */
export const flatItems = (items: readonly Item[]): FlatItem[] => items.flatMap((item) => item.kind === 'turned' ? item.items : [item])

/** Something the person who lays out the paper should look at. */
export interface Warning {
  readonly code: WarningCode
  /** The Chinese sentence: what was met and what to do. */
  readonly text: string
  readonly origin?: Origin
}
export type WarningCode = 'glyph-missing' | 'main-to-moved' | 'no-body-on-first-page' | 'picture-shrunk' | 'title-too-long' | 'spacing-tightened'
