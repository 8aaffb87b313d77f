import type { Body } from '#engines/typesetting'
import { accept, refuse, type Decision } from '#lib/decision'
import type { Id, UnitId } from '#lib/ids'
import type { Instant } from '#lib/instants'
import type { Signatory } from '#lib/signatory'
import type { AssessmentId } from './assessing.ts'
import type { Period } from './periods.ts'
import type { OutputRefusal } from './refusals.ts'

export type OutputId = Id<'supervision-output'>
/** 督查专报 to leaders, 督查通报 to units, 督查报告, and the digest of what stands in the way of decisions. */
export type OutputKind = 'brief' | 'circular' | 'report' | 'digest'
export const outputKindWords: Readonly<Record<OutputKind, string>> = { brief: '督查专报', circular: '督查通报', report: '督查报告', digest: '妨碍决策落实的问题' }
export const outputKinds = Object.keys(outputKindWords) as readonly OutputKind[]
export type OutputAt = 'draft' | 'frozen' | 'sent'
export const outputAtWords: Readonly<Record<OutputAt, string>> = { draft: '草稿', frozen: '已定稿', sent: '已转办文' }

/** A page of another module that an output became. */
export interface Became { readonly id: string; readonly title: string; readonly link: string }

interface Made {
  readonly id: OutputId
  readonly kind: OutputKind
  readonly organ: UnitId
  readonly period: Period
  /** The moment whose figures it tells. */
  readonly cutOff: Instant
  readonly title: string
  readonly body: Body
  readonly madeBy: Signatory
  readonly madeAt: Instant
  /** The assessment that it publishes; its figures are not drawn anew. */
  readonly assessment: AssessmentId | null
}
export interface Frozen { readonly by: Signatory; readonly at: Instant; readonly hash: string }
/** A paper made from live data. Once frozen its words stay, and the hash proves it. */
export type Output =
  | (Made & { readonly at: 'draft' })
  | (Made & { readonly at: 'frozen'; readonly frozen: Frozen })
  | (Made & { readonly at: 'sent'; readonly frozen: Frozen; readonly sent: { readonly by: Signatory; readonly at: Instant }; readonly document: Became | null })

export type OutputCommand =
  | { readonly type: 'refresh'; readonly cutOff: Instant; readonly body: Body }
  | { readonly type: 'edit'; readonly title: string; readonly body: Body }
  | { readonly type: 'freeze'; readonly hash: string }
  | { readonly type: 'send' }

export type OutputEvent =
  | { readonly type: 'output-made'; readonly output: Extract<Output, { at: 'draft' }> }
  | { readonly type: 'output-refreshed'; readonly cutOff: Instant; readonly body: Body; readonly by: Signatory; readonly at: Instant }
  | { readonly type: 'output-edited'; readonly title: string; readonly body: Body; readonly by: Signatory; readonly at: Instant }
  | { readonly type: 'output-frozen'; readonly frozen: Frozen }
  | { readonly type: 'output-sent'; readonly by: Signatory; readonly at: Instant }
  | { readonly type: 'output-became'; readonly document: Became }

export interface OutputGiven { readonly supervises: boolean; readonly actor: Signatory; readonly now: Instant }

export function decideOutput(state: Output, command: OutputCommand, { supervises, actor: by, now: at }: OutputGiven): Decision<OutputEvent, OutputRefusal> {
  if (!supervises) return refuse('not-for-supervision-office')
  const isStage = state.at === (command.type === 'send' ? 'frozen' : 'draft')
  // What publishes an assessment tells the figures that were decided, not those of today.
  if (!isStage || (command.type === 'refresh' && state.assessment !== null)) return refuse('output-at-other-stage', { at: outputAtWords[state.at] })
  switch (command.type) {
    case 'refresh': return accept({ type: 'output-refreshed', cutOff: command.cutOff, body: command.body, by, at })
    case 'edit': return command.title.trim() === '' || command.body.length === 0 ? refuse('output-empty') : accept({ type: 'output-edited', title: command.title, body: command.body, by, at })
    case 'freeze': return accept({ type: 'output-frozen', frozen: { by, at, hash: command.hash } })
    case 'send': return accept({ type: 'output-sent', by, at })
  }
}

/** Total: a fact that does not fit the state leaves it as it is. */
export function evolveOutput(state: Output, event: OutputEvent): Output {
  switch (event.type) {
    case 'output-made': return event.output
    case 'output-refreshed': return state.at === 'draft' ? { ...state, cutOff: event.cutOff, body: event.body } : state
    case 'output-edited': return state.at === 'draft' ? { ...state, title: event.title, body: event.body } : state
    case 'output-frozen': return state.at === 'draft' ? { ...state, at: 'frozen', frozen: event.frozen } : state
    case 'output-sent': return state.at === 'frozen' ? { ...state, at: 'sent', sent: { by: event.by, at: event.at }, document: null } : state
    case 'output-became': return state.at === 'sent' ? { ...state, document: event.document } : state
  }
}

/** What the hash is taken of: everything that a reader of the paper is told. */
export const frozenPart = ({ kind, period, cutOff, title, body }: Output) => ({ kind, period, cutOff, title, body })
