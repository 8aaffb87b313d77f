import { expect, test } from 'vitest'
import { Problem, asProblem, problemFrom } from './problem.ts'

test('问题文档里的说明、编号和逐项问题都读出来', () => {
  const issue = { code: 'G-ROUTE-02', severity: 'block', field: 'mainTo', text: '请示只能主送一个机关，请删去其余。' }
  const problem = problemFrom(422, { title: '内容需要修改', detail: '有 1 处内容需要修改。', code: 'wrong-input', requestId: 'r-1', issues: [issue, 'noise'] })
  expect(problem).toMatchObject({ status: 422, code: 'wrong-input', title: '内容需要修改', sentence: '有 1 处内容需要修改。', requestId: 'r-1', issues: [issue] })
})
test.each([[401, '登录'], [403, '权限'], [404, '没有找到'], [409, '刷新'], [413, '大小'], [429, '频繁'], [502, '稍后']])(
  '状态 %i 没有问题文档时仍有一句人话', (status, word) => expect(problemFrom(status, '<html>').sentence).toContain(word))
test('其他抛出物也变成一句话', () => {
  const problem = problemFrom(409, { code: 'task-closed', detail: '此件已由他人办理。' })
  expect(asProblem(problem)).toBe(problem)
  expect(asProblem(new TypeError('x'))).toBeInstanceOf(Problem)
  expect(asProblem(new TypeError('x')).code).toBe('fault')
})
