import { sql } from 'kysely'
import type { Instant } from '#lib/instants'
import type { Actor, Db } from '#platform/act'
import type { ItemId } from '../core/types.ts'
import { isVisible } from './queries.ts'
import { viewerOf } from './viewer.ts'

/** Whether someone may read the files of an item's reports: whoever sees the item. For `filesModule({ supervision: mayReadSupervisionFiles })`. */
export async function mayReadSupervisionFiles(db: Db, subject: string, actor: Actor): Promise<boolean> {
  const { rows: [clock] } = await sql<{ now: Instant }>`select now() as now`.execute(db)
  return isVisible(db, await viewerOf({ db, actor, now: clock!.now }), subject as ItemId)
}
