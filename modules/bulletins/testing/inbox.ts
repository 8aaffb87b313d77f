import { sql } from 'kysely'
import type { PersonId } from '#lib/ids'
import { dayOf } from '#lib/instants'
import { actorFacts } from '#modules/organisation'
import type { Office } from '../server/demo/office.ts'

/** What somebody is asked to do about bulletins now, himself or in his posts. */
export async function inboxOf({ platform }: Office, person: PersonId): Promise<readonly string[]> {
  const { posts } = await actorFacts(platform.db, person, dayOf(platform.now()))
  const holders = [person, ...posts.flatMap(({ unit, roles }) => roles.map((role) => `${role}@${unit}`))]
  const { rows } = await sql<{ name: string }>`select step_name as name from workflow_tasks where status = 'open' and case_kind = 'bulletins.issue' and person = any(${holders}::text[])`.execute(platform.db)
  return rows.map(({ name }) => name)
}
