/** Every kind of notice and the word people read for it. */
export const noticeKinds = {
  task: '待办事项',
  returned: '退回',
  urged: '催办',
  deadline: '临近时限',
  overdue: '超过时限',
  received: '收到公文',
  circulated: '传阅',
  progress: '办理进展',
  secrecy: '保密事件',
  emergency: '紧急信息',
  account: '账号安全',
} as const

export type NoticeKind = keyof typeof noticeKinds

/** Nobody may stop hearing of these, and they are shown in quiet hours too. */
const ALWAYS_HEARD: readonly NoticeKind[] = ['secrecy', 'emergency', 'account']

export const isMutable = (kind: NoticeKind): boolean => !ALWAYS_HEARD.includes(kind)
export const allKinds = Object.keys(noticeKinds) as readonly NoticeKind[]
