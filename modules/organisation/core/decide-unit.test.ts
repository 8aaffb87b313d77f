import { expect, test } from 'vitest'
import { decideUnit, type UnitFacts } from './decide-unit.ts'
import { evolveUnit, fold } from './evolve.ts'
import { aPost, aUnit, day, FOUNDED, grounds, postId, profileOf, unitId } from './testing/sample.ts'
import { profileOn } from './tree.ts'
import type { Unit, UnitCommand } from './types.ts'

const committee = aUnit('区委', { kind: 'districtCommittee', level: 'district' })
const government = aUnit('区政府', { kind: 'government', level: 'district', parent: unitId('区委') })
const finance = aUnit('区财政局', { parent: unitId('区政府'), issuer: { registeredOn: FOUNDED, docPrefixes: ['临财'] } }, [aPost('区财政局', '局长'), aPost('区财政局', '科员', { seats: 3 })])
const section = aUnit('秘书科', { kind: 'section', level: 'section', parent: unitId('区委') })
const facts: UnitFacts = { units: [committee, government, finance, section], held: [] }

const decide = (state: Unit | null, command: UnitCommand, over: Partial<UnitFacts> = {}) => decideUnit(state, command, { ...facts, ...over })
const codeOf = (state: Unit | null, command: UnitCommand, over: Partial<UnitFacts> = {}) => {
  const answer = decide(state, command, over)
  return answer.kind === 'refused' ? answer.code : 'accepted'
}
const after = (state: Unit | null, command: UnitCommand) => {
  const answer = decide(state, command)
  if (answer.kind === 'refused') throw new Error(answer.code)
  return fold(evolveUnit, state, answer.events)!
}
const establish = (name: string, over = {}): UnitCommand => ({ type: 'establish-unit', id: unitId(`新${name}`), profile: profileOf(name, { parent: unitId('区政府'), ...over }), fromOn: day('2026-03-01'), grounds })

test('设立单位须有名称、原因和存续的上级', () => {
  expect(codeOf(null, establish('区数据局'))).toBe('accepted')
  expect(codeOf(null, establish('区数据局', { name: ' ' }))).toBe('unit-name-missing')
  expect(codeOf(null, { ...establish('区数据局'), grounds: { reason: '' } } as UnitCommand)).toBe('change-reason-missing')
  expect(codeOf(null, establish('区数据局', { parent: unitId('不存在') }))).toBe('unit-parent-missing')
  expect(codeOf(finance, { type: 'change-unit', changes: { shortName: '区财局' }, fromOn: day('2026-02-01'), grounds: { reason: ' ' } })).toBe('change-reason-missing')
  expect(codeOf(null, { type: 'change-unit', changes: {}, fromOn: FOUNDED, grounds })).toBe('unit-not-found')
})

test('全称、简称不得与在用单位相同，科室简称可重名', () => {
  expect(codeOf(null, establish('区财政局'))).toBe('unit-name-taken')
  expect(codeOf(null, establish('区财政局', { name: '另一个全称' }))).toBe('unit-name-taken')
  expect(codeOf(null, establish('秘书科', { name: '区政府办公室秘书科', kind: 'section', level: 'section' }))).toBe('accepted')
})

test('科室须有所属单位，不得立户', () => {
  expect(codeOf(null, establish('信息科', { kind: 'section', parent: null }))).toBe('section-without-parent')
  expect(codeOf(section, { type: 'register-issuer', issuer: { registeredOn: FOUNDED, docPrefixes: ['临秘'] }, fromOn: day('2026-03-01'), grounds })).toBe('section-no-issuer')
})

test('立户的机关代字须合规范且不与他人重复', () => {
  const register = (docPrefixes: string[]): UnitCommand => ({ type: 'register-issuer', issuer: { registeredOn: FOUNDED, docPrefixes }, fromOn: day('2026-03-01'), grounds })
  expect(codeOf(government, register(['临政']))).toBe('accepted')
  expect(codeOf(government, register(['临政〔2026〕']))).toBe('prefix-wrong')
  expect(codeOf(government, register(['临财']))).toBe('prefix-taken')
})

test('统一社会信用代码须通过校验', () => {
  expect(codeOf(null, establish('区数据局', { unifiedCode: '91350100M000100Y43' }))).toBe('accepted')
  expect(codeOf(null, establish('区数据局', { unifiedCode: '91350100M000100Y44' }))).toBe('unit-code-wrong')
})

test('更名自生效日起：以前的日子仍是旧名', () => {
  const renamed = after(finance, { type: 'change-unit', changes: { name: '云江市临江区财政金融局', shortName: '区财政金融局' }, fromOn: day('2026-06-01'), grounds })
  expect(profileOn(renamed, day('2026-05-31'))?.shortName).toBe('区财政局')
  expect(profileOn(renamed, day('2026-06-01'))?.shortName).toBe('区财政金融局')
  expect(codeOf(renamed, { type: 'change-unit', changes: { shortName: '区金融局' }, fromOn: day('2026-05-01'), grounds })).toBe('unit-change-too-early')
})

test('更正只改最近一段，不产生新的一段', () => {
  const mended = after(finance, { type: 'correct-unit', changes: { position: 9 }, grounds })
  expect(mended.terms).toHaveLength(1)
  expect(profileOn(mended, FOUNDED)?.position).toBe(9)
  expect(codeOf(finance, { type: 'correct-unit', changes: { position: 1 }, grounds })).toBe('unit-change-empty')
})

