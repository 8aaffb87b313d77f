import { refuse, type Decision, type Refused } from '#lib/decision'
import { evolve } from './evolve.ts'
import type { CaseRefusal } from './refusals.ts'
import type { CaseEvent, Facts, RunningCase, CaseState } from './types.ts'

/**
 * A decision on its way: the events so far and the case they lead to. Every stage takes a course and gives one.
 * Once refused, later stages leave it as it is.
 */
export interface Course {
  readonly facts: Facts
  readonly state: CaseState
  readonly events: readonly CaseEvent[]
  readonly refused: Refused<CaseRefusal> | null
}

export const courseFrom = (state: CaseState, facts: Facts): Course => ({ facts, state, events: [], refused: null })

export function emit(course: Course, ...events: readonly CaseEvent[]): Course {
  if (course.refused) return course
  return { ...course, events: [...course.events, ...events], state: events.reduce(evolve, course.state) }
}

/** Carries on with the running case; a refused course, or one whose case has ended, stays as it is. */
export const go = (course: Course, stage: (state: RunningCase, course: Course) => Course): Course =>
  course.refused || course.state.at !== 'running' ? course : stage(course.state, course)

export const stop = (course: Course, code: CaseRefusal, detail?: Readonly<Record<string, string | number>>): Course =>
  course.refused ? course : { ...course, refused: refuse(code, detail) }

/** Does the same for each of a list, in order. */
export const forEach = <Item>(course: Course, items: readonly Item[], stage: (course: Course, item: Item) => Course): Course =>
  items.reduce(stage, course)

export const settle = (course: Course): Decision<CaseEvent, CaseRefusal> =>
  course.refused ?? { kind: 'accepted', events: course.events }
