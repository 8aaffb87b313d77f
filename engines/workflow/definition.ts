import { z } from 'zod'
import type { PersonId, PostId, UnitId } from '#lib/ids'

/**
 * A flow as data: what is drawn in the designer, published as a version and never changed afterwards.
 * This schema says what is well formed; whether a well-formed definition makes sense is asked of `faultsOf`.
 */
export type StepId = string
const stepId = z.string().min(1).max(60)
const personId = z.string().min(1) as unknown as z.ZodType<PersonId>
const postId = z.string().min(1) as unknown as z.ZodType<PostId>
const unitId = z.string().min(1) as unknown as z.ZodType<UnitId>

/** Which unit a rule speaks of: a fixed one, the drafter's, or those named in a field of the form. */
const unitRule = z.discriminatedUnion('of', [
  z.object({ of: z.literal('fixed'), unit: unitId }),
  z.object({ of: z.literal('drafter') }),
  z.object({ of: z.literal('field'), field: z.string().min(1) }),
])

/** Who takes part. The caller turns rules into people when a step is entered; the people are then recorded. */
export const participantRule = z.discriminatedUnion('by', [
  z.object({ by: z.literal('person'), person: personId }),
  z.object({ by: z.literal('post'), post: postId }),
  z.object({ by: z.literal('role'), role: z.string().min(1), unit: unitRule }),
  z.object({ by: z.literal('drafter') }),
  z.object({ by: z.literal('headOfDraftersUnit') }),
  z.object({ by: z.literal('inChargeLeader'), unit: unitRule }),
  z.object({ by: z.literal('field'), field: z.string().min(1) }),
  z.object({ by: z.literal('chosenByPrevious') }),
  z.object({ by: z.literal('chosenByDrafter') }),
])

/** What a step may do with a field of the form; a field not listed may only be read (in the draft step: written). */
const fieldRights = z.record(z.string(), z.enum(['hidden', 'read', 'write', 'required']))

/** What follows when someone does not agree: noted and counted, the step ends at once, or the case goes back. */
const disagreeing = z.discriminatedUnion('policy', [
  z.object({ policy: z.literal('record') }),
  z.object({ policy: z.literal('ends') }),
  z.object({ policy: z.literal('returns'), to: stepId, way: z.enum(['rerun', 'straightBack']) }),
])

/** Time allowed, on the working-day clock. The caller computes the moment. */
const allowance = z.discriminatedUnion('in', [
  z.object({ in: z.literal('days'), count: z.number().int().min(1).max(400) }),
  z.object({ in: z.literal('hours'), count: z.number().int().min(1).max(400) }),
])

const overdueAction = z.discriminatedUnion('action', [
  z.object({ action: z.literal('remind') }),
  z.object({ action: z.literal('escalate'), to: z.array(participantRule).min(1) }),
  z.object({ action: z.literal('autoPass') }),
])

const named = { id: stepId, name: z.string().min(1).max(40) }
const steps = {
  /** 拟稿: where a case begins; its task is the drafter's. */
  draft: z.object({ kind: z.literal('draft'), ...named, fields: fieldRights.optional(), next: stepId }),
  /** 办理: people must act before the case goes on. */
  handle: z.object({
    kind: z.literal('handle'), ...named,
    mode: z.enum(['single', 'any', 'all', 'sequential']),
    participants: z.array(participantRule).min(1),
    disagreeing: disagreeing.optional(),
    /** An approval here signs the content: it binds the hash of what was signed. */
    signs: z.boolean().optional(),
    due: allowance.optional(),
    overdue: overdueAction.optional(),
    fields: fieldRights.optional(),
    next: stepId,
  }),
  /** 传阅: people are given it to read, and the case goes on without waiting. */
  circulate: z.object({ kind: z.literal('circulate'), ...named, readers: z.array(participantRule).min(1), next: stepId }),
  /** 条件分支: the first condition (FEEL) that holds; else `otherwise`. */
  branch: z.object({
    kind: z.literal('branch'), ...named,
    cases: z.array(z.object({ when: z.string().min(1), label: z.string().min(1), to: stepId })).min(1),
    otherwise: stepId,
  }),
  /** 并行: every branch begins at once and all meet at `join`. */
  split: z.object({
    kind: z.literal('split'), ...named,
    branches: z.array(z.object({ name: z.string().min(1), to: stepId })).min(2),
    join: stepId,
  }),
  /** 汇合: goes on when the last branch has arrived. */
  join: z.object({ kind: z.literal('join'), ...named, next: stepId }),
  /** 结束: `completed` 办结, or `rejected` 未通过. */
  end: z.object({ kind: z.literal('end'), ...named, result: z.enum(['completed', 'rejected']) }),
}

export const stepSchema = z.discriminatedUnion('kind', [
  steps.draft, steps.handle, steps.circulate, steps.branch, steps.split, steps.join, steps.end,
])

export const definitionSchema = z.object({
  /** `owner.kind`, e.g. `documents.outgoing`; the owner is the module whose cases run on it. */
  name: z.string().regex(/^[a-z][a-zA-Z]*\.[a-z][a-zA-Z]*$/),
  version: z.number().int().min(1),
  title: z.string().min(1).max(60),
  /** Fields of the form that conditions, participant rules and field rights may name. */
  fields: z.array(z.object({ name: z.string().min(1), label: z.string().min(1) })),
  steps: z.array(stepSchema).min(1).max(200),
})

export type Definition = z.infer<typeof definitionSchema>
export type Step = z.infer<typeof stepSchema>
export type DraftStep = Extract<Step, { kind: 'draft' }>
export type HandleStep = Extract<Step, { kind: 'handle' }>
export type SplitStep = Extract<Step, { kind: 'split' }>
/** A step in which someone holds a task that the case waits for. */
export type MannedStep = DraftStep | HandleStep
export type ParticipantRule = z.infer<typeof participantRule>
export type UnitRule = z.infer<typeof unitRule>
export type Allowance = z.infer<typeof allowance>
export type HandlingMode = HandleStep['mode']
export type FieldRight = z.infer<typeof fieldRights>[string]
