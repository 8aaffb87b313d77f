import { expect, test } from 'vitest'
import type { PersonId, TaskId, UnitId } from '#lib/ids'
import type { DocumentView, OwnTaskShown } from '../core/views.ts'
import { inOrder, mayOf, ownWork, primaryWords, whoseTurn, whyNotOn } from './own-work.ts'

const names: DocumentView['names'] = { people: {}, units: { u1: '区委办', u2: '政府办', u3: '人大办' } }
const task = (number: number, step: string, more: Partial<OwnTaskShown> = {}): OwnTaskShown =>
  ({ task: `t${number}` as TaskId, number, kind: 'handle', step, stepName: step, isOpen: true, onBehalfOf: null, may: [], returnTargets: [], ...more })

test('在办的是办理任务，传阅件另列，最后办完的可撤回', () => {
  const work = ownWork([task(1, 'drafting', { isOpen: false }), task(4, 'x', { kind: 'read' }), task(5, 'officeReview-head')])
  expect([work.task?.number, work.stage, work.reading?.number, work.last?.number]).toEqual([5, 'officeReview', 4, 1])
})
test('自己的待办先于代办的', () => {
  expect(ownWork([task(1, 'signing', { onBehalfOf: 'p9' as PersonId }), task(2, 'signing')]).task?.number).toBe(2)
})
test('按钮写明本环节的事；一校、二校分开写', () => {
  expect(primaryWords({ task: task(1, 'signing'), stage: 'signing' })).toBe('签发')
  expect(primaryWords({ task: task(1, 'proofreading-second', { stepName: '二校' }), stage: 'proofreading' })).toBe('二校完成')
})
test('退回对象按办理先后排列，拟稿在前；编号、用印不作退回对象', () => {
  const target = (step: string) => ({ step, name: step, straightBack: true })
  expect(inOrder(['officeReview', 'sealing-joint', 'countersigning', 'numbering', 'drafting', 'unitCheck'].map(target)).map((one) => one.step)).toEqual(['drafting', 'unitCheck', 'countersigning', 'officeReview'])
})
test('没有列出的操作不可办', () => {
  expect(mayOf(task(1, 'signing', { may: [{ operation: 'return', allowed: true, reason: null }] }), 'return').allowed).toBe(true)
  expect(mayOf(null, 'return')).toEqual({ allowed: false, reason: null })
})
test('审核要点没有答完，按钮写明还差几项', () => {
  const state = { at: 'officeReview', checklist: { basis: { answer: 'yes', remark: '' } }, marks: [], settlements: [] } as unknown as DocumentView['state']
  expect(whyNotOn({ task: null, stage: 'officeReview' }, { state, content: {} as never, names })).toBe('审核要点还有 5 项没有回答')
})
test('联合发文：联署机关的印章没有盖齐，主办机关用印的按钮写明差谁；当面加盖的勾选后可办', () => {
  const state = { at: 'sealing', jointSeals: [{ organ: 'u2' }] } as unknown as DocumentView['state']
  const document = { state, names, content: { elements: { kind: 'notice', organ: 'u1', jointOrgans: ['u2', 'u3'] } } as never }
  const lead = { task: task(9, 'sealing'), stage: 'sealing' } as const
  expect(whyNotOn(lead, document)).toBe('人大办还没有用印')
  expect(whyNotOn(lead, document, ['u3' as UnitId])).toBeNull()
  expect(whyNotOn({ task: task(8, 'sealing-joint'), stage: 'sealing' }, document)).toBeNull()
})
test('不归自己办时写明现由谁办', () => {
  const open = [1, 2, 3, 4].map((number) => ({ number, kind: 'handle' as const, step: 's', stepName: '会签', person: `p${number}` as PersonId, unit: 'u' as UnitId, receivedAt: '' as never, openedAt: null, dueAt: null, urged: 0, mayUrge: false, whyNotUrge: null }))
  const names = { people: { p1: '甲', p2: '乙', p3: '丙', p4: '丁' } as never, units: { u: '财政局' } as never }
  expect(whoseTurn({ open, names })).toBe('现由 甲（财政局）、乙（财政局）、丙（财政局） 等 4 人 办理“会签”')
  expect(whoseTurn({ open: [], names })).toBeNull()
})
