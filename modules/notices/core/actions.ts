/** What people do with their notices, as the audit calls it. */
export const noticeActions = { 'notices.read': '读消息', 'notices.read-all': '消息全部标为已读', 'notices.set-preferences': '设置消息提醒', 'notices.tidy': '清理旧消息' } as const satisfies Readonly<Record<string, string>>

export type NoticeAction = keyof typeof noticeActions
