import { expect, test } from 'vitest'
import type { Id, UnitId } from '#lib/ids'
import {
  allYes, atCountersigning, atDispatched, atDispatching, atDrafting, atNumbering, atProofreading, atRecheck, atReview, atSealing, atSigning, atUnitCheck,
  document, drafter, given, input, later, leader, mark, now, number, signed, someone, today, words,
} from '../testing/core-samples.ts'
import { decide } from './decide.ts'
import { evolve, isStraddled } from './evolve.ts'
import { facts } from '../testing/core-samples.ts'
import { documentSettings, mayEditAt } from './rules.ts'
import type { DocumentCommand, DocumentEvent, OutDocument } from './types.ts'

const fold = (events: readonly DocumentEvent[]) => events.reduce(evolve, { at: 'absent' } as OutDocument)

test('建稿一次，再建被拒', () => {
  given({}).when({ type: 'draft', id: document, content: words() }).then({ type: 'drafted', id: document, by: drafter, at: now, content: words() })
  given({}, ...atDrafting).when({ type: 'draft', id: document, content: words() }).thenRefused('drafted-already')
})

test('没有建稿的公文什么也不能办', () => {
  given({}).when({ type: 'submit', mark: input() }).thenRefused('not-found')
})

test('旧稿不能盖住新稿', () => {
  const [older, newer] = [words(2), { ...words(2), hash: 'other' }]
  given({}, ...atDrafting, { type: 'saved', content: older, by: drafter.person }).when({ type: 'save', content: newer, from: 1 }).thenRefused('newer-text')
  given({}, ...atDrafting).when({ type: 'save', content: older, from: 1 }).then({ type: 'saved', content: older, by: drafter.person })
})

test('签发送审以后文稿锁定', () => {
  given({}, ...atSigning).when({ type: 'save', content: words(2), from: 1 }).thenRefused('text-locked')
  given({}, ...atRecheck).when({ type: 'save', content: words(2), from: 1 }).thenRefused('text-locked')
})

test('有未解决的行文问题不得送出', () => {
  given({ openIssues: [{ code: 'G-ROUTE-03', text: '上行文不得抄送下级机关' }] }, ...atDrafting).when({ type: 'submit', mark: input() }).thenRefused('incomplete')
})

test('空点提交记为圈阅，系统不代拟意见', () => {
  given({}, ...atUnitCheck).when({ type: 'mark', mark: input({ kind: 'opinion', text: '  ' }) }).then({ type: 'marked', mark: mark('unitCheck', drafter) })
})

test('不同意要写意见', () => {
  given({}, ...atCountersigning).when({ type: 'mark', mark: input({ stance: 'disagree' }) }).thenRefused('words-missing')
})

test('不能在别的环节签意见', () => {
  given({}, ...atDrafting).when({ type: 'mark', mark: input() }).thenRefused('wrong-stage')
  given({}, ...atUnitCheck).when({ type: 'submit', mark: input() }).thenRefused('wrong-stage')
  given({}, ...atUnitCheck).when({ type: 'answer-checklist', answers: allYes }).thenRefused('wrong-stage')
})

test('审核要点未逐项回答，审核不能通过', () => {
  const { burden: _, ...five } = allYes
  const answered = (answers: typeof allYes): DocumentEvent => ({ type: 'checklist-answered', answers, by: drafter.person })
  given({}, ...atReview).when({ type: 'mark', mark: input() }).thenRefused('checklist-open')
  given({}, ...atReview, answered(five)).when({ type: 'mark', mark: input() }).thenRefused('checklist-open')
  given({}, ...atReview, answered({ ...allYes, basis: { answer: 'no', remark: '' } })).when({ type: 'mark', mark: input() }).thenRefused('checklist-unexplained')
  given({}, ...atReview, answered({ ...allYes, basis: { answer: 'no', remark: '依据已废止' } })).when({ type: 'mark', mark: input() }).thenRefused('checklist-failed')
  given({}, ...atReview, answered(allYes)).when({ type: 'mark', mark: input() })
    .then({ type: 'marked', mark: mark('officeReview', drafter) }, { type: 'reviewed', hash: 'hash-1', at: now })
})

