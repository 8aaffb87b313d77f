import type { Definition, SplitStep, Step, StepId } from './definition.ts'
import { fault, type Fault } from './fault.ts'
import { linesFrom, stepOf } from './graph.ts'

/**
 * Faults of parallel parts. A split and its join must bracket their branches: a branch has no other way in or out,
 * shares no step with another, and holds no end and no signature.
 */
export function faultsOfParallel(definition: Definition): readonly Fault[] {
  const splits = definition.steps.filter((step): step is SplitStep => step.kind === 'split')
  const withJoin = splits.filter((split) => stepOf(definition, split.join).kind === 'join')
  const joined = new Set(withJoin.map(({ join }) => join))
  return [
    ...splits.filter((split) => !withJoin.includes(split)).map((split) =>
      fault('split-without-join', split, `「${split.name}」没有对应的汇合环节，请指定一个汇合。`)),
    ...definition.steps.filter(({ kind, id }) => kind === 'join' && !joined.has(id)).map((join) =>
      fault('join-without-split', join, `「${join.name}」没有对应的并行环节，请删去或指定。`)),
    ...withJoin.flatMap((split) => faultsOfSplit(definition, split, withJoin)),
  ]
}

function faultsOfSplit(definition: Definition, split: SplitStep, splits: readonly SplitStep[]): readonly Fault[] {
  const insides = split.branches.map(({ to }) => stepsInside(definition, to, split))
  const all = [...new Set(insides.flat())].map((id) => stepOf(definition, id))
  const shared = all.filter(({ id }) => insides.filter((inside) => inside.includes(id)).length > 1)
  const inner = new Set(splits.filter((other) => all.some(({ id }) => id === other.id)).map(({ join }) => join))
  const strange = all.filter((step) => step.id === split.id || (step.kind === 'join' && !inner.has(step.id)))
  const ids = new Set(all.map(({ id }) => id))
  const entries = definition.steps.filter((step) => step.id !== split.id && !ids.has(step.id)
    && linesFrom(step).some(({ to }) => ids.has(to) || to === split.join))
  const doubled = splits.some((other) => other.id !== split.id && other.join === split.join)
  return [
    ...all.filter(({ kind }) => kind === 'end').map((step) => fault('end-in-branch', step, `「${step.name}」在并行分支内，分支不能直接结束，请先汇合。`)),
    ...all.filter(isSigning).map((step) => fault('signs-in-branch', step, `「${step.name}」是签发环节，不能放在并行分支内，请移到汇合之后。`)),
    ...shared.map((step) => fault('step-in-two-branches', step, `「${step.name}」同时在「${split.name}」的两个分支内，请各设一个环节。`)),
    ...strange.map((step) => fault('branch-leaves-split', step, `「${split.name}」的分支没有到达「${stepOf(definition, split.join).name}」就到了「${step.name}」，请改正连线。`)),
    ...entries.map((step) => fault('branch-leaves-split', step, `「${step.name}」从外面连入「${split.name}」的分支，请改连到「${split.name}」之前。`)),
    ...all.filter((step) => step.kind === 'handle' && step.disagreeing?.policy === 'returns' && step.disagreeing.way === 'straightBack' && !ids.has(step.disagreeing.to))
      .map((step) => fault('return-target', step, `「${step.name}」不同意时退回到「${split.name}」之前，不能直接送回，请改为逐级重新办理。`)),
    ...(doubled ? [fault('split-without-join', split, `「${split.name}」与另一并行共用一个汇合环节，请各设一个。`)] : []),
  ]
}

const isSigning = (step: Step): boolean => step.kind === 'handle' && step.signs === true

/** Every step that a branch may come through before its join. */
function stepsInside(definition: Definition, from: StepId, split: SplitStep): readonly StepId[] {
  const inside = new Set<StepId>()
  const walk = (id: StepId): void => {
    if (id === split.join || inside.has(id)) return
    inside.add(id)
    linesFrom(stepOf(definition, id)).forEach(({ to }) => walk(to))
  }
  walk(from)
  return [...inside]
}
