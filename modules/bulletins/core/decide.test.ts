import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { decideLawfully } from '#lib/testing/spec'
import { isSamePerson } from '#lib/signatory'
import { amend, cast, colleague, content, draft, editor, entry, everything, fact, facts, given, masthead, now, offer, outsider, publication, reviewer, signer, ways } from '../testing/core-samples.ts'
import { issuing } from './decide.ts'
import { evolve } from './evolve.ts'
import { sampleActs } from './sample-acts.ts'
import { type Issue, type IssueAt, type IssueCommand, type IssueEvent } from './types.ts'

const reason = '原因'

describe('编辑', () => {
  test('只有编辑科室能编下一期、改稿、送审', () => {
    given(outsider, []).when(draft).thenRefused('not-for-editing-unit')
    given(reviewer, ways.drafted).when(amend(2, content(entry('甲')))).thenRefused('not-for-editing-unit')
    given(signer, ways.drafted).when({ type: 'submit' }).thenRefused('not-for-editing-unit')
  })
  test('每篇都有来稿，同一来稿只编一次，别的期选走的、不用的、撤回的不能再选', () => {
    const tryWith = (words: Parameters<typeof amend>[1], at: Parameters<typeof fact>[1] = {}) => given(editor, [[editor, draft]], { offers: [fact('甲', at), fact('乙')] }).when(amend(1, words))
    tryWith(content(entry('甲', { sources: [] }))).thenRefused('entry-without-source')
    tryWith(content(entry('甲'), entry('乙', { sources: [offer('乙'), offer('甲')] }))).thenRefused('source-twice')
    for (const at of ['declined', 'withdrawn', 'used'] as const) tryWith(content(entry('甲')), { at }).thenRefused('offer-not-free')
    tryWith(content(entry('甲')), { at: 'placed', issue: 'i-2' as never }).thenRefused('offer-not-free')
    tryWith(content(entry('丁'))).thenRefused('not-found')
  })
  test('按旧稿改的不覆盖新稿', () => {
    given(colleague, ways.drafted).when(amend(1, content())).thenRefused('issue-changed-meanwhile')
    given(colleague, ways.drafted).when(amend(2, content(entry('丙')))).then({ type: 'amended', content: content(entry('丙')), masthead, by: colleague, at: now })
  })
  test('送审要有稿，标题正文齐全，来稿没有撤回', () => {
    given(editor, [[editor, draft]]).when({ type: 'submit' }).thenRefused('issue-without-entries')
    given(editor, [[editor, draft], [editor, amend(1, content(entry('甲', { text: ' ' })))]]).when({ type: 'submit' }).thenRefused('entry-incomplete')
    given(editor, ways.drafted, { offers: [fact('甲', { at: 'withdrawn' }), fact('乙')] }).when({ type: 'submit' }).thenRefused('source-withdrawn')
    given(editor, ways.signed, { offers: [fact('甲', { at: 'withdrawn' })] }).when({ type: 'publish' }).thenRefused('source-withdrawn')
  })
})

describe('审核、签发、发布', () => {
  test('编过这一期的人不能自己审核，也不能自己签发', () => {
    const own = [[everything, draft], [everything, amend(1, content(entry('甲')))], [editor, { type: 'submit' }]] as const
    given(everything, own).when({ type: 'pass' }).thenRefused('editor-reviews-own')
    given(everything, [...own, [reviewer, { type: 'pass' }]]).when({ type: 'sign' }).thenRefused('editor-signs-own')
    given({ ...signer, onBehalfOf: { person: editor.person, name: editor.name } }, ways.reviewed, { standing: { edits: false, reviews: false, signs: true } }).when({ type: 'sign' }).thenRefused('editor-signs-own')
  })
  test('各步由各自的人办', () => {
    given(editor, ways.submitted).when({ type: 'pass' }).thenRefused('not-for-issue-reviewer')
    given(reviewer, ways.reviewed).when({ type: 'sign' }).thenRefused('not-for-issue-signer')
    given(signer, ways.signed).when({ type: 'publish' }).thenRefused('not-for-editing-unit')
    given(signer, ways.drafted).when({ type: 'sign' }).thenRefused('issue-at-other-stage')
  })
  test('退回要写原因，退回后签发作废', () => {
    given(reviewer, ways.submitted).when({ type: 'return', reason: ' ' }).thenRefused('issue-reason-missing')
    given(editor, ways.signed).when({ type: 'return', reason }).then({ type: 'returned', reason, by: editor, at: now })
    expect(evolve(fold(ways.signed), { type: 'returned', reason, by: editor, at: now })).not.toHaveProperty('signed')
  })
  test('发布时定下期号；发布后可上报、增发、撤回，不能再改', () => {
    given(editor, ways.signed).when({ type: 'publish' }).then({ type: 'published', publication, by: editor, at: now })
    given(editor, ways.published).when(amend(2, content())).thenRefused('issue-at-other-stage')
    given(editor, ways.published).when({ type: 'send-up', to: ' ', remark: '' }).thenRefused('sent-up-nowhere')
    given(editor, ways.published).when({ type: 'send-up', to: '市委办公室', remark: '' }).then({ type: 'sent-up', to: '市委办公室', remark: '', by: editor, at: now })
    given(editor, ways.published).when({ type: 'send-down', readers: content().readers }).thenRefused('no-new-readers')
    given(editor, ways.published).when({ type: 'send-down', readers: { units: [], people: [{ person: outsider.person, name: outsider.name }] } }).then({ type: 'sent-down', readers: { units: [], people: [{ person: outsider.person, name: outsider.name }] }, by: editor, at: now })
    given(signer, ways.published).when({ type: 'withdraw', reason }).then({ type: 'withdrawn', reason, by: signer, at: now })
    given(editor, ways.drafted).when({ type: 'discard', reason }).then({ type: 'discarded', reason, by: editor, at: now })
  })
})