test('会签不同意没有解决，审核不能通过', () => {
  const refusedBy = mark('countersigning', someone('赵局长', '财政局'), { stance: 'disagree', text: '经费渠道未落实' })
  const past: DocumentEvent[] = [...atCountersigning, { type: 'marked', mark: refusedBy }, { type: 'moved', to: 'officeReview' }, { type: 'checklist-answered', answers: allYes, by: drafter.person }]
  given({}, ...past).when({ type: 'mark', mark: input() }).thenRefused('opinions-open')
  const agreed: DocumentEvent = { type: 'marked', mark: mark('countersigning', someone('赵局长', '财政局'), { id: 'm2' as Id<'mark'> }) }
  given({}, ...past, agreed).when({ type: 'mark', mark: input() }).then({ type: 'marked', mark: mark('officeReview', drafter) }, { type: 'reviewed', hash: 'hash-1', at: now })
})

test('征求的意见要逐条说明采纳情况，不采纳要有理由', () => {
  const comment = mark('consulting', someone('钱主任', '农业农村局'), { stance: 'comments', kind: 'opinion', text: '建议推迟' })
  const past: DocumentEvent[] = [...atReview, { type: 'marked', mark: comment }, { type: 'checklist-answered', answers: allYes, by: drafter.person }]
  given({}, ...past).when({ type: 'mark', mark: input() }).thenRefused('opinions-open')
  given({}, ...past).when({ type: 'settle', settlement: { mark: comment.id, adopted: 'notAdopted', reason: ' ' } }).thenRefused('reason-needed')
  given({}, ...past).when({ type: 'settle', settlement: { mark: 'none' as Id<'mark'>, adopted: 'adopted', reason: '' } }).thenRefused('mark-not-found')
  const settled: DocumentEvent = { type: 'settled', settlement: { mark: comment.id, adopted: 'notAdopted', reason: '汛期不等人' }, by: drafter.person }
  given({}, ...past).when({ type: 'settle', settlement: settled.settlement }).then(settled)
  given({}, ...past, settled).when({ type: 'mark', mark: input() }).then({ type: 'marked', mark: mark('officeReview', drafter) }, { type: 'reviewed', hash: 'hash-1', at: now })
})

test('未经审核不得签发', () => {
  given({ actor: leader }, ...atReview, { type: 'moved', to: 'signing' }).when({ type: 'sign', mark: input() }).thenRefused('not-reviewed')
})

test('签发记下签名、当时的文稿和成文日期', () => {
  given({ actor: leader }, ...atSigning).when({ type: 'sign', mark: input() }).then(signed)
})

test('会议通过的以通过日期为成文日期', () => {
  const adoptedOn = '2026-11-20' as typeof today
  given({ actor: leader, signing: { principalNeeded: false, isPrincipal: true, isHead: true, adoptedOn } }, ...atSigning).when({ type: 'sign', mark: input() }).then({ ...signed, docDate: adoptedOn } as DocumentEvent)
})

test('重要公文和上行文只由主要负责人签发', () => {
  given({ actor: leader, signing: { principalNeeded: true, isPrincipal: false, isHead: true, adoptedOn: null } }, ...atSigning).when({ type: 'sign', mark: input() }).thenRefused('principal-head-needed')
})

test('拟稿人不能签发自己的稿子', () => {
  given({}, ...atSigning).when({ type: 'sign', mark: input() }).thenRefused('signer-is-drafter')
  // 由他人代拟稿人签发，仍是自拟自签。
  given({ actor: { ...leader, onBehalfOf: { person: drafter.person, name: drafter.name } } }, ...atSigning).when({ type: 'sign', mark: input() }).thenRefused('signer-is-drafter')
  given({ actor: leader, signing: { principalNeeded: false, isPrincipal: false, isHead: false, adoptedOn: null } }, ...atSigning).when({ type: 'sign', mark: input() }).thenRefused('signer-not-head')
})

test('库里的文稿与送签的不同，不得签发', () => {
  given({ actor: leader, storedHash: 'tampered' }, ...atSigning).when({ type: 'sign', mark: input() }).thenRefused('content-altered')
})

test('未签发不得编号，未编号不得用印', () => {
  given({}, ...atSigning).when({ type: 'allot-number', number }).thenRefused('not-signed')
  given({}, ...atRecheck).when({ type: 'allot-number', number }).thenRefused('wrong-stage')
  given({}, ...atRecheck).when({ type: 'seal', seal: '印', copies: 1, printDate: today }).thenRefused('seal-without-number')
  given({}, ...atSigning).when({ type: 'seal', seal: '印', copies: 1, printDate: today }).thenRefused('wrong-stage')
})

test('文号年份与成文日期一致', () => {
  given({}, ...atNumbering).when({ type: 'allot-number', number: { ...number, year: 2027, text: '临委办发〔2027〕1号' } }).thenRefused('number-year-wrong')
  given({}, ...atNumbering).when({ type: 'allot-number', number }).then({ type: 'numbered', number })
})

