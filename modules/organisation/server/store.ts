import { sql } from 'kysely'
import type { PersonId } from '#lib/ids'
import type { Db } from '#platform/act'
import type { SearchKey } from '../core/search-keys.ts'
import type { DistributionGroup, GroupId, Person, Proxy, ProxyId, Unit } from '../core/types.ts'
import { inOrganisation, type OrganisationTables } from './tables.ts'

/**
 * Lets one change of the organisation happen at a time, until the commit. Its rules look across many records
 * (names, seats, chains of proxies), and it changes rarely: a queue here is cheaper than a rule broken by two at once.
 */
export const lockRegister = async (db: Db): Promise<void> => {
  await sql`select 1 from organisation_register for update`.execute(db)
}

/** Says that the organisation is no longer what caches hold. The revision is random, so that a rolled back one never comes again. */
export const touchRegister = async (db: Db): Promise<void> => {
  await sql`update organisation_register set revision = gen_random_uuid()`.execute(db)
}

/** Every unit with its terms and posts. */
export async function loadUnits(db: Db): Promise<readonly Unit[]> {
  const tables = inOrganisation(db)
  const [units, terms, posts] = [
    await tables.selectFrom('organisation_units').selectAll().orderBy('id').execute(),
    await tables.selectFrom('organisation_unit_terms').selectAll().orderBy('unit').orderBy('from_on').execute(),
    await tables.selectFrom('organisation_posts').selectAll().orderBy('unit').orderBy('id').execute(),
  ]
  const termsOf = Map.groupBy(terms, (term) => term.unit)
  const postsOf = Map.groupBy(posts, (post) => post.unit)
  return units.map((row): Unit => ({
    id: row.id, version: row.version,
    closing: row.closed_on === null ? null : { on: row.closed_on, mergedInto: row.merged_into },
    terms: (termsOf.get(row.id) ?? []).map((term) => ({
      fromOn: term.from_on, untilOn: term.until_on,
      profile: {
        name: term.name, shortName: term.short_name, kind: term.kind, level: term.level, parent: term.parent, lines: term.lines,
        issuer: term.issuer, unifiedCode: term.unified_code, position: term.position,
      },
    })),
    posts: (postsOf.get(row.id) ?? []).map(postOf),
  }))
}

export const postOf = (row: OrganisationTables['organisation_posts']) => ({
  id: row.id, unit: row.unit, title: row.title, roles: row.roles, seats: row.seats, rank: row.rank, oversees: row.oversees,
  fromOn: row.from_on, untilOn: row.until_on,
})

/** Writes units whole. A unit must come after those it names as parent or successor, or they must be there already. */
export async function saveUnits(db: Db, units: readonly Unit[]): Promise<void> {
  const tables = inOrganisation(db)
  for (const some of inParts(units)) {
    await tables.insertInto('organisation_units')
      .values(some.map((unit) => ({ id: unit.id, version: unit.version, closed_on: unit.closing?.on ?? null, merged_into: unit.closing?.mergedInto ?? null })))
      .onConflict((conflict) => conflict.column('id').doUpdateSet(({ ref }) => ({ version: ref('excluded.version'), closed_on: ref('excluded.closed_on'), merged_into: ref('excluded.merged_into') })))
      .execute()
  }
  await tables.deleteFrom('organisation_unit_terms').where('unit', '=', sql<Unit['id']>`any(${units.map((unit) => unit.id)})`).execute()
  for (const some of inParts(units.flatMap(termRows))) await tables.insertInto('organisation_unit_terms').values(some).execute()
  for (const some of inParts(units.flatMap((unit) => unit.posts))) {
    await tables.insertInto('organisation_posts')
      .values(some.map(({ fromOn, untilOn, ...post }) => ({ ...post, from_on: fromOn, until_on: untilOn })))
      .onConflict((conflict) => conflict.column('id').doUpdateSet(({ ref }) => ({
        roles: ref('excluded.roles'), seats: ref('excluded.seats'), rank: ref('excluded.rank'), oversees: ref('excluded.oversees'), until_on: ref('excluded.until_on'),
      })))
      .execute()
  }
}

const termRows = (unit: Unit) => unit.terms.map(({ fromOn, untilOn, profile }) => ({
  unit: unit.id, from_on: fromOn, until_on: untilOn, name: profile.name, short_name: profile.shortName, kind: profile.kind, level: profile.level,
  parent: profile.parent, lines: asJson(profile.lines), issuer: profile.issuer && asJson(profile.issuer), unified_code: profile.unifiedCode, position: profile.position,
}))

// pg would write a JavaScript array as a PostgreSQL array; jsonb wants its text.
const asJson = <Value>(value: Value): Value => JSON.stringify(value) as unknown as Value

export async function loadPeople(db: Db, ids: readonly PersonId[]): Promise<readonly Person[]> {
  const tables = inOrganisation(db)
  const people = await tables.selectFrom('organisation_people').selectAll().where('id', '=', sql<PersonId>`any(${ids})`).execute()
  const appointments = await tables.selectFrom('organisation_appointments').selectAll().where('person', '=', sql<PersonId>`any(${ids})`).orderBy('from_on').orderBy('id').execute()
  const held = Map.groupBy(appointments, (row) => row.person)
  return people.map((row): Person => ({
    id: row.id, version: row.version, profile: { name: row.name, mobile: row.mobile, officePhone: row.office_phone },
    appointments: (held.get(row.id) ?? []).map((one) => ({ id: one.id, post: one.post, unit: one.unit, fromOn: one.from_on, untilOn: one.until_on, main: one.main })),
  }))
}

