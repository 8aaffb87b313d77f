/**
 * The document model: what is edited, stored and laid out. Plain data, no positions.
 * One body serves the editor, the store, the layout and, later, DOCX and OFD.
 */

/** A stretch of text in one style. `face` overrides the level's face (rare). */
export interface Run {
  readonly text: string
  readonly face?: Face
}
/** Classes of faces named by GB/T 9704: 仿宋, 楷体, 黑体, 小标宋, 宋体. */
export type Face = 'fang' | 'kai' | 'hei' | 'xiaobiaosong' | 'song'

export interface Heading {
  readonly kind: 'heading'
  /** 1 `一、` 黑体 · 2 `（一）` 楷体 · 3 `1.` 仿宋 · 4 `（1）` 仿宋. The number is part of the text. */
  readonly level: 1 | 2 | 3 | 4
  readonly runs: readonly Run[]
  /** Text that runs on in the same paragraph after the heading, in 仿宋. */
  readonly runIn?: readonly Run[]
}
export interface Paragraph {
  readonly kind: 'paragraph'
  readonly runs: readonly Run[]
  /** Absent: indented two characters, as body text is. */
  readonly align?: 'left' | 'center' | 'right'
}
export interface Table {
  readonly kind: 'table'
  readonly caption?: string
  /** Relative widths of the columns. */
  readonly columns: readonly number[]
  /** How many leading rows repeat on each page. */
  readonly headerRows: number
  readonly rows: readonly (readonly Cell[])[]
}
export interface Cell {
  readonly text: string
  readonly align?: 'left' | 'center' | 'right'
  readonly columnSpan?: number
  readonly rowSpan?: number
}
export interface Picture {
  readonly kind: 'picture'
  /** Key under which the caller hands the image's bytes to a painter. */
  readonly file: string
  readonly widthMm: number
  readonly heightMm: number
  readonly caption?: string
}
export type Block = Heading | Paragraph | Table | Picture
export type Body = readonly Block[]

export interface Attachment {
  readonly title: string
  readonly body: Body
}

/** A round red seal set by vectors: ring, star and the organ's name along the ring. 42 mm unless told. */
export interface Seal {
  readonly organ: string
  readonly diameterMm?: number
  /** Small line under the star, e.g. 测试印章 on demonstration seals. */
  readonly note?: string
}

/** An official document in the 文件 format (GB/T 9704-2012 7); texts are final, nothing is computed from rules of the office. */
export interface OfficialPaper {
  readonly format: 'document'
  /** 发文机关标志, e.g. `中共临江区委办公室文件`. */
  readonly issuerMark: string
  /** 发文字号, absent while not numbered. */
  readonly docNumber?: string
  /** 签发人: given only for upward documents; then the number stands at the left on the last signer's row. */
  readonly signers?: readonly string[]
  /** 紧急程度 as printed: 特急 or 加急. */
  readonly urgency?: string
  readonly title: string
  /** 题注 under the title, with its brackets. */
  readonly adoptionNote?: string
  /** 主送机关 without the closing colon. */
  readonly mainTo?: string
  readonly body: Body
  readonly attachments: readonly Attachment[]
  readonly issuerSign?: string
  /** 成文日期 as printed, e.g. `2026年11月23日`. */
  readonly docDate?: string
  readonly seal?: Seal
  /** 附注 without its brackets. */
  readonly footnote?: string
  /** 抄送机关 without the label and the closing full stop. */
  readonly copyTo?: string
  readonly printOrg?: string
  /** 印发日期 as printed, without 印发. */
  readonly printDate?: string
}
