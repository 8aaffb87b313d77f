import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Id, UnitId } from '#lib/ids'
import type { Day } from '#lib/instants'
import { content, later, now, today, words, mark, leader, drafter, atRecheck } from '../testing/core-samples.ts'
import { piecesBetween } from '#lib/text-changes'
import { compare } from './diff.ts'
import { draftSheetOf } from './draft-sheet.ts'
import { evolve } from './evolve.ts'
import { suggestionOf } from './instructions.ts'
import { countedSince, isDocNumber, keptNumberFor, nextNumber, numberText, numberYear, rulesFor, type NumberRule, type NumberRuleId } from './numbers.ts'
import { correctionsBetween, documentSettings, stageOfStep, urgeWait } from './rules.ts'
import type { DocumentEvent, OutDocument } from './types.ts'

test.each([
  ['阅', 'none', [], null], ['已阅。', 'none', [], null], ['同意', 'approve', [], null], ['原则同意。', 'approve', [], null],
  ['请王建国同志阅。', 'circulate', ['王建国同志'], null], ['请建国、晓明同志阅示', 'circulate', ['建国', '晓明同志'], null],
  ['请财政局研处。', 'assign', ['财政局'], null], ['请住建局会同交通局抓好落实', 'assign', ['住建局', '交通局'], null], ['抓好落实', 'assign', [], null],
  ['请应急局阅办并报告结果', 'supervise', ['应急局'], null], ['请办公室研究，11月30日前报', 'supervise', ['办公室'], '11月30日'],
])('批示「%s」建议 %s', (text, act, names, due) => {
  expect(suggestionOf(text)).toMatchObject({ act, names, due })
})

test('发文字号用六角括号、年份写全、序号不编虚位', () => {
  expect(isDocNumber('临委办发〔2026〕8号')).toBe(true)
  for (const wrong of ['临委办发[2026]8号', '临委办发（2026）8号', '临委办发〔26〕8号', '临委办发〔2026〕08号', '临委办发〔2026〕第8号', '〔2026〕8号']) expect(isDocNumber(wrong)).toBe(false)
  for (const right of ['第12期', '第1号', '第30号']) expect(isDocNumber(right)).toBe(true)
  for (const wrong of ['第01号', '第0期', '1号', '第1']) expect(isDocNumber(wrong)).toBe(false)
  fc.assert(fc.property(fc.constantFrom<NumberRule['format']>('yearly', 'issue', 'order'), fc.integer({ min: 1949, max: 9999 }), fc.integer({ min: 0, max: 99_999 }), (format, year, last) => {
    const number = nextNumber({ ...rule, format, terms: ['1949-01-01' as Day] }, { docDate: `${year}-03-01` as Day, last })
    return isDocNumber(number.text) && number.sequence === last + 1
  }))
})

const rule: NumberRule = { id: 'r' as NumberRuleId, organ: 'u' as UnitId, prefix: '临委办发', kinds: ['notice'], format: 'yearly', terms: [], issuerMark: '中共临江区委办公室文件', retired: false }

test('文号规则按机关和文种找，停用的不用', () => {
  expect(rulesFor([rule, { ...rule, retired: true }, { ...rule, kinds: ['letter'] }], 'u' as UnitId, 'notice')).toEqual([rule])
  expect(numberText({ ...rule, format: 'issue' }, 2026, 3)).toBe('第3期')
  expect(numberText({ ...rule, format: 'order' }, 2026, 3)).toBe('第3号')
  expect(numberYear('2027-01-02' as Day)).toBe(2027)
})

test('令号从任期起始日编起，跨年不断，换届从第1号重来；其他文号按年', () => {
  const [first, second] = ['2021-11-08', '2026-11-10'] as Day[] as [Day, Day]
  const order: NumberRule = { ...rule, format: 'order', terms: [second, first] }
  expect(['2021-11-07', '2021-11-08', '2025-02-01', '2026-11-09', '2026-11-10', '2030-01-01'].map((docDate) => countedSince(order, docDate as Day))).toEqual([null, first, first, first, second, second])
  expect(countedSince(rule, '2026-11-10' as Day)).toBe('2026-01-01')
  const kept = nextNumber(order, { docDate: '2025-12-31' as Day, last: 6 })
  expect(kept).toEqual({ rule: 'r', text: '第7号', year: 2025, sequence: 7, since: first })
  const again = (docDate: string, of = order) => keptNumberFor(kept, nextNumber(of, { docDate: docDate as Day, last: 9 }))
  expect(again('2026-01-04')).toEqual({ ...kept, year: 2026 })
  expect(again('2026-11-20')).toBeNull()
  expect(keptNumberFor(nextNumber(rule, { docDate: '2025-12-31' as Day, last: 6 }), { year: 2026 })).toBeNull()
  expect(keptNumberFor(null, kept)).toBeNull()
})