test('一校二校不能是同一人', () => {
  const first: DocumentEvent = { type: 'proofread', mark: mark('proofreading', drafter), isLast: false }
  given({}, ...atProofreading).when({ type: 'proofread', mark: input() }).then(first)
  given({}, ...atProofreading, first).when({ type: 'proofread', mark: input() }).thenRefused('proofreader-is-same')
  const second = someone('二校')
  given({ actor: second }, ...atProofreading, first).when({ type: 'proofread', mark: input() }).then({ type: 'proofread', mark: mark('proofreading', second), isLast: true })
})

test('签发后的文字更正逐条留痕，改后的稿子才是用印的稿子', () => {
  const edit = { place: '第1段', before: '防讯', after: '防汛' }
  const corrected: DocumentEvent = { type: 'corrected', edits: [{ stage: 'proofreading', ...edit, by: drafter, at: now }], content: words(2) }
  given({}, ...atProofreading).when({ type: 'correct', edits: [edit], content: words(2), from: 1 }).then(corrected)
  given({}, ...atProofreading).when({ type: 'correct', edits: [], content: words(2), from: 1 }).thenRefused('nothing-corrected')
  given({}, ...atProofreading).when({ type: 'correct', edits: [edit], content: words(2), from: 0 }).thenRefused('newer-text')
  given({}, ...atSealing).when({ type: 'correct', edits: [edit], content: words(2), from: 1 }).thenRefused('wrong-stage')
})

test('印章要与署名一致，签发人不掌印，文稿要是签发的文稿', () => {
  const seal: DocumentCommand = { type: 'seal', seal: '中共临江区委办公室印章', copies: 60, printDate: today }
  const keeper = someone('印章员')
  given({ actor: keeper, seal: null }, ...atSealing).when(seal).thenRefused('seal-missing')
  given({ actor: keeper, seal: { organ: '区政府办公室', issuerSign: '中共临江区委办公室', joint: [] } }, ...atSealing).when(seal).thenRefused('seal-other-organ')
  given({ actor: leader }, ...atSealing).when(seal).thenRefused('seal-keeper-signed')
  given({ actor: keeper, storedHash: 'tampered' }, ...atSealing).when(seal).thenRefused('content-altered')
  given({ actor: keeper }, ...atSealing).when({ ...seal, copies: 0 }).thenRefused('copies-missing')
  given({ actor: keeper }, ...atSealing).when(seal).then({ type: 'sealed', seal: { seal: '中共临江区委办公室印章', by: keeper, at: now, hash: 'hash-1', copies: 60, printDate: today } })
})

test('联合发文各盖各的印章，盖齐后主办机关才用印；不在系统里的可以当面加盖', () => {
  const [government, congress] = [{ unit: 'u-政府办' as UnitId, name: '区政府办公室' }, { unit: 'u-人大办' as UnitId, name: '区人大办公室' }]
  const over = { seal: { organ: '中共临江区委办公室', issuerSign: '中共临江区委办公室', joint: [government, congress] } }
  const [theirs, ours] = [someone('政府办文书', '政府办'), someone('印章员')]
  const jointly = (...organs: UnitId[]): DocumentCommand => ({ type: 'seal-jointly', organs })
  const seal: DocumentCommand = { type: 'seal', seal: '中共临江区委办公室印章', copies: 60, printDate: today }
  const pressed = (organ: typeof government, by = theirs, more: { inPerson?: true } = {}): DocumentEvent =>
    ({ type: 'sealed-jointly', seal: { organ: organ.unit, seal: `${organ.name}印章`, by, at: now, hash: 'hash-1', ...more } })
  const last: DocumentEvent = { type: 'sealed', seal: { seal: '中共临江区委办公室印章', by: ours, at: now, hash: 'hash-1', copies: 60, printDate: today } }

  given({ ...over, actor: theirs }, ...atProofreading).when(jointly(government.unit)).thenRefused('wrong-stage')
  given({ ...over, actor: theirs }, ...atSealing).when(jointly(government.unit)).then(pressed(government))
  given({ ...over, actor: theirs }, ...atSealing).when(jointly(government.unit, congress.unit)).then(pressed(government), pressed(congress))
  given({ ...over, actor: theirs }, ...atSealing).when(jointly('u-财政局' as UnitId)).thenRefused('joint-seal-not-asked')
  given({ ...over, actor: theirs }, ...atSealing, pressed(government)).when(jointly(government.unit)).thenRefused('joint-seal-not-asked')
  given({ ...over, actor: leader }, ...atSealing).when(jointly(government.unit)).thenRefused('seal-keeper-signed')
  given({ ...over, actor: theirs, storedHash: 'tampered' }, ...atSealing).when(jointly(government.unit)).thenRefused('content-altered')
  const agreed: DocumentEvent = { type: 'marked', mark: mark('countersigning', theirs) }
  given({ ...over, actor: theirs }, ...atSealing, agreed).when(jointly(government.unit)).thenRefused('seal-keeper-signed')

  given({ ...over, actor: ours }, ...atSealing, pressed(government)).when(seal).thenRefused('joint-seals-open')
  given({ ...over, actor: ours }, ...atSealing, pressed(government), pressed(congress)).when(seal).then(last)
  given({ ...over, actor: ours }, ...atSealing, pressed(government)).when({ ...seal, inPerson: [congress.unit] }).then(pressed(congress, ours, { inPerson: true }), last)
  const back = fold([...atSealing, pressed(government), { type: 'returned', to: 'proofreading', returned: { from: 'sealing', by: ours, reason: '页码有误', at: now } }])
  expect('jointSeals' in back).toBe(false)
})

