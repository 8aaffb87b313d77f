import { expect, test } from 'vitest'
import type { UnitId } from '#lib/ids'
import type { Instant } from '#lib/instants'
import type { Elements } from '../core/types.ts'
import { missingOf } from '../core/elements.ts'
import { callLacks, callSent, emptyCall } from './call-draft.ts'

const NIGHT = '2026-11-22T18:10:00.000Z' as Instant
const units = [{ unit: 'u1' as UnitId, name: '青禾镇党委' }]
const typed = { ...emptyCall(null, NIGHT), caller: '老李', phone: '13800001234', content: '东桥翻车', unit: 'u1', occurredAt: '0200', place: '东桥', nature: '客车侧翻事故' }

test('电话里说过的不用再填：来电人就是联系人，单位就是来源，初报要素已经齐了', () => {
  const { record, facts } = callSent(typed, { units, subject: 'duty:7', now: NIGHT })
  expect(record).toMatchObject({ unit: units[0], isFromUnit: true, receivedAt: NIGHT, subject: 'duty:7' })
  expect(missingOf(facts.elements as Elements)).toEqual([])
  expect(callSent({ ...typed, unit: '' }, { units, subject: null, now: NIGHT })).toMatchObject({ record: { unit: null, isFromUnit: false }, facts: { elements: { source: '老李' } } })
})

test('缺来电人、内容和时间的指出来，事发晚于接报的也指出来；从值班日志带来的已经填好', () => {
  expect(callLacks(typed, NIGHT)).toEqual([])
  expect(callLacks({ ...emptyCall(null, NIGHT), receivedAt: '' }, NIGHT).map(({ field }) => field)).toEqual(['caller', 'receivedAt', 'content'])
  expect(callLacks({ ...typed, occurredAt: '11-23 0211' }, NIGHT).map(({ field }) => field)).toEqual(['occurredAt'])
  expect(emptyCall({ caller: '老李', phone: '1', unit: units[0]!, receivedAt: NIGHT, content: '翻车' }, NIGHT)).toMatchObject({ unit: 'u1', receivedAt: '2026-11-23 02:10', content: '翻车' })
})