const fold = (acts: typeof ways.signed): Issue => acts.reduce((issue, [actor, command]) => {
  const decision = issuing(facts(actor)).decide(issue, command)
  return decision.kind === 'accepted' ? decision.events.reduce(evolve, issue) : issue
}, { at: 'absent' } as Issue)

test('随便怎么办：没有人审签自己编的稿，发布前都审过签过，发布后文字不变', () => {
  const reached = new Set<IssueAt>()
  const tries = fc.array(fc.record({ who: fc.nat({ max: 30 }), what: fc.nat({ max: 60 }) }), { minLength: 20, maxLength: 50 })
  fc.assert(fc.property(tries, (sequence) => {
    let past: readonly IssueEvent[] = []
    let state: Issue = { at: 'absent' }
    for (const { who, what } of sequence) {
      const [actor, command] = nextAct(state, { who, what })
      const { decision, history, after } = decideLawfully(issuing(facts(actor)), past, command)
      if (decision.kind === 'refused') continue
      if ('publication' in state && 'publication' in after) expect([after.content.columns, after.publication]).toEqual([state.content.columns, state.publication])
      if (after.at === 'published') expect([isSamePerson(after.signed.by, after.submitted.by), after.editors.some((one) => isSamePerson(one, after.reviewed.by))]).toEqual([false, false])
      past = history
      state = after
      reached.add(after.at)
    }
  }), { numRuns: 150, seed: 23 })
  expect(reached).toEqual(new Set(['drafted', 'reviewing', 'signing', 'signed', 'published', 'withdrawn', 'discarded']))
})

/** Half of the time what would bring the issue on, else anything by anybody. */
function nextAct(state: Issue, { who, what }: { readonly who: number; readonly what: number }): readonly [(typeof cast)[number], IssueCommand] {
  const anybody = cast[who % cast.length]!
  if (state.at === 'absent') return [editor, draft]
  const acts: readonly IssueCommand[] = [...sampleActs(state).filter(({ type }) => type !== 'discard' || what % 9 === 0), amend(state.revision, content(entry('甲'), ...(what % 2 ? [entry('乙')] : [])))]
  const wanted = cast.flatMap((actor) => acts.filter((act) => act.type !== 'return' && issuing(facts(actor)).decide(state, act).kind === 'accepted').map((act) => [actor, act] as const))
  return what % 5 < 3 && wanted.length > 0 ? wanted[(what + who) % wanted.length]! : [anybody, acts[what % acts.length]!]
}

test('evolve 对任何状态接任何事实都有答案', () => {
  const states = [{ at: 'absent' } as Issue, ...Object.values(ways).map(fold)]
  const kinds: readonly IssueEvent['type'][] = ['drafted', 'amended', 'submitted', 'passed', 'returned', 'signed', 'published', 'withdrawn', 'discarded', 'sent-up', 'sent-down']
  const events = kinds.map((type) => ({ type, id: 'i', bulletin: 'b', masthead, route: {}, content: content(), publication, reason, to: '', remark: '', readers: content().readers, by: editor, at: now }) as unknown as IssueEvent)
  for (const state of states) for (const event of events) expect(() => evolve(state, event), `${state.at} ${event.type}`).not.toThrow()
})
