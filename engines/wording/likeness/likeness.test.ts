import { describe, expect, test } from 'vitest'
import fc from 'fast-check'
import type { Day, Instant } from '#lib/instants'
import { blindHalf, tuningHalf } from '../../../bench/reporting/labelled.ts'
import { pairsOf, scoreOf } from '../../../bench/reporting/measure.ts'
import { KEPT_PAIRS, likenessOf, termsOf, traitsOf, weighBy, type Report } from '../index.ts'

const weigh = weighBy(new Map(), 0)
const report = (text: string, more: Partial<Report> = {}) => traitsOf({ title: '', text, writtenOn: '2026-11-20' as Day, ...more })
const flood = report('11月20日凌晨2时许，青山镇李家湾村因暴雨发生内涝，32户民房进水，已转移群众57人，无人员伤亡。镇村干部仍在现场巡查值守。')

describe('标注信息集（R25）', () => {
  const [tuning, blind] = [pairsOf(tuningHalf), pairsOf(blindHalf)]
  test('不少于400条，两半的地名、单位、事件和说法都不相同', () => {
    expect(tuningHalf.length + blindHalf.length).toBeGreaterThanOrEqual(400)
    const known = new Set(tuningHalf.map(({ text }) => text))
    expect(blindHalf.filter(({ text }) => known.has(text))).toEqual([])
  })
  test('照抄的：查准率不低于0.95，查全率不低于0.8', () => {
    for (const half of [tuning, blind]) {
      expect(scoreOf(half, 'copy').precision).toBeGreaterThanOrEqual(0.95)
      expect(scoreOf(half, 'copy').recall).toBeGreaterThanOrEqual(0.8)
    }
  })
  test('同一事件的：查准率不低于0.85，查全率不低于0.95', () => {
    for (const half of [tuning, blind]) {
      expect(scoreOf(half, 'same-event').precision).toBeGreaterThanOrEqual(0.85)
      expect(scoreOf(half, 'same-event').recall).toBeGreaterThanOrEqual(0.95)
    }
  })
})

test('换一种说法，时间、地点、数字相同的，是同一事件', () => {
  const other = report('据李家湾村报告，今晨一场大雨淹了村里，57名群众连夜撤到青山镇中心小学，三十二户家里进水。')
  const likeness = likenessOf(flood, other, weigh)
  expect(likeness.kind).toBe('same-event')
  expect(likeness.shared).toEqual({ places: ['家湾村', '青山镇'], figures: ['32户', '57人'] })
})
test('同一天另一个镇的同类事件，不是同一事件', () => {
  expect(likenessOf(flood, report('11月20日凌晨3时许，白石镇王庄村因暴雨发生内涝，18户民房进水，转移群众41人。'), weigh).kind).toBe('different')
})
test('同一句式换了地点和数字的，不算照抄；原文增删一两句的，算照抄', () => {
  const text = '11月20日凌晨2时许，青山镇李家湾村因暴雨发生内涝，32户民房进水，已转移群众57人，无人员伤亡。镇村干部仍在现场巡查值守。'
  expect(likenessOf(flood, report(text.replace('青山镇李家湾', '白石镇王庄').replace('32', '18').replace('57', '41')), weigh).kind).not.toBe('copy')
  expect(likenessOf(flood, report(`据悉，${text}后续情况将及时上报。`), weigh).kind).toBe('copy')
})
test('“我镇”指报送的镇；“今日”“昨晚”按写作的日期', () => {
  expect([...report('昨晚11时20分，我镇王庄村起火。', { home: '白石镇' }).towns]).toEqual(['白石镇'])
  expect(report('昨晚11时20分，我镇王庄村起火。', { home: '白石镇' })).toMatchObject({ days: new Set(['2026-11-19']), clocks: [23 * 60 + 20] })
  expect([...report('3月5日以来，先后3次。', { happenedAt: '2026-11-18T16:30:00.000Z' as Instant }).days]).toEqual(['2026-11-19', '2026-03-05'])
})
test('照抄的文字与原文至少有一个共同的检索词', () => {
  const words = fc.array(fc.constantFrom(...tuningHalf.flatMap(({ text }) => text.split('。'))), { minLength: 5, maxLength: 9 })
  fc.assert(fc.property(words, fc.nat(), (sentences, drop) => {
    const [whole, less] = [report(sentences.join('。')), report(sentences.toSpliced(drop % sentences.length, 1).join('。'))]
    const [a, b] = [termsOf(whole, weigh, KEPT_PAIRS), termsOf(less, weigh, KEPT_PAIRS)]
    if (likenessOf(whole, less, weigh).kind === 'copy') expect(a.copied.filter((term) => b.copied.includes(term)).length).toBeGreaterThan(0)
  }), { numRuns: 60 })
})
test('比较是对称的，任何文字都不会使它出错', () => {
  const text = fc.string({ unit: fc.constantFrom(...'青山镇李家湾村路河起火暴雨受伤12345时分今昨日月户人，。：我区：十二两万%'), maxLength: 120 })
  fc.assert(fc.property(text, text, (a, b) => {
    const [one, other] = [report(a), report(b)]
    expect(likenessOf(one, other, weigh).certainty).toBeCloseTo(likenessOf(other, one, weigh).certainty, 10)
    expect(likenessOf(one, other, weigh).kind).toBe(likenessOf(other, one, weigh).kind)
  }), { numRuns: 300 })
})
