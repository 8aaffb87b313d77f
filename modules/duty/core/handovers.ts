import { accept, refuse, type Decider, type Decision } from '#lib/decision'
import type { PersonId } from '#lib/ids'
import type { Day, Instant } from '#lib/instants'
import { addMinutes } from '#lib/instants'
import type { Signatory } from '#lib/signatory'
import type { MatterId } from './types.ts'

/** 交接班: what those who leave hand to those who come. */
export interface HandoverContent {
  readonly matters: readonly { readonly id: MatterId; readonly text: string }[]
  readonly documents: string
  readonly keys: string
  readonly phones: string
  readonly note: string
}
/** The handover at the beginning of a duty day. */
export interface Handover extends HandoverContent {
  readonly day: Day
  readonly out: { readonly by: Signatory; readonly at: Instant }
  readonly taken: { readonly by: Signatory; readonly at: Instant } | null
}
export type HandoverCommand = { readonly type: 'hand-over'; readonly content: HandoverContent } | { readonly type: 'take-over' }
export type HandoverEvent =
  | { readonly type: 'handed-over'; readonly day: Day; readonly content: HandoverContent; readonly by: Signatory; readonly at: Instant }
  | { readonly type: 'taken-over'; readonly by: Signatory; readonly at: Instant }
export type HandoverRefusal = 'not-leaving-duty' | 'not-coming-on-duty' | 'handover-too-early' | 'handover-signed' | 'handover-not-handed' | 'handover-same-person'

/** So long before its time a handover may be signed. */
export const EARLIEST_MINUTES = 60

export interface HandoverGiven {
  readonly now: Instant
  readonly actor: Signatory
  readonly self: PersonId
  readonly day: Day
  readonly dueAt: Instant
  /** Who was on duty until then, and who is from then on. */
  readonly leaving: readonly PersonId[]
  readonly coming: readonly PersonId[]
}

/** Signed by one who leaves, then by another who comes; then it stands. */
export function decideHandover(handover: Handover | null, command: HandoverCommand, { now, actor, self, day, dueAt, leaving, coming }: HandoverGiven): Decision<HandoverEvent, HandoverRefusal> {
  if (handover?.taken) return refuse('handover-signed')
  if (now < addMinutes(dueAt, -EARLIEST_MINUTES)) return refuse('handover-too-early')
  switch (command.type) {
    case 'hand-over': return leaving.includes(self) ? accept({ type: 'handed-over', day, content: command.content, by: actor, at: now }) : refuse('not-leaving-duty')
    case 'take-over': {
      if (!handover) return refuse('handover-not-handed')
      if (!coming.includes(self)) return refuse('not-coming-on-duty')
      return [handover.out.by.person, handover.out.by.onBehalfOf?.person].some((person) => person === self || person === actor.person) ? refuse('handover-same-person') : accept({ type: 'taken-over', by: actor, at: now })
    }
  }
}

export function evolveHandover(handover: Handover | null, event: HandoverEvent): Handover | null {
  switch (event.type) {
    case 'handed-over': return { ...event.content, day: event.day, out: { by: event.by, at: event.at }, taken: null }
    case 'taken-over': return handover && { ...handover, taken: { by: event.by, at: event.at } }
  }
}

export const handing = (given: HandoverGiven): Decider<Handover | null, HandoverCommand, HandoverEvent, HandoverRefusal> =>
  ({ initial: null, decide: (handover, command) => decideHandover(handover, command, given), evolve: evolveHandover, invariants: [(handover) => (handover?.taken && handover.taken.by.person === handover.out.by.person ? 'handed over to himself' : null)] })
