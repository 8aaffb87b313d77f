/** What a reader of a finished file (OFD, PDF) finds on a page; mm from the upper left corner. */
export interface PlacedPage {
  readonly widthMm: number
  readonly heightMm: number
  readonly runs: readonly PlacedRun[]
  readonly rules: readonly PlacedRule[]
  /** Where pictures stand. */
  readonly images?: readonly PlacedBox[]
  /** Round seals and the like that were told apart from other pictures. */
  readonly seals: readonly { readonly x: number; readonly y: number; readonly radius: number }[]
  /** What is set sideways on the page (A4 横排), on a sheet turned upright. */
  readonly sideways?: PlacedPage
  /** How many stretches of text stand slanted or upside down; they are left out. */
  readonly slanted?: number
}
/** Text on one level baseline in one font. */
export interface PlacedRun {
  readonly text: string
  /** The left edge of each character, and where the last one ends. */
  readonly xs: readonly number[]
  readonly end: number
  readonly baseline: number
  readonly size: number
  /** The name the file gives the font, without the mark of a subset. */
  readonly font: string
  readonly isRed: boolean
}
/** A straight line, upright or level. */
export interface PlacedRule { readonly x1: number; readonly y1: number; readonly x2: number; readonly y2: number; readonly width: number; readonly isRed: boolean }
export interface PlacedBox { readonly x: number; readonly y: number; readonly width: number; readonly height: number }
