import { expect, test } from 'vitest'
import { isSamePerson } from '#lib/signatory'
import { categoryFor, chief, clerk, contact, day, deputy, given, id, instructed, lived, matter, now, part, propose, unitOf, ways } from '../testing/core-samples.ts'
import type { ItemCommand, Matter } from './types.ts'

const office = unitOf('督查室').unit
const organ = unitOf('区委办公室').unit

test('督查室提出立项；提出过的不再提出；别人不能提出', () => {
  given(clerk).when(propose()).then({ type: 'proposed', id, matter: matter(), office, organ, by: clerk, at: now })
  given(clerk, lived(...ways.proposed())).when(propose()).thenRefused('item-exists')
  given(contact).when(propose()).thenRefused('not-for-supervision-office')
  given(clerk).when({ type: 'approve' }).thenRefused('not-found')
})

test('类别须属于来源且未停用', () => {
  given(clerk, [], { category: null }).when(propose()).thenRefused('category-unfit')
  given(clerk, [], { category: categoryFor('keyProject') }).when(propose()).thenRefused('category-unfit')
  given(clerk, [], { category: { ...categoryFor('meetingMinutes'), retired: true } }).when(propose()).thenRefused('category-unfit')
})

test('批示件须有谁、何时、什么载体、全文；不是批示的不得带批示', () => {
  const category = categoryFor('instruction')
  given(clerk, [], { category }).when(propose({ ...instructed, instruction: null })).thenRefused('instruction-missing')
  for (const lack of [{ text: ' ' }, { leaderName: '' }, { paper: '' }]) given(clerk, [], { category }).when(propose({ ...instructed, instruction: { ...instructed.instruction!, ...lack } })).thenRefused('instruction-missing')
  given(clerk).when(propose(matter({ instruction: instructed.instruction }))).thenRefused('instruction-missing')
})

test('上级转办件须有文号和期限，期限不得已过', () => {
  const transfer = (over: Partial<Matter>) => propose(matter({ source: 'superiorSupervise', category: 'superiorTransfer', superiorNumber: '云委督〔2026〕1号', dueOn: day('2026-12-01'), ...over }))
  const category = categoryFor('superiorTransfer')
  given(clerk, [], { category }).when(transfer({ superiorNumber: null })).thenRefused('superior-number-missing')
  given(clerk, [], { category }).when(transfer({ dueOn: null })).thenRefused('superior-number-missing')
  given(clerk, [], { category }).when(transfer({ dueOn: day('2026-11-22') })).thenRefused('due-past')
})

test('审定立项给编号；提出人不能自己审定，代他审定也不行', () => {
  given(deputy, lived(...ways.proposed())).when({ type: 'approve' }).then({ type: 'registered', number: '临委督〔2026〕1号', by: deputy, at: now })
  given(deputy, lived([deputy, propose()])).when({ type: 'approve' }).thenRefused('proposer-approves-self')
  given(clerk, lived(...ways.proposed())).when({ type: 'approve' }).thenRefused('not-for-approver')
  const proxy = { ...chief, onBehalfOf: { person: deputy.person, name: deputy.name } }
  expect([isSamePerson(deputy, proxy), isSamePerson(chief, deputy)]).toEqual([true, false])
})

test('拟立项和待交办时可以修改，不予立项要有理由', () => {
  const changed = matter({ title: '改过的事项' })
  given(clerk, lived(...ways.proposed())).when({ type: 'amend', matter: changed }).then({ type: 'amended', matter: changed, by: clerk, at: now })
  given(clerk, lived(...ways.doing())).when({ type: 'amend', matter: changed }).thenRefused('item-at-other-stage')
  given(deputy, lived(...ways.proposed())).when({ type: 'decline', reason: ' ' }).thenRefused('reason-missing')
  given(deputy, lived(...ways.proposed())).when({ type: 'decline', reason: '不属督查范围' }).then({ type: 'declined', ending: { reason: '不属督查范围', by: deputy, at: now } })
  given(deputy, lived(...ways.registered())).when({ type: 'decline', reason: '晚了' }).thenRefused('item-at-other-stage')
})

test('分解：至少一项，牵头不兼配合，期限和节点不倒置', () => {
  const plan = (...parts: Extract<ItemCommand, { type: 'plan' }>['parts']): ItemCommand => ({ type: 'plan', parts })
  const past = lived(...ways.registered())
  given(clerk, past).when(plan()).thenRefused('nothing-planned')
  given(clerk, past).when({ type: 'assign' }).thenRefused('nothing-planned')
  given(clerk, past).when(plan(part('区财政局', { cooperating: [unitOf('区财政局')] }))).thenRefused('same-unit-leads-and-cooperates')
  given(clerk, past).when(plan(part('区财政局', { dueOn: day('2026-11-20') }))).thenRefused('due-past')
  given(clerk, past).when(plan(part('区财政局', { dueOn: day('2026-12-01'), milestones: [{ name: '初稿', dueOn: day('2026-12-02') }] }))).thenRefused('milestone-after-due')
  given(clerk, past).when(plan(part())).then({ type: 'planned', parts: [part()], by: clerk, at: now })
})

test('交办：期限按类别和缓急的工作日推算，没有期限的不能交办', () => {
  const dated = { type: 'assigned', assignments: [{ assignment: 1, dueOn: day('2026-12-21'), signInDueAt: '2026-11-24T09:30:00.000Z', reportDueOn: null }], by: clerk, at: now } as const
  given(clerk, lived(...ways.planned())).when({ type: 'assign' }).then(dated as never, { type: 'light-changed', change: { from: 'none', to: 'green', on: day('2026-11-23'), assignments: [{ assignment: 1, light: 'green', reason: 'onTime' }] }, at: now })
  const project = matter({ source: 'project', category: 'keyProject' })
  given(clerk, lived(...ways.planned([part()], project)), { category: categoryFor('keyProject') }).when({ type: 'assign' }).thenRefused('due-missing')
  given(clerk, lived(...ways.planned([part('区财政局', { dueOn: day('2026-11-25') })])), { now: '2026-11-27T01:30:00.000Z' as typeof now }).when({ type: 'assign' }).thenRefused('due-past')
  given(clerk, lived(...ways.proposed())).when({ type: 'assign' }).thenRefused('item-at-other-stage')
})
