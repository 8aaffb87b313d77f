import type { Sentences } from '#lib/refusals'

export type UploadRefusal = 'classified-content' | 'declaration-missing' | 'no-file-sent' | 'file-has-owner'
export type IncidentRefusal = 'incident-known' | 'no-such-incident' | 'already-reported' | 'incident-closed' | 'not-reported'

/** What people read, and what to do next. */
export const refusals: Sentences<UploadRefusal | IncidentRefusal> = {
  'classified-content': '涉密内容不得在本系统处理：请立即停止操作，不要转存或转发，保留原件并联系保密员，改走机要渠道办理。',
  'declaration-missing': '请先阅读并勾选「本人确认所传内容不涉及国家秘密」，再上传文件。',
  'no-file-sent': '没有收到文件，请重新选择后上传。',
  'file-has-owner': '这个文件已用在别处，请重新上传一份。',
  'incident-known': '这起保密事件已经登记，请在保密事件列表中处理。',
  'no-such-incident': '没有这起保密事件，请刷新列表后重试。',
  'already-reported': '这起事件已记录报告时间，请继续处置或结案。',
  'incident-closed': '这起事件已经结案，不能再改动；如有新情况请另行登记。',
  'not-reported': '请先向保密行政管理部门报告并记录报告时间，再登记处置结果。',
}
