import { attachFile } from '#modules/files'
import { organOf, unitTree } from '#modules/organisation'
import { refuse, type Refused } from '#lib/decision'
import type { UnitId } from '#lib/ids'
import { dayOf } from '#lib/instants'
import { isRefused, type Call, type Work } from '#platform/act'
import type { Platform } from '../../../platform/module.ts'
import { officeRoles, type Viewer } from '../core/access.ts'
import { isOfList } from '../core/rules.ts'
import type { ItemCommand, ItemId, Matter } from '../core/types.ts'
import { followList } from './lists/keeping.ts'
import { carryOut, named, visibleLocked, type Done, type No } from './ground.ts'
import { viewerOf } from './viewer.ts'

type At = Pick<Platform, 'runCommand'>
/** An act of a person on an item. */
export type ItemAct = Exclude<ItemCommand, { type: 'propose' | 'tick' }>

/** 拟立项: a matter is put before the office. */
export const propose = (platform: At, call: Call, matter: Matter): Promise<Done | Refused> => platform.runCommand(call, (work) => proposeIn(work, unlisted(matter)))

/** Only an import puts an item onto a list. */
const unlisted = (matter: Matter): Matter => (isOfList({ matter }) ? { ...matter, origin: { ...matter.origin, kind: 'paper', subject: null, link: null } } : matter)

/** The same within another's command, e.g. a reaction to news. */
export async function proposeIn(work: Work, matter: Matter): Promise<Done | No> {
  const viewer = await viewerOf(work)
  const place = await officeOf(work, viewer)
  if (!place) return refuse('not-for-supervision-office')
  const command = await named(work, { type: 'propose', id: work.newId<'supervision-item'>(), matter, ...place })
  return isRefused(command) ? command : carryOut(work, { before: { at: 'absent' }, version: 0, viewer }, command)
}

/** The supervision office for which somebody proposes, and its organ: a section (督查室) before the organ itself. */
export async function officeOf(work: Work, { identities }: Viewer): Promise<{ office: UnitId; organ: UnitId } | null> {
  const tree = await unitTree(work.db, dayOf(work.now))
  const posts = identities.flatMap((one) => one.posts).filter(({ roles }) => roles.some((role) => officeRoles.includes(role)))
  const post = posts.find(({ unit, organ }) => unit !== organ) ?? posts[0]
  const organ = post ? organOf(tree, post.unit) : null
  return post && organ ? { office: post.unit, organ: organ.id } : null
}

/** One act of one person. */
export const actOn = (platform: At, call: Call, input: { item: ItemId; act: ItemAct }): Promise<Done | Refused> => platform.runCommand(call, async (work) => {
  const seen = await visibleLocked(work, input.item)
  if (isRefused(seen)) return seen
  const command = await named(work, input.act.type === 'amend' ? { ...input.act, matter: unlisted(input.act.matter) } : input.act)
  if (isRefused(command)) return command
  const done = await carryOut(work, { before: seen.stored.state, version: seen.stored.version, viewer: seen.viewer }, command)
  if (isRefused(done)) return done
  // Files become the item's once the report holds: its readers read them, whoever sent them up.
  for (const file of 'report' in command ? command.report.files : []) {
    const taken = await attachFile(work, file, { kind: 'supervision', id: input.item })
    if (isRefused(taken)) return taken
  }
  if (isOfList(seen.stored.state)) await followList(work, input.item)
  return done
})
