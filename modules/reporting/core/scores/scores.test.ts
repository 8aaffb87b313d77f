import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Day, Instant } from '#lib/instants'
import type { PointId } from '../network/three.ts'
import { quarterAfter, quarterOf, quarterWords, type AdoptionFact, type Contribution, type Fact, type Quarter, type Score } from './facts.ts'
import { adoptionLevels, firstVersion, instructionLevels, scoredKinds, sharings, shippedRules, versionOn, type RuleVersion, type ScoreRules } from './rules.ts'
import { rowsDue, storedOf, type ScoreRow } from './rows.ts'
import { scoresOf, shared } from './scores-of.ts'

const point = (name: string) => name as PointId
const one = (name: string, over: Partial<Contribution> = {}): Contribution => ({ point: point(name), share: 1, isLead: false, source: `${name}-1`, title: '沙洲镇河堤漫水', ...over })
const adoption = (over: Partial<AdoptionFact> = {}): AdoptionFact => ({ kind: 'adoption', id: 'a1', item: 'i1', itemKind: 'development', contributors: [one('青禾', { isLead: true })], level: 'district', vehicle: '临江信息', issue: '第12期', form: 'single', at: '2026-11-20T02:00:00.000Z' as Instant, ...over })
const withRules = (over: Partial<ScoreRules>): readonly RuleVersion[] => [{ ...firstVersion, number: 1, from: '2026-01-01' as Day, rules: { ...shippedRules, ...over } }]
const sum = (scores: readonly { points: number }[]) => scores.reduce((total, { points }) => total + points, 0)

test('按级别、单条或综合、批示、类别计分，每一分都说明依据', () => {
  const scores = scoresOf([
    adoption(), adoption({ id: 'a2', level: 'city', vehicle: '云江信息', itemKind: 'problem' }), adoption({ id: 'a3', item: 'i2', form: 'combined' }),
    { kind: 'instruction', id: 'n1', item: 'i1', itemKind: 'development', contributors: [one('青禾')], level: 'district', on: '2026-11-21' as Day },
  ], [])
  expect(scores.map(({ key, points }) => [key, points])).toEqual([['adoption:a1|青禾', 500], ['adoption:a2|青禾', 1500], ['adoption:a3|青禾', 300], ['instruction:n1|青禾', 1000]])
  expect(scores[0]!.words).toBe('「沙洲镇河堤漫水」被区级刊物《临江信息》第12期单条采用，5分')
  expect(scores[1]!.words).toBe('「沙洲镇河堤漫水」被市委办《云江信息》第12期单条采用，10分，问题建议类按150%计15分')
})

test('扣分：约稿未报、未达最低数、迟报漏报；瞒报一票否决', () => {
  const facts: readonly Fact[] = [
    { kind: 'unanswered', id: 'c1', title: '稳就业做法', point: point('青禾'), on: '2026-11-10' as Day }, { kind: 'emergency', id: 'e1', title: '山火', point: point('青禾'), fault: 'late', on: '2026-11-11' as Day },
    { kind: 'emergency', id: 'e2', title: '塌方', point: point('青禾'), fault: 'missed', on: '2026-11-12' as Day }, { kind: 'emergency', id: 'e3', title: '事故', point: point('白石'), fault: 'concealed', on: '2026-11-12' as Day },
    { kind: 'output', point: point('青禾'), level: 'township', month: '2026-12', pieces: 3, long: 0, endsQuarter: true, on: '2026-12-31' as Day },
  ]
  const scores = scoresOf(facts, withRules({ minimum: { ...shippedRules.minimum, levels: ['township'] } }))
  expect(Object.fromEntries(scores.map(({ evidence, points }) => [evidence, points]))).toEqual({ 'commission:c1': -300, 'emergency:e1': -500, 'emergency:e2': -1000, 'emergency:e3': 0, 'month:2026-12': -100, 'quarter:2026-12': -100 })
  expect(scores.filter(({ isVeto }) => isVeto).map((score) => score.point)).toEqual(['白石'])
  expect(scoresOf(facts, []).some(({ kind }) => kind === 'minimum')).toBe(false)
})

