import { refuse, type Decision, type Refused } from '#lib/decision'
import { dayOf, minuteOfDay } from '#lib/instants'
import type { DocumentRefusal } from './refusals.ts'
import { stageWords, type DocumentSettings } from './rules.ts'
import type { DocumentEvent, DocumentFacts, Mark, MarkInput, OutDocument, Stage } from './types.ts'

/** What deciding an act answers. */
export type Answer = Decision<DocumentEvent, DocumentRefusal>
/** What a decision is given besides state and command. */
export interface Given { readonly facts: DocumentFacts; readonly settings: DocumentSettings }

/** The refusal for issues that still stop the act. */
export const openIssues = ({ openIssues: open }: DocumentFacts): Refused<DocumentRefusal> | null =>
  open.length ? refuse('incomplete', { count: open.length, first: open[0]!.text }) : null

/** A signature under the words as they are now. A bare click is 圈阅; words are never made up. */
export function markOf(stage: Stage, input: MarkInput, { state, facts }: { state: Exclude<OutDocument, { at: 'absent' }>; facts: DocumentFacts }): Mark {
  const text = input.text.trim()
  const kind = text || input.handwriting ? 'opinion' : input.kind === 'opinion' ? 'circle' : input.kind
  return {
    id: facts.newMark, stage, step: input.step, by: facts.actor, kind, stance: input.stance, text, at: facts.now, hash: state.content.hash, handwriting: input.handwriting,
    ...(input.signature ? { signature: input.signature } : {}),
  }
}

/** The refusal for an act that belongs to another stage. */
export const wrongStage = (state: OutDocument): Refused<DocumentRefusal> => refuse('wrong-stage', { stage: stageWords[state.at] })

/** The stage whose desk the document lies on; null once it is issued or ended. */
export function deskOf(state: OutDocument): Stage | null {
  switch (state.at) {
    case 'absent': case 'dispatched': case 'archiveReady': case 'withdrawn': case 'voided': case 'recalled': return null
    default: return state.at
  }
}

/** The refusal of words written on top of somebody's newer ones; it says whose (界面要求 25). */
export function newerText(revision: number, { lastSaved }: DocumentFacts): Refused<DocumentRefusal> {
  const minute = minuteOfDay(lastSaved.at)
  const two = (n: number) => String(n).padStart(2, '0')
  return refuse('newer-text', { name: lastSaved.name, at: `${dayOf(lastSaved.at)} ${two(Math.floor(minute / 60))}:${two(minute % 60)}`, revision })
}
