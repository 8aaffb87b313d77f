import {
  caseRefusals, chartOf, choicesOf, mayDo, openTasks, returnTargetsOf, stepOf, traceOf,
  type CaseState, type Definition, type FieldRight, type Participant, type StepId, type Task,
} from '#engines/workflow'
import type { Refused } from '#lib/decision'
import type { PersonId, UnitId } from '#lib/ids'
import { dayOf, type Instant } from '#lib/instants'
import { sentenceFor } from '#lib/refusals'
import { peopleByIds, unitsByIds } from '#modules/organisation'
import type { Db } from '#platform/act'
import { mayTerminate, principalsOf, type Viewer } from '../core/access.ts'
import { taskRows } from '../core/rows.ts'
import type { CaseView, MayDo, OpenTaskView, OwnTask, StoredCase } from '../core/types.ts'
import type { OwnerFacts } from './facts.ts'
import { taskId } from './inbox.ts'
import { definitionOf } from './store.ts'

type Begun = Exclude<CaseState, { at: 'unopened' }>
interface Looking { readonly of: StoredCase; readonly state: Begun; readonly definition: Definition; readonly actor: PersonId; readonly principals: readonly PersonId[]; readonly facts: Parameters<typeof mayDo>[2]['facts'] }

/** A case as its page shows it to one viewer. Whether they may see it at all is asked before. */
export async function caseView(db: Db, of: StoredCase, { viewer, now, owner = {} }: { viewer: Viewer & { person: PersonId }; now: Instant; owner?: OwnerFacts }): Promise<CaseView> {
  const { state, definition: definitionId, ...card } = of
  if (state.at === 'unopened') throw new Error('a case that has not begun is not kept')
  const definition = await definitionOf(db, definitionId)
  const principals = principalsOf(viewer, of.kind)
  const facts = { now, standsInFor: principals, mayTerminate: owner.mayTerminate ?? mayTerminate(viewer, of) }
  const looking: Looking = { of, state, definition, actor: viewer.person, principals, facts }
  return {
    ...card, at: state.at, result: state.at === 'ended' ? state.result : null, definition: { ...state.definition, title: definition.title },
    drafter: state.drafter, openedAt: state.openedAt, endedAt: state.at === 'ended' ? state.endedAt : null, data: state.data,
    chart: chartOf(definition, state, now), trace: traceOf(state), open: openOnes(looking), mine: ownOnes(looking), names: await namesIn(db, state, now),
  }
}

function openOnes({ of, state, actor, facts }: Looking): readonly OpenTaskView[] {
  const open = new Set(openTasks(state).map(({ number }) => number))
  return taskRows(state).filter(({ number }) => open.has(number)).map(({ number, kind, step, stepName, person, unit, receivedAt, openedAt, dueAt, urged }) => {
    const urge = mayDo(state, number, { actor, facts }).find(({ operation }) => operation === 'urge')!
    return { task: taskId(of.id, number), number, kind, step, stepName, person, unit, receivedAt, openedAt, dueAt, urged, mayUrge: urge.allowed, whyNotUrge: sentence(urge.reason) }
  })
}

/** Open tasks of the viewer and those they stand in for, and the last one done by each: it may be taken back. */
function ownOnes({ of, state, definition, actor, principals, facts }: Looking): readonly OwnTask[] {
  const isOwn = (task: Task) => task.to.person === actor || principals.includes(task.to.person)
  const last = new Map(state.tasks.filter((task) => isOwn(task) && task.at === 'closed' && task.kind === 'handle').map((task) => [task.to.person, task.number]))
  return state.tasks.filter((task) => isOwn(task) && (task.at === 'open' || last.get(task.to.person) === task.number)).map((task) => {
    const visit = state.visits[task.visit - 1]!
    return {
      task: taskId(of.id, task.number), number: task.number, kind: task.kind, step: visit.step, stepName: visit.name, isOpen: task.at === 'open',
      onBehalfOf: task.to.person === actor ? null : task.to.person,
      may: mayDo(state, task.number, { actor, facts }).map(({ operation, allowed, reason }): MayDo => ({ operation, allowed, reason: sentence(reason) })),
      returnTargets: returnTargetsOf(state, task.number), choices: choicesOf(definition, state, task.number), fields: fieldsIn(definition, visit.step),
    }
  })
}

function fieldsIn(definition: Definition, id: StepId): Readonly<Record<string, FieldRight>> {
  const step = stepOf(definition, id)
  const usual: FieldRight = step.kind === 'draft' ? 'write' : 'read'
  const given = step.kind === 'draft' || step.kind === 'handle' ? step.fields ?? {} : {}
  return Object.fromEntries(definition.fields.map(({ name }) => [name, given[name] ?? usual]))
}

const sentence = (reason: Refused<keyof typeof caseRefusals> | null): string | null =>
  (reason === null ? null : sentenceFor(caseRefusals[reason.code], reason.detail))

/** Names of everybody in a case; units by the names they have now. */
async function namesIn(db: Db, state: Begun, now: Instant): Promise<CaseView['names']> {
  const taking: readonly Participant[] = [state.drafter, ...state.tasks.map(({ to }) => to), ...state.visits.flatMap(({ queue }) => queue), ...state.acts.flatMap(({ toPeople }) => toPeople)]
  const actors = state.acts.flatMap(({ actor }) => (actor === null ? [] : [actor]))
  const people = await peopleByIds(db, [...new Set([...taking.map(({ person }) => person), ...actors])], dayOf(now))
  const units = await unitsByIds(db, [...new Set(taking.map(({ unit }) => unit))], dayOf(now))
  return {
    people: Object.fromEntries([...people].map(([id, { name }]) => [id, name])) as Record<PersonId, string>,
    units: Object.fromEntries([...units].map(([id, { shortName }]) => [id, shortName])) as Record<UnitId, string>,
  }
}
