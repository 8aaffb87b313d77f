import type { Sentences } from '#lib/refusals'

export type UnitRefusal =
  | 'unit-not-found' | 'unit-closed' | 'unit-name-missing' | 'unit-name-taken' | 'unit-parent-missing' | 'unit-under-itself'
  | 'unit-line-missing' | 'unit-code-wrong' | 'unit-change-too-early' | 'unit-change-empty' | 'unit-has-children' | 'unit-has-people'
  | 'section-without-parent' | 'section-no-issuer' | 'prefix-wrong' | 'prefix-taken' | 'merge-into-itself' | 'change-reason-missing'
  | 'post-not-found' | 'post-title-missing' | 'post-title-taken' | 'post-closed' | 'post-held' | 'post-seats-too-few' | 'post-oversees-missing' | 'post-too-early'
  | 'post-roles-clash'
export type PersonRefusal =
  | 'person-not-found' | 'person-name-wrong' | 'person-mobile-wrong' | 'person-known' | 'appointment-not-found' | 'appointment-ended-already'
  | 'appointment-end-too-early' | 'already-in-post' | 'post-full' | 'roles-clash' | 'nothing-left' | 'main-too-early'
export type ProxyRefusal =
  | 'proxy-not-found' | 'proxy-self' | 'proxy-chain' | 'proxy-overlaps' | 'proxy-days-wrong' | 'proxy-in-the-past' | 'proxy-too-long'
  | 'proxy-kinds-missing' | 'proxy-without-post' | 'proxy-ended-already' | 'administrator-has-no-proxy' | 'proxy-not-yours'
export type GroupRefusal = 'group-not-found' | 'group-name-missing' | 'group-name-taken' | 'group-empty' | 'group-retired' | 'group-unit-missing'
export type ImportRefusal = 'import-unreadable' | 'import-empty' | 'import-too-large'
export type OrganisationRefusal = UnitRefusal | PersonRefusal | ProxyRefusal | GroupRefusal | ImportRefusal | 'order-incomplete'

