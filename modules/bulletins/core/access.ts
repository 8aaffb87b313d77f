import type { AdministratorKind } from '#lib/contract'
import type { PersonId, UnitId } from '#lib/ids'
import { isOut, type Present, type Route } from './types.ts'

/** A post held today, in the organ of its unit. */
export interface HeldPost { readonly unit: UnitId; readonly organ: UnitId; readonly roles: readonly string[] }
/** One in whose name somebody acts: himself, or a principal he stands in for. */
export interface Identity { readonly person: PersonId; readonly name: string; readonly posts: readonly HeldPost[] }
/** Who looks: himself first, then those he stands in for. The three administrators see no issue. */
export interface Viewer { readonly admin: AdministratorKind | null; readonly identities: readonly Identity[] }

/** Leaders of an office, who see what its sections edit. */
export const overseeingRoles: readonly string[] = ['officeReviewer', 'officeHead', 'inChargeLeader', 'principalHead']
/** Those who set up bulletins in their office. */
export const keeperRoles: readonly string[] = ['infoEditor', 'officeReviewer', 'officeHead']

const has = ({ roles }: HeldPost, wanted: readonly string[]): boolean => roles.some((role) => wanted.includes(role))

/** How far a viewer sees: what lists are cut to. */
export interface Reach {
  /** Sections in which he edits. */
  readonly editing: readonly UnitId[]
  /** Offices all of whose issues he sees. */
  readonly organs: readonly UnitId[]
  /** Units for which an issue may have come. */
  readonly units: readonly UnitId[]
  readonly people: readonly PersonId[]
  /** Whether what everybody may read is his too. */
  readonly isStaff: boolean
}

export function reachOf({ admin, identities }: Viewer): Reach {
  if (admin !== null) return { editing: [], organs: [], units: [], people: [], isStaff: false }
  const all = (of: (post: HeldPost) => readonly UnitId[]) => [...new Set(identities.flatMap(({ posts }) => posts.flatMap(of)))]
  return {
    editing: all(({ unit }) => [unit]), organs: all((post) => (has(post, overseeingRoles) ? [post.organ] : [])), units: all(({ unit, organ }) => [unit, organ]),
    people: identities.map(({ person }) => person), isStaff: identities.length > 0,
  }
}

/** What decides who sees an issue; `server/queries.ts` holds the same rule in SQL. */
export interface Visible {
  readonly editing: UnitId
  readonly organ: UnitId
  /** To whom it was sent, once it is out. */
  readonly units: readonly UnitId[]
  readonly people: readonly PersonId[]
  /** 不是内部资料的，发布后全员可读. */
  readonly isForAll: boolean
}

export function visibleOf(issue: Present): Visible {
  const { route, content: { readers }, masthead } = issue
  const out = isOut(issue)
  return {
    editing: route.editing.unit, organ: route.organ, isForAll: issue.at === 'published' && !masthead.isInternal,
    units: out ? readers.units.map(({ unit }) => unit) : [], people: out ? readers.people.map(({ person }) => person) : [],
  }
}

/** `work`: at every stage, as its office; `read`: as published; `none`: there is none for him. */
export type Sight = 'work' | 'read' | 'none'

export function sightOf(viewer: Viewer, issue: Present): Sight {
  const reach = reachOf(viewer)
  const visible = visibleOf(issue)
  if (reach.editing.includes(visible.editing) || reach.organs.includes(visible.organ)) return 'work'
  const isSent = visible.units.some((unit) => reach.units.includes(unit)) || visible.people.some((person) => reach.people.includes(person))
  return isSent || (visible.isForAll && reach.isStaff) ? 'read' : 'none'
}

/** In what capacity one may act on an issue. */
export interface Standing { readonly edits: boolean; readonly reviews: boolean; readonly signs: boolean }

export function standingOf({ posts }: Identity, { editing, organ, reviewRole, signRole }: Route): Standing {
  // 编辑科室负责人 is the head of that very section; every other role is looked for in its office.
  const holds = (role: string) => posts.some((post) => post.roles.includes(role) && (role === 'sectionHead' ? post.unit === editing.unit : post.organ === organ))
  return { edits: posts.some(({ unit }) => unit === editing.unit), reviews: holds(reviewRole), signs: holds(signRole) }
}

/** Offices in which the viewer may set up bulletins. */
export const keptBy = ({ admin, identities }: Viewer): readonly UnitId[] =>
  (admin === null ? [...new Set(identities.flatMap(({ posts }) => posts.filter((post) => has(post, keeperRoles)).map(({ organ }) => organ)))] : [])
