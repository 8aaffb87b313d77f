import { z } from 'zod'
import { route } from '#lib/contract'
import type { FileId, UnitId } from '#lib/ids'
import type { Instant } from '#lib/instants'
import { answer, id, needed, words } from '#lib/schemas'
import { callStageWords } from '../core/calls/rules.ts'
import type { CallId, CallField, CallReply, CallStage } from '../core/calls/types.ts'
import type { AskedBefore, CallLine, CallOptions, CallView } from '../core/calls/views.ts'
import type { Page } from '../core/views.ts'

const callId = id<'supervision-call'>() satisfies z.ZodType<CallId>
const unitId = id<'unit'>() satisfies z.ZodType<UnitId>
const fileId = id<'file'>() satisfies z.ZodType<FileId>
const moment = z.iso.datetime({ precision: 3, error: '请填写报送期限' }) as unknown as z.ZodType<Instant, string>

const field = z.object({ name: needed(40, '请填写栏目名称'), kind: z.enum(['text', 'number', 'percent', 'day']), measure: words(10), isRequired: z.boolean() }) satisfies z.ZodType<CallField>
/** A call as it is written: units by id, and groups that stand for several. */
const brief = z.object({
  theme: needed(100, '请填写催报主题'), demand: words(3000), fields: z.array(field).max(20, '报送栏目不超过20个'), dueAt: moment, units: z.array(unitId).max(300), groups: z.array(z.string().min(1).max(64)).max(20), files: z.array(fileId).max(20),
})
const reply = z.object({ text: words(5000), values: z.array(z.union([words(500), z.number(), z.null()])).max(20), files: z.array(fileId).max(20) }) satisfies z.ZodType<CallReply>
const reason = needed(1000, '请写明理由')
const bare = <Type extends string>(type: Type) => z.object({ type: z.literal(type) })
const ofUnit = <Type extends string>(type: Type) => z.object({ type: z.literal(type), unit: unitId })

const act = z.discriminatedUnion('type', [
  bare('amend').extend({ brief }), bare('approve'), bare('return').extend({ reason }), bare('withdraw').extend({ reason }),
  ofUnit('fill').extend({ reply }), ofUnit('sign'), ofUnit('send-back').extend({ reason }), ofUnit('rework').extend({ reason, dueAt: moment.nullable() }),
  bare('extend').extend({ units: z.array(unitId).min(1, '请选择要延长期限的单位').max(300), dueAt: moment, reason }), bare('urge'), bare('close').extend({ conclusion: needed(2000, '请写明办结结论') }),
])

const narrowed = { scope: z.enum(['open', 'closed']).default('open'), q: words(60).optional() }
const tags = ['督查']
const of = z.object({ call: callId })
const acted = z.object({ id: z.string(), at: z.enum(Object.keys(callStageWords) as [CallStage, ...CallStage[]]), version: z.number(), number: z.string().nullable() })
const get = (path: `/${string}`, summary: string) => route({ method: 'GET', path: `/supervision${path}`, summary, access: 'staff', tags })
const post = (path: `/${string}`, summary: string) => ({ by: (access: 'staff' | ['supervisor']) => route({ method: 'POST', path: `/supervision${path}`, summary, access, tags }) })

/** What calls for reports (催报) answer over the wire. */
export const callContract = {
  calls: get('/calls', '催报').input(z.object({ ...narrowed, after: z.string().max(200).optional(), limit: z.coerce.number().int().min(1).max(100).default(30) })).output(answer<Page<CallLine>>()),
  callsFile: get('/calls.xlsx', '按所见的条件和列导出催报').input(z.object({ ...narrowed, columns: words(200).default('') })).output(z.file()),
  callOptions: get('/call-options', '可催报的单位和分组').output(answer<CallOptions>()),
  askedBefore: post('/call-asked', '减负提示：这些单位最近问过什么、正在报什么').by(['supervisor']).input(z.object({ theme: words(100), units: z.array(unitId).max(300) })).output(answer<AskedBefore>()),
  call: get('/calls/{call}', '一次催报：报送表，或本单位的报送').input(of).output(answer<CallView>()),
  callFile: get('/calls/{call}/table.xlsx', '导出报送表').input(of).output(z.file()),
  draftCall: post('/calls', '拟催报').by(['supervisor']).input(z.object({ brief })).output(acted),
  actOnCall: post('/calls/{call}/acts', '办理催报').by('staff').input(of.extend({ act })).output(acted),
}
