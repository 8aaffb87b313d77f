import { z } from 'zod'
import { route } from '#lib/contract'
import { answer, id as idOf } from '#lib/schemas'
import { allKinds, type NoticeKind } from './core/kinds.ts'
import type { Notice, NoticeId, NoticePreferences } from './core/types.ts'

const tags = ['消息']
const id = idOf<'notice'>() satisfies z.ZodType<NoticeId>
const minute = z.number().int().min(0).max(1439)
const kind = z.enum(allKinds as [NoticeKind, ...NoticeKind[]])

/** A page of notices, newest first; `next` is handed back as `before` for the following page. */
export interface NoticePage { readonly notices: readonly Notice[]; readonly next: NoticeId | null }

/** What a person asks of their own notices; the live stream is `server/live.ts`. */
export const noticesContract = {
  list: route({ method: 'GET', path: '/notices', summary: '我的消息，新的在前', access: 'staff', tags })
    .input(z.object({ unread: z.enum(['0', '1']).default('0'), before: id.optional(), limit: z.coerce.number().int().min(1).max(100).default(30) })).output(answer<NoticePage>()),
  unread: route({ method: 'GET', path: '/notices/unread', summary: '未读消息数', access: 'staff', tags }).output(z.object({ count: z.number() })),
  read: route({ method: 'POST', path: '/notices/{id}/read', summary: '标为已读', access: 'staff', tags }).input(z.object({ id })).output(z.object({ unread: z.number() })),
  readAll: route({ method: 'POST', path: '/notices/read', summary: '全部标为已读，至所见最新的一条', access: 'staff', tags }).input(z.object({ upTo: id })).output(z.object({ unread: z.number() })),
  preferences: route({ method: 'GET', path: '/notices/preferences', summary: '我的提醒设置', access: 'staff', tags }).output(answer<NoticePreferences>()),
  setPreferences: route({ method: 'PUT', path: '/notices/preferences', summary: '修改提醒设置', access: 'staff', tags })
    .input(z.object({ muted: z.array(kind), quiet: z.object({ from: minute, until: minute }).nullable() })).output(answer<NoticePreferences>()),
}
