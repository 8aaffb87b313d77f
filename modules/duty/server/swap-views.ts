import { refuse, type Refused } from '#lib/decision'
import { dayOf } from '#lib/instants'
import { decideSwap, type Swap } from '../core/swaps.ts'
import { isMemberOn } from '../core/rotation.ts'
import { poolOf, type Month, type Seat } from '../core/types.ts'
import type { SwapOptions, SwapView } from '../core/views.ts'
import { dutyDayOf } from '../core/duty-day.ts'
import { membersIn } from './ground.ts'
import { dutySettings } from './settings.ts'
import { swapFacts, type SwapActInput } from './swaps.ts'
import { inDuty } from './tables.ts'
import { viewerOf, type DutyViewer, type Looking } from './viewer.ts'

const samples: readonly SwapActInput[] = [{ type: 'agree' }, { type: 'approve' }, { type: 'decline', reason: '…' }, { type: 'withdraw' }]

/** The swaps of a month: all of them to those who keep and settle the roster and to those who approve, else one's own. */
export async function swapViews(looking: Looking, viewer: DutyViewer, month: Month): Promise<readonly SwapView[]> {
  const rows = await inDuty(looking.db).selectFrom('duty_swaps').select('state').where('month', '=', month).orderBy('asked_at', 'desc').orderBy('id').limit(100).execute()
  const views: SwapView[] = []
  for (const { state: swap } of rows) {
    const may = await mayDo(looking, viewer, swap)
    const isOwn = viewer.names.some(({ person }) => person === swap.asker.person || person === swap.other.person || person === swap.given.person)
    if (isOwn || may.length > 0 || viewer.names.some(({ keeps, decides }) => keeps || decides)) views.push({ swap, may })
  }
  return views
}

async function mayDo(looking: Looking, { names, organs }: DutyViewer, swap: Swap): Promise<SwapView['may']> {
  if (swap.at !== 'asked' && swap.at !== 'agreed') return []
  const facts = await swapFacts(looking, swap, organs)
  return samples.filter((act) => names.some((name, at) => decideSwap(swap, act, {
    ...facts, self: name.person, actor: { person: names[0]!.person, name: '', unit: null, unitName: '', onBehalfOf: at === 0 ? null : { person: name.person, name: name.name } },
  }).kind === 'accepted')).map(({ type }) => type)
}

/** With whom and for which shift the viewer may swap his own: his group's shifts to come, and its people to stand in. */
export async function swapOptions(looking: Looking, { day, role, seat }: Seat): Promise<SwapOptions | Refused<'not-found'>> {
  const { db, now } = looking
  const viewer = await viewerOf(looking)
  const own = await inDuty(db).selectFrom('duty_shifts').selectAll().where('day', '=', day).where('role', '=', role).where('seat', '=', seat).where('is_published', '=', true).executeTakeFirst()
  if (!own || !viewer.names.some(({ person }) => person === own.person)) return refuse('not-found')
  const roles = (['leader', 'chief', 'main', 'deputy'] as const).filter((one) => poolOf[one] === poolOf[role])
  const { handoverMinute } = await dutySettings(db)
  const shifts = await inDuty(db).selectFrom('duty_shifts').select(['day', 'role', 'seat', 'person', 'name', 'kind']).where('day', '>', dutyDayOf(now, handoverMinute)).where('role', 'in', roles)
    .where('is_published', '=', true).where('person', '!=', own.person).orderBy('day').orderBy('role').orderBy('seat').limit(200).execute()
  const people = (await membersIn(db)).filter((one) => one.pool === poolOf[role] && one.person !== own.person && isMemberOn(one, day) && isMemberOn(one, dayOf(now)))
  return { shifts, people: people.map(({ person, name }) => ({ person, name })) }
}
