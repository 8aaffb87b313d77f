import { sql } from 'kysely'
import type { Instant } from '#lib/instants'
import type { Actor, Db } from '#platform/act'
import { sightOf } from '../core/access.ts'
import type { IssueId } from '../core/types.ts'
import { issueOf } from './store.ts'
import { viewerOf } from './viewer.ts'

/** Whether someone may read the files of an issue: its readers while it is out, its office always. For `filesModule({ bulletins: mayReadBulletinFiles })`. */
export async function mayReadBulletinFiles(db: Db, subject: string, actor: Actor): Promise<boolean> {
  const { rows: [clock] } = await sql<{ now: Instant }>`select now() as now`.execute(db)
  const [stored, viewer] = [await issueOf(db, subject as IssueId), await viewerOf({ db, actor, now: clock!.now })]
  if (!stored) return false
  const sight = sightOf(viewer, stored.state)
  return sight === 'work' || (sight === 'read' && stored.state.at === 'published')
}
