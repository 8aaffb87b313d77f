import { refuse, type Refused } from '#lib/decision'
import { instantMs } from '#lib/instants'
import type { PersonId } from '#lib/ids'
import type { CaseRefusal } from './refusals.ts'
import type { Act, CaseBody, CaseState, ClosedTask, EndedCase, Facts, OpenTask, RunningCase, Task, Visit } from './types.ts'
import { isPassed, openHandling, visitOf } from './visits.ts'

/**
 * Who may do what now. The deciders and `mayDo` ask the same questions here, so that a button and its refusal
 * cannot disagree.
 */
export interface Caller { readonly actor: PersonId; readonly key: string | null }
export type ActorFacts = Pick<Facts, 'now' | 'standsInFor' | 'mayTerminate'>
/** A task in the hands of the caller, and the act that handling it is. */
export interface Held { readonly kind: 'held'; readonly state: RunningCase; readonly task: OpenTask; readonly visit: Visit; readonly act: Act }
export type No = Refused<CaseRefusal>

/** 经办: the task is open, blocks the case, and is the caller's or that of someone they stand in for. */
export function holdTask(state: CaseState, number: number, { caller, facts }: { caller: Caller; facts: ActorFacts }): Held | No {
  if (state.at === 'unopened') return refuse('case-not-begun')
  const task = state.tasks[number - 1]
  if (!task) return refuse('no-such-task')
  const act = actOn(task, caller, facts)
  if (!act) return refuse('not-your-task')
  if (task.kind === 'read') return refuse('reading-task')
  if (state.at === 'ended') return refuse('case-ended')
  if (task.at !== 'open') return refuse('task-closed')
  return { kind: 'held', state, task, visit: visitOf(state, task.visit), act }
}

/** The act of a caller on someone's task: their own, or as a proxy (甲代乙); null when it is neither. */
export function actOn(task: Task, caller: Caller, facts: ActorFacts): Act | null {
  const holder = task.to.person
  if (holder !== caller.actor && !facts.standsInFor.includes(holder)) return null
  return { actor: caller.actor, onBehalfOf: holder === caller.actor ? null : holder, at: facts.now, key: caller.key }
}

export const ownAct = (caller: Caller, facts: ActorFacts): Act => ({ actor: caller.actor, onBehalfOf: null, at: facts.now, key: caller.key })

/** A reading task of the caller that is still unread; reading is possible after the case has ended, too. */
export function holdReading(state: CaseState, number: number, { caller, facts }: { caller: Caller; facts: ActorFacts }):
  { readonly kind: 'reading'; readonly task: OpenTask; readonly act: Act } | No {
  if (state.at === 'unopened') return refuse('case-not-begun')
  const task = state.tasks[number - 1]
  if (!task) return refuse('no-such-task')
  const act = actOn(task, caller, facts)
  if (!act) return refuse('not-your-task')
  if (task.kind !== 'read') return refuse('not-a-reading-task')
  return task.at === 'open' ? { kind: 'reading', task, act } : refuse('task-closed')
}

export type Retractable = { readonly kind: 'retractable'; readonly state: RunningCase; readonly task: ClosedTask; readonly visit: Visit; readonly act: Act }

/** 撤回: by the previous handler while no successor has opened it; by the drafter while nobody has handled. */
export function holdRetractable(state: CaseState, number: number, { caller, facts }: { caller: Caller; facts: ActorFacts }): Retractable | No {
  if (state.at === 'unopened') return refuse('case-not-begun')
  const task = state.tasks[number - 1]
  if (!task) return refuse('no-such-task')
  const act = actOn(task, caller, facts)
  if (!act) return refuse('not-your-task')
  if (state.at === 'ended') return refuse('case-ended')
  if (task.at !== 'closed' || (task.how !== 'approved' && task.how !== 'disagreed')) return refuse('nothing-to-retract')
  const visit = visitOf(state, task.visit)
  return retractObjection(state, task, visit) ?? { kind: 'retractable', state, task, visit, act }
}

