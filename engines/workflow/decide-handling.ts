import { refuse, type Refused } from '#lib/decision'
import { finish } from './advance.ts'
import { courseFrom, emit, go, stop, type Course } from './course.ts'
import type { FieldRight, MannedStep } from './definition.ts'
import { give, withdrawHandling } from './entering.ts'
import { goBackAndRerun, goBackForNow, maySendStraightBack, returnTargets, straightBackTo } from './going-back.ts'
import { isChosen, mannedStepOf, stepOf } from './graph.ts'
import type { CaseRefusal } from './refusals.ts'
import { holdTask, type Held } from './rules.ts'
import type { CaseCommand, CaseData, CaseState, Choices, Facts, Opinion, ReturnWay } from './types.ts'
import { openHandling, peopleOf, visitOf } from './visits.ts'

type CommandOf<Type extends CaseCommand['type']> = Extract<CaseCommand, { type: Type }>

/** 提交/同意: a bare click is recorded as 圈阅 (条例 第二十二条: 圈阅视为同意); the system makes up no words. */
export function approve(state: CaseState, command: CommandOf<'approve'>, facts: Facts): Course {
  return withHeld(state, command, facts, (held, course) => {
    const step = mannedStepOf(facts.definition, held.visit.step)
    const signs = step.kind === 'handle' && step.signs === true
    const objection = fieldObjection(held.state.data, command.data ?? {}, { step, facts }) ?? choiceObjection(command.choose ?? {}, facts)
    if (objection) return stop(course, objection.code, objection.detail)
    if (signs && facts.contentHash === null) return stop(course, 'no-content-to-sign')
    return carryOn(emit(course, {
      type: 'approved', act: held.act, task: held.task.number, data: command.data ?? {}, chosen: command.choose ?? {},
      opinion: command.opinion ?? (step.kind === 'draft' ? null : { form: 'circle' }), signed: signs ? facts.contentHash : null,
    }), held)
  })
}

/** 不同意: recorded under its own name; what follows is the step's policy. */
export function disagree(state: CaseState, command: CommandOf<'disagree'>, facts: Facts): Course {
  return withHeld(state, command, facts, (held, course) => {
    const step = mannedStepOf(facts.definition, held.visit.step)
    if (step.kind === 'draft') return stop(course, 'draft-is-submitted')
    if (!hasWords(command.opinion)) return stop(course, 'words-required')
    const objection = choiceObjection(command.choose ?? {}, facts)
    if (objection) return stop(course, objection.code, objection.detail)
    const said = emit(course, { type: 'disagreed', act: held.act, task: held.task.number, opinion: command.opinion, chosen: command.choose ?? {} })
    const policy = step.disagreeing ?? { policy: 'record' }
    switch (policy.policy) {
      case 'record': return carryOn(said, held)
      case 'ends': return finish(withdrawHandling(said, held.visit.number, 'others-acted'), held.visit)
      case 'returns': return goBackTo(said, held, policy)
    }
  })
}

/** 退回: to any step passed, and then through every step again or straight back to the one who returned it. */
export function returnBack(state: CaseState, command: CommandOf<'return'>, facts: Facts): Course {
  return withHeld(state, command, facts, (held, course) => {
    if (held.visit.kind === 'draft') return stop(course, 'draft-is-submitted')
    if (!hasWords(command.opinion)) return stop(course, 'words-required')
    return goBackTo(emit(course, {
      type: 'returned', act: held.act, task: held.task.number, to: command.to, way: command.way, opinion: command.opinion,
    }), held, command)
  })
}

/** 转办: the old holder is out, both are shown; the deadline stays. */
export function transfer(state: CaseState, command: CommandOf<'transfer'>, facts: Facts): Course {
  return withHeld(state, command, facts, (held, course) => {
    const holders = [...openHandling(held.state, held.visit.number).map(({ to }) => to), ...held.visit.queue]
    if (holders.some(({ person }) => person === command.to.person)) return stop(course, 'already-holding')
    const handed = emit(course, { type: 'transferred', act: held.act, task: held.task.number, to: command.to, opinion: command.opinion ?? null })
    return give(handed, { visit: held.visit.number, to: command.to, replaces: held.task })
  })
}

