import { expect, test } from 'vitest'
import { addMinutes } from '#lib/instants'
import { decideLawfully, specFor } from '#lib/testing/spec'
import { editor, now, officer, point } from '../../testing/item-samples.ts'
import type { ItemId } from '../items/types.ts'
import { commissioning, unansweredOf, type AskedPoint, type CommissionCommand, type CommissionEvent, type CommissionGiven, type CommissionId, type PresentCommission } from './commissions.ts'

const town: AskedPoint = { point, unit: 'u-town' as never, name: '青禾镇党委' }
const other: AskedPoint = { point: 'P2' as never, unit: 'u-2' as never, name: '区水利局' }
const dueAt = addMinutes(now, 60)
const issue = (over: Partial<Extract<CommissionCommand, { type: 'issue' }>> = {}): CommissionCommand => ({ type: 'issue', id: 'C1' as CommissionId, topic: '防汛', requirement: '', points: [town, other], dueAt, ...over })
const facts = (over: Partial<CommissionGiven> = {}): CommissionGiven => ({ now, actor: editor, edits: true, ...over })
const given = (past: readonly CommissionEvent[] = [], over: Partial<CommissionGiven> = {}) => specFor(commissioning(facts(over)))(...past)
const lived = (...acts: readonly (readonly [CommissionCommand, Partial<CommissionGiven>?])[]) => acts.reduce<readonly CommissionEvent[]>((past, [command, over]) => decideLawfully(commissioning(facts(over)), past, command).history, [])
const answer: CommissionCommand = { type: 'answer', point, item: 'I1' as ItemId }

test('约稿：写明主题、单位和期限才发得出，只由信息科发', () => {
  given([], { edits: false }).when(issue()).thenRefused('not-for-commissioner')
  given().when(issue({ topic: ' ' })).thenRefused('commission-topic-missing')
  given().when(issue({ points: [] })).thenRefused('commission-points-missing')
  given().when(issue({ dueAt: now })).thenRefused('commission-due-past')
  given(lived([issue()])).when(issue()).thenRefused('commission-exists')
  given().when({ type: 'close' }).thenRefused('not-found')
  expect(lived([issue()]).map(({ type }) => type)).toEqual(['commission-issued'])
})

test('报送一次算一次，没约到的不算；未报的列得出，期限未到不办结，期满办结', () => {
  const answered = lived([issue()], [answer, { actor: officer, edits: false }], [answer], [{ type: 'answer', point: 'P9' as never, item: 'I9' as ItemId }])
  expect(answered.map(({ type }) => type)).toEqual(['commission-issued', 'commission-answered'])
  const state = answered.reduce(commissioning(facts()).evolve, { at: 'absent' }) as PresentCommission
  expect(unansweredOf(state).map(({ name }) => name)).toEqual(['区水利局'])
  given(answered).when({ type: 'close' }).thenRefused('commission-still-open')
  given(answered, { edits: false }).when({ type: 'close' }).thenRefused('not-for-commissioner')
  given(answered).when({ type: 'extend', dueAt }).thenRefused('commission-extension-not-later')
  expect(lived([issue()], [{ type: 'extend', dueAt: addMinutes(dueAt, 60) }]).at(-1)).toMatchObject({ type: 'commission-extended' })
  const closed = lived([issue()], [{ type: 'close' }, { now: dueAt }], [{ ...answer, item: 'I3' as ItemId }])
  expect(closed.map(({ type }) => type)).toEqual(['commission-issued', 'commission-closed', 'commission-answered'])
  given(closed).when({ type: 'extend', dueAt: addMinutes(dueAt, 90) }).thenRefused('commission-closed')
})
