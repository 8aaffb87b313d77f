/**
 * The formats of GB/T 9704-2012 as tables: every figure in mm with its clause. Nothing here is computed from content.
 * `documentFormat` holds for all of them; the others say only where they differ.
 */
const POINT = 25.4 / 72
/** Font sizes (em) in mm. */
export const sizes = { initial: 42 * POINT, second: 22 * POINT, third: 16 * POINT, fourth: 14 * POINT, smallFourth: 12 * POINT } as const

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
    /** 7.2.4: 联合行文. Rows of names by taste; between the names and 文件 half a character; all of them no higher than this. */
    rowPitch: 1.2, wordGap: 0.5, maxHeight: 70,
  },
  /** 7.2.1 to 7.2.3: 份号 on the first row, 密级 on the second, 紧急程度 below. */
  marks: { secrecyRow: 1 },
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
    sealDiameter: 42, smallestSeal: 20, largestSeal: 60,
    /** 7.3.5.1: signature and date stand in the part slightly below the seal's middle: their middle at 0.6 of its height. */
    sealMiddle: 0.6,
    /** Clear space kept between the text and the seal's upper edge. */
    sealClearance: 1,
    /** 7.3.5.1: joint seals never touch; names in a row stand at least a character apart. */
    sealGap: 3, sealsPerRow: 3, nameGap: cell,
    /** 7.3.5.3: a stamp two empty lines below the text, four characters in; the title two characters to its left; the date one empty line below. */
    linesAboveStamp: 2, stampRight: 4, stampTitleGap: 2, linesAboveStampDate: 1,
    /** By taste: the stamp's height, and its letters. */
    stampHeight: 14, stampLetter: 12,
    /** 7.3.5.5: rows may stand closer by this share, so that seal and date find room on the page of the text. */
    tightest: 0.06,
  },
  /** 7.3.7: 附件 on the first line, its title on the third. */
  attachment: { titleRow: 2 },
  /** 7.4: 4号 仿宋, one character in on both sides; outer rules 0.35 mm, inner 0.25 mm; the last on the type area's lower edge. */
  imprint: { size: sizes.fourth, outerRule: 0.35, innerRule: 0.25, sideCells: 1, minGap: 3 },
  /** 7.5: 4号 半角宋体, the dash 7 mm below the type area, one character in. */
  pageNumber: { size: sizes.fourth, dashBelow: 7, dashAboveBaseline: 0.37, sideCells: 1 },
  /** By taste: 小四 in tables, so that a table of a plan fits the width; smaller where a column would not hold two characters. */
  table: { sizes: [12 * POINT, 10.5 * POINT, 9 * POINT, 7.5 * POINT, 6 * POINT], narrowest: 2, lineHeight: 1.465, padX: 1.4, padY: 1.3, rule: 0.2, captionSize: sizes.smallFourth, captionGap: 1.2, space: 2.5 },
  picture: { captionSize: sizes.smallFourth, gap: 1.5, captionPitch: 1.2, captionLines: 4 },
} as const

/** 信函 (10.1). */
export const letterFormat = {
  /** The mark's upper edge 30 mm below the edge of the paper. */
  mark: { ...documentFormat.mark, top: 30 },
  rules: {
    /** 4 mm below the mark, thick above thin; 20 mm above the paper's lower edge, thin above thick; both 170 mm long, in the middle. */
    belowMark: 4, bottom: 297 - 20, left: 20, right: 190,
    /** By taste. */
    thick: 1, thin: 0.35, between: 1.2,
  },
  /** What stands below the first rule keeps 7/8 of the height of a 3号 character from it. */
  elementsBelowRule: sizes.third * 7 / 8,
} as const

/** 命令（令） (10.2): the mark 20 mm below the type area's top, the number two empty lines below it, the text two below that. */
export const orderFormat = {
  mark: { ...documentFormat.mark, top: area.top + 20 },
  linesAboveNumber: 2, linesAboveText: 2,
} as const

/** 纪要 (10.3): the mark as in 文件; 出席, 请假 and 列席 one empty line below the text, two characters in. The rest by custom. */
export const minutesFormat = {
  attendance: { linesAbove: 1, left: 2 },
  /** Editing organ and date on the row below the number, one character in, above the red rule. */
  sideCells: 1, linesAboveText: 1,
} as const

/** 简报: no clause; by custom of the offices. */
export const bulletinFormat = {
  /** The upper edge 20 mm below the type area's top, about 初号, set wide. */
  mark: { ...documentFormat.mark, top: area.top + 20, maxSize: sizes.initial * 1.2, minScale: 0.8, maxScale: 1, wideTo: 120, widestGap: 0.8 },
  linesAboveIssue: 1, linesAboveEditor: 1, sideCells: 1,
  title: { rowsAbove: 2, rowsBelow: 1 },
  contents: { title: '本期要目', left: 2 },
  note: '编者按：',
} as const

/** Forms on a grid; by custom. */
export const formFormat = {
  numberLine: { below: 1.5 },
  /** Empty room above 主送 and between the words and the grid. */
  wordsGap: 4,
  /** Labels and text in the boxes. */
  text: { size: sizes.fourth, lineHeight: 1.5, padX: 1.6, padY: 1.8 },
  rule: 0.25, notesGap: 1.5, noteSize: sizes.smallFourth,
  /** By hand: no picture of it is larger. */
  handwriting: { width: 60, height: 22 },
} as const

/** 8: A4 横排. The type area turned: 225 wide, 156 high; the head of the table lies at the left edge of the sheet on every page. */
export const turnedArea = { left: 0, top: 0, width: area.height, height: area.width, right: area.height, bottom: area.width } as const
/** Where the turned axes begin: the lower left corner of the type area. */
export const turnedOrigin = { x: area.left, y: area.top + area.height } as const

/** The type area, upright or turned. */
export interface Area { readonly left: number; readonly top: number; readonly width: number; readonly height: number; readonly right: number; readonly bottom: number }

/** The baseline of a character whose slot of the given height begins at `top`: Han ink is centred 0.38 em above the baseline. */
export const baselineIn = (top: number, height: number, size: number): number => top + height / 2 + 0.38 * size
