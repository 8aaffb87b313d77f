import { isSamePerson } from '#lib/signatory'
import { assignmentsOf } from './rules.ts'
import type { Item } from './types.ts'

/** What must hold in every reachable state; each sentence names what is broken. */
export const invariants: readonly ((item: Item) => string | null)[] = [
  (item) => ('approver' in item && isSamePerson(item.proposer, item.approver) ? 'one person proposed and approved it' : null),
  (item) => ('closing' in item && isSamePerson(item.closing.by, item.closing.approvedBy) ? 'one person proposed and approved its closing' : null),
  (item) => (['closing', 'closed', 'archived'].includes(item.at) && assignmentsOf(item).some(({ at }) => at !== 'closed') ? 'closed before its parts' : null),
  (item) => ('closing' in item && item.matter.instruction !== null && item.read?.verdict !== 'satisfied' ? 'an instruction closed unread' : null),
  (item) => (item.at !== 'absent' && (item.matter.source === 'leaderInstruction') !== (item.matter.instruction !== null) ? 'an instruction without words, or words without one' : null),
  (item) => each(item, (one) => one.at === 'planned' || (one.dueOn !== null && one.originalDueOn !== null && one.signInDueAt !== null), 'handed out without dates'),
  (item) => each(item, (one) => one.extensions.every(({ from, to }) => to > from), 'extended backwards'),
  (item) => each(item, (one) => one.at !== 'objected' || !one.mayObject, 'may object twice'),
  (item) => each(item, (one) => one.urges.every(({ number }, index) => number === index + 1), 'urges are not numbered in a row'),
  (item) => each(item, (one, index) => one.number === index + 1, 'parts are not numbered in a row'),
  (item) => each(item, ({ progress }) => progress >= 0 && progress <= 1, 'more than all is done'),
]

type Part = ReturnType<typeof assignmentsOf>[number]
const each = (item: Item, holds: (one: Part, index: number) => boolean, broken: string): string | null => (assignmentsOf(item).every(holds) ? null : broken)
