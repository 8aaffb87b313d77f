import { sql, type RawBuilder } from 'kysely'
import type { OfficeRole } from '#lib/contract'
import type { PersonId, PostId, UnitId } from '#lib/ids'
import type { Day } from '#lib/instants'
import type { Db } from '#platform/act'
import { holdsOn } from '../core/dated.ts'
import { asKey } from '../core/search-keys.ts'
import { superiorsOf, type UnitTree } from '../core/tree.ts'
import type { PersonBrief } from '../core/views.ts'
import type { Holding } from './directory.ts'
import { allUnits, directoryOn, unitTree } from './unit-queries.ts'

/** Appointments that hold on a day. */
const heldOn = (day: Day): RawBuilder<boolean> => sql`a.from_on <= ${day}::date and (a.until_on is null or a.until_on > ${day}::date)`

/** Those whose posts on that day fit, in protocol order. */
const holding = async (db: Db, day: Day, fits: (post: Holding) => boolean): Promise<readonly PersonBrief[]> =>
  (await directoryOn(db, day)).entries.filter((entry) => entry.holdings.some(fits)).map(({ brief }) => brief)

/** People with unit and title as of that day; a person unknown is left out. */
export async function peopleByIds(db: Db, ids: readonly PersonId[], day: Day): Promise<ReadonlyMap<PersonId, PersonBrief>> {
  const { byId } = await directoryOn(db, day)
  return new Map(ids.flatMap((id) => {
    const entry = byId.get(id)
    return entry ? [[id, entry.brief] as const] : []
  }))
}

/** Who holds a post with this role on that day, in one unit or, with `unit` null, anywhere; in protocol order. */
export async function peopleWithRole(db: Db, { unit, role, day }: { unit: UnitId | null; role: OfficeRole; day: Day }): Promise<readonly PersonBrief[]> {
  const holders = (await directoryOn(db, day)).byRole.get(role) ?? []
  return holders.filter(({ holdings }) => holdings.some((post) => post.roles.includes(role) && (unit === null || post.unit === unit))).map(({ brief }) => brief)
}

/** Everybody in a unit on that day, in protocol order. */
export const peopleOfUnit = (db: Db, of: { unit: UnitId; day: Day }): Promise<readonly PersonBrief[]> =>
  holding(db, of.day, (post) => post.unit === of.unit)

/** Who holds a post on that day, in protocol order, and its unit; null when there is no such post on the day. */
export async function peopleInPost(db: Db, { post, day }: { post: PostId; day: Day }): Promise<{ readonly unit: UnitId; readonly people: readonly PersonBrief[] } | null> {
  const found = (await allUnits(db)).flatMap(({ posts }) => posts).find(({ id }) => id === post)
  return found && holdsOn(found, day) ? { unit: found.unit, people: await holding(db, day, (held) => held.post === post) } : null
}

const HEADS: readonly OfficeRole[] = ['principalHead', 'unitHead', 'officeHead', 'sectionHead']
/** The head of a unit on that day: of those with a heading role, the highest role first. Null while the post is empty. */
export async function headOfUnit(db: Db, of: { unit: UnitId; day: Day }): Promise<PersonBrief | null> {
  for (const role of HEADS) {
    const [head] = await peopleWithRole(db, { ...of, role })
    if (head) return head
  }
  return null
}

/** The head of a section; for a unit without one, the head of the unit. */
export const sectionHeadOf = async (db: Db, of: { unit: UnitId; day: Day }): Promise<PersonBrief | null> =>
  (await peopleWithRole(db, { ...of, role: 'sectionHead' }))[0] ?? headOfUnit(db, of)

/** The leader in charge (分管领导) of a unit on that day, or of the nearest unit above that has one. */
export async function inChargeLeaderOf(db: Db, of: { unit: UnitId; day: Day }): Promise<PersonBrief | null> {
  const tree: UnitTree = await unitTree(db, of.day)
  for (const unit of [of.unit, ...superiorsOf(tree, of.unit).map((above) => above.id)]) {
    const [leader] = await holding(db, of.day, (post) => post.oversees.includes(unit))
    if (leader) return leader
  }
  return null
}

export interface PeopleSearch { readonly q: string; readonly day: Day; readonly unit?: UnitId | undefined; readonly limit?: number | undefined }

/**
 * Finds people in post by name, given name, pinyin, initials or form of address (王主任 = wzr), the closest first.
 * Words apart must all fit, so 「wzr 财政」 narrows by unit name. Nothing typed finds nobody, unless a unit is given.
 */
export async function searchPeople(db: Db, search: PeopleSearch): Promise<readonly PersonBrief[]> {
  const { day, unit, limit = 20 } = search
  const typed = search.q.trim().split(/\s+/).map(asKey).filter((word) => word !== '')
  if (typed.length === 0) return unit ? (await peopleOfUnit(db, { unit, day })).slice(0, limit) : []
  const tree = await unitTree(db, day)
  const fits = typed.map((word) => sql<boolean>`(${byKey(word, day)} or p.id in (
    select a.person from organisation_appointments a where a.unit = any(${unitsNamed(tree, word)}) and ${heldOn(day)}))`)
  const { rows } = await sql<{ id: PersonId }>`select p.id from organisation_people p where ${sql.join(fits, sql` and `)}`.execute(db)
  const fitting = new Set(rows.map((row) => row.id))
  const found = (await directoryOn(db, day)).entries.filter((entry) => fitting.has(entry.brief.id) && entry.holdings.some((post) => !unit || post.unit === unit)).map(({ brief }) => brief)
  const exact = await exactOnes(db, typed, day)
  return found.toSorted((a, b) => Number(exact.has(b.id)) - Number(exact.has(a.id))).slice(0, limit)
}

const withinDays = (day: Day) => sql`(k.from_on is null or k.from_on <= ${day}::date) and (k.until_on is null or k.until_on > ${day}::date)`

// A range instead of LIKE, so that the prepared statement can use the index whatever is typed.
const byKey = (word: string, day: Day) => sql`p.id in (
  select k.person from organisation_search_keys k where k.key ~>=~ ${word} and k.key ~<~ ${`${word}\u{10FFFF}`} and ${withinDays(day)})`

const unitsNamed = (tree: UnitTree, word: string): readonly UnitId[] =>
  /\p{Script=Han}{2}/u.test(word) ? [...tree.units.values()].filter((unit) => unit.shortName.includes(word)).map((unit) => unit.id) : []

async function exactOnes(db: Db, words: readonly string[], day: Day): Promise<ReadonlySet<PersonId>> {
  const { rows } = await sql<{ person: PersonId }>`select distinct k.person from organisation_search_keys k where k.key = any(${words}) and ${withinDays(day)}`.execute(db)
  return new Set(rows.map((row) => row.person))
}