test('合并采用按办法分享：各得全分，平分，或以牵头为主；同一直报点只算一家', () => {
  const three = [one('丙'), one('甲', { isLead: true }), one('乙')]
  const parts = (rules: Pick<ScoreRules, 'sharing' | 'leadShare'>, whole = 1000) => Object.fromEntries(shared(three, { whole, rules }).map(({ of, points }) => [of.point, points]))
  expect(parts({ sharing: 'each', leadShare: 60 })).toEqual({ 甲: 1000, 乙: 1000, 丙: 1000 })
  expect(parts({ sharing: 'equal', leadShare: 60 })).toEqual({ 甲: 334, 乙: 333, 丙: 333 })
  expect(parts({ sharing: 'lead', leadShare: 60 })).toEqual({ 甲: 600, 乙: 200, 丙: 200 })
  expect(shared([one('甲'), one('甲'), one('乙')], { whole: 900, rules: { sharing: 'equal', leadShare: 60 } }).map(({ of, points }) => [of.point, points])).toEqual([['乙', 300], ['甲', 600]])
})

test('上限：超过的部分另记一行扣回；约稿采用只加一次', () => {
  const facts = [adoption(), adoption({ id: 'a2', vehicle: '每日要情' }), adoption({ id: 'a3', level: 'city', vehicle: '云江信息' })]
  expect(sum(scoresOf(facts, withRules({ caps: { item: 12, month: null } })))).toBe(1200)
  expect(sum(scoresOf(facts, withRules({ caps: { item: 12, month: 8 } })))).toBe(800)
  const asked = scoresOf(facts.map((fact) => ({ ...fact, itemKind: 'commission' as const })), [])
  expect(asked.filter(({ kind }) => kind === 'commissioned').map(({ points }) => points)).toEqual([300])
})

test('各按当日有效的办法；后来的版本不改以前的分', () => {
  const later: RuleVersion = { ...firstVersion, number: 1, from: '2026-11-21' as Day, rules: { ...shippedRules, adoption: { ...shippedRules.adoption, district: { single: 9, combined: 9 } } } }
  expect(scoresOf([adoption(), adoption({ id: 'b', item: 'i2', at: '2026-11-22T00:00:00.000Z' as Instant })], [later]).map(({ points, rule }) => [points, rule])).toEqual([[500, 0], [900, 1]])
  expect(versionOn([later, { ...later, number: 2 }], '2026-11-21' as Day).number).toBe(2)
})

const names = ['甲', '乙', '丙', '丁']
const contributors = fc.uniqueArray(fc.constantFrom(...names), { minLength: 1, maxLength: 4 }).chain((some) => fc.nat(some.length - 1).map((lead) => some.map((name, at) => one(name, { isLead: at === lead, share: 1 + (at % 2) }))))
const days = fc.integer({ min: 1, max: 28 })
const month = fc.constantFrom('10', '11', '12')
const day = fc.tuple(month, days).map(([m, d]) => `2026-${m}-${String(d).padStart(2, '0')}` as Day)
// An item has one kind and one set of contributors, whatever becomes of it.
const itemFacts = fc.tuple(fc.nat(5), fc.constantFrom(...scoredKinds), contributors).chain(([item, itemKind, whose]) => {
  const of = { item: `i${item}-${itemKind}-${whose.map(({ point: at, isLead }) => `${at}${isLead}`).join('')}`, itemKind, contributors: whose }
  return fc.array(fc.oneof(
    fc.record({ level: fc.constantFrom(...adoptionLevels), vehicle: fc.constantFrom('信息', '要情'), issue: fc.constantFrom('1', '2'), form: fc.constantFrom('single' as const, 'combined' as const), on: day }).map(({ on, ...rest }): Fact => ({ kind: 'adoption', id: `${of.item}${rest.level}${rest.vehicle}${rest.issue}`, ...of, ...rest, at: `${on}T01:00:00.000Z` as Instant })),
    fc.record({ level: fc.constantFrom(...instructionLevels), on: day }).map(({ level, on }): Fact => ({ kind: 'instruction', id: `${of.item}${level}${on}`, ...of, level, on })),
  ), { maxLength: 6 })
})
const pointFacts = fc.array(fc.record({ name: fc.constantFrom(...names), on: day, fault: fc.constantFrom('late' as const, 'missed' as const, 'concealed' as const), n: fc.nat(9) }).map(({ name, on, fault, n }): Fact => (
  n > 5 ? { kind: 'correction', id: `c${n}${name}${on}`, point: point(name), points: n * 10 - 70, reason: '复核', on } : { kind: 'emergency', id: `e${n}${name}${on}`, title: '事件', point: point(name), fault, on })), { maxLength: 6 })
