import { expect, test } from 'vitest'
import { answer, day, id } from './schemas.ts'

test('编号不能为空，也不能过长', () => {
  const ofUnit = id<'unit'>()
  expect(['', 'u1', 'x'.repeat(64), 'x'.repeat(65)].map((text) => ofUnit.safeParse(text).success)).toEqual([false, true, true, false])
  expect(id<'task'>(80).safeParse('x'.repeat(80)).success).toBe(true)
})

test('日期须是日历上有的一天，错了说明怎么写', () => {
  expect(['2026-11-23', '2028-02-29', '2026-02-29', '2026-1-2', '今天'].map((text) => day.safeParse(text).success)).toEqual([true, true, false, false, false])
  expect(day.safeParse('今天').error?.issues[0]?.message).toBe('请填写日期，如 2026-11-23')
})

test('答复照原样送出', () => {
  const told = { rows: [1, null, { deep: true }] }
  expect(answer<typeof told>().parse(told)).toBe(told)
})
