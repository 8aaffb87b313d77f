import { refuse, type Refused } from '#lib/decision'
import { dayOf } from '#lib/instants'
import { inTreeOrder, peopleByIds, unitTree, type UnitTree } from '#modules/organisation'
import type { Db } from '#platform/act'
import { accountsOfPeople } from '#platform/session'
import { keepsNetwork, maySeePoint, seesNetwork, speaksFor } from '../../core/network/access.ts'
import { gapsOf, inOrder, isValid, type GapFacts } from '../../core/network/gaps.ts'
import type { PointId, PointLevel } from '../../core/network/three.ts'
import { pointLevels, type Point } from '../../core/network/types.ts'
import type { NetworkOptions, NetworkView, PointLine, PointView } from '../../core/network/views.ts'
import { visibleOf } from './commands.ts'
import { pointOf, standingPoints } from './store.ts'
import { inNetwork } from './tables.ts'
import { networkViewerOf, type NetworkLooking } from './viewer.ts'

/** The network as far as the viewer sees it: every point with its people and what is wrong with it. */
export async function networkView(looking: NetworkLooking): Promise<NetworkView> {
  const { db, now } = looking
  const viewer = await networkViewerOf(looking)
  const [tree, every] = [await unitTree(db, dayOf(now)), await standingPoints(db, now)]
  const points = every.filter((point) => maySeePoint(viewer, visibleOf(point)))
  const facts = await gapFacts(db, now, points)
  const lines = inNetworkOrder(points, tree).map(({ point, depth }): PointLine => {
    const gaps = gapsOf(point, facts)
    return { id: point.id, name: nameIn(tree, point), level: point.level, unit: point.unit, depth, isValid: isValid(gaps), holdings: inOrder(point.holdings), gaps }
  })
  return { today: dayOf(now), mayKeep: keepsNetwork(viewer), isWhole: seesNetwork(viewer), valid: lines.filter((line) => line.isValid).length, points: lines }
}

/** A point with its people, its gaps and everything that was ever changed. */
export async function pointView(looking: NetworkLooking, id: PointId): Promise<PointView | Refused<'not-found'>> {
  const { db, now } = looking
  const [viewer, stored] = [await networkViewerOf(looking), await pointOf(db, id)]
  if (!stored || !maySeePoint(viewer, visibleOf(stored.state))) return refuse('not-found')
  const [tree, every] = [await unitTree(db, dayOf(now)), await standingPoints(db, now)]
  const point = { ...stored.state, name: nameIn(tree, stored.state), holdings: inOrder(stored.state.holdings) }
  const gaps = point.at === 'closed' ? [] : gapsOf(point, await gapFacts(db, now, [point]))
  const changes = await inNetwork(db).selectFrom('reporting_network_changes').select(['number', 'at', 'by_name', 'unit_name', 'event']).where('point', '=', id).orderBy('number', 'desc').execute()
  const parent = every.find((one) => one.id === point.parent)
  const seen = (some: readonly Point[]) => some.filter((one) => maySeePoint(viewer, visibleOf(one))).map((one) => ({ id: one.id, name: nameIn(tree, one) }))
  const stands = point.at === 'active'
  return {
    point, unitName: tree.units.get(point.unit)?.shortName ?? '', parent: parent ? seen([parent])[0] ?? null : null, children: seen(every.filter((one) => one.parent === id)), isValid: stands && isValid(gaps), gaps,
    changes: changes.map(({ by_name, unit_name, ...change }) => ({ ...change, byName: by_name, unitName: unit_name })),
    may: { keep: stands && keepsNetwork(viewer), appoint: stands && (keepsNetwork(viewer) || speaksFor(viewer, point.unit)) },
  }
}

/** Units that are no points yet with the level that fits them, and townships under which a village may stand. */
export async function networkOptions({ db, now }: NetworkLooking): Promise<NetworkOptions> {
  const [tree, every] = [await unitTree(db, dayOf(now)), await standingPoints(db, now)]
  const taken = new Set(every.filter(({ level }) => level !== 'village').map(({ unit }) => unit))
  return {
    units: inTreeOrder(tree).filter(({ unit }) => unit.kind !== 'section' && unit.level !== 'city' && !taken.has(unit.id)).map(({ unit }) => ({ unit: unit.id, name: unit.shortName, level: levelOf(unit) })),
    townships: every.filter(({ level }) => level === 'township').map((point) => ({ id: point.id, name: nameIn(tree, point) })),
  }
}

const levelOf = ({ kind, level }: { readonly kind: string; readonly level: string }): PointLevel => (kind === 'township' ? 'township' : level === 'district' ? 'district' : 'department')

/** Who of those named is in post and can sign in. */
export async function gapFacts(db: Db, now: NetworkLooking['now'], points: readonly Point[]): Promise<GapFacts> {
  const people = [...new Set(points.flatMap(({ holdings }) => holdings.map(({ person }) => person)))]
  const [briefs, accounts] = [await peopleByIds(db, people, dayOf(now)), await accountsOfPeople(db, people)]
  return { inPost: new Set(people.filter((person) => briefs.get(person)?.unit)), withAccount: new Set(people.filter((person) => accounts.get(person)?.status === 'active')) }
}

/** A point is called as its unit is called today; a village by its own name. */
export const nameIn = (tree: UnitTree, { level, unit, name }: Point): string => (level === 'village' ? name : tree.units.get(unit)?.shortName ?? name)

/** Level by level in the order of the units, each village beneath its township. */
export function inNetworkOrder(points: readonly Point[], tree: UnitTree): readonly { readonly point: Point; readonly depth: number }[] {
  const place = new Map(inTreeOrder(tree).map(({ unit }, at) => [unit.id, at]))
  const sorted = points.toSorted((a, b) => pointLevels.indexOf(a.level) - pointLevels.indexOf(b.level) || (place.get(a.unit) ?? 0) - (place.get(b.unit) ?? 0) || (a.name < b.name ? -1 : 1))
  const shown = new Set(points.map(({ id }) => id))
  const roots = sorted.filter(({ parent }) => parent === null || !shown.has(parent))
  return roots.flatMap((point) => [{ point, depth: 0 }, ...sorted.filter(({ parent }) => parent === point.id).map((village) => ({ point: village, depth: 1 }))])
}
