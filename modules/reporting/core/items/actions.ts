import type { ItemCommand } from './types.ts'

const acts = {
  'reporting.draft': '采集信息', 'reporting.receive': '登记来信息', 'reporting.select': '筛选信息', 'reporting.amend': '加工信息', 'reporting.discard': '信息不报', 'reporting.hand-in': '信息报审', 'reporting.withdraw': '撤回信息',
  'reporting.pass': '办公室主任把关', 'reporting.approve': '分管领导审签上报', 'reporting.return': '退回信息', 'reporting.screen': '信息初筛', 'reporting.take-in': '信息并入', 'reporting.edit': '编辑信息',
  'reporting.send-to-review': '信息送审', 'reporting.review': '审核信息', 'reporting.sign': '签发信息', 'reporting.send-back': '退回编辑', 'reporting.archive': '信息归档',
  'reporting.upload': '信息上报上级', 'reporting.adopt': '登记信息采用', 'reporting.instruct': '登记信息批示', 'reporting.publish': '信息刊发',
} as const satisfies Readonly<Record<`reporting.${ItemCommand['type']}`, string>>

/** What is done to items, as the audit calls it. */
export const itemActions = { ...acts, 'reporting.readOrigin': '查阅信息来源' } as const satisfies Readonly<Record<string, string>>

export type ItemAction = keyof typeof itemActions
