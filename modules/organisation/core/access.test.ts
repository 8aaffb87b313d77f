import { expect, test } from 'vitest'
import { demoDistrict } from '../examples.ts'
import { maskMobile, mayGrantProxy, mayKeepOrganisation, maySeeMobile, maySeeProxy, type Viewer } from './access.ts'
import { decideGroup } from './decide-group.ts'
import { evolveGroup, fold } from './evolve.ts'
import { idsFor, planImport } from './plan-import.ts'
import { organisationRefusals } from './refusals.ts'
import { addressesOf, asKey, searchKeys } from './search-keys.ts'
import { day, personId, unitId } from './testing/sample.ts'
import { treeOn } from './tree.ts'
import type { GroupCommand, GroupId } from './types.ts'

const tree = treeOn(planImport({ ...demoDistrict, posts: [], people: [] }, {
  fromOn: day('2026-01-01'), units: [], people: [], freshIds: Array.from({ length: idsFor(demoDistrict) }, (_, at) => `u${at}`),
}).units.map((one) => one.after), day('2026-11-23'))
const named = (name: string) => [...tree.units.values()].find((unit) => unit.shortName === name)!.id
const viewer = (over: Partial<Viewer>): Viewer => ({ person: personId('看的人'), admin: null, units: [], roles: [], ...over })

test('手机号：本人、同单位、值班与组织机构管理岗位看全号，其余和三员看掩码', () => {
  const person = { id: personId('王玥'), units: [named('秘书科')] }
  const sees = (over: Partial<Viewer>) => maySeeMobile(viewer(over), person, tree)
  expect([sees({ person: person.id }), sees({ units: [named('综合科')] }), sees({ roles: ['dutyOfficer'] }), sees({ roles: ['organisationClerk'] })]).toEqual([true, true, true, true])
  expect([sees({ units: [named('区财政局')] }), sees({ admin: 'sysAdmin', person: null, roles: ['organisationClerk'] })]).toEqual([false, false])
  expect(maskMobile('19900001234')).toBe('199****1234')
})

test('机构只由组织机构管理员变动，代理只由本人或其代办', () => {
  expect([mayKeepOrganisation(viewer({ roles: ['organisationClerk'] })), mayKeepOrganisation(viewer({})), mayKeepOrganisation(viewer({ admin: 'sysAdmin' }))]).toEqual([true, false, false])
  expect([mayGrantProxy(viewer({}), personId('看的人')), mayGrantProxy(viewer({}), personId('别人')), mayGrantProxy(viewer({ roles: ['organisationClerk'] }), personId('别人'))]).toEqual([true, false, true])
  const proxy = { principal: personId('甲'), deputy: personId('乙') }
  expect(['甲', '乙', '丙'].map((name) => maySeeProxy(viewer({ person: personId(name) }), proxy))).toEqual([true, true, false])
})

test('分送范围须有名称、不重名、不为空、单位存在，停用后不再修改', () => {
  const facts = { names: ['各镇党委'], units: [unitId('区财政局')] }
  const content = { name: '区直各部门', kinds: ['districtDepartment' as const], units: [], except: [], position: 1 }
  const codeOf = (command: GroupCommand, state = null as ReturnType<typeof evolveGroup> | null) => {
    const answer = decideGroup(state, command, facts)
    return answer.kind === 'refused' ? answer.code : 'accepted'
  }
  const name = (over: Partial<typeof content> | { units: ReturnType<typeof unitId>[] } = {}): GroupCommand => ({ type: 'name-group', id: 'g' as GroupId, content: { ...content, ...over } })
  expect([codeOf(name()), codeOf(name({ name: ' ' })), codeOf(name({ name: '各镇党委' })), codeOf(name({ kinds: [] })), codeOf(name({ units: [unitId('没有')] }))])
    .toEqual(['accepted', 'group-name-missing', 'group-name-taken', 'group-empty', 'group-unit-missing'])
  const renamed = fold(evolveGroup, null, [{ type: 'group-named', id: 'g' as GroupId, content }, { type: 'group-changed', content: { ...content, name: '区直各单位' } }])
  expect([renamed?.name, renamed?.version]).toEqual(['区直各单位', 2])
  const retired = fold(evolveGroup, null, [{ type: 'group-named', id: 'g' as GroupId, content }, { type: 'group-retired' }])
  expect([codeOf({ type: 'change-group', content }, retired), codeOf({ type: 'retire-group' })]).toEqual(['group-retired', 'group-not-found'])
})

test('按姓名、拼音、首字母和称谓都能查到', () => {
  const keys = searchKeys({ name: '王建国', syllables: ['wang', 'jian', 'guo'], surname: 1 }, addressesOf('常务副主任').map((title) => ({ title, syllables: ['zhu', 'ren'], fromOn: day('2026-01-01'), untilOn: null })))
  expect(keys.map((one) => one.key)).toEqual(['王建国', 'wangjianguo', 'wjg', '建国', 'jianguo', 'jg', '王主任', 'wangzhuren', 'wzr'])
  expect([addressesOf('常委、组织部部长'), addressesOf('副主任、督查室主任'), addressesOf('科员'), addressesOf('书记、主任')]).toEqual([['部长'], ['主任'], ['科员'], ['书记', '主任']])
  expect(asKey(" Wang'Jian ＧＵＯ")).toBe('wangjianguo')
})

test('每句拒绝的话都说清下一步', () => {
  for (const [code, sentence] of Object.entries(organisationRefusals)) {
    expect(sentence, code).toMatch(/。$/)
    expect(sentence, code).toMatch(/请|须|不能|不得|无需/)
  }
})
