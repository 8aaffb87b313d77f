import { refuse, type Refused } from '#lib/decision'
import { decidedInName } from '#modules/organisation'
import { isRefused, type Call, type Work } from '#platform/act'
import type { Platform } from '../../../../platform/module.ts'
import { standingOf } from '../../core/items/access.ts'
import type { ItemId } from '../../core/items/types.ts'
import type { Signatory } from '#lib/signatory'
import { visibleLocked } from '../items/ground.ts'
import { own } from '../tables.ts'
import { oneAtATime, putTogether, takeApart } from './keeping.ts'

/** 信息编辑 puts two reports together by hand, or takes one out (`with` null). */
export const rearrange = (platform: Pick<Platform, 'runCommand'>, call: Call, { item, with: other }: { item: ItemId; with: ItemId | null }): Promise<{ id: ItemId } | Refused> => platform.runCommand(call, async (work) => {
  await oneAtATime(work.db)
  const seen = await editing(work, item)
  if (isRefused(seen)) return seen
  const { by } = seen
  const cluster = await clusterOf(work, item)
  if (other === null) {
    if (cluster === null) return refuse('stands-alone')
    await takeApart(work, { item, by })
    return { id: item }
  }
  const target = await editing(work, other)
  if (isRefused(target)) return target
  if (other === item || (cluster !== null && cluster === await clusterOf(work, other))) return refuse('put-together-already')
  await putTogether(work, { item, with: other, by })
  return { id: item }
})

const clusterOf = async (work: Work, id: ItemId): Promise<string | null> => (await own(work.db).selectFrom('reporting_items').select('cluster').where('id', '=', id).executeTakeFirstOrThrow()).cluster

/** A report of the office, locked, and in whose name the editor acts on it. */
async function editing(work: Work, id: ItemId): Promise<{ readonly by: Signatory } | Refused> {
  const seen = await visibleLocked(work, id)
  if (isRefused(seen)) return seen
  const { viewer, stored } = seen
  if (stored.state.submittedAt === null) return refuse('not-found')
  const decided = await decidedInName(work, viewer.identities, (by, identity) => (
    standingOf(identity, stored.state.source.point, viewer.desk).edits ? { kind: 'accepted' as const, events: [by] } : refuse('not-for-info-desk')))
  return isRefused(decided) ? decided : { by: decided.events[0]! }
}
