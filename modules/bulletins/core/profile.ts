import { accept, refuse, type Decider, type Decision } from '#lib/decision'
import type { UnitId } from '#lib/ids'
import type { Instant } from '#lib/instants'
import type { Signatory } from '#lib/signatory'
import type { BulletinRefusal } from './refusals.ts'
import type { BulletinId, Content, Masthead, Profile, Route } from './types.ts'

/** A bulletin as the office keeps it. */
export type Bulletin = { readonly at: 'absent' } | { readonly at: 'kept'; readonly id: BulletinId; readonly organ: UnitId; readonly profile: Profile; readonly isActive: boolean }
export type PresentBulletin = Exclude<Bulletin, { at: 'absent' }>
export type BulletinCommand = { readonly type: 'found'; readonly id: BulletinId; readonly organ: UnitId; readonly profile: Profile } | { readonly type: 'change'; readonly profile: Profile; readonly isActive: boolean }
interface Done { readonly by: Signatory; readonly at: Instant }
export type BulletinEvent = ({ readonly type: 'founded'; readonly id: BulletinId; readonly organ: UnitId; readonly profile: Profile } & Done) | ({ readonly type: 'changed'; readonly profile: Profile; readonly isActive: boolean } & Done)

export interface BulletinGiven {
  readonly now: Instant
  readonly actor: Signatory
  /** Whether he keeps the bulletins of this office. */
  readonly keeps: boolean
  /** Another bulletin has the name already. */
  readonly isTaken: boolean
  /** Numbers were given here already. */
  readonly isNumbered: boolean
}

export const keeping = (given: BulletinGiven): Decider<Bulletin, BulletinCommand, BulletinEvent, BulletinRefusal | 'not-found'> => ({
  initial: { at: 'absent' }, decide: (bulletin, command) => decideBulletin(bulletin, command, given), evolve: evolveBulletin,
  invariants: [(bulletin) => (bulletin.at === 'kept' && bulletin.profile.columns.length === 0 ? 'a bulletin without columns' : null)],
})

function decideBulletin(bulletin: Bulletin, command: BulletinCommand, given: BulletinGiven): Decision<BulletinEvent, BulletinRefusal | 'not-found'> {
  const { profile } = command
  if (!given.keeps) return refuse('not-for-bulletin-keeper')
  if (given.isTaken) return refuse('bulletin-name-taken', { name: profile.name })
  if (profile.columns.length === 0) return refuse('bulletin-without-columns')
  const twice = profile.columns.find((name, index) => profile.columns.indexOf(name) < index)
  if (twice !== undefined) return refuse('column-twice', { name: twice })
  const stamp = { by: given.actor, at: given.now }
  if (command.type === 'found') return bulletin.at === 'absent' ? accept({ type: 'founded', id: command.id, organ: command.organ, profile, ...stamp }) : accept()
  if (bulletin.at === 'absent') return refuse('not-found')
  if (given.isNumbered && JSON.stringify(profile.numbered) !== JSON.stringify(bulletin.profile.numbered)) return refuse('numbering-begun')
  return accept({ type: 'changed', profile, isActive: command.isActive, ...stamp })
}

export function evolveBulletin(bulletin: Bulletin, event: BulletinEvent): Bulletin {
  switch (event.type) {
    case 'founded': return { at: 'kept', id: event.id, organ: event.organ, profile: event.profile, isActive: true }
    case 'changed': return bulletin.at === 'absent' ? bulletin : { ...bulletin, profile: event.profile, isActive: event.isActive }
  }
}

export const mastheadOf = ({ name, editorOrgan, isInternal }: Profile): Masthead => ({ name, editorOrgan, isInternal })
export const routeOf = ({ organ, profile: { editing, reviewRole, signRole } }: PresentBulletin): Route => ({ editing, organ, reviewRole, signRole })
/** The next issue as it begins: every column, still empty, and the lists that the bulletin usually has. */
export const freshContent = ({ columns, copies, lists, readers }: Profile): Content =>
  ({ editorNote: '', hasContents: true, columns: columns.map((name) => ({ name, entries: [] })), copies, lists, readers })
