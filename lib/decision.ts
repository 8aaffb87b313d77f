/** What a decider answers: the facts that now hold, or the reason nothing changed. */
export type Decision<Event, Code extends string> =
  | { readonly kind: 'accepted'; readonly events: readonly Event[] }
  | Refused<Code>

/** An expected no. The Chinese sentence for `code` stands in the owner's `refusals.ts`. */
export interface Refused<Code extends string = string> {
  readonly kind: 'refused'
  readonly code: Code
  readonly detail?: Detail
}

/** What a refusal's sentence may need: names, counts, dates as text. */
export type Detail = Readonly<Record<string, string | number>>

export const accept = <Event>(...events: Event[]): Decision<Event, never> => ({ kind: 'accepted', events })
export const refuse = <Code extends string>(code: Code, detail?: Detail): Refused<Code> =>
  detail ? { kind: 'refused', code, detail } : { kind: 'refused', code }

/** A pure machine: commands are decided, events are folded. */
export interface Decider<State, Command, Event, Code extends string> {
  readonly initial: State
  readonly decide: (state: State, command: Command) => Decision<Event, Code>
  readonly evolve: (state: State, event: Event) => State
  /** Sentences that must hold in every reachable state; each returns what is broken, or null. */
  readonly invariants: readonly ((state: State) => string | null)[]
}
