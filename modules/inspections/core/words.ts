import type { Basis, InspectionAt, Method, ProblemAt, ReminderKind } from './types.ts'

/** As screens and papers name them. */
export const methodWords: Readonly<Record<Method, string>> = { onSite: '实地督查', joint: '联合督查', special: '专项督查' }
export const stageWords: Readonly<Record<InspectionAt, string>> = {
  absent: '未登记', drafted: '拟定方案', submitted: '方案待批', approved: '已批准', visiting: '督查中', signing: '报告待签', rectifying: '整改中', closed: '已办结', cancelled: '已取消',
}
export const problemWords: Readonly<Record<ProblemAt, string>> = { listed: '待整改', rectifying: '整改中', rectified: '已整改待核', returned: '退回再改', resolved: '已销号' }
export const basisWords: Readonly<Record<Basis['kind'], string>> = { item: '督查事项', annualPlan: '年度计划', specialPlan: '专项方案', paper: '文件' }
export const reminderWords: Readonly<Record<ReminderKind, string>> = { near: '问题整改将到期', onTheDay: '问题整改今天到期', overdue: '问题整改已超期' }

/** 未销号: states in which something is still to be put right or looked at. */
export const openLedgerStates: readonly ProblemAt[] = ['listed', 'rectifying', 'rectified', 'returned']
