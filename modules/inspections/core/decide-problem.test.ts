import { describe, expect, test } from 'vitest'
import type { Day, Instant } from '#lib/instants'
import { colleague, contact, deputy, given, lived, now, outsider, planner, standings, town, ways } from '../testing/core-samples.ts'
import { decide } from './decide.ts'
import { wakeAt } from './deadlines.ts'
import { evolve } from './evolve.ts'
import { facts } from '../testing/core-samples.ts'
import type { Inspection } from './types.ts'

const on = { problem: 1 } as const

describe('整改台账', () => {
  test('单位制定措施', () => given(contact, lived(...ways.rectifying())).when({ type: 'begin-rectifying', ...on, plan: '三日内' }).then({ type: 'rectifying-begun', ...on, plan: '三日内', by: contact, at: now }))
  test('单位报告整改', () => given(contact, lived(...ways.rectifying())).when({ type: 'submit-rectified', ...on, text: '已改', files: [] }).then({ type: 'rectified', ...on, text: '已改', files: [], by: contact, at: now }))
  test('别的单位不能替它报告', () => given(outsider, lived(...ways.rectifying())).when({ type: 'submit-rectified', ...on, text: '已改', files: [] }).thenRefused('not-for-rectifying-unit'))
  test('签字前单位还不能整改', () => given(contact, lived(...ways.signing())).when({ type: 'begin-rectifying', ...on, plan: '一' }).thenRefused('inspection-at-other-stage'))
  test('没有的问题', () => given(contact, lived(...ways.rectifying())).when({ type: 'begin-rectifying', problem: 9, plan: '一' }).thenRefused('no-such-problem'))
  test('没有报告整改不能核验', () => given(colleague, lived(...ways.rectifying())).when({ type: 'verify', ...on, text: '属实' }).thenRefused('problem-at-other-stage'))
  test('督查组核验销号', () => given(colleague, lived(...ways.rectified())).when({ type: 'verify', ...on, text: '属实' }).then({ type: 'verified', ...on, text: '属实', by: colleague, at: now }))
  test('退回再整改后可以再报', () => {
    given(colleague, lived(...ways.rectified())).when({ type: 'send-back', ...on, reason: '台账没有' }).then({ type: 'sent-back', ...on, reason: '台账没有', by: colleague, at: now })
    expect(lived(...ways.rectified(), [colleague, { type: 'send-back', ...on, reason: '台账没有' }], [contact, { type: 'submit-rectified', ...on, text: '补了', files: [] }]).at(-1)).toMatchObject({ type: 'rectified' })
  })
  test('不是督查组的不能核验', () => given(deputy, lived(...ways.rectified())).when({ type: 'verify', ...on, text: '属实' }).thenRefused('not-for-team'))
  test('被督查单位的人不能核验本单位', () => given(colleague, lived(...ways.rectified()), { standing: { ...standings.get(colleague)!, belongs: [town.unit] } }).when({ type: 'verify', ...on, text: '属实' }).thenRefused('verifier-of-unit'))
  test('报告整改的人不能自己核验', () => {
    const both = { ...standings.get(planner)!, handles: [town.unit] }
    const past = lived(...ways.rectifying(), [planner, { type: 'submit-rectified', ...on, text: '已改', files: [] }, { standing: both }])
    given(planner, past).when({ type: 'verify', ...on, text: '属实' }).thenRefused('verifier-submitted')
  })
})

