import { sql } from 'kysely'
import type { PersonId, UnitId } from '#lib/ids'
import { addDays, type Day } from '#lib/instants'
import type { Db } from '#platform/act'
import { mayKeepOrganisation, maskMobile, maySeeMobile, type Viewer } from '../core/access.ts'
import { holdsOn } from '../core/dated.ts'
import { unitsOfGroup } from '../core/decide-group.ts'
import { lastDayOf } from '../core/decide-proxy.ts'
import { inTreeOrder, profileOn, superiorsOf } from '../core/tree.ts'
import type { Proxy, Unit } from '../core/types.ts'
import type { GroupView, HeldPost, PersonCard, PostLine, PostView, ProxyView, RankedPost, TreeView, UnitView } from '../core/views.ts'
import { lineWords } from '../core/words.ts'
import { historyOf } from './history.ts'
import { inChargeLeaderOf, peopleByIds } from './people-queries.ts'
import { loadGroups, loadPeople, proxyOf } from './store.ts'
import { inOrganisation } from './tables.ts'
import { allUnits, directoryOn, unitTree } from './unit-queries.ts'

/** The tree page: all units of a day with how many people each has. */
export async function treeView(db: Db, day: Day): Promise<TreeView> {
  const [tree, units, counts] = [await unitTree(db, day), await allUnits(db), await headcount(db, day)]
  const versions = new Map(units.map((unit) => [unit.id, unit.version]))
  return { day, units: inTreeOrder(tree).map(({ unit, depth }) => ({ ...unit, depth, version: versions.get(unit.id)!, people: counts.get(unit.id) ?? 0 })) }
}

async function headcount(db: Db, day: Day): Promise<ReadonlyMap<UnitId, number>> {
  const { rows } = await sql<{ unit: UnitId; people: number }>`
    select unit, count(distinct person) as people from organisation_appointments
    where from_on <= ${day}::date and (until_on is null or until_on > ${day}::date) group by unit`.execute(db)
  return new Map(rows.map((row) => [row.unit, row.people]))
}

/** A unit as it stood on a day; of a closed one its last day. Null if there is none. */
export async function unitView(db: Db, { id, day, viewer }: { id: UnitId; day: Day; viewer: Viewer }): Promise<UnitView | null> {
  const unit = (await allUnits(db)).find((one) => one.id === id)
  if (!unit) return null
  const seenOn = dayWithin(unit, day)
  const [tree, profile] = [await unitTree(db, seenOn), profileOn(unit, seenOn)!]
  const brief = (one: UnitId) => ({ id: one, shortName: tree.units.get(one)?.shortName ?? '' })
  return {
    day: seenOn,
    unit: { id, ...profile, version: unit.version, closing: unit.closing },
    path: superiorsOf(tree, id).toReversed().map((above) => brief(above.id)),
    children: (tree.children.get(id) ?? []).map((child) => brief(child.id)),
    lines: profile.lines.map((line) => ({ unit: line.unit, shortName: brief(line.unit).shortName, line: lineWords[line.line] })),
    inCharge: await inChargeLeaderOf(db, { unit: id, day: seenOn }),
    posts: await postViews(db, { unit, day: seenOn, viewer }),
    history: await historyOf(db, `unit:${id}`),
  }
}

function dayWithin(unit: Unit, day: Day): Day {
  const first = unit.terms[0]!.fromOn
  if (day < first) return first
  return unit.closing && day >= unit.closing.on ? addDays(unit.closing.on, -1) : day
}

async function postViews(db: Db, { unit, day, viewer }: { unit: Unit; day: Day; viewer: Viewer }): Promise<readonly PostView[]> {
  const tree = await unitTree(db, day)
  const rows = await inOrganisation(db).selectFrom('organisation_appointments as a').innerJoin('organisation_people as p', 'p.id', 'a.person')
    .select(['a.id', 'a.post', 'a.person', 'a.main', 'p.name', 'p.mobile', 'p.office_phone'])
    .where('a.unit', '=', unit.id).where('a.from_on', '<=', day).where((is) => is.or([is('a.until_on', 'is', null), is('a.until_on', '>', day)]))
    .orderBy('a.from_on').orderBy('p.pinyin').orderBy('a.id').execute()
  const holders = Map.groupBy(rows, (row) => row.post)
  return unit.posts.filter((post) => holdsOn(post, day)).map((post): PostView => ({
    ...post,
    holders: (holders.get(post.id) ?? []).map((row) => ({
      appointment: row.id, person: row.person, name: row.name, main: row.main, officePhone: row.office_phone,
      mobile: shownMobile(row.mobile, maySeeMobile(viewer, { id: row.person, units: [unit.id] }, tree)),
    })),
  }))
}

const shownMobile = (mobile: string | null, mayBeWhole: boolean) => (mobile === null || mayBeWhole ? mobile : maskMobile(mobile))

