/** What is done with files and incidents, as the audit calls it. */
export const fileActions = {
  'files.upload': '上传文件', 'files.quarantine': '拦截疑似涉密文件', 'files.read': '下载文件', 'files.list-incidents': '查阅保密事件',
  'files.report-incident': '报告保密事件', 'files.close-incident': '办结保密事件', 'files.incident-due': '提醒保密事件报告时限',
} as const satisfies Readonly<Record<string, string>>

export type FileAction = keyof typeof fileActions