test('加盖骑缝章的，记在用印里；以前没有这一项的用印照样能读', () => {
  const keeper = someone('印章员')
  const use = { seal: '印', by: keeper, at: now, hash: 'hash-1', copies: 1, printDate: today }
  const ask: DocumentCommand = { type: 'seal', seal: '印', copies: 1, printDate: today }
  given({ actor: keeper }, ...atSealing).when({ ...ask, straddle: true }).then({ type: 'sealed', seal: { ...use, straddle: true } })
  given({ actor: keeper }, ...atSealing).when({ ...ask, straddle: false }).then({ type: 'sealed', seal: use })
  expect([isStraddled(fold([...atSealing, { type: 'sealed', seal: { ...use, straddle: true } }])), isStraddled(fold(atDispatching)), isStraddled(fold(atSealing))]).toEqual([true, false, false])
})

test('印发日期不早于成文日期，分发要有份数和单位', () => {
  const dispatch = { type: 'dispatch', copies: 60, receivers: 40 } as const
  given({ actor: someone('印章员') }, ...atSealing).when({ type: 'seal', seal: '印', copies: 1, printDate: '2026-11-22' as typeof today }).thenRefused('print-before-signature')
  given({}, ...atDispatching).when({ ...dispatch, copies: 0 }).thenRefused('copies-missing')
  given({}, ...atDispatching).when({ ...dispatch, receivers: 0 }).thenRefused('no-receivers')
  given({}, ...atDispatching).when(dispatch).then({ type: 'dispatched', issued: { at: now, by: drafter, copies: 60, receivers: 40 } })
})

test('退回要写理由，退到签发以前签名作废、文号保留', () => {
  given({}, ...atProofreading).when({ type: 'return', to: 'signing', way: 'rerun', reason: '' }).thenRefused('reason-needed')
  given({}, ...atProofreading).when({ type: 'return', to: 'numbering', way: 'rerun', reason: '改' }).thenRefused('return-target-wrong')
  given({}, ...atUnitCheck).when({ type: 'return', to: 'signing', way: 'rerun', reason: '改' }).thenRefused('return-target-wrong')
  given({}, ...atProofreading).when({ type: 'return', to: 'drafting', way: 'straightBack', reason: '改' }).thenRefused('straight-back-past-signature')
  const back: DocumentEvent = { type: 'returned', to: 'signing', returned: { from: 'proofreading', by: drafter, reason: '金额有误', at: now } }
  given({}, ...atProofreading).when({ type: 'return', to: 'signing', way: 'rerun', reason: '金额有误' }).then(back)
  const state = fold([...atProofreading, back])
  expect(state).toMatchObject({ at: 'signing', keptNumber: number })
  expect('signature' in state).toBe(false)
})

test('复审后沿用原文号，跨年的另编', () => {
  const again = [...atProofreading, { type: 'returned', to: 'signing', returned: { from: 'proofreading', by: drafter, reason: '改', at: now } }, signed, { type: 'rechecked', mark: mark('recheck', drafter) }] as DocumentEvent[]
  given({}, ...again).when({ type: 'allot-number', number: { ...number, sequence: 9, text: '临委办发〔2026〕9号' } }).then({ type: 'numbered', number })
})

test('撤回只到编号以前', () => {
  given({ actor: leader }, ...atRecheck).when({ type: 'retract', to: 'signing' }).then({ type: 'retracted', to: 'signing', by: leader.person })
  given({}, ...atProofreading).when({ type: 'retract', to: 'signing' }).thenRefused('too-late-to-retract')
})

