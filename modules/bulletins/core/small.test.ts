import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addMinutes } from '#lib/instants'
import { specFor } from '#lib/testing/spec'
import { content, editor, entry, issueId, now, offer, outsider, profile } from '../testing/core-samples.ts'
import { combined, joinedCredit, movedTo, spotOf, stepped, unplaced, withOffer, withoutEntry } from './editing.ts'
import { offering, type Offered } from './offers.ts'
import { bodyOf, paperOf } from './paper.ts'
import { keeping, type BulletinGiven } from './profile.ts'
import { receiving, type ReaderKey } from './receipts.ts'
import { gramsOf, plainWords, snippetOf, wordsIn } from './search.ts'
import { entriesOf, formOf, type BulletinId, type Content, type EntryKey } from './types.ts'

const words: Offered = { id: offer('甲'), source: 'reporting:1', kind: '工作动态', title: '标题', text: '正文', credit: '甲局供稿', column: '经验做法', href: null, by: editor, offeredAt: now }

describe('来稿', () => {
  const given = specFor(offering(now))
  const taken = { type: 'offered', offered: words } as const
  test('要有标题、正文和供稿单位，同一来源只收一次', () => {
    given().when({ type: 'offer', offered: { ...words, credit: ' ' } }).thenRefused('offer-incomplete')
    given().when({ type: 'offer', offered: words }).then(taken)
    given(taken).when({ type: 'offer', offered: words }).then()
  })
  test('选用、放回、不用、恢复；印出的不能再撤', () => {
    given(taken).when({ type: 'place', issue: issueId }).then({ type: 'placed', issue: issueId, at: now })
    given(taken, { type: 'placed', issue: issueId, at: now }).when({ type: 'place', issue: issueId }).thenRefused('offer-not-free')
    given(taken, { type: 'placed', issue: issueId, at: now }).when({ type: 'release' }).then({ type: 'released', at: now })
    given(taken).when({ type: 'decline', reason: '' }).thenRefused('issue-reason-missing')
    given(taken).when({ type: 'decline', reason: '重复' }).then({ type: 'declined', reason: '重复', at: now })
    given(taken, { type: 'declined', reason: '重复', at: now }).when({ type: 'reopen' }).then({ type: 'reopened', at: now })
    given(taken).when({ type: 'reopen' }).thenRefused('offer-at-other-stage')
    given(taken, { type: 'placed', issue: issueId, at: now }, { type: 'used', at: now }).when({ type: 'withdraw', reason: '有误' }).thenRefused('offer-at-other-stage')
    given(taken, { type: 'placed', issue: issueId, at: now }).when({ type: 'withdraw', reason: '有误' }).then({ type: 'taken-back', reason: '有误', at: now })
    given(taken, { type: 'placed', issue: issueId, at: now }, { type: 'taken-back', reason: '有误', at: now }).when({ type: 'release' }).thenState({ ...words, at: 'withdrawn', reason: '有误', issue: null })
  })
})

describe('回执', () => {
  const reader = { key: 'unit:1' as ReaderKey, name: '青禾镇党委' }
  const sent = { type: 'issue-sent', issue: issueId, reader, at: now } as const
  const by = { person: outsider.person, name: outsider.name }
  test('首次打开记一次，读过的不催，催过的隔一阵再催', () => {
    const given = specFor(receiving(addMinutes(now, 30), 60))
    given().when({ type: 'send', issue: issueId, reader }).then({ ...sent, at: addMinutes(now, 30) })
    given(sent).when({ type: 'read', by }).then({ type: 'issue-read', by, at: addMinutes(now, 30) })
    given(sent, { type: 'issue-read', by, at: now }).when({ type: 'read', by }).then()
    given(sent, { type: 'issue-read', by, at: now }).when({ type: 'urge' }).thenRefused('everybody-has-read')
    given(sent, { type: 'reader-urged', at: now }).when({ type: 'urge' }).thenRefused('readers-urged-recently')
    specFor(receiving(addMinutes(now, 60), 60))(sent, { type: 'reader-urged', at: now }).when({ type: 'urge' }).then({ type: 'reader-urged', at: addMinutes(now, 60) })
  })
})

describe('刊物设置', () => {
  const facts: BulletinGiven = { now, actor: editor, keeps: true, isTaken: false, isNumbered: false }
  const id = 'b-1' as BulletinId
  const organ = profile().editing.unit
  const founded = { type: 'founded', id, organ, profile: profile(), by: editor, at: now } as const
  const tried = (over: Partial<BulletinGiven>) => specFor(keeping({ ...facts, ...over }))
  test('名称不重、栏目不空不重，由办公室设置；编过号的不改起始期号', () => {
    tried({})().when({ type: 'found', id, organ, profile: profile() }).then(founded)
    tried({ keeps: false })().when({ type: 'found', id, organ, profile: profile() }).thenRefused('not-for-bulletin-keeper')
    tried({ isTaken: true })().when({ type: 'found', id, organ, profile: profile() }).thenRefused('bulletin-name-taken')
    tried({})().when({ type: 'found', id, organ, profile: profile({ columns: [] }) }).thenRefused('bulletin-without-columns')
    tried({})().when({ type: 'found', id, organ, profile: profile({ columns: ['动态', '动态'] }) }).thenRefused('column-twice')
    tried({ isNumbered: true })(founded).when({ type: 'change', isActive: true, profile: profile({ numbered: { year: 2026, number: 1, total: 1 } }) }).thenRefused('numbering-begun')
    tried({ isNumbered: true })(founded).when({ type: 'change', isActive: false, profile: profile({ copies: 80 }) }).then({ type: 'changed', isActive: false, profile: profile({ copies: 80 }), by: editor, at: now })
  })
})

