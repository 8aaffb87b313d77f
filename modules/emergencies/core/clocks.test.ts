import { expect, test } from 'vitest'
import { after, callUp, clerk, lived, needed, now, receive, ways } from '../testing/core-samples.ts'
import { clocksOf, measure } from './clocks.ts'
import { evolve } from './evolve.ts'
import { limitsFor, shippedSettings } from './settings.ts'
import { suggestGrade } from './grading.ts'
import type { Emergency, EmergencyEvent, Present } from './types.ts'
import { askedOrder, emptyElements, missingOf, pendingOf } from './elements.ts'

const stateOf = (events: readonly EmergencyEvent[]) => events.reduce(evolve, { at: 'absent' } as Emergency) as Present
const verdicts = (events: readonly EmergencyEvent[], minutes: number) => {
  const { unit, phone, written } = clocksOf(stateOf(events), { now: after(minutes), settings: shippedSettings })
  return [unit.verdict, phone.verdict, written.verdict]
}

test('两个时钟到分钟：电话30分钟、书面1小时，从发生和获知中较晚的起算', () => {
  const received = lived(...ways.received())
  expect([0, 20, 30, 31, 60, 61, 241].map((minutes) => verdicts(received, minutes).slice(1).join(' '))).toEqual(['pending pending', 'near pending', 'near pending', 'passed pending', 'passed near', 'passed passed', 'missed missed'])
  expect(verdicts(received, 0)[0]).toBe('onTime')
  expect(verdicts(lived(...ways.received(), [clerk, callUp(30), 31]), 40)[1]).toBe('onTime')
  expect(verdicts(lived(...ways.received(), [clerk, callUp(31), 32]), 40)[1]).toBe('late')
  expect(verdicts(lived([clerk, receive({}, { ...needed, elements: { ...needed.elements, occurredAt: null } })]), 10)[0]).toBe('unknown')
  const measured = { from: now, limit: 30, isOver: false }
  expect(measure({ ...measured, doneAt: after(240) }, { now: after(900), settings: shippedSettings }).verdict).toBe('late')
  expect(measure({ ...measured, doneAt: after(241) }, { now: after(900), settings: shippedSettings }).verdict).toBe('missed')
})

test('时限按类别和等级取第一条符合的；从严时限电话20分钟、书面40分钟', () => {
  expect(limitsFor(shippedSettings, 'accident', 'gravest')).toMatchObject({ phone: 30, written: 60, followUp: 120 })
  expect(limitsFor(shippedSettings, 'publicHealth', null)).toMatchObject({ phone: 30, followUp: 1440 })
  expect(limitsFor({ ...shippedSettings, inForce: 'strict' }, 'accident', null)).toMatchObject({ phone: 20, written: 40 })
})

test('条例493号分级：死亡、重伤、损失各到一档取其重，数字都待核或不是事故的不建议', () => {
  const graded = (deaths: number | null, injured: number | null, loss: number | null, category: 'accident' | 'publicHealth' = 'accident') => suggestGrade({ category, figures: { deaths, injured, loss } })?.grade ?? null
  expect([graded(2, 9, 999), graded(3, 0, 0), graded(0, 10, null), graded(null, null, 1000), graded(10, 0, 0), graded(0, 50, 0), graded(0, 0, 5000), graded(30, 0, 0), graded(0, 100, 0), graded(0, 0, 10_000)])
    .toEqual(['ordinary', 'larger', 'larger', 'larger', 'major', 'major', 'major', 'gravest', 'gravest', 'gravest'])
  expect([graded(null, null, null), graded(30, 0, 0, 'publicHealth')]).toEqual([null, null])
})

test('要素表：必填的在前，已知的其次，待核的在后', () => {
  expect(missingOf(emptyElements)).toEqual(['occurredAt', 'place', 'nature', 'source', 'contact', 'contactPhone'])
  expect(pendingOf(needed.elements)).not.toContain('course')
  expect(askedOrder(needed.elements).slice(5, 8)).toEqual(['contactPhone', 'course', 'cause'])
  expect(new Set(askedOrder(needed.elements)).size).toBe(Object.keys(emptyElements).length)
})
