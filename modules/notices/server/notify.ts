import { sql } from 'kysely'
import type { PersonId } from '#lib/ids'
import type { Work } from '#platform/act'
import { isOwnLink, loudnessOf, plainTitle } from '../core/rules.ts'
import type { LiveMessage, NewNotice } from '../core/types.ts'
import { preferencesOf } from './preferences.ts'
import { own } from './tables.ts'

/** The channel on which processes tell each other for whom there is something new. */
export const channelOf = (schema: string): string => `${schema}_notices`

/** PostgreSQL takes 8,000 bytes in one NOTIFY; a name is a UUID and a comma. */
const PEOPLE_IN_ONE_CALL = 150

/**
 * Tells people something, within a command: listed, counted, and shown on their open pages as their preferences allow.
 * Telling the same event again reaches only those who have not had it.
 */
export async function notify(work: Work, { people, kind, title, link, event }: NewNotice): Promise<void> {
  if (!isOwnLink(link)) throw new Error(`a notice must link to a page of ours, not to ${link}`)
  const wishes = await preferencesOf(work.db, people)
  const shown = plainTitle(title)
  const told = [...new Set(people)].map((person) => ({ person, id: work.newId<'notice'>(), loudness: loudnessOf(kind, wishes.get(person)!, work.now) }))
  if (told.length === 0) return
  const added = await own(work.db).insertInto('notices_notices')
    .values(told.map(({ person, id, loudness }) => ({ id, person, event, kind, title: shown, link, at: work.now, read_at: loudness === 'silent' ? work.now : null })))
    .onConflict((conflict) => conflict.columns(['person', 'event']).doNothing()).returning('id').execute()
  const fresh = new Set(added.map((row) => row.id))
  await send(work, told.filter((row) => fresh.has(row.id)).map(({ person, id, loudness }) =>
    ({ person, message: { topics: ['notices'], ...(loudness === 'shown' ? { notice: { id, title: shown, href: link } } : {}) } })))
}

/** Tells people's open pages that something they may be looking at changed: prefixes of query keys, e.g. `workflow.inbox`. */
export async function tellChanged(work: Work, people: readonly PersonId[], topics: readonly string[]): Promise<void> {
  await send(work, [...new Set(people)].map((person) => ({ person, message: { topics } })))
}

async function send(work: Work, messages: readonly { person: PersonId; message: LiveMessage }[]): Promise<void> {
  if (messages.length === 0) return
  // In one order for all, so that two commands telling the same people wait for each other instead of deadlocking.
  await sql`
    with told as (select person, message from jsonb_to_recordset(${JSON.stringify(messages)}::jsonb) as m (person text, message jsonb)),
    heads as (
      insert into notices_heads as head (person, position) select person, 1 from told order by person
      on conflict (person) do update set position = head.position + 1 returning person, position)
    insert into notices_messages (person, position, message, at)
    select person, position, message, ${work.now}::timestamptz from heads join told using (person)`.execute(work.db)
  const people = messages.map(({ person }) => person)
  for (let from = 0; from < people.length; from += PEOPLE_IN_ONE_CALL) {
    await sql`select pg_notify(current_schema() || '_notices', ${people.slice(from, from + PEOPLE_IN_ONE_CALL).join(',')})`.execute(work.db)
  }
}
