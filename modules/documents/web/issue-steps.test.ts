import { expect, test } from 'vitest'
import { issuesOfStep, stepOfField } from './issue-steps.ts'

test('正文和附件的问题到“正文”一步改，其余到“要素”一步改', () => {
  expect(['body', 'annexes.0', 'title', 'mainTo'].map(stepOfField)).toEqual(['body', 'body', 'elements', 'elements'])
})
test('每一步只列自己的问题', () => {
  const issue = (field: string) => ({ code: field, severity: 'block' as const, field, text: field })
  expect(issuesOfStep([issue('title'), issue('body')], 'body').map(({ field }) => field)).toEqual(['body'])
})
