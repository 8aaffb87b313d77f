import { sql } from 'kysely'
import { refuse, type Refused } from '#lib/decision'
import type { PersonId, PostId } from '#lib/ids'
import type { Day } from '#lib/instants'
import type { Call, Work } from '#platform/act'
import { decidePerson, type PersonFacts } from '../core/decide-person.ts'
import { evolvePerson, fold } from '../core/evolve.ts'
import type { Person, PersonCommand, PersonEvent, PersonProfile, Post } from '../core/types.ts'
import { found } from './pinyin.ts'
import { changing, recordAll } from './record.ts'
import { loadPeople, postOf, savePeople } from './store.ts'
import { inOrganisation } from './tables.ts'
import type { At, Made } from './unit-commands.ts'

/** Adds a person and the first, main post. */
export const addPerson = (at: At, call: Call, command: { profile: PersonProfile; post: PostId; fromOn: Day }): Promise<Made | Refused> =>
  changing(at, call, async (work) => actOnPerson(work, null, [
    { type: 'add-person', id: work.newId<'person'>(), profile: command.profile },
    { type: 'appoint', post: command.post, fromOn: command.fromOn, main: true },
  ]))

type Changing = Exclude<PersonCommand, { type: 'add-person' }>

/** Changes a person whom the caller saw at `version`. */
export const changePerson = (at: At, call: Call, { person, version, command }: { person: PersonId; version: number; command: Changing }): Promise<Made | Refused> =>
  changing(at, call, async (work) => actOnPerson(work, { person, version }, [command]))

async function actOnPerson(work: Work, seen: { person: PersonId; version: number } | null, commands: readonly PersonCommand[]): Promise<Made | Refused> {
  const before = seen ? (await loadPeople(work.db, [seen.person]))[0] ?? null : null
  if (seen && before && before.version !== seen.version) return refuse('changed-meanwhile')
  let state = before
  const events: PersonEvent[] = []
  for (const command of commands) {
    const answer = decidePerson(state, command, await factsFor(work, state, command))
    if (answer.kind === 'refused') return answer
    state = fold(evolvePerson, state, answer.events)
    events.push(...answer.events)
  }
  const after = state!
  await savePeople(work.db, [found(after, await postsOf(work, after))])
  await recordAll(work, [{ stream: `person:${after.id}`, from: before?.version ?? 0, events, before, after }])
  return { id: after.id, version: after.version }
}

async function factsFor(work: Work, state: Person | null, command: PersonCommand): Promise<PersonFacts> {
  const tables = inOrganisation(work.db)
  const wanted = 'post' in command ? command.post : null
  const row = wanted && await tables.selectFrom('organisation_posts').selectAll().where('id', '=', wanted).executeTakeFirst()
  const holders = wanted ? await tables.selectFrom('organisation_appointments').select(['from_on', 'until_on']).where('post', '=', wanted)
    .where('person', '!=', state?.id ?? ('' as PersonId)).execute() : []
  return {
    post: row ? postOf(row) : null,
    holders: holders.map((one) => ({ fromOn: one.from_on, untilOn: one.until_on })),
    rolesOf: Object.fromEntries(state ? [...await postsOf(work, state)].map(([id, post]) => [id, post.roles]) : []),
    namesake: 'profile' in command ? await namesakeOf(work, command.profile, state?.id ?? null) : null,
    freshIds: [work.newId<'appointment'>(), work.newId<'appointment'>()],
  }
}

async function namesakeOf(work: Work, { name, mobile }: PersonProfile, self: PersonId | null): Promise<PersonId | null> {
  if (mobile === null) return null
  const row = await inOrganisation(work.db).selectFrom('organisation_people').select('id')
    .where('name', '=', name).where('mobile', '=', mobile).where('id', '!=', self ?? ('' as PersonId)).executeTakeFirst()
  return row?.id ?? null
}

async function postsOf(work: Work, person: Person): Promise<ReadonlyMap<string, Post>> {
  const rows = await inOrganisation(work.db).selectFrom('organisation_posts').selectAll()
    .where('id', '=', sql<PostId>`any(${person.appointments.map((one) => one.post)})`).execute()
  return new Map(rows.map((row) => [row.id, postOf(row)]))
}
