/**
 * What a .docx says of its text and looks, with styles, theme and defaults resolved: lengths in mm, type in points.
 * Plain data for a checker of layout and for the recognition of structure.
 */
export interface DocxFacts {
  /** Every paragraph of the body in reading order; those of cells and text boxes too, each telling where it stands. A text box comes before the paragraph that holds its anchor. */
  readonly paragraphs: readonly DocxParagraph[]
  readonly tables: readonly DocxTable[]
  /** Pictures, text boxes, lines and other drawn things of the body. */
  readonly drawings: readonly DocxDrawing[]
  readonly sections: readonly DocxSection[]
  /** Whether even pages have headers and footers of their own. */
  readonly evenAndOddMargins: boolean
  readonly footnotes: readonly DocxNote[]
  readonly comments: readonly DocxNote[]
  readonly revisions: readonly DocxRevision[]
  /** What the file holds that is not, or not surely, understood. Nothing is dropped without standing here. */
  readonly notUnderstood: readonly DocxDoubt[]
}

export interface DocxParagraph {
  /** Place in the list it stands in, from 0. */
  readonly index: number
  /** The text as read, the automatic number written out at its head, deleted text left out. A line break is `\n`, a tab `\t`. */
  readonly text: string
  /** The automatic number at the head of `text`. */
  readonly number?: string
  readonly runs: readonly DocxRun[]
  readonly style?: { readonly id: string; readonly name: string }
  /** 1 for 标题 1 … 9, by the style or the paragraph. */
  readonly outlineLevel?: number
  readonly align: 'left' | 'center' | 'right' | 'justify' | 'distribute'
  readonly indent: DocxIndent
  readonly line: DocxLinePitch
  readonly beforeMm: number
  readonly afterMm: number
  /** Begins a new page: by its own property, a page break before it, or a new section. A break amid the text is a form feed in `text`. */
  readonly startsPage: boolean
  readonly keepNext: boolean
  readonly borders: DocxBorders
  /** Tab stops from the left indent's edge of the page. */
  readonly tabs: readonly { readonly atMm: number; readonly align: string }[]
  /** A frame that holds the paragraph in a place of its own, e.g. a 版记 at the page's foot. */
  readonly frame?: { readonly vertical: string; readonly atMm?: number }
  /** Size of the paragraph's mark: the height of an empty line. */
  readonly markSizePt: number
  /** Index of its section. */
  readonly section: number
  /** Where in `text` pages began when the file was last saved; absent from files of programs that do not note it. */
  readonly pagesBeganAt: readonly number[]
  readonly cell?: { readonly table: number; readonly row: number; readonly column: number }
  /** The text box it stands in: index into the drawings. */
  readonly box?: number
  readonly fields: readonly DocxField[]
}

export interface DocxIndent {
  readonly leftMm: number
  readonly rightMm: number
  /** Of the first line against the others; negative when it hangs. */
  readonly firstMm: number
  /** The same in characters of the paragraph's size. */
  readonly firstChars: number
}
/** `exact` and `atLeast` in mm; `multiple` of the single line. `pitchMm` is the distance from line to line where it is certain: exact, or by the section's grid. */
export type DocxLinePitch =
  | { readonly rule: 'exact' | 'atLeast'; readonly mm: number; readonly pitchMm?: number }
  | { readonly rule: 'multiple'; readonly times: number; readonly pitchMm?: number }

export interface DocxRun {
  readonly text: string
  /** The family for Chinese characters. */
  readonly font: string
  /** The family for Latin letters and digits. */
  readonly latinFont: string
  readonly sizePt: number
  readonly bold: boolean
  readonly italic: boolean
  readonly underlined: boolean
  /** `#rrggbb`. */
  readonly color: string
  /** Added between characters. */
  readonly spacingMm: number
  /** Width of the glyphs, 1 is natural. */
  readonly scaleX: number
  /** From edge to edge of a Chinese character, with its spacing and the section's grid. */
  readonly advanceMm: number
}

