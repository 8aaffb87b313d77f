import { refuse, type Refused } from '#lib/decision'
import type { UnitId } from '#lib/ids'
import { dayOf, type Day } from '#lib/instants'
import { inTreeOrder, peopleByIds, unitTree } from '#modules/organisation'
import type { Call, Db, Work } from '#platform/act'
import type { Platform } from '../../../../platform/module.ts'
import { handlingRoles, standingOf, type Viewer } from '../../core/access.ts'
import { claimFault, gapOf, type Claim, type SeatClaim } from '../../core/network.ts'
import type { NetworkRefusal } from '../../core/network-refusals.ts'
import type { EmergencyRefusal } from '../../core/refusals.ts'
import type { NetworkLine, NetworkView, Seat, SeatHolder } from '../../core/views.ts'
import { own, type ContactRow } from '../tables.ts'
import { viewerOf, type Looking } from '../viewer.ts'

/** The townships of a day, in the order of the tree. */
export async function townshipsOn(db: Db, day: Day): Promise<readonly { readonly unit: UnitId; readonly name: string }[]> {
  return inTreeOrder(await unitTree(db, day)).filter(({ unit: { kind } }) => kind === 'township').map(({ unit: { id, shortName } }) => ({ unit: id, name: shortName }))
}

/** Who holds the seats on a day. */
export const heldOn = async (db: Db, day: Day): Promise<readonly ContactRow[]> =>
  own(db).selectFrom('emergencies_contacts').selectAll().where('from_on', '<=', day).where((is) => is.or([is('until_on', 'is', null), is('until_on', '>', day)])).execute()

/** Whether somebody keeps the network: the duty room and the leaders of the office. */
export const keepsNetwork = (viewer: Viewer): boolean => viewer.admin === null && viewer.identities.map(standingOf).some(({ keeps, leads }) => keeps || leads)
/** Units whose matters go through the viewer's hands. */
export const ownUnits = ({ admin, identities }: Viewer): readonly UnitId[] =>
  (admin === null ? identities.flatMap(({ posts }) => posts.filter(({ roles }) => roles.some((role) => handlingRoles.includes(role))).flatMap(({ unit, organ }) => [unit, organ])) : [])

/** R33: the network with its gaps; a township sees its own line. */
export async function networkView(looking: Looking): Promise<NetworkView> {
  const { db, now } = looking
  const today = dayOf(now)
  const viewer = await viewerOf(looking)
  const [mayTest, mine] = [keepsNetwork(viewer), ownUnits(viewer)]
  const [townships, held] = [await townshipsOn(db, today), await heldOn(db, today)]
  const lines = townships.filter(({ unit }) => mayTest || mine.includes(unit)).map(({ unit, name }): NetworkLine => {
    const of = (seat: Seat) => held.filter((row) => row.unit === unit && row.seat === seat)
    const [officers, leaders] = [of('emergencyInfoOfficer'), of('inChargeLeader')]
    return { unit, name, officer: holderOf(officers[0]), leader: holderOf(leaders[0]), fault: gapOf({ emergencyInfoOfficer: officers.length, inChargeLeader: leaders.length }), mayRegister: mayTest }
  })
  return { lines, complete: lines.filter(({ fault }) => fault === null).length, mayTest, today }
}

const holderOf = (row: ContactRow | undefined): SeatHolder | null => (row ? { person: row.person, name: row.name, phone: row.phone, from: row.from_on } : null)

/** Who holds both seats of a township from a day on; those before are ended on it and kept. */
export const registerContacts = (platform: Pick<Platform, 'runCommand'>, call: Call, { unit, ...claim }: Claim & { readonly unit: UnitId }): Promise<{ readonly id: UnitId } | Refused> =>
  platform.runCommand(call, async (work): Promise<{ readonly id: UnitId } | Refused<NetworkRefusal | EmergencyRefusal>> => {
    if (!keepsNetwork(await viewerOf(work))) return refuse('not-for-duty-clerk')
    const { db, now } = work
    if (!(await townshipsOn(db, dayOf(now))).some((one) => one.unit === unit)) return refuse('not-a-township')
    const open = await own(db).selectFrom('emergencies_contacts').selectAll().where('unit', '=', unit).where('until_on', 'is', null).forUpdate().execute()
    const fault = claimFault(claim, open.map(({ from_on }) => from_on).toSorted().at(-1) ?? null)
    if (fault) return fault
    const names = await peopleByIds(db, [...claim.officers, ...claim.leaders].map(({ person }) => person), dayOf(now))
    for (const [seat, { person, phone }] of [['emergencyInfoOfficer', claim.officers[0]!], ['inChargeLeader', claim.leaders[0]!]] as const) {
      const name = names.get(person)?.name
      if (!name) return refuse('seat-person-unknown')
      await seatTaken(work, open.find((row) => row.seat === seat), { unit, seat, name, claim: { person, phone: phone.trim() }, from: claim.from })
    }
    work.record({ stream: `emergencyNetwork:${unit}:${work.newId()}`, from: 0, events: [{ type: 'contacts-registered' }], after: { from: claim.from } })
    return { id: unit }
  })

interface Taken { readonly unit: UnitId; readonly seat: Seat; readonly name: string; readonly claim: SeatClaim; readonly from: Day }

/** Nothing is written anew where the same person keeps the seat under the same number. */
async function seatTaken(work: Work, before: ContactRow | undefined, { unit, seat, name, claim: { person, phone }, from }: Taken): Promise<void> {
  if (before?.person === person && before.phone === phone) return
  if (before) await own(work.db).updateTable('emergencies_contacts').set({ until_on: from }).where('id', '=', before.id).execute()
  await own(work.db).insertInto('emergencies_contacts').values({ id: work.newId(), unit, seat, person, name, phone, from_on: from, until_on: null }).execute()
}
