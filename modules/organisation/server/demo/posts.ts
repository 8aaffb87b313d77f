import type { OfficeRole } from '#lib/contract'
import type { Cells } from '../../core/import-rows.ts'
import { roleWords } from '../../core/words.ts'
import { allDepartments, committeeDepartments, committeeName, departments, governmentName, massOrganisations, officeName, otherBodies, sectionName, sections, townships } from './units.ts'

/** A post of the demo district. `also` names the second posts that its holder has. */
export interface SamplePost {
  readonly unit: string
  readonly title: string
  readonly roles?: readonly OfficeRole[]
  readonly seats?: number
  readonly rank?: number
  readonly oversees?: readonly string[]
  /** Held by the one whose main post is this: unit and title. */
  readonly alsoHeldBy?: readonly [unit: string, title: string]
}

const shortNames = (organs: readonly { readonly shortName: string }[]) => organs.map((organ) => organ.shortName)
const part = (all: readonly string[], which: number, of: number) => all.filter((_, at) => at % of === which)
const governed = shortNames(departments).filter((name) => !['区发改局', '区财政局', '区统计局', '区审计局', '区应急局', '区国资局'].includes(name))

/** 区领导, in protocol order. A leader who also heads a department has the seat in the committee besides. */
const leaders: readonly SamplePost[] = ([
  { unit: committeeName, title: '书记', roles: ['principalHead', 'inChargeLeader'], oversees: [committeeName, '区纪委监委', '区委编办'] },
  { unit: governmentName, title: '区长', roles: ['principalHead', 'inChargeLeader'], oversees: [governmentName, '区审计局'] },
  { unit: committeeName, title: '专职副书记', roles: ['inChargeLeader', 'dutyLeader'], oversees: ['区委党校', '区委社会工作部', '区委直属机关工委', ...shortNames(townships), ...shortNames(massOrganisations)] },
  { unit: '区人大常委会', title: '主任', roles: ['principalHead'] },
  { unit: '区政协', title: '主席', roles: ['principalHead'] },
  { unit: '区纪委监委', title: '书记、主任', roles: ['principalHead', 'inChargeLeader'], oversees: ['区委巡察办'] },
  { unit: governmentName, title: '常务副区长', roles: ['inChargeLeader', 'dutyLeader'], oversees: ['区政府办公室', '区发改局', '区财政局', '区统计局', '区应急局', '区国资局', '区税务局'] },
  { unit: '区委组织部', title: '部长', roles: ['unitHead', 'inChargeLeader', 'dutyLeader'], oversees: ['区委组织部', '区委老干部局'] },
  { unit: '区委宣传部', title: '部长', roles: ['unitHead', 'inChargeLeader', 'dutyLeader'], oversees: ['区委宣传部', '区委网信办', '区融媒体中心'] },
  { unit: '区委政法委', title: '书记', roles: ['unitHead', 'inChargeLeader', 'dutyLeader'], oversees: ['区委政法委', '区法院', '区检察院', '公安临江分局', '区司法局', '区信访局'] },
  { unit: '区委统战部', title: '部长', roles: ['unitHead', 'inChargeLeader', 'dutyLeader'], oversees: ['区委统战部', '区民宗局'] },
  { unit: officeName, title: '主任', roles: ['officeHead', 'unitHead', 'inChargeLeader', 'dutyLeader'], oversees: [officeName, '区档案馆'] },
  ...[0, 1, 2, 3].map((which): SamplePost => ({
    unit: governmentName, title: `副区长（分管${['工业商贸', '农业农村', '城建交通', '社会事业'][which]}）`, roles: ['inChargeLeader', 'dutyLeader'],
    oversees: part(governed.filter((name) => !['区司法局', '区信访局', '区民宗局', '区融媒体中心', '区档案馆'].includes(name)), which, 4),
  })),
  { unit: '区法院', title: '院长', roles: ['unitHead'] },
  { unit: '区检察院', title: '检察长', roles: ['unitHead'] },
] satisfies SamplePost[]).map((post: SamplePost, at) => ({ ...post, rank: at + 1 }))

const committeeSeats: readonly SamplePost[] = ([
  ['副书记', governmentName, '区长'], ['常委、纪委书记', '区纪委监委', '书记、主任'], ['常委、常务副区长', governmentName, '常务副区长'], ['常委、组织部部长', '区委组织部', '部长'],
  ['常委、宣传部部长', '区委宣传部', '部长'], ['常委、政法委书记', '区委政法委', '书记'], ['常委、统战部部长', '区委统战部', '部长'], ['常委、区委办公室主任', officeName, '主任'],
] as const).map(([title, unit, main]) => ({ unit: committeeName, title, alsoHeldBy: [unit, main] }))

const inSection = (section: (typeof sections)[number], posts: readonly Omit<SamplePost, 'unit'>[]): readonly SamplePost[] => posts.map((post) => ({ unit: sectionName(section), ...post }))
const oversight = (...names: (typeof sections)[number][]) => names.map(sectionName)

