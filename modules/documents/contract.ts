import { z } from 'zod'
import { route } from '#lib/contract'
import type { FileId, PersonId, UnitId } from '#lib/ids'
import { answer, day, id } from '#lib/schemas'
import { lengthOf, textOfBody, type Annex, type Content, type DocumentId, type Elements, type Recipient } from './core/content.ts'
import { checklistOrder } from './core/checklist.ts'
import type { DraftSheet } from './core/draft-sheet.ts'
import { docKinds, type DocKind } from './core/kinds.ts'
import type { InstructionSuggestion } from './core/instructions.ts'
import type { NumberRuleId } from './core/numbers.ts'
import type { ReceiptId } from './core/receipts.ts'
import { stageWords } from './core/rules.ts'
import type { At, ChecklistPoint } from './core/types.ts'
import type {
  CheckView, DiffView, DocumentCase, DocumentLine, DocumentView, DraftOptions, ImportedView, IncomingLine, NumberChoice, NumberLine, NumberRuleView, Page, ReceiptLine, RelatedView, SealedFileView, SealLine, VersionLine, WriterLine,
} from './core/views.ts'

const documentId = id<'document'>() satisfies z.ZodType<DocumentId>
const personId = id<'person'>() satisfies z.ZodType<PersonId>
const unitId = id<'unit'>() satisfies z.ZodType<UnitId>
const fileId = id<'file'>() satisfies z.ZodType<FileId>
const receiptId = id<'receipt'>() satisfies z.ZodType<ReceiptId>
const ruleId = id<'number-rule'>() satisfies z.ZodType<NumberRuleId>
const words = (most: number) => z.string().max(most, `不超过${most}个字`)
const kind = z.enum(docKinds as [DocKind, ...DocKind[]])
const at = z.enum(Object.keys(stageWords) as [At, ...At[]])

// ---------------------------------------------------------------- the text

/** Some three hundred pages: a paper is laid out while somebody waits, and others wait with them. */
const LONGEST_TEXT = 200_000

const run = z.object({ text: words(20_000), face: z.enum(['fang', 'kai', 'hei', 'xiaobiaosong', 'song']).exactOptional() })
const align = z.enum(['left', 'center', 'right']).exactOptional()
const cell = z.object({ text: words(5000), align, columnSpan: z.number().int().min(1).max(40).exactOptional(), rowSpan: z.number().int().min(1).max(400).exactOptional() })
const block = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('heading'), level: z.union([z.literal(1), z.literal(2), z.literal(3), z.literal(4)]), runs: z.array(run), runIn: z.array(run).exactOptional() }),
  z.object({ kind: z.literal('paragraph'), runs: z.array(run), align }),
  z.object({ kind: z.literal('table'), caption: words(200).exactOptional(), columns: z.array(z.number().positive()).min(1).max(40), headerRows: z.number().int().min(0).max(20), rows: z.array(z.array(cell)).max(2000) }),
  z.object({ kind: z.literal('picture'), file: z.string().min(1).max(64), widthMm: z.number().positive().max(156), heightMm: z.number().positive().max(225), caption: words(200).exactOptional() }),
])
const body = z.array(block).max(5000).refine((blocks) => lengthOf(textOfBody(blocks)) <= LONGEST_TEXT, `正文不超过${LONGEST_TEXT}字，更长的请作为附件文件上传`) satisfies z.ZodType<Content['body']>
const annex = z.object({ title: words(200), body, file: z.object({ id: fileId, name: words(200) }).nullable() }) satisfies z.ZodType<Annex>
const recipient = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('unit'), unit: unitId, name: words(60) }), z.object({ kind: z.literal('group'), group: z.string().min(1).max(64), name: words(60) }),
  z.object({ kind: z.literal('text'), name: words(200) }), z.object({ kind: z.literal('leader'), person: personId, name: words(40) }),
]) satisfies z.ZodType<Recipient>
const units = z.array(unitId).max(60)
const elements = z.object({
  kind, title: words(200), organ: unitId.nullable(), jointOrgans: units, urgency: z.enum(['none', 'teji', 'jiaji']), mainTo: z.array(recipient).max(200), copyTo: z.array(recipient).max(200),
  adoptionNote: words(200), footnote: words(200), openness: z.enum(['active', 'onRequest', 'closed']).nullable(), isConfirmedUnclassified: z.boolean(), workSecret: z.boolean(), important: z.boolean(),
  scope: z.enum(['comprehensive', 'special']), passingOn: z.enum(['forward', 'endorseForward', 'issueAttached']).nullable(),
  basis: z.array(z.object({ title: words(200), docNumber: words(60).nullable(), text: words(100_000).nullable() })).max(50), major: z.boolean(), consentRef: words(200), needsGovernmentConsent: z.boolean(),
  directive: z.boolean(), leaderAssignment: words(200), adoptedOn: day.nullable(), phone: words(40), copies: z.number().int().min(0).max(100_000), remark: words(1000),
  consultUnits: units, countersignUnits: units, signer: personId.nullable(), attendance: z.array(z.object({ label: words(8).min(1), names: words(2000) })).max(12).exactOptional(), reasons: z.record(z.string(), words(500)),
}) satisfies z.ZodType<Elements>
const content = z.object({ elements, body, annexes: z.array(annex).max(50) }) satisfies z.ZodType<Content>

