import { expect, test } from 'vitest'
import type { CaseState } from '#engines/workflow'
import type { PersonId } from '#lib/ids'
import { maySeeCase, mayTerminate, principalsOf, type Viewer } from './access.ts'

const viewer = (person: string | null, over: Partial<Viewer> = {}): Viewer => ({ person: person as PersonId | null, roles: [], standsInFor: [], ...over })
const standsIn = (...kinds: string[]) => ({ standsInFor: [{ person: '核' as PersonId, kinds }] })
const state = { at: 'running', drafter: { person: '拟', unit: 'u' }, tasks: [{ to: { person: '核', unit: 'u' } }] } as unknown as CaseState
const sample = { kind: 'documents.committee', state, workSecret: false }
const flowAdmin = (person: string) => viewer(person, { roles: ['flowAdmin'] })

test.each([
  ['拟稿人', viewer('拟'), true], ['经办人', viewer('核'), true], ['无关的人', viewer('外'), false], ['流程管理员', flowAdmin('外'), true],
  ['受托人', viewer('外', standsIn('*')), true], ['受托同类事项的人', viewer('外', standsIn('documents')), true], ['受托别类事项的人', viewer('外', standsIn('research')), false],
  ['三员', viewer(null), false],
])('流转情况：%s', (_, who, may) => expect(maySeeCase(who, sample)).toBe(may))

test('尚未发起的谁也看不到', () => expect(maySeeCase(viewer('拟'), { ...sample, state: { at: 'unopened' } })).toBe(false))
test('代理范围：全部、一类业务、一种流程', () => {
  for (const kinds of [['*'], ['documents'], ['documents.committee']]) expect(principalsOf(viewer('外', standsIn(...kinds)), 'documents.committee')).toEqual(['核'])
  expect(principalsOf(viewer('外', standsIn('documents.department')), 'documents.committee')).toEqual([])
})
test('终止：拟稿人与流程管理员', () => {
  expect([mayTerminate(viewer('拟'), sample), mayTerminate(viewer('核'), sample), mayTerminate(flowAdmin('外'), sample)]).toEqual([true, false, true])
})
test('工作秘密事项：流程管理员看不到也不能终止，经办的除外', () => {
  const secret = { ...sample, workSecret: true }
  expect([maySeeCase(flowAdmin('外'), secret), mayTerminate(flowAdmin('外'), secret)]).toEqual([false, false])
  expect([maySeeCase(flowAdmin('核'), secret), maySeeCase(viewer('拟'), secret), maySeeCase(viewer('核'), secret), maySeeCase(viewer('外', standsIn('documents')), secret)]).toEqual([true, true, true, true])
})
