import { expect, test } from 'vitest'
import type { Finding } from '#lib/findings'
import type { FileId } from '#lib/ids'
import { openIssues } from '#lib/issues'
import { content, mark, recipient, routing, sender, someone } from '../testing/core-samples.ts'
import { issuesOf, needsPrincipalHead, type CheckFacts, type Moment } from './check.ts'
import type { Content, Elements } from './content.ts'
import { docKinds, kindOfTitle, kinds } from './kinds.ts'

const township = recipient('青石镇')
const mainTo = [{ kind: 'text', name: '各镇' }] as const
const good = (over: Partial<Elements> = {}, text = '请各单位认真落实。特此通知。') => content([text], { title: '关于做好防汛工作的通知', mainTo, ...over })
const facts = (over: Partial<CheckFacts> = {}): CheckFacts => ({
  ...routing([township]), marks: [], reviewedHash: null, hash: 'h', isOrganAllowed: true, signer: { name: '周正平', isPrincipal: true, isHead: true }, unanswered: { consulting: [], countersigning: [] }, annexesNotSet: [], findings: [], ...over,
})
const codes = (text: Content, over: Partial<CheckFacts> = {}, moment: Moment = 'submit') => issuesOf(text, facts(over), moment).map((issue) => `${issue.code} ${issue.severity}`)

test('一份合规的通知没有问题', () => {
  expect(codes(good())).toEqual([])
})

test('要素不全逐项指出，最要紧的在前', () => {
  const empty = content([''], { title: '', isConfirmedUnclassified: false })
  expect(codes(empty, { ...routing([]), sender: null })).toEqual(['G-ELEMENT-01 block', 'G-ELEMENT-02 block', 'G-ELEMENT-03 block', 'G-ELEMENT-04 block', 'G-ELEMENT-05 block'])
})

test('决议要有题注，请示宜有联系人，附件要有名称', () => {
  expect(codes(good({ kind: 'resolution', title: '关于区委工作报告的决议', mainTo: [] }))).toEqual(['G-ELEMENT-06 block'])
  const city = recipient('市委', { way: 'upward', kind: 'superiorCommittee' })
  expect(codes(good({ kind: 'request', title: '关于修路的请示' }, '妥否，请批示。'), routing([city]))).toEqual(['G-ELEMENT-07 warn'])
  expect(codes(good(), { isOrganAllowed: false })).toEqual(['G-ELEMENT-09 block'])
  expect(codes({ ...good(), annexes: [{ title: '', body: [], file: null }] })).toEqual(['G-ELEMENT-08 block'])
})

test('PDF 附件没有排进版面的要提示', () => {
  const annexed = { ...good(), annexes: [{ title: '名单', body: [], file: null }, { title: '图纸', body: [], file: { id: 'f1' as FileId, name: '图纸.pdf' } }] }
  expect(issuesOf(annexed, facts({ annexesNotSet: [1] }), 'submit')).toMatchObject([{ code: 'G-ANNEX-01', severity: 'warn', field: 'annexes.1' }])
})

test('十五个文种齐全，标题认得出文种', () => {
  expect(docKinds).toHaveLength(15)
  for (const kind of docKinds) expect(kindOfTitle(`关于某事的${kinds[kind].name.replace('（令）', '')}`)).toBe(kind)
  expect(kindOfTitle('关于某事的请示报告')).toBeNull()
  expect(kindOfTitle('关于印发某方案的通知（试行）')).toBe('notice')
})

test('文种与标题一致；标题没有文种的，由校对规则指出，不重复说', () => {
  expect(codes(good({ title: '关于经费的请示报告' }))).toEqual([])
  expect(codes(good({ title: '防汛应急方案' }))).toEqual([])
  expect(codes(good({ title: '关于防汛的通报' }))).toEqual(['G-KIND-03 block'])
  expect(codes(good({ title: '关于印发《防汛应急方案》的通知' }))).toEqual([])
})

test('函不主送上级，请示不送同级，批复引述来文', () => {
  const city = recipient('市委', { way: 'upward', kind: 'superiorCommittee' })
  expect(codes(good({ kind: 'letter', title: '关于商请支持的函' }, '请予函复。'), routing([city]))).toEqual(['G-KIND-04 block'])
  const peer = recipient('区财政局', { way: 'parallel', kind: 'districtDepartment' })
  expect(codes(good({ kind: 'request', title: '关于经费的请示', phone: '88886666' }, '当否，请批复。'), routing([peer]))).toEqual(['G-KIND-04 block'])
  expect(codes(good({ kind: 'reply', title: '关于同意修路的批复' }, '此复。'))).toEqual(['G-KIND-05 confirm'])
  expect(codes(good({ kind: 'order', title: '嘉奖令' }, '此令。'))).toContain('G-KIND-06 confirm')
  expect(codes(good({ kind: 'order', title: '关于禁止野外用火的命令' }, '此令。'), { sender: { ...sender, kind: 'government' } })).not.toContain('G-KIND-06 confirm')
})

