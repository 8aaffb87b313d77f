import type { Body, FormCell, FormEntry, FormPaper, FormRow, Signatory } from './model.ts'

/** A box of a named form: its label, and the field whose value stands in it. */
interface FieldBox {
  readonly label: string
  readonly field: string
  readonly share?: number
  /** As in `FormCell`; five characters unless told. */
  readonly labelAt?: number | 'above'
}
interface FieldRow { readonly least?: number; readonly boxes: readonly FieldBox[] }
interface FormTable {
  readonly title: string
  readonly color?: 'red'
  readonly left?: { readonly before: string; readonly field: string }
  readonly right?: { readonly before: string; readonly field: string }
  readonly rows: readonly FieldRow[]
  readonly notes?: readonly string[]
}

/** The forms of the office as tables: rows of boxes, least heights in mm. They fill one A4 page and grow with what is written. */
export const forms = {
  /** 发文稿纸 (惯例): goes round with a draft and is filed with it. 密级 is not offered on an open network. */
  draftSheet: {
    title: '发文稿纸', color: 'red', left: { before: '', field: 'docNumber' }, right: { before: '缓急：', field: 'urgency' },
    rows: [
      { least: 42, boxes: [{ label: '签发：', field: 'signing', labelAt: 'above' }, { label: '会签：', field: 'countersigning', labelAt: 'above' }] },
      { least: 34, boxes: [{ label: '核稿：', field: 'unitCheck', labelAt: 'above' }, { label: '办公室审核：', field: 'officeReview', labelAt: 'above' }] },
      { boxes: [{ label: '主办单位', field: 'leadUnit', share: 4, labelAt: 4 }, { label: '拟稿人', field: 'drafter', share: 3, labelAt: 3 }, { label: '电话', field: 'phone', share: 3, labelAt: 2 }] },
      { boxes: [{ label: '文种', field: 'kind', share: 4, labelAt: 4 }, { label: '公开属性', field: 'openness', share: 6, labelAt: 4 }] },
      { least: 20, boxes: [{ label: '标题', field: 'title', labelAt: 4 }] },
      { least: 16, boxes: [{ label: '主送', field: 'mainTo', labelAt: 4 }] },
      { least: 16, boxes: [{ label: '抄送', field: 'copyTo', labelAt: 4 }] },
      { boxes: [{ label: '附件', field: 'attachments', labelAt: 4 }] },
      { boxes: [{ label: '份数', field: 'copies', share: 3, labelAt: 4 }, { label: '校对', field: 'proofreading', share: 3, labelAt: 2 }, { label: '印制日期', field: 'printDate', share: 4, labelAt: 4 }] },
      { boxes: [{ label: '备注', field: 'remark', labelAt: 4 }] },
    ],
  },
  /** 公文处理单 (惯例): goes round with an incoming document. */
  handlingSheet: {
    title: '公文处理单', color: 'red', left: { before: '收文编号：', field: 'receiptNumber' }, right: { before: '', field: 'receivedOn' },
    rows: [
      { boxes: [{ label: '来文单位', field: 'sender', share: 5, labelAt: 4 }, { label: '来文字号', field: 'docNumber', share: 5, labelAt: 4 }] },
      { boxes: [{ label: '紧急程度', field: 'urgency', share: 5, labelAt: 4 }, { label: '份数', field: 'copies', share: 5, labelAt: 4 }] },
      { least: 20, boxes: [{ label: '标题', field: 'title', labelAt: 4 }] },
      { least: 34, boxes: [{ label: '拟办意见：', field: 'proposal', labelAt: 'above' }] },
      { least: 48, boxes: [{ label: '领导批示：', field: 'instruction', labelAt: 'above' }] },
      { least: 30, boxes: [{ label: '传阅：', field: 'circulation', labelAt: 'above' }] },
      { boxes: [{ label: '承办单位', field: 'handler', share: 5, labelAt: 4 }, { label: '办理时限', field: 'due', share: 5, labelAt: 4 }] },
      { least: 26, boxes: [{ label: '办理结果', field: 'result', labelAt: 4 }] },
      { boxes: [{ label: '归档号', field: 'archiveNumber', labelAt: 4 }] },
    ],
  },
  /** 督办通知: an item and its sub-task is handed to a unit. */
  supervisionNotice: {
    title: '督办通知', left: { before: '', field: 'docNumber' }, right: { before: '', field: 'issuedOn' },
    rows: [
      { boxes: [{ label: '承办单位', field: 'leadUnit', share: 5, labelAt: 4 }, { label: '协办单位', field: 'cooperating', share: 5, labelAt: 4 }] },
      { boxes: [{ label: '立项依据', field: 'source', labelAt: 4 }] },
      { least: 22, boxes: [{ label: '督办事项', field: 'matter', labelAt: 4 }] },
      { least: 28, boxes: [{ label: '领导批示', field: 'instruction', labelAt: 4 }] },
      { least: 30, boxes: [{ label: '办理要求', field: 'demand', labelAt: 4 }] },
      { boxes: [{ label: '办结时限', field: 'due', share: 5, labelAt: 4 }, { label: '反馈要求', field: 'reporting', share: 5, labelAt: 4 }] },
      { boxes: [{ label: '联系人', field: 'contact', share: 5, labelAt: 4 }, { label: '联系电话', field: 'phone', share: 5, labelAt: 4 }] },
    ],
  },
  /** 催办通知单: the second urge, with a receipt below. */
  urgingSlip: {
    title: '催办通知单', left: { before: '', field: 'docNumber' }, right: { before: '', field: 'issuedOn' },
    rows: [
      { boxes: [{ label: '承办单位', field: 'leadUnit', share: 6, labelAt: 4 }, { label: '催办次数', field: 'times', share: 4, labelAt: 4 }] },
      { boxes: [{ label: '原督办号', field: 'supervisionNumber', share: 6, labelAt: 4 }, { label: '交办日期', field: 'assignedOn', share: 4, labelAt: 4 }] },
      { least: 22, boxes: [{ label: '督办事项', field: 'matter', labelAt: 4 }] },
      { boxes: [{ label: '办结时限', field: 'due', share: 6, labelAt: 4 }, { label: '逾期天数', field: 'overdueDays', share: 4, labelAt: 4 }] },
      { least: 24, boxes: [{ label: '目前进展', field: 'progress', labelAt: 4 }] },
      { least: 26, boxes: [{ label: '催办要求', field: 'demand', labelAt: 4 }] },
      { boxes: [{ label: '联系人', field: 'contact', share: 5, labelAt: 4 }, { label: '联系电话', field: 'phone', share: 5, labelAt: 4 }] },
      { least: 30, boxes: [{ label: '回执：', field: 'reply', labelAt: 'above' }] },
    ],
    notes: ['请在收到本单后一个工作日内签收，并按要求反馈办理情况。'],
  },
  /** 督办函: the third urge, to the unit's head; the grid stands below the words. */
  supervisionLetter: {
    title: '督办函', left: { before: '', field: 'docNumber' }, right: { before: '', field: 'issuedOn' },
    rows: [
      { least: 18, boxes: [{ label: '督办事项', field: 'matter', labelAt: 4 }] },
      { boxes: [{ label: '原督办号', field: 'supervisionNumber', share: 5, labelAt: 4 }, { label: '原定时限', field: 'due', share: 5, labelAt: 4 }] },
      { least: 22, boxes: [{ label: '存在问题', field: 'problem', labelAt: 4 }] },
      { least: 22, boxes: [{ label: '办理要求', field: 'demand', labelAt: 4 }] },
      { boxes: [{ label: '反馈时限', field: 'reporting', share: 4, labelAt: 4 }, { label: '联系人及电话', field: 'contact', share: 6, labelAt: 6 }] },
    ],
  },
  /** 督查通知: who comes, when and about what; one to each unit whatever number of agencies come. */
  inspectionNotice: {
    title: '督查通知', left: { before: '', field: 'docNumber' }, right: { before: '', field: 'issuedOn' },
    rows: [
      { boxes: [{ label: '被督查单位', field: 'unit', share: 6 }, { label: '督查方式', field: 'method', share: 4, labelAt: 4 }] },
      { least: 16, boxes: [{ label: '督查主题', field: 'theme', labelAt: 4 }] },
      { boxes: [{ label: '督查依据', field: 'basis', labelAt: 4 }] },
      { boxes: [{ label: '督查时间', field: 'window', share: 6, labelAt: 4 }, { label: '地点', field: 'place', share: 4, labelAt: 2 }] },
      { boxes: [{ label: '督查单位', field: 'agencies', labelAt: 4 }] },
      { boxes: [{ label: '督查组', field: 'team', labelAt: 4 }] },
      { least: 40, boxes: [{ label: '检查内容', field: 'checklist', labelAt: 4 }] },
      { least: 24, boxes: [{ label: '有关要求', field: 'demand', labelAt: 4 }] },
      { boxes: [{ label: '联系人', field: 'contact', share: 5, labelAt: 4 }, { label: '联系电话', field: 'phone', share: 5, labelAt: 4 }] },
    ],
    notes: ['督查组不接受宴请和陪同；对督查工作的意见可向督查单位反映。'],
  },
} as const satisfies Readonly<Record<string, FormTable>>

