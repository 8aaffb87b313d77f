import type { Decider } from '#lib/decision'
import { decide } from './decide.ts'
import { evolve } from './evolve.ts'
import { invariants } from './invariants.ts'
import type { CaseRefusal } from './refusals.ts'
import type { CaseCommand, CaseEvent, CaseState, Facts } from './types.ts'

/** A case before it begins. */
export const unopened: CaseState = { at: 'unopened' }

/** The engine as a decider, with the facts of one moment bound. */
export const workflowWith = (facts: Facts): Decider<CaseState, CaseCommand, CaseEvent, CaseRefusal> =>
  ({ initial: unopened, decide: (state, command) => decide(state, command, facts), evolve, invariants })

export { decide, evolve, invariants }
export { caseRefusals, type CaseRefusal } from './refusals.ts'
export { definitionSchema, stepSchema, participantRule } from './definition.ts'
export type { Allowance, Definition, DraftStep, FieldRight, HandleStep, HandlingMode, MannedStep, ParticipantRule, SplitStep, Step, StepId, UnitRule } from './definition.ts'
export { isManned, linesFrom, rulesOf, stepOf, stepsAhead } from './graph.ts'
export { faultsOf } from './faults.ts'
export type { Fault, FaultCode } from './fault.ts'
export { choicesOf, mayDo, openTasks, returnTargetsOf, stepsToResolve, type ChoiceAsked, type Permission, type ReturnTarget } from './queries.ts'
export { chartOf, type Chart, type ChartEdge, type ChartNode, type ChartPerson, type ChartRound } from './chart.ts'
export { traceOf, type TraceRow } from './trace.ts'
export type {
  Act, ActEvent, ActRecord, BackTo, Branch, CaseBody, CaseCommand, CaseData, CaseEvent, CaseResult, CaseState, Choices, ClosedTask,
  ConsequenceEvent, EndedCase, Facts, OpenTask, Operation, Opinion, Participant, ReturnWay, RunningCase, Signature, StepResult, Task,
  UrgeChannel, Visit, WithdrawnTask, WithdrawnWhy,
} from './types.ts'
