import { type Place } from './branches.ts'
import { emit, forEach, go, type Course } from './course.ts'
import type { MannedStep, Step, StepId } from './definition.ts'
import type { BackTo, OpenTask, Participant, RunningCase } from './types.ts'
import { visitOf } from './visits.ts'

/** Where a step is entered, and from which handling. */
export interface Entrance {
  readonly branch: Place
  readonly via: StepId | null
  readonly from: number | null
}
/** Who gets the tasks of a step, and whether an earlier visit of it is taken up again. */
export interface Taking {
  readonly people: readonly Participant[]
  readonly resumes: number | null
  readonly backTo: BackTo | null
}

/** Enters a manned step with given people. */
export function enter(course: Course, step: MannedStep, { entrance, taking }: { entrance: Entrance; taking: Taking }): Course {
  return go(course, (state) => {
    const number = state.visits.length + 1
    const mode = step.kind === 'draft' ? 'single' : step.mode
    const entered = emit(course, {
      type: 'step-entered', at: course.facts.now, number, step: step.id, name: step.name, kind: step.kind, mode,
      round: roundOf(state, step.id), ...entrance, resumes: taking.resumes, backTo: taking.backTo,
      queue: mode === 'sequential' ? taking.people.slice(1) : [],
    })
    return forEach(entered, mode === 'sequential' ? taking.people.slice(0, 1) : taking.people, (at, to) => give(at, { visit: number, to }))
  })
}

/** Enters and leaves a step that waits for no one. */
export const pass = (course: Course, step: Step, entrance: Entrance): Course => go(course, (state) => emit(course, {
  type: 'step-passed', at: course.facts.now, number: state.visits.length + 1, step: step.id, name: step.name, kind: step.kind,
  round: roundOf(state, step.id), ...entrance,
}))

/** Gives one person the task of a visit; one that replaces another keeps its deadline. */
export const give = (course: Course, { visit, to, replaces }: { visit: number; to: Participant; replaces?: OpenTask }): Course =>
  go(course, (state) => emit(course, {
    type: 'task-given', at: course.facts.now, number: state.tasks.length + 1, kind: 'handle', visit, to, sentBy: null,
    dueAt: replaces ? replaces.dueAt : course.facts.dueAt[visitOf(state, visit).step] ?? null, replaces: replaces?.number ?? null,
  }))

/** Gives reading tasks, which block nothing; also in a case that has ended. */
export const giveToRead = (course: Course, visit: number, sending: { readers: readonly Participant[]; sentBy: Participant['person'] | null }): Course =>
  forEach(course, sending.readers, (at, to) => at.state.at === 'unopened' ? at : emit(at, {
    type: 'task-given', at: course.facts.now, number: at.state.tasks.length + 1, kind: 'read', visit, to, sentBy: sending.sentBy, dueAt: null, replaces: null,
  }))

/** Withdraws every open task of a visit that blocks the case. */
export const withdrawHandling = (course: Course, visit: number, why: 'others-acted' | 'returned' | 'retracted' | 'branch-cancelled'): Course =>
  go(course, (state) => forEach(course, state.tasks.filter((task) => task.visit === visit && task.kind === 'handle' && task.at === 'open'), (at, { number }) =>
    emit(at, { type: 'task-withdrawn', at: course.facts.now, task: number, why })))

const roundOf = (state: RunningCase, step: StepId) => state.visits.filter((visit) => visit.step === step).length + 1
