import { expect, test } from 'vitest'
import type { UnitId } from '#lib/ids'
import { clerk, deputy, now } from '../../testing/core-samples.ts'
import type { ItemId } from '../types.ts'
import { decideSuggestion, evolveSuggestion, saysSomething, type Suggestion, type SuggestionCommand, type SuggestionId } from './suggestions.ts'

const raised: Suggestion = {
  id: 'S1' as SuggestionId, item: 'I1' as ItemId, assignment: 1, organ: 'u-区委办公室' as UnitId, source: 'meeting', unit: 'u-区财政局' as UnitId, unitName: '区财政局', raisedAt: now, raisedBy: clerk, kind: 'unsorted', fate: 'pending',
  words: { problem: '资金不足', cause: '', suggestion: '列入预算', coordination: '' }, decision: null, change: null,
}
const change = { kind: 'document', title: '年度预算', number: '临财〔2026〕1号', link: null } as const
const office = { standing: { supervises: true, decides: false }, actor: clerk, now }
const leader = { standing: { supervises: false, decides: true }, actor: deputy, now }
const stranger = { standing: { supervises: false, decides: false }, actor: deputy, now }

/** One act after another; answers what the last came to. */
function after(state: Suggestion, ...acts: readonly (readonly [SuggestionCommand, typeof office])[]): Suggestion | string {
  let current = state
  for (const [command, given] of acts) {
    const answer = decideSuggestion(Object.freeze(current), command, given)
    if (answer.kind === 'refused') return answer.code
    current = answer.events.reduce(evolveSuggestion, current)
  }
  return current
}

test('建议由领导研究、采纳并关联变更的文件，各人看得到谁在何时决定（R54）', () => {
  expect(after(raised, [{ type: 'sort', kind: 'funds' }, office], [{ type: 'study', words: '请财政局测算' }, leader], [{ type: 'adopt', words: '列入明年预算', change }, leader]))
    .toMatchObject({ kind: 'funds', fate: 'adopted', decision: { words: '列入明年预算', by: deputy, at: now }, change })
  expect(after(raised, [{ type: 'adopt', words: '', change: null }, leader], [{ type: 'link', change }, office])).toMatchObject({ fate: 'adopted', change })
})

test('不采纳须写理由；决定过的不再决定；没有采纳的不能关联', () => {
  expect(after(raised, [{ type: 'reject', words: ' ' }, leader])).toBe('reason-missing')
  expect(after(raised, [{ type: 'reject', words: '与现行规定不符' }, leader])).toMatchObject({ fate: 'rejected' })
  expect(after(raised, [{ type: 'reject', words: '与现行规定不符' }, leader], [{ type: 'adopt', words: '', change: null }, leader])).toBe('suggestion-already-decided')
  expect(after(raised, [{ type: 'study', words: '' }, leader], [{ type: 'study', words: '' }, leader])).toBe('suggestion-already-decided')
  expect(after(raised, [{ type: 'link', change }, office])).toBe('suggestion-not-adopted')
})

test('归类由督查室办，采纳与否由领导定', () => {
  expect(after(raised, [{ type: 'sort', kind: 'funds' }, leader])).toBe('not-for-supervision-office')
  expect(after(raised, [{ type: 'adopt', words: '', change: null }, office])).toBe('not-for-suggestion-decider')
  expect(after(raised, [{ type: 'link', change }, stranger])).toBe('not-for-suggestion-decider')
})

test('流水重放得到同样的状态；没有话的反馈不成为建议', () => {
  const events = [{ type: 'suggestion-raised', suggestion: raised }, { type: 'suggestion-sorted', kind: 'policy', by: clerk, at: now }, { type: 'suggestion-decided', fate: 'adopted', words: '同意', by: deputy, at: now }, { type: 'suggestion-linked', change, by: clerk, at: now }] as const
  expect(events.reduce(evolveSuggestion, raised)).toMatchObject({ kind: 'policy', fate: 'adopted', change })
  expect([saysSomething(raised.words), saysSomething({ problem: ' ', cause: '只有原因', suggestion: '', coordination: '' })]).toEqual([true, false])
})
