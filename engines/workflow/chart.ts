import type { PersonId, UnitId } from '#lib/ids'
import type { Instant } from '#lib/instants'
import type { Definition, Step, StepId } from './definition.ts'
import { linesFrom, stepsAhead } from './graph.ts'
import { minutesBetween } from './queries.ts'
import type { CaseBody, CaseState, Task, Visit } from './types.ts'

/** The flow as drawn beside the form: what is done, where it is now, what comes next. */
export interface Chart { readonly nodes: readonly ChartNode[]; readonly edges: readonly ChartEdge[] }
export interface ChartNode {
  readonly step: StepId
  readonly name: string
  readonly kind: Step['kind']
  readonly status: 'done' | 'now' | 'next' | 'later' | 'returned'
  readonly rounds: readonly ChartRound[]
}
/** One round of a step: who, since when, and how long it took or has taken so far. */
export interface ChartRound {
  readonly round: number
  readonly enteredAt: Instant
  readonly leftAt: Instant | null
  readonly minutes: number
  readonly people: readonly ChartPerson[]
}
export interface ChartPerson {
  readonly person: PersonId
  readonly unit: UnitId
  readonly onBehalfBy: PersonId | null
  readonly how: string
  readonly at: Instant | null
  readonly openedAt: Instant | null
  readonly dueAt: Instant | null
}
export interface ChartEdge { readonly from: StepId; readonly to: StepId; readonly label: string | null; readonly walked: boolean }

/** Draws a case on its definition. Deterministic in `now`, which only sets the time spent in open steps. */
export function chartOf(definition: Definition, state: CaseState, now: Instant): Chart {
  const visits = state.at === 'unopened' ? [] : state.visits
  const standing = visits.filter(({ superseded }) => !superseded)
  const ahead = new Set(state.at === 'running'
    ? standing.filter(({ at }) => at === 'current').flatMap(({ step }) => stepsAhead(definition, step).map(({ id }) => id)) : [])
  return {
    nodes: definition.steps.map((step) => ({
      step: step.id, name: step.name, kind: step.kind, status: statusOf(visits.filter((visit) => visit.step === step.id), ahead.has(step.id)),
      rounds: state.at === 'unopened' ? [] : visits.filter((visit) => visit.step === step.id).map((visit) => roundOf(state, visit, now)),
    })),
    edges: definition.steps.flatMap((step) => linesFrom(step).map(({ to, label }) => ({
      from: step.id, to, label, walked: standing.some((visit) => visit.step === to && visit.via === step.id),
    }))),
  }
}

function statusOf(visits: readonly Visit[], isAhead: boolean): ChartNode['status'] {
  if (visits.some(({ at }) => at === 'current')) return 'now'
  const last = visits.at(-1)
  if (last?.at === 'left' && !last.superseded && ['agreed', 'disagreed', 'passed'].includes(last.result)) return 'done'
  if (isAhead) return 'next'
  return last ? 'returned' : 'later'
}

const roundOf = (state: CaseBody, visit: Visit, now: Instant): ChartRound => {
  const leftAt = visit.at === 'left' ? visit.leftAt : null
  const tasks = state.tasks.filter((task) => task.visit === visit.number && (task.kind === 'handle' || visit.kind === 'circulate'))
  return {
    round: visit.round, enteredAt: visit.enteredAt, leftAt, minutes: minutesBetween(visit.enteredAt, leftAt ?? now),
    people: [...tasks.map(personOf), ...visit.queue.map((one) => ({ ...one, onBehalfBy: null, how: 'waiting', at: null, openedAt: null, dueAt: null }))],
  }
}

function personOf(task: Task): ChartPerson {
  const { to, openedAt, dueAt } = task
  switch (task.at) {
    case 'open': return { ...to, onBehalfBy: null, how: 'open', at: null, openedAt, dueAt }
    case 'withdrawn': return { ...to, onBehalfBy: null, how: task.why, at: task.withdrawnAt, openedAt, dueAt }
    case 'closed': return { ...to, onBehalfBy: task.by.onBehalfOf === null ? null : task.by.actor, how: task.how, at: task.by.at, openedAt, dueAt }
  }
}
