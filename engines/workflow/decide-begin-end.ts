import { follow } from './advance.ts'
import { courseFrom, emit, forEach, go, stop, type Course } from './course.ts'
import { give, enter } from './entering.ts'
import { leave } from './going-back.ts'
import { mannedStepOf } from './graph.ts'
import { holdRetractable, ownAct, terminateObjection } from './rules.ts'
import type { CaseCommand, CaseState, Facts } from './types.ts'

type CommandOf<Type extends CaseCommand['type']> = Extract<CaseCommand, { type: Type }>

/** 发起: the case begins at its draft step, with the drafter. */
export function begin(state: CaseState, command: CommandOf<'begin'>, facts: Facts): Course {
  const course = courseFrom(state, facts)
  if (state.at !== 'unopened') return stop(course, 'case-already-begun')
  const { name, version, steps } = facts.definition
  const draft = steps.find(({ kind }) => kind === 'draft')
  if (!draft) throw new Error(`definition ${name} v${version} has no draft step`)
  const onBehalfOf = command.drafter.person === command.actor ? null : command.drafter.person
  const begun = emit(course, {
    type: 'case-begun', act: { ...ownAct(command, facts), onBehalfOf }, definition: { name, version },
    drafter: command.drafter, data: command.data, chosen: command.choose ?? {},
  })
  return follow(begun, draft.id, { branch: null, via: null, from: null })
}

/** 撤回: takes the last handing-on back; those it was handed to are relieved, what others had finished stays. */
export function retract(state: CaseState, command: CommandOf<'retract'>, facts: Facts): Course {
  const course = courseFrom(state, facts)
  const held = holdRetractable(state, command.task, { caller: command, facts })
  if (held.kind === 'refused') return stop(course, held.code, held.detail)
  const { task, visit, act } = held
  const taken = emit(course, { type: 'retracted', act, task: task.number })
  if (visit.at === 'current') return giveBack(taken, visit.number, task.to)
  const entered = held.state.visits.filter((each) => each.from === visit.number)
  const relieved = forEach(taken, entered.filter(({ at }) => at === 'current'), (at, each) => leave(at, each, 'retracted'))
  const branches = held.state.branches.filter(({ split }) => entered.some(({ number }) => number === split)).map(({ id }) => id)
  const closed = branches.length > 0 ? emit(relieved, { type: 'branches-cancelled', at: facts.now, branches }) : relieved
  const undone = emit(closed, { type: 'visits-superseded', at: facts.now, visits: entered.map(({ number }) => number) })
  return enter(undone, mannedStepOf(facts.definition, visit.step), {
    entrance: { branch: visit.branch, via: null, from: visit.number },
    taking: { people: [task.to], resumes: visit.number, backTo: visit.backTo },
  })
}

/** In a step still under way only the retracting one's own part is done again; in a sequence the next one waits. */
function giveBack(course: Course, visit: number, to: Parameters<typeof give>[1]['to']): Course {
  return go(course, (state) => {
    const next = state.visits[visit - 1]?.mode === 'sequential' ? state.tasks.filter((task) => task.visit === visit && task.kind === 'handle' && task.at === 'open') : []
    const relieved = forEach(course, next, (at, { number }) => emit(at, { type: 'task-withdrawn', at: course.facts.now, task: number, why: 'retracted' }))
    return give(relieved, { visit, to })
  })
}

/** 终止/作废: for good, with a reason; readers' tasks are withdrawn with the case, the record stays. */
export function terminate(state: CaseState, command: CommandOf<'terminate'>, facts: Facts): Course {
  const course = courseFrom(state, facts)
  const objection = terminateObjection(state, facts)
  if (objection) return stop(course, objection.code, objection.detail)
  if (command.reason.trim() === '') return stop(course, 'reason-required')
  const told = emit(course, { type: 'terminated', act: ownAct(command, facts), reason: command.reason.trim() })
  return go(told, (running) => {
    const open = running.tasks.filter(({ at }) => at === 'open')
    const cleared = forEach(told, open, (at, { number }) => emit(at, { type: 'task-withdrawn', at: facts.now, task: number, why: 'case-ended' }))
    const left = forEach(cleared, running.visits.filter(({ at }) => at === 'current'), (at, { number }) =>
      emit(at, { type: 'step-left', at: facts.now, visit: number, result: 'cancelled' }))
    return emit(left, { type: 'case-ended', at: facts.now, result: 'terminated' })
  })
}
