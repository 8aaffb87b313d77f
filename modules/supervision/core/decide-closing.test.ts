import { expect, test } from 'vitest'
import { chief, clerk, contact, day, deputy, given, instructed, leader, lived, now, on, part, ways } from '../testing/core-samples.ts'
import { evolve } from './evolve.ts'
import { assignmentsOf } from './rules.ts'
import type { Item, ItemCommand, ItemEvent } from './types.ts'

const for1 = { assignment: 1 } as const
const fold = (past: readonly ItemEvent[]): Item => past.reduce(evolve, { at: 'absent' })
const closing: ItemCommand = { type: 'propose-closing', conclusion: 'done', text: '已落实' }
const lit = (from: 'green' | 'done' | 'suspended', to: 'green' | 'done' | 'suspended' | 'ended', at = now): ItemEvent => ({ type: 'light-changed', change: { from, to, on: day(at.slice(0, 10)), assignments: [] }, at })

test('子项没有全部通过，父项不能办结', () => {
  given(clerk, lived(...ways.doing([part(), part()]))).when(closing).thenRefused('assignments-open')
  given(clerk, lived(...ways.passed())).when({ ...closing, text: ' ' }).thenRefused('words-needed')
  given(clerk, lived(...ways.passed())).when(closing).then({ type: 'closing-proposed', proposal: { conclusion: 'done', text: '已落实', by: clerk, at: now } })
})

test('办结须另一人批准', () => {
  given(deputy, lived(...ways.passed(), [deputy, closing])).when({ type: 'approve-closing' }).thenRefused('closing-proposer-approves')
  given(clerk, lived(...ways.closing())).when({ type: 'approve-closing' }).thenRefused('not-for-approver')
  given(deputy, lived(...ways.closing())).when({ type: 'approve-closing' }).then(
    { type: 'closed', closing: { conclusion: 'done', text: '已落实', by: clerk, at: now, approvedBy: deputy, approvedAt: now } }, lit('green', 'done'))
  given(deputy, lived(...ways.passed())).when({ type: 'approve-closing' }).thenRefused('item-at-other-stage')
})

test('批示件先呈领导阅示，领导要求继续办理的不能销号', () => {
  const past = lived(...ways.closing(instructed))
  const read = (verdict: 'satisfied' | 'continue', words = '继续'): ItemCommand => ({ type: 'note-read', verdict, words })
  given(deputy, past).when({ type: 'approve-closing' }).thenRefused('leader-has-not-read')
  given(contact, past).when(read('satisfied')).thenRefused('not-for-approver')
  given(leader, past).when(read('continue', '')).thenRefused('words-needed')
  given(leader, past).when(read('continue')).then({ type: 'leader-read', read: { leader: '书记', verdict: 'continue', words: '继续', by: leader, at: now } })
  given(deputy, lived(...ways.closing(instructed), [leader, read('continue')])).when({ type: 'approve-closing' }).thenRefused('leader-wants-more')
  given(clerk, lived(...ways.closing())).when(read('satisfied')).thenRefused('nothing-to-read')
})

test('不同意办结：退回的任务重新办理，督查室也可撤回自己的提议', () => {
  given(chief, lived(...ways.closing())).when({ type: 'refuse-closing', reason: '点位反弹', reopen: [2] }).thenRefused('no-such-assignment')
  given(contact, lived(...ways.closing())).when({ type: 'refuse-closing', reason: '点位反弹', reopen: [1] }).thenRefused('not-for-approver')
  const refused = lived(...ways.closing(), [chief, { type: 'refuse-closing', reason: '点位反弹', reopen: [1] }])
  expect(refused.at(-2)).toEqual({ type: 'closing-refused', reason: '点位反弹', reopen: [1], by: chief, at: now })
  expect(assignmentsOf(fold(refused))[0]).toMatchObject({ at: 'doing', closedAt: null, reworks: 1 })
})

test('挂起由领导定，时钟停住；恢复时期限顺延挂起的工作日', () => {
  given(clerk, lived(...ways.doing())).when({ type: 'suspend', reason: '等上级批复' }).thenRefused('not-for-approver')
  given(deputy, lived(...ways.doing())).when({ type: 'suspend', reason: '' }).thenRefused('reason-missing')
  given(deputy, lived(...ways.doing())).when({ type: 'suspend', reason: '等上级批复' }).then({ type: 'suspended', stopped: { reason: '等上级批复', by: deputy, at: now } }, lit('green', 'suspended'))
  const stopped = lived(...ways.doing(), [deputy, { type: 'suspend', reason: '等上级批复' }])
  given(null, stopped, { now: on('2026-12-25') }).when({ type: 'tick' }).then()
  const friday = on('2026-11-27')
  given(deputy, stopped, { now: friday }).when({ type: 'resume' }).then({ type: 'resumed', workdays: 4, moved: [{ ...for1, dueOn: day('2026-12-25') }], by: deputy, at: friday }, lit('suspended', 'green', friday))
  given(deputy, lived(...ways.doing())).when({ type: 'resume' }).thenRefused('item-at-other-stage')
})

