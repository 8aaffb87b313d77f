import { expect, test } from 'vitest'
import { addMinutes, type Instant } from '#lib/instants'
import { brief, callFacts, draft, dueAt, finance, givenCall, livedCall, reform, reply } from '../../testing/call-samples.ts'
import { chief, clerk, contact, deputy, head, leader, now, on } from '../../testing/core-samples.ts'
import { callReminders, callWakeAt } from './deadlines.ts'
import { decideCall } from './decide.ts'
import { evolveCall } from './evolve.ts'
import { calledOf } from './rules.ts'
import type { Call, CallCommand, CallEvent } from './types.ts'

const approve: CallCommand = { type: 'approve' }
const drafted = () => livedCall([clerk, draft()])
const sent = () => livedCall([clerk, draft()], [deputy, approve])
const fill = (over = {}): CallCommand => ({ type: 'fill', unit: finance.unit, reply: reply(over) })
const filled = () => livedCall([clerk, draft()], [deputy, approve], [contact, fill()])
const replied = () => livedCall([clerk, draft()], [deputy, approve], [head, fill()])
const stateOf = (past: readonly CallEvent[]): Call => past.reduce(evolveCall, { at: 'absent' } as Call)
const financeIn = (past: readonly CallEvent[]) => calledOf(stateOf(past)).find(({ unit }) => unit === finance.unit)!

test('督查室拟稿，另一位办公室领导审批后立即发出并编号；拟过稿的人不能审批', () => {
  expect(drafted()).toMatchObject([{ type: 'call-drafted', by: clerk, at: now }])
  givenCall(deputy, drafted()).when(approve).then({ type: 'call-sent', number: '临委督催报〔2026〕1号', headSigns: true, by: deputy, at: now })
  givenCall(chief, drafted()).when(approve).then({ type: 'call-sent', number: '临委督催报〔2026〕1号', headSigns: true, by: chief, at: now })
  givenCall(deputy, livedCall([deputy, draft()])).when(approve).thenRefused('call-author-approves')
  givenCall(deputy, livedCall([clerk, draft()], [deputy, { type: 'amend', brief: brief() }])).when(approve).thenRefused('call-author-approves')
  givenCall(clerk, drafted()).when(approve).thenRefused('not-for-approver')
  givenCall(contact).when(draft()).thenRefused('not-for-supervision-office')
  givenCall(clerk, drafted()).when(draft()).thenRefused('call-exists')
  givenCall(clerk).when(approve).thenRefused('not-found')
})

test('催报缺什么说什么：没有单位、没有要求、栏目重名、期限已过', () => {
  givenCall(clerk).when(draft({ units: [] })).thenRefused('call-without-units')
  givenCall(clerk).when(draft({ demand: ' ', fields: [] })).thenRefused('call-without-question')
  givenCall(clerk).when(draft({ fields: [brief().fields[0]!, brief().fields[0]!] })).thenRefused('call-field-twice')
  givenCall(clerk).when(draft({ dueAt: now })).thenRefused('call-due-past')
  givenCall(deputy, drafted(), { now: dueAt }).when(approve).thenRefused('call-due-past')
})

test('领导退回修改须写理由，改后再送；撤销也须写理由，撤销后不再报送', () => {
  givenCall(deputy, drafted()).when({ type: 'return', reason: '' }).thenRefused('reason-missing')
  const returned = livedCall([clerk, draft()], [deputy, { type: 'return', reason: '请精简栏目' }])
  expect(returned.at(-1)).toEqual({ type: 'call-returned', returned: { reason: '请精简栏目', by: deputy, at: now } })
  givenCall(deputy, returned).when(approve).thenRefused('call-at-other-stage')
  givenCall(clerk, returned).when({ type: 'amend', brief: brief({ theme: '改' }) }).then({ type: 'call-amended', brief: brief({ theme: '改' }), by: clerk, at: now })
  const withdrawn = livedCall([clerk, draft()], [deputy, approve], [clerk, { type: 'withdraw', reason: '与市里要求重复' }])
  expect(withdrawn.at(-1)).toMatchObject({ type: 'call-withdrawn' })
  givenCall(contact, withdrawn).when(fill()).thenRefused('call-at-other-stage')
})

test('联络员填报后由单位负责人签字；负责人自己填的即为已签；设置不须签字的，联络员直接报送', () => {
  givenCall(contact, sent()).when(fill()).then({ type: 'reply-filled', unit: finance.unit, reply: reply(), by: contact, at: now })
  givenCall(head, sent()).when(fill()).then({ type: 'reply-filled', unit: finance.unit, reply: reply(), by: head, at: now }, { type: 'reply-handed-in', unit: finance.unit, by: head, at: now })
  givenCall(head, filled()).when({ type: 'sign', unit: finance.unit }).then({ type: 'reply-handed-in', unit: finance.unit, by: head, at: now })
  givenCall(contact, filled()).when({ type: 'sign', unit: finance.unit }).thenRefused('not-for-unit-head')
  givenCall(head, filled()).when({ type: 'send-back', unit: finance.unit, reason: '数字再核' }).then({ type: 'reply-sent-back', unit: finance.unit, reason: '数字再核', by: head, at: now })
  const easy = livedCall([clerk, draft()], [deputy, approve, { calls: { ...callFacts(deputy).calls, headSigns: false } }], [contact, fill()])
  expect(financeIn(easy).at).toBe('replied')
})