/** Opening a task: what a retraction is decided by. Only the first opening counts. */
export function open(state: CaseState, command: CommandOf<'open'>, facts: Facts): Course {
  const task = state.at === 'unopened' ? undefined : state.tasks[command.task - 1]
  const course = courseFrom(state, facts)
  if (!task) return stop(course, state.at === 'unopened' ? 'case-not-begun' : 'no-such-task')
  const isTheirs = task.to.person === command.actor || facts.standsInFor.includes(task.to.person)
  if (!isTheirs) return stop(course, 'not-your-task')
  // Taken back in this very moment: whoever opens it then is told so. A reader's task never opens onto an error (law 5).
  if (task.at !== 'open' && task.kind === 'handle') return stop(course, 'task-closed')
  if (task.at !== 'open' || task.openedAt !== null) return course
  const onBehalfOf = task.to.person === command.actor ? null : task.to.person
  return emit(course, { type: 'task-opened', act: { actor: command.actor, onBehalfOf, at: facts.now, key: command.key }, task: task.number })
}

/** After one person has acted: the step waits for the others, calls the next in order, or is done. */
export function carryOn(course: Course, { visit }: Pick<Held, 'visit'>): Course {
  return go(course, (state) => {
    switch (visit.mode) {
      case 'any': return finish(withdrawHandling(course, visit.number, 'others-acted'), visit)
      case 'sequential': {
        const next = visitOf(state, visit.number).queue[0]
        return next ? give(course, { visit: visit.number, to: next }) : finish(course, visit)
      }
      case 'all': case 'single': case null: return openHandling(state, visit.number).length > 0 ? course : finish(course, visit)
    }
  })
}

function goBackTo(course: Course, held: Held, { to, way }: { to: string; way: ReturnWay }): Course {
  const target = returnTargets(held.state, held.visit).find(({ step }) => step === to)
  if (!target) return stop(course, 'step-not-passed')
  const again = { target, people: peopleOf(held.state, target.number), resumes: null }
  if (way === 'rerun') return goBackAndRerun(course, held.visit, { ...again, backTo: null })
  if (!maySendStraightBack(held.state, held.visit, target)) return stop(course, 'straight-back-out-of-branch')
  return goBackForNow(course, held.visit, { ...again, backTo: straightBackTo(held.state, held.visit, held.task) })
}

/** Runs the stage when the caller holds the task; else the reason why not. */
function withHeld(state: CaseState, command: { actor: Held['task']['to']['person']; key: string | null; task: number }, facts: Facts, stage: (held: Held, course: Course) => Course): Course {
  const course = courseFrom(state, facts)
  const held = holdTask(state, command.task, { caller: command, facts })
  return held.kind === 'refused' ? stop(course, held.code, held.detail) : stage(held, course)
}

const hasWords = (opinion: Opinion | undefined): opinion is Opinion =>
  opinion !== undefined && (opinion.form === 'ink' || (opinion.form === 'words' && opinion.text.trim() !== ''))

/** The form's fields: a locked one stays as it is, a required one is filled when the step is done. */
function fieldObjection(data: CaseData, changes: CaseData, { step, facts }: { step: MannedStep; facts: Facts }): Refused<CaseRefusal> | null {
  const labels = new Map(facts.definition.fields.map(({ name, label }) => [name, label]))
  const usual: FieldRight = step.kind === 'draft' ? 'write' : 'read'
  const locked = Object.keys(changes).find((name) => !['write', 'required'].includes(step.fields?.[name] ?? usual))
  if (locked) return refuse('field-locked', { field: labels.get(locked) ?? locked })
  const missing = Object.entries(step.fields ?? {}).find(([name, right]) => right === 'required' && isBlank({ ...data, ...changes }[name]))
  return missing ? refuse('field-required', { field: labels.get(missing[0]) ?? missing[0] }) : null
}

const isBlank = (value: unknown) => value === undefined || value === null || value === '' || (Array.isArray(value) && value.length === 0)

/** Where people are found by rule, only they can be chosen. */
export function choiceObjection(choices: Choices, facts: Facts): Refused<CaseRefusal> | null {
  for (const [id, people] of Object.entries(choices)) {
    const step = stepOf(facts.definition, id)
    const found = facts.participants[id] ?? []
    if (!isChosen(step) && !people.every(({ person }) => found.some((one) => one.person === person))) return refuse('not-a-candidate', { step: step.name })
  }
  return null
}
