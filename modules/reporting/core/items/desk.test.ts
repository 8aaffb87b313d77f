import { expect, test } from 'vitest'
import { adoption, chief, content, cast, editor, facts, given, head, instruction, letter, lived, officer, point, publish, screen, section, standings, ways } from '../../testing/item-samples.ts'
import fc from 'fast-check'
import { decideLawfully } from '#lib/testing/spec'
import { reportingOf } from './decide.ts'
import { evolve } from './evolve.ts'
import { ownEvent, ownPart } from './own-part.ts'
import { sampleActs } from './sample-acts.ts'
import type { Item, ItemEvent, ItemId, Present } from './types.ts'

const stateOf = (events: readonly ItemEvent[]) => events.reduce(evolve, { at: 'absent' } as Item)
const other = 'I2' as ItemId
const fit = { title: '另一条', at: 'editing', mayTakeIn: true } as const

test('初筛：采用不必写理由，合并、备用、退改、不用须写明；备用、不用的还可以再启用', () => {
  const past = lived(...ways.submitted())
  given(officer, past).when(screen('adopt')).thenRefused('not-for-info-desk')
  given(editor, past).when(screen('decline', { reason: ' ' })).thenRefused('report-reason-missing')
  expect(stateOf(lived(...ways.submitted(), [editor, screen('adopt', { reason: '' })]))).toMatchObject({ at: 'screened', screening: { fate: 'adopt' } })
  expect(stateOf(lived(...ways.submitted(), [editor, screen('reserve')], [editor, screen('adopt')]))).toMatchObject({ screening: { fate: 'adopt' } })
  given(editor, lived(...ways.adopted())).when(screen('decline')).thenRefused('report-at-other-stage')
  expect(lived([editor, letter]).map(({ type }) => type)).toEqual(['received'])
  given(officer).when(letter).thenRefused('not-for-info-desk')
  given(editor, lived([editor, letter])).when(screen('return')).thenRefused('nobody-to-return-to')
})

test('合并：要选并入哪一条，并入后两家都算供稿；同一家只算一次', () => {
  const past = lived(...ways.submitted())
  given(editor, past).when(screen('merge')).thenRefused('merge-target-missing')
  given(editor, past, { target: fit }).when(screen('merge', { into: 'I1' as ItemId })).thenRefused('merge-target-missing')
  given(editor, past, { target: { title: '另一条', at: 'archived', mayTakeIn: false } }).when(screen('merge', { into: other })).thenRefused('merge-target-unfit')
  expect(stateOf(lived(...ways.submitted(), [editor, screen('merge', { into: other }), { target: fit }]))).toMatchObject({ screening: { fate: 'merge', into: other } })
  const taken = { type: 'take-in', from: other, title: '另一条', contributors: [{ source: other, point, unit: { unit: 'u-2' as never, name: '区水利局' } }] } as const
  const events = lived(...ways.editing(), [editor, taken], [editor, taken])
  expect(events.filter(({ type }) => type === 'taken-in')).toHaveLength(2)
  expect((stateOf(events) as Present).contributors.map(({ source }) => source)).toEqual(['I1', other])
})

test('编辑留原稿；不核实不送审；送审、审核、签发是三个人', () => {
  const editing = lived(...ways.editing())
  expect(editing.at(-1)).toMatchObject({ type: 'edited' })
  expect(stateOf(editing)).toMatchObject({ content: { title: '青禾镇加固河堤三公里' }, edited: { title: '青禾镇筑牢河堤' } })
  given(editor, editing).when({ type: 'send-to-review', isVerified: false }).thenRefused('facts-unverified')
  expect(lived(...ways.reviewing()).at(-1)).toMatchObject({ type: 'sent-to-review' })
  given(editor, lived(...ways.reviewing())).when({ type: 'review' }).thenRefused('not-for-info-head')
  given(section, lived(...ways.editing(), [section, { type: 'send-to-review', isVerified: true }])).when({ type: 'review' }).thenRefused('sender-reviews-self')
  given(section, lived(...ways.reviewed())).when({ type: 'sign' }).thenRefused('not-for-info-leader')
  given(chief, lived(...ways.reviewing(), [chief, { type: 'review' }])).when({ type: 'sign' }).thenRefused('reviewer-signs-self')
  expect(lived(...ways.signed()).map(({ type }) => type).slice(-2)).toEqual(['reviewed', 'signed'])
  const back = lived(...ways.reviewed(), [chief, { type: 'send-back', reason: '再压缩' }])
  expect(back.at(-1)).toMatchObject({ type: 'sent-back' })
  expect(stateOf(back)).toMatchObject({ at: 'editing', sentBack: { reason: '再压缩' } })
})