export type FormName = keyof typeof forms
type TableOf<Name extends FormName> = (typeof forms)[Name]
/** The fields that a named form knows. */
export type FormField<Name extends FormName> = TableOf<Name>['rows'][number]['boxes'][number]['field'] | TableOf<Name>['left']['field'] | TableOf<Name>['right']['field']
/** What stands in a field: words, or opinions with who gave them and when. */
export type FormValue = string | readonly FormEntry[]

/** What a form has besides its fields. `title` stands in place of the form's own, e.g. with the organ's name before it. */
export interface FormSurroundings {
  readonly title?: string
  readonly mainTo?: string
  readonly lead?: Body
  readonly signatories?: readonly Signatory[]
  readonly docDate?: string
}

/** A named form filled in; fields that are not given stay empty. */
export function fillForm<Name extends FormName>(name: Name, values: { readonly [Field in FormField<Name>]?: FormValue }, around: FormSurroundings = {}): FormPaper {
  const table: FormTable = forms[name]
  const given = values as Readonly<Record<string, FormValue | undefined>>
  const { signatories = [], title = table.title, ...rest } = around
  return {
    format: 'form', title, ...(table.color ? { color: table.color } : {}), numberLine: { ...side('left', table.left, given), ...side('right', table.right, given) },
    rows: table.rows.map((row) => rowOf(row, given)), ...(table.notes ? { notes: table.notes } : {}), signatories, ...rest,
  }
}

function side(key: 'left' | 'right', part: FormTable['left'], given: Readonly<Record<string, FormValue | undefined>>): { readonly left?: string; readonly right?: string } {
  const value = part ? given[part.field] ?? '' : ''
  const text = (part?.before ?? '') + (typeof value === 'string' ? value : '')
  return text ? { [key]: text } : {}
}

function rowOf({ least, boxes }: FieldRow, given: Readonly<Record<string, FormValue | undefined>>): FormRow {
  return {
    ...(least ? { minHeightMm: least } : {}),
    cells: boxes.map(({ label, field, share = 1, labelAt = 5 }): FormCell => {
      const value = given[field] ?? ''
      return { label, share, labelAt, ...(typeof value === 'string' ? { text: value } : { text: '', entries: value }) }
    }),
  }
}
