/**
 * The 文件 format of GB/T 9704-2012 as a table: every figure in mm with its clause. Nothing here is computed from content.
 */
const POINT = 25.4 / 72
/** Font sizes (em) in mm. */
export const sizes = { second: 22 * POINT, third: 16 * POINT, fourth: 14 * POINT, smallFourth: 12 * POINT } as const

/** 5.2.3: 22 rows of 28 characters fill the type area, the first row at its top, the last at its bottom. */
const columns = 28
const rows = 22
const area = { left: 28, top: 37, width: 156, height: 225 } as const
const cell = area.width / columns
const pitch = (area.height - cell) / (rows - 1)

export const documentFormat = {
  /** 5.1: A4, upright. */
  paper: { width: 210, height: 297 },
  /** 5.2.1, 5.2.2: 天头 37, 订口 28, 版心 156 × 225. */
  area: { ...area, right: area.left + area.width, bottom: area.top + area.height },
  grid: { columns, rows, cell, pitch },
  /** 3.2: 一行 is the height of a character and 7/8 of the height of a 3号 character. */
  lineOf: (size: number): number => size + sizes.third * 7 / 8,

  mark: {
    /** 7.2.4: the upper edge 35 mm below the top of the type area. */
    top: 72,
    /** By taste: striking, handsome, dignified. A glyph is never higher than 22 mm nor wider than four fifths of that. */
    maxSize: 22, minScale: 0.68, maxScale: 0.8, maxWidth: 156,
    /** Upper and lower edge of the ink of 小标宋 in em from the baseline. */
    inkTop: 0.848, inkBottom: 0.089,
  },
  head: {
    /** 7.2.5: the number two empty lines below the mark. */
    linesAboveNumber: 2,
    /** 7.2.5, 7.2.6: number and signers one character from the edges in upward documents. */
    sideCells: 1,
    signersPerRow: 2,
    /** 7.2.7: the red rule 4 mm below the number, as wide as the type area. */
    ruleBelowNumber: 4, ruleWidth: 0.5,
  },
  title: {
    /** 7.3.1: two empty lines below the red rule, 2号 小标宋. */
    linesAbove: 2, size: sizes.second,
    /** Characters of 2号 that fit 156 mm. */
    maxCells: 20,
  },
  /** 7.3.2: one empty line below the title. */
  mainTo: { linesAbove: 1 },
  /** 7.3.3: each paragraph indented two characters. */
  body: { indent: 2, size: sizes.third },
  /** 7.3.4: one empty line below the text, two characters in. */
  attachmentNote: { linesAbove: 1, left: 2 },
  closing: {
    /** 7.3.5.1: with a seal, the date's right edge four characters from the edge. */
    sealedDateRight: 4,
    /** 7.3.5.2: without a seal, one empty line, right edge two characters in, the date two characters further right. */
    linesAboveUnsealed: 1, unsealedRight: 2, dateShift: 2,
    sealDiameter: 42,
    /** 7.3.5.1: signature and date stand in the part slightly below the seal's middle: their middle at 0.6 of its height. */
    sealMiddle: 0.6,
    /** Clear space kept between the text and the seal's upper edge. */
    sealClearance: 1,
  },
  /** 7.3.7: 附件 on the first line, its title on the third. */
  attachment: { titleRow: 2 },
  /** 7.4: 4号 仿宋, one character in on both sides; outer rules 0.35 mm, inner 0.25 mm; the last on the type area's lower edge. */
  imprint: { size: sizes.fourth, outerRule: 0.35, innerRule: 0.25, sideCells: 1, minGap: 3 },
  /** 7.5: 4号 半角宋体, the dash 7 mm below the type area, one character in. */
  pageNumber: { size: sizes.fourth, dashBelow: 7, dashAboveBaseline: 0.37, sideCells: 1 },
  /** By taste: 小四 in tables, so that a table of a plan fits the width; smaller where a column would not hold two characters. */
  table: { sizes: [12 * POINT, 10.5 * POINT, 9 * POINT, 7.5 * POINT, 6 * POINT], narrowest: 2, lineHeight: 1.465, padX: 1.4, padY: 1.3, rule: 0.2, captionSize: sizes.smallFourth, captionGap: 1.2 },
  picture: { captionSize: sizes.smallFourth, gap: 1.5 },
} as const

export type Format = typeof documentFormat

/** The top of a grid row, counted from 0. */
export const rowTop = (format: Format, row: number): number => format.area.top + row * format.grid.pitch
/** The first grid row whose top is not above `y`. */
export const rowAtOrBelow = (format: Format, y: number): number =>
  Math.max(0, Math.ceil((y - format.area.top) / format.grid.pitch - 1e-6))
/** The baseline of a character whose slot of the given height begins at `top`: Han ink is centred 0.38 em above the baseline. */
export const baselineIn = (top: number, height: number, size: number): number => top + height / 2 + 0.38 * size
