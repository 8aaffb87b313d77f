import { recordActs } from './record.ts'
import type { ActEvent, Branch, CaseBody, CaseEvent, CaseState, ClosedHow, ConsequenceEvent, Act, RunningCase, Task, Visit } from './types.ts'

/** The case after an event. Total: it refuses nothing and knows no policy. */
export function evolve(state: CaseState, event: CaseEvent): CaseState {
  if (event.type === 'case-begun') return recordActs(begun(event), event)
  if (state.at === 'unopened') return state
  if ('act' in event) return recordActs(afterAct(state, event), event)
  if (event.type === 'case-ended') return { ...state, at: 'ended', result: event.result, endedAt: event.at }
  return afterConsequence(state, event)
}

type Begun = Extract<ActEvent, { type: 'case-begun' }>
const begun = (event: Begun): RunningCase => ({
  at: 'running', definition: event.definition, drafter: event.drafter, openedAt: event.act.at, data: event.data, chosen: event.chosen,
  visits: [], tasks: [], branches: [], signatures: [], acts: [],
})

function afterAct<State extends CaseBody>(state: State, event: Exclude<ActEvent, Begun>): State {
  switch (event.type) {
    case 'task-opened': return withTask(state, event.task, (task) => ({ ...task, openedAt: event.act.at }))
    case 'approved': return signed({
      ...closed(state, event, 'approved'), data: { ...state.data, ...event.data }, chosen: { ...state.chosen, ...event.chosen },
    }, event)
    case 'disagreed': return { ...closed(state, event, 'disagreed'), chosen: { ...state.chosen, ...event.chosen } }
    case 'returned': return closed(state, event, 'returned')
    case 'transferred': return closed(state, event, 'transferred')
    case 'read': return closed(state, event, 'read')
    case 'auto-passed': return closed(state, event, 'autoPassed')
    case 'retracted': return lapsed(state, (signature) => signature.task === event.task)
    case 'signing-reopened': return lapsed(state, (signature) => event.lapsed.includes(signature.task))
    case 'reminded': case 'escalated': return withTask(state, event.task, (task) => ({ ...task, overdueAt: event.act.at }))
    case 'urged': return withTask(state, event.task, (task) => event.act.actor === null ? task : {
      ...task, urges: [...task.urges, { number: event.number, at: event.act.at, by: event.act.actor, channel: event.channel }],
    })
    case 'circulated': case 'recalled': case 'terminated': return state
  }
}

function afterConsequence<State extends CaseBody>(state: State, event: Exclude<ConsequenceEvent, { type: 'case-ended' }>): State {
  switch (event.type) {
    case 'step-entered': {
      const { type: _, at, ...entry } = event
      return reopened({ ...state, visits: [...state.visits, { ...entry, at: 'current', enteredAt: at, superseded: false }] }, event.branch)
    }
    case 'step-passed': {
      const { type: _, at, ...entry } = event
      const unmanned = { mode: null, resumes: null, backTo: null, queue: [], enteredAt: at, superseded: false } as const
      return { ...state, visits: [...state.visits, { ...entry, ...unmanned, at: 'left', leftAt: at, result: 'passed' }] }
    }
    case 'step-left': return withVisit(state, event.visit, (visit) => ({ ...visit, at: 'left', leftAt: event.at, result: event.result }))
    case 'visits-superseded': return lapsed(
      { ...state, visits: state.visits.map((visit) => event.visits.includes(visit.number) ? { ...visit, superseded: true } : visit) },
      (signature) => event.visits.includes(signature.visit))
    case 'task-given': return given(state, event)
    case 'task-withdrawn': return withdrawn(state, event)
    case 'branches-opened': return { ...state, branches: [...state.branches, ...event.branches.map((branch) => ({ ...branch, at: 'open' as const }))] }
    case 'branch-arrived': return withBranches(state, [event.branch], 'arrived')
    case 'branches-cancelled': return withBranches(state, event.branches, 'cancelled')
  }
}

function given<State extends CaseBody>(state: State, event: Extract<ConsequenceEvent, { type: 'task-given' }>): State {
  const { type: _, at, ...entry } = event
  const task: Task = { ...entry, at: 'open', givenAt: at, openedAt: null, urges: [], overdueAt: null }
  const after = { ...state, tasks: [...state.tasks, task] }
  if (event.kind === 'read') return after
  return withVisit(after, event.visit, (visit) => ({ ...visit, queue: visit.queue.filter(({ person }) => person !== event.to.person) }))
}

function withdrawn<State extends CaseBody>(state: State, event: Extract<ConsequenceEvent, { type: 'task-withdrawn' }>): State {
  const { task: number, why, at } = event
  const after = withTask(state, number, (task) => ({ ...entryOf(task), at: 'withdrawn', why, withdrawnAt: at }))
  const task = state.tasks[number - 1]
  if (why !== 'retracted' || task?.kind !== 'handle') return after
  // 顺序会签: whoever's turn is taken back stands first in the queue again.
  return withVisit(after, task.visit, (visit) => visit.at === 'current' && visit.mode === 'sequential'
    ? { ...visit, queue: [task.to, ...visit.queue] } : visit)
}

const closed = <State extends CaseBody>(state: State, event: { task: number; act: Act }, how: ClosedHow): State =>
  withTask(state, event.task, (task) => ({
    ...entryOf(task), ...(how === 'autoPassed' ? { overdueAt: event.act.at } : {}), at: 'closed', how, by: event.act,
  }))

function signed<State extends CaseBody>(state: State, event: Extract<ActEvent, { type: 'approved' }>): State {
  const task = state.tasks[event.task - 1]
  if (!task || event.signed === null) return state
  const signature = { task: task.number, visit: task.visit, person: task.to.person, by: event.act, hash: event.signed, standing: true }
  return { ...state, signatures: [...state.signatures, signature] }
}

const lapsed = <State extends CaseBody>(state: State, is: (signature: CaseBody['signatures'][number]) => boolean): State =>
  ({ ...state, signatures: state.signatures.map((signature) => is(signature) ? { ...signature, standing: false } : signature) })

/** Entering a step in a branch that had arrived opens it again, with those it lies in. */
function reopened<State extends CaseBody>(state: State, branch: string | null): State {
  const chain: string[] = []
  for (let id = branch; id !== null; id = state.branches.find((each) => each.id === id)?.parent ?? null) chain.push(id)
  return withBranches(state, chain, 'open')
}

const withBranches = <State extends CaseBody>(state: State, ids: readonly string[], at: Branch['at']): State =>
  ids.length === 0 ? state : { ...state, branches: state.branches.map((branch) => ids.includes(branch.id) ? { ...branch, at } : branch) }

const withTask = <State extends CaseBody>(state: State, number: number, change: (task: Task) => Task): State =>
  ({ ...state, tasks: state.tasks.map((task) => task.number === number ? change(task) : task) })

const withVisit = <State extends CaseBody>(state: State, number: number, change: (visit: Visit) => Visit): State =>
  ({ ...state, visits: state.visits.map((visit) => visit.number === number ? change(visit) : visit) })

/** What stays of a task whatever became of it. */
const entryOf = ({ number, kind, visit, to, sentBy, givenAt, dueAt, openedAt, replaces, urges, overdueAt }: Task) =>
  ({ number, kind, visit, to, sentBy, givenAt, dueAt, openedAt, replaces, urges, overdueAt })
