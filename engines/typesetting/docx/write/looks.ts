import { documentFormat, formFormat, sizes } from '../../dimensions.ts'
import type { Part } from '../../display.ts'
import type { Face } from '../../model.ts'

/** Line pitch of the text: 22 lines in 225 mm, as Word counts them (28.95 pt). The grid's own pitch of 29.62 pt would need 230 mm. */
export const linePitch = 579 * 25.4 / 1440
/** What a character of 三号 gives up so that 28 fill 156 mm. */
export const bodySpacing = -5 * 25.4 / 1440

const { grid } = documentFormat
const titlePitch = documentFormat.lineOf(sizes.second)
const imprintLine = documentFormat.lineOf(sizes.fourth)
const captionLine = grid.cell * 1.2

/** A named style of paragraphs: what it looks like, and how its text is put in place. */
export interface Look {
  readonly id: string
  /** As Word shows it. */
  readonly name: string
  /** A style that Word knows, by its English name; then `name` is its alias. */
  readonly known?: string
  readonly face: Face
  /** Font size (em) in mm. */
  readonly size: number
  /** Exact pitch of its lines in mm. */
  readonly line: number
  readonly align: 'justify' | 'left' | 'center'
  readonly red?: boolean
  readonly outline?: number
  readonly keepNext?: boolean
  /** Cells the first line is indented. */
  readonly firstCells?: number
  /** Room between characters in mm; the body's own unless told. */
  readonly spacing?: number
  readonly next?: string
  readonly startsPage?: boolean
}

const body = { face: 'fang', size: sizes.third, line: linePitch, align: 'justify' } as const
const small = { face: 'fang', size: sizes.fourth, line: imprintLine, align: 'justify', spacing: 0 } as const
const caption = { size: sizes.smallFourth, line: captionLine, align: 'center', spacing: 0 } as const

/** Every style, the first being the ground of all others. */
export const looks = {
  normal: { ...body, id: 'Normal', name: '正文', known: 'Normal' },
  bodyText: { ...body, id: 'BodyText', name: '公文正文', known: 'Body Text', firstCells: 2 },
  heading1: { ...body, id: 'Heading1', name: '一级标题', known: 'heading 1', face: 'hei', firstCells: 2, outline: 1, keepNext: true, next: 'BodyText' },
  heading2: { ...body, id: 'Heading2', name: '二级标题', known: 'heading 2', face: 'kai', firstCells: 2, outline: 2, keepNext: true, next: 'BodyText' },
  heading3: { ...body, id: 'Heading3', name: '三级标题', known: 'heading 3', firstCells: 2, outline: 3, keepNext: true, next: 'BodyText' },
  heading4: { ...body, id: 'Heading4', name: '四级标题', known: 'heading 4', firstCells: 2, outline: 4, keepNext: true, next: 'BodyText' },
  copyNumber: { ...body, id: 'CopyNumber', name: '份号', align: 'left' },
  urgency: { ...body, id: 'Urgency', name: '密级和紧急程度', face: 'hei', align: 'left' },
  mark: { id: 'IssuerMark', name: '发文机关标志', face: 'xiaobiaosong', size: 22, line: 27.5, align: 'center', red: true, spacing: 0 },
  number: { ...body, id: 'DocNumber', name: '发文字号', align: 'center', line: sizes.third },
  title: { id: 'Title', name: '标题', known: 'Title', face: 'xiaobiaosong', size: sizes.second, line: titlePitch, align: 'center', spacing: 0, next: 'MainTo' },
  adoptionNote: { ...body, id: 'AdoptionNote', name: '题注', face: 'kai', align: 'center' },
  mainTo: { ...body, id: 'MainTo', name: '主送机关', next: 'BodyText' },
  attachmentNote: { ...body, id: 'AttachmentNote', name: '附件说明' },
  attachmentLabel: { ...body, id: 'AttachmentLabel', name: '附件', face: 'hei', align: 'left', startsPage: true, next: 'AttachmentTitle' },
  attachmentTitle: { id: 'AttachmentTitle', name: '附件标题', face: 'xiaobiaosong', size: sizes.second, line: titlePitch, align: 'center', spacing: 0, keepNext: true, next: 'BodyText' },
  attendance: { ...body, id: 'Attendance', name: '出席人员' },
  sign: { ...body, id: 'IssuerSign', name: '署名', align: 'left', keepNext: true, next: 'DocDate' },
  date: { ...body, id: 'DocDate', name: '成文日期', align: 'left' },
  footnote: { ...body, id: 'FootnoteLine', name: '附注', firstCells: 2 },
  imprint: { ...small, id: 'Imprint', name: '版记' },
  imprintRule: { ...small, id: 'ImprintRule', name: '版记分隔线', line: 20 * 25.4 / 1440 },
  frame: { ...body, id: 'BulletinHead', name: '报头', align: 'left' },
  contents: { ...body, id: 'Contents', name: '目录' },
  column: { ...body, id: 'ColumnName', name: '栏目', face: 'hei', align: 'center', keepNext: true, outline: 1 },
  editorNote: { ...body, id: 'EditorNote', name: '编者按', face: 'kai', firstCells: 2 },
  source: { ...body, id: 'Source', name: '供稿单位', align: 'left' },
  formLine: { ...body, id: 'FormLine', name: '表单栏外', align: 'left', line: grid.cell + formFormat.numberLine.below },
  formText: { ...small, id: 'FormText', name: '表单文字', align: 'left', line: formFormat.text.size * formFormat.text.lineHeight },
  caption: { ...caption, id: 'Caption', name: '图表题', known: 'caption', face: 'kai' },
  cell: { ...caption, id: 'TableText', name: '表格文字', face: 'fang', align: 'left' },
  picture: { ...body, id: 'Picture', name: '图片', align: 'center', keepNext: true },
  pageNumber: { id: 'PageNumber', name: '页码', face: 'song', size: sizes.fourth, line: sizes.fourth, align: 'left', spacing: 0 },
} as const satisfies Record<string, Look>

