import type { OfficeRole } from '#lib/contract'
import type { UnitId } from '#lib/ids'
import type { Day } from '#lib/instants'
import { holdsOn, overlaps, reaches, type Span } from './dated.ts'
import { superiorsOf, treeOn } from './tree.ts'
import type { Post, Unit, UnitProfile } from './types.ts'

/** GB 32100-2015: 18 characters without I, O, S, V, Z, the last a check character. */
export function isUnifiedCode(code: string): boolean {
  if (!/^[0-9A-HJ-NP-RTUWXY]{18}$/.test(code)) return false
  const sum = Array.from(code.slice(0, 17)).reduce((total, letter, at) => total + CODE_LETTERS.indexOf(letter) * 3 ** at, 0)
  return CODE_LETTERS[(31 - (sum % 31)) % 31] === code[17]
}

/** Han characters and letters before the year of a document number. */
export const isDocPrefix = (text: string): boolean => /^[\p{Script=Han}A-Za-z]{1,12}$/u.test(text)

/** A mobile number of the mainland, or null for none. */
export const isMobile = (text: string | null): boolean => text === null || /^1[3-9]\d{9}$/.test(text)

/** A name in Han characters (any plane), the middle dot allowed, 2 to 20 of them. */
export const isPersonName = (name: string): boolean => /^(?=.{2,20}$)\p{Script=Han}[\p{Script=Han}·]*\p{Script=Han}$/u.test(name)

// documents.md §12, 印章管理: who keeps the seal may not be the one who approves its use.
const APPROVERS: readonly OfficeRole[] = ['officeHead', 'principalHead', 'inChargeLeader', 'unitHead']
/** Whether one person may hold these roles at once. */
export const mayHoldTogether = (roles: readonly OfficeRole[]): boolean => !(roles.includes('sealKeeper') && roles.some((role) => APPROVERS.includes(role)))

/** Whether another unit carries this full name on any day from `day` on. */
export const isNameTaken = (units: readonly Unit[], name: string, from: { day: Day; self: UnitId | null }): boolean =>
  units.some((unit) => unit.id !== from.self && unit.terms.some((term) => reaches(term, from.day) && term.profile.name === name))

/** Whether another organ carries this short name from `day` on. Sections repeat theirs (办公室) in many organs. */
export const isShortNameTaken = (units: readonly Unit[], profile: UnitProfile, from: { day: Day; self: UnitId | null }): boolean =>
  profile.kind !== 'section' && units.some((unit) => unit.id !== from.self
    && unit.terms.some((term) => reaches(term, from.day) && term.profile.kind !== 'section' && term.profile.shortName === profile.shortName))

/** The owner of a 机关代字 that another unit is registered with from `day` on. */
export const prefixOwner = (units: readonly Unit[], prefix: string, from: { day: Day; self: UnitId }): Unit | undefined =>
  units.find((unit) => unit.id !== from.self && unit.terms.some((term) => reaches(term, from.day) && term.profile.issuer?.docPrefixes.includes(prefix)))

/** Whether the unit stands through the whole span. */
export const standsThrough = (unit: Unit, span: Span): boolean =>
  unit.terms.length > 0 && unit.terms[0]!.fromOn <= span.fromOn
  && (unit.closing === null || (span.untilOn !== null && span.untilOn <= unit.closing.on))

/** Whether, with these units, some unit would stand beneath itself on a day from `day` on. */
export function makesCycle(units: readonly Unit[], unit: UnitId, day: Day): boolean {
  const days = new Set([day, ...units.flatMap((one) => one.terms.map((term) => term.fromOn)).filter((from) => from > day)])
  return [...days].some((at) => {
    const tree = treeOn(units, at)
    const above = superiorsOf(tree, unit)
    return above.at(-1)?.parent === unit || tree.units.get(unit)?.parent === unit
  })
}

/** Units that stand directly under this one on a day from `day` on. */
export const childrenFrom = (units: readonly Unit[], unit: UnitId, day: Day): readonly Unit[] =>
  units.filter((one) => one.terms.some((term) => reaches(term, day) && term.profile.parent === unit))

/** Whether the unit has another post of this title in these days. */
export const isTitleTaken = (posts: readonly Post[], post: Pick<Post, 'title'> & Span): boolean =>
  posts.some((one) => one.title === post.title && overlaps(one, post))

/** Whether the post may be held on that day. */
export const isPostOpen = (post: Post, day: Day): boolean => holdsOn(post, day)

const CODE_LETTERS = '0123456789ABCDEFGHJKLMNPQRTUWXY'
