import assert from 'node:assert/strict'
import type { PersonId, UnitId } from '#lib/ids'
import { addMinutes, type Instant } from '#lib/instants'
import { decideLawfully } from '#lib/testing/spec'
import type { Definition } from '../definition.ts'
import { rulesOf } from '../graph.ts'
import { unopened, workflowWith } from '../index.ts'
import { openTasks } from '../queries.ts'
import type { CaseRefusal } from '../refusals.ts'
import type { CaseCommand, CaseEvent, CaseState, EndedCase, Facts, Participant, RunningCase } from '../types.ts'

export const person = (name: string): PersonId => name as PersonId
export const participant = (name: string): Participant => ({ person: person(name), unit: `${name}的单位` as UnitId })
export const words = (text: string) => ({ form: 'words', text }) as const
export const start = '2026-11-23T01:30:00.000Z' as Instant

/** A command without what the scenario fills in: who, and the task they hold. */
export type Said = CaseCommand extends infer One ? One extends CaseCommand ? Omit<One, 'actor' | 'key' | 'task'> & { task?: number; key?: string } : never : never

/** A case played by name, checked for every law after every act. */
export interface Scenario {
  readonly state: () => RunningCase | EndedCase
  readonly history: () => readonly CaseEvent[]
  /** Does it, as the holder of their own open task unless a task is named. */
  readonly by: (who: string | null, said: Said, facts?: Partial<Facts>) => Scenario
  readonly refused: (who: string | null, said: Said, code: CaseRefusal, facts?: Partial<Facts>) => Scenario
  readonly later: (minutes: number) => Scenario
  /** Who holds a task that blocks, as `step:person`, in the order given. */
  readonly waitingFor: () => readonly string[]
  readonly reading: () => readonly string[]
  readonly taskOf: (who: string, kind?: 'handle' | 'read') => number
}

/** Begins a case by 拟 on the definition. */
export function play(definition: Definition, begin: Partial<Extract<CaseCommand, { type: 'begin' }>> = {}, usual: Partial<Facts> = {}): Scenario {
  let now = start
  let state: CaseState = unopened
  let history: readonly CaseEvent[] = []
  const facts = (more: Partial<Facts>): Facts => ({ ...factsOf(definition, now), ...usual, ...more })
  const ask = (command: CaseCommand, more: Partial<Facts>) => decideLawfully(workflowWith(facts(more)), history, command)
  const commandOf = (who: string | null, said: Said): CaseCommand =>
    ({ key: null, ...('task' in said || !needsTask(said) ? {} : { task: taskOf(who ?? '', said.type === 'read' ? 'read' : 'handle') }), ...said, actor: who }) as CaseCommand
  const taskOf = (who: string, kind: 'handle' | 'read' = 'handle') => {
    const task = openTasks(state).find((each) => each.to.person === who && each.kind === kind)
    assert.ok(task, `${who} holds no open task; open: ${waitingFor().join(' ')}`)
    return task.number
  }
  const waitingFor = () => named(state, 'handle')
  const scenario: Scenario = {
    state: () => { assert.ok(state.at !== 'unopened'); return state },
    history: () => history,
    by(who, said, more = {}) {
      const lawful = ask(commandOf(who, said), more)
      assert.equal(lawful.decision.kind === 'refused' ? lawful.decision.code : 'accepted', 'accepted')
      ;({ history, after: state } = lawful)
      return scenario
    },
    refused(who, said, code, more = {}) {
      const { decision } = ask(commandOf(who, said), more)
      assert.equal(decision.kind === 'refused' ? decision.code : 'accepted', code)
      return scenario
    },
    later(minutes) { now = addMinutes(now, minutes); return scenario },
    waitingFor, reading: () => named(state, 'read'), taskOf,
  }
  return scenario.by('拟', { type: 'begin', drafter: participant('拟'), data: {}, ...begin } as Said)
}

/** Facts of an ordinary moment: rules that name a person find that person. */
export const factsOf = (definition: Definition, now = start): Facts => ({
  now, definition, participants: peopleByRule(definition), dueAt: dueIn(definition, now), escalateTo: [participant('主任')],
  standsInFor: [], mayTerminate: false, contentHash: 'text-1',
})

const needsTask = (said: Said) => !['begin', 'circulate', 'recall', 'terminate'].includes(said.type)

const named = (state: CaseState, kind: 'handle' | 'read') => openTasks(state).filter((task) => task.kind === kind)
  .map((task) => `${state.at === 'unopened' ? '' : state.visits[task.visit - 1]?.step}:${task.to.person}`)

/** Rules that name a person find that person; the rest are for the scenario to give. */
export const peopleByRule = (definition: Definition): Facts['participants'] => Object.fromEntries(definition.steps.map((step) =>
  [step.id, rulesOf(step).flatMap((rule) => (rule.by === 'person' ? [participant(rule.person)] : []))]))

const dueIn = (definition: Definition, now: Instant): Facts['dueAt'] => Object.fromEntries(definition.steps.flatMap((step) =>
  step.kind === 'handle' && step.due ? [[step.id, addMinutes(now, step.due.count * (step.due.in === 'days' ? 1440 : 60))]] : []))
