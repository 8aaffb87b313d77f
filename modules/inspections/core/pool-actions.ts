import type { LibraryAct } from './library.ts'
import type { PlanEntryCommand } from './plans-types.ts'
import type { TransferCommand } from './transfers.ts'

/** What is done in the pool, as the audit calls it. */
const plans = {
  'inspections.plan-draft': '拟定督查计划', 'inspections.plan-record': '补登督查', 'inspections.plan-amend': '修改督查计划', 'inspections.plan-keep': '说明分别前往的理由', 'inspections.plan-offer-merge': '邀请合并督查',
  'inspections.plan-accept-merge': '接受合并督查', 'inspections.plan-decline-merge': '谢绝合并督查', 'inspections.plan-submit': '督查计划报批', 'inspections.plan-approve': '批准督查计划', 'inspections.plan-return': '退回督查计划',
  'inspections.plan-move': '督查计划改期', 'inspections.plan-finish': '登记督查已办', 'inspections.plan-cancel': '取消督查计划', 'inspections.plan-merge-into': '并入联合督查',
} as const satisfies Readonly<Record<`inspections.plan-${PlanEntryCommand['type']}`, string>>
const transfers = {
  'inspections.transfer-send': '移送督查结果', 'inspections.transfer-receive': '签收移送', 'inspections.transfer-refuse': '拒收移送', 'inspections.transfer-return': '退回移送', 'inspections.transfer-reply': '反馈移送结果',
} as const satisfies Readonly<Record<`inspections.transfer-${TransferCommand['type']}`, string>>
const library = {
  'inspections.library-sort': '问题归类', 'inspections.library-share': '共享问题', 'inspections.library-resolve': '问题销号', 'inspections.library-note': '登记问题',
} as const satisfies Readonly<Record<`inspections.library-${LibraryAct['type'] | 'note'}`, string>>

export const poolActions = { ...plans, ...transfers, ...library, 'inspections.setAgency': '维护督查力量', 'inspections.readTransfer': '查阅移送材料', 'inspections.exportPool': '导出大督查表格' } as const
export type PoolAction = keyof typeof poolActions