test('终止由领导定，要有理由', () => {
  given(deputy, lived(...ways.doing())).when({ type: 'terminate', reason: '并入全市部署' }).then({ type: 'terminated', ending: { reason: '并入全市部署', by: deputy, at: now } }, lit('green', 'ended'))
  given(deputy, lived(...ways.closed())).when({ type: 'terminate', reason: '并入' }).thenRefused('item-at-other-stage')
})

test('回头看：一次一件，反弹的重新办理并留有前情，没有结果不得归档', () => {
  const plan = (dueOn: string): ItemCommand => ({ type: 'plan-follow-up', dueOn: day(dueOn) })
  const check = (over: Partial<Extract<ItemCommand, { type: 'check-follow-up' }>> = {}): ItemCommand => ({ type: 'check-follow-up', result: 'relapsed', text: '出现反弹', reopen: [1], dueOn: null, ...over })
  given(clerk, lived(...ways.closed())).when(plan('2026-11-20')).thenRefused('due-past')
  given(clerk, lived(...ways.closed())).when(plan('2026-12-01')).then({ type: 'follow-up-planned', number: 1, dueOn: day('2026-12-01'), by: clerk, at: now })
  const planned = lived(...ways.closed(), [clerk, plan('2026-12-01')])
  given(clerk, planned).when(plan('2026-12-05')).thenRefused('follow-up-open')
  given(clerk, planned).when({ type: 'archive' }).thenRefused('follow-up-open')
  given(clerk, lived(...ways.closed())).when(check()).thenRefused('no-follow-up')
  given(clerk, planned).when(check({ text: '' })).thenRefused('words-needed')
  given(clerk, planned).when(check({ reopen: [] })).thenRefused('nothing-to-reopen')
  given(clerk, planned).when(check({ reopen: [9] })).thenRefused('no-such-assignment')
  given(clerk, planned).when(check({ dueOn: day('2026-11-01') })).thenRefused('due-past')
  given(clerk, planned, { category: null }).when(check()).thenRefused('due-missing')
  given(clerk, planned).when(check({ result: 'held' })).then({ type: 'follow-up-checked', number: 1, result: 'held', text: '出现反弹', by: clerk, at: now })
  const relapsed = lived(...ways.closed(), [clerk, plan('2026-12-01')], [clerk, check()])
  expect(relapsed.map(({ type }) => type).slice(-3)).toEqual(['follow-up-checked', 'reopened', 'light-changed'])
  expect(fold(relapsed)).toMatchObject({ at: 'running', reopened: 1, light: 'green', assignments: [{ at: 'doing', progress: 0, dueOn: '2026-12-21' }], followUps: [{ result: 'relapsed' }] })
})

test('归档以后不再变动', () => {
  const archived = lived(...ways.closed(), [clerk, { type: 'archive' }])
  expect(archived.at(-1)).toEqual({ type: 'archived', by: clerk, at: now })
  given(clerk, archived).when({ type: 'archive' }).thenRefused('item-at-other-stage')
  given(contact, archived).when({ type: 'accept', ...for1 }).thenRefused('item-at-other-stage')
})

test('办理中可以补充分解，补充的任务另行交办', () => {
  const more = lived(...ways.doing(), [clerk, { type: 'plan', parts: [part('区财政局', { content: '补充任务' })] }])
  expect(assignmentsOf(fold(more)).map(({ at }) => at)).toEqual(['doing', 'planned'])
  const both = lived(...ways.doing(), [clerk, { type: 'plan', parts: [part()] }], [clerk, { type: 'assign' }, { now: on('2026-11-25') }])
  expect(assignmentsOf(fold(both)).map(({ at, dueOn }) => [at, dueOn])).toEqual([['doing', '2026-12-21'], ['assigned', '2026-12-23']])
  given(clerk, lived(...ways.closing())).when({ type: 'plan', parts: [part()] }).thenRefused('item-at-other-stage')
})
