import { expect, test } from 'vitest'
import type { Day, Instant } from '#lib/instants'
import { specFor } from '#lib/testing/spec'
import type { Signatory } from '#lib/signatory'
import { now, person, someone } from '../testing/samples.ts'
import { checking, responseMinutes, type CheckEvent, type CheckGiven } from './checks.ts'
import type { CheckId } from './types.ts'

const [leader, clerk, stranger] = [someone('领导一'), someone('甲'), someone('丙')]
const id = 'C1' as CheckId
const people = [{ person: clerk.person, name: '甲' }, { person: person('乙'), name: '乙' }]
const given = (actor: Signatory, past: readonly CheckEvent[], over: Partial<CheckGiven> = {}) => specFor(checking({ now, actor, self: actor.person, day: '2026-11-17' as Day, mayCheck: actor === leader, onDuty: people.map((one) => one.person), ...over }))(...past)
const asked: CheckEvent = { type: 'check-asked', id, day: '2026-11-17' as Day, people, by: leader, at: now }
const answered: CheckEvent = { type: 'check-answered', person: clerk.person, way: 'click', by: clerk, at: now }

test('抽查正在值班的人：本人一键应答，或由抽查人登记电话应答、不在岗', () => {
  given(leader, []).when({ type: 'ask', id, people }).then(asked)
  given(clerk, [asked]).when({ type: 'answer' }).then(answered)
  given(leader, [asked]).when({ type: 'note-phone', person: clerk.person }).then({ ...answered, way: 'phone', by: leader } as CheckEvent)
  given(leader, [asked]).when({ type: 'note-absent', person: person('乙'), words: '无人接听' }).then({ type: 'check-absent', person: person('乙'), words: '无人接听', by: leader, at: now })
})

test('不是领导不能抽查，不在班的人不抽，没点到的人不能应答，应答只有一次', () => {
  given(clerk, []).when({ type: 'ask', id, people }).thenRefused('not-for-checker')
  given(leader, [], { onDuty: [] }).when({ type: 'ask', id, people }).thenRefused('nobody-to-check')
  given(stranger, [asked]).when({ type: 'answer' }).thenRefused('not-checked')
  given(leader, [asked, answered]).when({ type: 'note-absent', person: clerk.person, words: '' }).thenRefused('check-answered-already')
})

test('用时从发出到应答按分钟进位计算，不在岗没有用时', () => {
  const askedAt = now
  expect(responseMinutes({ askedAt }, { way: 'click', at: '2026-11-17T02:03:10.000Z' as Instant, notedBy: '甲' })).toBe(4)
  expect(responseMinutes({ askedAt }, { way: 'absent', at: now, notedBy: '领导一', words: '' })).toBeNull()
})
