import { accept, refuse } from '#lib/decision'
import { isSamePerson } from '#lib/signatory'
import { datedNow, dueOnFor, dueOnOf } from './deadlines.ts'
import { dueFault, ifEmpty, officeOnly, stamp, today, wrongStage, type Answer, type Given, type No } from './given.ts'
import { isOfList } from './rules.ts'
import type { Assignment, Item, ItemCommand, Matter, Planned } from './types.ts'

type Registering = Extract<ItemCommand, { type: 'propose' | 'amend' | 'approve' | 'decline' | 'plan' | 'assign' }>

/** From 拟立项 to 交办. */
export function decideRegistering(item: Item, command: Registering, given: Given): Answer {
  if (command.type === 'propose') {
    if (item.at !== 'absent') return refuse('item-exists')
    const { id, matter, office, organ } = command
    return officeOnly(given) ?? matterFault(matter, given) ?? accept({ type: 'proposed', id, matter, office, organ, ...stamp(given) })
  }
  if (item.at === 'absent') return refuse('not-found')
  switch (command.type) {
    case 'amend': return item.at === 'proposed' || item.at === 'registered'
      ? officeOnly(given) ?? matterFault(command.matter, given) ?? accept({ type: 'amended', matter: asListed(command.matter, item.matter), ...stamp(given) }) : wrongStage(item)
    case 'approve': return approve(item, given)
    case 'decline': return item.at !== 'proposed' ? wrongStage(item)
      : approverOnly(item, given) ?? ifEmpty(command.reason, 'reason-missing') ?? accept({ type: 'declined', ending: { reason: command.reason, ...stamp(given) } })
    case 'plan': return plan(item, command.parts, given)
    case 'assign': return assign(item, given)
  }
}

/** What came with a list stays on it, and nothing else comes onto one, whatever is changed besides. */
const asListed = (matter: Matter, before: Matter): Matter => (isOfList({ matter: before }) ? { ...matter, origin: before.origin, list: before.list } : matter)

/** 审定: the number is allotted with it (×委督〔年〕n号). */
function approve(item: Exclude<Item, { at: 'absent' }>, given: Given): Answer {
  if (item.at !== 'proposed') return wrongStage(item)
  const no = approverOnly(item, given)
  if (no) return no
  if (isSamePerson(item.proposer, given.actor!)) return refuse('proposer-approves-self')
  return accept({ type: 'registered', number: given.number!, ...stamp(given) })
}

const approverOnly = (_: Item, { standing }: Given): No | null => (standing.approves ? null : refuse('not-for-approver', { who: '办公室领导' }))

/** What lacks in a matter. 批示件 (A6): 谁、何时、在什么上、全文; a transfer from above its number and day. */
function matterFault({ category: code, source, instruction, superiorNumber, dueOn }: Matter, { category, now }: Given): No | null {
  if (!category || category.source !== source || category.retired) return refuse('category-unfit', { category: category?.name ?? code })
  if ((source === 'leaderInstruction') !== (instruction !== null) || (instruction !== null && (!instruction.text.trim() || !instruction.leaderName.trim() || !instruction.paper.trim()))) return refuse('instruction-missing')
  if (source === 'superiorSupervise' && (!superiorNumber?.trim() || dueOn === null)) return refuse('superior-number-missing')
  if (instruction !== null && instruction.on > today({ now })) return refuse('instruction-in-future', { on: instruction.on })
  return dueFault(dueOn, { now })
}

/** 分解: before 交办 the plan is replaced as a whole; while units work, further parts are added to it. */
function plan(item: Exclude<Item, { at: 'absent' }>, parts: readonly Planned[], given: Given): Answer {
  if (item.at !== 'registered' && item.at !== 'running') return wrongStage(item)
  return officeOnly(given) ?? planFault(parts, given) ?? accept({ type: 'planned', parts, ...stamp(given) })
}

function planFault(parts: readonly Planned[], given: Given): No | null {
  if (parts.length === 0) return refuse('nothing-planned')
  for (const { lead, cooperating, dueOn, milestones } of parts) {
    if (cooperating.some(({ unit }) => unit === lead.unit)) return refuse('same-unit-leads-and-cooperates', { unit: lead.name })
    const no = dueFault(dueOn, given) ?? milestones.map((milestone) => dueFault(milestone.dueOn, given)).find((fault) => fault?.code === 'due-too-far')
    if (no) return no
    const late = milestones.find((milestone) => dueOn !== null && milestone.dueOn > dueOn)
    if (late) return refuse('milestone-after-due', { name: late.name, due: dueOn! })
  }
  return null
}

/** 交办 (即交即办): everything planned goes to its unit at once, and its deadline is fixed. */
function assign(item: Exclude<Item, { at: 'absent' }>, given: Given): Answer {
  if (item.at !== 'registered' && item.at !== 'running') return wrongStage(item)
  const no = officeOnly(given)
  if (no) return no
  const planned = item.assignments.filter(({ at }) => at === 'planned')
  if (planned.length === 0) return refuse('nothing-planned')
  const { matter } = item
  const byTerm = given.category ? dueOnFor(given.category, matter.pace, given) : null
  const undated = planned.find((one) => dueOf(one, matter, byTerm) === null)
  if (undated) return refuse('due-missing', { content: undated.content })
  const past = planned.map((one) => dueOf(one, matter, byTerm)!).find((due) => due < today(given))
  if (past) return refuse('due-past', { due: past })
  const timing = { ...given, pace: matter.pace, rhythm: given.category?.rhythm ?? { every: 'never' } as const }
  return accept({ type: 'assigned', assignments: planned.map((one) => datedNow(one.number, dueOf(one, matter, byTerm)!, timing)), ...stamp(given) })
}

const dueOf = (one: Assignment, { dueOn }: Matter, byTerm: Assignment['dueOn']) => dueOnOf(one, dueOn, byTerm)
