import { chainOf } from './branches.ts'
import type { CaseState } from './types.ts'

/** What must hold in every state a decision leads to; each names what is broken, or is null. */
export const invariants: readonly ((state: CaseState) => string | null)[] = [
  (state) => state.at !== 'running' || state.tasks.some((task) => task.at === 'open' && task.kind === 'handle')
    ? null : 'a running case has no task that carries it on',
  (state) => state.at !== 'ended' || !state.tasks.some((task) => task.at === 'open' && (task.kind === 'handle' || state.result === 'terminated'))
    ? null : 'an ended case has an open task',
  (state) => state.at !== 'ended' || !state.visits.some(({ at }) => at === 'current') ? null : 'an ended case stands in a step',
  (state) => state.at !== 'running' ? null : emptyVisitIn(state),
  (state) => state.at !== 'running' ? null : deadBranchIn(state),
  (state) => state.at === 'unopened' || [state.visits, state.tasks, state.acts].every((list) => list.every(({ number }, index) => number === index + 1))
    ? null : 'numbers do not follow the order',
]

type Running = Extract<CaseState, { at: 'running' }>

function emptyVisitIn(state: Running): string | null {
  const open = state.tasks.filter((task) => task.at === 'open' && task.kind === 'handle')
  const empty = state.visits.find((visit) => visit.at === 'current' && !open.some((task) => task.visit === visit.number))
  if (empty) return `step ${empty.step} waits for no one`
  const astray = open.find((task) => state.visits[task.visit - 1]?.at !== 'current')
  return astray ? `task ${astray.number} is open in a step that was left` : null
}

function deadBranchIn(state: Running): string | null {
  const current = state.visits.filter(({ at }) => at === 'current')
  const alive = new Set(current.flatMap(({ branch }) => chainOf(state, branch).map(({ id }) => id)))
  const dead = state.branches.find(({ id, at }) => at === 'open' && !alive.has(id))
  if (dead) return `branch ${dead.id} is open with no step in it`
  const hidden = [...alive].find((id) => state.branches.some((branch) => branch.id === id && branch.at !== 'open'))
  if (hidden) return `a step stands in branch ${hidden}, which is not open`
  const main = current.filter(({ branch }) => branch === null)
  return main.length > 1 || (main.length === 1 && current.length > 1) ? 'two threads outside a split' : null
}
