import { expect, test } from 'vitest'
import { after, atHand, callUp, clerk, final, given, head, leader, lived, named, needed, now, office, outsider, receive, record, send, submit, ways } from '../testing/core-samples.ts'
import { evolve } from './evolve.ts'
import type { Emergency, EmergencyEvent, Facts } from './types.ts'
import { countWords, reportName, titleOf } from './words.ts'

const at = (minutes: number) => ({ now: after(minutes) })
const without = (key: keyof Facts['elements']): Facts => ({ ...needed, elements: { ...needed.elements, [key]: key === 'occurredAt' ? null : ' ' } })
const stateOf = (events: readonly EmergencyEvent[]): Emergency => events.reduce(evolve, { at: 'absent' } as Emergency)

test('接报登记同时提醒值班员和带班领导；别的单位的人不能登记', () => {
  given(clerk).when(receive()).then(
    { type: 'received', id: 'E1' as never, number: '临紧急〔2026〕1号', office, record: record(), facts: needed, by: clerk, at: now },
    { type: 'alerted', key: 'new', kind: 'new', round: 1, people: [named(clerk), named(leader)], at: now })
  given(outsider).when(receive()).thenRefused('not-for-duty-clerk')
  given(clerk).when(receive({ content: ' ' })).thenRefused('emergency-words-missing')
  given(clerk).when(receive({ receivedAt: after(30) })).thenRefused('emergency-time-future')
  given(clerk).when(receive({}, { ...needed, elements: { ...needed.elements, occurredAt: after(1) } })).thenRefused('occurred-after-received')
  given(clerk, lived(...ways.received())).when(receive()).thenRefused('emergency-at-other-stage')
})

test('初报缺时间、地点、性质、来源、联系人之一不能送审签，其余可以待核（R34）', () => {
  for (const key of ['occurredAt', 'place', 'nature', 'source', 'contact', 'contactPhone'] as const) given(clerk, lived(...ways.received())).when(submit({ kind: 'initial' }, without(key))).thenRefused('elements-missing')
  given(clerk, lived(...ways.received())).when(submit()).then({ type: 'submitted', words: { kind: 'initial' }, facts: needed, ordinal: 1, approver: atHand.leader, by: clerk, at: now })
})

test('先电话后书面：没有登记给市委值班室的电话，书面初报发不出去', () => {
  given(clerk, lived(...ways.approved()), at(10)).when(send).thenRefused('phone-first')
  given(clerk, lived(...ways.approved(), [clerk, callUp(9), 9]), at(10)).when({ type: 'send', to: { leaders: [], city: false } }).thenRefused('recipients-missing')
  given(clerk, lived(...ways.submitted()), at(10)).when(send).thenRefused('report-not-approved')
  given(clerk, lived(...ways.received()), at(10)).when(send).thenRefused('no-report-in-hand')
  given(clerk, lived(...ways.received()), at(10)).when(callUp(-1)).thenRefused('called-before-received')
  given(outsider, lived(...ways.approved(), [clerk, callUp(9), 9]), at(10)).when(send).thenRefused('not-for-duty-clerk')
  expect(stateOf(lived(...ways.sent())).at).toBe('reported')
})

test('拟稿人不能自己审签，旁人不能审签；退回要写理由', () => {
  const past = lived([leader, receive()], [leader, submit(), 5])
  given(leader, past, at(6)).when({ type: 'approve', words: '' }).thenRefused('approver-drafted')
  given(clerk, lived(...ways.submitted()), at(9)).when({ type: 'approve', words: '' }).thenRefused('not-for-duty-leader')
  given(leader, lived(...ways.received()), at(9)).when({ type: 'approve', words: '' }).thenRefused('no-report-in-hand')
  given(leader, lived(...ways.submitted()), at(9)).when({ type: 'return', reason: ' ' }).thenRefused('emergency-words-missing')
  const returned = lived(...ways.submitted(), [leader, { type: 'return', reason: '地点不清' }, 9], [clerk, submit(), 10])
  expect(returned.at(-1)).toMatchObject({ type: 'submitted', ordinal: 1 })
  given(clerk, lived(...ways.submitted()), at(9)).when(submit()).thenRefused('report-in-hand')
})

test('电话里同意的先算审签，记下姓名和时间，事后由本人补签，没补签不能归档', () => {
  const orally = { type: 'approve-orally', leader: named(leader), at: after(7), words: '同意，按程序报' } as const
  given(clerk, lived(...ways.submitted()), at(9)).when({ ...orally, leader: named(outsider) }).thenRefused('not-an-approver')
  given(clerk, lived(...ways.submitted()), at(9)).when({ ...orally, leader: named(clerk) }).thenRefused('approver-drafted')
  const sent = lived(...ways.submitted(), [clerk, orally, 9], [clerk, callUp(9), 9], [clerk, send, 10])
  given(head, sent, at(20)).when({ type: 'sign', report: 1 }).thenRefused('signed-by-other')
  given(leader, sent, at(20)).when({ type: 'sign', report: 2 }).thenRefused('nothing-to-sign')
  given(leader, sent, at(20)).when({ type: 'sign', report: 1 }).then({ type: 'signed', report: 1, by: leader, at: after(20) })
  const evaluated = lived(...ways.submitted(), [clerk, orally, 9], [clerk, callUp(9), 9], [clerk, send, 10], [clerk, submit(final), 60], [leader, { type: 'approve', words: '' }, 61], [clerk, send, 62], [head, { type: 'evaluate', words: '及时' }, 70])
  given(clerk, evaluated, at(80)).when({ type: 'archive' }).thenRefused('signatures-open')
  expect(stateOf([...evaluated, { type: 'signed', report: 1, by: leader, at: after(75) }])).toMatchObject({ reports: [{ approval: { isOral: true, signature: { by: leader } } }, {}] })
})