test('报送内容：空的、必填栏目没填、数字填成文字的，都不收；别的单位不能代报', () => {
  const open = livedCall([clerk, draft({ fields: [{ name: '说明', kind: 'text', measure: '', isRequired: false }] })], [deputy, approve])
  givenCall(contact, open).when(fill({ text: ' ', values: [null] })).thenRefused('reply-empty')
  givenCall(contact, sent()).when(fill({ values: [null, null] })).thenRefused('reply-field-missing')
  givenCall(contact, sent()).when(fill({ values: ['很多', null] })).thenRefused('reply-field-unfit')
  givenCall(contact, sent()).when({ type: 'fill', unit: reform.unit, reply: reply() }).thenRefused('not-for-called-unit')
  givenCall(contact, sent()).when({ type: 'fill', unit: leader.unit!, reply: reply() }).thenRefused('not-called')
  givenCall(contact, replied()).when(fill()).thenRefused('called-at-other-stage')
})

test('退回重报要写理由；期限已过的须另定期限；曾经逾期的，重报后仍算逾期', () => {
  givenCall(clerk, sent()).when({ type: 'rework', unit: finance.unit, reason: '缺数', dueAt: null }).thenRefused('called-at-other-stage')
  givenCall(clerk, replied()).when({ type: 'rework', unit: finance.unit, reason: '缺数', dueAt: null }).then({ type: 'reply-returned', unit: finance.unit, reason: '缺数', dueAt, by: clerk, at: now })
  const late = addMinutes(dueAt, 60)
  givenCall(clerk, replied(), { now: late }).when({ type: 'rework', unit: finance.unit, reason: '缺数', dueAt: null }).thenRefused('call-return-needs-due')
  const again = livedCall([clerk, draft()], [deputy, approve], [head, fill(), { now: late }], [clerk, { type: 'rework', unit: finance.unit, reason: '缺数', dueAt: addMinutes(late, 600) }, { now: late }], [head, fill(), { now: late }])
  expect(financeIn(again)).toMatchObject({ at: 'replied', wasLate: true, returns: 1 })
})

test('办公室可按单位延长期限，只能往后延；原定期限留着', () => {
  const later = addMinutes(dueAt, 48 * 60)
  const extend = (over: object): CallCommand => ({ type: 'extend', units: [finance.unit], dueAt: later, reason: '出差', ...over })
  givenCall(clerk, sent()).when(extend({})).then({ type: 'call-extended', units: [finance.unit], dueAt: later, reason: '出差', by: clerk, at: now })
  givenCall(clerk, sent()).when(extend({ dueAt })).thenRefused('call-extension-not-later')
  givenCall(clerk, replied()).when(extend({})).thenRefused('not-called')
  expect(financeIn(livedCall([clerk, draft()], [deputy, approve], [clerk, extend({})]))).toMatchObject({ dueAt: later, originalDueAt: dueAt })
})

test('一键催报未报的单位，一小时内不重复；都报了就没有可催的', () => {
  const urge: CallCommand = { type: 'urge' }
  givenCall(clerk, replied()).when(urge).then({ type: 'call-urged', units: [reform.unit], by: clerk, at: now })
  const urged = livedCall([clerk, draft()], [deputy, approve], [clerk, urge])
  givenCall(clerk, urged, { now: addMinutes(now, 59) }).when(urge).thenRefused('call-urged-recently')
  givenCall(clerk, urged, { now: addMinutes(now, 60) }).when(urge).then({ type: 'call-urged', units: [finance.unit, reform.unit], by: clerk, at: addMinutes(now, 60) })
  givenCall(clerk, livedCall([clerk, draft({ units: [finance] })], [deputy, approve], [head, fill()])).when(urge).thenRefused('nobody-to-urge')
})

test('办结须写结论，未报单位记入结论', () => {
  givenCall(clerk, replied()).when({ type: 'close', conclusion: '' }).thenRefused('words-needed')
  givenCall(clerk, replied()).when({ type: 'close', conclusion: '总体良好' }).then({ type: 'call-closed', conclusion: { reason: '总体良好', by: clerk, at: now }, missing: [reform] })
})

test('前一个工作日、当天、逾期每个工作日各提醒一次；停机多日补齐，再问不重复；已报的不提醒', () => {
  const past = replied()
  const tick = (at: Instant, events: readonly CallEvent[]) => {
    const answer = decideCall(stateOf(events), { type: 'tick' }, callFacts(null, { now: at }))
    return answer.kind === 'accepted' ? answer.events : []
  }
  expect(callWakeAt(stateOf(past), callFacts(null))).toBe(on('2026-11-26', '00:30'))
  expect(tick(on('2026-11-26', '00:29'), past)).toEqual([])
  const morning = tick(on('2026-11-26'), past)
  expect(morning).toEqual([{ type: 'call-reminded', kind: 'oneBefore', on: '2026-11-26', units: [reform.unit], at: on('2026-11-26') }])
  expect(tick(on('2026-11-26', '05:00'), [...past, ...morning])).toEqual([])
  // Friday, then Monday and Tuesday: the weekend is nobody's working day.
  const later = tick(on('2026-12-01'), past)
  expect(later.map((event) => (event.type === 'call-reminded' ? `${event.kind} ${event.on}` : ''))).toEqual(['oneBefore 2026-11-26', 'onTheDay 2026-11-27', 'overdue 2026-11-30', 'overdue 2026-12-01'])
  expect(tick(on('2026-12-01'), [...past, ...later])).toEqual([])
  expect(callReminders(financeIn(past), '2026-11-27' as never, callFacts(null))).toHaveLength(2)
})
