import { expect, test } from 'vitest'
import type { PersonId, UnitId } from '#lib/ids'
import type { Day, Instant } from '#lib/instants'
import type { Signatory } from '#lib/signatory'
import { specFor } from '#lib/testing/spec'
import type { PointId } from '../network/three.ts'
import { decideCircular, evolveCircular, pointsOf, type Circular, type CircularCommand, type CircularEvent, type CircularGiven, type CircularId } from './circular.ts'
import { circularBody, inTableOrder, rankOf } from './compose.ts'
import type { Quarter } from './facts.ts'
import type { ScoreRefusal } from './refusals.ts'

const by = (person: string): Signatory => ({ person: person as PersonId, name: person, unit: null, unitName: '', onBehalfOf: null })
const at = '2026-11-23T02:00:00.000Z' as Instant
const line = (point: string, points: number) => ({ point: point as PointId, name: point, level: 'township' as const, submitted: 1, adopted: 1, esteemed: points > 1000 ? 1 : 0, instructed: 0, deducted: 0, points, vetoes: 0 })
const circular: Circular = {
  id: 'C' as CircularId, organ: 'U' as UnitId, quarter: '2026-Q4' as Quarter, at: 'frozen', cutOff: at, lines: [line('甲', 500), line('乙', 1500)], hash: 'h', showsRanking: false, madeBy: by('科长'), noticed: null, appeals: [], sent: null, document: null,
}
const made: CircularEvent = { type: 'circular-made', circular }
const noticed: CircularEvent = { type: 'circular-noticed', by: by('科长'), at, appealUntil: '2026-11-25' as Day }
const appealed: CircularEvent = { type: 'circular-appealed', appeal: { number: 1, point: '甲' as PointId, reason: '少计一条', by: by('信息员'), at, answer: null } }
const answered: CircularEvent = { type: 'circular-answered', appeal: 1, answer: { points: 2000, reason: '属实', by: by('主任'), at } }
const after = (...events: CircularEvent[]) => events.reduce(evolveCircular, circular)

const office: CircularGiven = { edits: true, judges: false, speaksFor: [], actor: by('科长'), now: at }
const given = (over: Partial<CircularGiven>) => (...past: CircularEvent[]) => specFor<Circular, CircularCommand, CircularEvent, ScoreRefusal>({
  initial: circular, decide: (state, command) => decideCircular(state, command, { ...office, ...over }), evolve: evolveCircular, invariants: [],
})(made, ...past)

test('冻结后可作废或预告，都由信息科办理', () => {
  given({})().when({ type: 'discard', reason: '漏了一条' }).then({ type: 'circular-discarded', reason: '漏了一条', by: by('科长'), at })
  given({})().when({ type: 'discard', reason: ' ' }).thenRefused('score-reason-missing')
  given({})().when({ type: 'notice', appealUntil: '2026-11-25' as Day }).then(noticed)
  given({ edits: false })().when({ type: 'notice', appealUntil: '2026-11-25' as Day }).thenRefused('not-for-info-office')
  given({})(noticed).when({ type: 'discard', reason: '晚了' }).thenRefused('circular-at-other-stage')
  expect(after(made, { type: 'circular-discarded', reason: '', by: by('科长'), at }).at).toBe('discarded')
})

test('申诉由未经手的领导答复；冻结的数不改，更正另加', () => {
  const town = { edits: false, speaksFor: ['甲' as PointId], actor: by('信息员') }
  given(town)(noticed).when({ type: 'appeal', point: '甲' as PointId, reason: '少计一条' }).then(appealed)
  const judge = { edits: false, judges: true, actor: by('主任') }
  given(judge)(noticed, appealed).when({ type: 'answer', appeal: 1, points: 2000, reason: '属实' }).then(answered)
  given({ judges: true, actor: { ...by('代办'), onBehalfOf: { person: '科长' as PersonId, name: '科长' } } })(noticed, appealed).when({ type: 'answer', appeal: 1, points: null, reason: '不属实' }).thenRefused('circular-appeal-decider-same')
  given(judge)(noticed, appealed).when({ type: 'answer', appeal: 1, points: 0, reason: '零' }).thenRefused('correction-empty')
  const corrected = after(made, noticed, appealed, answered)
  expect(corrected.lines.map((one) => [one.points, pointsOf(corrected, one)])).toEqual([[500, 2500], [1500, 1500]])
})

test('期满、申诉答复完才能转办文；转成的公文记一次', () => {
  const send: CircularCommand = { type: 'send', title: '通报', body: [] }
  given({})(noticed).when(send).thenRefused('circular-window-open')
  given({ now: '2026-11-26T02:00:00.000Z' as Instant })(noticed, appealed).when(send).thenRefused('circular-appeals-undecided')
  const sent: CircularEvent = { type: 'circular-sent', sent: { by: by('科长'), at: '2026-11-26T02:00:00.000Z' as Instant, title: '通报', body: [] } }
  given({ now: '2026-11-26T02:00:00.000Z' as Instant })(noticed).when(send).then(sent)
  expect(after(made, noticed, sent, { type: 'circular-became', document: { id: 'document:1', title: '通报', link: '/documents/1' } }).document?.link).toBe('/documents/1')
})

test('默认按单位顺序、没有名次；要排名次时同分同名次', () => {
  const text = JSON.stringify(circularBody(circular, ['云渡镇党委']))
  expect([text.includes('名次'), text.includes('不分先后'), text.includes('乙报送的信息被上级采用'), text.includes('云渡镇党委三级负责人不齐')]).toEqual([false, true, true, true])
  const ranked = { ...circular, showsRanking: true, lines: [...circular.lines, line('丙', 1500)] }
  expect(inTableOrder(ranked).map((one) => [one.name, rankOf(ranked, one)])).toEqual([['乙', 1], ['丙', 1], ['甲', 3]])
  expect(JSON.stringify(circularBody(ranked, []))).toContain('名次')
})