test('采用：同一刊物同一期登记几次都是一次；归档后上级采用照样登记；批示不重复', () => {
  const twice = lived(...ways.signed(), [null, publish], [null, publish], [editor, { type: 'adopt', adoption: adoption() }], [editor, { type: 'adopt', adoption: adoption({ evidence: '又一份通报' }) }])
  expect(twice.filter(({ type }) => type === 'adopted')).toHaveLength(2)
  expect(twice.filter(({ type }) => type === 'published')).toHaveLength(1)
  const filed = lived(...ways.published(), [editor, { type: 'archive', reason: '' }], [editor, { type: 'adopt', adoption: adoption({ level: 'central' }) }])
  expect(filed.map(({ type }) => type).slice(-2)).toEqual(['archived', 'adopted'])
  given(editor, lived(...ways.signed())).when({ type: 'adopt', adoption: adoption({ evidence: ' ' }) }).thenRefused('adoption-words-missing')
  given(editor, lived(...ways.editing())).when({ type: 'adopt', adoption: adoption() }).thenRefused('report-at-other-stage')
  const sent = lived(...ways.signed(), [editor, { type: 'upload', to: 'city' }])
  expect(sent.at(-1)).toMatchObject({ type: 'uploaded', to: 'city' })
  given(editor, sent).when({ type: 'upload', to: 'city' }).thenRefused('uploaded-already')
  const noted = lived(...ways.submitted(), [editor, { type: 'instruct', instruction: instruction() }], [editor, { type: 'instruct', instruction: instruction() }])
  expect(noted.filter(({ type }) => type === 'instructed')).toHaveLength(1)
  given(editor, lived(...ways.submitted())).when({ type: 'instruct', instruction: instruction({ text: ' ' }) }).thenRefused('instruction-words-missing')
})

test('随便怎么办：没有分管领导审签的出不了单位，单位看不到编辑稿和批示原话，evolve 总有答案', () => {
  const tries = fc.array(fc.record({ who: fc.nat(20), what: fc.nat(60), helps: fc.boolean() }), { minLength: 25, maxLength: 50 })
  const reached = new Set<string>()
  fc.assert(fc.property(tries, (sequence) => {
    let past = lived(...ways.drafted())
    for (const { who, what, helps } of sequence) {
      const state = stateOf(past) as Present
      reached.add(state.at)
      const acts = sampleActs(state, facts(null)).map((act) => (act.type === 'edit' ? { ...act, content: content({ title: '编辑稿秘而不宣' }) } : act)).filter(({ type }) => (type !== 'discard' && type !== 'archive') || what % 9 === 0)
      const able = cast.flatMap((actor) => acts.filter((act) => reportingOf(facts(actor)).decide(state, act).kind === 'accepted').map((act) => [actor, act] as const))
      const [actor, act] = helps && able.length > 0 ? able[(who + what) % able.length]! : [cast[who % cast.length]!, acts[what % acts.length]!]
      const { history } = decideLawfully(reportingOf(facts(actor, { standing: standings.get(actor)! })), past, act)
      for (const event of history.slice(past.length)) for (const one of [state, { at: 'absent' } as Item]) expect(() => evolve(one, event)).not.toThrow()
      past = history
      const shown = JSON.stringify([ownPart(stateOf(past) as Present), past.map(ownEvent)])
      expect(shown).not.toContain('秘而不宣')
      expect(shown).not.toContain('"text":"理由"')
    }
  }), { numRuns: 120, seed: 29 })
  expect(reached).toEqual(new Set(['drafted', 'atOfficeHead', 'atLeader', 'submitted', 'screened', 'editing', 'reviewing', 'signed', 'archived']))
})

test('退改后办公室主任不能直接把草稿当已报', () => { given(head, lived(...ways.submitted(), [editor, screen('return')])).when({ type: 'pass', emergency: '' }).thenRefused('report-at-other-stage') })
