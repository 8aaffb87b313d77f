import { z } from 'zod'
import { route } from '#lib/contract'
import type { PersonId, UnitId } from '#lib/ids'
import { answer, id, instant, needed, words } from '#lib/schemas'
import type { EmergencyCommand, EmergencyId, Facts, PhoneRecord } from './core/types.ts'
import type { CallTaken, EmergencyLine, EmergencyOptions, EmergencyView, Page } from './core/views.ts'
import { stageWords } from './core/words.ts'

const emergencyId = id<'emergency'>() satisfies z.ZodType<EmergencyId>
const personId = id<'person'>() satisfies z.ZodType<PersonId>
const unitId = id<'unit'>() satisfies z.ZodType<UnitId>

// Names of units and people are the organisation's own: the server fills them in.
const unit = z.object({ unit: unitId, name: words(60).default('') })
const person = z.object({ person: personId, name: words(40).default('') })

// ---------------------------------------------------------------- what is known

const record = z.object({
  caller: needed(40, '请填写来电人'), phone: words(40), unit: unit.nullable(), isFromUnit: z.boolean(), receivedAt: instant, learnedAt: instant.nullable(), content: needed(2000, '请填写来电内容'), informed: words(500), subject: words(100).nullable(),
}) satisfies z.ZodType<PhoneRecord>
const long = words(2000)
const elements = z.object({
  occurredAt: instant.nullable(), place: words(100), nature: words(60), source: words(100), contact: words(40), contactPhone: words(40), cause: long, course: long, casualties: long, impact: long, trend: long, leaders: long, measures: long, next: long, coordination: long,
})
const count = z.number().int('请填写整数').min(0, '不能小于0').max(1_000_000, '数字过大').nullable()
const facts = z.object({ category: z.enum(['naturalDisaster', 'accident', 'publicHealth', 'socialSecurity', 'otherSensitive']), elements, figures: z.object({ deaths: count, injured: count, loss: z.number().min(0, '不能小于0').max(100_000_000, '数字过大').nullable() }) }) satisfies z.ZodType<Facts>

// ---------------------------------------------------------------- what is done

const reason = needed(1000, '请写明理由')
const bare = <Type extends string>(type: Type) => z.object({ type: z.literal(type) })
const report = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('initial') }), z.object({ kind: z.literal('followUp'), changes: needed(5000, '请写明变化情况') }),
  z.object({ kind: z.literal('final'), cause: long, responsibility: long, result: words(5000), lessons: long }),
])
const act = z.discriminatedUnion('type', [
  bare('complete').extend({ facts }), bare('verify').extend({ words: needed(1000, '请写明核实情况') }), bare('grade').extend({ grade: z.enum(['gravest', 'major', 'larger', 'ordinary']), reason: words(500).default('') }),
  bare('note-unit-report').extend({ at: instant }), bare('call-up').extend({ to: z.enum(['committee', 'city']), whom: needed(40, '请填写接报人'), at: instant, words: words(1000).default('') }),
  bare('instruct').extend({ leader: person, words: needed(2000, '请填写批示内容') }), bare('acknowledge'), bare('judge').extend({ fault: z.enum(['concealed', 'falsified']), reason }), bare('dismiss').extend({ reason }),
  bare('submit').extend({ words: report, facts }), bare('approve').extend({ words: words(1000).default('') }), bare('approve-orally').extend({ leader: person, at: instant, words: words(1000).default('') }), bare('return').extend({ reason }),
  bare('sign').extend({ report: z.number().int().min(1).max(1000) }), bare('send').extend({ to: z.object({ leaders: z.array(person).max(30), city: z.boolean() }) }), bare('evaluate').extend({ words: needed(5000, '请写明评估情况') }), bare('archive'),
]) satisfies z.ZodType<Exclude<EmergencyCommand, { type: 'receive' | 'tick' }>>

// ---------------------------------------------------------------- routes

const tags = ['紧急信息']
const get = (path: '' | `/${string}`, summary: string) => route({ method: 'GET', path: `/emergencies${path}`, summary, access: 'staff', tags })
const of = z.object({ emergency: emergencyId })
const at = z.enum(Object.keys(stageWords) as [keyof typeof stageWords, ...(keyof typeof stageWords)[]])
// A part of a path is a whole segment: the ending belongs to the number.
const pdfNumber = z.string().regex(/^[1-9]\d{0,3}\.pdf$/).transform((text) => Number.parseInt(text, 10))
const acted = z.object({ id: z.string(), at, version: z.number(), number: z.string() })

/** What emergencies answer over the wire. */
export const emergenciesContract = {
  list: get('', '紧急信息列表').input(z.object({ scope: z.enum(['open', 'closed', 'all']).default('open'), after: z.string().max(200).optional(), limit: z.coerce.number().int().min(1).max(100).default(30) })).output(answer<Page<EmergencyLine>>()),
  options: get('/options', '可用的单位和领导').output(answer<EmergencyOptions>()),
  subject: get('/subject', '值班电话记录').input(z.object({ subject: z.string().max(100) })).output(answer<CallTaken>()),
  emergency: get('/items/{emergency}', '紧急信息全貌：从接报到归档').input(of).output(answer<EmergencyView>()),
  report: get('/items/{emergency}/reports/{report}', '紧急信息报告').input(of.extend({ report: pdfNumber })).output(z.file()),
  receive: route({ method: 'POST', path: '/emergencies/items', summary: '登记接报', access: 'staff', tags }).input(z.object({ record, facts })).output(acted),
  act: route({ method: 'POST', path: '/emergencies/items/{emergency}/acts', summary: '办理紧急信息', access: 'staff', tags }).input(of.extend({ act })).output(acted),
}