/** What a person reads when the organisation says no. */
export const organisationRefusals: Sentences<OrganisationRefusal> = {
  'change-reason-missing': '请写明变动原因，以便日后查考。',

  'unit-not-found': '没有找到这个单位，请刷新机构树后重选。',
  'unit-closed': '该单位已于{on}撤并，不能再变动；请改选承接其职能的单位。',
  'unit-name-missing': '请填写单位全称和规范化简称。',
  'unit-name-taken': '「{name}」已有单位使用，请核对名称，或先为原单位办理更名。',
  'unit-parent-missing': '所选的上级单位在{on}不存在，请另选上级单位或调整生效日期。',
  'unit-under-itself': '不能把单位放到自己或自己的下级之下，请另选上级单位。',
  'unit-line-missing': '双重领导或业务指导单位在{on}不存在或就是本单位，请重新选择。',
  'unit-code-wrong': '统一社会信用代码「{code}」校验不通过，请对照证书重新填写，或先留空。',
  'unit-change-too-early': '生效日期须晚于上一次变动的{on}；若是录入有误，请改用「更正」。',
  'unit-change-empty': '没有任何变化，请修改后再提交。',
  'unit-has-children': '还有{count}个下级单位（如{name}），请先调整或撤销它们。',
  'unit-has-people': '还有{count}人在该单位任职（至{on}之后），请先办理调动或免职。',
  'section-without-parent': '科室必须有所属单位，请选择上级单位。',
  'section-no-issuer': '内设科室不得对外正式行文，不能立户；请由其所属单位立户。',
  'prefix-wrong': '机关代字「{prefix}」不合规范，请改为1至12个汉字或字母，不含年份和括号。',
  'prefix-taken': '机关代字「{prefix}」已由{name}使用，请换一个代字。',
  'merge-into-itself': '不能并入自己，请选择承接的单位。',

  'post-not-found': '没有找到这个岗位，请刷新后重选。',
  'post-title-missing': '请填写岗位名称。',
  'post-title-taken': '该单位已有岗位「{title}」，请直接调整其职数，或换一个名称。',
  'post-closed': '岗位「{title}」在{on}不存在或已撤销，请另选岗位或调整日期。',
  'post-held': '岗位「{title}」还有{count}人任职，请先办理调动或免职再撤销。',
  'post-seats-too-few': '岗位「{title}」现有{count}人任职，职数不能少于在任人数，请先办理免职。',
  'post-oversees-missing': '分管单位中有不存在的单位，请重新选择。',
  'post-too-early': '岗位的起止日期须在单位存续期内，单位自{on}起设立。',
  'post-roles-clash': '印章保管人不能同时承担审批角色，请分设两个岗位。',

  'person-not-found': '没有找到这个人，请刷新后重新搜索。',
  'person-name-wrong': '姓名「{name}」应为2至20个汉字，请核对。',
  'person-mobile-wrong': '手机号应为11位数字，请核对，或先留空。',
  'person-known': '「{name}」（同一手机号）已在通讯录中，请直接为其增加任职。',
  'appointment-not-found': '没有找到这条任职，请刷新后重选。',
  'appointment-ended-already': '这条任职已于{on}结束，无需再次免去。',
  'appointment-end-too-early': '免去日期不能早于任职日期{on}，请调整日期。',
  'already-in-post': '此人在这段时间已任「{title}」，无需重复任职。',
  'post-full': '岗位「{title}」职数为{seats}，这段时间已满，请先免去原任职人员或增加职数。',
  'roles-clash': '此人将同时承担印章保管与审批，二者须由不同的人承担；请先免去其中一个岗位。',
  'nothing-left': '请选择要离开的任职；若只是增加兼职，请改用「任职」。',
  'main-too-early': '此人自{on}起已另有主要任职，新的主要任职不能早于该日；请调整日期或改为兼任。',

  'proxy-not-found': '没有找到这项代理，请刷新后再看。',
  'proxy-self': '不能委托自己代理，请另选代理人。',
  'proxy-chain': '{name}在这段时间已参与另一项同类代理，代理不得转委；请另选代理人，或先结束那一项。',
  'proxy-overlaps': '这段时间的同类事项已委托{name}代理，请先结束原代理或错开日期。',
  'proxy-days-wrong': '结束日期不能早于开始日期，请调整。',
  'proxy-in-the-past': '代理不能从过去的日子开始，请从今天或以后的日期起算。',
  'proxy-too-long': '一次代理最长{days}天，请缩短期限，到期后可再办理。',
  'proxy-kinds-missing': '请选择委托代理的事项范围。',
  'proxy-without-post': '{name}在{on}没有任职，不能参与代理；请另选人员或调整日期。',
  'proxy-ended-already': '这项代理已经结束，如需继续请重新委托。',
  'administrator-has-no-proxy': '系统管理员、安全保密管理员、安全审计员不得委托或接受代理。',
  'proxy-not-yours': '只能办理本人的代理；为他人办理请联系组织机构管理员。',

  'group-not-found': '没有找到这个分送范围，请刷新后重选。',
  'group-name-missing': '请填写分送范围的名称。',
  'group-name-taken': '已有名为「{name}」的分送范围，请换一个名称。',
  'group-empty': '请至少选择一类单位或一个单位。',
  'group-retired': '这个分送范围已停用，请另选或新建。',
  'group-unit-missing': '所选单位中有不存在的单位，请重新选择。',

  'import-unreadable': '无法读取这个文件，请下载模板，按模板填写后保存为 .xlsx 再导入。',
  'import-empty': '文件中没有可导入的内容，请填写后再导入。',
  'import-too-large': '一次最多导入{limit}行，请分几次导入。',
  'order-incomplete': '礼宾次序须包含全部{count}个领导岗位且不重复，请刷新后重排。',
}
