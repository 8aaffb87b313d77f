import { expect, test } from 'vitest'
import { addMinutes } from '#lib/instants'
import { content, deputy, draft, editor, given, head, leader, lived, now, officer, outsider, three, ways } from '../../testing/item-samples.ts'
import { evolve } from './evolve.ts'
import type { Item, ItemEvent } from './types.ts'

const stateOf = (events: readonly ItemEvent[]) => events.reduce(evolve, { at: 'absent' } as Item)
const kinds = (events: readonly ItemEvent[]) => events.map(({ type }) => type)
const calm = { type: 'pass', emergency: '' } as const
const sign = { type: 'approve', emergency: '' } as const

test('R29–R31：采集、筛选、加工、上报、把关、审签，步步有人有时间，没说的步骤报审时补上', () => {
  const past = lived(...ways.submitted())
  expect(kinds(past)).toEqual(['drafted', 'selected', 'amended', 'handed-in', 'passed', 'approved'])
  expect(stateOf(past)).toMatchObject({ at: 'submitted', submittedAt: now, steps: [{ stage: 'collect', by: officer }, { stage: 'select', by: officer }, { stage: 'process', by: officer }, { stage: 'report', by: officer }, { stage: 'headGate', by: head }, { stage: 'leaderGate', by: leader }] })
  const stepwise = lived(...ways.drafted(), [officer, { type: 'select' }], [officer, { type: 'amend', content: content() }], [officer, { type: 'hand-in' }])
  expect(kinds(stepwise)).toEqual(['drafted', 'selected', 'amended', 'handed-in'])
})

test('只有直报点的三级负责人能写；各级只办自己的一步', () => {
  given(outsider).when(draft()).thenRefused('not-of-point')
  given(editor, lived(...ways.drafted())).when({ type: 'hand-in' }).thenRefused('not-of-point')
  given(officer, lived(...ways.atOfficeHead())).when(calm).thenRefused('not-for-point-role')
  given(head, lived(...ways.atLeader())).when(sign).thenRefused('not-for-point-role')
  given(head, lived(...ways.atOfficeHead())).when({ type: 'withdraw' }).thenRefused('not-for-point-role')
  given(officer, lived(...ways.atOfficeHead())).when(sign).thenRefused('report-at-other-stage')
  given(officer, lived(...ways.drafted())).when(draft()).thenRefused('report-exists')
  given(officer).when({ type: 'hand-in' }).thenRefused('not-found')
})

test('退回要写理由，回来重新过两道关；先报的时间不变', () => {
  const atLeader = lived(...ways.atLeader())
  given(leader, atLeader).when({ type: 'return', reason: ' ' }).thenRefused('report-reason-missing')
  const back = lived(...ways.atLeader(), [leader, { type: 'return', reason: '补数字' }])
  expect(kinds(back).at(-1)).toBe('returned')
  expect(stateOf(back)).toMatchObject({ at: 'drafted', returned: { from: 'leader', reason: '补数字' }, steps: [{ stage: 'collect' }, { stage: 'select' }, { stage: 'process' }] })
  const again = lived(...ways.submitted(), [editor, { type: 'screen', fate: 'return', reason: '补原因', into: null }], [officer, { type: 'amend', content: content() }], [officer, { type: 'hand-in' }], [head, calm], [leader, sign, { now: addMinutes(now, 60) }])
  expect(stateOf(again)).toMatchObject({ at: 'submitted', submittedAt: now })
  expect(kinds(lived(...ways.atOfficeHead(), [officer, { type: 'withdraw' }])).at(-1)).toBe('withdrawn')
  expect(stateOf(lived(...ways.drafted(), [officer, { type: 'discard', reason: '不属实' }]))).toMatchObject({ at: 'archived', ending: { reason: '不属实' } })
  expect(kinds(lived(...ways.drafted(), [officer, { type: 'discard', reason: '不属实' }]))).toContain('discarded')
})

test('B3：自己起草的不能自己把关、审签；紧急时可以，理由留在信息上', () => {
  const own = lived([deputy, draft()], [deputy, { type: 'hand-in' }])
  given(deputy, own).when(calm).thenRefused('own-report')
  expect(stateOf(lived([deputy, draft()], [deputy, { type: 'hand-in' }], [deputy, { type: 'pass', emergency: '汛情紧急' }]))).toMatchObject({ at: 'atLeader', steps: expect.arrayContaining([expect.objectContaining({ stage: 'headGate', emergency: '汛情紧急' })]) })
  // 加工 counts as drafting too.
  given(deputy, lived(...ways.drafted(), [deputy, { type: 'amend', content: content() }], [officer, { type: 'hand-in' }])).when(calm).thenRefused('own-report')
  const bySame = lived(...ways.atOfficeHead(), [deputy, calm])
  given(deputy, bySame).when(sign).thenRefused('passed-by-same')
  expect(stateOf(lived(...ways.atOfficeHead(), [deputy, calm], [deputy, { type: 'approve', emergency: '主要领导外出' }]))).toMatchObject({ at: 'submitted', steps: expect.arrayContaining([expect.objectContaining({ stage: 'leaderGate', emergency: '主要领导外出' })]) })
  // 有人代为办理的，算被代的人自己办的。
  given({ ...deputy, onBehalfOf: { person: officer.person, name: officer.name } }, lived(...ways.atOfficeHead()), { standing: { carries: ['officeHead'], receives: false, edits: false, reviews: false, signs: false } }).when(calm).thenRefused('own-report')
})

test('R28：三级负责人不全的不能上报；设为标明的，缺的一级跳过并写明缺谁；已不是直报点的不能上报', () => {
  given(officer, lived(...ways.drafted()), { three: three(['officeHead']) }).when({ type: 'hand-in' }).thenRefused('point-incomplete')
  given(head, lived(...ways.atOfficeHead()), { three: three(['leader']) }).when(calm).thenRefused('point-incomplete')
  given(leader, lived(...ways.atLeader()), { three: null }).when(sign).thenRefused('reports-no-more')
  const flagged = { incomplete: 'flag', three: three(['officeHead']) } as const
  expect(stateOf(lived(...ways.drafted(), [officer, { type: 'hand-in' }, flagged]))).toMatchObject({ at: 'atLeader', lacks: ['officeHead'] })
  expect(stateOf(lived(...ways.drafted(), [officer, { type: 'hand-in' }, { incomplete: 'flag', three: three(['officeHead', 'leader']) }]))).toMatchObject({ at: 'submitted', submittedAt: now, lacks: ['leader', 'officeHead'] })
})

test('时间对不上、没有标题正文的，写明哪里不对', () => {
  given(officer).when(draft({ title: ' ' })).thenRefused('report-words-missing')
  given(officer, lived([officer, draft({ text: '' })])).when({ type: 'hand-in' }).thenRefused('report-words-missing')
  given(officer).when(draft({ eventAt: addMinutes(now, 1) })).thenRefused('happened-in-future')
  given(officer).when(draft({ eventAt: now, learnedAt: addMinutes(now, -1) })).thenRefused('learned-before-event')
})
