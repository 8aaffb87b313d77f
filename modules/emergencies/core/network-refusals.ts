import type { Sentences } from '#lib/refusals'

export type NetworkRefusal = 'seat-count' | 'seat-phone' | 'seat-before' | 'not-a-township' | 'seat-person-unknown' | 'round-empty' | 'round-closed' | 'round-answered' | 'not-in-round' | 'round-time' | 'keeper-unfit'

/** What people read, and what to do next. */
export const networkRefusals: Sentences<NetworkRefusal> = {
  'seat-count': '校验失败：每个镇街须明确1名{seat}，现填{count}名，请只填1名后再保存。',
  'seat-phone': '请填写{seat}24小时能打通的电话，如 13800001234。',
  'seat-before': '生效日期早于现任的起始日期{since}，请填这一天或以后的日期。',
  'not-a-township': '紧急信息网络只登记镇街，请从镇街名单中选择。',
  'seat-person-unknown': '通讯录里没有这个人，请先请组织机构管理员登记，再来选择。',
  'round-empty': '所选镇街还没有登记紧急信息员，无法点名，请先补齐紧急信息网络。',
  'round-closed': '这次点名已经结束，不能再登记应答。',
  'round-answered': '{unit}已经应答，不用重复登记。',
  'not-in-round': '这次点名没有点到您单位，不用应答。',
  'round-time': '应答时间须在发起点名之后、现在之前，请核对后重新填写。',
  'keeper-unfit': '请选择机要保密人员接收，涉密情况当面或者用机要渠道交其办理。',
}
