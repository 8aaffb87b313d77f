import { evolveAssignments } from './evolve-assignments.ts'
import type { Assignment, Item, ItemEvent, Planned } from './types.ts'

type Assigned = Extract<Item, { followUps: unknown }>

/** The state after one more fact. Total: a fact that does not fit the state leaves it as it is. */
export function evolve(item: Item, event: ItemEvent): Item {
  if (event.type === 'proposed') {
    const { id, matter, office, organ, by, at } = event
    return item.at === 'absent' ? { at: 'proposed', id, matter, office, organ, proposer: by, proposedAt: at } : item
  }
  switch (item.at) {
    case 'absent': case 'declined': case 'terminated': return event.type === 'light-changed' ? relit(item, event) : item
    case 'proposed': return evolveProposed(item, event)
    case 'registered': return evolveRegistered(item, event)
    case 'running': case 'closing': case 'suspended': case 'closed': case 'archived': return evolveAssigned(item, event)
  }
}

function evolveProposed(item: Extract<Item, { at: 'proposed' }>, event: ItemEvent): Item {
  switch (event.type) {
    case 'amended': return { ...item, matter: event.matter }
    case 'declined': return { ...item, at: 'declined', ending: event.ending }
    case 'registered': return { ...item, at: 'registered', number: event.number, approver: event.by, registeredAt: event.at, assignments: [], light: 'none' }
    default: return item
  }
}

function evolveRegistered(item: Extract<Item, { at: 'registered' }>, event: ItemEvent): Item {
  switch (event.type) {
    case 'amended': return { ...item, matter: event.matter }
    case 'planned': return { ...item, assignments: event.parts.map((part, index) => plannedAs(index + 1, part)) }
    case 'assigned': return {
      ...item, at: 'running', assignedAt: event.at, proposal: null, read: null, followUps: [], reopened: 0, assignments: evolveAssignments(item.assignments, event),
    }
    case 'terminated': return { ...item, at: 'terminated', ending: event.ending }
    case 'light-changed': return relit(item, event)
    default: return item
  }
}

/** A part as planned, before it is handed out. */
const plannedAs = (number: number, { milestones, ...part }: Planned): Assignment => ({
  ...part, number, at: 'planned', light: 'none', milestones: milestones.map((milestone) => ({ ...milestone, doneOn: null })), originalDueOn: null, assignedAt: null, signInDueAt: null,
  acceptedAt: null, objection: null, mayObject: true, progress: 0, reportDueOn: null, extensions: [], asked: null, urges: [], isSignInUrged: false, remindedThrough: null, reworks: 0,
  stoppedWorkdays: 0, handedInAt: null, closedAt: null, quality: null,
})

function evolveAssigned(item: Assigned, event: ItemEvent): Item {
  switch (event.type) {
    case 'planned': return { ...item, assignments: [...item.assignments, ...event.parts.map((part, index) => plannedAs(item.assignments.length + index + 1, part))] }
    case 'amended': return { ...item, matter: event.matter }
    case 'suspended': return item.at === 'running' ? { ...item, at: 'suspended', stopped: event.stopped } : item
    case 'resumed': return item.at === 'suspended' ? { ...standing(item), at: 'running', assignments: evolveAssignments(item.assignments, event) } : item
    case 'terminated': {
      const { assignedAt: _, proposal: __, read: ___, followUps: ____, reopened: _____, ...registered } = standing(item)
      return { ...registered, at: 'terminated', ending: event.ending }
    }
    case 'closing-proposed': return item.at === 'running' ? { ...item, at: 'closing', proposal: event.proposal } : item
    case 'leader-read': return { ...item, read: event.read }
    case 'closing-refused': return item.at === 'closing' ? { ...standing(item), at: 'running', proposal: null, read: null, assignments: evolveAssignments(item.assignments, event) } : item
    case 'closed': return item.at === 'closing' ? { ...standing(item), at: 'closed', closing: event.closing } : item
    case 'follow-up-planned': return { ...item, followUps: [...item.followUps, { number: event.number, dueOn: event.dueOn, plannedBy: event.by, result: null, text: '', checkedAt: null }] }
    case 'follow-up-checked': return { ...item, followUps: item.followUps.map((one) => (one.number === event.number ? { ...one, result: event.result, text: event.text, checkedAt: event.at } : one)) }
    case 'reopened': return item.at === 'closed'
      ? { ...standing(item), at: 'running', proposal: null, read: null, reopened: item.reopened + 1, assignments: evolveAssignments(item.assignments, event) } : item
    case 'archived': return item.at === 'closed' ? { ...item, at: 'archived' } : item
    case 'light-changed': return relit(item, event)
    default: return { ...item, assignments: evolveAssignments(item.assignments, event) }
  }
}

/** What every state after 交办 has, without what only one of them has. */
function standing(item: Assigned) {
  const { id, matter, proposer, proposedAt, office, organ, number, approver, registeredAt, assignments, light, assignedAt, proposal, read, followUps, reopened } = item
  return { id, matter, proposer, proposedAt, office, organ, number, approver, registeredAt, assignments, light, assignedAt, proposal, read, followUps, reopened }
}

function relit<State extends Item>(item: State, { change }: Extract<ItemEvent, { type: 'light-changed' }>): State {
  if (!('assignments' in item)) return item
  const lights = new Map(change.assignments.map(({ assignment, light }) => [assignment, light]))
  return { ...item, light: change.to, assignments: item.assignments.map((one) => (lights.has(one.number) ? { ...one, light: lights.get(one.number)! } : one)) }
}
