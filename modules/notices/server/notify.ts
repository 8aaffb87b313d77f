import { sql } from 'kysely'
import type { PersonId } from '#lib/ids'
import type { Work } from '#platform/act'
import { isOwnLink, loudnessOf, plainTitle } from '../core/rules.ts'
import type { LiveMessage, NewNotice, NoticeId } from '../core/types.ts'
import { preferencesOf } from './preferences.ts'

/** The channel on which processes tell each other for whom there is something new. */
export const channelOf = (schema: string): string => `${schema}_notices`

/** PostgreSQL takes 8,000 bytes in one NOTIFY; a name is a UUID and a comma. */
const PEOPLE_IN_ONE_CALL = 150

/**
 * Tells people something, within a command: listed, counted, and shown on their open pages as their preferences allow.
 * Telling the same event again reaches only those who have not had it.
 */
export const notify = (work: Work, notice: NewNotice): Promise<void> => tell(work, { notices: [notice] })

/** Tells people's open pages that something they may be looking at changed: prefixes of query keys, e.g. `workflow.inbox`. */
export const tellChanged = (work: Work, people: readonly PersonId[], topics: readonly string[]): Promise<void> => tell(work, { notices: [], changed: { people, topics } })

/** Everything that one happening means for people: notices, and whose open pages show something that changed. */
export interface Telling {
  readonly notices: readonly NewNotice[]
  readonly changed?: { readonly people: readonly PersonId[]; readonly topics: readonly string[] }
}

/** `notify` for several notices and `tellChanged`, in as few statements as for one. */
export async function tell(work: Work, { notices, changed }: Telling): Promise<void> {
  const topics = changed?.topics ?? []
  const changedFor = new Set(changed?.people)
  // Whoever gets a notice hears of the change with it.
  const messages = (await list(work, notices)).map(({ person, id, title, link, loudness }) => ({
    person, message: { topics: ['notices', ...(changedFor.delete(person) ? topics : [])], ...(loudness === 'shown' ? { notice: { id, title, href: link } } : {}) },
  }))
  send(work, [...messages, ...[...changedFor].map((person) => ({ person, message: { topics } }))])
}

/** Lists the notices for each of their people; answers those that are new to them. */
async function list(work: Work, notices: readonly NewNotice[]) {
  const wishes = notices.length ? await preferencesOf(work.db, [...new Set(notices.flatMap(({ people }) => people))]) : null
  const told = notices.flatMap(({ people, kind, title, link, event }) => {
    if (!isOwnLink(link)) throw new Error(`a notice must link to a page of ours, not to ${link}`)
    return [...new Set(people)].map((person) => ({ person, id: work.newId<'notice'>(), event, kind, link, title: plainTitle(title), loudness: loudnessOf(kind, wishes!.get(person)!, work.now) }))
  })
  if (told.length === 0) return []
  const { rows } = await sql<{ id: NoticeId }>`
    insert into notices_notices (id, person, event, kind, title, link, at, read_at)
    select id, person, event, kind, title, link, ${work.now}::timestamptz, case when loudness = 'silent' then ${work.now}::timestamptz end
    from jsonb_to_recordset(${JSON.stringify(told)}::jsonb) as n (id text, person text, event text, kind text, title text, link text, loudness text)
    on conflict (person, event) do nothing returning id`.execute(work.db)
  const fresh = new Set(rows.map((row) => row.id))
  return told.filter((row) => fresh.has(row.id))
}

function send(work: Work, messages: readonly { person: PersonId; message: LiveMessage }[]): void {
  if (messages.length === 0) return
  const people = [...new Set(messages.map(({ person }) => person))]
  const calls = Array.from({ length: Math.ceil(people.length / PEOPLE_IN_ONE_CALL) }, (_, call) => people.slice(call * PEOPLE_IN_ONE_CALL, (call + 1) * PEOPLE_IN_ONE_CALL).join(','))
  // In one order for all, so that two commands telling the same people wait for each other instead of deadlocking.
  work.write(sql`
    with told as (
      select person, message, row_number() over (partition by person order by place) as turn
      from rows from (jsonb_to_recordset(${JSON.stringify(messages)}::jsonb) as (person text, message jsonb)) with ordinality as m (person, message, place)),
    heads as (
      insert into notices_heads as head (person, position) select person, count(*) from told group by person order by person
      on conflict (person) do update set position = head.position + excluded.position returning person, position),
    kept as (
      insert into notices_messages (person, position, message, at)
      select person, position - (select count(*) from told later where later.person = told.person and later.turn > told.turn), message, ${work.now}::timestamptz
      from heads join told using (person))
    select pg_notify(current_schema() || '_notices', people) from unnest(${calls}::text[]) as people`)
}
