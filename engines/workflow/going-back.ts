import { areSideBySide, chainOf, isWithin } from './branches.ts'
import { emit, forEach, go, type Course } from './course.ts'
import { enter, withdrawHandling } from './entering.ts'
import { mannedStepOf } from './graph.ts'
import type { BackTo, Branch, OpenTask, Participant, RunningCase, Visit } from './types.ts'
import { isPassed, openHandling, visitOf } from './visits.ts'

/** The earlier visits to which a visit may be returned: passed, still standing, and before it on its own line. */
export function returnTargets(state: RunningCase, visit: Visit): readonly Visit[] {
  const limit = firstStandingOf(state, visit).number
  const before = state.visits.filter((each) => each.number < limit && each.step !== visit.step
    && (each.kind === 'draft' || each.kind === 'handle') && isPassed(each) && isReachable(state, each, visit))
  return before.filter((each) => !before.some((later) => later.step === each.step && later.number > each.number))
}

/** The visit in whose place this one stands: the one it takes up again, or the one that was gone back to for now. */
function firstStandingOf(state: RunningCase, visit: Visit): Visit {
  if (visit.resumes !== null) return firstStandingOf(state, visitOf(state, visit.resumes))
  const earlier = state.visits.filter((each) => each.step === visit.step && each.number < visit.number && isPassed(each)).at(-1)
  return visit.backTo && earlier ? firstStandingOf(state, earlier) : visit
}

/** A branch still under way beside the visit, or cancelled since, cannot be gone back to. */
const isReachable = (state: RunningCase, target: Visit, visit: Visit) =>
  !areSideBySide(state, target.branch, visit.branch) && chainOf(state, target.branch).every(({ at }) => at !== 'cancelled')

/** Whether the one who returns may have it straight back: not when a split since then would lose the branches beside. */
export const maySendStraightBack = (state: RunningCase, visit: Visit, target: Visit): boolean =>
  chainOf(state, visit.branch).every(({ split }) => split < target.number)

/** Whom a visit goes back to after a straight return: the returner, then those whose turn had not come or ended. */
export function straightBackTo(state: RunningCase, visit: Visit, task: OpenTask): BackTo {
  const others = visit.mode === 'all' ? openHandling(state, visit.number).filter(({ number }) => number !== task.number).map(({ to }) => to) : []
  return { visit: visit.number, people: [task.to, ...others, ...visit.queue] }
}

/** What is done again, by whom, and where it goes then. */
export interface Again {
  readonly target: Visit
  readonly people: readonly Participant[]
  readonly resumes: number | null
  readonly backTo: BackTo | null
}

/** Leaves the visit and enters an earlier step again; nothing between is made void, for it comes straight back. */
export function goBackForNow(course: Course, leaving: Visit, again: Again): Course {
  return enterAgain(leave(course, leaving, 'returned'), leaving, again)
}

/**
 * Makes every step from the target on void and enters the target again. Branches opened since are cancelled with
 * their opinions kept; branches beside the target go on as they are.
 */
export function goBackAndRerun(course: Course, leaving: Visit, again: Again): Course {
  return go(course, (state) => {
    const { target } = again
    const first = again.resumes === target.number ? target.number + 1 : target.number
    const after = state.visits.filter(({ number, branch, superseded }) => number >= first && !superseded && !areSideBySide(state, branch, target.branch))
    const left = forEach(course, after.filter(({ at }) => at === 'current'), (at, visit) =>
      leave(at, visit, visit.number === leaving.number ? 'returned' : 'cancelled'))
    const cancelled = state.branches.filter(({ split, at }) => at !== 'cancelled' && after.some(({ number }) => number === split)).map(({ id }) => id)
    const closed = cancelled.length === 0 ? left : emit(left, { type: 'branches-cancelled', at: course.facts.now, branches: cancelled })
    const remaining = chainOf(state, leaving.branch).filter(({ id }) => !cancelled.includes(id))
    return enterAgain(emit(closeBehind(closed, remaining, target), { type: 'visits-superseded', at: course.facts.now, visits: after.map(({ number }) => number) }), leaving, again)
  })
}

/** Leaves a visit unfinished. */
export const leave = (course: Course, visit: Visit, result: 'returned' | 'retracted' | 'cancelled'): Course =>
  emit(withdrawHandling(course, visit.number, result === 'cancelled' ? 'branch-cancelled' : result), {
    type: 'step-left', at: course.facts.now, visit: visit.number, result,
  })

const enterAgain = (course: Course, leaving: Visit, { target, people, resumes, backTo }: Again): Course =>
  enter(course, mannedStepOf(course.facts.definition, target.step), {
    entrance: { branch: target.branch, via: null, from: leaving.number }, taking: { people, resumes, backTo },
  })

/** Back to the one who returned it, at that step; what others had finished there is not repeated. */
export function goStraightBack(course: Course, visit: Visit, backTo: BackTo): Course {
  return go(course, (state) => {
    const returner = visitOf(state, backTo.visit)
    return enter(closeBehind(course, chainOf(state, visit.branch), returner), mannedStepOf(course.facts.definition, returner.step), {
      entrance: { branch: returner.branch, via: null, from: visit.number },
      taking: { people: backTo.people, resumes: returner.number, backTo: returner.backTo },
    })
  })
}

/** On leaving branches that had been finished before and were opened again for a while: they arrive once more. */
const closeBehind = (course: Course, chain: readonly Branch[], goal: Visit): Course => go(course, (state) =>
  forEach(course, chain.filter(({ id }) => !isWithin(state, goal.branch, id)), (at, { id }) =>
    emit(at, { type: 'branch-arrived', at: course.facts.now, branch: id })))
