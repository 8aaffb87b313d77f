import type { InspectionCommand } from './types.ts'

const acts = {
  'inspections.draft': '拟定督查方案', 'inspections.amend': '修改督查方案', 'inspections.submit': '送审督查方案', 'inspections.approve': '批准督查方案', 'inspections.return': '退回督查方案', 'inspections.cancel': '取消督查',
  'inspections.notify': '发督查通知', 'inspections.begin': '进点督查', 'inspections.record': '记录督查发现', 'inspections.report': '提交督查报告', 'inspections.revise': '修改督查报告', 'inspections.sign': '签署督查报告',
  'inspections.note-read': '阅示督查报告', 'inspections.close': '办结督查', 'inspections.begin-rectifying': '制定整改措施', 'inspections.submit-rectified': '报告整改情况', 'inspections.verify': '核验销号', 'inspections.send-back': '退回再整改',
  'inspections.ask-extension': '申请整改延期', 'inspections.grant-extension': '同意整改延期', 'inspections.refuse-extension': '不同意整改延期', 'inspections.tick': '整改到时处理',
} as const satisfies Readonly<Record<`inspections.${InspectionCommand['type']}`, string>>

/** What is done in inspections, as the audit calls it. */
export const inspectionActions = { ...acts, 'inspections.sweep': '整改到时提醒', 'inspections.export': '导出督查或整改台账', 'inspections.print': '打印督查文书', 'inspections.readBasis': '查阅督查依据' } as const satisfies Readonly<Record<string, string>>

export type InspectionAction = keyof typeof inspectionActions
