import { sql } from 'kysely'
import type { Instant } from '#lib/instants'
import type { Actor, Db } from '#platform/act'
import type { CallId } from '../../core/calls/types.ts'
import { viewerOf } from '../viewer.ts'
import { isCallVisible } from './queries.ts'

/** Whether someone may read the files of a call: whoever sees it; of a reply (`CALL/UNIT`), the office and that unit. For `filesModule({ supervisionCall: mayReadCallFiles })`. */
export async function mayReadCallFiles(db: Db, subject: string, actor: Actor): Promise<boolean> {
  const { rows: [clock] } = await sql<{ now: Instant }>`select now() as now`.execute(db)
  const [call = '', unit = null] = subject.split('/')
  return isCallVisible(db, await viewerOf({ db, actor, now: clock!.now }), { call: call as CallId, unit })
}
