import { sql } from 'kysely'
import { signedName } from '#lib/signatory'
import { dayOf } from '#lib/instants'
import type { Db, Work } from '#platform/act'
import type { PresentBulletin } from '../core/profile.ts'
import { partiesOf, partyToken, sortKeyOf } from '../core/rows.ts'
import { gramsOf, plainWords } from '../core/search.ts'
import { isOut, type BulletinId, type Issue, type IssueEvent, type IssueId, type Present } from '../core/types.ts'
import { json, own, type IssueRow } from './tables.ts'

export type Stored = Pick<IssueRow, 'id' | 'version' | 'state' | 'reads'>
const stored = ['id', 'version', 'state', 'reads'] as const

/** An issue as it stands; null when there is none. Asks nobody's leave. */
export const issueOf = async (db: Db, id: IssueId): Promise<Stored | null> => (await own(db).selectFrom('bulletins_issues').select(stored).where('id', '=', id).executeTakeFirst()) ?? null
/** An issue for changing: no other command changes it before this one has committed. */
export const lockIssue = async (db: Db, id: IssueId): Promise<Stored | null> => (await own(db).selectFrom('bulletins_issues').select(stored).where('id', '=', id).forUpdate().executeTakeFirst()) ?? null

/** A bulletin as it stands, with its version. */
export const bulletinOf = async (db: Db, id: BulletinId): Promise<{ readonly version: number; readonly state: PresentBulletin } | null> =>
  (await own(db).selectFrom('bulletins_bulletins').select(['version', 'state']).where('id', '=', id).executeTakeFirst()) ?? null
export const allBulletins = async (db: Db): Promise<readonly PresentBulletin[]> => (await own(db).selectFrom('bulletins_bulletins').select('state').orderBy('created_at').orderBy('id').execute()).map(({ state }) => state)

export interface Change { readonly before: Issue; readonly after: Present; readonly version: number; readonly events: readonly IssueEvent[] }

/** Writes what happened: the issue, everything that lists and the archive read of it, and the journal, in the same act. */
export async function saveIssue(work: Work, { before, after, version, events }: Change): Promise<void> {
  if (events.length === 0) return
  const out = isOut(after) ? after.publication : null
  const row = { version: version + events.length, state: json(after) as never, at: after.at, year: out?.year ?? null, number: out?.number ?? null, total: out?.total ?? null, sort_key: sortKeyOf(after) }
  if (before.at === 'absent') await own(work.db).insertInto('bulletins_issues').values({ id: after.id, bulletin: after.bulletin, reads: 0, created_at: after.draftedAt, ...row }).execute()
  else await own(work.db).updateTable('bulletins_issues').set(row).where('id', '=', after.id).execute()
  await saveParties(work.db, before, after)
  await saveEntries(work.db, before, after)
  await own(work.db).insertInto('bulletins_thread').values(events.map((event, index) => ({
    issue: after.id, number: version + index + 1, at: event.at, by_person: event.by.person, by_name: signedName(event.by), unit_name: event.by.unitName, type: event.type, event: json(event) as never,
  }))).execute()
  work.record({ stream: `issue:${after.id}`, from: version, events, onBehalfOf: events[0]!.by.onBehalfOf?.person ?? null, before: auditOf(before), after: auditOf(after) })
}

// The audit shows where an issue stood and under which number, never its words.
const auditOf = (issue: Issue) => (issue.at === 'absent' ? null : { at: issue.at, name: issue.masthead.name, revision: issue.revision, ...(isOut(issue) ? { number: issue.publication.number, hash: issue.publication.hash } : {}) })

async function saveParties(db: Db, before: Issue, after: Present): Promise<void> {
  const shown = (issue: Present) => partiesOf(issue).map((party) => ({ issue: issue.id, bulletin: issue.bulletin, ...party, sort_key: sortKeyOf(issue) }))
  const rows = shown(after)
  if (before.at !== 'absent' && JSON.stringify(shown(before)) === JSON.stringify(rows)) return
  await own(db).deleteFrom('bulletins_parties').where('issue', '=', after.id).execute()
  await own(db).insertInto('bulletins_parties').values(rows).execute()
}

/** What the archive finds: nothing before an issue is out, and nothing once it was withdrawn. */
async function saveEntries(db: Db, before: Issue, after: Present): Promise<void> {
  const tokens = after.at === 'published' ? partiesOf(after).map(({ party, key }) => partyToken(party, key)) : []
  const had = before.at === 'published' ? partiesOf(before).map(({ party, key }) => partyToken(party, key)) : []
  if (tokens.join() === had.join()) return
  if (had.length > 0) await own(db).deleteFrom('bulletins_entries').where('issue', '=', after.id).execute()
  if (tokens.length === 0) return
  const pieces = after.content.columns.flatMap(({ name, entries }) => entries.map((entry) => ({ name, entry })))
  await own(db).insertInto('bulletins_entries').values(pieces.map(({ name, entry: { title, text, credit } }, index) => {
    const all = `${title}\n${text}\n${credit}`
    return { issue: after.id, place: index + 1, column_name: name, title, body: text, words: plainWords(all), grams: sql<string[]>`${[...gramsOf(all), ...tokens]}::text[]` as never }
  })).execute()
}

/** The next 本期 of the year and 总期 ever; their counters stay locked until the commit, so that there are neither gaps nor doubles. */
export async function takeNumbers(work: Work, { id, profile: { numbered } }: PresentBulletin): Promise<{ readonly year: number; readonly number: number; readonly total: number }> {
  const year = Number(dayOf(work.now).slice(0, 4))
  const number = await nextOf(work.db, { bulletin: id, year, from: numbered.year === year ? numbered.number : 0 })
  return { year, number, total: await nextOf(work.db, { bulletin: id, year: EVER, from: numbered.total }) }
}
const EVER = 0

async function nextOf(db: Db, { bulletin, year, from }: { readonly bulletin: BulletinId; readonly year: number; readonly from: number }): Promise<number> {
  const { rows: [counter] } = await sql<{ last: number }>`
    insert into bulletins_counters (bulletin, year, last) values (${bulletin}, ${year}, ${from + 1}) on conflict (bulletin, year) do update set last = bulletins_counters.last + 1 returning last`.execute(db)
  return counter!.last
}

/** Whether numbers were given here already. */
export const isNumbered = async (db: Db, bulletin: BulletinId): Promise<boolean> => (await own(db).selectFrom('bulletins_counters').select('last').where('bulletin', '=', bulletin).limit(1).execute()).length > 0
