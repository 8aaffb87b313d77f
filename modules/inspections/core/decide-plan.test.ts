import { describe, expect, test } from 'vitest'
import type { Day } from '#lib/instants'
import { colleague, deputy, draft, given, jointPlan, lived, now, outsider, plan, planner, town, unitOf, ways, type Acts } from '../testing/core-samples.ts'
import type { Plan } from './types.ts'

const stamp = { by: planner, at: now }
const of = (way: Acts) => lived(...way)

describe('方案', () => {
  test('督查员拟定方案', () => given(planner).when(draft()).then({ type: 'drafted', id: 'I1' as never, plan: plan(), organs: [unitOf('区委办公室').unit], ...stamp }))
  test('不是牵头单位的督查员不能拟定', () => given(outsider).when(draft()).thenRefused('not-for-lead-agency'))
  test('不能拟定两次', () => given(planner, of([...ways.drafted()])).when(draft()).thenRefused('inspection-exists'))
  test('送审前可以修改', () => given(planner, of([...ways.drafted()])).when({ type: 'amend', plan: plan({ theme: '新题' }), organs: [] }).then({ type: 'amended', plan: plan({ theme: '新题' }), organs: [], ...stamp }))
  test('送审后不能再改', () => given(planner, of([...ways.submitted()])).when({ type: 'amend', plan: plan(), organs: [] }).thenRefused('inspection-at-other-stage'))
  test('送审', () => given(planner, of([...ways.drafted()])).when({ type: 'submit' }).then({ type: 'submitted', ...stamp }))
  test('批准并编号', () => given(deputy, of([...ways.submitted()])).when({ type: 'approve' }).then({ type: 'approved', number: '临督查〔2026〕1号', by: deputy, at: now }))
  test('领导退回修改须写明原因', () => given(deputy, of([...ways.submitted()])).when({ type: 'return', reason: ' ' }).thenRefused('inspection-reason-missing'))
  test('领导退回修改', () => given(deputy, of([...ways.submitted()])).when({ type: 'return', reason: '合并进行' }).then({ type: 'returned', reason: '合并进行', by: deputy, at: now }))
  test('通知发出前可以取消', () => given(planner, of([...ways.approved()])).when({ type: 'cancel', reason: '并入大督查' }).then({ type: 'cancelled', reason: '并入大督查', ...stamp }))
  test('发出通知后不能取消', () => given(planner, of([...ways.visiting()])).when({ type: 'cancel', reason: '不去了' }).thenRefused('inspection-at-other-stage'))
})

describe('先审批后通知，两人经手', () => {
  test('拟定人不能自己审批', () => given(deputy, lived([deputy, draft()], [deputy, { type: 'submit' }])).when({ type: 'approve' }).thenRefused('planner-approves-self'))
  test('不是牵头单位领导不能审批', () => given(colleague, of([...ways.submitted()])).when({ type: 'approve' }).thenRefused('not-for-plan-approver'))
  test('没有批准不能发通知', () => given(planner, of([...ways.submitted()])).when({ type: 'notify' }).thenRefused('inspection-at-other-stage'))
  test('代拟定人的代理人也不能审批', () => {
    const proxy = { ...deputy, onBehalfOf: { person: planner.person, name: planner.name } }
    given(proxy, of([...ways.submitted()]), { standing: { leads: true, approves: true, agency: null, handles: [], belongs: [] } }).when({ type: 'approve' }).thenRefused('planner-approves-self')
  })
})

const lacking = (over: Partial<Plan>) => given(planner, lived([planner, draft(plan(over))])).when({ type: 'submit' })
describe('送审时方案要齐', () => {
  // R45: 实地督查不得少于两人.
  test('只有一人的督查组不收', () => lacking({ team: plan().team.slice(0, 1) }).thenRefused('team-too-small'))
  test('同一人列两次还是一人', () => lacking({ team: [plan().team[0]!, plan().team[0]!] }).thenRefused('team-too-small'))
  test('没有依据不收', () => lacking({ basis: { ...plan().basis, title: ' ' } }).thenRefused('basis-missing'))
  test('没有被督查单位不收', () => lacking({ targets: [] }).thenRefused('targets-missing'))
  test('止日早于起日不收', () => lacking({ from: '2026-11-28' as Day }).thenRefused('window-reversed'))
  test('督查时间已过不收', () => lacking({ from: '2026-11-16' as Day, to: '2026-11-20' as Day }).thenRefused('window-past'))
  // R46: 联合督查有牵头、有参加.
  test('联合督查没有参加单位不收', () => lacking({ method: 'joint' }).thenRefused('joint-needs-members'))
  test('参加单位没有派人不收', () => lacking({ method: 'joint', members: [unitOf('区纪委监委')] }).thenRefused('agency-without-people'))
  test('牵头单位不能又是参加单位', () => lacking({ method: 'joint', members: [unitOf('督查室')] }).thenRefused('lead-is-member'))
  test('督查单位不能督查自己', () => lacking({ targets: [unitOf('督查室')] }).thenRefused('inspector-is-target'))
  test('成员须在所代表的单位任职', () => given(planner, of([...ways.drafted()]), { outside: [{ name: '同事', agency: '督查室' }] }).when({ type: 'submit' }).thenRefused('team-outside-agencies'))
  test('没人能收通知的单位不收', () => given(planner, of([...ways.drafted()]), { unstaffed: [town.unit] }).when({ type: 'submit' }).thenRefused('target-without-people'))
  test('联合督查齐了可以送审', () => { expect(lived([planner, draft(jointPlan)], [planner, { type: 'submit' }]).at(-1)).toMatchObject({ type: 'submitted' }) })
})