function retractObjection(state: RunningCase, task: ClosedTask, visit: Visit): No | null {
  const isTakenUp = state.visits.some(({ resumes }) => resumes === visit.number)
  const isAgain = state.tasks.some((other) => other.visit === visit.number && other.number > task.number && other.to.person === task.to.person)
  // A step left by a return was not handed on by this act: the others awaited there come back with the return, not before.
  const isUndone = visit.at === 'left' && !isPassed(visit)
  if (isTakenUp || isAgain || isUndone) return refuse('nothing-to-retract')
  if (visit.at === 'current') return visit.mode === 'sequential' ? successorObjection(state, openHandling(state, visit.number), visit) : null
  const entered = state.visits.filter((each) => each.from === visit.number && (each.kind === 'draft' || each.kind === 'handle'))
  if (entered.some(({ at }) => at !== 'current')) return refuse('successor-acted')
  if (entered.length === 0) return isWaitingAtJoin(state, visit) ? null : refuse('successor-acted')
  return successorObjection(state, entered.flatMap(({ number }) => state.tasks.filter((each) => each.visit === number && each.kind === 'handle')), visit)
}

function successorObjection(state: RunningCase, successors: readonly Task[], visit: Visit): No | null {
  const acted = successors.find(({ at }) => at !== 'open')
  if (acted) return refuse('successor-acted')
  const opened = successors.find(({ openedAt }) => openedAt !== null)
  return opened && visit.kind !== 'draft' ? refuse('successor-opened', { step: visitOf(state, opened.visit).name }) : null
}

const isWaitingAtJoin = (state: RunningCase, visit: Visit): boolean => {
  const branch = state.branches.find(({ id }) => id === visit.branch)
  return branch?.at === 'arrived' && state.branches.some(({ split, at }) => split === branch.split && at === 'open')
}

/** 传阅, 催办: the drafter and whoever handles or handled it; a reader may not pass it on (不得横传). */
export const isHandler = (state: CaseBody, caller: PersonId, facts: ActorFacts): boolean =>
  [caller, ...facts.standsInFor].some((person) => person === state.drafter.person
    || state.tasks.some(({ kind, to }) => kind === 'handle' && to.person === person))

const URGE_PAUSE_MINUTES = 60

/** 催办: at most once an hour for one task, by someone of the case, of another's task. */
export function urgeObjection(state: CaseState, number: number, { caller, facts }: { caller: Caller; facts: ActorFacts }): No | null {
  if (state.at === 'unopened') return refuse('case-not-begun')
  const task = state.tasks[number - 1]
  if (!task) return refuse('no-such-task')
  if (!isHandler(state, caller.actor, facts)) return refuse('not-a-handler')
  if (task.at !== 'open') return refuse('task-closed')
  if (task.to.person === caller.actor) return refuse('own-task')
  const last = task.urges.at(-1)
  const waited = last ? (instantMs(facts.now) - instantMs(last.at)) / 60_000 : URGE_PAUSE_MINUTES
  return waited < URGE_PAUSE_MINUTES ? refuse('wait-before-urging', { minutes: Math.ceil(URGE_PAUSE_MINUTES - waited) }) : null
}

/** 传阅: blocks nothing, so it may go out while the case runs or after it is closed, but not when it was terminated. */
export function circulateObjection(state: CaseState, { caller, facts }: { caller: Caller; facts: ActorFacts }): No | null {
  if (state.at === 'unopened') return refuse('case-not-begun')
  if (isTerminated(state)) return refuse('case-ended')
  return isHandler(state, caller.actor, facts) ? null : refuse('not-a-handler')
}
const isTerminated = (state: RunningCase | EndedCase) => state.at === 'ended' && state.result === 'terminated'

/** 收回传阅: by the one who sent it, or the drafter for all. */
export const mayRecall = (state: CaseBody, task: Task, caller: PersonId): boolean =>
  task.kind === 'read' && (task.sentBy === caller || state.drafter.person === caller)

/** 终止: whoever the owner of the case lets. */
export function terminateObjection(state: CaseState, facts: ActorFacts): No | null {
  if (state.at === 'unopened') return refuse('case-not-begun')
  if (state.at === 'ended') return refuse('case-ended')
  return facts.mayTerminate ? null : refuse('may-not-terminate')
}