/** A person with all posts ever held: a post keeps the unit's name of its own days, so old records keep the old unit (R116). */
export async function personCard(db: Db, { id, today, viewer }: { id: PersonId; today: Day; viewer: Viewer }): Promise<PersonCard | null> {
  const [person] = await loadPeople(db, [id])
  if (!person) return null
  const units = new Map((await allUnits(db)).map((unit) => [unit.id, unit]))
  const posts = person.appointments.map((one): HeldPost => {
    const unit = units.get(one.unit)!
    const post = unit.posts.find((candidate) => candidate.id === one.post)!
    const day = one.untilOn !== null && one.untilOn <= today ? addDays(one.untilOn, -1) : one.fromOn > today ? one.fromOn : today
    return {
      appointment: one.id, post: one.post, title: post.title, unit: one.unit, unitName: profileOn(unit, dayWithin(unit, day))!.shortName,
      roles: post.roles, rank: post.rank, main: one.main, fromOn: one.fromOn, untilOn: one.untilOn,
    }
  }).filter((post) => post.untilOn === null || post.untilOn > post.fromOn)
  const row = await inOrganisation(db).selectFrom('organisation_people').select('pinyin').where('id', '=', id).executeTakeFirstOrThrow()
  const now = person.appointments.filter((one) => holdsOn(one, today)).map((one) => one.unit)
  return {
    id, version: person.version, name: person.profile.name, pinyin: row.pinyin, officePhone: person.profile.officePhone,
    mobile: shownMobile(person.profile.mobile, maySeeMobile(viewer, { id, units: now }, await unitTree(db, today))),
    posts: posts.toSorted((a, b) => (a.fromOn === b.fromOn ? Number(b.main) - Number(a.main) : a.fromOn < b.fromOn ? 1 : -1)),
    history: await historyOf(db, `person:${id}`),
  }
}

/** Every post of a day in the order of the tree, with who holds it. */
export async function postLines(db: Db, day: Day): Promise<readonly PostLine[]> {
  const [tree, units, { entries }] = [await unitTree(db, day), await allUnits(db), await directoryOn(db, day)]
  const holders = Map.groupBy(entries.flatMap(({ brief, holdings }) => holdings.map(({ post }) => ({ post, person: brief.id, name: brief.name }))), ({ post }) => post)
  const posts = new Map(units.map((unit) => [unit.id, unit.posts]))
  return inTreeOrder(tree).flatMap(({ unit }) => (posts.get(unit.id) ?? []).filter((post) => holdsOn(post, day)).map((post): PostLine => ({
    post: post.id, title: post.title, unit: unit.id, unitName: unit.kind === 'section' ? unit.name : unit.shortName,
    holders: (holders.get(post.id) ?? []).map(({ person, name }) => ({ person, name })),
  })))
}

/** Leaders' posts of a day in protocol order, with who holds them. */
export async function protocolOrder(db: Db, day: Day): Promise<readonly RankedPost[]> {
  const tree = await unitTree(db, day)
  const posts = (await allUnits(db)).flatMap((unit) => unit.posts).filter((post) => post.rank !== null && holdsOn(post, day))
  const rows = await inOrganisation(db).selectFrom('organisation_appointments as a').innerJoin('organisation_people as p', 'p.id', 'a.person')
    .select(['a.post', 'p.id', 'p.name']).where('a.post', '=', sql<(typeof posts)[number]['id']>`any(${posts.map((post) => post.id)})`)
    .where('a.from_on', '<=', day).where((is) => is.or([is('a.until_on', 'is', null), is('a.until_on', '>', day)])).orderBy('p.pinyin').orderBy('p.id').execute()
  const holders = Map.groupBy(rows, (row) => row.post)
  return posts.toSorted((a, b) => a.rank! - b.rank! || (a.id < b.id ? -1 : 1)).map((post) => ({
    post: post.id, title: post.title, unitName: tree.units.get(post.unit)?.shortName ?? '', rank: post.rank!,
    holders: (holders.get(post.id) ?? []).map(({ id, name }) => ({ person: id, name })),
  }))
}

/** Proxies the viewer may see: own ones, or with `all` whatever access allows. The filter in SQL says the same as `maySeeProxy`. */
export async function proxyViews(db: Db, { viewer, today, all }: { viewer: Viewer; today: Day; all: boolean }): Promise<readonly ProxyView[]> {
  const everything = all && mayKeepOrganisation(viewer)
  const rows = await inOrganisation(db).selectFrom('organisation_proxies').selectAll()
    .where((is) => (everything ? is.lit(true) : is.or([is('principal', '=', viewer.person ?? ('' as PersonId)), is('deputy', '=', viewer.person ?? ('' as PersonId))])))
    .orderBy('from_on', 'desc').orderBy('id', 'desc').execute()
  const proxies = rows.map(proxyOf)
  const people = await peopleByIds(db, [...new Set(proxies.flatMap((proxy) => [proxy.principal, proxy.deputy]))], today)
  return proxies.map((proxy): ProxyView => ({
    ...proxy, principalName: people.get(proxy.principal)!.name, deputyName: people.get(proxy.deputy)!.name, state: stateOf(proxy, today),
  }))
}

const stateOf = (proxy: Proxy, today: Day): ProxyView['state'] =>
  lastDayOf(proxy) < today || lastDayOf(proxy) < proxy.fromOn ? 'over' : proxy.fromOn > today ? 'coming' : 'inForce'

/** Recipient groups in use, with how many units each means on the day. */
export async function groupViews(db: Db, day: Day): Promise<readonly GroupView[]> {
  const tree = await unitTree(db, day)
  return (await loadGroups(db)).filter((group) => !group.retired).map((group) => ({ ...group, count: unitsOfGroup(group, tree).length }))
}
