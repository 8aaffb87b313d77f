import type { OfficeRole } from '#lib/contract'
import type { PersonId, UnitId } from '#lib/ids'
import { instantOf, type Day, type Instant } from '#lib/instants'
import type { Signatory } from '#lib/signatory'
import { isOfList } from './rules.ts'
import type { Assignment, Item } from './types.ts'

/** Whose turn it is: a person; whoever holds a post with one of these roles in the unit or its sections; or the leader who approves for an office, who must be none of `except`. */
export type TodoFor =
  | { readonly person: PersonId }
  | { readonly unit: UnitId; readonly roles: readonly OfficeRole[] }
  | { readonly approverOf: UnitId; readonly organ: UnitId; readonly except: readonly PersonId[] }

/** One thing to be done about an item now, as the one inbox shows it. */
export interface Todo {
  /** Names the to-do within the item: as long as it stays the same, it is the same to-do. */
  readonly key: string
  readonly stepName: string
  readonly for: TodoFor
  readonly dueAt: Instant | null
}

const CONTACTS: readonly OfficeRole[] = ['unitContact']
const HEADS: readonly OfficeRole[] = ['unitHead', 'principalHead']

/** Everything that is to be done about an item now. It follows from the state alone; whoever's turn has passed loses it. */
export function todosOf(item: Item): readonly Todo[] {
  switch (item.at) {
    case 'absent': case 'declined': case 'archived': case 'terminated': return []
    // What came with a list is approved and handed out as a list: one to-do, not one for each item.
    case 'proposed': return isOfList(item) ? [] : [byLeader(item, 'approve', '审定立项', item.proposer)]
    case 'registered': return isOfList(item) ? [] : [byOffice(item, 'plan', '分解交办')]
    case 'suspended': return []
    case 'closing': return [...toRead(item), byLeader(item, `closing-${item.proposal.at}`, '批准办结', item.proposal.by)]
    case 'closed': return item.followUps.filter(({ result }) => result === null).map(({ number, dueOn }) => byOffice(item, `follow-up-${number}`, '回头看', endOf(dueOn)))
    case 'running': return [
      ...item.assignments.flatMap((one) => todosOfAssignment(item, one)),
      ...(item.assignments.length > 0 && item.assignments.every(({ at }) => at === 'closed') ? [byOffice(item, 'propose-closing', '提出办结')] : []),
      ...(item.assignments.some(({ at }) => at === 'planned') ? [byOffice(item, 'assign', '补充交办')] : []),
    ]
  }
}

type Running = Extract<Item, { at: 'running' }>
type Present = Exclude<Item, { at: 'absent' }>

function todosOfAssignment(item: Running, one: Assignment): readonly Todo[] {
  const unit = (key: string, stepName: string, roles: readonly OfficeRole[], dueAt: Instant | null): Todo =>
    ({ key: `${one.number}-${key}-${one.lead.unit}`, stepName, for: { unit: one.lead.unit, roles }, dueAt })
  const due = one.dueOn === null ? null : endOf(one.dueOn)
  const extension = one.asked ? [byGranter(item, one)] : []
  switch (one.at) {
    case 'planned': case 'closed': return []
    case 'assigned': return [unit('accept', '签收', CONTACTS, one.signInDueAt), ...extension]
    case 'objected': return [byOffice(item, `${one.number}-reassign`, '处理退回改派'), ...extension]
    case 'doing': return [unit(one.reworks > 0 ? `redo-${one.reworks}` : 'do', one.reworks > 0 ? '退回重办' : '办理反馈', CONTACTS, due), ...extension]
    case 'signing': return [unit(`sign-${one.reworks}`, '审签反馈', HEADS, due), ...extension]
    case 'reported': return [byOffice(item, `${one.number}-review-${one.reworks}`, '审核反馈')]
  }
}

const byOffice = (item: Present, key: string, stepName: string, dueAt: Instant | null = null): Todo =>
  ({ key, stepName, for: { unit: item.office, roles: ['supervisor'] }, dueAt })

/** 办公室领导 approve; who of them, the server finds: the one in charge of 督查室, or the office's head where that one proposed it. */
const byLeader = (item: Present, key: string, stepName: string, proposer: Signatory | null = null): Todo => ({
  key, stepName, dueAt: null,
  for: { approverOf: item.office, organ: item.organ, except: proposer ? [proposer.person, ...(proposer.onBehalfOf ? [proposer.onBehalfOf.person] : [])] : [] },
})

function byGranter(item: Running, one: Assignment): Todo {
  const key = `${one.number}-extension-${one.extensions.length}-${one.asked!.at}`
  const leader = item.matter.instruction?.leader ?? null
  return leader === null ? byLeader(item, key, '审批延期') : { key, stepName: '审批延期', for: { person: leader }, dueAt: null }
}

function toRead(item: Extract<Item, { at: 'closing' }>): readonly Todo[] {
  const { instruction } = item.matter
  if (!instruction || item.read) return []
  const key = `read-${item.proposal.at}`
  // A leader who is not of this house reads on paper; 督查室 notes it.
  return [instruction.leader === null ? byOffice(item, key, '登记领导阅示') : { key, stepName: '阅示办理结果', for: { person: instruction.leader }, dueAt: null }]
}

const END_OF_WORK = 18 * 60
const endOf = (day: Day): Instant => instantOf(day, END_OF_WORK)