test('签发后只能改字词标点，段数、数字、否定词和大段改写都算实质改动', () => {
  const of = (...texts: string[]) => content(texts).body
  const corrections = (before: string, after: string) => correctionsBetween(of(before), of(after), documentSettings)
  expect(corrections('做好防讯工作', '做好防汛工作')).toEqual({ edits: [{ place: '第1段', before: '做好防讯工作', after: '做好防汛工作' }] })
  expect(corrections('拨付30万元', '拨付50万元')).toEqual({ substantive: '第1段' })
  expect(corrections('不得动用', '得动用')).toEqual({ substantive: '第1段' })
  expect(corrections('请各单位研究办理并反馈意见', '请各单位立即组织专班全面落实')).toEqual({ substantive: '第1段' })
  expect(correctionsBetween(of('甲', '乙'), of('甲'), documentSettings)).toEqual({ substantive: '共2段，改后1段' })
  expect(corrections('同', '同')).toEqual({ edits: [] })
})

test('催办间隔一小时，差几分钟说几分钟', () => {
  expect(urgeWait(null, now, documentSettings)).toBe(0)
  expect(urgeWait(now, later(45), documentSettings)).toBe(15)
  expect(urgeWait(now, later(60), documentSettings)).toBe(0)
})

test('流程环节名的前段就是公文环节', () => {
  expect([stageOfStep('officeReview-head'), stageOfStep('proofreading-first'), stageOfStep('who-drafts')]).toEqual(['officeReview', 'proofreading', null])
})

test('两稿按段对照：改写的段落逐字标出，增删的整段标出', () => {
  expect(compare(content(['第一段原文', '第二段'], { title: '题' }), content(['第一段改文', '第三段落新加', '第二段'], { title: '题' }))).toEqual([
    { kind: 'same', text: '题' },
    { kind: 'changed', pieces: [{ kind: 'same', text: '第一段' }, { kind: 'removed', text: '原' }, { kind: 'added', text: '改' }, { kind: 'same', text: '文' }] },
    { kind: 'added', text: '第三段落新加' }, { kind: 'same', text: '第二段' },
  ])
})

test('对照的两边都能从花脸稿还原', () => {
  const text = fc.array(fc.constantFrom('甲', '乙', '丙', '丁'), { maxLength: 30 }).map((letters) => letters.join(''))
  fc.assert(fc.property(text, text, (before, after) => {
    const pieces = piecesBetween(before, after)
    expect(pieces.filter((piece) => piece.kind !== 'added').map((piece) => piece.text).join('')).toBe(before)
    expect(pieces.filter((piece) => piece.kind !== 'removed').map((piece) => piece.text).join('')).toBe(after)
  }))
})

const fold = (events: readonly DocumentEvent[]) => events.reduce(evolve, { at: 'absent' } as OutDocument)

test('发文稿纸把意见放进各自的格子，代签的写明代谁', () => {
  const proxy = { ...leader, onBehalfOf: { person: drafter.person, name: '吴书记' } }
  const state = fold([...atRecheck.slice(0, -1), { type: 'signed', mark: mark('signing', proxy, { id: 'm9' as Id<'mark'> }), docDate: today }]) as Exclude<OutDocument, { at: 'absent' }>
  const sheet = draftSheetOf(state, content(['正文'], { title: '题', urgency: 'jiaji', openness: 'closed', copies: 60 }), '中共临江区委办公室')
  expect(sheet.signing).toEqual([{ text: '', isCircle: true, disagrees: false, unit: '区委', name: '周正平（代吴书记）', date: '2026年11月23日', handwriting: null, signature: null }])
  expect(sheet).toMatchObject({ urgency: '加急', openness: '不予公开', copies: '60', leadUnit: '秘书科', drafter: '李晓明', kind: '通知', docNumber: '', docDate: '2026年11月23日' })
  expect(words().title).toBe(state.content.title)
})

test('签发后换图片、动表格不是文字更正', () => {
  const picture = (file: string, caption = '示意图') => [{ kind: 'picture', file, widthMm: 50, heightMm: 50, caption }] as const
  expect(correctionsBetween(picture('a'), picture('b'), documentSettings)).toEqual({ substantive: '第1段' })
  expect(correctionsBetween(picture('a'), picture('a', '示意图。'), documentSettings)).toMatchObject({ edits: [{ after: '示意图。' }] })
  const table = (columnSpan: number) => [{ kind: 'table', columns: [1, 1], headerRows: 1, rows: [[{ text: '甲', columnSpan }]] }] as const
  expect(correctionsBetween(table(1), table(2), documentSettings)).toEqual({ substantive: '第1段' })
})