describe('编排', () => {
  const board: Content = { ...content(entry('甲'), entry('乙')), columns: [{ name: '工作动态', entries: [entry('甲'), entry('乙')] }, { name: '经验做法', entries: [entry('丙')] }] }
  const order = (words: Content) => words.columns.map(({ entries }) => entries.map(({ title }) => title.slice(2)).join('')).join('|')
  const key = (name: string) => entry(name).key
  test('上移下移一步一步走，到栏目边上就过到相邻栏目，头尾不动', () => {
    expect(order(stepped(board, key('乙'), -1))).toBe('乙甲|丙')
    expect(order(stepped(board, key('乙'), 1))).toBe('甲|乙丙')
    expect(order(stepped(board, key('丙'), -1))).toBe('甲乙丙|')
    expect([order(stepped(board, key('甲'), -1)), order(stepped(board, key('丙'), 1))]).toEqual(['甲乙|丙', '甲乙|丙'])
  })
  test('上下移动、拖放都只换位置，一篇不多一篇不少；走过去能走回来', () => {
    const all = ['甲', '乙', '丙']
    fc.assert(fc.property(fc.array(fc.tuple(fc.constantFrom(...all), fc.constantFrom<1 | -1>(1, -1), fc.nat({ max: 1 }), fc.nat({ max: 3 }), fc.boolean()), { maxLength: 20 }), (moves) => {
      let words = board
      for (const [name, by, column, place, isDrag] of moves) {
        const next = isDrag ? movedTo(words, key(name), { column, place }) : stepped(words, key(name), by)
        if (!isDrag && order(next) !== order(words)) expect(order(stepped(next, key(name), by === 1 ? -1 : 1))).toBe(order(words))
        words = next
        expect(entriesOf(words).map(({ title }) => title).toSorted()).toEqual(entriesOf(board).map(({ title }) => title).toSorted())
      }
    }))
  })
  test('合成一篇留着全部来稿，供稿单位并列', () => {
    const one = combined(board, key('甲'), key('丙'))
    expect(entriesOf(one).map((piece) => [piece.sources.length, piece.credit, formOf(piece)])).toEqual([[2, '甲局、丙局供稿', 'combined'], [1, '乙局供稿', 'single']])
    expect(combined(board, key('甲'), key('甲'))).toBe(board)
    expect([joinedCredit(['区财政局', '区财政局']), joinedCredit(['', ''])]).toEqual(['区财政局', ''])
  })
  test('来稿按建议的栏目编入，移出后回到来稿', () => {
    const placed = withOffer(content(), words, { key: 'k' as EntryKey })
    expect(spotOf(placed, 'k' as EntryKey)).toEqual({ column: 1, place: 0 })
    expect(unplaced(placed, [words])).toEqual([])
    expect(unplaced(withoutEntry(placed, 'k' as EntryKey), [words])).toEqual([words])
  })
})

test('版面：没有发布的期号打叉，空栏目不印，小标题认得出', () => {
  const masthead = { name: '临江信息', editorOrgan: '区委办公室', isInternal: false }
  const paper = paperOf({ masthead, content: content(entry('甲', { editorNote: '按语' })), numbers: null, on: null })
  expect(paper).toMatchObject({ issue: '第×期', totalIssue: '总第×期', columns: [{ name: '工作动态', items: [{ editorNote: '按语', source: '甲局供稿' }] }] })
  expect(paper).not.toHaveProperty('notice')
  expect(paperOf({ masthead: { ...masthead, isInternal: true }, content: content(), numbers: { number: 3, total: 9 }, on: now })).toMatchObject({ notice: '内部资料', issue: '第3期', totalIssue: '总第9期', issuedOn: '2026年11月23日' })
  expect(bodyOf('一、基本情况\n　　今年以来，一、二产业增长。\n\n（一）做法。').map((block) => block.kind === 'heading' ? block.level : block.kind)).toEqual([1, 'paragraph', 'paragraph'])
})

test('检索：全角半角、大小写、空格不分；每个词都要有', () => {
  expect(plainWords('ＡＢ c　区 委')).toBe('abc区委')
  expect(gramsOf('区委区委办')).toEqual(['区委', '委区', '委办'])
  expect(wordsIn(' 防汛  防汛 Ａ ')).toEqual(['防汛', 'a'])
  expect(snippetOf('前面的话'.repeat(20) + '防汛工作', ['防汛'])).toMatch(/^….*防汛工作$/)
})