const someFacts = fc.tuple(fc.array(itemFacts, { maxLength: 4 }), pointFacts).map(([items, points]) => [...new Map([...items.flat(), ...points].map((fact) => [fact.kind === 'output' ? '' : `${fact.kind}${fact.id}`, fact])).values()])
const someRules = fc.record({ sharing: fc.constantFrom(...sharings), leadShare: fc.integer({ min: 50, max: 90 }), item: fc.option(fc.integer({ min: 5, max: 40 })), most: fc.option(fc.integer({ min: 5, max: 60 })) }).map(({ item, most, ...rest }) => withRules({ ...rest, caps: { item, month: most } }))

test('事实不论先后、重复几遍，得分都一样', () => {
  fc.assert(fc.property(someFacts, someRules, fc.infiniteStream(fc.double({ min: 0, max: 1, noNaN: true })), (facts, versions, dice) => {
    const shuffled = facts.map((fact) => ({ fact, at: dice.next().value! })).toSorted((a, b) => a.at - b.at).map(({ fact }) => fact)
    expect(scoresOf([...shuffled, ...facts], versions)).toEqual(scoresOf(facts, versions))
  }), { numRuns: 60 })
})

test('同一刊物同一期采用两次只计一次', () => {
  fc.assert(fc.property(itemFacts, someRules, (facts, versions) => {
    const again = facts.map((fact): Fact => (fact.kind === 'adoption' ? { ...fact, id: `${fact.id}-again`, at: '2026-12-31T01:00:00.000Z' as Instant } : fact))
    expect(scoresOf([...facts, ...again], versions)).toEqual(scoresOf(facts, versions))
  }), { numRuns: 60 })
})

test('分享之和符合办法：各得全分为家数倍，平分和牵头为主等于原分', () => {
  fc.assert(fc.property(contributors, fc.integer({ min: 1, max: 9999 }), fc.constantFrom(...sharings), fc.integer({ min: 50, max: 90 }), (some, whole, sharing, leadShare) => {
    expect(sum(shared(some, { whole, rules: { sharing, leadShare } }))).toBe(sharing === 'each' ? whole * some.length : whole)
  }))
})

test('存下的行加起来等于重新计算；再算一次一行不添；事实变了只添不改', () => {
  fc.assert(fc.property(fc.array(fc.tuple(someFacts, someRules), { minLength: 1, maxLength: 4 }), (steps) => {
    let rows: readonly ScoreRow[] = []
    for (const [facts, versions] of steps) {
      const computed = scoresOf(facts, versions)
      const before = rows
      rows = [...rows, ...rowsDue(computed, storedOf(rows))]
      expect(rows.slice(0, before.length)).toEqual(before)
      expect(rowsDue(computed, storedOf(rows))).toEqual([])
      expect(meaning(storedOf(rows))).toEqual(Object.fromEntries(computed.filter(({ points, isVeto }) => points !== 0 || isVeto).map((score: Score) => [score.key, [score.points, Number(score.isVeto)]])))
    }
  }), { numRuns: 60 })
})
const meaning = (stored: ReturnType<typeof storedOf>) => Object.fromEntries([...stored].filter(([, { points, vetoes }]) => points !== 0 || vetoes !== 0).map(([key, { points, vetoes }]) => [key, [points, vetoes]]))

test('季度', () => {
  expect([quarterOf('2026-11-23'), quarterWords('2026-Q4' as Quarter), quarterAfter('2026-Q4' as Quarter), quarterAfter('2026-Q1' as Quarter, -1)]).toEqual(['2026-Q4', '2026年第四季度', '2027-Q1', '2025-Q4'])
})
