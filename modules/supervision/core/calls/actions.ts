import type { CallCommand } from './types.ts'

/** What is done about calls for reports, as the audit calls it. */
export const callActions = {
  'supervision.call-draft': '拟催报', 'supervision.call-amend': '修改催报', 'supervision.call-approve': '审批发出催报', 'supervision.call-return': '退回催报稿', 'supervision.call-withdraw': '撤销催报', 'supervision.call-fill': '填写催报报送',
  'supervision.call-sign': '审签催报报送', 'supervision.call-send-back': '退回修改报送', 'supervision.call-rework': '退回重报', 'supervision.call-extend': '延长报送期限', 'supervision.call-urge': '一键催报', 'supervision.call-close': '办结催报',
  'supervision.call-tick': '催报到时处理', 'supervision.exportCall': '导出催报报送表', 'supervision.exportCalls': '导出催报',
} as const satisfies Readonly<Record<`supervision.call-${CallCommand['type']}` | 'supervision.exportCall' | 'supervision.exportCalls', string>>
