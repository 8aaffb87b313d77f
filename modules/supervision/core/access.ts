import type { AdministratorKind, OfficeRole } from '#lib/contract'
import type { PersonId, UnitId } from '#lib/ids'
import { behind, type Signatory } from '#lib/signatory'
import type { Item } from './types.ts'

/** A post held today, in the organ of its unit. */
export interface HeldPost { readonly unit: UnitId; readonly organ: UnitId; readonly roles: readonly string[] }

/** One in whose name somebody acts: himself, or a principal he stands in for. */
export interface Identity {
  readonly person: PersonId
  readonly name: string
  readonly posts: readonly HeldPost[]
  /** Turns at which he decides for an office (督查室), as `turnOf` names them. */
  readonly decidesAt: readonly string[]
}

/** Who looks: himself first, then those he stands in for. None for the three administrators. */
export interface Viewer {
  readonly admin: AdministratorKind | null
  readonly identities: readonly Identity[]
  /** Offices by the organ that oversees them: 区委办公室 under 区委. */
  readonly officesUnder: Readonly<Record<UnitId, readonly UnitId[]>>
}

/** What decides who sees an item; `queries.ts` holds the same rule in SQL. */
export interface Visible {
  readonly organ: UnitId
  readonly isInstruction: boolean
  /** Lead and cooperating units, once it has been handed out. */
  readonly units: readonly UnitId[]
  /** Proposer, approver, leaders, and whoever acted on it by name. */
  readonly people: readonly PersonId[]
  /** An instruction that waits for a leader of the office: the turns of those who see it meanwhile. */
  readonly awaiting: readonly string[]
}

/** 督查室 itself. */
export const officeRoles: readonly string[] = ['supervisor']
/** 办公室领导, who approve. */
export const approverRoles: readonly string[] = ['officeHead', 'inChargeLeader']
/** Those through whose hands a unit's matters go. */
export const handlingRoles: readonly OfficeRole[] = ['unitContact', 'officeHead', 'unitHead', 'principalHead']
/** Those who sign for their unit. */
export const headRoles: readonly string[] = ['unitHead', 'principalHead']
/** Leaders who see everything under supervision but for the instructions of others. */
export const overseeingRoles: readonly string[] = ['officeHead', 'inChargeLeader', 'principalHead']

const organsWith = ({ posts }: Identity, roles: readonly string[]): readonly UnitId[] =>
  [...new Set(posts.filter((post) => post.roles.some((role) => roles.includes(role))).map(({ organ }) => organ))]

/** Where a viewer stands in general: what lists and boards are cut to. */
export interface Reach {
  /** Organs all of whose items are seen, instructions too (督查室). */
  readonly whole: readonly UnitId[]
  /** Organs whose items are seen but for instructions. */
  readonly overseen: readonly UnitId[]
  /** Units whose items are seen. */
  readonly units: readonly UnitId[]
  readonly people: readonly PersonId[]
  /** Instructions are seen while they wait for one of these turns. */
  readonly decides: readonly string[]
}

/** What a viewer may know of; nothing at all for the three administrators. */
export function reachOf({ admin, identities, officesUnder }: Viewer): Reach {
  if (admin !== null) return { whole: [], overseen: [], units: [], people: [], decides: [] }
  const all = (roles: readonly string[]) => [...new Set(identities.flatMap((one) => organsWith(one, roles)))]
  const whole = all(officeRoles)
  const overseen = all(overseeingRoles).flatMap((organ) => [organ, ...(officesUnder[organ] ?? [])])
  return {
    whole, overseen: [...new Set(overseen)].filter((organ) => !whole.includes(organ)), units: all(handlingRoles), people: identities.map(({ person }) => person),
    decides: [...new Set(identities.flatMap(({ decidesAt }) => decidesAt))],
  }
}

/** Whether the viewer may know of an item. 批示件 (A6): only those handling it, whoever has to decide on it now, and 督查室; to all others there is none. */
export function maySee(viewer: Viewer, item: Visible): boolean {
  const { whole, overseen, units, people, decides } = reachOf(viewer)
  return whole.includes(item.organ) || (!item.isInstruction && overseen.includes(item.organ))
    || item.units.some((unit) => units.includes(unit)) || item.people.some((person) => people.includes(person)) || item.awaiting.some((turn) => decides.includes(turn))
}

/** In what capacity one may act on an item. */
export interface Standing {
  readonly supervises: boolean
  readonly approves: boolean
  readonly handles: readonly UnitId[]
  readonly heads: readonly UnitId[]
  /** The leader whose instruction it is. */
  readonly instructs: boolean
}

export function standingOf(identity: Identity, item: Item): Standing {
  const organ = item.at === 'absent' ? null : item.organ
  const instructing = item.at === 'absent' ? null : item.matter.instruction?.leader ?? null
  return {
    supervises: organ !== null ? organsWith(identity, officeRoles).includes(organ) : organsWith(identity, officeRoles).length > 0,
    approves: organ !== null && organsWith(identity, approverRoles).includes(organ),
    handles: organsWith(identity, handlingRoles), heads: organsWith(identity, headRoles),
    instructs: instructing !== null && instructing === identity.person,
  }
}

/** Whether the viewer keeps categories and sees statistics of instructions: 督查室 of some organ. */
export const maySupervise = (viewer: Viewer): boolean => reachOf(viewer).whole.length > 0

/** What `maySee` asks of an item, drawn from its state. A plan that was not handed out shows it to no unit. */
export function visibleOf(item: Exclude<Item, { at: 'absent' }>): Visible {
  const { matter, organ, proposer } = item
  const given = 'assignments' in item && item.at !== 'registered' ? item.assignments.filter(({ at }) => at !== 'planned') : []
  const people = [
    proposer.person, ...decidersOf(item).flatMap(behind), matter.leader?.person, matter.instruction?.leader, ...given.map(({ leader }) => leader?.person),
  ].filter((person) => person !== undefined && person !== null)
  return {
    organ, isInstruction: matter.source === 'leaderInstruction', people: [...new Set(people)], awaiting: awaitingOf(item),
    units: [...new Set(given.flatMap(({ lead, cooperating }) => [lead.unit, ...cooperating.map(({ unit }) => unit)]))],
  }
}

type Present = Exclude<Item, { at: 'absent' }>

/** Those who decided on it by name. */
const decidersOf = (item: Present) => [
  ...('approver' in item ? [item.approver] : []), ...('stopped' in item ? [item.stopped.by] : []), ...('ending' in item ? [item.ending.by] : []), ...('closing' in item ? [item.closing.approvedBy] : []),
]

/** The turn of whoever is in charge of an office; or of whoever decides in place of that one, where the one in charge may not. */
export const turnOf = (office: UnitId, inPlaceOf?: PersonId): string => (inPlaceOf === undefined ? office : `${office}!${inPlaceOf}`)

/** Where an instruction waits for a leader of the office who would not see it otherwise: 审定, 批准办结, or 延期 where the one who instructed is not of this house. */
function awaitingOf(item: Present): readonly string[] {
  const { office, matter: { instruction } } = item
  if (instruction === null) return []
  const turns = (proposer: Signatory | null) => [turnOf(office), ...(proposer ? behind(proposer).map((person) => turnOf(office, person)) : [])]
  switch (item.at) {
    case 'proposed': return turns(item.proposer)
    case 'closing': return turns(item.proposal.by)
    case 'running': return instruction.leader === null && item.assignments.some(({ asked }) => asked !== null) ? turns(null) : []
    case 'declined': case 'registered': case 'suspended': case 'closed': case 'archived': case 'terminated': return []
  }
}
