import type { OfficeRole } from '#lib/contract'
import type { LeadershipLine, UnitKind, UnitLevel } from './types.ts'

/** What the screens and the import file call each kind of unit. */
export const unitKindWords: Readonly<Record<UnitKind, string>> = {
  superiorCommittee: '上级党委', superiorOffice: '上级党委办公室', superiorOrgan: '上级机关',
  districtCommittee: '区委', committeeOffice: '区委办公室', committeeDepartment: '区委部委',
  government: '区政府', governmentOffice: '区政府办公室', districtDepartment: '区直部门', township: '镇街',
  peoplesCongress: '人大', consultativeConference: '政协', disciplineCommission: '纪委监委',
  massOrganisation: '群团', court: '法院', procuratorate: '检察院', otherBody: '其他单位', section: '科室',
}

export const unitLevelWords: Readonly<Record<UnitLevel, string>> = { city: '市级', district: '区级', department: '正科级', section: '科室级' }

export const lineWords: Readonly<Record<LeadershipLine['line'], string>> = { dualLeadership: '双重领导', guidance: '业务指导' }

export const roleWords: Readonly<Record<OfficeRole, string>> = {
  drafter: '拟稿人', sectionHead: '科室负责人', officeReviewer: '办公室审核人', officeHead: '办公室主任',
  inChargeLeader: '分管领导', principalHead: '主要负责人', unitHead: '单位负责人', confidentialClerk: '机要员',
  archivist: '档案员', sealKeeper: '印章保管人', secrecyOfficer: '保密员', supervisor: '督查员', infoEditor: '信息编辑',
  dutyOfficer: '值班员', dutyLeader: '带班领导', unitContact: '单位联络员', flowAdmin: '流程管理员', organisationClerk: '组织机构管理员',
}

export const unitKinds = Object.keys(unitKindWords) as readonly UnitKind[]
export const unitLevels = Object.keys(unitLevelWords) as readonly UnitLevel[]
export const officeRoles = Object.keys(roleWords) as readonly OfficeRole[]
