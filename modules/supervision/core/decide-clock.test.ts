import { expect, test } from 'vitest'
import { categoryFor, clerk, contact, day, deputy, facts, given, head, lived, matter, on, part, report, ways } from '../testing/core-samples.ts'
import { wakeAt } from './deadlines.ts'
import { decide } from './decide.ts'
import { evolve } from './evolve.ts'
import { lightOf } from './lights.ts'
import { assignmentsOf } from './rules.ts'
import { shippedSettings } from './settings.ts'
import type { Item, ItemEvent } from './types.ts'

const fold = (past: readonly ItemEvent[], from: Item = { at: 'absent' }): Item => past.reduce(evolve, from)
const tickOn = (item: Item, at: string) => {
  const answer = decide(item, { type: 'tick' }, facts(null, { now: on(at, '00:35') }))
  return answer.kind === 'accepted' ? answer.events : []
}
const remindersIn = (events: readonly ItemEvent[]) => events.flatMap((event) => (event.type === 'reminded' ? [`${event.on} ${event.kind}`] : []))

test('到期前三个、一个工作日和当天各提醒一次，超期后每个工作日一次；停机多日醒来补齐，每次都不重', () => {
  const all = ['2026-12-16 threeBefore', '2026-12-18 oneBefore', '2026-12-21 onTheDay', '2026-12-22 overdue', '2026-12-23 overdue']
  const item = fold(lived(...ways.doing()))
  expect(remindersIn(tickOn(item, '2026-12-23'))).toEqual(all)
  const stepped: string[] = []
  let state = item
  for (const date of ['2026-12-01', '2026-12-16', '2026-12-16', '2026-12-19', '2026-12-21', '2026-12-23', '2026-12-23']) {
    const events = tickOn(state, date)
    stepped.push(...remindersIn(events))
    state = fold(events, state)
  }
  expect(stepped).toEqual(all)
  given(null, lived(...ways.reported()), { now: on('2026-12-23') }).when({ type: 'tick' }).then()
  given(null).when({ type: 'tick' }).thenRefused('not-found')
})

test('当天的提醒上班时才发，不在半夜', () => {
  const item = fold(lived(...ways.doing()))
  const at = (hour: string) => decide(item, { type: 'tick' }, facts(null, { now: on('2026-12-16', hour) }))
  expect(remindersIn([at('00:29')].flatMap((answer) => (answer.kind === 'accepted' ? answer.events : [])))).toEqual([])
  expect(remindersIn([at('00:30')].flatMap((answer) => (answer.kind === 'accepted' ? answer.events : [])))).toEqual(['2026-12-16 threeBefore'])
})

test('一个工作日没有签收，自动催一次', () => {
  const late = on('2026-11-24', '09:30')
  given(null, lived(...ways.assigned()), { now: on('2026-11-24', '09:29') }).when({ type: 'tick' }).then()
  given(null, lived(...ways.assigned()), { now: late }).when({ type: 'tick' }).then({ type: 'sign-in-urged', assignment: 1, at: late })
  given(null, lived(...ways.assigned(), [null, { type: 'tick' }, { now: late }]), { now: on('2026-11-25') }).when({ type: 'tick' }).then()
})

test('醒来的时刻正是下一件到点的事；等审核、挂起、办结的不醒', () => {
  const wake = (past: readonly ItemEvent[], at = on('2026-11-23')) => wakeAt(fold(past), facts(null, { now: at }))
  expect(wake(lived(...ways.assigned()))).toBe('2026-11-24T09:30:00.000Z')
  expect(wake(lived(...ways.proposed()))).toBeNull()
  expect(wake(lived(...ways.reported()))).toBeNull()
  expect(wake(lived(...ways.closed()))).toBeNull()
  expect(wake(lived(...ways.doing(), [deputy, { type: 'suspend', reason: '等批复' }]))).toBeNull()
  // The light turns yellow once more than a tenth of the time went without progress: on the third working day of twenty.
  expect(wake(lived(...ways.doing()))).toBe('2026-11-26T00:30:00.000Z')
})

test('红黄绿灯只看日期、进度和设置', () => {
  const lightOn = (past: readonly ItemEvent[], date: string) => {
    const one = assignmentsOf(fold(past))[0]!
    const { light, reason } = lightOf(one, { calendar: facts(null).calendar, settings: shippedSettings.light, today: day(date) })
    return `${light} ${reason}`
  }
  const doing = lived(...ways.doing())
  const told = (progress: number) => lived(...ways.doing(), [contact, { type: 'report', assignment: 1, report: report(progress) }])
  expect(lightOn(doing, '2026-11-25')).toBe('green onTime')
  expect(lightOn(doing, '2026-11-26')).toBe('yellow behind')
  expect(lightOn(told(0.5), '2026-12-04')).toBe('green onTime')
  expect(lightOn(told(0.89), '2026-12-16')).toBe('yellow nearDue')
  expect(lightOn(told(0.9), '2026-12-21')).toBe('green onTime')
  expect(lightOn(told(0.99), '2026-12-22')).toBe('red overdue')
  expect(lightOn(lived(...ways.reported()), '2027-03-01')).toBe('green onTime')
  expect(lightOn(lived(...ways.planned()), '2026-11-25')).toBe('none notAssigned')
  expect(lightOn(lived(...ways.passed()), '2027-03-01')).toBe('done finished')
  const monthly = matter({ source: 'project', category: 'keyProject', dueOn: day('2027-06-30') })
  const reporting = lived(...ways.doing([part()], monthly), [contact, { type: 'report', assignment: 1, report: report(0.6) }, { category: categoryFor('keyProject') }])
  expect(lightOn(reporting, '2027-01-05')).toBe('green onTime')
  expect(lightOn(reporting, '2027-01-06')).toBe('yellow reportLate')
  expect(lightOn(reporting, '2027-01-12')).toBe('red reportVeryLate')
  expect(lightOn(lived(...ways.reported(), [clerk, { type: 'rework', assignment: 1, reason: '再核' }], [head, { type: 'submit', assignment: 1, report: report(1) }], [clerk, { type: 'rework', assignment: 1, reason: '再核' }]), '2026-11-24')).toBe('red sentBackTwice')
})
