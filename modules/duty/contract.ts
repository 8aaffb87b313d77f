import { z } from 'zod'
import { route } from '#lib/contract'
import type { PersonId } from '#lib/ids'
import type { Day, Instant } from '#lib/instants'
import { answer, day, id, needed, words } from '#lib/schemas'
import { entryKinds, type EntryContent } from './core/log.ts'
import type { SeatChange } from './core/roster.ts'
import { dutyPools, dutyRoles, type CheckId, type EntryId, type MatterId, type Month, type Seat, type SwapId } from './core/types.ts'
import type { ChecksView, DutyToday, HandoverView, LogPage, LogView, MonthView, NowView, PeopleView, RecordView, RosterReading, SwapOptions } from './core/views.ts'

const personId = id<'person'>() satisfies z.ZodType<PersonId>
const swapId = id<'duty-swap'>() satisfies z.ZodType<SwapId>
const entryId = id<'duty-entry'>() satisfies z.ZodType<EntryId>
const matterId = id<'duty-matter'>() satisfies z.ZodType<MatterId>
const checkId = id<'duty-check'>() satisfies z.ZodType<CheckId>
const month = z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/, '请填写月份，如 2026-12') as unknown as z.ZodType<Month, string>
const moment = z.iso.datetime({ precision: 3, error: '请填写时间' }) as unknown as z.ZodType<Instant, string>
const reason = needed(500, '请写明理由')
const bare = <Type extends string>(type: Type) => z.object({ type: z.literal(type) })

const seat = z.object({ day, role: z.enum(dutyRoles), seat: z.union([z.literal(1), z.literal(2)]) }) satisfies z.ZodType<Seat>
const change = seat.extend({ holder: z.object({ person: personId, name: words(60) }).nullable() }) satisfies z.ZodType<SeatChange>
const rosterAct = z.discriminatedUnion('type', [bare('arrange'), bare('change').extend({ changes: z.array(change).min(1).max(100) }), bare('submit'), bare('return').extend({ reason }), bare('publish')])
const swapAct = z.discriminatedUnion('type', [bare('agree'), bare('approve'), bare('decline').extend({ reason }), bare('withdraw')])
const content = z.object({
  at: moment, kind: z.enum(entryKinds), text: needed(2000, '请填写内容'), caller: words(40), unit: words(60), phone: words(40), instructions: words(1000),
  informed: z.array(z.object({ name: needed(60, '请填写告知何人'), at: moment })).max(20),
}) satisfies z.ZodType<EntryContent>
const handoverAct = z.discriminatedUnion('type', [bare('hand-over').extend({ content: z.object({ documents: words(500), keys: words(500), phones: words(500), note: words(1000) }) }), bare('take-over')])
const checkAct = z.discriminatedUnion('type', [bare('answer'), bare('note-phone').extend({ person: personId }), bare('note-absent').extend({ person: personId, words: words(500) })])

const tags = ['值班']
const get = (path: `/${string}`, summary: string) => route({ method: 'GET', path: `/duty${path}`, summary, access: 'staff', tags })
const post = (path: `/${string}`, summary: string) => route({ method: 'POST', path: `/duty${path}`, summary, access: 'staff', tags })
const keep = (path: `/${string}`, summary: string) => route({ method: 'POST', path: `/duty${path}`, summary, access: ['dutyOfficer'], tags })
const someId = z.object({ id: z.string() })
const dates = { from: day, to: day }