test('单位不得划到自己或下级之下', () => {
  expect(codeOf(committee, { type: 'change-unit', changes: { parent: unitId('区财政局') }, fromOn: day('2026-03-01'), grounds })).toBe('unit-under-itself')
  expect(codeOf(finance, { type: 'change-unit', changes: { parent: unitId('区财政局') }, fromOn: day('2026-03-01'), grounds })).toBe('unit-under-itself')
  expect(codeOf(finance, { type: 'change-unit', changes: { lines: [{ unit: unitId('区财政局'), line: 'dualLeadership' }] }, fromOn: day('2026-03-01'), grounds })).toBe('unit-line-missing')
})

test('有下级或有人任职的单位不得撤并，撤并后不再变动', () => {
  const merge: UnitCommand = { type: 'merge-unit', into: unitId('区政府'), on: day('2026-07-01'), grounds }
  expect(codeOf(government, { type: 'abolish-unit', on: day('2026-07-01'), grounds })).toBe('unit-has-children')
  expect(codeOf(finance, merge, { held: [{ post: postId('区财政局局长'), fromOn: FOUNDED, untilOn: null }] })).toBe('unit-has-people')
  expect(codeOf(finance, { ...merge, into: finance.id } as UnitCommand)).toBe('merge-into-itself')
  const merged = after(finance, merge)
  expect(profileOn(merged, day('2026-06-30'))?.shortName).toBe('区财政局')
  expect(profileOn(merged, day('2026-07-01'))).toBeNull()
  expect(merged.closing).toEqual({ on: '2026-07-01', mergedInto: '区政府' })
  expect(codeOf(merged, merge)).toBe('unit-closed')
})

test('岗位名称不得重复，职数不得少于在任人数，有人任职不得撤岗', () => {
  const add = (title: string, fromOn = '2026-03-01'): UnitCommand => ({ type: 'add-post', post: { id: postId('新岗'), title, roles: [], seats: 1, rank: null, oversees: [], fromOn: day(fromOn) } })
  const held = [1, 2].map(() => ({ post: postId('区财政局科员'), fromOn: FOUNDED, untilOn: null }))
  expect(codeOf(finance, add('总会计师'))).toBe('accepted')
  expect(codeOf(finance, add(' '))).toBe('post-title-missing')
  expect(codeOf(finance, add('局长'))).toBe('post-title-taken')
  expect(codeOf(finance, add('总会计师', '2025-12-31'))).toBe('post-too-early')
  const settings = { roles: [], rank: null, oversees: [] }
  expect(codeOf(finance, { type: 'change-post', post: postId('区财政局科员'), seats: 1, ...settings }, { held })).toBe('post-seats-too-few')
  expect(codeOf(finance, { type: 'change-post', post: postId('区财政局科员'), seats: 2, ...settings }, { held })).toBe('accepted')
  expect(codeOf(finance, { type: 'change-post', post: postId('区财政局科员'), seats: 2, ...settings, oversees: [unitId('不存在')] })).toBe('post-oversees-missing')
  expect(codeOf(finance, { type: 'abolish-post', post: postId('区财政局科员'), on: day('2026-05-01') }, { held })).toBe('post-held')
  expect(codeOf(finance, { type: 'abolish-post', post: postId('没有'), on: day('2026-05-01') })).toBe('post-not-found')
  const without = after(finance, { type: 'abolish-post', post: postId('区财政局科员'), on: day('2026-05-01') })
  expect(codeOf(without, { type: 'abolish-post', post: postId('区财政局科员'), on: day('2026-06-01') })).toBe('post-closed')
})

test('印章保管与审批不得设在同一岗位', () => {
  expect(codeOf(finance, { type: 'change-post', post: postId('区财政局局长'), seats: 1, roles: ['sealKeeper', 'unitHead'], rank: null, oversees: [] })).toBe('post-roles-clash')
})

test('每个命令留下的事件', () => {
  const on = day('2026-07-01')
  const post = postId('区财政局科员')
  const eventOf = (state: Unit | null, command: UnitCommand) => {
    const answer = decide(state, command)
    return answer.kind === 'accepted' ? answer.events.map((event) => event.type) : answer.code
  }
  expect([
    eventOf(null, establish('区数据局')),
    eventOf(finance, { type: 'change-unit', changes: { position: 3 }, fromOn: on, grounds }),
    eventOf(finance, { type: 'correct-unit', changes: { position: 3 }, grounds }),
    eventOf(finance, { type: 'register-issuer', issuer: null, fromOn: on, grounds }),
    eventOf(finance, { type: 'merge-unit', into: government.id, on, grounds }),
    eventOf(finance, { type: 'abolish-unit', on, grounds }),
    eventOf(finance, { type: 'add-post', post: { id: postId('会计'), title: '会计', roles: [], seats: 1, rank: null, oversees: [], fromOn: on } }),
    eventOf(finance, { type: 'change-post', post, roles: [], seats: 5, rank: null, oversees: [] }),
    eventOf(finance, { type: 'abolish-post', post, on }),
  ]).toEqual([
    ['unit-established'], ['unit-changed'], ['unit-corrected'], ['issuer-registered'], ['unit-merged'], ['unit-abolished'], ['post-added'], ['post-changed'], ['post-abolished'],
  ])
})
