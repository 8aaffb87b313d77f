import type { UnitId } from '#lib/ids'
import { organOf, superiorsOf, type UnitOnDay, type UnitTree } from './tree.ts'

/** How the recipient stands to the sender. */
export type Direction = 'superior' | 'subordinate' | 'peer' | 'unrelated' | 'dualLed'

/** The whole relation between a sender and a recipient, as routing rules need it. */
export interface Relation {
  /** `dualLed`: joined only by a second line of leadership (双重领导); `way` then says which of the two leads. */
  readonly direction: Direction
  /** 上行、平行、下行. */
  readonly way: 'upward' | 'parallel' | 'downward'
  /** The line that joins them; null where none does. */
  readonly line: 'subordination' | 'dualLeadership' | 'guidance' | null
  /** Organs passed over between the two, nearest to the lower first (越级). */
  readonly skipped: readonly UnitId[]
  /** The other superiors of the lower organ, to be copied where needed. */
  readonly otherSuperiors: readonly UnitId[]
}

/** How `recipient` stands to `sender` in this tree; a section stands for its organ. Unknown units are unrelated. */
export const directionBetween = (tree: UnitTree, sender: UnitId, recipient: UnitId): Direction => relationBetween(tree, sender, recipient).direction

/** The relation in full. 条例 第十三条: 行文关系根据隶属关系和职权范围确定. */
export function relationBetween(tree: UnitTree, sender: UnitId, recipient: UnitId): Relation {
  const from = organOf(tree, sender)
  const to = organOf(tree, recipient)
  if (!from || !to) return without('unrelated')
  if (from.id === to.id) return without('peer')
  const up = lineUp(tree, from, to)
  if (up) return joined({ line: up, lower: from, upper: to, way: 'upward' }, tree)
  const down = lineUp(tree, to, from)
  if (down) return joined({ line: down, lower: to, upper: from, way: 'downward' }, tree)
  return without(from.level === to.level ? 'peer' : 'unrelated')
}

type Line = NonNullable<Relation['line']>

// The place in the tree counts before a second line: 区委 leads a 镇 it also happens to guide.
function lineUp(tree: UnitTree, lower: UnitOnDay, upper: UnitOnDay): Line | null {
  if (superiorsOf(tree, lower.id).some((above) => above.id === upper.id)) return 'subordination'
  return lower.lines.find((line) => line.unit === upper.id)?.line ?? null
}

function joined({ line, lower, upper, way }: { line: Line; lower: UnitOnDay; upper: UnitOnDay; way: 'upward' | 'downward' }, tree: UnitTree): Relation {
  const above = superiorsOf(tree, lower.id).map((unit) => unit.id)
  const leaders = [above[0], ...lower.lines.filter((one) => one.line === 'dualLeadership').map((one) => one.unit)]
  return {
    direction: line === 'dualLeadership' ? 'dualLed' : way === 'upward' ? 'superior' : 'subordinate',
    way, line,
    skipped: line === 'subordination' ? above.slice(0, above.indexOf(upper.id)) : [],
    // 条例 第十五条第六项、第十六条第五项: 双重领导的机关, 必要时抄送另一上级机关. One led by a single organ has no other.
    otherSuperiors: leaders.length > 1 ? leaders.filter((unit): unit is UnitId => unit !== undefined && unit !== upper.id && tree.units.has(unit)) : [],
  }
}

const without = (direction: 'peer' | 'unrelated'): Relation => ({ direction, way: 'parallel', line: null, skipped: [], otherSuperiors: [] })
