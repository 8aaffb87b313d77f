import { expect, test } from 'vitest'
import type { PersonId, UnitId } from '#lib/ids'
import { postHolder, postOf, todoChanges, type StoredTodo, type WantedTodo } from './led.ts'

const [wang, li] = ['王', '李'] as [PersonId, PersonId]
const wanted = (key: string, holder: PersonId, over: Partial<WantedTodo> = {}): WantedTodo => ({ key, holder, stepName: '签收', dueAt: null, ...over })
const stored = (number: number, key: string, holder: PersonId): StoredTodo => ({ number, ...wanted(key, holder) })
const numbers = (changes: ReturnType<typeof todoChanges>) => ({ done: changes.done.map(({ number }) => number), withdrawn: changes.withdrawn.map(({ number }) => number), opened: changes.opened.map(({ key }) => key), moved: changes.moved.map(({ number }) => number) })

test('再说一遍同样的待办，什么都不变', () => {
  expect(numbers(todoChanges([stored(1, 'accept', wang)], [wanted('accept', wang)], () => true))).toEqual({ done: [], withdrawn: [], opened: [], moved: [] })
})
test('不再有的：经手人自己的算办结，别人的算收回', () => {
  expect(numbers(todoChanges([stored(1, 'accept', wang), stored(2, 'accept', li)], [wanted('do', wang)], (holder) => holder === wang))).toEqual({ done: [1], withdrawn: [2], opened: ['do'], moved: [] })
})
test('时限变动的还是同一件待办', () => {
  expect(numbers(todoChanges([stored(1, 'do', wang)], [wanted('do', wang, { dueAt: '2026-11-24T10:00:00.000Z' as never })], () => true))).toMatchObject({ opened: [], moved: [1] })
})
test('岗位与人都能持有待办，各自认得出来', () => {
  expect([postOf(postHolder('unitContact', '区财政局' as UnitId)), postOf(wang)]).toEqual([{ role: 'unitContact', unit: '区财政局' }, null])
})
