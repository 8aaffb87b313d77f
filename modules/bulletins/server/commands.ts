import { refuse, type Refused } from '#lib/decision'
import { dayOf } from '#lib/instants'
import { organOf, peopleByIds, signatoryOf, unitTree } from '#modules/organisation'
import { isRefused, type Call, type Work } from '#platform/act'
import type { Platform } from '../../../platform/module.ts'
import { keptBy } from '../core/access.ts'
import { freshContent, keeping, mastheadOf, routeOf, type Bulletin, type BulletinCommand, type PresentBulletin } from '../core/profile.ts'
import type { BulletinId, Content, IssueCommand, IssueId, Profile, Readers } from '../core/types.ts'
import { carryOut, workLocked, type Done } from './ground.ts'
import { bulletinOf, isNumbered } from './store.ts'
import { json, own } from './tables.ts'
import { viewerOf } from './viewer.ts'

type At = Pick<Platform, 'runCommand' | 'settings' | 'files'>
/** An act of a person on an issue, as the wire brings it. */
export type IssueAct = Exclude<IssueCommand, { type: 'draft' | 'amend' }> | { readonly type: 'amend'; readonly base: number; readonly content: Content }

/** The next issue of a bulletin is begun. */
export const draft = (platform: At, call: Call, bulletin: BulletinId): Promise<Done | Refused> => platform.runCommand(call, async (work) => {
  const [kept, viewer] = [await bulletinOf(work.db, bulletin), await viewerOf(work)]
  if (!kept?.state.isActive) return refuse('not-found')
  const { state } = kept
  const { profile } = state
  return carryOut(platform, work, { before: { at: 'absent' }, version: 0, viewer }, {
    type: 'draft', id: work.newId<'issue'>(), bulletin, masthead: mastheadOf(profile), route: routeOf(state), content: freshContent(profile),
  })
})

/** One act of one person on an issue. */
export const actOn = (platform: At, call: Call, { issue, act }: { readonly issue: IssueId; readonly act: IssueAct }): Promise<Done | Refused> => platform.runCommand(call, async (work) => {
  const seen = await workLocked(work, issue)
  if (isRefused(seen)) return seen
  const { version, state: before } = seen.stored
  return carryOut(platform, work, { before, version, viewer: seen.viewer }, await whole(work, act, before.bulletin))
})

/** Names of the day are filled in, and what the bulletin now prints. */
async function whole(work: Work, act: IssueAct, bulletin: BulletinId): Promise<IssueCommand> {
  if (act.type === 'send-down') return { ...act, readers: await named(work, act.readers) }
  if (act.type !== 'amend') return act
  const kept = await bulletinOf(work.db, bulletin)
  return { ...act, content: { ...act.content, readers: await named(work, act.content.readers) }, masthead: mastheadOf(kept!.state.profile) }
}

/** Units and people under the names of the day; those who are not in the directory are left out. */
async function named({ db, now }: Work, { units, people }: Readers): Promise<Readers> {
  const day = dayOf(now)
  const [tree, known] = [await unitTree(db, day), await peopleByIds(db, people.map(({ person }) => person), day)]
  return {
    units: units.flatMap(({ unit }) => (tree.units.has(unit) ? [{ unit, name: tree.units.get(unit)!.shortName }] : [])),
    people: people.flatMap(({ person }) => (known.has(person) ? [{ person, name: known.get(person)!.name }] : [])),
  }
}

export interface BulletinDone { readonly id: BulletinId; readonly at: 'kept'; readonly version: number }

/** A bulletin is set up. */
export const found = (platform: At, call: Call, profile: Profile): Promise<BulletinDone | Refused> => platform.runCommand(call, async (work) => {
  const organ = organOf(await unitTree(work.db, dayOf(work.now)), profile.editing.unit)?.id
  if (!organ) return refuse('not-for-bulletin-keeper')
  return keepBulletin(work, { version: 0, state: { at: 'absent' } }, { type: 'found', id: work.newId<'bulletin'>(), organ, profile: await namedProfile(work, profile) })
})

/** A bulletin is changed; issues that are out stay as they were printed. */
export const change = (platform: At, call: Call, { bulletin, profile, isActive }: { readonly bulletin: BulletinId; readonly profile: Profile; readonly isActive: boolean }): Promise<BulletinDone | Refused> => platform.runCommand(call, async (work) => {
  const row = await own(work.db).selectFrom('bulletins_bulletins').select(['version', 'state']).where('id', '=', bulletin).forUpdate().executeTakeFirst()
  return row ? keepBulletin(work, row, { type: 'change', profile: await namedProfile(work, profile), isActive }) : refuse('not-found')
})

async function namedProfile(work: Work, profile: Profile): Promise<Profile> {
  const { units } = await unitTree(work.db, dayOf(work.now))
  const { unit, name } = profile.editing
  return { ...profile, readers: await named(work, profile.readers), editing: { unit, name: units.get(unit)?.shortName ?? name } }
}

async function keepBulletin(work: Work, { version, state: before }: { readonly version: number; readonly state: Bulletin }, command: BulletinCommand): Promise<BulletinDone | Refused> {
  const { profile } = command
  const viewer = await viewerOf(work)
  const id = before.at === 'absent' ? null : before.id
  const organ = command.type === 'found' ? command.organ : before.at === 'absent' ? null : before.organ
  const namesake = await own(work.db).selectFrom('bulletins_bulletins').select('id').where('name', '=', profile.name).executeTakeFirst()
  const decider = keeping({
    now: work.now, actor: await signatoryOf(work, viewer.identities[0] ?? { person: work.actor.person!, name: work.actor.name, posts: [] }), keeps: organ !== null && organOf(await unitTree(work.db, dayOf(work.now)), profile.editing.unit)?.id === organ && keptBy(viewer).includes(organ),
    isTaken: namesake !== undefined && namesake.id !== id, isNumbered: id !== null && await isNumbered(work.db, id),
  })
  const decision = decider.decide(before, command)
  if (decision.kind === 'refused') return decision
  const after = decision.events.reduce(decider.evolve, before) as PresentBulletin
  const row = { version: version + decision.events.length, name: profile.name, organ: after.organ, editing: profile.editing.unit, is_active: after.isActive, state: json(after) as never }
  if (before.at === 'absent') await own(work.db).insertInto('bulletins_bulletins').values({ id: after.id, created_at: work.now, ...row }).execute()
  else await own(work.db).updateTable('bulletins_bulletins').set(row).where('id', '=', after.id).execute()
  work.record({ stream: `bulletin:${after.id}`, from: version, events: decision.events, before: before.at === 'absent' ? null : before.profile, after: after.profile })
  return { id: after.id, at: 'kept', version: row.version }
}
