import { expect, test } from 'vitest'
import { clerk, chief, content, day, draft, drafted, given, inspector, mayor, mayorChief, mayorClerk, occasion, office, planGiven, planId, second, spacing, stamp, stranger, unitOf } from '../testing/pool-samples.ts'
import { collisionsOf } from './collisions.ts'
import { decidePlan, takesUnits, unsettled, windowOf } from './plans.ts'
import { evolvePlan } from './plans-evolve.ts'
import type { PlanEntry, PlanEntryEvent, PresentPlan } from './plans-types.ts'

const folded = (...events: readonly PlanEntryEvent[]): PresentPlan => events.reduce(evolvePlan, { at: 'absent' } as PlanEntry) as PresentPlan
const submitted: readonly PlanEntryEvent[] = [drafted(), { type: 'plan-submitted', ...stamp(clerk) }]
const approved: readonly PlanEntryEvent[] = [...submitted, { type: 'plan-approved', ...stamp(chief) }]
const collision = { with: 'plan:P2', source: 'plan' as const, agencies: [unitOf('区政府督查室')], units: [unitOf('青禾镇')], from: day('2026-12-02'), to: day('2026-12-04'), apart: 0 }
const other = folded(drafted({ targets: [unitOf('青禾镇'), unitOf('柳溪镇')] }, { by: mayorClerk, id: 'P2', agencyOf: mayor }))
const offered = { type: 'merge-offered', offer: { number: 1, plan: planId('P2'), agency: unitOf('区政府督查室'), units: [unitOf('青禾镇')] }, ...stamp(clerk) } satisfies PlanEntryEvent

test('列入人员库的同志为本单位拟计划；一年的截止日之前列入年度计划，之后是增补', () => {
  given(clerk).when(draft()).then(drafted())
  given(clerk, [], { annualUntil: '12-31' }).when(draft()).then(drafted({}, { isAnnual: true }))
  given(mayorClerk).when(draft()).thenRefused('not-for-agency')
  given(stranger).when(draft()).thenRefused('not-for-agency')
  given(clerk).when(draft({ targets: [] })).thenRefused('no-targets')
  given(clerk).when(draft({ from: day('2026-12-03'), to: day('2026-12-01') })).thenRefused('plan-window-reversed')
  given(clerk, [drafted()]).when(draft()).thenRefused('plan-at-other-stage')
})

test('先批准后通知：报批、批准是两个人；退回后再报', () => {
  given(clerk, [drafted()]).when({ type: 'submit' }).then({ type: 'plan-submitted', ...stamp(clerk) })
  given(chief, submitted).when({ type: 'approve' }).then({ type: 'plan-approved', ...stamp(chief) })
  given(second, submitted).when({ type: 'return', reason: '对象太多' }).then({ type: 'plan-returned', reason: '对象太多', ...stamp(second) })
  given(chief, submitted).when({ type: 'return', reason: ' ' }).thenRefused('plan-reason-missing')
  given(clerk, submitted).when({ type: 'approve' }).thenRefused('not-for-agency-head')
  given(mayorChief, submitted).when({ type: 'approve' }).thenRefused('not-for-agency-head')
  given(chief, [drafted(), { type: 'plan-submitted', ...stamp(chief) }]).when({ type: 'approve' }).thenRefused('submitter-approves-self')
  given({ ...clerk, onBehalfOf: { person: chief.person, name: chief.name } }, submitted).when({ type: 'approve' }).thenRefused('submitter-approves-self')
})

test('综合性督查检查须在年度计划内并备案', () => {
  given(clerk, [drafted({ kind: 'comprehensive', filing: '备1号' })]).when({ type: 'submit' }).thenRefused('comprehensive-outside-annual')
  given(clerk, [drafted({ kind: 'comprehensive' }, { isAnnual: true })]).when({ type: 'submit' }).thenRefused('comprehensive-not-filed')
  given(clerk, [drafted({ kind: 'comprehensive', filing: '备1号' }, { isAnnual: true })]).when({ type: 'submit' }).then({ type: 'plan-submitted', ...stamp(clerk) })
})

