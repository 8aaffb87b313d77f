import { granted } from '#modules/organisation'
import { addWorkdays } from '#engines/workdays'
import type { UnitId } from '#lib/ids'
import { addMinutes, dayOf, instantOf, type Instant } from '#lib/instants'
import { calendarOf } from '#modules/administration'
import { handlingRoles, headRoles } from '../../core/access.ts'
import type { CallField, CallId } from '../../core/calls/types.ts'
import { callOptions } from '../calls/asked.ts'
import { actOnCall, draftCall, type CallAct, type WrittenBrief } from '../calls/commands.ts'
import { sweepCalls } from '../calls/jobs.ts'
import { hasHandlers } from '../ground.ts'
import { type Office } from './office.ts'
import { holderOf, officeAt, type Stage } from './seed.ts'

const field = (name: string, kind: CallField['kind'], measure = '', isRequired = true): CallField => ({ name, kind, measure, isRequired })
const SAMPLES = [
  { theme: '前三季度涉企执法检查情况', demand: '请报前三季度本单位入企检查的次数和精简情况。', fields: [field('入企检查', 'number', '次'), field('较去年同期减少', 'percent')], called: 12, sent: 24, due: 17 },
  { theme: '今冬明春安全生产大检查开展情况', demand: '请报本单位检查、整改情况，存在的突出问题和需区里协调的事项，800字以内。', fields: [field('出动检查', 'number', '人次'), field('发现隐患', 'number', '处'), field('整改率', 'percent'), field('下次检查日期', 'day', '', false)], called: 40, sent: 3, due: -2 },
] as const

/** Three calls for reports: one of last month that is closed, one of forty units in mid-flight with one sent back, and one that waits for approval. */
export async function seedCalls({ platform, district }: Pick<Stage, 'platform' | 'district'>): Promise<void> {
  const stage: Stage = { platform, district, calendar: await calendarOf(platform.db), today: dayOf(platform.now()) }
  const { units } = await callOptions({ db: platform.db, now: platform.now() })
  const able: UnitId[] = []
  for (const { unit } of units) if (await hasHandlers(platform.db, unit, stage.today)) able.push(unit)
  for (const sample of SAMPLES) await made(stage, sample, able.slice(-sample.called))
  const now = officeAt(stage, platform.now(), true)
  granted(await draftCall(now.platform, await now.call(district.cast.supervisor, 'call-draft'), {
    theme: '岁末年初困难群众走访慰问安排', demand: '请报本单位走访慰问的户数、资金和时间安排。', fields: [field('走访慰问', 'number', '户'), field('资金', 'number', '万元', false)],
    dueAt: instantOf(addWorkdays(stage.calendar, stage.today, 6), 18 * 60), units: able.slice(-20), groups: [], files: [],
  }))
}

async function made(stage: Stage, sample: (typeof SAMPLES)[number], units: readonly UnitId[]): Promise<void> {
  const { supervisor, supervisingDeputy } = stage.district.cast
  const dayAt = (ago: number) => addWorkdays(stage.calendar, stage.today, -ago)
  const begin = instantOf(dayAt(sample.sent), 9 * 60)
  const isTold = sample.due < 0
  const at = (minutes: number) => officeAt(stage, earlier(addMinutes(begin, minutes), stage.platform.now()), false)
  const brief: WrittenBrief = { theme: sample.theme, demand: sample.demand, fields: sample.fields, dueAt: instantOf(dayAt(sample.due), 18 * 60), units, groups: [], files: [] }
  const first = officeAt(stage, begin, isTold)
  const { id } = granted(await draftCall(first.platform, await first.call(supervisor, 'call-draft'), brief))
  const acted = async (office: Office, person: typeof supervisor, act: CallAct) => granted(await actOnCall(office.platform, await office.call(person, `call-${act.type}`), { call: id as CallId, act }))
  await acted(at(40), supervisingDeputy, { type: 'approve' })
  const answering = isTold ? units.filter((_, index) => index % 5 < 3) : units
  for (const [index, unit] of answering.entries()) {
    const office = at(180 + index * 12)
    const isHead = index % 9 !== 8 || !isTold
    const values = sample.fields.map(({ kind }, place) => (kind === 'day' ? null : kind === 'percent' ? 80 + ((index * 7) % 20) : 6 + ((index * 13 + place * 5) % 30)))
    await acted(office, await holderOf(office, unit, isHead ? headRoles : handlingRoles), { type: 'fill', unit, reply: { text: '已按要求部署，检查整改正在推进，详见数字。', values, files: [] } })
  }
  if (isTold) {
    await acted(at(180 + 25 * 12), supervisor, { type: 'rework', unit: answering[2]!, reason: '没有写明需区里协调的事项，请补充。', dueAt: null })
    await acted(at(180 + 26 * 12), supervisor, { type: 'urge' })
  } else await acted(officeAt(stage, instantOf(dayAt(sample.due - 1), 10 * 60), false), supervisor, { type: 'close', conclusion: '各单位均已报送，入企检查次数普遍下降，情况已呈区委领导。' })
  const { platform } = officeAt(stage, stage.platform.now(), false)
  while (granted(await platform.runCommand(platform.systemCall('supervision.sweepCalls', null), sweepCalls)) > 0);
}

const earlier = (one: Instant, other: Instant): Instant => (one < other ? one : other)
