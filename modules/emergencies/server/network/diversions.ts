import { refuse, type Refused } from '#lib/decision'
import type { PersonId } from '#lib/ids'
import type { Call } from '#platform/act'
import type { Platform } from '../../../../platform/module.ts'
import type { NetworkRefusal } from '../../core/network-refusals.ts'
import type { EmergencyRefusal } from '../../core/refusals.ts'
import type { DiversionLine, Page } from '../../core/views.ts'
import { keepersOn } from '../at-hand.ts'
import { takeDiversion } from '../store.ts'
import { own } from '../tables.ts'
import { viewerOf, type Looking } from '../viewer.ts'
import { keepsNetwork } from './network.ts'

/** N-03, 改走涉密渠道: a bare row with number, time and keeper. Nothing of the matter itself can be written. */
export const divert = (platform: Pick<Platform, 'runCommand'>, call: Call, keeper: PersonId): Promise<{ readonly id: string } | Refused> => platform.runCommand(call, async (work): Promise<{ readonly id: string } | Refused<NetworkRefusal | EmergencyRefusal>> => {
  if (!keepsNetwork(await viewerOf(work))) return refuse('not-for-duty-clerk')
  const known = (await keepersOn(work.db, work.now)).find(({ person }) => person === keeper)
  if (!known) return refuse('keeper-unfit')
  const number = await takeDiversion(work)
  await own(work.db).insertInto('emergencies_diversions').values({ number, at: work.now, keeper, keeper_name: known.name, by_name: work.actor.name }).execute()
  work.record({ stream: `emergencyDiversion:${number}`, from: 0, events: [{ type: 'diverted' }] })
  return { id: String(number) }
})

/** The ledger, for those who keep it. */
export async function listDiversions(looking: Looking, { after, limit }: { readonly after: string | null; readonly limit: number }): Promise<Page<DiversionLine>> {
  if (!keepsNetwork(await viewerOf(looking))) return { lines: [], next: null }
  const from = /^\d{1,9}$/.test(after ?? '') ? Number(after) : null
  const all = own(looking.db).selectFrom('emergencies_diversions').selectAll().orderBy('number', 'desc').limit(limit + 1)
  const rows = await (from === null ? all : all.where('number', '<', from)).execute()
  const page = rows.slice(0, limit)
  return { lines: page.map(({ number, at, keeper_name, by_name }) => ({ number, at, keeper: keeper_name, byName: by_name })), next: rows.length > limit ? String(page.at(-1)!.number) : null }
}
