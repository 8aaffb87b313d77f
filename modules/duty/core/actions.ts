import type { CheckCommand } from './checks.ts'
import type { HandoverCommand } from './handovers.ts'
import type { RosterAct } from './roster.ts'
import type { SwapCommand } from './swaps.ts'

const roster = {
  'duty.roster-arrange': '编排值班表', 'duty.roster-change': '调整值班表', 'duty.roster-submit': '值班表送审', 'duty.roster-return': '退回值班表', 'duty.roster-publish': '发布值班表',
} as const satisfies Readonly<Record<`duty.roster-${RosterAct}`, string>>
const swap = {
  'duty.swap-ask': '提出调班', 'duty.swap-agree': '同意调班', 'duty.swap-approve': '批准调班', 'duty.swap-decline': '不同意调班', 'duty.swap-withdraw': '撤回调班',
} as const satisfies Readonly<Record<`duty.swap-${SwapCommand['type']}`, string>>
const handover = { 'duty.hand-over': '签字交班', 'duty.take-over': '签字接班' } as const satisfies Readonly<Record<`duty.${HandoverCommand['type']}`, string>>
const check = {
  'duty.check-ask': '值班抽查', 'duty.check-answer': '应答值班抽查', 'duty.check-note-phone': '登记电话应答', 'duty.check-note-absent': '登记抽查不在岗',
} as const satisfies Readonly<Record<`duty.check-${CheckCommand['type']}`, string>>

/** What is done in 值班, as the audit calls it. */
export const dutyActions = {
  ...roster, ...swap, ...handover, ...check, 'duty.import': '导入值班表', 'duty.members': '维护值班人员', 'duty.absences': '登记值班请假', 'duty.periods': '维护敏感时期',
  'duty.write': '记值班日志', 'duty.correct': '更正值班日志', 'duty.close': '值班日志日清', 'duty.open-matter': '登记未办结事项', 'duty.finish-matter': '办结未办结事项', 'duty.watch': '提醒未交接', 'duty.export': '导出值班表', 'duty.readEntry': '查阅值班记录',
} as const
export type DutyAction = keyof typeof dutyActions