// ---------------------------------------------------------------- what is done

const said = { opinion: words(2000).exactOptional(), handwriting: fileId.exactOptional() }
const signed = { ...said, withSignature: z.boolean().exactOptional() }
const task = z.number().int().min(1)
const act = z.discriminatedUnion('type', [
  z.object({ type: z.literal('approve'), task, stance: z.enum(['agree', 'comments']).exactOptional(), ...signed }), z.object({ type: z.literal('disagree'), task, ...signed }),
  z.object({ type: z.literal('return'), task, to: z.string().min(1).max(60), way: z.enum(['rerun', 'straightBack']), reason: words(1000) }),
  z.object({ type: z.literal('retract'), task }), z.object({ type: z.literal('transfer'), task, to: personId, ...said }),
  z.object({ type: z.literal('circulate'), readers: z.array(personId).min(1, '请选择传阅对象').max(200) }), z.object({ type: z.literal('read'), task, ...said }),
  z.object({ type: z.literal('recall'), tasks: z.union([z.array(task), z.literal('all')]) }),
  z.object({ type: z.literal('urge'), task, channel: z.enum(['inApp', 'phone', 'sms', 'inPerson']).default('inApp') }),
  z.object({ type: z.literal('open'), task }), z.object({ type: z.literal('withdraw'), reason: words(1000) }),
])
const checklist = z.partialRecord(z.enum(checklistOrder as [ChecklistPoint, ...ChecklistPoint[]]), z.object({ answer: z.enum(['yes', 'no', 'notApplicable']), remark: words(500) }))
const acted = z.object({ id: z.string(), at, version: z.number() })
const saved = z.object({ id: z.string(), revision: z.number(), hash: z.string() })

const tags = ['办文·发文']
const get = (path: `/${string}`, summary: string) => route({ method: 'GET', path: `/documents${path}`, summary, access: 'staff', tags })
const post = (path: `/${string}`, summary: string, method: 'POST' | 'PUT' = 'POST') => route({ method, path: `/documents${path}`, summary, access: 'staff', tags })
const one = '/{document}'
const of = z.object({ document: documentId })
const paged = { after: z.string().max(200).optional(), limit: z.coerce.number().int().min(1).max(100).default(30) }
const flag = z.enum(['0', '1']).transform((text) => text === '1').optional()
const narrowed = { kind: kind.optional(), year: z.coerce.number().int().min(1949).max(9999).optional(), q: z.string().max(60).optional() }

const listed = { ...narrowed, at: at.optional(), unit: unitId.optional(), mine: flag, returned: flag, running: flag, dispatched: flag }

