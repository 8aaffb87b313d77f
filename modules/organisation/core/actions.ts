/** What is done to the organisation, as the audit calls it. */
export const organisationActions = {
  'organisation.establishUnit': '设立单位', 'organisation.changeUnit': '变动单位', 'organisation.correctUnit': '更正单位', 'organisation.registerIssuer': '发文立户',
  'organisation.mergeUnit': '并入其他单位', 'organisation.abolishUnit': '撤销单位', 'organisation.addPost': '设岗', 'organisation.changePost': '调整岗位', 'organisation.abolishPost': '撤岗',
  'organisation.setProtocolOrder': '排定礼宾次序', 'organisation.addPerson': '新增人员', 'organisation.changePerson': '修改人员信息', 'organisation.appoint': '任职',
  'organisation.endAppointment': '免职', 'organisation.movePerson': '调动', 'organisation.grantProxy': '委托代理', 'organisation.endProxy': '结束代理',
  'organisation.nameGroup': '新建分送范围', 'organisation.changeGroup': '修改分送范围', 'organisation.retireGroup': '停用分送范围',
  'organisation.import': '导入机构和人员', 'organisation.export': '导出机构和人员',
} as const satisfies Readonly<Record<string, string>>

export type OrganisationAction = keyof typeof organisationActions
