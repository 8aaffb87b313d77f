import { expect, test } from 'vitest'
import type { PersonId, UnitId } from '#lib/ids'
import type { Day, Instant } from '#lib/instants'
import type { Signatory } from '#lib/signatory'
import type { CallEvent } from '../core/calls/types.ts'
import { callThreadLine } from './call-lines.ts'

const at = '2026-11-23T01:30:00.000Z' as Instant
const by: Signatory = { person: 'p' as PersonId, name: '王某', unit: null, unitName: '督查室', onBehalfOf: null }
const unit = 'u' as UnitId
const table = [{ unit, name: '区财政局' }]

test('每一步都有一句话，单位用名称', () => {
  const events: readonly CallEvent[] = [
    { type: 'call-sent', number: '临委督催报〔2026〕1号', headSigns: true, by, at }, { type: 'reply-handed-in', unit, by, at }, { type: 'reply-returned', unit, reason: '缺数', dueAt: at, by, at },
    { type: 'call-extended', units: [unit], dueAt: at, reason: '防汛', by, at }, { type: 'call-urged', units: [unit], by, at }, { type: 'call-reminded', kind: 'overdue', on: '2026-12-01' as Day, units: [unit], at },
    { type: 'call-closed', conclusion: { reason: '已汇总', by, at }, missing: [] },
  ]
  expect(events.map((event) => callThreadLine(event, table))).toEqual([
    '批准发出 临委督催报〔2026〕1号', '区财政局报出', '退回重报：区财政局（缺数）', '延长期限：区财政局（防汛）', '一键催报 1 个单位', '催报已超期，提醒 1 个单位', '办结：已汇总',
  ])
})