/** The committee office and its sections: every role of the flows has its holder. */
const office: readonly SamplePost[] = [
  { unit: officeName, title: '常务副主任', roles: ['officeReviewer', 'inChargeLeader', 'dutyLeader'], oversees: oversight('秘书科', '综合科', '调研室', '法规科', '人事科') },
  { unit: officeName, title: '副主任、督查室主任', roles: ['officeReviewer', 'inChargeLeader', 'dutyLeader', 'supervisor'], oversees: oversight('督查室', '信息科', '值班室') },
  { unit: officeName, title: '副主任、保密机要局局长', roles: ['officeReviewer', 'inChargeLeader', 'dutyLeader'], oversees: oversight('机要保密科', '档案室', '会务接待科', '行政科') },
  ...inSection('秘书科', [
    { title: '科长', roles: ['sectionHead', 'officeReviewer'] }, { title: '文书', roles: ['drafter', 'unitContact'], seats: 3 }, { title: '印章管理员', roles: ['sealKeeper'] },
    { title: '流程管理员', roles: ['flowAdmin', 'drafter'] },
  ]),
  ...inSection('综合科', [{ title: '科长', roles: ['sectionHead'] }, { title: '科员', roles: ['drafter'], seats: 4 }]),
  ...inSection('调研室', [{ title: '主任', roles: ['sectionHead'] }, { title: '科员', roles: ['drafter'], seats: 2 }]),
  ...inSection('信息科', [{ title: '科长', roles: ['sectionHead', 'infoEditor'] }, { title: '信息编辑', roles: ['infoEditor', 'drafter'], seats: 3 }]),
  ...inSection('督查室', [{ title: '副主任', roles: ['sectionHead', 'supervisor'] }, { title: '督查员', roles: ['supervisor', 'drafter'], seats: 3 }]),
  ...inSection('法规科', [{ title: '科长', roles: ['sectionHead'] }, { title: '科员', roles: ['drafter'], seats: 2 }]),
  ...inSection('会务接待科', [{ title: '科长', roles: ['sectionHead'] }, { title: '科员', roles: ['drafter'], seats: 2 }]),
  ...inSection('值班室', [{ title: '主任', roles: ['sectionHead', 'dutyOfficer'] }, { title: '值班员', roles: ['dutyOfficer', 'drafter'], seats: 4 }]),
  ...inSection('机要保密科', [{ title: '科长', roles: ['sectionHead', 'confidentialClerk'] }, { title: '机要员', roles: ['confidentialClerk'], seats: 2 }, { title: '保密员', roles: ['secrecyOfficer'] }]),
  ...inSection('档案室', [{ title: '主任', roles: ['sectionHead', 'archivist'] }, { title: '档案员', roles: ['archivist'], seats: 2 }]),
  ...inSection('行政科', [{ title: '科长', roles: ['sectionHead'] }, { title: '科员', roles: ['drafter'], seats: 2 }]),
  ...inSection('人事科', [{ title: '科长', roles: ['sectionHead'] }, { title: '组织机构管理员', roles: ['organisationClerk', 'drafter'] }]),
]

const headed = new Set(leaders.filter((post) => post.roles?.some((role) => role === 'unitHead' || role === 'principalHead')).map((post) => post.unit))
const headTitle = (unit: string) => ['局', '分局'].some((end) => unit.endsWith(end)) ? '局长'
  : unit.endsWith('部') ? '部长' : unit.endsWith('党校') ? '常务副校长' : unit.endsWith('馆') ? '馆长' : /工委|团区委/.test(unit) ? '书记'
    : /总工会|妇联|科协|工商联|文联/.test(unit) ? '主席' : unit.endsWith('残联') ? '理事长' : unit.endsWith('红十字会') ? '常务副会长' : '主任'

const ordinary: readonly string[] = [...shortNames(committeeDepartments), ...allDepartments, ...shortNames(massOrganisations), ...otherBodies]
const staff = (unit: string, officeTitle: string): readonly SamplePost[] => [
  { unit, title: officeTitle, roles: ['officeHead'] },
  { unit, title: '文书', roles: ['drafter', 'unitContact'] },
]

/** Every post of the demo district. */
export const samplePosts: readonly SamplePost[] = [
  ...leaders, ...committeeSeats, ...office,
  ...ordinary.flatMap((unit) => [...(headed.has(unit) ? [] : [{ unit, title: headTitle(unit), roles: ['unitHead'] } satisfies SamplePost]), ...staff(unit, unit === '区政府办公室' ? '秘书科科长' : '办公室主任')]),
  ...shortNames(departments).slice(0, 16).map((unit): SamplePost => ({ unit, title: '副局长' })),
  ...shortNames(townships).flatMap((unit): readonly SamplePost[] => [
    { unit, title: unit.includes('街道') ? '党工委书记' : '党委书记', roles: ['unitHead'] }, { unit, title: unit.includes('街道') ? '办事处主任' : '镇长' },
    ...staff(unit, '党政办主任'),
  ]),
]

const words = (items: readonly string[] = []) => items.join('、')
/** Rows of the sheet 岗位. */
export const postCells: readonly Cells[] = samplePosts.map((post) => [
  post.unit, post.title, words(post.roles?.map((role) => roleWords[role])), post.seats ?? 1, post.rank ?? '', words(post.oversees),
])
