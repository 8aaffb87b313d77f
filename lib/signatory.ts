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

/** Everybody in whose name an act was done: the actor, and the principal of a proxy. */
export const behind = (by: Signatory): readonly PersonId[] => [by.person, ...(by.onBehalfOf ? [by.onBehalfOf.person] : [])]

/** Whether an act of one is an act of the other, himself or through a proxy: nor may a proxy decide what the principal proposed. */
export const isSamePerson = (one: Signatory, other: Signatory): boolean => behind(one).some((person) => behind(other).includes(person))

/** He in whose name the actor acts. */
export const principalOf = ({ person, name, onBehalfOf }: Signatory): NamedPerson => onBehalfOf ?? { person, name }

/** Who did it, as papers and lists show him: 甲, 甲（代乙）; what nobody did, the system did. */
export const signedName = (by: Pick<Signatory, 'name' | 'onBehalfOf'> | null): string => (by === null ? '系统' : by.onBehalfOf ? `${by.name}（代${by.onBehalfOf.name}）` : by.name)

/** The same with the unit where nobody was stood in for: 甲（区财政局）. */
export const signedBy = (by: Signatory): string => (by.onBehalfOf || !by.unitName ? signedName(by) : `${by.name}（${by.unitName}）`)
