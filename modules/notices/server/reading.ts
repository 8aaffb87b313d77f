import type { PersonId } from '#lib/ids'
import type { Db, Work } from '#platform/act'
import type { NoticePage } from '../contract.ts'
import type { NoticeId } from '../core/types.ts'
import { tellChanged } from './notify.ts'
import { own } from './tables.ts'

/** One page of a person's notices, newest first. Ids sort by time, so the last one shown is the place to go on from. */
export async function listNotices(db: Db, person: PersonId, { isUnread, before, limit }: { isUnread: boolean; before: NoticeId | undefined; limit: number }): Promise<NoticePage> {
  const rows = await own(db).selectFrom('notices_notices').selectAll().where('person', '=', person)
    .$if(isUnread, (query) => query.where('read_at', 'is', null)).$if(before !== undefined, (query) => query.where('id', '<', before!))
    .orderBy('id', 'desc').limit(limit + 1).execute()
  const notices = rows.slice(0, limit).map(({ id, kind, title, link, at, read_at: readAt }) => ({ id, kind, title, link, at, readAt }))
  return { notices, next: rows.length > limit ? notices.at(-1)!.id : null }
}

export async function countUnread(db: Db, person: PersonId): Promise<number> {
  const row = await own(db).selectFrom('notices_notices').select((eb) => eb.fn.countAll<number>().as('count')).where('person', '=', person).where('read_at', 'is', null).executeTakeFirst()
  return row?.count ?? 0
}

/** One notice, or all up to the newest that was seen: what came since then stays unread. */
type Which = { readonly id: NoticeId } | { readonly upTo: NoticeId }

/** Marks notices as read; other pages of the same person are told. What is read or not one's own changes nothing. */
export async function markRead(work: Work, person: PersonId, which: Which): Promise<{ unread: number }> {
  const read = await own(work.db).updateTable('notices_notices').set({ read_at: work.now }).where('person', '=', person).where('read_at', 'is', null)
    .where('id', 'id' in which ? '=' : '<=', 'id' in which ? which.id : which.upTo).returning('id').execute()
  work.record({ stream: `notices:${person}`, from: 0, events: [], after: { read: read.length } })
  if (read.length > 0) await tellChanged(work, [person], ['notices'])
  return { unread: await countUnread(work.db, person) }
}
