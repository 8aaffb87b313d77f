import type { Sentences } from '#lib/refusals'

export type AdministrationRefusal =
  | 'person-without-post' | 'calendar-year-unfit' | 'setting-unknown' | 'setting-unfit' | 'signature-unfit' | 'signature-missing' | 'audit-export-too-large'

/** What a person reads when the administration says no. */
export const administrationRefusals: Sentences<AdministrationRefusal> = {
  'person-without-post': '组织机构中没有此人或其今天没有任职，请先由组织机构管理员登记任职再建立账号。',
  'calendar-year-unfit': '{year} 年的安排有 {count} 处不对，请按提示改正后再保存。',
  'setting-unknown': '没有“{key}”这项设置，请刷新页面后重试。',
  'setting-unfit': '“{label}”的值不合要求：{why}请改正后再保存。',
  'signature-unfit': '签名图片须为 200 KB 以内的 PNG，请重新手写或换一张。',
  'signature-missing': '还没有签名图片，请先手写签名并保存。',
  'audit-export-too-large': '符合条件的审计记录超过 {most} 条，请缩小时间范围后再导出。',
}
