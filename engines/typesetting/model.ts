/**
 * The document model: what is edited, stored and laid out. Plain data, no positions.
 * One body serves the editor, the store, the layout, DOCX and OFD.
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
  /** A4 横排: the table has pages of its own and is turned, its head at the left edge of the sheet (8). */
  readonly landscape?: boolean
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
  /** Finished pages, put in after the body as they are. With an empty body they are the whole attachment and bear its label themselves. */
  readonly pages?: readonly FinishedPage[]
  /** Not bound with the text: 发文字号 stands before 附件 on its first line, and its pages count from 1 (7.3.7). */
  readonly boundSeparately?: boolean
}
/** A page that comes as a picture, e.g. one of a PDF; `file` as in a `Picture`. One larger than A4 is made smaller. */
export interface FinishedPage {
  readonly file: string
  readonly widthMm: number
  readonly heightMm: number
}

/** A round red seal set by vectors: ring, star and the organ's name along the ring. 42 mm unless told. */
export interface Seal {
  readonly organ: string
  readonly diameterMm?: number
  /** Small line under the star, e.g. 测试印章 on demonstration seals. */
  readonly note?: string
}
/** 签名章 of the person who signs, with the full title of the office held (7.3.5.3). */
export interface SignatureStamp {
  readonly title: string
  readonly name: string
}
/** One organ under the text. A seal and a stamp exclude each other; with neither the name stands alone. */
export interface Signatory {
  /** 署名; with a stamp it stands before the title, and is empty where the title names it. */
  readonly organ: string
  readonly seal?: Seal
  readonly stamp?: SignatureStamp
}

/** 发文机关标志 of several organs, one below the other, the lead first; `word` (文件) stands at the right, centred on them (7.2.4). */
export interface JointMark {
  readonly organs: readonly string[]
  readonly word: string
}

/** What stands at the upper left, each on a row of its own in this order (7.2.1 to 7.2.3). */
export interface PaperMarks {
  /** 份号, six digits. */
  readonly copyNumber?: string
  /** 密级和保密期限, e.g. `秘密★5年`. A deployment on an open network never gives one. */
  readonly secrecy?: string
  /** 紧急程度 as printed: 特急 or 加急. */
  readonly urgency?: string
}
/** 主体 without its title (7.3); texts are final, nothing is computed from rules of the office. */
export interface PaperText {
  /** 题注 under the title, with its brackets. */
  readonly adoptionNote?: string
  /** 主送机关 without the closing colon. */
  readonly mainTo?: string
  readonly body: Body
  readonly attachments: readonly Attachment[]
  /** 署名 in the order of the organs, the lead first. */
  readonly signatories: readonly Signatory[]
  /** 成文日期 as printed, e.g. `2026年11月23日`. */
  readonly docDate?: string
  /** 附注 without its brackets. */
  readonly footnote?: string
}
/** 版记 (7.4). */
export interface PaperImprint {
  /** 抄送机关 without the label and the closing full stop. */
  readonly copyTo?: string
  readonly printOrg?: string
  /** 印发日期 as printed, without 印发. */
  readonly printDate?: string
}

/** 文件 (GB/T 9704-2012 7). */
export interface OfficialPaper extends PaperMarks, PaperText, PaperImprint {
  readonly format: 'document'
  /** As printed, e.g. `中共临江区委办公室文件`; of a joint document the lead organ's mark alone or all of them. */
  readonly issuerMark: string | JointMark
  /** 发文字号, absent while not numbered. */
  readonly docNumber?: string
  /** 签发人: given only for upward documents; then the number stands at the left on the last signer's row. */
  readonly signers?: readonly string[]
  readonly title: string
}

/** 信函 (10.1): the organ's name without 文件, double red rules; 版记 without rules, 印发机关 and date. */
export interface LetterPaper extends PaperMarks, PaperText {
  readonly format: 'letter'
  /** The organ's full or short name; of a joint letter the lead organ's. */
  readonly issuerMark: string
  readonly docNumber?: string
  readonly title: string
  readonly copyTo?: string
}

/** 命令（令） (10.2). */
export interface OrderPaper extends PaperMarks, PaperText, PaperImprint {
  readonly format: 'order'
  /** The organ's full name and 命令 or 令. */
  readonly issuerMark: string
  /** 令号, e.g. `第1号`. */
  readonly docNumber?: string
  /** Orders bear none by the standard. */
  readonly title?: string
}