/** What 值班 answers over the wire. Who sees and does what is decided by `core/access.ts` and the deciders. */
export const dutyContract = {
  today: get('/today', '今天谁值班').output(answer<DutyToday>()),
  now: get('/now', '今日值班').output(answer<NowView>()),

  month: get('/rosters/{month}', '一个月的值班表').input(z.object({ month })).output(answer<MonthView>()),
  monthFile: get('/rosters/{month}/roster.xlsx', '导出一个月的值班表').input(z.object({ month })).output(z.file()),
  actOnRoster: post('/rosters/{month}/acts', '编排、调整、送审、退回、发布值班表').input(z.object({ month, version: z.number().int().min(0), act: rosterAct })).output(z.object({ month: z.string(), version: z.number() })),
  template: get('/rosters/{month}/template.xlsx', '值班表导入模板').input(z.object({ month })).output(z.file()),
  importRoster: keep('/rosters/{month}/import', '从表格导入一个月的值班表').input(z.object({ month, version: z.number().int().min(0), file: id<'file'>() })).output(answer<RosterReading>()),

  swapOptions: get('/swaps/options', '本人的一个班可以和谁调').input(z.object({ day: day as z.ZodType<Day, string>, role: z.enum(dutyRoles), seat: z.coerce.number().pipe(z.union([z.literal(1), z.literal(2)])) })).output(answer<SwapOptions>()),
  askSwap: post('/swaps', '提出调班、替班').input(z.object({ given: seat, taken: seat.nullable(), other: personId, reason })).output(z.object({ id: z.string(), at: z.string() })),
  actOnSwap: post('/swaps/{swap}/acts', '同意、批准、不同意、撤回调班').input(z.object({ swap: swapId, act: swapAct })).output(z.object({ id: z.string(), at: z.string() })),

  people: get('/people', '值班人员、请假和敏感时期').output(answer<PeopleView>()),
  setMembers: keep('/people', '维护值班人员').input(z.object({ members: z.array(z.object({ pool: z.enum(dutyPools), person: personId, fromOn: day, untilOn: day.nullable() })).min(1).max(200) })).output(z.object({ count: z.number() })),
  addAbsence: keep('/absences', '登记值班请假').input(z.object({ person: personId, ...dates, reason: words(100) })).output(someId),
  addPeriod: keep('/periods', '登记敏感时期').input(z.object({ name: needed(40, '请填写名称'), ...dates })).output(someId),
  removeDates: keep('/dates/removed', '取消值班请假、敏感时期').input(z.object({ of: z.enum(['absence', 'period']), id: z.string().min(1).max(64) })).output(someId),

  log: get('/log', '一天的值班日志').input(z.object({ day: day.optional() })).output(answer<LogView>()),
  searchLog: get('/entries', '查找值班日志').input(z.object({ q: words(60).default(''), kind: z.enum(entryKinds).optional(), from: day.optional(), to: day.optional(), after: z.string().max(120).optional(), limit: z.coerce.number().int().min(1).max(100).default(30) })).output(answer<LogPage>()),
  entry: get('/entries/{entry}', '一条值班记录').input(z.object({ entry: entryId })).output(answer<RecordView>()),
  write: post('/entries', '记值班日志').input(z.object({ content, isUnfinished: z.boolean().default(false) })).output(someId),
  correct: post('/entries/{entry}/corrections', '更正值班日志').input(z.object({ entry: entryId, content })).output(someId),
  closeDay: post('/log/{day}/closing', '值班日志日清').input(z.object({ day })).output(z.object({ day: z.string() })),
  openMatter: post('/matters', '登记未办结事项').input(z.object({ text: needed(500, '请填写事项') })).output(someId),
  finishMatter: post('/matters/{matter}/done', '办结未办结事项').input(z.object({ matter: matterId, words: needed(500, '请写明办理结果') })).output(someId),

  handover: get('/handovers', '交接班').input(z.object({ day: day.optional() })).output(answer<HandoverView>()),
  signHandover: post('/handovers/{day}', '签字交班、接班').input(z.object({ day, act: handoverAct })).output(z.object({ day: z.string(), isDone: z.boolean() })),

  checks: get('/checks', '值班抽查').output(answer<ChecksView>()),
  askCheck: post('/checks', '发起值班抽查').input(z.object({ people: z.array(personId).min(1, '请选择要抽查的人').max(20) })).output(z.object({ id: z.string(), open: z.number() })),
  actOnCheck: post('/checks/{check}/acts', '应答抽查，登记电话应答、不在岗').input(z.object({ check: checkId, act: checkAct })).output(z.object({ id: z.string(), open: z.number() })),
}