test('续报只写变化，照抄经过的退回；终报写明原因和结果；各份依次编号、题目按格式', () => {
  given(clerk, lived(...ways.sent()), at(60)).when(submit({ kind: 'followUp', changes: `续报：${needed.elements.course}。` })).thenRefused('follow-up-repeats')
  given(clerk, lived(...ways.sent()), at(60)).when(submit({ kind: 'final', cause: '', responsibility: '', result: '', lessons: '' })).thenRefused('final-incomplete')
  given(clerk, lived(...ways.sent()), at(60)).when(submit()).thenRefused('emergency-at-other-stage')
  given(clerk, lived(...ways.followed()), at(90)).when(submit({ kind: 'followUp', changes: '道路恢复通行' })).then({ type: 'submitted', words: { kind: 'followUp', changes: '道路恢复通行' }, facts: needed, ordinal: 2, approver: atHand.leader, by: clerk, at: after(90) })
  expect(titleOf(needed.elements, reportName({ kind: 'followUp' }, 2))).toBe('关于青禾镇东桥发生客车侧翻事故的报告（续报二）')
  expect([1, 10, 12, 20, 23].map(countWords)).toEqual(['一', '十', '十二', '二十', '二十三'])
})

test('单位迟报、漏报只由时间得出，终报时记下；瞒报谎报只由主任认定并写明理由', () => {
  const judged = (over: Parameters<typeof receive>[0], about: Facts) => lived([clerk, receive(over, about)], [clerk, submit({ kind: 'initial' }, about), 1], [leader, { type: 'approve', words: '' }, 1], [clerk, callUp(1), 1], [clerk, send, 2], [clerk, submit(final, about), 60], [leader, { type: 'approve', words: '' }, 60], [clerk, send, 61])
    .flatMap((event) => (event.type === 'judged' ? [event.fault] : []))
  const since = (minutes: number): Facts => ({ ...needed, elements: { ...needed.elements, occurredAt: after(minutes) } })
  expect(judged({}, since(-20))).toEqual([])
  expect(judged({}, since(-21))).toEqual(['late'])
  expect(judged({ learnedAt: after(-5) }, since(-90))).toEqual([])
  expect(judged({ isFromUnit: false }, since(-5))).toEqual(['missed'])
  given(leader, lived(...ways.sent()), at(60)).when({ type: 'judge', fault: 'concealed', reason: '压了两小时' }).thenRefused('not-for-office-head')
  given(head, lived(...ways.sent()), at(60)).when({ type: 'judge', fault: 'concealed', reason: '' }).thenRefused('emergency-words-missing')
  given(head, lived([clerk, receive({ unit: null })]), at(60)).when({ type: 'judge', fault: 'falsified', reason: '虚构' }).thenRefused('responsible-unit-unknown')
  given(head, lived(...ways.sent()), at(60)).when({ type: 'judge', fault: 'concealed', reason: '压了两小时' }).then({ type: 'judged', fault: 'concealed', reason: '压了两小时', by: head, at: after(60) })
})

test('核实、补充、批示、单位补报、排除、评估、归档各有其时、各有其人', () => {
  given(clerk, lived(...ways.received()), at(3)).when({ type: 'verify', words: '已与现场核对' }).then({ type: 'verified', words: '已与现场核对', by: clerk, at: after(3) })
  given(clerk, lived(...ways.received()), at(3)).when({ type: 'complete', facts: needed }).then({ type: 'completed', facts: needed, by: clerk, at: after(3) })
  given(clerk, lived(...ways.received()), at(3)).when({ type: 'note-unit-report', at: after(2) }).thenRefused('unit-reported-already')
  given(clerk, lived([clerk, receive({ isFromUnit: false })]), at(9)).when({ type: 'note-unit-report', at: after(8) }).then({ type: 'unit-reported', reportedAt: after(8), by: clerk, at: after(9) })
  given(clerk, lived(...ways.sent()), at(30)).when({ type: 'instruct', leader: named(head), words: '全力救治' }).then({ type: 'instructed', number: 1, leader: named(head), words: '全力救治', by: clerk, at: after(30) })
  given(clerk, lived(...ways.received()), at(9)).when({ type: 'dismiss', reason: '误报' }).thenRefused('not-for-duty-leader')
  given(leader, lived(...ways.received()), at(9)).when({ type: 'dismiss', reason: '误报' }).then({ type: 'dismissed', reason: '误报', by: leader, at: after(9) })
  given(leader, lived(...ways.sent()), at(30)).when({ type: 'dismiss', reason: '误报' }).thenRefused('emergency-at-other-stage')
  given(head, lived(...ways.sent()), at(30)).when({ type: 'evaluate', words: '好' }).thenRefused('emergency-at-other-stage')
  given(clerk, lived(...ways.evaluated()), at(710)).when({ type: 'archive' }).then({ type: 'archived', by: clerk, at: after(710) })
})

test('等级按数字建议，改定别的等级要写理由', () => {
  const counted = lived([clerk, receive({}, { ...needed, figures: { deaths: 3, injured: 1, loss: null } })])
  given(clerk, counted, at(5)).when({ type: 'grade', grade: 'ordinary', reason: '' }).thenRefused('grade-reason-missing')
  given(clerk, counted, at(5)).when({ type: 'grade', grade: 'larger', reason: '' }).then({ type: 'graded', grade: 'larger', reason: '', by: clerk, at: after(5) })
})