export interface DocxBorders { readonly top?: DocxBorder; readonly bottom?: DocxBorder; readonly left?: DocxBorder; readonly right?: DocxBorder }
export interface DocxBorder {
  readonly kind: string
  readonly widthMm: number
  readonly color: string
  /** Between the text and the line. */
  readonly spaceMm: number
}

export interface DocxField {
  /** Its instruction, e.g. `PAGE`. */
  readonly instruction: string
  /** The result shown when the file was saved. */
  readonly result: string
  /** Where the result begins in the paragraph's text. */
  readonly offset: number
}

export interface DocxTable {
  /** Paragraph before which it stands: its first cell's first. */
  readonly firstParagraph: number
  readonly columnsMm: readonly number[]
  /** Leading rows that repeat on each page. */
  readonly headerRows: number
  readonly rows: readonly (readonly DocxCell[])[]
  /** Of the table as a whole; a cell may have its own. */
  readonly borders: DocxBorders
  readonly floating: boolean
  /** The table whose cell holds this one. */
  readonly within?: number
}
export interface DocxCell {
  /** Column of the grid it begins in. */
  readonly column: number
  readonly columnSpan: number
  readonly rowSpan: number
  /** The texts of its paragraphs, joined by line breaks. */
  readonly text: string
  readonly align: DocxParagraph['align']
  readonly borders: DocxBorders
}

export interface DocxDrawing {
  readonly kind: 'picture' | 'text-box' | 'line' | 'shape' | 'object'
  /** Paragraph that holds it. */
  readonly paragraph: number
  /** Floats: its place does not follow the text. */
  readonly anchored: boolean
  readonly widthMm: number
  readonly heightMm: number
  /** Place of its left upper corner against `from`, where the file gives one. */
  readonly place?: { readonly xMm?: number; readonly yMm?: number; readonly xFrom?: string; readonly yFrom?: string; readonly xAlign?: string; readonly yAlign?: string }
  readonly lineColor?: string
  readonly lineWidthMm?: number
  readonly fillColor?: string
  /** The alternative text, or the text of word art and watermarks. */
  readonly description?: string
}

export interface DocxSection {
  readonly widthMm: number
  readonly heightMm: number
  readonly landscape: boolean
  readonly marginsMm: { readonly top: number; readonly bottom: number; readonly left: number; readonly right: number; readonly header: number; readonly footer: number; readonly gutter: number }
  readonly columns: number
  /** The document grid: `lines`, `linesAndChars` or `snapToChars`. */
  readonly grid?: { readonly kind: string; readonly pitchMm: number; readonly addedPerCharMm: number }
  /** The first page has a header and footer of its own. */
  readonly firstPageDiffers: boolean
  readonly start: 'next-page' | 'continuous' | 'even-page' | 'odd-page' | 'column'
  readonly pageNumber: { readonly format: string; readonly start?: number }
  readonly headers: readonly DocxMargin[]
  readonly footers: readonly DocxMargin[]
}
/** A header or footer: for all pages (`default`: the odd ones where even ones have their own), even ones or the first. */
export interface DocxMargin {
  readonly pages: 'default' | 'even' | 'first'
  readonly paragraphs: readonly DocxParagraph[]
  readonly drawings: readonly DocxDrawing[]
}

export interface DocxNote {
  readonly kind: 'footnote' | 'endnote' | 'comment'
  /** Paragraph of the body that refers to it, where one does. */
  readonly paragraph?: number
  readonly author?: string
  readonly text: string
}
export interface DocxRevision {
  readonly kind: 'inserted' | 'deleted' | 'moved-here' | 'moved-away'
  readonly paragraph: number
  readonly author?: string
  readonly text: string
}
export interface DocxDoubt {
  /** Where: the body, a header and so on. */
  readonly part: 'body' | 'header' | 'footer' | 'footnote' | 'comment'
  /** Paragraph of the body, from 0. */
  readonly paragraph?: number
  readonly text: string
  /** The Chinese sentence: what was met and what to do. */
  readonly reason: string
}
