import { z } from 'zod'
import { route } from '#lib/contract'
import type { FileId, PersonId, UnitId } from '#lib/ids'
import type { Described, Related } from '#lib/related'
import { answer, day, id, needed, words } from '#lib/schemas'
import { callContract } from './contract/calls.ts'
import { listContract } from './contract/lists.ts'
import { outputsContract } from './contract/outputs.ts'
import { lightOrder } from './core/lights.ts'
import { stageWords } from './core/rules.ts'
import { paces, sources, type Category, type Pace, type Source } from './core/sources.ts'
import type { ItemAt, ItemCommand, ItemId, Light, Matter, Planned, Report } from './core/types.ts'
import type { Warnings } from './core/warnings/views.ts'
import type { Board, ItemLine, ItemView, Page, SupervisionOptions, UnitView } from './core/views.ts'

const itemId = id<'supervision-item'>() satisfies z.ZodType<ItemId>
const personId = id<'person'>() satisfies z.ZodType<PersonId>
const unitId = id<'unit'>() satisfies z.ZodType<UnitId>
const fileId = id<'file'>() satisfies z.ZodType<FileId>
const source = z.enum(sources as [Source, ...Source[]])
const pace = z.enum(paces as [Pace, ...Pace[]])
const light = z.enum(lightOrder as [Light, ...Light[]])
const at = z.enum(Object.keys(stageWords) as [ItemAt, ...ItemAt[]])
const code = z.string().regex(/^[A-Za-z][\w-]{0,39}$/, '代码为字母开头的1至40个字母、数字')

// Names of units and people are the organisation's own: the server fills them in.
const unit = z.object({ unit: unitId, name: words(60).default('') })
const person = z.object({ person: personId, name: words(40).default('') })

// ---------------------------------------------------------------- what an item is

const origin = z.object({
  kind: z.enum(['document', 'instruction', 'minutes', 'list', 'superior', 'paper']), subject: words(100).nullable(), title: words(200), number: words(60).nullable(),
  link: z.string().max(200).regex(/^\/(?![/\\])[^\s\\]*$/, '请填写本系统页面').nullable(),
})
const instruction = z.object({ leader: personId.nullable(), leaderName: needed(40, '请填写批示领导'), on: day, paper: needed(200, '请填写批示载体'), text: needed(5000, '请填写批示全文') })
const matter = z.object({
  title: needed(200, '请填写事项名称'), source, category: code, pace, demand: words(2000), origin, instruction: instruction.nullable(),
  superiorNumber: words(60).nullable(), dueOn: day.nullable(), leader: person.nullable(), list: words(100).nullable(),
}) satisfies z.ZodType<Matter>
const planned = z.object({
  content: needed(1000, '请填写任务内容'), target: words(500), lead: unit, cooperating: z.array(unit).max(40), leader: person.nullable(),
  milestones: z.array(z.object({ name: needed(100, '请填写节点名称'), dueOn: day })).max(24), dueOn: day.nullable(),
}) satisfies z.ZodType<Planned>

// ---------------------------------------------------------------- what is done

const report = z.object({
  text: needed(5000, '请填写办理情况'), progress: z.number().min(0).max(1), files: z.array(fileId).max(30), milestonesDone: z.array(words(100)).max(24),
  problem: words(2000).default(''), cause: words(2000).default(''), suggestion: words(2000).default(''), coordination: words(2000).default(''),
}) satisfies z.ZodType<Report>
const reason = needed(1000, '请写明理由')
const assignment = z.number().int().min(1).max(1000)
const reopen = z.array(assignment).max(200)
const bare = <Type extends string>(type: Type) => z.object({ type: z.literal(type) })
const part = <Type extends string>(type: Type) => z.object({ type: z.literal(type), assignment })

const act = z.discriminatedUnion('type', [
  bare('amend').extend({ matter }), bare('approve'), bare('decline').extend({ reason }), bare('plan').extend({ parts: z.array(planned).min(1, '请至少分解一项').max(200) }), bare('assign'),
  part('accept'), part('object').extend({ reason }), part('reassign').extend({ lead: unit }), part('uphold').extend({ reason }),
  part('report').extend({ report }), part('submit').extend({ report }), part('sign'), part('send-back').extend({ reason }),
  part('pass').extend({ quality: z.number().int().min(1).max(5), remark: words(1000).default('') }), part('rework').extend({ reason }), part('urge').extend({ text: words(1000).default('') }),
  part('ask-extension').extend({ to: day, reason }), part('grant-extension'), part('refuse-extension').extend({ reason }),
  bare('suspend').extend({ reason }), bare('resume'), bare('terminate').extend({ reason }),
  bare('propose-closing').extend({ conclusion: z.enum(['done', 'mostlyDone', 'longTerm', 'notDone']), text: needed(5000, '请写明办结情况') }),
  bare('note-read').extend({ verdict: z.enum(['satisfied', 'continue']), words: words(1000).default('') }), bare('approve-closing'), bare('refuse-closing').extend({ reason, reopen }),
  bare('plan-follow-up').extend({ dueOn: day }), bare('check-follow-up').extend({ result: z.enum(['held', 'relapsed']), text: needed(2000, '请写明核查情况'), reopen, dueOn: day.nullable() }), bare('archive'),
]) satisfies z.ZodType<Exclude<ItemCommand, { type: 'propose' | 'tick' }>>

