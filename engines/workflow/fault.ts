import type { Step, StepId } from './definition.ts'

/** One thing wrong with a definition: where, and a Chinese sentence saying what to do. */
export interface Fault {
  readonly code: FaultCode
  /** The step to look at; null for the definition as a whole. */
  readonly step: StepId | null
  readonly text: string
}
export type FaultCode =
  | 'duplicate-step' | 'missing-step' | 'draft-count' | 'no-end' | 'unreachable' | 'dead-end' | 'split-without-join' | 'branch-leaves-split'
  | 'join-without-split' | 'end-in-branch' | 'step-in-two-branches' | 'endless-loop' | 'condition' | 'unknown-field' | 'unresolvable'
  | 'signs-in-branch' | 'auto-pass-signs' | 'auto-pass-chooses' | 'overdue-without-due' | 'return-target' | 'duplicate-field'

export const fault = (code: FaultCode, step: Step | null, text: string): Fault => ({ code, step: step?.id ?? null, text })
