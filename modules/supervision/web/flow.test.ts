import { expect, test } from 'vitest'
import type { Day } from '#lib/instants'
import { histories } from './testing/views.ts'
import { flowOf } from './flow.ts'

const shown = (name: keyof typeof histories) => flowOf(histories[name], '2026-11-23' as Day).map(({ label, state, who }) => `${label} ${state} ${who?.join('、') ?? ''}`.trim())

test('刚提出的批示件等办公室领导审定，流程里有领导阅示', () => {
  expect(shown('proposedInstruction')).toEqual(['提出立项 done 王某', '审定立项 now 办公室领导', '分解交办 next 督查室', '单位办理反馈 next', '提出办结 next 督查室', '领导阅示 next 周书记', '批准办结 next 办公室领导', '归档 next 督查室'])
})
test('不予立项的，后面的环节都不经过', () => {
  expect(shown('declined')).toEqual(['提出立项 done 王某', '审定立项 skipped', '分解交办 skipped', '单位办理反馈 skipped', '提出办结 skipped', '批准办结 skipped', '归档 skipped'])
})
