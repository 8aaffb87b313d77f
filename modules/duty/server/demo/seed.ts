import type { PersonId } from '#lib/ids'
import { addDays, addMinutes, dayOf, type Day, type Instant } from '#lib/instants'
import { demoOffice, granted, peopleWithRole, unitTree, organOf, type DemoOffice, type SeededDistrict } from '#modules/organisation'
import type { Platform } from '../../../../platform/module.ts'
import { dutyDayOf, monthOf, nextMonth, startOf } from '../../core/duty-day.ts'
import type { EntryContent } from '../../core/log.ts'
import type { DutyPool, Month, Shift } from '../../core/types.ts'
import { signHandover } from '../handovers.ts'
import { writeEntry } from '../log.ts'
import { shiftsOn } from '../on-duty.ts'
import { addPeriod, setMembers } from '../people.ts'
import { actOnRoster } from '../rosters.ts'
import { dutySettings } from '../settings.ts'
import { inDuty } from '../tables.ts'

/** 值班 of a demonstration, by the same commands as real use: those who take turns, this month's roster and the next, the log of today and a handover. Answers the shifts of this month; 0 where it was there. */
export async function seedDuty({ platform, district }: { readonly platform: Platform; readonly district: SeededDistrict }): Promise<number> {
  if (await inDuty(platform.db).selectFrom('duty_rosters').select('month').limit(1).executeTakeFirst()) return 0
  const office = demoOffice('duty', platform, district)
  const now = platform.now()
  const keeper = district.cast.dutyOfficer
  const members = await turnTakers(platform, district)
  granted(await setMembers(platform, await office.call(keeper, 'members', 'demo-duty-members'), { members: members.map((one) => ({ ...one, fromOn: `${dayOf(now).slice(0, 4)}-01-01` as Day })) }))
  const next = nextMonth(monthOf(dayOf(now)))
  granted(await addPeriod(platform, await office.call(keeper, 'periods', 'demo-duty-period'), { name: '区“两会”', from: addDays(`${next}-01` as Day, 14), to: addDays(`${next}-01` as Day, 16) }))
  await roster(office, monthOf(dayOf(now)), true)
  await roster(office, next, false)
  await seedToday(office)
  return Number((await inDuty(platform.db).selectFrom('duty_shifts').select(({ fn }) => fn.countAll<string>().as('n')).where('is_published', '=', true).executeTakeFirstOrThrow()).n)
}

/** 区领导 with 带班 duty, heads of the sections, and clerks of the sections; each once. */
async function turnTakers({ db, now }: Platform, { cast }: SeededDistrict): Promise<readonly { pool: DutyPool; person: PersonId; fromOn: Day; untilOn: null }[]> {
  const day = dayOf(now())
  const tree = await unitTree(db, day)
  const keepers = await peopleWithRole(db, { unit: null, role: 'dutyOfficer', day })
  const organ = organOf(tree, keepers[0]!.unit!)!.id
  const inOffice = async (role: 'sectionHead' | 'drafter') => (await peopleWithRole(db, { unit: null, role, day })).filter(({ unit }) => unit !== null && organOf(tree, unit)?.id === organ).map(({ id }) => id)
  const leaders = (await peopleWithRole(db, { unit: null, role: 'dutyLeader', day })).map(({ id }) => id)
  const chiefs = (await inOffice('sectionHead')).filter((person) => !leaders.includes(person))
  const officers = [...new Set([cast.dutyOfficer, ...keepers.map(({ id }) => id), ...await inOffice('drafter')])].filter((person) => !chiefs.includes(person) && !leaders.includes(person))
  const group = (pool: DutyPool, people: readonly PersonId[]) => people.map((person) => ({ pool, person, fromOn: day, untilOn: null }))
  return [...group('leaders', leaders), ...group('chiefs', chiefs), ...group('officers', officers)]
}

async function roster({ platform, call, district: { cast } }: DemoOffice, month: Month, isPublished: boolean): Promise<void> {
  const act = async (person: PersonId, version: number, type: 'arrange' | 'submit' | 'publish') => granted(await actOnRoster(platform, await call(person, `roster-${type}`, `demo-duty-${month}-${type}`), { month, version, act: { type } }))
  await act(cast.dutyOfficer, 0, 'arrange')
  await act(cast.dutyOfficer, 1, 'submit')
  if (isPublished) await act(cast.officeHead, 2, 'publish')
}

const nothing = { caller: '', unit: '', phone: '', instructions: '', informed: [] }
type Sample = Pick<EntryContent, 'kind' | 'text'> & Partial<EntryContent> & { readonly before: number; readonly isUnfinished?: boolean }

/** What the day brought so far; minutes before now. */
const samples = (leader: string): readonly Sample[] => [
  { before: 95, kind: 'weather', text: '晴，气温8℃至16℃，东北风3级。' },
  { before: 80, kind: 'call', text: '青禾镇报告：镇区主干道一处自来水管破裂，影响约二百户用水，正在抢修，预计三小时内恢复。', caller: '镇党政办值班员', unit: '青禾镇', phone: '0571-80000123', instructions: `请区住建局派员到场，恢复供水后续报。`, isUnfinished: true },
  { before: 60, kind: 'handling', text: '已通知区住建局到场协助抢修，要求每小时报告进展。' },
  { before: 40, kind: 'fax', text: '收市委办公室传真电报1份（会议通知），已登记并送秘书科办理。', unit: '市委办公室' },
  { before: 25, kind: 'instruction', text: `${leader}：供水恢复前做好群众解释和送水保障。` },
]

async function seedToday({ platform, call }: DemoOffice): Promise<void> {
  const { handoverMinute } = await dutySettings(platform.db)
  const now = platform.now()
  const day = dutyDayOf(now, handoverMinute)
  const [leaving, coming] = [await shiftsOn(platform.db, addDays(day, -1)), await shiftsOn(platform.db, day)]
  const at = (role: Shift['role'], shifts: readonly Shift[]) => shifts.find((one) => one.role === role)
  const [writer, leader] = [at('main', coming), at('leader', coming)]
  if (!writer || !leader) return
  const former = at('main', leaving)
  if (former) {
    await write({ platform, call }, former.person, { at: addMinutes(startOf(day, handoverMinute), -90), sample: { before: 0, kind: 'call', text: '市委值班室要求报送今冬安全生产情况，今日下班前报。', caller: '市委值班室', unit: '市委办公室', phone: '0571-80000001', isUnfinished: true } })
    granted(await signHandover(platform, await call(former.person, 'hand-over', 'demo-duty-hand-over'), { day, act: { type: 'hand-over', content: { documents: '传真电报登记簿1本，待送文件2件。', keys: '值班室、机要室外门钥匙各1把。', phones: '值班电话、传真机正常，无漏接。', note: '' } } }))
    granted(await signHandover(platform, await call(writer.person, 'take-over', 'demo-duty-take-over'), { day, act: { type: 'take-over' } }))
  }
  for (const sample of samples(leader.name)) {
    const happened = addMinutes(now, -sample.before)
    if (happened < startOf(day, handoverMinute)) continue
    await write({ platform, call }, writer.person, { at: happened, sample })
  }
}

async function write({ platform, call }: Pick<DemoOffice, 'platform' | 'call'>, person: PersonId, { at, sample: { before, isUnfinished = false, ...sample } }: { at: Instant; sample: Sample }): Promise<void> {
  const minute = `${at.slice(0, 16)}:00.000Z` as Instant
  granted(await writeEntry(platform, await call(person, 'write', `demo-duty-entry-${before}-${sample.kind}`), { content: { ...nothing, ...sample, at: minute }, corrects: null, isUnfinished }))
}
