import { refuse, type Refused } from '#lib/decision'
import type { UnitId } from '#lib/ids'
import { dayOf, type Instant } from '#lib/instants'
import { unitTree } from '#modules/organisation'
import { isRefused, type Call, type Work } from '#platform/act'
import type { Platform } from '../../../../platform/module.ts'
import type { Adoption, Channel, Content, ItemCommand, ItemId, Publication } from '../../core/items/types.ts'
import type { No } from '../../core/items/given.ts'
import type { PointId } from '../../core/network/three.ts'
import { threeOf } from '../network/three.ts'
import { viewerOf } from '../viewer.ts'
import { carryOut, carryOutTold, visibleLocked, type Done } from './ground.ts'
import { lockItem } from './store.ts'

type At = Pick<Platform, 'runCommand'>
/** An act of a person on an item, as the wire brings it. */
export type ItemAct = Exclude<ItemCommand, { type: 'draft' | 'receive' | 'take-in' | 'publish' }>

export interface NewItem { readonly point: PointId; readonly channel: Channel; readonly origin: string | null; readonly content: Content }
export interface TakenIn { readonly unit: UnitId; readonly channel: Channel; readonly origin: string | null; readonly content: Content }

/** 采集: a note at a point. */
export const draftItem = (platform: At, call: Call, note: NewItem): Promise<Done | Refused> => platform.runCommand(call, (work) => draftIn(work, note))

/** The same within another command, by whoever acts in it. */
export async function draftIn(work: Work, { point, channel, origin, content }: NewItem): Promise<Done | No> {
  const three = await threeOf(work.db, point, dayOf(work.now))
  if (!three) return refuse('not-found')
  const source = { point, unit: { unit: three.unit, name: three.name }, channel, origin }
  return carryOut(work, { before: { at: 'absent' }, version: 0, viewer: await viewerOf(work) }, { type: 'draft', id: work.newId<'report'>(), source, content })
}

/** What came by letter, hotline or the duty log. */
export const receiveItem = (platform: At, call: Call, { unit, channel, origin, content }: TakenIn): Promise<Done | Refused> => platform.runCommand(call, async (work) => {
  const source = { point: null, unit: { unit, name: await nameOf(work, unit) }, channel, origin }
  return carryOut(work, { before: { at: 'absent' }, version: 0, viewer: await viewerOf(work) }, { type: 'receive', id: work.newId<'report'>(), source, content })
})

const nameOf = async ({ db, now }: Pick<Work, 'db' | 'now'>, unit: UnitId): Promise<string> => (await unitTree(db, dayOf(now))).units.get(unit)?.shortName ?? ''

/** One act of one person. Merging is an act on two: the other takes in the contributions. */
export const actOnItem = (platform: At, call: Call, { item, act }: { item: ItemId; act: ItemAct }): Promise<Done | Refused> => platform.runCommand(call, async (work) => {
  const seen = await visibleLocked(work, item)
  if (isRefused(seen)) return seen
  const { stored: { version, state: before }, viewer } = seen
  const done = await carryOut(work, { before, version, viewer }, act)
  if (isRefused(done) || act.type !== 'screen' || act.fate !== 'merge') return done
  const target = await visibleLocked(work, act.into!)
  if (isRefused(target)) return target
  const taken = await carryOut(work, { before: target.stored.state, version: target.stored.version, viewer }, { type: 'take-in', from: item, title: before.content.title, contributors: before.contributors })
  return isRefused(taken) ? taken : done
})

export interface Appeared { readonly item: ItemId; readonly name: string; readonly issue: string; readonly form: Adoption['form']; readonly at: Instant; readonly evidence: string }

/** A bulletin of the district appeared with the item in it. Told twice, it is once; for what is no longer there, nothing. */
export async function notePublished(work: Work, { item, name, issue, form, at, evidence }: Appeared): Promise<void> {
  const stored = await lockItem(work.db, item)
  if (!stored) return
  const publication: Publication = { name, issue, at }
  await carryOutTold(work, { before: stored.state, version: stored.version }, { type: 'publish', publication, adoption: { level: 'district', vehicle: name, issue, form, adoptedAt: at, evidence } })
}
