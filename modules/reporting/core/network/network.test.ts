import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { PersonId, UnitId } from '#lib/ids'
import type { Day, Instant } from '#lib/instants'
import type { Signatory } from '#lib/signatory'
import { maySeePoint, speaksFor, type NetworkViewer } from './access.ts'
import { decidePoint, evolvePoint, holderOf } from './decide.ts'
import { gapsOf, isValid, type GapFacts } from './gaps.ts'
import { readNetwork, type NetworkWorld } from './rows.ts'
import { pointRoles, type PointId } from './three.ts'
import type { Point, PointCommand, PointGiven, PointState } from './types.ts'

const who = (person: string) => ({ person: person as PersonId, name: person })
const actor: Signatory = { ...who('科长'), unit: null, unitName: '信息科', onBehalfOf: null }
const given: PointGiven = { keeps: true, isOwn: false, actor, now: '2026-11-23T01:00:00.000Z' as Instant, people: ['甲', '乙', '丙', '丁'] as PersonId[] }
const on = '2026-11-20' as Day
const register: PointCommand = { type: 'register', id: 'P' as PointId, level: 'township', unit: 'U' as UnitId, name: '青禾镇', parent: null, on }
const appoint = (role: (typeof pointRoles)[number], person: string, over: { isSubstitute?: boolean; phone?: string; on?: Day } = {}): PointCommand => ({ type: 'appoint', role, isSubstitute: false, phone: '0668-1234567', on, ...who(person), ...over })
const after = (commands: readonly PointCommand[], state: PointState = { at: 'absent' }): Point => commands.reduce((now, command) => {
  const answer = decidePoint(now, command, given)
  return answer.kind === 'accepted' ? answer.events.reduce(evolvePoint, now) : now
}, state) as Point
const complete = [register, appoint('leader', '甲'), appoint('officeHead', '乙'), appoint('infoOfficer', '丙')]
const facts: GapFacts = { inPost: new Set(given.people), withAccount: new Set(given.people) }
const refusal = (state: PointState, command: PointCommand, over: Partial<PointGiven> = {}) => { const answer = decidePoint(state, command, { ...given, ...over }); return answer.kind === 'refused' ? answer.code : null }

test('三级齐全、各有电话、三个不同的人，才是有效直报点；缺口逐条列出并说怎么办', () => {
  const whole = after(complete)
  expect(isValid(gapsOf(whole, facts))).toBe(true)
  expect(gapsOf(after(complete.slice(0, 2)), facts).map(({ kind, role }) => [kind, role])).toEqual([['role-missing', 'officeHead'], ['role-missing', 'infoOfficer']])
  expect(gapsOf(after(complete.slice(0, 2)), facts)[0]!.todo).toBe('请指定一位办公室主任')
  expect(gapsOf(whole, { ...facts, inPost: new Set(['甲', '丙'] as PersonId[]) }).map(({ kind, text }) => [kind, text])).toEqual([['person-left', '办公室主任乙已不在岗']])
  const doubled = after([...complete, appoint('infoOfficer', '甲', { phone: '' })])
  expect(gapsOf(doubled, facts).map(({ kind }) => kind)).toEqual(['two-roles', 'no-phone'])
  expect(isValid(gapsOf(doubled, facts))).toBe(false)
  const noAccount = gapsOf(whole, { ...facts, withAccount: new Set(['甲', '丙'] as PersonId[]) })
  expect([noAccount.map(({ kind }) => kind), isValid(noAccount)]).toEqual([['no-account'], true])
  const substitute = gapsOf(after([...complete, appoint('leader', '丁', { isSubstitute: true, phone: '' })]), facts)
  expect([substitute.map(({ kind }) => kind), isValid(substitute)]).toEqual([['no-phone'], true])
})

test('每一级同一时间只有一位；新任接替前任，换电话、免去都留下记录', () => {
  const whole = after(complete)
  const answer = decidePoint(whole, appoint('leader', '丁'), given)
  expect(answer).toMatchObject({ kind: 'accepted', events: [{ type: 'role-given', before: { person: '甲' } }] })
  expect(after([appoint('leader', '丁')], whole).holdings.filter(({ role }) => role === 'leader').map(({ person }) => person)).toEqual(['丁'])
  expect(decidePoint(whole, appoint('leader', '甲', { phone: '13800000000' }), given)).toMatchObject({ events: [{ type: 'role-phone-changed', was: '0668-1234567' }] })
  expect(holderOf(after([{ type: 'relieve', role: 'leader', isSubstitute: false, on, reason: '退休' }], whole), { role: 'leader', isSubstitute: false })).toBeNull()
  expect(refusal(whole, { ...register })).toBe('point-exists')
  expect(refusal(whole, appoint('leader', '甲'))).toBe('role-held-already')
  expect(refusal(whole, appoint('leader', '甲', { isSubstitute: true }))).toBe('substitute-of-himself')
  expect(refusal(whole, appoint('leader', '路人'))).toBe('holder-without-post')
  expect(refusal(whole, appoint('leader', '丁', { on: '2026-11-01' as Day }))).toBe('role-before-former')
  expect(refusal(after(complete.slice(0, 2)), { type: 'relieve', role: 'infoOfficer', isSubstitute: false, on, reason: '' })).toBe('role-unheld')
  expect(refusal(whole, { type: 'close', on, reason: ' ' })).toBe('network-reason-missing')
  expect(refusal(after([...complete, { type: 'close', on, reason: '并入白石镇' }]), appoint('leader', '丁'))).toBe('point-closed')
  expect(decidePoint(whole, { type: 'rename', name: '青禾镇党委' }, given)).toMatchObject({ events: [{ type: 'point-renamed', was: '青禾镇' }] })
  expect(after([{ type: 'rename', name: '青禾镇党委' }], whole).name).toBe('青禾镇党委')
})

