import { test } from 'vitest'
import type { Day, Instant } from '#lib/instants'
import { specFor } from '#lib/testing/spec'
import type { Signatory } from '#lib/signatory'
import { now, someone } from '../testing/samples.ts'
import { handing, type HandoverEvent, type HandoverGiven } from './handovers.ts'
import type { MatterId } from './types.ts'

const [leaves, comes, stranger] = [someone('甲'), someone('乙'), someone('丙')]
const day = '2026-11-17' as Day
const content = { matters: [{ id: 'M1' as MatterId, text: '供水抢修续报' }], documents: '登记簿1本', keys: '2把', phones: '正常', note: '' }
const given = (actor: Signatory, past: readonly HandoverEvent[], over: Partial<HandoverGiven> = {}) => specFor(handing({
  now, actor, self: actor.person, day, dueAt: '2026-11-17T00:30:00.000Z' as Instant, leaving: [leaves.person], coming: [comes.person, leaves.person], ...over,
}))(...past)
const handed: HandoverEvent = { type: 'handed-over', day, content, by: leaves, at: now }
const taken: HandoverEvent = { type: 'taken-over', by: comes, at: now }

test('交班人签字带着未办结事项，接班人再签，双方签字才算交接', () => {
  given(leaves, []).when({ type: 'hand-over', content }).then(handed)
  given(comes, [handed]).when({ type: 'take-over' }).then(taken)
})

test('没轮到的人不能签，没交先不能接，一个人不能又交又接，签定不再改，太早不能签', () => {
  given(stranger, []).when({ type: 'hand-over', content }).thenRefused('not-leaving-duty')
  given(stranger, [handed]).when({ type: 'take-over' }).thenRefused('not-coming-on-duty')
  given(comes, []).when({ type: 'take-over' }).thenRefused('handover-not-handed')
  given(leaves, [handed]).when({ type: 'take-over' }).thenRefused('handover-same-person')
  given(leaves, [handed, taken]).when({ type: 'hand-over', content }).thenRefused('handover-signed')
  given(leaves, [], { dueAt: '2026-11-17T03:30:00.000Z' as Instant }).when({ type: 'hand-over', content }).thenRefused('handover-too-early')
})
