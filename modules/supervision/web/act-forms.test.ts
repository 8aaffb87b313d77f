import { expect, test } from 'vitest'
import { actForms, lacksOf, opening, type Answers } from './act-forms.ts'
import { histories } from './testing/views.ts'
import type { ItemId } from '../core/types.ts'
import type { ItemView } from '../core/views.ts'

const view: ItemView = { ...histories.proposedInstruction, id: 'i' as ItemId, version: 1, light: { light: 'none', glyph: '○', words: '待交办' }, category: null, officeName: '', originLink: null, foreseen: [], assignments: [], may: [], nextUrge: [{ assignment: 2, level: 'letter' }] }
const filled = (words: Record<string, string>, parts: readonly number[] = []): Answers => ({ words, parts })

test('回头看出现反弹的，须选择重办的任务；成效巩固的不必', () => {
  const { asks, act } = actForms['check-follow-up']({ view, assignment: 0 })
  expect(lacksOf(asks, opening(asks)).map(({ field }) => field)).toEqual(['text'])
  expect(lacksOf(asks, filled({ result: 'relapsed', text: '又有堆放' })).map(({ field }) => field)).toEqual(['parts'])
  expect(act(filled({ result: 'relapsed', text: '又有堆放' }, [2]))).toEqual({ type: 'check-follow-up', result: 'relapsed', text: '又有堆放', reopen: [2], dueOn: null })
  expect(act(filled({ result: 'held', text: '保持良好', dueOn: '2026-12-01' }, [2]))).toEqual({ type: 'check-follow-up', result: 'held', text: '保持良好', reopen: [], dueOn: null })
})

test('催办窗口写明这次是哪一级', () => {
  expect(actForms.urge({ view, assignment: 2 })).toMatchObject({ title: '第1次催办：督办函', note: expect.stringContaining('督办函') })
})

test('没有填写的问题逐项指出', () => {
  const { asks } = actForms['ask-extension']({ view, assignment: 1 })
  expect(lacksOf(asks, opening(asks))).toEqual([{ field: 'to', text: '请填写延期后的日期' }, { field: 'reason', text: '请写明延期理由' }])
  expect(lacksOf(asks, filled({ to: '2026-12-31', reason: '等审批' }))).toEqual([])
})