// ---------------------------------------------------------------- routes

const tags = ['督查']
const get = (path: `/${string}`, summary: string) => route({ method: 'GET', path: `/supervision${path}`, summary, access: 'staff', tags })
const filter = {
  scope: z.enum(['open', 'closed', 'all']).default('open'), light: light.optional(), source: source.optional(), category: code.optional(), unit: unitId.optional(), cooperating: unitId.optional(), leader: personId.optional(),
  at: at.optional(), pace: pace.optional(), year: z.coerce.number().int().min(1949).max(9999).optional(), list: words(100).optional(), q: words(60).optional(),
  instructions: z.enum(['all', 'without', 'only']).optional(), mine: z.enum(['0', '1']).transform((text) => text === '1').optional(),
}
const paged = { after: z.string().max(200).optional(), limit: z.coerce.number().int().min(1).max(100).default(30) }
const of = z.object({ item: itemId })
// A part of a path is a whole segment: the ending belongs to the number.
const pdfNumber = z.string().regex(/^[1-9]\d{0,3}\.pdf$/).transform((text) => Number.parseInt(text, 10))
const acted = z.object({ id: z.string(), at, version: z.number(), number: z.string().nullable() })

const reads = {
  board: get('/board', '红黄绿灯总览：按单位、责任领导或来源').input(z.object({ by: z.enum(['unit', 'leader', 'source']).default('unit'), year: filter.year })).output(answer<Board>()),
  list: get('/items', '督查事项').input(z.object({ ...filter, ...paged })).output(answer<Page<ItemLine>>()),
  listFile: get('/items.xlsx', '按所见的条件和列导出督查事项').input(z.object({ ...filter, columns: words(200).default('') })).output(z.file()),
  options: get('/options', '可用的类别、单位、领导和灯号规则').output(answer<SupervisionOptions>()),
  warnings: get('/warnings', '督查预警：可能逾期的任务、红灯多的单位、多次反映的诉求').input(z.object({ after: paged.after, limit: z.coerce.number().int().min(1).max(100).default(20) })).output(answer<Warnings>()),
  origin: route({ method: 'GET', path: '/supervision/origin', summary: '立项依据：公文，或领导在公文上的批示', access: ['supervisor'], tags })
    .input(z.object({ subject: z.string().max(100), part: z.string().max(20).optional() })).output(answer<Described>()),
  unitPage: get('/units/{unit}', '一个单位的督查情况').input(z.object({ unit: unitId })).output(answer<UnitView>()),
  item: get('/items/{item}', '督查事项全貌：从起因到办结').input(of).output(answer<ItemView>()),
  related: get('/items/{item}/related', '由此开展的督查和其他办理').input(of).output(answer<Related>()),
  notice: get('/items/{item}/assignments/{assignment}/notice.pdf', '督办通知').input(of.extend({ assignment: z.coerce.number().int().min(1) })).output(z.file()),
  result: get('/items/{item}/result.pdf', '批示办理结果报告').input(of).output(z.file()),
  urgePaper: get('/items/{item}/assignments/{assignment}/urges/{urge}', '催办单、督办函').input(of.extend({ assignment: z.coerce.number().int().min(1), urge: pdfNumber })).output(z.file()),
}

const acts = {
  propose: route({ method: 'POST', path: '/supervision/items', summary: '提出立项', access: ['supervisor'], tags }).input(z.object({ matter })).output(acted),
  act: route({ method: 'POST', path: '/supervision/items/{item}/acts', summary: '办理督查事项', access: 'staff', tags }).input(of.extend({ act })).output(acted),
}

const keeping = {
  categories: get('/categories', '督查类别及时限').output(answer<readonly Category[]>()),
  setCategory: route({ method: 'PUT', path: '/supervision/categories/{code}', summary: '设置督查类别', access: ['supervisor'], tags })
    .input(z.object({
      code, source, name: needed(30, '请填写类别名称'), retired: z.boolean(),
      terms: z.object({ urgent: z.number().int().min(1).max(1000).nullable(), normal: z.number().int().min(1).max(1000).nullable(), hard: z.number().int().min(1).max(1000).nullable() }),
      rhythm: z.union([z.object({ every: z.literal('never') }), z.object({ every: z.enum(['week', 'month', 'quarter']), day: z.number().int().min(1).max(28) })]),
    })).output(z.object({ code: z.string() })),
}

/** What 督查 answers over the wire. */
export const supervisionContract = { ...reads, ...acts, ...keeping, ...callContract, ...listContract, ...outputsContract }
