import { expect, test } from 'vitest'
import type { CaseState } from '#engines/workflow'
import type { PersonId } from '#lib/ids'
import { maySeeCase, mayTerminate, principalsOf, type Viewer } from './access.ts'

const viewer = (person: string | null, over: Partial<Viewer> = {}): Viewer => ({ person: person as PersonId | null, roles: [], standsInFor: [], ...over })
const standsIn = (...kinds: string[]) => ({ standsInFor: [{ person: '核' as PersonId, kinds }] })
const state = { at: 'running', drafter: { person: '拟', unit: 'u' }, tasks: [{ to: { person: '核', unit: 'u' } }] } as unknown as CaseState
const sample = { kind: 'documents.committee', state }

test.each([
  ['拟稿人', viewer('拟'), true], ['经办人', viewer('核'), true], ['无关的人', viewer('外'), false], ['流程管理员', viewer('外', { roles: ['flowAdmin'] }), true],
  ['受托人', viewer('外', standsIn('*')), true], ['受托同类事项的人', viewer('外', standsIn('documents')), true], ['受托别类事项的人', viewer('外', standsIn('research')), false],
  ['三员', viewer(null), false],
])('流转情况：%s', (_, who, may) => expect(maySeeCase(who, sample)).toBe(may))

test('尚未发起的谁也看不到', () => expect(maySeeCase(viewer('拟'), { kind: 'documents.committee', state: { at: 'unopened' } })).toBe(false))
test('代理范围：全部、一类业务、一种流程', () => {
  for (const kinds of [['*'], ['documents'], ['documents.committee']]) expect(principalsOf(viewer('外', standsIn(...kinds)), 'documents.committee')).toEqual(['核'])
  expect(principalsOf(viewer('外', standsIn('documents.department')), 'documents.committee')).toEqual([])
})
test('终止：拟稿人与流程管理员', () => {
  expect([mayTerminate(viewer('拟'), state), mayTerminate(viewer('核'), state), mayTerminate(viewer('外', { roles: ['flowAdmin'] }), state)]).toEqual([true, false, true])
})
