import { expect, test } from 'vitest'
import type { ActName } from '../core/views.ts'
import { actWords, isConfirmed, isDirect, isFormed, isReasoned, offeredOf } from './acts.ts'

const may = (...acts: readonly (ActName | readonly [ActName, number])[]) => acts.map((one) => (typeof one === 'string' ? { act: one, assignment: null } : { act: one[0], assignment: one[1] }))

test('页面的主操作是轮到本人办的那一件，其余按任务和整件分开', () => {
  const offered = offeredOf(may('plan', 'suspend', ['urge', 2], ['pass', 1], ['rework', 1]), 'running')
  expect(offered.primary).toEqual({ act: 'pass', assignment: 1 })
  expect(offered.others).toEqual([{ act: 'plan', assignment: null }])
  expect(offered.more).toEqual([{ act: 'suspend', assignment: null }])
  expect([...offered.parts]).toEqual([[1, [{ act: 'rework', assignment: 1 }]], [2, [{ act: 'urge', assignment: 2 }]]])
})

test('分解好的先交办；没有轮到办的事就没有主操作', () => {
  expect(offeredOf(may('plan', 'assign'), 'registered').primary).toEqual({ act: 'assign', assignment: null })
  expect(offeredOf(may('plan', ['urge', 1]), 'running').primary).toBeNull()
  expect(offeredOf([], 'archived').primary).toBeNull()
})

test('每一种办理恰有一种填法', () => {
  for (const act of Object.keys(actWords) as ActName[]) {
    const ways = [isReasoned(act), isConfirmed(act), isDirect(act), isFormed(act), act === 'plan' || act === 'amend'].filter(Boolean)
    expect([act, ways.length]).toEqual([act, 1])
  }
})