const reads = {
  list: get('/list', '公文列表').input(z.object({ ...listed, ...paged })).output(answer<Page<DocumentLine>>()),
  listFile: get('/list.xlsx', '导出公文列表').input(z.object({ ...listed, columns: words(200).default('') })).output(z.file()),
  options: get('/options', '可用的起草单位、发文机关和签发人').output(answer<DraftOptions>()),
  document: get(one, '公文').input(of).output(answer<DocumentView>()),
  case: get(`${one}/case`, '公文的流程图、流转记录和我的待办').input(of).output(answer<DocumentCase>()),
  related: get(`${one}/related`, '由这件公文产生的督查等事项').input(of).output(answer<RelatedView>()),
  sheet: get(`${one}/sheet`, '发文稿纸').input(of).output(answer<DraftSheet>()),
  sheetFile: get(`${one}/sheet.pdf`, '发文稿纸 PDF').input(of).output(z.file()),
  pages: get(`${one}/pages`, '版式预览（SVG）').input(of).output(answer<{ readonly pages: readonly string[]; readonly warnings: readonly { readonly code: string; readonly text?: string }[] }>()),
  pdf: get(`${one}/pdf`, '版式 PDF；用印后为用印时冻结的版面').input(of).output(z.file()),
  docx: get(`${one}/docx`, '可编辑的 Word 文稿，供修改；用印后不再提供').input(of).output(z.file()),
  writers: get(`${one}/writers`, '谁正在改这份文稿').input(of).output(answer<readonly WriterLine[]>()),
  ofd: get(`${one}/ofd`, '版式 OFD；用印后为用印时签章的文件').input(of).output(z.file()),
  sealedFiles: get(`${one}/sealed-files`, '签章核验：用印后的文件是否被改动').input(of).output(answer<readonly SealedFileView[]>()),
  versions: get(`${one}/versions`, '历次文稿').input(of).output(answer<readonly VersionLine[]>()),
  version: get(`${one}/versions/{revision}`, '一稿全文').input(of.extend({ revision: z.coerce.number().int() })).output(answer<{ readonly line: VersionLine; readonly content: Content }>()),
  diff: get(`${one}/diff`, '两稿对照').input(of.extend({ from: z.coerce.number().int(), to: z.coerce.number().int() })).output(answer<DiffView>()),
  receipts: get(`${one}/receipts`, '分发签收情况').input(of).output(answer<readonly ReceiptLine[]>()),
  receiptsFile: get(`${one}/receipts.xlsx`, '导出分发签收情况').input(of).output(z.file()),
  numberChoices: get(`${one}/number-choices`, '可用的文号').input(of).output(answer<readonly NumberChoice[]>()),
  instruction: get('/instruction', '批示用语的办理建议').input(z.object({ words: z.string().max(500) })).output(answer<InstructionSuggestion>()),
}

const drafting = {
  create: post('/', '拟稿').input(z.object({ kind, unit: unitId.nullable(), elements: elements.partial().exactOptional(), body: body.exactOptional(), annexes: z.array(annex).max(50).exactOptional() })).output(saved.extend({ task: z.number() })),
  setText: post('/desk', '把一段文字排成公文文件（不保存）').input(z.object({ text: z.string().max(200_000), format: z.enum(['document', 'letter', 'order', 'minutes', 'bulletin']), kind: z.enum(['pdf', 'ofd', 'docx']) })).output(z.file()),
  importFile: post('/import', '导入文字、Word、OFD 或 PDF 文件').input(z.object({ file: fileId })).output(answer<ImportedView>()),
  drawAnnex: post(`${one}/annex-pages`, '把 PDF 附件逐页排入正文之后').input(of.extend({ file: fileId })).output(z.object({ pages: z.number() })),
  save: post(`${one}/content`, '保存文稿', 'PUT').input(of.extend({ from: z.number().int().min(1), source: z.enum(['autosave', 'saved', 'imported']), content })).output(saved),
  writing: post(`${one}/writers`, '正在改稿，或已离开（一分钟即忘，不留记录）').input(of.extend({ isOpen: z.boolean() })).output(answer<readonly WriterLine[]>()),
  correct: post(`${one}/corrections`, '签发后的文字更正').input(of.extend({ from: z.number().int().min(1), body })).output(saved.extend({ edits: z.number() })),
  check: post(`${one}/check`, '检查行文规则').input(of.extend({ moment: z.enum(['draft', 'submit', 'review', 'sign', 'dispatch']), content: content.exactOptional() })).output(answer<CheckView>()),
  checklist: post(`${one}/checklist`, '回答审核要点', 'PUT').input(of.extend({ answers: checklist })).output(z.object({ id: z.string() })),
  settle: post(`${one}/settlements`, '说明意见采纳情况').input(of.extend({ mark: id<'mark'>(), adopted: z.enum(['adopted', 'partly', 'notAdopted']), reason: words(500) })).output(z.object({ id: z.string() })),
}

