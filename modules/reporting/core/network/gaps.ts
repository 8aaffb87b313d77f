import type { PersonId } from '#lib/ids'
import { pointRoles, pointRoleWords, type PointId, type PointRole } from './three.ts'
import type { Holding, Point } from './types.ts'

/** What is wrong with a point (网络缺口). Those of a substitute do not make it invalid. */
export type GapKind = 'role-missing' | 'person-left' | 'no-account' | 'two-roles' | 'no-phone'
export interface Gap { readonly point: PointId; readonly kind: GapKind; readonly role: PointRole; readonly isSubstitute: boolean; readonly person: string | null; readonly text: string; readonly todo: string }

export interface GapFacts {
  /** Who of those named holds a post today. */
  readonly inPost: ReadonlySet<PersonId>
  /** Who of them can sign in. */
  readonly withAccount: ReadonlySet<PersonId>
}

/** R27, R28: every gap of a point on the day of the facts, each with what to do about it. */
export function gapsOf(point: Point, facts: GapFacts): readonly Gap[] {
  const missing = pointRoles.filter((role) => !point.holdings.some((one) => one.role === role && !one.isSubstitute))
    .map((role): Gap => ({ point: point.id, kind: 'role-missing', role, isSubstitute: false, person: null, text: `没有${pointRoleWords[role]}`, todo: `请指定一位${pointRoleWords[role]}` }))
  return [...missing, ...inOrder(point.holdings).flatMap((one) => gapsOfHolding(point, one, facts))]
}

/** R28: with all three named, in post, reachable and three different people. */
export const isValid = (gaps: readonly Gap[]): boolean => gaps.every(({ isSubstitute, kind }) => isSubstitute || kind === 'no-account')

/** Seats in the order in which they are read: role by role, the first before his substitute. */
export const inOrder = <One extends { readonly role: PointRole; readonly isSubstitute: boolean }>(seats: readonly One[]): readonly One[] =>
  seats.toSorted((a, b) => pointRoles.indexOf(a.role) - pointRoles.indexOf(b.role) || Number(a.isSubstitute) - Number(b.isSubstitute))

function gapsOfHolding(point: Point, holding: Holding, { inPost, withAccount }: GapFacts): readonly Gap[] {
  const { role, isSubstitute, person, name, phone } = holding
  const called = `${pointRoleWords[role]}${isSubstitute ? 'B角' : ''}${name}`
  const gap = (kind: GapKind, text: string, todo: string): Gap => ({ point: point.id, kind, role, isSubstitute, person: name, text, todo })
  if (!inPost.has(person)) return [gap('person-left', `${called}已不在岗`, '请另行指定，或由组织机构管理员核对其岗位')]
  const before = inOrder(point.holdings).find((one) => one !== holding && one.person === person && !one.isSubstitute && !isSubstitute && pointRoles.indexOf(one.role) < pointRoles.indexOf(role))
  return [
    ...(before ? [gap('two-roles', `${name}一人兼任${pointRoleWords[before.role]}和${pointRoleWords[role]}`, `请另选一位${pointRoleWords[role]}，三级须由三个人分别负责`)] : []),
    ...(phone.trim() === '' ? [gap('no-phone', `${called}没有联系电话`, '请补填联系电话')] : []),
    ...(withAccount.has(person) ? [] : [gap('no-account', `${called}没有可用的账号`, '请系统管理员开通账号')]),
  ]
}
