import { courseFrom, emit, forEach, go, stop, type Course } from './course.ts'
import { carryOn } from './decide-handling.ts'
import { giveToRead } from './entering.ts'
import { mannedStepOf } from './graph.ts'
import { circulateObjection, holdReading, mayRecall, ownAct, urgeObjection } from './rules.ts'
import type { Act, CaseCommand, CaseState, Facts, OpenTask, Task } from './types.ts'
import { distinct, visitOf } from './visits.ts'

/** What happens beside the main line: reading, urging, the clock. */
type CommandOf<Type extends CaseCommand['type']> = Extract<CaseCommand, { type: Type }>

/** 传阅: reading tasks for those who have none unread yet. */
export function circulate(state: CaseState, command: CommandOf<'circulate'>, facts: Facts): Course {
  const course = courseFrom(state, facts)
  const objection = circulateObjection(state, { caller: command, facts })
  if (objection) return stop(course, objection.code, objection.detail)
  if (state.at === 'unopened' || command.readers.length === 0) return stop(course, 'no-readers')
  const unread = state.tasks.filter((task) => task.kind === 'read' && task.at === 'open').map(({ to }) => to.person)
  const readers = distinct(command.readers).filter(({ person }) => !unread.includes(person))
  if (readers.length === 0) return stop(course, 'already-circulated')
  const sent = emit(course, { type: 'circulated', act: ownAct(command, facts), readers })
  return giveToRead(sent, state.visits.length, { readers, sentBy: command.actor })
}

/** 已阅. */
export function read(state: CaseState, command: CommandOf<'read'>, facts: Facts): Course {
  const course = courseFrom(state, facts)
  const held = holdReading(state, command.task, { caller: command, facts })
  if (held.kind === 'refused') return stop(course, held.code, held.detail)
  return emit(course, { type: 'read', act: held.act, task: held.task.number, opinion: command.opinion ?? { form: 'circle' } })
}

/** 收回传阅: one by one, or all that are still unread. */
export function recall(state: CaseState, command: CommandOf<'recall'>, facts: Facts): Course {
  const course = courseFrom(state, facts)
  if (state.at === 'unopened') return stop(course, 'case-not-begun')
  const named = command.tasks
  const wanted = state.tasks.filter((task) => named === 'all'
    ? task.at === 'open' && mayRecall(state, task, command.actor) : named.includes(task.number))
  const objection = named === 'all' ? null : recallObjection(state, wanted, command.actor)
  if (objection) return stop(course, objection)
  if (wanted.length === 0) return stop(course, 'nothing-to-recall')
  const told = emit(course, { type: 'recalled', act: ownAct(command, facts), readers: wanted.map(({ to }) => to) })
  return forEach(told, wanted, (at, { number }) => emit(at, { type: 'task-withdrawn', at: facts.now, task: number, why: 'recalled' }))
}

function recallObjection(state: Exclude<CaseState, { at: 'unopened' }>, tasks: readonly Task[], actor: Parameters<typeof mayRecall>[2]) {
  if (tasks.some((task) => !mayRecall(state, task, actor))) return 'not-your-circulation'
  if (tasks.some((task) => task.at === 'closed')) return 'already-read'
  return tasks.some((task) => task.at === 'withdrawn') ? 'nothing-to-recall' : null
}

/** 催办: numbered for each task, shown in the record. */
export function urge(state: CaseState, command: CommandOf<'urge'>, facts: Facts): Course {
  const course = courseFrom(state, facts)
  const objection = urgeObjection(state, command.task, { caller: command, facts })
  if (objection) return stop(course, objection.code, objection.detail)
  const urges = state.at === 'unopened' ? [] : state.tasks[command.task - 1]?.urges ?? []
  return emit(course, { type: 'urged', act: ownAct(command, facts), task: command.task, number: urges.length + 1, channel: command.channel })
}

/** 超时: once for each task, what its step says; passing by itself only where the definition allows it. */
export function timeout(state: CaseState, command: CommandOf<'timeout'>, facts: Facts): Course {
  const course = courseFrom(state, facts)
  if (state.at === 'unopened') return stop(course, 'case-not-begun')
  if (state.at === 'ended') return stop(course, 'case-ended')
  const task = state.tasks[command.task - 1]
  if (!task) return stop(course, 'no-such-task')
  if (task.at !== 'open') return stop(course, 'task-closed')
  if (task.dueAt === null || task.dueAt > facts.now) return stop(course, 'not-due')
  if (task.overdueAt !== null) return stop(course, 'overdue-handled')
  return go(course, () => overdue(course, task, { actor: null, onBehalfOf: null, at: facts.now, key: command.key }))
}

function overdue(course: Course, task: OpenTask, act: Act): Course {
  return go(course, (state) => {
    const visit = visitOf(state, task.visit)
    const step = mannedStepOf(course.facts.definition, visit.step)
    const action = step.kind === 'handle' ? step.overdue?.action ?? 'remind' : 'remind'
    switch (action) {
      case 'remind': return emit(course, { type: 'reminded', act, task: task.number })
      case 'escalate': {
        const to = course.facts.escalateTo
        return giveToRead(emit(course, { type: 'escalated', act, task: task.number, to }), visit.number, { readers: to, sentBy: null })
      }
      case 'autoPass': return carryOn(emit(course, { type: 'auto-passed', act, task: task.number }), { visit })
    }
  })
}