test('撞车须先处理才能报批和批准：合并、改期或写明理由', () => {
  const facts = { collisions: [collision] }
  const kept: PlanEntryEvent = { type: 'collision-kept', with: 'plan:P2', reason: '事项紧急', ...stamp(clerk) }
  given(clerk, [drafted()], facts).when({ type: 'submit' }).thenRefused('collision-open')
  given(clerk, [drafted()], facts).when({ type: 'keep', with: 'plan:P2', reason: '事项紧急' }).then(kept)
  given(clerk, [drafted()], facts).when({ type: 'keep', with: 'plan:P2', reason: '' }).thenRefused('plan-reason-missing')
  given(clerk, [drafted()], facts).when({ type: 'keep', with: 'plan:P9', reason: '事项紧急' }).thenRefused('no-such-collision')
  given(clerk, [drafted(), kept], facts).when({ type: 'submit' }).then({ type: 'plan-submitted', ...stamp(clerk) })
  // One that came to light after it was put forward holds up the approval as well.
  given(chief, submitted, facts).when({ type: 'approve' }).thenRefused('collision-open')
  const moved: PlanEntryEvent = { type: 'plan-moved', from: day('2026-12-21'), to: day('2026-12-22'), reason: '让开', ...stamp(clerk) }
  given(clerk, approved).when({ type: 'move', from: day('2026-12-21'), to: day('2026-12-22'), reason: '让开' }).then(moved)
  expect(folded(...approved, moved)).toMatchObject({ at: 'drafted', kept: [], content: { from: '2026-12-21' } })
  // The reason was given for those days and units; with others it has to be given again.
  expect(folded(drafted(), kept, { type: 'plan-amended', content: content({ theme: '换个题目' }), ...stamp(clerk) }).kept).toHaveLength(1)
  expect(folded(drafted(), kept, { type: 'plan-amended', content: content({ targets: [unitOf('柳溪镇')] }), ...stamp(clerk) }).kept).toHaveLength(0)
})

test('邀请合并：对方接受后只留一项联合计划，另一项并入；拒绝须有理由', () => {
  const facts = { collisions: [collision], other }
  given(clerk, [drafted()], facts).when({ type: 'offer-merge', plan: planId('P2') }).then(offered)
  given(clerk, [drafted()], { ...facts, collisions: [] }).when({ type: 'offer-merge', plan: planId('P2') }).thenRefused('no-such-collision')
  given(clerk, [drafted()], { ...facts, other: folded(drafted({}, { id: 'P2' })) }).when({ type: 'offer-merge', plan: planId('P2') }).thenRefused('merge-with-self')
  given(clerk, [drafted()], { ...facts, other: { ...other, at: 'cancelled', ending: { reason: '', ...stamp(clerk) } } as PlanEntry }).when({ type: 'offer-merge', plan: planId('P2') }).thenRefused('other-plan-fixed')
  given(clerk, [drafted()], { ...facts, other: { ...other, offers: [{ ...offered.offer, plan: planId('P1'), ...stamp(mayorClerk), answer: null }] } }).when({ type: 'offer-merge', plan: planId('P2') }).thenRefused('other-plan-offering')
  given(clerk, [drafted(), offered], facts).when({ type: 'submit' }).thenRefused('offer-open')
  given(inspector, [drafted(), offered], { other }).when({ type: 'accept-merge', offer: 1 }).thenRefused('not-for-agency')
  given(mayorClerk, [drafted(), offered], { other }).when({ type: 'decline-merge', offer: 1, reason: '' }).thenRefused('plan-reason-missing')
  const declined: PlanEntryEvent = { type: 'merge-declined', offer: 1, reason: '专业不同', ...stamp(mayorClerk) }
  given(mayorClerk, [drafted(), offered], { other }).when({ type: 'decline-merge', offer: 1, reason: '专业不同' }).then(declined)
  given(mayorClerk, [drafted(), offered, declined], { other }).when({ type: 'accept-merge', offer: 1 }).thenRefused('offer-answered')
  // Declined, the collision is open again.
  expect(unsettled(folded(drafted(), offered, declined), [collision])).toEqual([collision])
  const accepted: PlanEntryEvent = { type: 'merge-accepted', offer: 1, agencies: [unitOf('区政府督查室')], targets: [unitOf('青禾镇'), unitOf('文峰街道'), unitOf('柳溪镇')], ...stamp(mayorClerk) }
  given(mayorClerk, [drafted(), offered], { other }).when({ type: 'accept-merge', offer: 1 }).then(accepted)
  const joint = folded(drafted(), offered, accepted)
  expect(joint).toMatchObject({ at: 'drafted', members: [{ name: '区政府督查室' }], content: { method: 'joint' } })
  const gone = decidePlan(other, { type: 'merge-into', plan: planId('P1'), lead: unitOf('区委督查室') }, planGiven(mayorClerk, { other: joint }))
  expect(gone).toEqual({ kind: 'accepted', events: [{ type: 'merged-into', plan: 'P1', lead: unitOf('区委督查室'), ...stamp(mayorClerk) }] })
  const merged = evolvePlan(other, { type: 'merged-into', plan: planId('P1'), lead: unitOf('区委督查室'), ...stamp(mayorClerk) }) as PresentPlan
  expect([takesUnits(joint), takesUnits(merged)]).toEqual([true, false])
  expect(decidePlan(other, { type: 'merge-into', plan: planId('P1'), lead: unitOf('区委督查室') }, planGiven(mayorClerk, { other: folded(drafted()) }))).toMatchObject({ code: 'plan-at-other-stage' })
})