test('撤稿限签发以前，已编号的只能作废，作废的文号留下空号', () => {
  given({}, ...atUnitCheck).when({ type: 'withdraw', reason: '' }).thenRefused('reason-needed')
  given({}, ...atUnitCheck).when({ type: 'withdraw', reason: '不再需要' }).then({ type: 'withdrawn', ending: { by: drafter, at: now, reason: '不再需要' } })
  given({}, ...atRecheck).when({ type: 'withdraw', reason: '不再需要' }).thenRefused('wrong-stage')
  given({}, ...atProofreading).when({ type: 'withdraw', reason: '不再需要' }).thenRefused('number-stays')
  given({}, ...atRecheck).when({ type: 'void', reason: '不再需要' }).thenRefused('not-numbered')
  given({}, ...atProofreading).when({ type: 'void', reason: '不再需要' }).then({ type: 'voided', ending: { by: drafter, at: now, reason: '不再需要' } })
  given({}, ...atDispatched).when({ type: 'void', reason: '不再需要' }).thenRefused('wrong-stage')
})

test('已发的才能撤回已发，撤回要有理由', () => {
  given({}, ...atDispatching).when({ type: 'recall', reason: '有误' }).thenRefused('not-issued')
  given({}, ...atDispatched).when({ type: 'recall', reason: ' ' }).thenRefused('reason-needed')
  given({}, ...atDispatched).when({ type: 'recall', reason: '有误' }).then({ type: 'recalled', ending: { by: drafter, at: now, reason: '有误' } })
  given({}, ...atDispatching).when({ type: 'dispatch-further', receivers: 2 }).thenRefused('not-issued')
})

test('送出、补发和随后的归档都写进流水', () => {
  given({}, ...atDrafting).when({ type: 'submit', mark: input() }).then({ type: 'submitted', mark: mark('drafting', drafter) })
  given({}, ...atDispatched, { type: 'made-archive-ready', at: now }).when({ type: 'dispatch-further', receivers: 2 }).then({ type: 'dispatched-further', receivers: 2, by: drafter.person })
  expect(fold([...atDispatched, { type: 'dispatched-further', receivers: 2, by: drafter.person }])).toMatchObject({ at: 'dispatched', issued: { receivers: 42 } })
})

test('收齐回执即可归档', () => {
  given({ now: later(60) }, ...atDispatched).when({ type: 'make-archive-ready' }).then({ type: 'made-archive-ready', at: later(60) })
  given({}, ...atDispatching).when({ type: 'make-archive-ready' }).thenRefused('wrong-stage')
})

test('流程走到与公文不符的环节时不动公文', () => {
  given({}, ...atRecheck).when({ type: 'move', to: 'signing' }).thenRefused('flow-mismatch')
  given({}, ...atUnitCheck).when({ type: 'move', to: 'numbering' }).thenRefused('flow-mismatch')
  given({}, ...atUnitCheck).when({ type: 'move', to: 'countersigning' }).then({ type: 'moved', to: 'countersigning' })
})

test('只有拟稿、核稿、审核环节能改稿', () => {
  expect(['drafting', 'unitCheck', 'officeReview', 'signing', 'recheck', 'proofreading', 'dispatched'].filter((at) => mayEditAt(at as OutDocument['at']))).toEqual(['drafting', 'unitCheck', 'officeReview'])
  expect(decide(fold(atSigning), { type: 'save', content: words(2), from: 1 }, { facts: facts(), settings: documentSettings })).toMatchObject({ code: 'text-locked' })
})

test('退回的公文办回退出的环节或越过它，退回即了结', () => {
  const returned = { from: 'officeReview', by: leader, reason: '请核数字', at: now } as const
  const back: DocumentEvent[] = [...atReview, { type: 'returned', to: 'unitCheck', returned }, { type: 'marked', mark: mark('unitCheck', drafter) }]
  expect(fold(back)).toMatchObject({ at: 'unitCheck', returned })
  expect(fold([...back, { type: 'moved', to: 'countersigning' }])).toMatchObject({ returned })
  expect(fold([...back, { type: 'moved', to: 'officeReview' }])).toMatchObject({ at: 'officeReview', returned: null })
  expect(fold([...back, { type: 'moved', to: 'signing' }])).toMatchObject({ at: 'signing', returned: null })
  expect(fold([...back, { type: 'withdrawn', ending: { by: drafter, at: now, reason: '不发了' } }])).toMatchObject({ at: 'withdrawn', returned: null })
})
