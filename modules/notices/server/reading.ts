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

/** Marks one notice, or all, as read; other pages of the same person are told. What is read or not one's own changes nothing. */
export async function markRead(work: Work, person: PersonId, id: NoticeId | null): Promise<{ unread: number }> {
  const read = await own(work.db).updateTable('notices_notices').set({ read_at: work.now }).where('person', '=', person).where('read_at', 'is', null)
    .$if(id !== null, (query) => query.where('id', '=', id!)).returning('id').execute()
  work.record({ stream: `notices:${person}`, from: 0, events: [], after: { read: read.length } })
  if (read.length > 0) await tellChanged(work, [person], ['notices'])
  return { unread: await countUnread(work.db, person) }
}
