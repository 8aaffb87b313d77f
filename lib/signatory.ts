import type { PersonId, UnitId } from './ids.ts'

/** A unit under the name it had when it was written down. */
export interface NamedUnit { readonly unit: UnitId; readonly name: string }
export interface NamedPerson { readonly person: PersonId; readonly name: string }

/** Who acted, with the names of the day: records keep the old unit. */
export interface Signatory {
  readonly person: PersonId
  readonly name: string
  readonly unit: UnitId | null
  readonly unitName: string
  /** The principal when a proxy acted: shown as 甲（代乙）. */
  readonly onBehalfOf: NamedPerson | null
}
