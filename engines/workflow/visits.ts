import type { StepId } from './definition.ts'
import type { CaseBody, OpenTask, Participant, StepResult, Task, Visit } from './types.ts'

type Visited = Pick<CaseBody, 'visits' | 'tasks'>

export function visitOf(state: Visited, number: number): Visit {
  const visit = state.visits[number - 1]
  if (!visit) throw new Error(`the case has no visit ${number}`)
  return visit
}

export const handlingTasks = (state: Visited, visit: number): readonly Task[] =>
  state.tasks.filter((task) => task.visit === visit && task.kind === 'handle')

export const openHandling = (state: Visited, visit: number): readonly OpenTask[] =>
  handlingTasks(state, visit).filter((task): task is OpenTask => task.at === 'open')

/** The visit and those it takes up again, latest first. */
export function resumedBy(state: Visited, number: number): readonly Visit[] {
  const visit = visitOf(state, number)
  return visit.resumes === null ? [visit] : [visit, ...resumedBy(state, visit.resumes)]
}

/** Whether anyone's last word in the step was no. */
export function resultOf(state: Visited, number: number): StepResult {
  const last = new Map<string, Task>()
  for (const visit of [...resumedBy(state, number)].reverse())
    for (const task of handlingTasks(state, visit.number))
      if (task.at === 'closed' && (task.how === 'approved' || task.how === 'disagreed' || task.how === 'autoPassed')) last.set(task.to.person, task)
  return [...last.values()].some((task) => task.at === 'closed' && task.how === 'disagreed') ? 'disagreed' : 'agreed'
}

/**
 * Whose step it is when it must be done again: those who acted, and where all must act, also those still awaited.
 * Someone who handed the task over is out; the one who took it is in.
 */
export function peopleOf(state: Visited, number: number): readonly Participant[] {
  const visit = visitOf(state, number)
  const chain = [...resumedBy(state, number)].reverse()
  const everyone = visit.mode === 'all' || visit.mode === 'sequential'
  const holders = chain.flatMap((each) => handlingTasks(state, each.number))
    .filter((task) => (task.at === 'closed' ? task.how !== 'transferred' : everyone && task.at === 'withdrawn'))
    .map((task) => task.to)
  return distinct(everyone ? [...holders, ...visit.queue] : holders.slice(-1))
}

export const distinct = (people: readonly Participant[]): readonly Participant[] =>
  people.filter(({ person }, index) => people.findIndex((other) => other.person === person) === index)

/** Results of the manned steps that stand, as conditions see them: `results.countersign = "disagreed"`. */
export function resultsOf(state: Visited): Readonly<Record<StepId, StepResult>> {
  const results: Record<StepId, StepResult> = {}
  for (const visit of state.visits)
    if (visit.at === 'left' && !visit.superseded && (visit.result === 'agreed' || visit.result === 'disagreed')) results[visit.step] = visit.result
  return results
}

/** Whether the step was gone through here and no later return has made that void. */
export const isPassed = (visit: Visit): boolean =>
  visit.at === 'left' && !visit.superseded && (visit.result === 'agreed' || visit.result === 'disagreed')
