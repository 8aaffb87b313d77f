import { branchOf, siblingsOf, type Place } from './branches.ts'
import { holds } from './conditions.ts'
import { emit, forEach, go, stop, type Course } from './course.ts'
import type { MannedStep, SplitStep, Step, StepId } from './definition.ts'
import { enter, giveToRead, pass, type Entrance } from './entering.ts'
import { goStraightBack } from './going-back.ts'
import { isChosen, isManned, mannedStepOf, stepOf } from './graph.ts'
import { reopenSigning, staleSignatures } from './signing.ts'
import type { Participant, RunningCase, Visit } from './types.ts'
import { distinct, resultOf, resultsOf, visitOf } from './visits.ts'

/** A manned step is done: leaves it, and goes on to wherever the case goes from there. */
export function finish(course: Course, visit: Visit): Course {
  return go(course, (before) => {
    const left = emit(course, { type: 'step-left', at: course.facts.now, visit: visit.number, result: resultOf(before, visit.number) })
    return go(left, (state) => {
      if (staleSignatures(state, course.facts).length > 0) return reopenSigning(left, visit)
      if (visit.backTo) return goStraightBack(left, visit, visit.backTo)
      const step = mannedStepOf(course.facts.definition, visit.step)
      return follow(left, step.next, { branch: visit.branch, via: visit.step, from: visit.number })
    })
  })
}

/** Enters the step and, where no one has to act, the steps after it. */
export function follow(course: Course, id: StepId, entrance: Entrance): Course {
  if (course.refused) return course
  const step = stepOf(course.facts.definition, id)
  if (isManned(step)) return enterByRule(course, step, entrance)
  const beyond = { ...entrance, via: id }
  switch (step.kind) {
    case 'circulate': return follow(sendToRead(pass(course, step, entrance), step), step.next, beyond)
    case 'branch': return go(pass(course, step, entrance), (state, passed) => {
      const data = { ...state.data, results: resultsOf(state) }
      return follow(passed, step.cases.find(({ when }) => holds(when, data))?.to ?? step.otherwise, beyond)
    })
    case 'split': return openBranches(pass(course, step, entrance), step, entrance)
    case 'join': return arrive(course, entrance.branch, (arrived, branch) =>
      follow(pass(arrived, step, { ...entrance, branch }), step.next, { ...beyond, branch }))
    case 'end': return emit(pass(course, step, entrance), { type: 'case-ended', at: course.facts.now, result: step.result })
  }
}

function enterByRule(course: Course, step: MannedStep, entrance: Entrance): Course {
  return go(course, (state) => {
    const people = step.kind === 'draft' ? [state.drafter] : peopleFor(state, course, step)
    if (people.length === 0) return stop(course, 'no-participants', { step: step.name })
    const isSingle = step.kind === 'handle' && step.mode === 'single'
    if (isSingle && people.length > 1) return stop(course, 'more-than-one', { step: step.name, count: people.length })
    return enter(course, step, { entrance, taking: { people, resumes: null, backTo: null } })
  })
}

/** Those found by rule, narrowed to those chosen; where the rule is choice itself, those chosen as well. */
function peopleFor(state: RunningCase, { facts }: Course, step: Step): readonly Participant[] {
  const found = facts.participants[step.id] ?? []
  const chosen = state.chosen[step.id] ?? []
  if (isChosen(step)) return distinct([...chosen, ...found])
  const narrowed = found.filter(({ person }) => chosen.some((one) => one.person === person))
  return distinct(narrowed.length > 0 ? narrowed : found)
}

/** Gives the readers of a step their reading tasks; whoever still has one unread from it gets no second. */
function sendToRead(course: Course, step: Step): Course {
  return go(course, (state) => {
    const unread = state.tasks.filter((task) => task.at === 'open' && task.kind === 'read' && visitOf(state, task.visit).step === step.id)
    const readers = peopleFor(state, course, step).filter(({ person }) => !unread.some((task) => task.to.person === person))
    return giveToRead(course, state.visits.length, { readers, sentBy: null })
  })
}

function openBranches(course: Course, step: SplitStep, entrance: Entrance): Course {
  return go(course, (state) => {
    const split = state.visits.length
    const branches = step.branches.map(({ name }, index) => ({ id: `${split}.${index + 1}`, name, split, parent: entrance.branch }))
    const opened = emit(course, { type: 'branches-opened', at: course.facts.now, branches })
    return forEach(opened, branches, (at, { id }) =>
      follow(at, step.branches[branches.findIndex((branch) => branch.id === id)]!.to, { branch: id, via: step.id, from: entrance.from }))
  })
}

/** A branch reaches the join; the last one to arrive goes on beyond it. */
function arrive(course: Course, branch: Place, beyond: (course: Course, parent: Place) => Course): Course {
  if (branch === null) throw new Error('a join was reached outside every branch: the definition was not checked at publishing')
  const arrived = emit(course, { type: 'branch-arrived', at: course.facts.now, branch })
  return go(arrived, (state) => siblingsOf(state, branch).every(({ at }) => at === 'arrived')
    ? beyond(arrived, branchOf(state, branch).parent) : arrived)
}
