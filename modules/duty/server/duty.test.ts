import { expect, test } from 'vitest'
import type { Day, Instant } from '#lib/instants'
import { granted } from '#modules/organisation'
import type { EntryContent } from '../core/log.ts'
import type { Month } from '../core/types.ts'
import { testOffice } from '../testing/office.ts'
import { signHandover } from './handovers.ts'
import { closeDay, finishMatter, openMatter, openMatters, writeEntry } from './log.ts'
import { describeEntry, logView, searchLog } from './log-views.ts'
import { monthView } from './months.ts'
import { addPeriod } from './people.ts'
import { actOnSwap, askSwap } from './swaps.ts'
import { onDuty } from './on-duty.ts'

const entry = (at: string, text: string, over: Partial<EntryContent> = {}): EntryContent => ({ at: at as Instant, kind: 'call', text, caller: '镇值班员', unit: '青禾镇', phone: '', instructions: '', informed: [], ...over })
const wordsOfEvents = async (db: Awaited<ReturnType<typeof testOffice>>['platform']['db'], stream: string) => (await db.selectFrom('platform_journal').select('type').where('stream', 'like', stream).execute()).map(({ type }) => type)

test('日志只增不改：将来的事不能记，涉密的不能记，旁人不能记；日清以后只能更正', async () => {
  const { platform, district, office, holder } = await testOffice()
  const { person } = await holder('2026-11-17', 'main')
  const write = async (content: EntryContent, by = person, corrects: string | null = null) => writeEntry(platform, await office.call(by, 'write'), { content, corrects: corrects as never, isUnfinished: false })
  const { id } = granted(await write(entry('2026-11-17T01:00:00.000Z', '桥面塌陷报告')))
  expect(await wordsOfEvents(platform.db, `duty-entry:${id}`)).toEqual(['entry-written'])
  expect(await write(entry('2026-11-17T03:00:00.000Z', '还没发生'))).toMatchObject({ code: 'log-in-future' })
  expect(await write(entry('2026-11-17T01:00:00.000Z', '机密★5年 电报一份'))).toMatchObject({ code: 'classified-content' })
  expect(await write(entry('2026-11-17T01:00:00.000Z', '旁人写的'), district.cast.townContact)).toMatchObject({ code: 'not-for-duty-people' })
  const close = async (day: string) => closeDay(platform, await office.call(district.cast.dutyOfficer, 'close'), { day: day as Day })
  expect(await close('2026-11-17')).toMatchObject({ code: 'log-day-running' })
  expect(await close('2026-11-16')).toEqual({ day: '2026-11-16' })
  expect(await wordsOfEvents(platform.db, 'duty-log:2026-11-16')).toEqual(['log-closed'])
  expect(await close('2026-11-16')).toMatchObject({ code: 'log-day-closed' })
  expect(await write(entry('2026-11-16T09:00:00.000Z', '补一条'), district.cast.dutyOfficer)).toMatchObject({ code: 'log-day-closed' })
  const before = await logView(await office.look(person), '2026-11-16' as Day)
  const wrong = 'entries' in before ? before.entries[0]!.entry : null
  granted(await write(entry('2026-11-16T09:00:00.000Z', '应为下午五时前报'), district.cast.dutyOfficer, wrong!.id))
  const after = await logView(await office.look(person), '2026-11-16' as Day)
  expect(after).toMatchObject({ mayWrite: false, entries: [{ entry: { text: wrong!.text }, corrections: [{ text: '应为下午五时前报' }] }] })
  // The log can be searched, described to whoever may read it, and to nobody else.
  expect(await searchLog(await office.look(person), { q: '塌陷 青禾镇', kind: null, from: null, to: null, after: null, limit: 10 })).toMatchObject({ lines: [{ id }], next: null })
  const note = async () => {}
  expect(await describeEntry({ ...await office.look(person), note }, id)).toMatchObject({ subject: `duty:${id}`, kind: 'record', record: { text: '桥面塌陷报告', unit: '青禾镇', at: '2026-11-17T01:00:00.000Z' } })
  expect(await describeEntry({ ...await office.look(district.cast.townContact), note }, id)).toBeNull()
  expect(await logView(await office.look(district.cast.townContact), null)).toMatchObject({ code: 'not-found' })
  expect(await monthView(await office.look(district.cast.townContact), '2026-11' as Month)).toMatchObject({ code: 'not-found' })
}, 60_000)

test('未办结事项一直移交到办结；过了时限没有双方签字，只提醒带班领导一次', async () => {
  const { platform, office, holder, clock, told, watched } = await testOffice()
  const { person } = await holder('2026-11-17', 'main')
  const { id } = granted(await openMatter(platform, await office.call(person, 'open-matter'), { text: '催报灾情' }))
  expect(await wordsOfEvents(platform.db, `duty-matter:${id}`)).toEqual(['matter-opened'])
  clock.moveTo('2026-11-18T00:59:00.000Z' as Instant)
  expect(await watched()).toBe(false)
  clock.moveTo('2026-11-18T01:00:00.000Z' as Instant)
  expect(await Promise.all([watched('one'), watched('two')])).toEqual(expect.arrayContaining([true, false]))
  expect(await watched()).toBe(false)
  expect(await told('duty.handoverMissed')).toMatchObject([{ day: '2026-11-18', people: [(await holder('2026-11-18', 'leader')).person] }])
  const content = { documents: '', keys: '', phones: '', note: '' }
  granted(await signHandover(platform, await office.call(person, 'hand-over'), { day: '2026-11-18' as Day, act: { type: 'hand-over', content } }))
  const next = await holder('2026-11-18', 'main')
  expect(await signHandover(platform, await office.call(next.person, 'take-over'), { day: '2026-11-18' as Day, act: { type: 'take-over' } })).toMatchObject({ isDone: true })
  const finish = async () => finishMatter(platform, await office.call(next.person, 'finish-matter'), { matter: id, words: '已报' })
  expect((await openMatters(platform.db)).map((one) => one.id)).toContain(id)
  granted(await finish())
  expect(await wordsOfEvents(platform.db, `duty-matter:${id}`)).toEqual(['matter-opened', 'matter-done'])
  expect(await finish()).toMatchObject({ code: 'matter-done-already' })
}, 60_000)

test('调班批准后值班表和“谁在值班”一起变；日期前后颠倒的敏感时期不收', async () => {
  const { platform, district, office, holder } = await testOffice()
  const [mine, leader] = [await holder('2026-11-25', 'chief'), await holder('2026-11-25', 'leader')]
  const view = await monthView(await office.look(district.cast.dutyOfficer), '2026-11' as Month)
  if ('kind' in view) throw new Error(view.code)
  const free = view.tally.find(({ pool, person }) => pool === 'chiefs' && !view.shifts.some((one) => one.person === person && one.day >= '2026-11-22' && one.day <= '2026-11-28'))!
  const { id } = granted(await askSwap(platform, await office.call(mine.person, 'swap-ask'), { given: mine, taken: null, other: free.person, reason: '出差' }))
  granted(await actOnSwap(platform, await office.call(free.person, 'swap-agree'), { swap: id, act: { type: 'agree' } }))
  granted(await actOnSwap(platform, await office.call(leader.person, 'swap-approve'), { swap: id, act: { type: 'approve' } }))
  expect((await onDuty(platform.db, '2026-11-25T02:00:00.000Z' as Instant)).officers).toContain(free.person)
  expect(await addPeriod(platform, await office.call(district.cast.dutyOfficer, 'periods'), { name: '两会', from: '2026-12-09' as Day, to: '2026-12-01' as Day })).toMatchObject({ code: 'period-unfit' })
}, 60_000)
