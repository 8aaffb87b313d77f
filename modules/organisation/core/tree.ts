import type { UnitId } from '#lib/ids'
import type { Day } from '#lib/instants'
import { holdsOn } from './dated.ts'
import type { Unit, UnitProfile } from './types.ts'

/** A unit as it stood on the tree's day. */
export interface UnitOnDay extends UnitProfile {
  readonly id: UnitId
}

/** All units alive on one day. */
export interface UnitTree {
  readonly day: Day
  readonly units: ReadonlyMap<UnitId, UnitOnDay>
  /** Children by parent, in their order; roots under null. */
  readonly children: ReadonlyMap<UnitId | null, readonly UnitOnDay[]>
}

/** The tree as of a day. A unit whose parent is not alive that day stands at the root. */
export function treeOn(units: readonly Unit[], day: Day): UnitTree {
  const alive = new Map<UnitId, UnitOnDay>()
  for (const unit of units) {
    const profile = profileOn(unit, day)
    if (profile) alive.set(unit.id, { id: unit.id, ...profile })
  }
  const children = new Map<UnitId | null, UnitOnDay[]>()
  for (const unit of alive.values()) {
    const parent = unit.parent !== null && alive.has(unit.parent) ? unit.parent : null
    children.set(parent, [...(children.get(parent) ?? []), unit])
  }
  for (const siblings of children.values()) siblings.sort((a, b) => a.position - b.position || (a.id < b.id ? -1 : 1))
  return { day, units: alive, children }
}

/** What was true of the unit on that day; null before it was established and after it was closed. */
export const profileOn = (unit: Unit, day: Day): UnitProfile | null => unit.terms.find((term) => holdsOn(term, day))?.profile ?? null

/** What is true of it last: its profile to come, or the one it closed with. */
export const lastProfile = (unit: Unit): UnitProfile => unit.terms.at(-1)!.profile

/** The units above, nearest first. Ends at a unit met twice, so that a faulty tree cannot hang. */
export function superiorsOf(tree: UnitTree, unit: UnitId): readonly UnitOnDay[] {
  const above: UnitOnDay[] = []
  const seen = new Set<UnitId>([unit])
  for (let at = parentOf(tree, unit); at && !seen.has(at.id); at = parentOf(tree, at.id)) {
    seen.add(at.id)
    above.push(at)
  }
  return above
}

/** The unit and all beneath it, a parent before its children. */
export function withSubordinates(tree: UnitTree, unit: UnitId): readonly UnitOnDay[] {
  const start = tree.units.get(unit)
  const found: UnitOnDay[] = []
  const waiting = start ? [start] : []
  const seen = new Set<UnitId>()
  for (let at = waiting.pop(); at; at = waiting.pop()) {
    if (seen.has(at.id)) continue
    seen.add(at.id)
    found.push(at)
    waiting.push(...(tree.children.get(at.id) ?? []).toReversed())
  }
  return found
}

/** The organ a unit belongs to: itself, or for a section the nearest unit above that is none. */
export function organOf(tree: UnitTree, unit: UnitId): UnitOnDay | null {
  const self = tree.units.get(unit)
  if (!self) return null
  if (self.kind !== 'section') return self
  return superiorsOf(tree, unit).find((above) => above.kind !== 'section') ?? self
}

function parentOf(tree: UnitTree, unit: UnitId): UnitOnDay | null {
  const parent = tree.units.get(unit)?.parent
  return (parent && tree.units.get(parent)) || null
}

/** Every unit in reading order of the tree, with its depth. */
export function inTreeOrder(tree: UnitTree): readonly { readonly unit: UnitOnDay; readonly depth: number }[] {
  return (tree.children.get(null) ?? []).flatMap((root) =>
    withSubordinates(tree, root.id).map((unit) => ({ unit, depth: superiorsOf(tree, unit.id).length })))
}
