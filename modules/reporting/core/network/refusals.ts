import type { Sentences } from '#lib/refusals'

export type NetworkRefusal =
  | 'not-for-network-keeper' | 'point-exists' | 'point-closed' | 'network-reason-missing' | 'holder-without-post' | 'role-held-already' | 'substitute-of-himself' | 'role-before-former' | 'role-unheld'
  | 'point-parent-unfit' | 'network-unreadable' | 'network-empty' | 'network-too-large'

/** What a person reads when the network of points says no. */
export const networkRefusals: Sentences<NetworkRefusal> = {
  'not-for-network-keeper': '信息直报点由信息科设立和撤销，三级负责人由信息科或本单位负责人、联络员维护，请与其联系。',
  'point-exists': '「{point}」已经是信息直报点，请打开已有的直报点修改。',
  'point-closed': '直报点「{point}」已经撤销，请刷新后再看；需要恢复的请重新设立。',
  'network-reason-missing': '请写明撤销直报点的理由后再提交。',
  'holder-without-post': '「{person}」现在没有岗位，不能担任直报点负责人；请先由组织机构管理员登记，或另选一人。',
  'role-held-already': '「{person}」已经是{role}，电话也没有变化，不用再填。',
  'substitute-of-himself': '「{person}」不能给自己当{role}的B角，请另选一人。',
  'role-before-former': '日期早于现任的任职日期{on}，请改填这一天或以后的日期。',
  'role-unheld': '{role}现在空缺，不用免去；请直接指定新的人员。',
  'point-parent-unfit': '村社直报点须挂在本镇街的直报点下面，请先设立镇街直报点。',
  'network-unreadable': '这个文件读不出“信息直报点”表，请用下载的模板填写后再上传。',
  'network-empty': '“信息直报点”表里还没有填写内容，请填写后再上传。',
  'network-too-large': '一次最多导入{limit}行，请分成几份导入。',
}
