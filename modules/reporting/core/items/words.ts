import type { AdoptionLevel, Channel, Fate, InstructionLevel, ItemAt, ItemKind, Returned, Stage, Superior } from './types.ts'

export const kindWords: Readonly<Record<ItemKind, string>> = {
  development: '工作动态', experience: '经验做法', problem: '问题建议', publicOpinion: '社情民意', survey: '综合调研', commission: '约稿',
}
export const channelWords: Readonly<Record<Channel, string>> = { web: '网页', phone: '手机', import: '表格导入', mail: '邮件', dutyLog: '值班记录', letter: '来信', hotline: '热线' }
export const stageWords: Readonly<Record<Exclude<ItemAt, 'absent'>, string>> = {
  drafted: '采集加工', atOfficeHead: '待办公室主任把关', atLeader: '待分管领导审签', submitted: '已上报待筛选', screened: '已筛选', editing: '编辑中', reviewing: '待审核签发', signed: '已签发', published: '已刊发', archived: '已归档',
}
export const stepWords: Readonly<Record<Stage, string>> = { collect: '采集', select: '筛选', process: '加工', report: '上报', headGate: '办公室主任把关', leaderGate: '分管领导审签' }
export const fateWords: Readonly<Record<Fate | 'return', string>> = { adopt: '采用', merge: '合并', reserve: '备用', return: '退改', decline: '不用' }
export const returnerWords: Readonly<Record<Returned['from'], string>> = { officeHead: '办公室主任', leader: '分管领导', office: '区委办公室' }
export const adoptionLevelWords: Readonly<Record<AdoptionLevel, string>> = { district: '区级刊物', city: '市委办', province: '省委办公厅', stateCouncil: '国办', central: '中办' }
export const instructionLevelWords: Readonly<Record<InstructionLevel, string>> = { district: '区领导', cityOffice: '市委办领导', city: '市领导', province: '省领导', central: '中央领导' }
export const superiors: readonly Superior[] = ['city', 'province', 'stateCouncil', 'central']
export const adoptionFormWords = { single: '单条', combined: '综合' } as const
