import type { EmergencyCommand } from './types.ts'

const acts = {
  'emergencies.receive': '登记紧急信息', 'emergencies.complete': '补充紧急信息要素', 'emergencies.verify': '核实紧急信息', 'emergencies.grade': '确认事件等级', 'emergencies.note-unit-report': '登记单位报告时间', 'emergencies.call-up': '登记电话上报',
  'emergencies.instruct': '登记领导批示', 'emergencies.acknowledge': '确认紧急信息提醒', 'emergencies.judge': '认定瞒报谎报', 'emergencies.dismiss': '排除紧急信息', 'emergencies.submit': '报告送审签', 'emergencies.approve': '审签报告',
  'emergencies.approve-orally': '登记口头审签', 'emergencies.return': '退回报告', 'emergencies.sign': '补签报告', 'emergencies.send': '上报报告', 'emergencies.evaluate': '评估紧急信息处置', 'emergencies.archive': '归档紧急信息', 'emergencies.tick': '紧急信息到时提醒',
} as const satisfies Readonly<Record<`emergencies.${EmergencyCommand['type']}`, string>>

/** What is done about emergencies, as the audit calls it. */
export const emergencyActions = {
  ...acts, 'emergencies.sweep': '紧急信息时限检查', 'emergencies.print': '打印紧急信息报告', 'emergencies.readSubject': '查阅值班电话记录', 'emergencies.divert': '登记改走涉密渠道',
  'emergencies.registerContacts': '登记紧急信息员', 'emergencies.startRound': '发起紧急点名', 'emergencies.answerRound': '应答紧急点名', 'emergencies.recordAnswer': '登记点名应答', 'emergencies.closeRound': '结束紧急点名', 'emergencies.exportRound': '导出点名结果',
} as const satisfies Readonly<Record<string, string>>

export type EmergencyAction = keyof typeof emergencyActions
