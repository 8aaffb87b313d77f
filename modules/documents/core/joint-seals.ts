import type { UnitId } from '#lib/ids'
import type { Content } from './content.ts'
import type { JointSeal, OutDocument } from './types.ts'

/** The organs besides the lead that seal a joint document: those whose names stand under the text. 纪要 bear no names and no seals. */
export const jointSealingOrgans = ({ elements: { kind, organ, jointOrgans } }: Pick<Content, 'elements'>): readonly UnitId[] =>
  (kind === 'minutes' ? [] : [...new Set(jointOrgans)].filter((unit) => unit !== organ))

/** The seals of other organs that are on. */
export const jointSealsOn = (state: OutDocument): readonly JointSeal[] => ('jointSeals' in state ? state.jointSeals ?? [] : [])

/** The other organs whose seals are still awaited. */
export const awaitedSeals = (state: OutDocument, content: Pick<Content, 'elements'>): readonly UnitId[] =>
  jointSealingOrgans(content).filter((unit) => !jointSealsOn(state).some(({ organ }) => organ === unit))
