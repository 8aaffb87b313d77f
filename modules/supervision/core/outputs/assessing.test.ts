import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { UnitId } from '#lib/ids'
import { clerk, contact, deputy, chief, now, on } from '../../testing/core-samples.ts'
import { computed, decideAssessment, evolveAssessment, latest, type AssessingGiven, type Assessment, type AssessmentCommand, type AssessmentEvent, type AssessmentId } from './assessing.ts'
import { isPossible, scoreOf, type Assessed, type Formula } from './assessment.ts'
import type { OutputId } from './outputs.ts'
import type { Month } from './periods.ts'

const formula: Formula = { onTime: 40, firstPass: 30, quality: 30, overdue: 2, rework: 1, falseReport: 10 }
const finance = 'u-区财政局' as UnitId
const assessed = (over: Partial<Assessed> = {}): Assessed => ({ due: 10, handed: 8, onTime: 6, passed: 5, firstPass: 4, reworked: 1, quality: 20, falseReports: 0, ...over })
const base = { id: 'A1' as AssessmentId, organ: 'u-区委办公室' as UnitId, period: { from: '2026-10' as Month, to: '2026-10' as Month }, cutOff: now, formula, showsRanking: false }
const trialOf = (units = [{ unit: finance, name: '区财政局', assessed: assessed() }]) => computed({ ...base, units }, { actor: clerk, now })
const trial = (): Assessment => {
  const answer = trialOf()
  if (answer.kind === 'refused') throw new Error(answer.code)
  return answer.events.reduce(evolveAssessment, base as unknown as Assessment)
}
const office: AssessingGiven = { supervises: true, approves: false, handles: [], actor: clerk, now }
const unit: AssessingGiven = { supervises: false, approves: false, handles: [finance], actor: contact, now }
const judge: AssessingGiven = { supervises: false, approves: true, handles: [], actor: chief, now }
const output = 'O1' as OutputId

function after(state: Assessment, ...acts: readonly (readonly [AssessmentCommand, AssessingGiven])[]): Assessment | string {
  let current = state
  for (const [command, given] of acts) {
    const answer = decideAssessment(Object.freeze(current), command, given)
    if (answer.kind === 'refused') return answer.code
    current = answer.events.reduce(evolveAssessment, current)
  }
  return current
}
const notice = [{ type: 'notice', appealUntil: '2026-11-30' as never }, office] as const
const appeal = [{ type: 'appeal', unit: finance, reason: '一项任务系因挂起顺延' }, unit] as const
const later = { ...office, now: on('2026-12-01') }

test('得分＝按时率、一次通过率、质量评分各乘权重，减去扣分（A9）', () => {
  // 0.6×40 + 0.8×30 + (4/5)×30 − 2×2 − 1×1 = 24 + 24 + 24 − 4 − 1.
  expect(scoreOf(formula, assessed())).toMatchObject({ total: 67, terms: [{ term: 'onTime', basis: 0.6, points: 24 }, { points: 24 }, { points: 24 }, { basis: 2, points: -4 }, { points: -1 }, { basis: 0, points: 0 }] })
  expect(scoreOf(formula, assessed({ falseReports: 1 }))!.total).toBe(57)
  expect(scoreOf(formula, assessed({ due: 0, handed: 0, onTime: 0, passed: 0, firstPass: 0, reworked: 0, quality: 0 }))).toBe(null)
  // Nothing has been reviewed yet: the office's waiting costs the unit nothing.
  expect(scoreOf(formula, assessed({ handed: 10, onTime: 10, passed: 0, firstPass: 0, reworked: 0, quality: 0 }))!.total).toBe(100)
})

test('得分在0到100之间；按时的多一项，得分不会变低', () => {
  const possible = fc.record({ due: fc.integer({ min: 1, max: 40 }), a: fc.nat(100), b: fc.nat(100), c: fc.nat(100), d: fc.nat(100), e: fc.nat(100), f: fc.nat(100), g: fc.nat(100) }).map(({ due, a, b, c, d, e, f, g }): Assessed => {
    const handed = a % (due + 1), passed = c % (handed + 1)
    return { due, handed, onTime: b % (handed + 1), passed, firstPass: d % (passed + 1), reworked: e % (due + 1), falseReports: g % (due + 1), quality: passed + (f % (passed * 4 + 1)) }
  })
  fc.assert(fc.property(possible, (some) => {
    const { total } = scoreOf(formula, some)!
    expect(isPossible(some)).toBe(true)
    expect(total >= 0 && total <= 100).toBe(true)
    if (some.onTime < some.handed) expect(scoreOf(formula, { ...some, onTime: some.onTime + 1 })!.total).toBeGreaterThanOrEqual(total)
  }))
})

