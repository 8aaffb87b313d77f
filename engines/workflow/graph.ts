import type { Definition, MannedStep, ParticipantRule, Step, StepId } from './definition.ts'

/** The step of that name. A fault when absent: a published definition names no step it lacks. */
export function stepOf(definition: Definition, id: StepId): Step {
  const step = definition.steps.find((each) => each.id === id)
  if (!step) throw new Error(`definition ${definition.name} v${definition.version} has no step ${id}`)
  return step
}

/** The step as one in which people hold tasks. */
export function mannedStepOf(definition: Definition, id: StepId): MannedStep {
  const step = stepOf(definition, id)
  if (!isManned(step)) throw new Error(`step ${id} of ${definition.name} holds no tasks`)
  return step
}

export const isManned = (step: Step): step is MannedStep => step.kind === 'draft' || step.kind === 'handle'

/** Where the lines drawn from a step lead, with their labels. */
export function linesFrom(step: Step): readonly { to: StepId; label: string | null }[] {
  switch (step.kind) {
    case 'draft': case 'handle': case 'circulate': case 'join': return [{ to: step.next, label: null }]
    case 'branch': return [...step.cases.map(({ to, label }) => ({ to, label })), { to: step.otherwise, label: '其他' }]
    case 'split': return step.branches.map(({ to, name }) => ({ to, label: name }))
    case 'end': return []
  }
}

/**
 * Every step that may be entered by handing on from `from`: the automatic steps on the way and the first steps that
 * wait for people. The caller resolves the participants of these, and of no others, before it asks for a decision.
 */
export function stepsAhead(definition: Definition, from: StepId): readonly Step[] {
  const seen = new Set<StepId>()
  const walk = (id: StepId): void => {
    if (seen.has(id)) return
    seen.add(id)
    const step = stepOf(definition, id)
    if (!isManned(step)) linesFrom(step).forEach(({ to }) => walk(to))
  }
  linesFrom(stepOf(definition, from)).forEach(({ to }) => walk(to))
  return [...seen].map((id) => stepOf(definition, id))
}

/** The step and everything that can come after it. */
export function reachFrom({ steps }: Definition, from: StepId): ReadonlySet<StepId> {
  const reached = new Set<StepId>()
  const walk = (id: StepId): void => {
    if (reached.has(id)) return
    reached.add(id)
    linesFrom(steps.find((step) => step.id === id)!).forEach(({ to }) => walk(to))
  }
  walk(from)
  return reached
}

/** The rules by which a step's people are found; none for steps without people. */
export function rulesOf(step: Step): readonly ParticipantRule[] {
  switch (step.kind) {
    case 'draft': return [{ by: 'drafter' }]
    case 'handle': return step.participants
    case 'circulate': return step.readers
    case 'branch': case 'split': case 'join': case 'end': return []
  }
}

/** Whether people for the step are named by someone in the case, not found by rule. */
export const isChosen = (step: Step): boolean =>
  rulesOf(step).some(({ by }) => by === 'chosenByPrevious' || by === 'chosenByDrafter')
