import { rowsFrom, type ImportRows } from '../../core/import-rows.ts'
import type { GroupContent } from '../../core/types.ts'
import { holderOf, personCells, samplePeople, type SamplePerson } from './people.ts'
import { postCells } from './posts.ts'
import { committeeName, governmentName, officeName, sectionName, unitCells } from './units.ts'

export { committeeName, governmentName, officeName, samplePeople, sectionName, type SamplePerson }

/** 云江市临江区, an invented district, as an import file would bring it. */
export const demoDistrict: ImportRows = rowsFrom({ units: unitCells, posts: postCells, people: personCells })

/** Recipient groups of the demo district; excepted units by short name. */
export const demoGroups: readonly (Pick<GroupContent, 'name' | 'kinds' | 'position'> & { readonly units: readonly string[]; readonly except: readonly string[] })[] = [
  { name: '各镇党委、街道党工委', kinds: ['township'], units: [], except: [], position: 1 },
  { name: '区委各部委', kinds: ['committeeDepartment'], units: [officeName], except: [], position: 2 },
  { name: '区直各部门', kinds: ['governmentOffice', 'districtDepartment'], units: [], except: [], position: 3 },
  { name: '区各人民团体', kinds: ['massOrganisation'], units: [], except: [], position: 4 },
  { name: '区人大常委会、区政府、区政协', kinds: ['peoplesCongress', 'government', 'consultativeConference'], units: [], except: [], position: 5 },
  { name: '区纪委监委、区法院、区检察院', kinds: ['disciplineCommission', 'court', 'procuratorate'], units: [], except: [], position: 6 },
]

/** Named people of the demo district: the cast of tests, journeys and the sample sign-in. */
export const cast = {
  secretary: holderOf(committeeName, '书记'),
  districtMayor: holderOf(governmentName, '区长'),
  deputySecretary: holderOf(committeeName, '专职副书记'),
  officeHead: holderOf(officeName, '主任'),
  deputyOfficeHead: holderOf(officeName, '常务副主任'),
  supervisingDeputy: holderOf(officeName, '副主任、督查室主任'),
  secrecyDeputy: holderOf(officeName, '副主任、保密机要局局长'),
  secretariatHead: holderOf(sectionName('秘书科'), '科长'),
  clerk: holderOf(sectionName('秘书科'), '文书'),
  sealKeeper: holderOf(sectionName('秘书科'), '印章管理员'),
  flowAdmin: holderOf(sectionName('秘书科'), '流程管理员'),
  generalHead: holderOf(sectionName('综合科'), '科长'),
  drafter: holderOf(sectionName('综合科'), '科员'),
  secondDrafter: holderOf(sectionName('综合科'), '科员', 1),
  infoHead: holderOf(sectionName('信息科'), '科长'),
  supervisor: holderOf(sectionName('督查室'), '督查员'),
  inspector: holderOf(sectionName('督查室'), '督查员', 1),
  confidentialClerk: holderOf(sectionName('机要保密科'), '机要员'),
  secrecyOfficer: holderOf(sectionName('机要保密科'), '保密员'),
  archivist: holderOf(sectionName('档案室'), '档案员'),
  dutyOfficer: holderOf(sectionName('值班室'), '值班员'),
  organisationClerk: holderOf(sectionName('人事科'), '组织机构管理员'),
  financeHead: holderOf('区财政局', '局长'),
  financeContact: holderOf('区财政局', '文书'),
  reformHead: holderOf('区发改局', '局长'),
  reformContact: holderOf('区发改局', '文书'),
  townHead: holderOf('青禾镇党委', '党委书记'),
  townContact: holderOf('青禾镇党委', '文书'),
  governmentHead: holderOf('区政府办公室', '主任'),
  governmentContact: holderOf('区政府办公室', '文书'),
  disciplineContact: holderOf('区纪委监委', '文书'),
} as const satisfies Record<string, SamplePerson>
