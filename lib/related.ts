import type { PersonId } from './ids.ts'
import type { Day, Instant } from './instants.ts'

/** What other parts of the house have to do with one thing of it (`document:7`), as far as one viewer may know. */
export interface Related {
  readonly outcomes: readonly Outcome[]
  readonly beginnings: readonly Beginning[]
}

/** Something that came of it, with its own page. */
export interface Outcome {
  /** What it is to the thing: 督查. */
  readonly relation: string
  readonly title: string
  readonly at: Instant
  readonly href: string
}

/** Something that the viewer may begin from it. The page is told which words it is about by `&part=` behind the address. */
export interface Beginning { readonly label: string; readonly href: string }

/** A thing, or words written on it, as whoever begins something from it has to know it. */
export interface Described {
  readonly subject: string
  readonly kind: 'document' | 'minutes' | 'item' | 'record'
  readonly title: string
  readonly number: string | null
  /** Its page, beginning with `/`. */
  readonly link: string
  /** What somebody wrote on it, where a part was asked for. */
  readonly words: WrittenWords | null
  /** What was taken down, where it is a record of the duty room (`duty:7`): whatever is begun from it is filled in with this. */
  readonly record?: TakenDown
}

/** A call, a fax or an event as the duty room took it down; empty where nobody said. */
export interface TakenDown { readonly text: string; readonly caller: string; readonly unit: string; readonly phone: string; readonly at: Instant }

/** Words as written; the text is empty where they were drawn by hand and nobody has read them into the record. */
export interface WrittenWords { readonly person: PersonId; readonly name: string; readonly on: Day; readonly text: string }