test('试算、预告、申诉、更正、发布：更正另记一行，原来的数字还在', () => {
  const corrected = after(trial(), notice, appeal, [{ type: 'answer', appeal: 1, reason: '属实', correction: assessed({ onTime: 7 }) }, judge]) as Assessment
  expect(corrected.units[0]!.revisions.map(({ score }) => score.total)).toEqual([67, 71])
  expect(latest(corrected.units[0]!)).toMatchObject({ reason: '属实', by: chief })
  expect(after(corrected, [{ type: 'publish', output }, later])).toMatchObject({ at: 'published', published: { output } })
  expect(after(trial(), notice, appeal, [{ type: 'answer', appeal: 1, reason: '与记录不符', correction: null }, judge])).toMatchObject({ appeals: [{ answer: { isUpheld: false } }] })
})

test('申诉由本单位在申诉期内提出，一次一条，写明理由', () => {
  expect(after(trial(), appeal)).toBe('assessment-at-other-stage')
  expect(after(trial(), notice, [appeal[0], { ...unit, handles: [] }])).toBe('appeal-not-for-unit')
  expect(after(trial(), notice, [appeal[0], { ...unit, now: on('2026-12-01') }])).toBe('appeal-closed')
  expect(after(trial(), notice, [{ ...appeal[0], reason: ' ' }, unit])).toBe('reason-missing')
  expect(after(trial(), notice, appeal, appeal)).toBe('appeal-open')
})

test('答复申诉的须是没有参与试算预告的领导；更正的数字须前后相符', () => {
  const answer = { type: 'answer', appeal: 1, reason: '属实', correction: null } as const
  for (const given of [office, { ...judge, actor: clerk }, { ...judge, actor: contact }, { ...judge, approves: false }]) expect(after(trial(), notice, appeal, [answer, given])).toBe('appeal-decider-same')
  expect(after(trial(), notice, [answer, judge])).toBe('appeal-answered')
  expect(after(trial(), notice, appeal, [{ ...answer, reason: '' }, judge])).toBe('reason-missing')
  expect(after(trial(), notice, appeal, [{ ...answer, correction: assessed({ onTime: 9 }) }, judge])).toBe('figures-unfit')
})

test('申诉没有答复完、申诉期没有满不能发布；没有应办结任务的不能考核', () => {
  expect(after(trial(), notice, appeal, [{ type: 'publish', output }, later])).toBe('appeals-undecided')
  expect(after(trial(), notice, [{ type: 'publish', output }, office])).toBe('appeal-window-open')
  expect(after(trial(), notice, [{ type: 'publish', output }, { ...later, supervises: false }])).toBe('not-for-supervision-office')
  expect(after(trial(), [{ type: 'publish', output }, later])).toBe('assessment-at-other-stage')
  expect(trialOf([{ unit: finance, name: '区财政局', assessed: assessed({ due: 0 }) }])).toMatchObject({ code: 'assessment-empty' })
  expect(after(trial(), [{ type: 'recompute', cutOff: now, formula: { ...formula, onTime: 100, firstPass: 0, quality: 0 }, showsRanking: true, units: [{ unit: finance, name: '区财政局', assessed: assessed() }] }, office])).toMatchObject({ at: 'trial', showsRanking: true })
})

test('流水重放得到同样的状态', () => {
  const state = trial()
  const events: readonly AssessmentEvent[] = [
    { type: 'assessment-computed', assessment: state }, { type: 'assessment-noticed', by: clerk, at: now, appealUntil: '2026-11-30' as never }, { type: 'appealed', appeal: { number: 1, unit: finance, reason: '请核', by: contact, at: now, answer: null } },
    { type: 'appeal-answered', appeal: 1, answer: { isUpheld: true, reason: '属实', by: deputy, at: now } }, { type: 'assessment-corrected', unit: finance, revision: latest(state.units[0]!) }, { type: 'assessment-published', by: clerk, at: now, output },
  ]
  expect(events.reduce(evolveAssessment, state)).toMatchObject({ at: 'published', appeals: [{ answer: { isUpheld: true } }], units: [{ revisions: [{}, {}] }] })
})
