import { accept, refuse, type Decision, type Refused } from '#lib/decision'
import type { UnitId } from '#lib/ids'
import { inTreeOrder, type UnitOnDay, type UnitTree } from './tree.ts'
import type { GroupRefusal } from './refusals.ts'
import type { DistributionGroup, GroupCommand, GroupContent, GroupEvent } from './types.ts'

/** What must be known besides the group. */
export interface GroupFacts {
  /** Names of the other groups in use. */
  readonly names: readonly string[]
  readonly units: readonly UnitId[]
}

/** Whether a recipient group may be named, changed or retired. */
export function decideGroup(state: DistributionGroup | null, command: GroupCommand, facts: GroupFacts): Decision<GroupEvent, GroupRefusal> {
  if (command.type === 'name-group') return wrongContent(command.content, facts) ?? accept({ type: 'group-named', id: command.id, content: command.content })
  if (!state) return refuse('group-not-found')
  if (state.retired) return refuse('group-retired')
  if (command.type === 'retire-group') return accept({ type: 'group-retired' })
  return wrongContent(command.content, facts) ?? accept({ type: 'group-changed', content: command.content })
}

function wrongContent(content: GroupContent, facts: GroupFacts): Refused<GroupRefusal> | null {
  if (!content.name.trim()) return refuse('group-name-missing')
  if (facts.names.includes(content.name)) return refuse('group-name-taken', { name: content.name })
  if (content.kinds.length === 0 && content.units.length === 0) return refuse('group-empty')
  return [...content.units, ...content.except].every((unit) => facts.units.includes(unit)) ? null : refuse('group-unit-missing')
}

/** The units a group means on the tree's day, in the order of the tree. A unit founded since is in, one closed since is out. */
export const unitsOfGroup = (group: Pick<GroupContent, 'kinds' | 'units' | 'except'>, tree: UnitTree): readonly UnitOnDay[] =>
  inTreeOrder(tree).map(({ unit }) => unit)
    .filter((unit) => (group.kinds.includes(unit.kind) || group.units.includes(unit.id)) && !group.except.includes(unit.id))
