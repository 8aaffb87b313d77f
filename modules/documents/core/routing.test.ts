import { expect, test } from 'vitest'
import type { UnitId } from '#lib/ids'
import { content, recipient, routing, sender } from '../testing/core-samples.ts'
import type { Content, Elements } from './content.ts'
import { routingIssues, wayOf, type RoutingFacts } from './routing.ts'

const superior = recipient('市委办公室', { way: 'upward', kind: 'superiorOffice' })
const city = recipient('市委', { way: 'upward', kind: 'superiorCommittee' })
const township = recipient('青石镇')
const department = { ...sender, kind: 'districtDepartment', name: '区财政局' } as const

const codes = (text: Content, facts: RoutingFacts) => routingIssues(text, facts).map((issue) => `${issue.code} ${issue.severity}`)
const document = (over: Partial<Elements>, text = '正文。') => content([text], { title: '关于防汛的通知', ...over })

test('方向由机构树算出，不由人填', () => {
  expect(wayOf(routing([superior, township]))).toBe('upward')
  expect(wayOf(routing([township]))).toBe('downward')
  expect(wayOf(routing([recipient('区政协', { way: 'parallel' })]))).toBe('parallel')
  expect(wayOf(routing([]))).toBe('announced')
})

test('G-ROUTE-01 越级行文要有理由，并抄送被越过的机关', () => {
  const skipping = { ...city, skipped: [{ unit: 'u-区委' as UnitId, name: '区委' }] }
  expect(codes(document({ kind: 'request' }), routing([skipping]))).toContain('G-ROUTE-01 confirm')
  expect(routingIssues(document({ kind: 'request' }), routing([skipping]))[0]!.text).toContain('抄送区委')
  expect(routingIssues(document({ kind: 'request' }), routing([skipping, recipient('区委', { as: 'copy', way: 'upward' })]))[0]!.text).not.toContain('抄送区委')
  expect(codes(document({ kind: 'request' }), routing([city]))).toEqual([])
})

test('G-ROUTE-02 请示有两个主送上级时要确认', () => {
  expect(codes(document({ kind: 'request' }), routing([superior, city]))).toEqual(['G-ROUTE-02 confirm'])
})

test('G-ROUTE-03 上行文不得抄送下级', () => {
  expect(codes(document({ kind: 'report' }), routing([city, { ...township, as: 'copy' }]))).toEqual(['G-ROUTE-03 block'])
  expect(codes(document({}), routing([township, { ...township, as: 'copy' }]))).toEqual([])
})

test('G-ROUTE-04 部门上报重大事项要有党委政府同意的依据', () => {
  const facts = routing([recipient('市财政局', { way: 'upward', kind: 'superiorOrgan' })], { sender: department })
  expect(codes(document({ kind: 'request', major: true }), facts)).toEqual(['G-ROUTE-04 confirm'])
  expect(codes(document({ kind: 'request', major: true, consentRef: '区委常委会第12次会议' }), facts)).toEqual([])
  expect(codes(document({ kind: 'request', major: true }), routing([city]))).toEqual([])
})

test('G-ROUTE-05 不得原文转报下级请示', () => {
  const basis = [{ title: '关于修路的请示', docNumber: null, text: '拟修建 青石路，妥否。' }]
  expect(codes(document({ kind: 'request', basis }, '拟修建青石路，妥否。'), routing([city]))).toEqual(['G-ROUTE-05 block'])
  expect(codes(document({ kind: 'request', basis }, '拟修建青石路。经研究，我们建议列入明年计划。'), routing([city]))).toEqual([])
})

test('G-ROUTE-06 请示一文一事', () => {
  expect(codes(document({ kind: 'request' }, '恳请批准新建大楼。同时请求拨付经费三百万元。'), routing([city]))).toEqual(['G-ROUTE-06 confirm'])
  expect(codes(document({ kind: 'request' }, '恳请批准新建大楼。妥否，请批示。'), routing([city]))).toEqual([])
})

