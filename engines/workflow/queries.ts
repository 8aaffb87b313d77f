import { refuse, type Refused } from '#lib/decision'
import { instantMs, type Instant } from '#lib/instants'
import type { PersonId } from '#lib/ids'
import type { Definition, StepId } from './definition.ts'
import { maySendStraightBack, returnTargets } from './going-back.ts'
import { isChosen, stepsAhead } from './graph.ts'
import type { CaseRefusal } from './refusals.ts'
import { circulateObjection, holdReading, holdRetractable, holdTask, mayRecall, terminateObjection, urgeObjection, type ActorFacts, type Caller } from './rules.ts'
import type { CaseCommand, CaseState, OpenTask } from './types.ts'
import { visitOf } from './visits.ts'

/** Tasks not yet done, reading tasks included, in the order given. */
export const openTasks = (state: CaseState): readonly OpenTask[] =>
  state.at === 'unopened' ? [] : state.tasks.filter((task): task is OpenTask => task.at === 'open')

/** A button: whether it works, and if not, the refusal it would meet. */
export interface Permission {
  readonly operation: Exclude<CaseCommand['type'], 'begin' | 'timeout' | 'open'>
  readonly allowed: boolean
  readonly reason: Refused<CaseRefusal> | null
}

/** What one may do with a task, from the same rules that decide it. What depends on the input is decided on acting. */
export function mayDo(state: CaseState, task: number, viewer: { actor: PersonId; facts: ActorFacts }): readonly Permission[] {
  const caller: Caller = { actor: viewer.actor, key: null }
  const asked = { caller, facts: viewer.facts }
  const held = holdTask(state, task, asked)
  const holding = held.kind === 'refused' ? held : null
  const notDraft = holding ?? (held.kind === 'held' && held.visit.kind === 'draft' ? refuse('draft-is-submitted') : null)
  const noTarget = held.kind === 'held' && returnTargets(held.state, held.visit).length === 0 ? refuse('step-not-passed') : null
  const read = holdReading(state, task, asked)
  const retractable = holdRetractable(state, task, asked)
  return [
    permit('approve', holding), permit('disagree', notDraft), permit('return', notDraft ?? noTarget), permit('transfer', holding),
    permit('read', read.kind === 'refused' ? read : null),
    permit('retract', retractable.kind === 'refused' ? retractable : null),
    permit('circulate', circulateObjection(state, asked)),
    permit('recall', isRecallable(state, viewer.actor) ? null : refuse('nothing-to-recall')),
    permit('urge', urgeObjection(state, task, asked)),
    permit('terminate', terminateObjection(state, viewer.facts)),
  ]
}

const permit = (operation: Permission['operation'], reason: Refused<CaseRefusal> | null): Permission =>
  ({ operation, allowed: reason === null, reason })

const isRecallable = (state: CaseState, actor: PersonId) => openTasks(state).some((task) => state.at !== 'unopened' && mayRecall(state, task, actor))

/** A step to which the holder of a task may return it, and whether it may come straight back. */
export interface ReturnTarget { readonly step: StepId; readonly name: string; readonly straightBack: boolean }

export function returnTargetsOf(state: CaseState, number: number): readonly ReturnTarget[] {
  const task = openTasks(state).find((each) => each.number === number && each.kind === 'handle')
  if (state.at !== 'running' || !task) return []
  const visit = visitOf(state, task.visit)
  if (visit.kind === 'draft') return []
  return returnTargets(state, visit).map((target) => ({ step: target.step, name: target.name, straightBack: maySendStraightBack(state, visit, target) }))
}

/** A step whose people the holder of a task names when handing on, unless they were named before. */
export interface ChoiceAsked { readonly step: StepId; readonly name: string; readonly single: boolean; readonly required: boolean }

export function choicesOf(definition: Definition, state: CaseState, number: number): readonly ChoiceAsked[] {
  const task = openTasks(state).find((each) => each.number === number && each.kind === 'handle')
  if (state.at !== 'running' || !task) return []
  return stepsAhead(definition, visitOf(state, task.visit).step)
    .filter((step) => isChosen(step))
    .map((step) => ({
      step: step.id, name: step.name, single: step.kind === 'handle' && step.mode === 'single',
      required: step.kind === 'handle' && (state.chosen[step.id] ?? []).length === 0,
    }))
}

/** Steps whose participants and due moments a decision on this task may need; more than these it never asks. */
export const stepsToResolve = (definition: Definition, state: CaseState, number: number): readonly StepId[] => {
  if (state.at !== 'running') return definition.steps.filter(({ kind }) => kind === 'draft').map(({ id }) => id)
  const task = state.tasks[number - 1]
  return task ? stepsAhead(definition, visitOf(state, task.visit).step).map(({ id }) => id) : []
}

export const minutesBetween = (from: Instant, to: Instant): number => Math.floor((instantMs(to) - instantMs(from)) / 60_000)
