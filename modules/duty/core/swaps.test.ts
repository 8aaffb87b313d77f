import { test } from 'vitest'
import type { Day } from '#lib/instants'
import { specFor } from '#lib/testing/spec'
import type { Signatory } from '#lib/signatory'
import { ground, now, person, shift, someone } from '../testing/samples.ts'
import { swapping, type SwapContent, type SwapEvent, type SwapGiven } from './swaps.ts'
import type { SwapId } from './types.ts'

const [asker, other, leader] = [someone('甲'), someone('乙'), someone('领导一')]
const [mine, theirs] = [shift('2026-11-20', 'main', '甲'), shift('2026-11-28', 'deputy', '乙')]
const content: SwapContent = { given: mine, taken: theirs, other: { person: other.person, name: '乙' }, reason: '出差' }
const id = 'S1' as SwapId
const by = (actor: Signatory, over: Partial<SwapGiven> = {}): SwapGiven => ({ now, actor, self: actor.person, approvers: [leader.person], today: '2026-11-17' as Day, shifts: [mine, theirs], ground, ...over })
const given = (actor: Signatory, past: readonly SwapEvent[], over: Partial<SwapGiven> = {}) => specFor(swapping(by(actor, over)))(...past)
const asked: SwapEvent = { type: 'swap-asked', id, content, by: asker, at: now }
const agreed: SwapEvent = { type: 'swap-agreed', by: other, at: now }
const approved: SwapEvent = { type: 'swap-approved', by: leader, at: now }
const declined: SwapEvent = { type: 'swap-declined', reason: '也有事', by: other, at: now }

test('调班：本人提出，对方同意，带班领导批准；对方、领导可以不同意，本人可以撤回', () => {
  given(asker, []).when({ type: 'ask', id, content }).then(asked)
  given(other, [asked]).when({ type: 'agree' }).then(agreed)
  given(leader, [asked, agreed]).when({ type: 'approve' }).then(approved)
  given(other, [asked]).when({ type: 'decline', reason: '也有事' }).then(declined)
  given(asker, [asked, agreed]).when({ type: 'withdraw' }).then({ type: 'swap-withdrawn', by: asker, at: now })
})

test('只能调自己的班，同类岗位才能对调，当天和过去的班不能调', () => {
  given(leader, []).when({ type: 'ask', id, content }).thenRefused('swap-not-own')
  given(asker, []).when({ type: 'ask', id, content: { ...content, taken: { ...theirs, role: 'chief' } } }).thenRefused('swap-other-group')
  given(asker, [], { today: '2026-11-20' as Day }).when({ type: 'ask', id, content }).thenRefused('swap-day-begun')
})

test('别人不能代为答复，没有同意的不能批准，调班双方不能自己批准，已定的不再变', () => {
  given(leader, [asked]).when({ type: 'agree' }).thenRefused('not-for-swap-partner')
  given(leader, [asked]).when({ type: 'approve' }).thenRefused('swap-at-other-stage')
  given(other, [asked, agreed], { approvers: [other.person] }).when({ type: 'approve' }).thenRefused('not-for-swap-approver')
  given(other, [asked, declined]).when({ type: 'agree' }).thenRefused('swap-at-other-stage')
})

test('同意和批准时都按当时的值班表再查：班已换人、调后间隔不足、对方请假，都不能调', () => {
  given(leader, [asked, agreed], { shifts: [{ ...mine, person: person('丙'), name: '丙' }, theirs] }).when({ type: 'approve' }).thenRefused('swap-shift-moved')
  given(leader, [asked, agreed], { shifts: [mine, theirs, shift('2026-11-21', 'deputy', '乙')] }).when({ type: 'approve' }).thenRefused('duty-too-close')
  given(other, [asked], { ground: { ...ground, absences: [{ person: other.person, from: '2026-11-19' as Day, to: '2026-11-21' as Day }] } }).when({ type: 'agree' }).thenRefused('away-on-day')
})

test('替班：对方接过这个班，不还一个班', () => {
  const cover: SwapContent = { ...content, taken: null }
  given(asker, []).when({ type: 'ask', id, content: cover }).then({ ...asked, content: cover } as SwapEvent)
})