test('字数有限：专项4000字，全面5000字，专项报告3000字', () => {
  const long = (count: number) => `${'防'.repeat(count - 5)}特此通知。`
  expect(codes(good({}, long(4000)))).toEqual([])
  expect(codes(good({}, long(4001)))).toEqual(['G-LENGTH-01 confirm'])
  expect(codes(good({ scope: 'comprehensive' }, long(4001)))).toEqual([])
  expect(codes(good({ scope: 'comprehensive' }, long(5001)))).toEqual(['G-LENGTH-01 confirm'])
  const city = recipient('市委', { way: 'upward', kind: 'superiorCommittee' })
  expect(codes(good({ kind: 'report', title: '关于防汛情况的报告' }, long(3001).replace('通知', '报告')), routing([city]))).toEqual(['G-LENGTH-01 confirm'])
})

test('结束语只作提示', () => {
  expect(codes(good({}, '请各镇落实。'))).toEqual(['G-CLOSING-01 warn'])
})

test('校对发现的错误在审核、签发时拦下，提醒要写明理由；拟稿提交时先提示', () => {
  const findings: readonly Finding[] = [
    { rule: 'P-08', severity: 'error', clause: 'GB/T 15834-2011 5.1', place: { part: 'body', block: 0, offset: 2, length: 1, quote: ',' }, reason: '中文里用全角逗号。', fix: '，' },
    { rule: 'D-03', severity: 'warning', clause: '公文写作惯例', place: { part: 'title', offset: 0, length: 2, quote: '今年' }, reason: '请写明年份。' },
  ]
  const at = (moment: Moment, over: Partial<CheckFacts> = {}) => codes(good(), { findings, ...over }, moment)
  expect(at('draft')).toEqual(['P-08 warn', 'D-03 warn'])
  expect(at('submit')).toEqual(['P-08 warn', 'D-03 warn'])
  expect(at('review')).toEqual(['P-08 block', 'D-03 confirm'])
  expect(at('dispatch')).toEqual([])
  const answered = openIssues(issuesOf(good(), facts({ findings }), 'review'), { 'D-03': '引用原文' })
  expect(answered.map(({ code }) => code)).toEqual(['P-08'])
})

test('审核通过后文字没有再动的，签发时不再追问提醒；动过的重新看', () => {
  const findings: readonly Finding[] = [{ rule: 'D-03', severity: 'warning', clause: '', place: { part: 'title', quote: '今年' }, reason: '请写明年份。' }]
  expect(codes(good(), { findings, reviewedHash: 'h' }, 'sign')).toEqual(['D-03 warn'])
  expect(codes(good(), { findings, reviewedHash: 'old' }, 'sign')).toEqual(['D-03 confirm', 'G-SIGN-04 warn'])
  expect(codes(good(), { findings, reviewedHash: 'old' }, 'submit')).toEqual(['D-03 confirm'])
})

test('送出时要有签发人，重要公文要由主要负责人签发', () => {
  expect(codes(good(), { signer: null })).toEqual(['G-SIGN-01 block'])
  expect(codes(good(), { signer: null }, 'draft')).toEqual([])
  expect(codes(good({ important: true }), { signer: { name: '副书记', isPrincipal: false, isHead: true } })).toEqual(['G-SIGN-02 block'])
  expect(needsPrincipalHead(good({ important: true }), facts())).toBe(true)
  expect(needsPrincipalHead(good(), facts())).toBe(false)
})

test('G-ROUTE-14 会签不同意或没有会完，不得签发', () => {
  const against = mark('countersigning', someone('赵局长', '财政局'), { stance: 'disagree', hash: 'h' })
  expect(codes(good(), { marks: [against] }, 'sign')).toEqual(['G-ROUTE-14 block'])
  expect(codes(good(), { marks: [against] }, 'submit')).toEqual([])
  expect(codes(good(), { unanswered: { consulting: ['教育局'], countersigning: ['财政局'] } }, 'sign')).toEqual(['G-CONSULT-01 block', 'G-ROUTE-14 block'])
})

test('会签或审核以后改过稿子要提示', () => {
  expect(codes(good(), { marks: [mark('countersigning', someone('赵局长', '财政局'), { hash: 'old' })], reviewedHash: 'old' }, 'sign')).toEqual(['G-SIGN-03 warn', 'G-SIGN-04 warn'])
})

test('签发人须是本机关负责人', () => {
  expect(codes(good(), { signer: { name: '科员', isPrincipal: false, isHead: false } })).toEqual(['G-SIGN-05 block'])
})
