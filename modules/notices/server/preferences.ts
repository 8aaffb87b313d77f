import { refuse, type Refused } from '#lib/decision'
import type { PersonId } from '#lib/ids'
import type { Db, Work } from '#platform/act'
import { isMutable, noticeKinds } from '../core/kinds.ts'
import type { NoticeRefusal } from '../core/refusals.ts'
import { shippedPreferences } from '../core/rules.ts'
import type { NoticePreferences } from '../core/types.ts'
import { own } from './tables.ts'

/** The preferences of each of these people. */
export async function preferencesOf(db: Db, people: readonly PersonId[]): Promise<ReadonlyMap<PersonId, NoticePreferences>> {
  const rows = people.length === 0 ? [] : await own(db).selectFrom('notices_preferences').selectAll().where('person', '=', (eb) => eb.fn.any(eb.val(people))).execute()
  const chosen = new Map(rows.map(({ person, muted, quiet_from: from, quiet_until: until }) => [person, { muted, quiet: from === null || until === null ? null : { from, until } }]))
  return new Map(people.map((person) => [person, chosen.get(person) ?? shippedPreferences]))
}

/** Changes one's own preferences; what concerns safety cannot be muted. */
export async function setPreferences(work: Work, person: PersonId, chosen: NoticePreferences): Promise<NoticePreferences | Refused<NoticeRefusal>> {
  const heard = chosen.muted.find((kind) => !isMutable(kind))
  if (heard) return refuse('always-heard', { kind: noticeKinds[heard] })
  const before = (await preferencesOf(work.db, [person])).get(person)
  const row = { muted: [...chosen.muted], quiet_from: chosen.quiet?.from ?? null, quiet_until: chosen.quiet?.until ?? null }
  await own(work.db).insertInto('notices_preferences').values({ person, ...row }).onConflict((conflict) => conflict.column('person').doUpdateSet(row)).execute()
  work.record({ stream: `notice-preferences:${person}`, from: 0, events: [], before, after: chosen })
  return chosen
}
