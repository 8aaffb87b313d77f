import { sql } from 'kysely'
import type { OfficeRole } from '#lib/contract'
import type { PersonId, PostId, UnitId } from '#lib/ids'
import type { Db } from '#platform/act'
import { byProtocol } from '../core/protocol.ts'
import type { UnitTree } from '../core/tree.ts'
import type { PersonBrief } from '../core/views.ts'

/** A post held on the directory's day. */
export interface Holding {
  readonly post: PostId
  readonly unit: UnitId
  readonly title: string
  readonly roles: readonly OfficeRole[]
  readonly oversees: readonly UnitId[]
  readonly rank: number | null
}

/** A person with every post held on the day, the main one first, then the one held longest. */
export interface Entry { readonly brief: PersonBrief; readonly holdings: readonly Holding[] }

/** Everybody known on one day, in protocol order. A district has some thousand people, so it is held in memory whole. */
export interface Directory {
  readonly entries: readonly Entry[]
  readonly byId: ReadonlyMap<PersonId, Entry>
  readonly byRole: ReadonlyMap<OfficeRole, readonly Entry[]>
  /** Proxies that stand on the day, by principal. */
  readonly proxies: readonly Standing[]
}

/** Who stands in for whom, and for which kinds of case (`*` = all). */
export interface Standing { readonly principal: PersonId; readonly deputy: PersonId; readonly kinds: readonly string[] }

/** Reads the directory of the tree's day. */
export async function loadDirectory(db: Db, tree: UnitTree): Promise<Directory> {
  const { rows: people } = await sql<{ id: PersonId; name: string; pinyin: string }>`select id, name, pinyin from organisation_people`.execute(db)
  const { rows: held } = await sql<Holding & { person: PersonId }>`
    select a.person, a.post, a.unit, o.title, o.roles, o.oversees, o.rank from organisation_appointments a join organisation_posts o on o.id = a.post
    where a.from_on <= ${tree.day}::date and (a.until_on is null or a.until_on > ${tree.day}::date)
    order by a.main desc, a.from_on, a.id`.execute(db)
  const { rows: proxies } = await sql<Standing>`
    select principal, deputy, kinds from organisation_proxies
    where from_on <= ${tree.day}::date and last_on >= ${tree.day}::date and (ended_on is null or ended_on >= ${tree.day}::date)
    order by principal, id`.execute(db)
  const holdingsOf = Map.groupBy(held, (row) => row.person)
  const entries = people.map((person) => ({ ...person, ...placeOf(holdingsOf.get(person.id) ?? [], tree) })).toSorted(byProtocol)
    .map(({ id, name, unit, unitName, title, rank }): Entry => ({ brief: { id, name, unit, unitName, title, rank }, holdings: holdingsOf.get(id) ?? [] }))
  return { entries, proxies, byId: new Map(entries.map((entry) => [entry.brief.id, entry])), byRole: rolesOf(entries) }
}

/** Main unit and title, and the best rank of all posts held. */
function placeOf(holdings: readonly Holding[], tree: UnitTree): Omit<PersonBrief, 'id' | 'name'> {
  const [main] = holdings
  const ranks = holdings.flatMap(({ rank }) => rank ?? [])
  return {
    unit: main?.unit ?? null, title: main?.title ?? null,
    unitName: main ? tree.units.get(main.unit)?.shortName ?? null : null, rank: ranks.length ? Math.min(...ranks) : null,
  }
}

/** Who holds each role, in protocol order. */
function rolesOf(entries: readonly Entry[]): ReadonlyMap<OfficeRole, readonly Entry[]> {
  const held = entries.flatMap((entry) => [...new Set(entry.holdings.flatMap(({ roles }) => roles))].map((role) => ({ role, entry })))
  return new Map([...Map.groupBy(held, ({ role }) => role)].map(([role, all]) => [role, all.map(({ entry }) => entry)]))
}
