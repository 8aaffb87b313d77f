import { z } from 'zod'
import { route } from '#lib/contract'
import type { FileId, PersonId, UnitId } from '#lib/ids'
import type { Described } from '#lib/related'
import { answer, day, id, instant, needed, words } from '#lib/schemas'
import type { EntryKey, InspectionCommand, InspectionId, Plan } from './core/types.ts'
import type { AgencyPerson, InspectionLine, InspectionOptions, InspectionView, LedgerLine, Page } from './core/views.ts'
import { stageWords } from './core/words.ts'

const inspectionId = id<'inspection'>() satisfies z.ZodType<InspectionId>
const personId = id<'person'>() satisfies z.ZodType<PersonId>
const unitId = id<'unit'>() satisfies z.ZodType<UnitId>
const fileId = id<'file'>() satisfies z.ZodType<FileId>
const method = z.enum(['onSite', 'joint', 'special'])

// Names of units and people are the organisation's own: the server fills them in.
const unit = z.object({ unit: unitId, name: words(60).default('') })

// ---------------------------------------------------------------- what is planned

const basis = z.object({
  kind: z.enum(['item', 'annualPlan', 'specialPlan', 'paper']), subject: words(100).nullable(), title: words(200),
  link: z.string().max(200).regex(/^\/(?![/\\])[^\s\\]*$/, '请填写本系统页面').nullable(),
})
const plan = z.object({
  method, isCovert: z.boolean(), theme: needed(200, '请填写督查主题'), basis, lead: unit, members: z.array(unit).max(20), from: day, to: day, place: words(200), targets: z.array(unit).max(100),
  team: z.array(z.object({ person: personId, name: words(40).default(''), agency: unitId })).max(60), checklist: z.array(needed(200, '请填写检查内容')).max(60), demand: words(2000),
}) satisfies z.ZodType<Plan>

// ---------------------------------------------------------------- what is found, and put right

const entry = z.object({
  key: z.string().regex(/^[\w-]{8,64}$/) as unknown as z.ZodType<EntryKey, string>, unit: unitId, item: words(200).nullable(), text: needed(2000, '请填写督查情况'), place: words(200), notedAt: instant,
  photos: z.array(z.object({ file: fileId, takenAt: instant, clock: z.enum(['exif', 'device']) })).max(12),
  defect: z.object({ description: needed(500, '请填写问题'), measure: needed(500, '请填写整改要求'), dueOn: day }).nullable(),
})
const reason = needed(1000, '请写明原因')
const problem = z.number().int().min(1).max(10_000)
const bare = <Type extends string>(type: Type) => z.object({ type: z.literal(type) })
const on = <Type extends string>(type: Type) => z.object({ type: z.literal(type), problem })

const act = z.discriminatedUnion('type', [
  bare('amend').extend({ plan }), bare('submit'), bare('approve'), bare('return').extend({ reason }), bare('cancel').extend({ reason }), bare('notify'), bare('begin'), bare('record').extend({ entry }),
  bare('report').extend({ text: needed(20_000, '请填写督查报告') }), bare('revise').extend({ reason }), bare('sign'), bare('note-read').extend({ words: words(1000).default('') }), bare('close'),
  on('begin-rectifying').extend({ plan: needed(2000, '请填写整改措施') }), on('submit-rectified').extend({ text: needed(5000, '请填写整改情况'), files: z.array(fileId).max(30) }),
  on('verify').extend({ text: needed(1000, '请填写核验情况') }), on('send-back').extend({ reason }), on('ask-extension').extend({ to: day, reason }), on('grant-extension'), on('refuse-extension').extend({ reason }),
]) satisfies z.ZodType<Exclude<InspectionCommand, { type: 'draft' | 'amend' | 'tick' }> | { readonly type: 'amend'; readonly plan: Plan }>

// ---------------------------------------------------------------- routes

const tags = ['实地督查']
const get = (path: '' | `/${string}`, summary: string) => route({ method: 'GET', path: `/inspections${path}`, summary, access: 'staff', tags })
const paged = { after: z.string().max(200).optional(), limit: z.coerce.number().int().min(1).max(100).default(30) }
const listed = { scope: z.enum(['open', 'closed', 'all']).default('open'), method: method.optional(), q: words(60).optional() }
const ledgered = { state: z.enum(['open', 'resolved', 'all']).default('open'), unit: unitId.optional() }
const of = z.object({ inspection: inspectionId })
const at = z.enum(Object.keys(stageWords) as [keyof typeof stageWords, ...(keyof typeof stageWords)[]])
// A part of a path is a whole segment: the ending belongs to the number.
const pdfNumber = z.string().regex(/^[1-9]\d{0,3}\.pdf$/).transform((text) => Number.parseInt(text, 10))
const acted = z.object({ id: z.string(), at, version: z.number(), number: z.string().nullable() })

/** What inspections answer over the wire. */
export const inspectionsContract = {
  list: get('', '督查列表').input(z.object({ ...listed, ...paged })).output(answer<Page<InspectionLine>>()),
  listFile: get('/list.xlsx', '按所见的条件和列导出督查').input(z.object({ ...listed, columns: words(200).default('') })).output(z.file()),
  ledgerFile: get('/problems.xlsx', '按所见的条件和列导出整改台账').input(z.object({ ...ledgered, columns: words(200).default('') })).output(z.file()),
  ledger: get('/problems', '整改台账').input(z.object({ ...ledgered, ...paged })).output(answer<Page<LedgerLine>>()),
  basis: get('/basis', '督查依据：督查事项').input(z.object({ subject: z.string().max(100) })).output(answer<Described>()),
  options: get('/options', '可用的单位').output(answer<InspectionOptions>()),
  agencyPeople: get('/agencies/{agency}/people', '督查单位可选的人员').input(z.object({ agency: unitId })).output(answer<readonly AgencyPerson[]>()),
  inspection: get('/inspections/{inspection}', '督查全貌：从方案到销号').input(of).output(answer<InspectionView>()),
  notice: get('/inspections/{inspection}/notices/{notice}', '督查通知').input(of.extend({ notice: pdfNumber })).output(z.file()),
  report: get('/inspections/{inspection}/report.pdf', '督查报告').input(of).output(z.file()),
  draft: route({ method: 'POST', path: '/inspections', summary: '拟定督查方案', access: 'staff', tags }).input(z.object({ plan })).output(acted),
  act: route({ method: 'POST', path: '/inspections/inspections/{inspection}/acts', summary: '办理督查', access: 'staff', tags }).input(of.extend({ act })).output(acted),
}