export type LookName = keyof typeof looks

/** The style of each part that stands as lines of its own. Bodies, captions and forms are set by their blocks. */
export const lookOfPart: Readonly<Record<Exclude<Part, 'body' | 'caption' | 'pageNumber' | 'formLabel' | 'formText' | 'formEntry' | 'formSigned'>, LookName>> = {
  copyNumber: 'copyNumber', secrecy: 'urgency', urgency: 'urgency', issuerMark: 'mark', markWord: 'mark', docNumber: 'number', signers: 'number',
  title: 'title', adoptionNote: 'adoptionNote', mainTo: 'mainTo', attachmentNote: 'attachmentNote', attachmentLabel: 'attachmentLabel', attachmentTitle: 'attachmentTitle',
  attendance: 'attendance', issuerSign: 'sign', signerTitle: 'sign', docDate: 'date', footnote: 'footnote', copyTo: 'imprint', printOrg: 'imprint', printDate: 'imprint',
  notice: 'frame', issue: 'frame', totalIssue: 'frame', editor: 'frame', issuedOn: 'frame', contents: 'contents', columnName: 'column', editorNote: 'editorNote', source: 'source',
  reportTo: 'imprint', sendTo: 'imprint', issueTo: 'imprint', copies: 'imprint', numberLeft: 'formLine', numberRight: 'formLine', formNote: 'formLine',
}

/** Families by class of face, as offices have them installed; the others are names under which a substitute may be found. */
export const usualFamilies: Readonly<Record<Face, readonly string[]>> = {
  fang: ['仿宋_GB2312', '仿宋', 'FangSong'], kai: ['楷体_GB2312', '楷体', 'KaiTi'], hei: ['黑体', 'SimHei'],
  xiaobiaosong: ['方正小标宋简体', '方正小标宋_GBK', '华文中宋'], song: ['宋体', 'SimSun'],
}
