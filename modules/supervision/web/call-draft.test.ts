import { expect, test } from 'vitest'
import type { UnitId } from '#lib/ids'
import type { Day, Instant } from '#lib/instants'
import { briefSent, callLacks, dueAtOf, dueParts, emptyCall, emptyField, replyDraftOf, replyLacks, valueWords, type CallDraft } from './call-draft.ts'

const now = '2026-11-23T01:30:00.000Z' as Instant
const full: CallDraft = { ...emptyCall(), theme: ' 安全生产 ', demand: '请报情况', dueOn: '2026-11-27' as Day, units: ['u1' as UnitId], fields: [{ ...emptyField(), name: '次数', measure: '次' }] }

test('空的催报逐项指出缺什么，填齐后没有', () => {
  expect(callLacks(emptyCall(), now).map(({ field }) => field)).toEqual(['theme', 'demand', 'units', 'dueOn'])
  expect(callLacks(full, now)).toEqual([])
  expect(callLacks({ ...full, fields: [full.fields[0]!, full.fields[0]!, emptyField()] }, now).map(({ field }) => field)).toEqual(['field-1', 'field-2'])
  expect(callLacks({ ...full, dueOn: '2026-11-23' as Day, dueTime: '09:00' }, now).map(({ text }) => text)).toEqual(['报送期限已过，请改填现在以后的时间'])
})

test('期限是北京时间；送出时去掉空格', () => {
  expect(dueAtOf('2026-11-27' as Day, '18:00')).toBe('2026-11-27T10:00:00.000Z')
  expect(dueParts('2026-11-27T10:00:00.000Z' as Instant)).toEqual({ dueOn: '2026-11-27', dueTime: '18:00' })
  expect(briefSent(full)).toMatchObject({ theme: '安全生产', dueAt: '2026-11-27T10:00:00.000Z' })
})

test('报送：必填的没填要指出，什么都没填也要指出；数值带单位显示', () => {
  const { fields } = full
  expect(replyLacks(fields, replyDraftOf(fields, null)).map(({ field }) => field)).toEqual(['value-0'])
  expect(replyLacks([], replyDraftOf([], null)).map(({ field }) => field)).toEqual(['reply-text'])
  expect(replyLacks(fields, { text: '', values: [0], files: [] })).toEqual([])
  expect([valueWords(fields[0]!, 3), valueWords({ ...fields[0]!, kind: 'percent' }, 95), valueWords(fields[0]!, null)]).toEqual(['3次', '95%', ''])
})
