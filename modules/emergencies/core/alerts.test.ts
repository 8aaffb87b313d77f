import { expect, test } from 'vitest'
import { after, atHand, callUp, clerk, given, head, leader, lived, named, send, ways } from '../testing/core-samples.ts'
import { alertsNow, audience, wakeAt } from './alerts.ts'
import { evolve } from './evolve.ts'
import { shippedSettings } from './settings.ts'
import type { Emergency, EmergencyEvent } from './types.ts'

const stateOf = (events: readonly EmergencyEvent[]): Emergency => events.reduce(evolve, { at: 'absent' } as Emergency)
/** Every minute from one to another, as the sweep looks; `down` are minutes without power. */
function watched(past: readonly EmergencyEvent[], from: number, until: number, down: readonly number[] = []): readonly string[] {
  let events = past
  const told: string[] = []
  for (let minute = from; minute <= until; minute++) {
    if (down.includes(minute)) continue
    const wake = wakeAt(stateOf(events), shippedSettings)
    const fresh = given(null, [...events], { now: after(minute) }).when({ type: 'tick' })
    const found = alertsAt(events, minute)
    fresh.then(...found)
    if (found.length > 0) expect(wake !== null && wake <= after(minute), `woken for minute ${minute}`).toBe(true)
    else expect(wake === null || wake > after(minute), `asleep at minute ${minute}`).toBe(true)
    told.push(...found.map((event) => (event.type === 'alerted' ? `${minute} ${event.key} ${event.round} ${event.people.map(({ name }) => name).join('、')}` : '')))
    events = [...events, ...found]
  }
  return told
}
const alertsAt = (events: readonly EmergencyEvent[], minute: number) => alertsNow(stateOf(events), { now: after(minute), settings: shippedSettings, atHand })

test('没有人确认就每五分钟再提醒，逐级到办公室主任；每轮每人只一次', () => {
  expect(watched(lived(...ways.received()), 1, 14)).toEqual(['5 new 2 带班领导', '10 new 3 带班领导、主任'])
  const acknowledged = [...lived(...ways.received()), { type: 'acknowledged', keys: ['new'], by: leader, at: after(2) } as const]
  expect(watched(acknowledged, 3, 40)).toEqual(['20 phoneNear 1 值班员、带班领导', '25 phoneNear 2 带班领导', '30 phonePassed 1 值班员、带班领导', '35 phonePassed 2 带班领导', '40 phonePassed 3 带班领导、主任'])
})

test('断电几分钟，来电后补最近一轮，错过的人一并告知，不重复', () => {
  const acknowledged = [...lived(...ways.received()), { type: 'acknowledged', keys: ['new'], by: leader, at: after(2) } as const]
  expect(watched(acknowledged, 3, 44, [28, 29, 30, 31, 32, 33, 34, 35, 36, 37, 38, 39, 40, 41])).toEqual(['20 phoneNear 1 值班员、带班领导', '25 phoneNear 2 带班领导', '42 phonePassed 3 值班员、带班领导、主任'])
  expect(audience({ officers: [], leader: null, heads: [named(head)] }, 0, 1)).toEqual([named(head)])
  expect(audience(atHand, 1, 2)).toEqual([named(leader)])
})

test('电话报了、初报发了就不再提醒时限；口头审签到期提醒补签，签了为止', () => {
  const orally = lived(...ways.submitted(), [clerk, { type: 'approve-orally', leader: named(leader), at: after(9), words: '' }, 9], [clerk, callUp(9), 9], [clerk, send, 10])
  expect(watched(orally, 11, 24 * 60)).toEqual([])
  expect(watched(orally, 24 * 60 + 1, 25 * 60 + 10)).toEqual(['1449 signature-1 1 带班领导', '1450 followUp-1 1 值班员、带班领导', '1455 followUp-1 2 带班领导', '1460 followUp-1 3 带班领导、主任', ...['1465', '1470', '1475', '1480', '1485', '1490', '1495', '1500', '1505'].flatMap((minute, index) => [`${minute} followUp-1 ${index + 4} 带班领导、主任`]), '1509 signature-1 2 带班领导', '1510 followUp-1 13 带班领导、主任'])
  given(leader, [...orally, { type: 'alerted', key: 'signature-1', kind: 'signature', round: 1, people: [named(leader)], at: after(1449) }], { now: after(1450) }).when({ type: 'acknowledge' }).then({ type: 'acknowledged', keys: ['new'], by: leader, at: after(1450) })
})

test('提醒由带班领导确认，值班员确认不算；没有提醒就没有可确认的', () => {
  given(clerk, lived(...ways.received()), { now: after(1) }).when({ type: 'acknowledge' }).thenRefused('not-for-duty-leader')
  given(leader, lived(...ways.received()), { now: after(1) }).when({ type: 'acknowledge' }).then({ type: 'acknowledged', keys: ['new'], by: leader, at: after(1) })
  given(leader, lived(...ways.received(), [leader, { type: 'acknowledge' }, 1]), { now: after(2) }).when({ type: 'acknowledge' }).thenRefused('nothing-to-acknowledge')
})