test('改期后没有答复的邀请作废', () => {
  const moved: PlanEntryEvent = { type: 'plan-moved', from: day('2026-12-21'), to: day('2026-12-22'), reason: '让开', ...stamp(clerk) }
  given(mayorClerk, [drafted(), offered, moved], { other }).when({ type: 'accept-merge', offer: 1 }).thenRefused('offer-answered')
})

test('批准后才能办；补登过去的督查；取消须有理由', () => {
  given(clerk, submitted).when({ type: 'finish', on: day('2026-11-20') }).thenRefused('plan-at-other-stage')
  given(clerk, approved).when({ type: 'finish', on: day('2026-11-24') }).thenRefused('done-in-future')
  given(clerk, approved).when({ type: 'finish', on: day('2026-11-23') }).then({ type: 'plan-done', on: day('2026-11-23'), ...stamp(clerk) })
  given(clerk, approved).when({ type: 'cancel', reason: '' }).thenRefused('plan-reason-missing')
  given(clerk, approved).when({ type: 'cancel', reason: '上级另有安排' }).then({ type: 'plan-cancelled', reason: '上级另有安排', ...stamp(clerk) })
  given(clerk).when({ type: 'record', id: planId('P1'), agency: office.unit, content: content(), on: day('2026-12-01') }).thenRefused('done-in-future')
  const recorded: PlanEntryEvent = { type: 'plan-recorded', id: planId('P1'), agency: unitOf('区委督查室'), content: content(), on: day('2025-10-09'), ...stamp(clerk) }
  given(clerk).when({ type: 'record', id: planId('P1'), agency: office.unit, content: content(), on: day('2025-10-09') }).then(recorded)
  expect(windowOf(folded(recorded))).toEqual({ from: '2025-10-09', to: '2025-10-09' })
  expect(windowOf(folded(...approved))).toMatchObject({ from: '2026-12-01', to: '2026-12-03' })
})

test('只有撞车的那几个单位和对方名称示人', () => {
  const [found] = collisionsOf(occasion('plan:P1', { targets: [unitOf('青禾镇'), unitOf('文峰街道')] }), [occasion('plan:P2', { targets: [unitOf('青禾镇'), unitOf('柳溪镇')] })], spacing)
  expect(found).toEqual({ with: 'plan:P2', source: 'plan', agencies: [unitOf('区政府督查室')], units: [unitOf('青禾镇')], from: '2026-12-02', to: '2026-12-04', apart: 0 })
})
