/** A page of a PDF: its text and straight lines in mm from the upper left corner. */
export interface PdfPage {
  readonly widthMm: number
  readonly heightMm: number
  readonly runs: readonly PdfRun[]
  readonly rules: readonly PdfRule[]
  /** Where pictures stand. */
  readonly images: readonly PdfBox[]
}
/** Text shown by one operator on a level baseline. */
export interface PdfRun {
  readonly text: string
  /** The left edge of each character, and where the last one ends. */
  readonly xs: readonly number[]
  readonly end: number
  readonly baseline: number
  readonly size: number
  /** The font's name without the mark of a subset. */
  readonly font: string
  readonly isRed: boolean
}
export interface PdfRule { readonly x1: number; readonly y1: number; readonly x2: number; readonly y2: number; readonly width: number; readonly isRed: boolean }
export interface PdfBox { readonly x: number; readonly y: number; readonly width: number; readonly height: number }
/** A page drawn as a picture. JPEG goes into papers as it is; a PNG would have to be unpacked dot by dot. */
export interface PdfPicture { readonly jpeg: Uint8Array; readonly widthMm: number; readonly heightMm: number }

/** What the thread is asked. */
export type PdfTask = { readonly do: 'read'; readonly bytes: Uint8Array; readonly mostPages: number } | { readonly do: 'draw'; readonly bytes: Uint8Array; readonly mostPages: number; readonly dotsPerInch: number }