/** A person with the words that find this person. */
export interface FoundPerson { readonly person: Person; readonly pinyin: string; readonly keys: readonly SearchKey[] }

export async function savePeople(db: Db, people: readonly FoundPerson[]): Promise<void> {
  const tables = inOrganisation(db)
  for (const some of inParts(people)) {
    await tables.insertInto('organisation_people')
      .values(some.map(({ person, pinyin }) => ({ id: person.id, version: person.version, pinyin, name: person.profile.name, mobile: person.profile.mobile, office_phone: person.profile.officePhone })))
      .onConflict((conflict) => conflict.column('id').doUpdateSet(({ ref }) => ({
        version: ref('excluded.version'), pinyin: ref('excluded.pinyin'), name: ref('excluded.name'), mobile: ref('excluded.mobile'), office_phone: ref('excluded.office_phone'),
      })))
      .execute()
  }
  const appointments = people.flatMap(({ person }) => person.appointments.map((one) => ({
    id: one.id, person: person.id, post: one.post, unit: one.unit, from_on: one.fromOn, until_on: one.untilOn, main: one.main,
  })))
  for (const some of inParts(appointments)) {
    await tables.insertInto('organisation_appointments').values(some)
      .onConflict((conflict) => conflict.column('id').doUpdateSet(({ ref }) => ({ until_on: ref('excluded.until_on') }))).execute()
  }
  await tables.deleteFrom('organisation_search_keys').where('person', '=', sql<PersonId>`any(${people.map(({ person }) => person.id)})`).execute()
  const keys = people.flatMap((one) => one.keys.map((key) => ({ person: one.person.id, key: key.key, from_on: key.fromOn ?? null, until_on: key.untilOn ?? null })))
  for (const some of inParts(keys)) await tables.insertInto('organisation_search_keys').values(some).execute()
}

export async function loadProxies(db: Db, of: { id: ProxyId } | { people: readonly PersonId[] }): Promise<readonly Proxy[]> {
  const from = inOrganisation(db).selectFrom('organisation_proxies').selectAll().orderBy('from_on', 'desc').orderBy('id')
  const rows = await ('id' in of ? from.where('id', '=', of.id)
    : from.where((is) => is.or([is('principal', '=', sql<PersonId>`any(${of.people})`), is('deputy', '=', sql<PersonId>`any(${of.people})`)]))).execute()
  return rows.map(proxyOf)
}

export const proxyOf = (row: OrganisationTables['organisation_proxies']): Proxy => ({
  id: row.id, version: row.version, principal: row.principal, deputy: row.deputy, kinds: row.kinds,
  fromOn: row.from_on, lastOn: row.last_on, reason: row.reason, endedOn: row.ended_on,
})

export async function saveProxy(db: Db, { fromOn, lastOn, endedOn, ...proxy }: Proxy): Promise<void> {
  await inOrganisation(db).insertInto('organisation_proxies').values({ ...proxy, from_on: fromOn, last_on: lastOn, ended_on: endedOn })
    .onConflict((conflict) => conflict.column('id').doUpdateSet({ version: proxy.version, ended_on: endedOn })).execute()
}

export async function loadGroups(db: Db): Promise<readonly DistributionGroup[]> {
  const tables = inOrganisation(db)
  const groups = await tables.selectFrom('organisation_groups').selectAll().orderBy('position').orderBy('id').execute()
  const members = Map.groupBy(await tables.selectFrom('organisation_group_members').selectAll().orderBy('unit').execute(), (row) => row.group_id)
  return groups.map((row): DistributionGroup => {
    const own = members.get(row.id) ?? []
    const unitsWhere = (excepted: boolean) => own.filter((one) => one.excepted === excepted).map((one) => one.unit)
    return { ...row, units: unitsWhere(false), except: unitsWhere(true) }
  })
}

export async function saveGroup(db: Db, group: DistributionGroup): Promise<void> {
  const tables = inOrganisation(db)
  const { units, except, ...row } = group
  await tables.insertInto('organisation_groups').values(row).onConflict((conflict) => conflict.column('id').doUpdateSet(row)).execute()
  await tables.deleteFrom('organisation_group_members').where('group_id', '=', group.id as GroupId).execute()
  const members = [...units.map((unit) => ({ group_id: group.id, unit, excepted: false })), ...except.map((unit) => ({ group_id: group.id, unit, excepted: true }))]
  if (members.length > 0) await tables.insertInto('organisation_group_members').values(members).execute()
}

/** PostgreSQL takes at most 65,535 values in a statement. */
const PART = 2000
export function* inParts<Row>(rows: readonly Row[]): Generator<readonly Row[]> {
  for (let at = 0; at < rows.length; at += PART) yield rows.slice(at, at + PART)
}
