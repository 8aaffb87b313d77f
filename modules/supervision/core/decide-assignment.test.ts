import { expect, test } from 'vitest'
import { categoryFor, chief, clerk, contact, day, deputy, facts, given, head, instructed, leader, lived, matter, now, on, part, report, unitOf, ways } from '../testing/core-samples.ts'
import { decide } from './decide.ts'
import { evolve } from './evolve.ts'
import { assignmentsOf } from './rules.ts'
import type { Item, ItemCommand, ItemEvent } from './types.ts'

const for1 = { assignment: 1 } as const
const fold = (past: readonly ItemEvent[]): Item => past.reduce(evolve, { at: 'absent' })
const objected = () => lived(...ways.assigned(), [contact, { type: 'object', ...for1, reason: '不属我单位职责' }])

test('签收只由牵头单位，签收过的不再签收', () => {
  given(contact, lived(...ways.assigned())).when({ type: 'accept', ...for1 }).then({ type: 'accepted', ...for1, by: contact, at: now })
  given(clerk, lived(...ways.assigned())).when({ type: 'accept', ...for1 }).thenRefused('not-for-handling-unit')
  given(contact, lived(...ways.doing())).when({ type: 'accept', ...for1 }).thenRefused('assignment-at-other-stage')
  given(contact, lived(...ways.doing())).when({ type: 'accept', assignment: 2 }).thenRefused('no-such-assignment')
  given(contact, lived(...ways.registered())).when({ type: 'accept', ...for1 }).thenRefused('item-at-other-stage')
})

test('退回改派只有一次，要有理由；改派不能派给原单位，也可以维持原派', () => {
  given(contact, lived(...ways.assigned())).when({ type: 'object', ...for1, reason: '' }).thenRefused('reason-missing')
  given(contact, lived(...ways.assigned())).when({ type: 'object', ...for1, reason: '不属职责' }).then({ type: 'objected', ...for1, reason: '不属职责', by: contact, at: now })
  given(clerk, objected()).when({ type: 'reassign', ...for1, lead: unitOf('区财政局') }).thenRefused('same-unit-again')
  given(clerk, objected()).when({ type: 'reassign', ...for1, lead: unitOf('区发改局') }).then({
    type: 'reassigned', ...for1, from: unitOf('区财政局'), lead: unitOf('区发改局'), by: clerk, at: now, dated: { ...for1, dueOn: day('2026-12-21'), signInDueAt: on('2026-11-24', '09:30'), reportDueOn: null },
  })
  given(clerk, objected()).when({ type: 'uphold', ...for1, reason: '经会商仍由你单位牵头' }).then({ type: 'upheld', ...for1, reason: '经会商仍由你单位牵头', by: clerk, at: now })
  const upheld = [...objected(), { type: 'upheld', ...for1, reason: '仍由你单位', by: clerk, at: now } satisfies ItemEvent]
  given(contact, upheld).when({ type: 'object', ...for1, reason: '再退' }).thenRefused('objected-already')
})

test('反馈要有办理情况，经单位负责人签字；负责人自己写的即已签字，也可退回修改', () => {
  given(contact, lived(...ways.doing())).when({ type: 'report', ...for1, report: report(0.3, ' ') }).thenRefused('words-needed')
  given(contact, lived(...ways.doing())).when({ type: 'report', ...for1, report: report(7) }).then({ type: 'reported', ...for1, report: report(1), nextOn: null, by: contact, at: now })
  given(contact, lived(...ways.doing())).when({ type: 'submit', ...for1, report: report(1) }).then({ type: 'submitted', ...for1, report: report(1), by: contact, at: now })
  given(head, lived(...ways.doing())).when({ type: 'submit', ...for1, report: report(1) }).then({ type: 'submitted', ...for1, report: report(1), by: head, at: now }, { type: 'signed', ...for1, by: head, at: now })
  given(contact, lived(...ways.signing())).when({ type: 'sign', ...for1 }).thenRefused('not-for-unit-head')
  given(head, lived(...ways.signing())).when({ type: 'sign', ...for1 }).then({ type: 'signed', ...for1, by: head, at: now })
  given(head, lived(...ways.signing())).when({ type: 'send-back', ...for1, reason: '补充数据' }).then({ type: 'sent-back', ...for1, reason: '补充数据', by: head, at: now })
  given(clerk, lived(...ways.signing())).when({ type: 'pass', ...for1, quality: 5, remark: '' }).thenRefused('assignment-at-other-stage')
})

test('节点随反馈记为完成，只记一次', () => {
  const parts = [part('区财政局', { dueOn: day('2026-12-20'), milestones: [{ name: '初稿', dueOn: day('2026-12-01') }, { name: '定稿', dueOn: day('2026-12-10') }] })]
  const told: ItemCommand = { type: 'report', ...for1, report: report(0.5, '初稿已成', { milestonesDone: ['初稿'] }) }
  const again = lived(...ways.doing(parts), [contact, told], [contact, told, { now: on('2026-11-30') }])
  expect(assignmentsOf(fold(again))[0]!.milestones.map(({ doneOn }) => doneOn)).toEqual(['2026-11-23', null])
})