test('G-ROUTE-07 报告不得夹带请示', () => {
  expect(codes(document({ kind: 'report' }, '以上情况妥否，请批示。'), routing([city]))).toEqual(['G-ROUTE-07 block'])
  expect(codes(document({ kind: 'letter' }, '请予支持。'), routing([recipient('区政协', { way: 'parallel' })]))).toEqual(['G-ROUTE-07 warn'])
  expect(codes(document({ kind: 'report' }, '特此报告。'), routing([city]))).toEqual([])
})

test('G-ROUTE-08 不得报送领导个人，领导直接交办的除外', () => {
  const leader = recipient('张书记', { way: 'upward', isLeader: true, kind: null })
  expect(codes(document({ kind: 'report' }), routing([leader]))).toEqual(['G-ROUTE-08 block'])
  expect(codes(document({ kind: 'report', leaderAssignment: '11月3日批示交办' }), routing([leader]))).toEqual([])
})

test('G-ROUTE-09 双重领导机关提示抄送另一上级', () => {
  const dual = { ...township, name: '区纪委', otherSuperiors: [{ unit: 'u-市纪委' as UnitId, name: '市纪委' }] }
  expect(codes(document({}), routing([dual]))).toEqual(['G-ROUTE-09 warn'])
  expect(codes(document({}), routing([dual, recipient('市纪委', { as: 'copy', way: 'upward' })]))).toEqual([])
})

test('G-ROUTE-10 重要下行文提示抄送直接上级', () => {
  const facts = routing([township], { directSuperior: { unit: 'u-市委' as UnitId, name: '市委' } })
  expect(codes(document({ important: true }), facts)).toEqual(['G-ROUTE-10 warn'])
  expect(codes(document({ important: false }), facts)).toEqual([])
})

test('G-ROUTE-11 部门不得向下级党委政府发指令性公文', () => {
  expect(codes(document({ directive: true }), routing([township], { sender: department }))).toEqual(['G-ROUTE-11 block'])
  expect(codes(document({ kind: 'decision' }), routing([township], { sender: department }))).toEqual(['G-ROUTE-11 block'])
  expect(codes(document({ directive: true }), routing([township]))).toEqual([])
})

test('G-ROUTE-12 需政府同意的要在文中写明', () => {
  const facts = routing([recipient('区教育局', { way: 'parallel', kind: 'districtDepartment' })], { sender: department })
  expect(codes(document({ needsGovernmentConsent: true }), facts)).toEqual(['G-ROUTE-12 block'])
  expect(codes(document({ needsGovernmentConsent: true }, '经区政府同意，现通知如下。'), facts)).toEqual([])
})

test('G-ROUTE-13 部门可以向下级对口部门和相互行文', () => {
  expect(codes(document({ directive: true }), routing([recipient('区教育局', { way: 'parallel', kind: 'districtDepartment' })], { sender: department }))).toEqual([])
})

test('G-ROUTE-15 联合行文要写明必要性，限于同级机关', () => {
  const facts = (level: string) => routing([township], { joint: [{ ...sender, unit: 'u-j' as UnitId, name: '区政府办公室', level }] })
  expect(codes(document({}), facts('district'))).toEqual(['G-ROUTE-15 confirm'])
  expect(routingIssues(document({}), facts('department'))[0]!.text).toContain('不同级')
})

test('G-ROUTE-16 内设机构不得对外行文', () => {
  expect(codes(document({}), routing([township], { sender: { ...sender, kind: 'section', name: '秘书科' } }))).toEqual(['G-ROUTE-16 block'])
})

test('G-ROUTE-17 未立户的单位不得行文', () => {
  expect(codes(document({}), routing([township], { sender: { ...sender, registered: false } }))).toEqual(['G-ROUTE-17 block'])
})

test('G-ROUTE-18 议事协调机构不得向下级党委政府发指令性公文', () => {
  const group = { ...sender, kind: 'otherBody', name: '区防汛抗旱指挥部' } as const
  expect(codes(document({ directive: true }), routing([township], { sender: group }))).toEqual(['G-ROUTE-18 block'])
  expect(codes(document({ directive: false }), routing([township], { sender: group }))).toEqual([])
})