/** 纪要 (10.3). By custom its head has a row with the editing organ and the date, above a red rule. */
export interface MinutesPaper extends PaperMarks, PaperText, PaperImprint {
  readonly format: 'minutes'
  /** E.g. `中共临江区委常委会会议纪要`. */
  readonly issuerMark: string
  /** E.g. `第12期` or `〔2026〕12号`. */
  readonly docNumber?: string
  /** 编发机关, at the left above the red rule; the date stands at the right of it. */
  readonly editor?: string
  readonly issuedOn?: string
  readonly title?: string
  /** 出席, 请假, 列席 and the like, in this order. */
  readonly attendance: readonly Attendance[]
}
export interface Attendance {
  /** Without the colon, e.g. `出席`. */
  readonly label: string
  readonly names: string
}

/** 简报 and other periodicals of the office: head, 目录, 编者按, items under columns, 报送发. By custom, not by the standard. */
export interface BulletinPaper {
  readonly format: 'bulletin'
  /** 报头, e.g. `临江信息`. */
  readonly masthead: string
  /** At the upper left, e.g. `内部资料`. */
  readonly notice?: string
  /** E.g. `第12期`. */
  readonly issue?: string
  /** The running number over the years, e.g. `总第345期`. */
  readonly totalIssue?: string
  /** 编发机关. */
  readonly editor?: string
  readonly issuedOn?: string
  /** Whether a 目录 stands before the text; one item alone is never listed. */
  readonly hasContents: boolean
  /** 编者按 on the whole issue. */
  readonly editorNote?: string
  readonly columns: readonly BulletinColumn[]
  /** Organs above, beside and below, without label and closing full stop. */
  readonly reportTo?: string
  readonly sendTo?: string
  readonly issueTo?: string
  /** As printed, e.g. `50` for 共印50份. */
  readonly copies?: string
}
/** 栏目 with its items; a bulletin without columns has one without a name. */
export interface BulletinColumn {
  readonly name?: string
  readonly items: readonly BulletinItem[]
}
export interface BulletinItem {
  readonly title: string
  /** 编者按 on this item. */
  readonly editorNote?: string
  readonly body: Body
  /** Who wrote it, as printed in brackets at the end, e.g. `区财政局供稿`. */
  readonly source?: string
}

/** A form on a grid: 发文稿纸, 公文处理单, 督办通知, 催办单, 督办函. `fillForm` makes one from a named table. */
export interface FormPaper {
  readonly format: 'form'
  readonly title: string
  /** Head of a form in red, as 发文稿纸 has it by custom. */
  readonly color?: 'red' | 'black'
  /** On the row between title and grid, at its left and right. */
  readonly numberLine?: { readonly left?: string; readonly right?: string }
  /** 主送 without the closing colon, and the words before the grid. */
  readonly mainTo?: string
  readonly lead?: Body
  readonly rows: readonly FormRow[]
  /** Lines under the grid. */
  readonly notes?: readonly string[]
  readonly signatories: readonly Signatory[]
  readonly docDate?: string
}
export interface FormRow {
  /** The least height; a row grows with its text and over pages. */
  readonly minHeightMm?: number
  readonly cells: readonly FormCell[]
}
export interface FormCell {
  readonly label: string
  readonly text: string
  /** Opinions below the text, each with its signature line. */
  readonly entries?: readonly FormEntry[]
  /** Width of label and text together, relative to the other cells of the row. */
  readonly share: number
  /** Width of the label in characters, `above` where it stands over the text. */
  readonly labelAt: number | 'above'
  readonly align?: 'left' | 'center'
}

/** An opinion as written into its box. */
export interface FormEntry {
  readonly text: string
  /** Name and date, at the right of a line of their own. */
  readonly signed: string
  /** The opinion or the name as written by hand; one that is too large is made smaller. */
  readonly handwriting?: FinishedPage
}

/** Everything that is laid out, told apart by `format`. */
export type Paper = OfficialPaper | LetterPaper | OrderPaper | MinutesPaper | BulletinPaper | FormPaper
export type PaperFormat = Paper['format']