test('设立、撤销归信息科，本单位只说自己的三级负责人', () => {
  const whole = after(complete)
  for (const command of [{ type: 'close', on, reason: '撤' } as const, { type: 'rename', name: '新名' } as const]) expect(refusal(whole, command, { keeps: false, isOwn: true })).toBe('not-for-network-keeper')
  expect(refusal(whole, appoint('leader', '丁'), { keeps: false, isOwn: true })).toBeNull()
  expect(refusal(whole, appoint('leader', '丁'), { keeps: false, isOwn: false })).toBe('not-for-network-keeper')
  const viewer: NetworkViewer = { admin: null, person: '丙' as PersonId, posts: [{ organ: 'U' as UnitId, isOffice: false, roles: ['unitContact'] }] }
  const point = { unit: 'U' as UnitId, people: ['丙'] as PersonId[] }
  expect([speaksFor(viewer, 'U' as UnitId), maySeePoint(viewer, point)]).toEqual([true, true])
  const stranger: NetworkViewer = { ...viewer, person: '他' as PersonId, posts: [{ organ: 'V' as UnitId, isOffice: false, roles: ['officeHead', 'infoEditor'] }] }
  expect([speaksFor(stranger, 'U' as UnitId), maySeePoint(stranger, point), maySeePoint({ ...viewer, admin: 'sysAdmin' }, point)]).toEqual([false, false, false])
})

test('任意变动之后，每个席位最多一人，缺口与在任人员互补', () => {
  const command = fc.oneof(
    fc.record({ role: fc.constantFrom(...pointRoles), person: fc.constantFrom('甲', '乙', '丙', '丁', '路人'), isSubstitute: fc.boolean(), phone: fc.constantFrom('', '0668-1234567') }).map(({ role, person, ...over }) => appoint(role, person, over)),
    fc.record({ role: fc.constantFrom(...pointRoles), isSubstitute: fc.boolean() }).map((seat): PointCommand => ({ type: 'relieve', ...seat, on, reason: '' })),
  )
  fc.assert(fc.property(fc.array(command, { maxLength: 20 }), (commands) => {
    const point = after([register, ...commands])
    const seats = point.holdings.map(({ role, isSubstitute }) => `${role}${isSubstitute}`)
    expect(new Set(seats).size).toBe(seats.length)
    const missing = gapsOf(point, facts).filter(({ kind }) => kind === 'role-missing').map(({ role }) => role)
    expect(new Set([...missing, ...point.holdings.filter(({ isSubstitute }) => !isSubstitute).map(({ role }) => role)])).toEqual(new Set(pointRoles))
  }))
})

test('导入的表逐格核对；村社须挂镇街，同一直报点不能两行', () => {
  const world: NetworkWorld = { units: [{ unit: 'U' as UnitId, name: '青禾镇党委', fullName: '中共临江区青禾镇委员会', people: [who('甲'), who('乙'), who('丙')] }], points: [] }
  const row = (at: number, cells: Record<string, string>) => ({ row: at, cells })
  const town = { 层级: '镇街', 单位: '青禾镇党委', 分管领导: '甲', 分管领导电话: '0668-1234567', 办公室主任: '乙' }
  const good = readNetwork([row(2, { 层级: '村社', 单位: '青禾镇党委', 村社名称: '青山村', 信息员: '丙' }), row(3, town)], world)
  expect(good.issues).toEqual([])
  expect(good.points.map(({ level, name, seats }) => [level, name, seats.length])).toEqual([['township', '青禾镇党委', 2], ['village', '青山村', 1]])
  const bad = readNetwork([row(2, { 层级: '乡', 单位: '没有的镇' }), row(3, town), row(4, town), row(5, { ...town, 分管领导: '路人', 办公室主任电话: '打不通' }), row(6, { 层级: '村社', 单位: '青禾镇党委' })], { ...world })
  expect(bad.issues.map(({ row: at, column }) => `${at}${column}`)).toEqual(['2层级', '2单位', '4单位', '5分管领导', '5办公室主任电话', '6村社名称'])
  expect(readNetwork([row(2, { 层级: '村社', 单位: '青禾镇党委', 村社名称: '青山村' })], world).issues).toMatchObject([{ column: '单位', text: '所属镇街还不是直报点，请在本表中加上镇街一行' }])
})