const acts = {
  act: post(`${one}/acts`, '办理').input(of.extend({ act })).output(acted),
  number: post(`${one}/number`, '编号').input(of.extend({ task, rule: ruleId })).output(acted.extend({ number: z.string() })),
  void: post(`${one}/void`, '作废文号').input(of.extend({ reason: words(500) })).output(acted),
  seal: post(`${one}/seal`, '用印').input(of.extend({ task, organ: unitId, copies: z.number().int().min(0).max(100_000), straddle: z.boolean().exactOptional(), inPerson: units.exactOptional() })).output(acted),
  sealJointly: post(`${one}/joint-seal`, '联署机关用印').input(of.extend({ task })).output(acted),
  dispatch: post(`${one}/dispatch`, '分发').input(of.extend({ task, copies: z.number().int().min(0).max(100_000), further: z.array(recipient).max(200) })).output(acted.extend({ receivers: z.number() })),
  dispatchFurther: post(`${one}/further`, '补发').input(of.extend({ to: z.array(recipient).min(1).max(200) })).output(acted.extend({ receivers: z.number() })),
  recall: post(`${one}/recall`, '撤回已发').input(of.extend({ reason: words(500) })).output(acted),
  makeArchiveReady: post(`${one}/archive-ready`, '转待归档').input(of).output(acted),
  urgeReceipts: post(`${one}/receipts/urge`, '催签收').input(of.extend({ receipts: z.union([z.array(receiptId).min(1).max(500), z.literal('all')]) }))
    .output(answer<{ readonly urged: readonly string[]; readonly skipped: readonly { readonly name: string; readonly minutes: number }[] }>()),
  signReceipt: route({ method: 'POST', path: '/documents/receipts/{receipt}/sign', summary: '签收', access: ['unitContact', 'confidentialClerk'], tags }).input(z.object({ receipt: receiptId })).output(z.object({ id: z.string(), document: z.string() })),
}

const registers = {
  incoming: route({ method: 'GET', path: '/documents/incoming', summary: '待签收', access: ['unitContact', 'confidentialClerk'], tags })
    .input(z.object({ at: z.enum(['sent', 'received', 'recalled']).default('sent'), ...paged })).output(answer<Page<IncomingLine>>()),
  register: get('/register', '发文登记簿').input(z.object({ ...narrowed, ...paged })).output(answer<Page<DocumentLine>>()),
  registerFile: get('/register.xlsx', '导出发文登记簿').input(z.object(narrowed)).output(z.file()),
  numbers: get('/numbers', '文号登记').input(z.object({ organ: unitId, prefix: z.string().max(12), year: z.coerce.number().int().min(1949).max(9999) })).output(answer<readonly NumberLine[]>()),
  seals: get('/seal-log', '用印登记').output(answer<readonly SealLine[]>()),
  rules: get('/number-rules', '文号规则').output(answer<readonly NumberRuleView[]>()),
  setRule: route({ method: 'PUT', path: '/documents/number-rules', summary: '设置文号规则', access: ['confidentialClerk', 'unitContact'], tags })
    .input(z.object({ id: ruleId.nullable(), organ: unitId, prefix: z.string().regex(/^[\p{Script=Han}A-Za-z]{1,12}$/u, '机关代字为1至12个汉字或字母'), kinds: z.array(kind).min(1, '请至少选择一个文种'), format: z.enum(['yearly', 'issue', 'order']), terms: z.array(day).max(60).default([]), issuerMark: words(60).min(1), retired: z.boolean() })
      .refine(({ format, terms }) => format !== 'order' || terms.length > 0, { path: ['terms'], message: '令号按任期编，请填写任期起始日' }))
    .output(z.object({ id: z.string() })),
}

/** What documents going out answer over the wire. Paths of one word stand before `{document}`, so that no id is taken for them. */
export const documentsContract = { ...registers, ...reads, ...drafting, ...acts }
