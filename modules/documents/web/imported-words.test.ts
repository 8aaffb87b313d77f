import { expect, test } from 'vitest'
import { notReadMarks, notReadWords } from './imported-words.ts'

const unread = [
  { paragraph: 0, text: '', reason: '第1页的批注没有读入正文。' },
  { paragraph: 3, text: '附件：1. 甲', reason: '没有找到这个附件的正文。' },
  { paragraph: 9, text: '乙'.repeat(60), reason: '请核对。', line: { page: 1, yMm: 120 } },
]

test('没有读懂的地方写明在哪里、是什么、为什么', () => {
  expect(unread.map(notReadWords)).toEqual(['第1页的批注没有读入正文。', '第 3 段“附件：1. 甲”：没有找到这个附件的正文。', `第 2 页“${'乙'.repeat(40)}”：请核对。`])
})

test('原件上的标号与清单的序号一致，点了回到清单', () => {
  const chosen: number[] = []
  const marks = notReadMarks(unread, (number) => chosen.push(number))
  expect(marks.map(({ page, yMm, sign }) => [page, yMm, sign])).toEqual([[1, 120, '3']])
  marks[0]!.onChoose()
  expect(chosen).toEqual([3])
})
