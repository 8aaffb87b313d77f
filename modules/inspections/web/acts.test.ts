import { expect, test } from 'vitest'
import type { ActName, MayDo } from '../core/views.ts'
import { actWords, doneWords, isConfirmed, isReasoned, isWorded, offeredOf } from './acts.ts'

const may = (act: ActName, problem: number | null = null): MayDo => ({ act, problem })

test('最该办的一件是主按钮，其余按问题归拢，取消收在更多里', () => {
  const { primary, others, more, problems } = offeredOf([may('cancel'), may('amend'), may('submit')])
  expect([primary?.act, others.map(({ act }) => act), more.map(({ act }) => act), problems.size]).toEqual(['submit', ['amend'], ['cancel'], 0])
  const rectifying = offeredOf([may('submit-rectified', 2), may('begin-rectifying', 2), may('submit-rectified', 1)])
  expect([rectifying.primary, rectifying.problems.get(1)?.map(({ act }) => act), rectifying.problems.get(2)?.map(({ act }) => act)]).toEqual([may('begin-rectifying', 2), ['submit-rectified'], ['submit-rectified']])
  expect(offeredOf([]).primary).toBeNull()
})

test('每个动作只有一种问法，都有按钮名和办成后的话', () => {
  for (const act of Object.keys(actWords) as ActName[]) {
    expect([isReasoned(act), isConfirmed(act), isWorded(act)].filter(Boolean).length, act).toBeLessThanOrEqual(1)
    expect(doneWords[act].length, act).toBeGreaterThan(2)
  }
})
