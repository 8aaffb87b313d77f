import type { Id, UnitId } from '#lib/ids'
import type { NamedPerson } from '#lib/signatory'

export type PointId = Id<'point'>
export type PointLevel = 'district' | 'department' | 'township' | 'village'

/** 三级负责制, from the last hand to the first: 分管领导, 办公室主任, 信息员. */
export const pointRoles = ['leader', 'officeHead', 'infoOfficer'] as const
export type PointRole = (typeof pointRoles)[number]
export const pointRoleWords: Readonly<Record<PointRole, string>> = { leader: '分管领导', officeHead: '办公室主任', infoOfficer: '信息员' }

/** Somebody who carries a role of a point today. */
export interface PointMember extends NamedPerson {
  readonly role: PointRole
  /** AB角: he acts where the first is away. */
  readonly isSubstitute: boolean
  readonly phone: string
}

/** The three of a point on a day. */
export interface Three {
  readonly point: PointId
  /** The point's own name: its unit's, or that of a village. */
  readonly name: string
  /** The unit it belongs to; of a village, the township. */
  readonly unit: UnitId
  readonly members: readonly PointMember[]
}

/** R28: roles that nobody carries. A substitute alone does not make a point valid. */
export const missingOf = ({ members }: Pick<Three, 'members'>): readonly PointRole[] =>
  pointRoles.filter((role) => !members.some((member) => member.role === role && !member.isSubstitute))