describe('整改延期', () => {
  const [day, at] = [(text: string) => text as Day, (text: string) => `${text}T01:00:00.000Z` as Instant]
  const ask = (to = '2026-12-20') => ({ type: 'ask-extension', ...on, to: day(to), reason: '等材料' }) as const
  const asked = () => lived(...ways.rectifying(), [contact, ask()])
  const granted = (to: string, from: readonly Parameters<typeof lived>[number][] = []) => [...from, [contact, ask(to)], [deputy, { type: 'grant-extension', ...on }]] as const
  test('到期前由整改单位申请，写明延到哪天、为什么', () => given(contact, lived(...ways.rectifying())).when(ask()).then({ type: 'extension-asked', ...on, to: day('2026-12-20'), reason: '等材料', by: contact, at: now }))
  test('牵头单位领导同意后期限改变，原定期限留着', () => {
    given(deputy, asked()).when({ type: 'grant-extension', ...on }).then({ type: 'extension-granted', ...on, from: day('2026-12-02'), to: day('2026-12-20'), by: deputy, at: now })
    const after = lived(...ways.rectifying(), ...granted('2026-12-20')).reduce<Inspection>(evolve, { at: 'absent' })
    expect('problems' in after && after.problems[0]).toMatchObject({ dueOn: '2026-12-20', extensions: [{ from: '2026-12-02', to: '2026-12-20', reason: '等材料', grantedBy: deputy }] })
  })
  test('领导不同意须写明理由，期限不变', () => {
    given(deputy, asked()).when({ type: 'refuse-extension', ...on, reason: ' ' }).thenRefused('inspection-reason-missing')
    given(deputy, asked()).when({ type: 'refuse-extension', ...on, reason: '不能再等' }).then({ type: 'extension-refused', ...on, reason: '不能再等', by: deputy, at: now })
  })
  test('没有申请的无从审批', () => given(deputy, lived(...ways.rectifying())).when({ type: 'grant-extension', ...on }).thenRefused('no-rectify-extension'))
  test('别的单位不能替它申请', () => given(outsider, lived(...ways.rectifying())).when(ask()).thenRefused('not-for-rectifying-unit'))
  test('申请还在审批时不能再申请', () => given(contact, asked()).when(ask()).thenRefused('rectify-extension-open'))
  test('期限已过不能再申请', () => given(contact, lived(...ways.rectifying()), { now: at('2026-12-03') }).when(ask()).thenRefused('rectify-extension-overdue'))
  test('交到单位手里时已经过期的，还可以申请', () => {
    const late = lived(...ways.signing(), [planner, { type: 'sign' }, { now: at('2026-12-07') }], [colleague, { type: 'sign' }, { now: at('2026-12-07') }])
    given(contact, late, { now: at('2026-12-08') }).when(ask()).then({ type: 'extension-asked', ...on, to: day('2026-12-20'), reason: '等材料', by: contact, at: at('2026-12-08') })
  })
  test('延期不能早于现定期限，也不能写错年份', () => {
    given(contact, lived(...ways.rectifying())).when(ask('2026-12-02')).thenRefused('rectify-extension-not-later')
    given(contact, lived(...ways.rectifying())).when(ask('2206-12-20')).thenRefused('rectify-by-too-far')
  })
  test('最多延期两次', () => given(contact, lived(...ways.rectifying(), ...granted('2026-12-10'), ...granted('2026-12-15'))).when(ask()).thenRefused('rectify-extensions-used-up'))
  test('不是牵头单位领导的不能审批', () => given(colleague, asked()).when({ type: 'grant-extension', ...on }).thenRefused('not-for-extension-granter'))
  test('整改单位自己的领导不能审批', () => given(deputy, asked(), { standing: { ...standings.get(deputy)!, belongs: [town.unit] } }).when({ type: 'grant-extension', ...on }).thenRefused('granter-of-unit'))
  test('申请的人不能自己审批', () => given(contact, asked(), { standing: { ...standings.get(deputy)!, handles: [town.unit] } }).when({ type: 'grant-extension', ...on }).thenRefused('rectify-asker-grants'))
  test('报告整改以后，没批的申请不再等', () => given(deputy, lived(...ways.rectifying(), [contact, ask()], [contact, { type: 'submit-rectified', ...on, text: '已改', files: [] }])).when({ type: 'grant-extension', ...on }).thenRefused('no-rectify-extension'))
  test('延期后按新的期限重新提醒', () => {
    const past = lived(...ways.rectifying(), ...granted('2026-12-09'))
    given(null, past, { now: at('2026-12-02') }).when({ type: 'tick' }).then()
    given(null, past, { now: at('2026-12-04') }).when({ type: 'tick' }).then({ type: 'reminded', problem: 1, kind: 'near', on: day('2026-12-04'), dueOn: day('2026-12-09'), at: at('2026-12-04') })
  })
})

describe('到期提醒', () => {
  // Due on Wednesday 2 December: three working days before is Friday 27 November.
  const at = (day: string, hour = '01:00') => `${day}T${hour}:00.000Z` as Instant
  const past = lived(...ways.rectifying())
  test('到期前三个工作日早上提醒一次', () => given(null, past, { now: at('2026-11-27') }).when({ type: 'tick' }).then({ type: 'reminded', problem: 1, kind: 'near', on: '2026-11-27' as Day, dueOn: '2026-12-02' as Day, at: at('2026-11-27') }))
  test('上班以前不提醒', () => given(null, past, { now: at('2026-11-26', '18:00') }).when({ type: 'tick' }).then())
  test('已报告整改、等待核验的不提醒', () => given(null, lived(...ways.rectified()), { now: at('2026-12-07') }).when({ type: 'tick' }).then())
  test('不论多久取一次，每个提醒恰好一次，都在工作日', () => {
    const days = Array.from({ length: 30 }, (_, index) => new Date(Date.UTC(2026, 10, 24 + index, 2)).toISOString() as Instant)
    const collected = [1, 2, 5, 30].map((step) => {
      let state: Inspection = past.reduce<Inspection>(evolve, { at: 'absent' })
      const given: string[] = []
      for (const [index, moment] of days.entries()) {
        if ((index + 1) % step !== 0) continue
        const answer = decide(state, { type: 'tick' }, facts(null, { now: moment }))
        if (answer.kind === 'refused') throw new Error(answer.code)
        for (const event of answer.events) if (event.type === 'reminded') given.push(`${event.kind} ${event.on}`)
        state = answer.events.reduce(evolve, state)
        expect(wakeAt(state, facts(null).calendar)! > moment).toBe(true)
      }
      return given
    })
    expect(collected[0]!.slice(0, 4)).toEqual(['near 2026-11-27', 'onTheDay 2026-12-02', 'overdue 2026-12-03', 'overdue 2026-12-04'])
    expect(collected[0]).not.toContain('overdue 2026-12-05')
    expect(new Set(collected[0]).size).toBe(collected[0]!.length)
    for (const other of collected.slice(1)) expect(other).toEqual(collected[0])
  })
})