test('审核由督查室：通过并评分，退回重办要有理由，退回两次转红灯', () => {
  given(clerk, lived(...ways.reported())).when({ type: 'pass', ...for1, quality: 4, remark: '好' }).then(
    { type: 'passed', ...for1, quality: 4, remark: '好', by: clerk, at: now },
    { type: 'light-changed', change: { from: 'green', to: 'green', on: day('2026-11-23'), assignments: [{ ...for1, light: 'done', reason: 'finished' }] }, at: now })
  given(contact, lived(...ways.reported())).when({ type: 'rework', ...for1, reason: '证据不足' }).thenRefused('not-for-supervision-office')
  given(clerk, lived(...ways.reported())).when({ type: 'rework', ...for1, reason: '' }).thenRefused('reason-missing')
  const once = lived(...ways.reported(), [clerk, { type: 'rework', ...for1, reason: '证据不足' }], [head, { type: 'submit', ...for1, report: report(1) }])
  given(clerk, once).when({ type: 'rework', ...for1, reason: '仍不足' }).then(
    { type: 'reworked', ...for1, reason: '仍不足', by: clerk, at: now },
    { type: 'light-changed', change: { from: 'green', to: 'red', on: day('2026-11-23'), assignments: [{ ...for1, light: 'red', reason: 'sentBackTwice' }] }, at: now })
})

test('催办逐级上升：提醒、催办单、督办函；一天一次，编号连续', () => {
  const urge: ItemCommand = { type: 'urge', ...for1, text: '' }
  const thrice = lived(...ways.doing(), [clerk, urge], [clerk, urge, { now: on('2026-11-24') }], [clerk, urge, { now: on('2026-11-25') }])
  given(clerk, lived(...ways.doing())).when(urge).then({ type: 'urged', ...for1, urge: { number: 1, level: 'reminder', serial: null, text: '', by: clerk, at: now } })
  given(clerk, thrice, { now: on('2026-11-25', '08:00') }).when(urge).thenRefused('urged-today')
  expect(assignmentsOf(fold(thrice))[0]!.urges.map(({ number, level, serial }) => [number, level, serial])).toEqual([
    [1, 'reminder', null], [2, 'slip', '临委督催〔2026〕1号'], [3, 'letter', '临委督催〔2026〕1号'],
  ])
  given(clerk, lived(...ways.reported())).when(urge).thenRefused('assignment-at-other-stage')
})

test('延期：到期前申请、晚于现期限、一次一件、至多两次，原定期限留着', () => {
  const ask = (to: string, reason = '招标公告期'): ItemCommand => ({ type: 'ask-extension', ...for1, to: day(to), reason })
  const doing = ways.doing()
  given(contact, lived(...doing), { now: on('2026-12-22') }).when(ask('2027-01-15')).thenRefused('extension-after-due')
  given(contact, lived(...doing)).when(ask('2026-12-21')).thenRefused('extension-not-later')
  given(contact, lived(...doing)).when(ask('2026-12-31', '')).thenRefused('reason-missing')
  given(contact, lived(...doing)).when(ask('2026-12-31')).then({ type: 'extension-asked', ...for1, asked: { to: day('2026-12-31'), reason: '招标公告期', by: contact, at: now } })
  given(contact, lived(...doing, [contact, ask('2026-12-31')])).when(ask('2027-01-05')).thenRefused('extension-open')
  given(deputy, lived(...doing)).when({ type: 'grant-extension', ...for1 }).thenRefused('no-extension-asked')
  const grant: ItemCommand = { type: 'grant-extension', ...for1 }
  given(chief, lived(...doing, [contact, ask('2026-12-31')])).when({ type: 'refuse-extension', ...for1, reason: '不充分' }).then({ type: 'extension-refused', ...for1, reason: '不充分', by: chief, at: now })
  const twice = lived(...doing, [contact, ask('2026-12-31')], [deputy, grant], [contact, ask('2027-01-15')], [deputy, grant])
  given(contact, twice).when(ask('2027-01-30')).thenRefused('extensions-used-up')
  expect(assignmentsOf(fold(twice))[0]).toMatchObject({ dueOn: '2027-01-15', originalDueOn: '2026-12-21', extensions: [{ from: '2026-12-21', to: '2026-12-31' }, { from: '2026-12-31', to: '2027-01-15' }] })
})

test('批示件的延期由批示领导审批；批示领导不在本系统的由办公室领导审批', () => {
  const asked = (about = instructed) => lived(...ways.doing([part()], about), [contact, { type: 'ask-extension', ...for1, to: day('2026-12-31'), reason: '需上会' }])
  const outside = matter({ ...instructed, instruction: { ...instructed.instruction!, leader: null } })
  given(deputy, asked()).when({ type: 'grant-extension', ...for1 }).thenRefused('not-for-approver')
  given(leader, asked()).when({ type: 'grant-extension', ...for1 }).then({ type: 'extension-granted', ...for1, extension: { from: day('2026-12-14'), to: day('2026-12-31'), reason: '需上会', askedAt: now, grantedAt: now }, by: leader })
  const answer = decide(fold(asked(outside)), { type: 'grant-extension', ...for1 }, facts(deputy, { category: categoryFor('instruction') }))
  expect(answer.kind).toBe('accepted')
})
