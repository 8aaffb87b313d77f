import type { UnitId, PersonId } from '#lib/ids'
import type { Content } from './content.ts'
import type { Way } from './kinds.ts'

/** A person with the unit in whose name they act. */
export interface Acting { readonly person: PersonId; readonly unit: UnitId }

/** What the case's conditions and participant rules read (`flowFields`). */
export interface CaseForm {
  readonly kind: string
  readonly urgency: string
  readonly upward: boolean
  readonly important: boolean
  readonly draftedByHead: boolean
  /** The organ and its sections: whoever of them holds a role takes part. */
  readonly office: readonly UnitId[]
  readonly consultees: readonly Acting[]
  readonly countersigners: readonly Acting[]
  readonly signer: readonly Acting[]
  /** Who keep the seals of the other organs of a joint document, each for that organ. */
  readonly jointSealers: readonly Acting[]
}

/** Fills the case's form from the document. */
export const caseFormOf = ({ elements }: Content, about: Omit<CaseForm, 'kind' | 'urgency' | 'upward' | 'important'> & { readonly way: Way }): CaseForm => {
  const { way, ...people } = about
  return { kind: elements.kind, urgency: elements.urgency, upward: way === 'upward', important: elements.important, ...people }
}

/** The organs asked to countersign: those chosen and, of a joint document, every other issuing organ (条例 第二十二条: 联合发文由所有联署机关的负责人会签). */
export const countersignOrgans = ({ elements }: Content): readonly UnitId[] => [...new Set([...elements.countersignUnits, ...elements.jointOrgans])]
